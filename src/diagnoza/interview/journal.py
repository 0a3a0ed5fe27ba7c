"""The journal beside the sheet: every event a line, on the disk before anybody is told that it was taken.

A line is the CRC-32 of the rest in eight hexadecimal digits, a space, and the event as JSON. Reading stops at the first
line that is not whole; what is left behind it (a torn tail after a power cut) is set aside in a file of its own, never
thrown away. One process at a time: the journal is locked as long as it is open.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from diagnoza.files.platform import Lock, sync_file, sync_folder
from diagnoza.interview.events import Asked, Began, Event, Saved, Skipped, Went, WentBack, as_json, from_json
from diagnoza.problems import Failure, Place, problem

SUFFIX = ".dziennik"
TORN_SUFFIX = ".uszkodzony"


def journal_of(sheet: Path) -> Path:
    """`arkusz.yaml` → `arkusz.yaml.dziennik`."""
    return sheet.with_name(sheet.name + SUFFIX)


def line_of(event: Event) -> bytes:
    """One line with its checksum."""
    text = json.dumps(as_json(event), ensure_ascii=False, separators=(",", ":")).encode()
    return b"%08x %s\n" % (zlib.crc32(text), text)


def events_in(data: bytes) -> tuple[tuple[Event, ...], int]:
    """Events up to the last whole line, and how many bytes they take."""
    found: list[Event] = []
    taken = 0
    while (end := data.find(b"\n", taken)) >= 0:
        event = _event(data[taken:end])
        if event is None:
            break
        found.append(event)
        taken = end + 1
    return tuple(found), taken


def _event(line: bytes) -> Event | None:
    checksum, _, text = line.partition(b" ")
    try:
        if int(checksum, 16) != zlib.crc32(text) or len(checksum) != 8:
            return None
        return from_json(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


@dataclass(frozen=True, slots=True)
class Disk:
    """What the journal asks of the system; tests give one that writes down the order."""

    write: Callable[[BinaryIO, bytes], None]
    sync: Callable[[BinaryIO], None]


def _write(stream: BinaryIO, data: bytes) -> None:
    left = memoryview(data)
    while left:  # an unbuffered stream may take a part only, and then say why it takes no more
        left = left[stream.write(left) :]


DISK = Disk(_write, lambda stream: sync_file(stream.fileno()))


class Journal:
    """An open, locked journal. `events` are those on the disk, in order; `torn` is where a broken tail was set aside."""

    def __init__(
        self, path: Path, stream: BinaryIO, lock: Lock, events: Sequence[Event], torn: Path | None, disk: Disk
    ):
        self.path = path
        self.events = list(events)
        self.torn = torn
        self._stream = stream
        self._lock = lock
        self._disk = disk

    def append(self, event: Event) -> None:
        """Write the event and wait until the disk has it; `Failure` F003 where it cannot be written.

        An open file takes more also when its folder was deleted or moved away; nobody would find there what it took.
        """
        try:
            self._disk.write(self._stream, line_of(event))
            self._disk.sync(self._stream)
            self.path.stat()
        except OSError as error:
            raise _failure(self.path, error) from error
        self.events.append(event)

    def close(self) -> None:
        """Release the lock."""
        self._lock.release()
        self._stream.close()


def open_journal(path: Path, *, disk: Disk = DISK) -> Journal:
    """Open or create (0600), lock, read; `Failure` F010 in use elsewhere, F003 not writable."""
    try:
        is_new = not path.exists()
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        stream: BinaryIO = os.fdopen(descriptor, "r+b", buffering=0)
    except OSError as error:
        raise _failure(path, error) from error
    try:
        lock = Lock.acquire(stream, path)
        try:
            data = path.read_bytes()
            found, taken = events_in(data)
            torn = _set_aside(path, stream, data, taken, disk) if taken < len(data) else None
            stream.seek(taken)
            if is_new:
                sync_folder(path.parent)
        except OSError as error:
            lock.release()
            raise _failure(path, error) from error
    except BaseException:
        stream.close()
        raise
    return Journal(path, stream, lock, found, torn, disk)


def read_journal(path: Path) -> tuple[Event, ...]:
    """Events of a journal without opening it for writing; empty where there is none."""
    try:
        return events_in(path.read_bytes())[0] if path.exists() else ()
    except OSError as error:
        raise _failure(path, error) from error


def has_unsaved(found: Sequence[Event]) -> bool:
    """Whether answers were changed since the sheet was last written from the journal."""
    for event in reversed(found):
        if isinstance(event, Saved | Began):
            return False
        if not isinstance(event, Asked | Skipped | Went | WentBack):
            return True
    return False


def _set_aside(path: Path, stream: BinaryIO, data: bytes, taken: int, disk: Disk) -> Path:
    """Keep the broken tail beside the journal, then cut it off; in that order, so that it is never nowhere."""
    torn = path.with_name(path.name + TORN_SUFFIX)
    with open(os.open(torn, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab", buffering=0) as aside:
        disk.write(aside, data[taken:] + b"\n")
        disk.sync(aside)
    stream.truncate(taken)
    disk.sync(stream)
    return torn


def _failure(path: Path, error: OSError) -> Failure:
    reason = error.strerror or str(error)
    return Failure([problem("F003", Place(str(path)), file=path, reason=reason)], unreadable=True)
