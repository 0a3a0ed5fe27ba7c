"""`wywiad`: what surrounds the talk itself – the terminal, the clock, signals, and leaving with everything saved."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from diagnoza.cli.errors import DONE, INTERRUPTED, NO_TERMINAL, guarded

if TYPE_CHECKING:
    from diagnoza.definition.terms import Role, Scope
    from diagnoza.interview.record import Record

_NEEDS_TERMINAL = (
    "Wywiad wymaga terminala. Bez niego wypełnij formularz (diagnoza formularz) i wczytaj go do arkusza (diagnoza wczytaj) "
    "albo uzupełnij arkusz w edytorze tekstu (diagnoza utworz)."
)


def interview(
    path: Path, folder: Path | None, scope: Scope = "full", role: Role | None = None, *, plain: bool = False
) -> int:
    """The talk on a sheet; whatever ends it, what was acknowledged is on the disk and the sheet is written."""

    def work() -> int:
        if not has_terminal():
            print(_NEEDS_TERMINAL, file=sys.stderr)
            return NO_TERMINAL
        from diagnoza import interviewing
        from diagnoza.files.platform import Terminated, on_termination
        from diagnoza.interview.screen import terminal_screen
        from diagnoza.interview.terminal import leave_interrupted, run_interview

        with on_termination(), _possibly_gone():
            try:
                record = interviewing.open_interview(path, folder, _now, scope=scope, role=role)
                screen = terminal_screen(sys.stdout, os.environ, is_plain=plain)
                with _saved(record):
                    try:
                        with line_editing(screen.is_plain):
                            return run_interview(record, screen, read_line, _now)
                    except (KeyboardInterrupt, Terminated):
                        return leave_interrupted(record, screen, _now) or INTERRUPTED
            except Terminated:  # before the first question, or once more while saving
                return INTERRUPTED

    return guarded(work)


def has_terminal() -> bool:
    """Whether somebody can be asked, and can read what is asked."""
    # A stream closed by whoever started the program is None.
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


@contextmanager
def _saved(record: Record) -> Iterator[None]:
    """Whatever happens inside, the journal is closed; it holds every answer that was acknowledged."""
    try:
        yield
    finally:
        record.close()


@contextmanager
def _possibly_gone() -> Iterator[None]:
    """After SIGHUP there is nobody to read: what is still buffered goes nowhere, or Python would fail on it at exit."""
    try:
        yield
    finally:
        try:
            sys.stdout.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, sys.stdout.fileno())
                os.dup2(nowhere, sys.stderr.fileno())


def _now() -> datetime:
    return datetime.now().astimezone().replace(microsecond=0)


@contextmanager
def line_editing(plain: bool) -> Iterator[None]:
    """Arrows, and lines of any length; a system without readline has its own."""
    with suppress(ImportError):
        import readline

        readline.clear_history()
        readline.set_auto_history(False)
        # A pasted text of several lines is one answer, not the answers to the questions that follow.
        readline.parse_and_bind(f"set enable-bracketed-paste {'off' if plain else 'on'}")
    yield


def read_line(prompt: str) -> str | None:
    """A line typed, None at the end of the input."""
    try:
        return input(prompt)
    except EOFError:
        return None


def tell_history(path: Path, folder: Path | None, *, as_json: bool) -> int:
    """`wywiad --historia`."""

    def work() -> int:
        from diagnoza import interviewing
        from diagnoza.interview.history import history_json, history_text
        from diagnoza.render.terminal import make_console, print_json

        entries = interviewing.tell_history(path, folder)
        if as_json:
            print_json(history_json(entries))
        console = make_console(stderr=as_json)
        for line in history_text(entries):
            console.print(line, markup=False, highlight=False, soft_wrap=True)
        return DONE

    return guarded(work, as_json=as_json)


def remove_typed(path: Path, question: str, folder: Path | None) -> int:
    """`wywiad --usun-tresc`."""

    def work() -> int:
        from diagnoza import interviewing
        from diagnoza.render.terminal import make_console

        touched = interviewing.remove_typed(path, question, folder, _now)
        console = make_console(stderr=False)
        console.print(f"Usunięto teksty wpisane przy pytaniu {question}.", markup=False, soft_wrap=True)
        for file in touched:
            state = "zmieniono" if file.exists() else "skasowano"
            console.print(f"  {state}: {file}", markup=False, soft_wrap=True)
        console.print(
            "Kopie zrobione poza programem (poczta, dysk sieciowy, kopia zapasowa) trzeba usunąć osobno.", markup=False
        )
        return DONE

    return guarded(work)
