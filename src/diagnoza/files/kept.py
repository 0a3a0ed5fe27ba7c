"""What the program keeps for one user so as not to work it out again: one folder of files that may be lost at any time.

An entry counts only when this user owns it and its folder, nobody else may write them, and its checksum is right; otherwise it is as if
there were none. Nothing here raises for what the disk does.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

MAX_ENTRIES = 20
"""Of one suffix."""
OFF = "DIAGNOZA_BEZ_PAMIECI"
"""With this in the environment (any text but an empty one) nothing is kept nor read."""

_MAX_ENTRY = 64_000_000
_CHECKSUM = 32
_ABANDONED_SECONDS = 600


def cache_folder() -> Path | None:
    """The user's folder for what may be lost, or None where it is switched off or cannot be told."""
    if os.environ.get(OFF):
        return None
    try:
        import platformdirs

        return platformdirs.user_cache_path("diagnoza", appauthor=False)
    except (ImportError, OSError, RuntimeError, ValueError):  # no home
        return None


def code_facts(folders: Iterable[Path]) -> list[tuple[str, int, int]]:
    """The Python files in the folders by name, size and time: in a checkout code changes while the version stays."""
    found = []
    for folder in folders:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    status = entry.stat()
                    found.append((f"{folder.name}/{entry.name}", status.st_size, status.st_mtime_ns))
    return sorted(found)


def read_kept(path: Path, owner: int | None = None) -> bytes | None:
    """What is kept at `path`, or None where there is nothing, or something that is not whole or not the owner's own.

    `owner` is the user whose file it must be; without it the one who runs the process.
    """
    try:
        if not _is_own(path.parent.lstat(), owner, stat.S_ISDIR):
            return None
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as stream:
            status = os.fstat(stream.fileno())
            if not _is_own(status, owner, stat.S_ISREG) or status.st_size > _MAX_ENTRY:
                return None
            raw = stream.read()
    except (OSError, ValueError):
        return None
    checksum, body = raw[:_CHECKSUM], raw[_CHECKSUM:]
    return body if hashlib.sha256(body).digest() == checksum else None


def write_kept(path: Path, body: bytes) -> None:
    """Keep the bytes at `path`, whole or not at all, and forget the oldest entries of that suffix."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not _is_own(path.parent.lstat(), None, stat.S_ISDIR):
            return
        beside = path.with_name(f"{path.stem}.{secrets.token_hex(4)}.tmp")
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            with os.fdopen(descriptor, "wb") as written:
                written.write(hashlib.sha256(body).digest() + body)
            os.replace(beside, path)
        except OSError:
            beside.unlink(missing_ok=True)
            raise
        _forget_old(path.parent, path.suffix)
    except (OSError, ValueError):
        return


def _forget_old(folder: Path, suffix: str) -> None:
    """Of many entries only the newest stay; what a killed process left unfinished goes."""
    entries: list[tuple[float, Path]] = []
    for path in folder.iterdir():
        with suppress(OSError):
            written = path.lstat().st_mtime
            if path.suffix == ".tmp" and written < time.time() - _ABANDONED_SECONDS:
                path.unlink()
            elif path.suffix == suffix:
                entries.append((written, path))
    for _, path in sorted(entries, reverse=True)[MAX_ENTRIES:]:
        with suppress(OSError):
            path.unlink()


def _is_own(status: os.stat_result, owner: int | None, kind: Any) -> bool:
    """Of that kind, of that user, and not writable by others; on Windows the user's profile is guarded by the system."""
    if not kind(status.st_mode):
        return False
    if not hasattr(os, "geteuid"):
        return True
    return status.st_uid == (os.geteuid() if owner is None else owner) and not status.st_mode & 0o022
