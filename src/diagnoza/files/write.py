"""Writing outputs: never over an existing file without leave, never half a file."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from diagnoza.problems import Failure, Place, problem


def ensure_writable(path: Path, *, overwrite: bool) -> None:
    """`Failure` F004 where the output exists and may not be replaced, F003 where its folder is missing.

    Asked before the work begins, so that nobody waits for a report that cannot be written.
    """
    place = Place(str(path))
    try:
        if path.is_dir():
            raise Failure([problem("F003", place, file=path, reason="to jest katalog")], unreadable=True)
        if path.exists() and not overwrite:
            raise Failure([problem("F004", place, file=path)])
        if not path.parent.is_dir():
            raise Failure([problem("F003", place, file=path, reason="nie ma takiego katalogu")], unreadable=True)
    except (OSError, ValueError) as error:
        # A name too long for the system, or with a character it cannot hold.
        reason = getattr(error, "strerror", None) or str(error)
        raise Failure([problem("F003", place, file=path, reason=reason)], unreadable=True) from error


def ensure_not_input(output: Path, inputs: Iterable[Path]) -> None:
    """`Failure` F007 where an output would replace what it is made from; `--nadpisz` gives no leave for that."""
    for path in inputs:
        if output.exists() and path.exists() and output.samefile(path):
            raise Failure([problem("F007", Place(str(output)), file=output)])


def write_output(path: Path, data: bytes, *, overwrite: bool, private: bool = False, keep_same: bool = False) -> None:
    """Write beside, flush to the disk, rename: a reader sees the old file or the new one, never a part.

    `private` gives mode 0600, as sheets have. With `keep_same` a file that holds these very bytes is left alone.
    """
    if keep_same and path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
        return
    ensure_writable(path, overwrite=overwrite)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        # O_EXCL: an attacker's link under that name must not be followed.
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if private else 0o644)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(beside, path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        reason = error.strerror or str(error)
        raise Failure([problem("F003", Place(str(path)), file=path, reason=reason)], unreadable=True) from error


def make_folder(path: Path) -> None:
    """Create a folder for outputs; `Failure` F003 where that is not possible."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Failure([problem("F003", Place(str(path)), file=path, reason=reason)], unreadable=True) from error
