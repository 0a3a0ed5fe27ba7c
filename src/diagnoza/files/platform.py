"""What differs between systems: locks, flushing to the disk, renaming, signals that end a process.

Whatever is asked of a system goes through `System`, so that a test on one can play another.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import Any, BinaryIO

from diagnoza.files.shared_folders import shared_folder
from diagnoza.files.system import HERE, System
from diagnoza.problems import Failure, Place, problem

__all__ = [
    "HERE",
    "Lock",
    "System",
    "Terminated",
    "on_termination",
    "rename_patiently",
    "replace",
    "shared_folder",
    "sync_file",
    "sync_folder",
]

_NOTE_SUFFIX = ".blokada"
_LOCKED_BYTE = 0x7FFFFFFE
"""Windows locks bytes and refuses to read them; this one lies behind the end of any file, and `locking` takes 32 bits."""
_HELD = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK, getattr(errno, "EDEADLOCK", errno.EDEADLK)}


class Lock:
    """An exclusive lock on an open file, until `release`, until the file is closed, or until the process dies.

    Who holds it stands in a file beside (`….blokada`), for the message only: the lock itself is the system's, and a
    note left by a process that was killed keeps nobody out. `is_enforced` is false where the file system has no locks
    (some network drives): then nothing keeps a second process out.
    """

    def __init__(self, descriptor: int, note: Path, system: System, *, is_enforced: bool) -> None:
        self.is_enforced = is_enforced
        self._descriptor = descriptor
        self._note = note
        self._system = system

    @classmethod
    def acquire(cls, stream: BinaryIO, path: Path, system: System = HERE) -> Lock:
        """Lock the file open at `path` without waiting; `Failure` F010 when another process holds it."""
        note = path.with_name(path.name + _NOTE_SUFFIX)
        try:
            _lock(stream.fileno(), system)
        except OSError as error:
            if error.errno in _HELD:
                raise _in_use(path, note) from error
            return cls(stream.fileno(), note, system, is_enforced=False)
        if not _is_at(stream, path):  # replaced between the opening and the lock
            raise _in_use(path, note)
        with suppress(OSError), open(os.open(note, _TO_NOTE, 0o600), "w", encoding="ascii") as written:
            written.write(f"{os.getpid()}\n")
        return cls(stream.fileno(), note, system, is_enforced=True)

    def release(self) -> None:
        """Let others in; a second call does nothing."""
        if self._descriptor >= 0 and self.is_enforced:
            # The note goes first: once the lock is free, it may be another's.
            with suppress(OSError):
                self._note.unlink()
            with suppress(OSError, ValueError):
                _unlock(self._descriptor, self._system)
        self._descriptor = -1


_TO_NOTE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)


def _lock(descriptor: int, system: System) -> None:
    if system.fcntl is not None:
        system.fcntl.flock(descriptor, system.fcntl.LOCK_EX | system.fcntl.LOCK_NB)
    else:
        _lock_byte(descriptor, system, system.msvcrt.LK_NBLCK)


def _unlock(descriptor: int, system: System) -> None:
    if system.fcntl is not None:
        system.fcntl.flock(descriptor, system.fcntl.LOCK_UN)
    else:
        _lock_byte(descriptor, system, system.msvcrt.LK_UNLCK)


def _lock_byte(descriptor: int, system: System, mode: int) -> None:
    position = os.lseek(descriptor, 0, os.SEEK_CUR)
    try:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        system.msvcrt.locking(descriptor, mode, 1)
    finally:
        os.lseek(descriptor, position, os.SEEK_SET)


def _is_at(stream: BinaryIO, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(stream.fileno()), os.stat(path))
    except OSError:
        return False


def _in_use(path: Path, note: Path) -> Failure:
    return Failure([problem("F010", Place(str(path)), file=path, holder=_holder(note))], unreadable=True)


def _holder(note: Path) -> str:
    """„proces 1234, od 08.06.2022 10:15”, as the note says; the time is the file's own."""
    try:
        number = note.read_bytes()[:20].strip()
        since = datetime.fromtimestamp(note.stat().st_mtime)
    except OSError:
        return "proces nieznany"
    return f"proces {int(number)}, od {since:%d.%m.%Y %H:%M}" if number.isdigit() else "proces nieznany"


def sync_file(descriptor: int, system: System = HERE) -> None:
    """Wait until the disk has what was written; on macOS the drive itself, where `fsync` waits for its cache only."""
    full = getattr(system.fcntl, "F_FULLFSYNC", None) if system.name == "darwin" else None
    if full is not None:
        with suppress(OSError):  # a network drive cannot; then the plain call is all there is
            system.fcntl.fcntl(descriptor, full)
            return
    system.fsync(descriptor)


_NO_FOLDER_SYNC = {errno.EINVAL, errno.EBADF, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EACCES, errno.EPERM}


def sync_folder(path: Path, system: System = HERE) -> None:
    """Wait until the disk has the names in a folder; nothing where the system cannot (Windows, some network drives)."""
    if system.is_windows:
        return
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            sync_file(descriptor, system)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise


_PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.6)
"""Seconds between attempts to rename, about two in all."""


def rename_patiently(source: Path, target: Path, system: System = HERE) -> None:
    """`os.replace`, tried for about two seconds while antivirus or OneDrive holds the target; then `PermissionError`."""
    for pause in _PAUSES:
        try:
            system.rename(source, target)
            return
        except PermissionError:
            system.sleep(pause)
    system.rename(source, target)


def replace(source: Path, target: Path, system: System = HERE) -> None:
    """Rename over `target`, patiently; `Failure` F012 says that `target` is as it was and the new file is `source`."""
    try:
        rename_patiently(source, target, system)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Failure(
            [problem("F012", Place(str(target)), file=target, beside=source, reason=reason)], unreadable=True
        ) from error


class Terminated(BaseException):
    """The system told the process to end; not an `Exception`, so that nothing on the way takes it for a fault."""

    def __init__(self, signal_number: int) -> None:
        self.signal_number = signal_number
        super().__init__(signal_number)


def _raise_terminated(signal_number: int) -> None:
    raise Terminated(signal_number)


_ENDING = ("SIGTERM", "SIGHUP", "SIGBREAK")


@contextmanager
def on_termination(handler: Callable[[int], None] = _raise_terminated, system: System = HERE) -> Iterator[None]:
    """While within, SIGTERM and SIGHUP (on Windows SIGBREAK) call `handler`, which raises `Terminated`.

    Only the first one does: a second must not break off the saving that the first began. A signal that was ignored
    before (`nohup`) stays ignored, the old handlers come back at the end, and outside the main thread nothing is done.
    """
    signals = system.signals
    told = False

    def once(number: int, frame: FrameType | None) -> None:
        nonlocal told
        if not told:
            told = True
            handler(number)

    old: dict[int, Any] = {}
    try:
        for name in _ENDING:
            number = getattr(signals, name, None)
            if number is not None and signals.getsignal(number) != signals.SIG_IGN:
                with suppress(ValueError):  # not the main thread
                    old[number] = signals.signal(number, once)
        yield
    finally:
        for number, before in old.items():
            signals.signal(number, signals.SIG_DFL if before is None else before)
