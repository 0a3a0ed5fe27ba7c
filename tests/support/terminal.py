"""`diagnoza wywiad` in a pseudo-terminal, as a person would see it: lines typed, prompts waited for, the screen read.

Nothing here sleeps: every wait ends with the byte that was waited for, and `TIMEOUT` only ends a test that hangs.
"""

from __future__ import annotations

import os
import re
import select
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest

from diagnoza.definition.model import Definition
from diagnoza.files.sheets import read_sheet
from diagnoza.interview.events import Event
from diagnoza.interview.journal import journal_of, read_journal
from diagnoza.interview.record import open_record
from diagnoza.interview.session import Session
from support.small import Small

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal of POSIX", allow_module_level=True)

import termios

import pexpect
import pyte

TIMEOUT = 60.0
"""Seconds after which something hangs; no test depends on how long a thing takes."""
PROMPT = "> "
PROGRAM = (sys.executable, "-m", "diagnoza")
_ESCAPE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[ -/]*[0-Z\\^-~])")
_ENDING = re.compile(r"(?:\x1b\[[0-?]*[ -/]*[@-~])*$")
_PIECE = 1024


class Terminal:
    """A program in a terminal of `columns` × `rows`; `output` is every byte it wrote."""

    def __init__(
        self,
        command: Sequence[object],
        *,
        columns: int = 80,
        rows: int = 24,
        folder: Path | None = None,
        environment: Mapping[str, str] | None = None,
        before: Callable[[], None] | None = None,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.output = bytearray()
        self._stream = pyte.ByteStream(self.screen)
        self._sent_at = 0
        self._is_gone = False
        self.child = pexpect.spawn(
            str(command[0]),
            [str(argument) for argument in command[1:]],
            dimensions=(rows, columns),
            cwd=str(folder) if folder else None,
            env=_environment(environment or {}),
            timeout=TIMEOUT,
            preexec_fn=before,
        )
        self.child.delaybeforesend = None

    @property
    def pid(self) -> int:
        """The process in the terminal."""
        return int(self.child.pid)

    @property
    def text(self) -> str:
        """Everything written so far without escape sequences, lines ending in a line feed."""
        return _text(self.output)

    @property
    def seen(self) -> str:
        """The same of what was written since the last line was sent; its echo comes first."""
        return _text(self.output[self._sent_at :])

    @property
    def shown(self) -> str:
        """The screen as it stands: its lines without trailing blanks, empty ones at the end left out."""
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip("\n") + "\n"

    def type(self, *lines: str) -> Terminal:
        """Type lines, each at its own prompt, and wait for the prompt after the last."""
        for line in lines:
            self.wait().send(f"{line}\r")
        return self.wait()

    def last(self, line: str) -> int:
        """Type a line after which the program ends; the exit code."""
        return self.wait().send(f"{line}\r").end()

    def paste(self, text: str) -> Terminal:
        """What a terminal sends for a pasted text, then Enter; line breaks of the text do not end the line read."""
        return self.wait().send(f"\x1b[200~{text}\x1b[201~\r").wait()

    def wait(self) -> Terminal:
        """Until the program asks for a line: what it wrote ends in „> ” and nothing was typed behind it."""
        while not self._is_asking():
            assert self._read(), f"ended without asking:\n{self.text[-2000:]}"
        return self

    def until(self, words: str) -> Terminal:
        """Until these words were written after the last line was sent."""
        while words not in self.seen:
            assert self._read(), f"ended without „{words}”:\n{self.text[-2000:]}"
        return self

    def send(self, keys: str) -> Terminal:
        """Press keys, reading meanwhile so that neither side waits for the other."""
        self._sent_at = len(self.output)
        left = memoryview(keys.encode("utf-8", "surrogateescape"))
        while left:
            readable, writable, _ = select.select([self.child.child_fd], [self.child.child_fd], [], TIMEOUT)
            assert readable or writable, "the terminal takes no more"
            if readable and not self._read():
                break
            if writable:
                left = left[os.write(self.child.child_fd, left[:_PIECE]) :]
        return self

    def resize(self, columns: int, rows: int) -> None:
        """Another size of the window; the program hears of it by SIGWINCH."""
        self.child.setwinsize(rows, columns)
        self.screen.resize(rows, columns)

    def asleep(self) -> Terminal:
        """Until the program waits for a key, not only until its prompt is there.

        A signal between the two is heard with the next key only: CPython's readline looks for one before it waits.
        """
        state = Path(f"/proc/{self.pid}/stat")
        while state.exists() and state.read_text().rpartition(")")[2].split()[0] != "S":
            os.sched_yield()
        return self

    def kill(self, number: int) -> int:
        """Send a signal and read to the end; the exit code."""
        os.kill(self.pid, number)
        return self.end()

    def end(self) -> int:
        """Read to the end; the exit code, or the number of the signal that killed it, negative."""
        while self._read():
            pass
        self.child.wait()
        return int(-self.child.signalstatus if self.child.exitstatus is None else self.child.exitstatus)

    def hang_up(self) -> int:
        """Close the window: the terminal is gone and the kernel sends SIGHUP. The exit code."""
        self._is_gone = True
        self.child.ptyproc.fileobj.close()
        _, status = os.waitpid(self.pid, 0)
        for told in (self.child, self.child.ptyproc):
            told.closed = told.terminated = True
        return os.waitstatus_to_exitcode(status)

    def attributes(self) -> list[Any]:
        """The terminal's settings now: echo, line mode, signals."""
        return termios.tcgetattr(self.child.child_fd)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._is_gone:
            with suppress(OSError, pexpect.ExceptionPexpect):
                self.child.ptyproc.delayafterclose = self.child.ptyproc.delayafterterminate = 0
                if self.child.isalive():
                    self.child.kill(9)
                    self.child.wait()
                self.child.close()

    def _is_asking(self) -> bool:
        fresh = self.output[self._sent_at :].decode("utf-8", "replace")
        ending = _ENDING.search(fresh)
        assert ending is not None
        # The line typed is echoed behind the old prompt; the new prompt comes after its line feed.
        return fresh[: ending.start()].endswith(PROMPT) and (not self._sent_at or "\n" in fresh)

    def _read(self) -> bool:
        """Take in what was written; false at the end."""
        try:
            data = self.child.read_nonblocking(65536, TIMEOUT)
        except pexpect.EOF:
            return False
        except pexpect.TIMEOUT:
            raise AssertionError(f"hangs:\n{self.text[-2000:]}") from None
        self.output += data
        self._stream.feed(data)
        return True


@dataclass(frozen=True)
class Desk:
    """A folder with a sheet to interview on, `arkusz.yaml`; `content` is the user's own, for `--katalog`."""

    folder: Path
    content: Path | None = None

    @property
    def sheet(self) -> Path:
        return self.folder / "arkusz.yaml"

    @property
    def journal(self) -> Path:
        return journal_of(self.sheet)

    def command(self, *options: object) -> list[object]:
        """`diagnoza wywiad arkusz.yaml` with these options, as it would be typed in the folder."""
        own = ["--katalog", self.content] if self.content else []
        return [*PROGRAM, "wywiad", self.sheet.name, *own, *options]

    def talk(self, *options: object, **terminal: Any) -> Terminal:
        """The interview in a terminal."""
        return Terminal(self.command(*options), folder=self.folder, **terminal)

    def answers(self) -> dict[str, Any]:
        """Answers as they stand in the sheet."""
        data = read_sheet(self.sheet).text.data
        assert isinstance(data, dict)
        return dict(data["odpowiedzi"] or {})

    def events(self) -> tuple[Event, ...]:
        """What the journal holds."""
        return read_journal(self.journal)

    def resumed(self, definition: Definition) -> Session:
        """The session as the next start would have it."""
        record = open_record(read_sheet(self.sheet), definition, lambda: datetime.now(UTC))
        record.close()
        return record.session


def acknowledged(text: str) -> list[str]:
    """What the screen told to be saved, in order: the first line of each, without „zapisano”; the last one if it is whole."""
    return re.findall(r"(?:✓ z|^Z)apisano: (.*)\n", text, re.MULTILINE)


def untouched() -> list[Any]:
    """Settings of a terminal that no program has changed."""
    master, slave = os.openpty()
    try:
        return termios.tcgetattr(slave)
    finally:
        os.close(master)
        os.close(slave)


def _text(output: bytes) -> str:
    return _ESCAPE.sub("", output.decode("utf-8", "replace")).replace("\r\n", "\n").replace("\r", "")


def _environment(own: Mapping[str, str]) -> dict[str, str]:
    """Nothing of whoever runs the tests but where programs and the cache lie."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "HOME", "XDG_CACHE_HOME") if name in os.environ}
    return {**kept, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "INPUTRC": os.devnull, **own}


def lay_bank(folder: Path, areas: Mapping[str, str]) -> tuple[Path, Definition]:
    """A questionnaire of these areas for `--katalog`, beside the shipped ones: their ids get a „t-” before them."""
    small = Small(folder)
    for id_, text in areas.items():
        small.area(f"t-{id_}", text)
    return folder / "content", small.definition()
