"""Writing outputs: never over an existing file without leave, never half a file."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from diagnoza.files.platform import HERE, System, rename_patiently, replace, sync_file, sync_folder
from diagnoza.problems import Failure, Place, problem

BACKUP_SUFFIX = ".bak"


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
        try:
            is_same = output.exists() and path.exists() and output.samefile(path)
        except OSError:  # a name too long, say: `ensure_writable` tells
            return
        if is_same:
            raise Failure([problem("F007", Place(str(output)), file=output)])


def write_output(path: Path, data: bytes, *, overwrite: bool, private: bool = False, keep_same: bool = False) -> None:
    """Write beside, flush to the disk, rename: a reader sees the old file or the new one, never a part.

    `private` gives mode 0600, as sheets have. With `keep_same` a file that holds these very bytes is left alone.
    """
    if keep_same and path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
        return
    ensure_writable(path, overwrite=overwrite)
    beside = _beside(path)
    try:
        _write_new(beside, data, 0o600 if private else 0o644)
        rename_patiently(beside, path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        reason = error.strerror or str(error)
        raise Failure([problem("F003", Place(str(path)), file=path, reason=reason)], unreadable=True) from error


def write_outputs(outputs: Mapping[Path, bytes], *, overwrite: bool) -> None:
    """Write files that belong together: all of them, or on a `Failure` (F003, F004) none; those replaced come back."""
    for path in outputs:
        ensure_writable(path, overwrite=overwrite)
    former = {path: path.read_bytes() if path.exists() else None for path in outputs}
    done: list[Path] = []
    try:
        for path, data in outputs.items():
            write_output(path, data, overwrite=overwrite)
            done.append(path)
    except Failure:
        for path in done:
            with suppress(OSError, Failure):
                old = former[path]
                path.unlink() if old is None else write_output(path, old, overwrite=True)
        raise


def update_sheet(path: Path, text: str, *, keep_old: bool = True, system: System = HERE) -> str:
    """Write the sheet so that at every moment one whole version of it has its name; the SHA-256 of its bytes.

    With `keep_old` an existing file is first copied to `….bak`; without, an older .bak (of what was written by hand, say)
    stays. Mode 0600, flushed to the disk with its folder; a link is followed. `Failure` (unreadable): F013 nothing was
    changed, F012 the new text lies beside under another name, F014 the disk did not confirm the last step.
    """
    data = text.encode()
    beside = _beside(path)
    try:
        path = Path(os.path.realpath(path))  # fails where the folder one stands in was deleted
        backup, beside = path.with_name(path.name + BACKUP_SUFFIX), _beside(path)
        if keep_old and path.exists():
            _write_new(beside, path.read_bytes(), 0o600, system)
            rename_patiently(beside, backup, system)
        _write_new(beside, data, 0o600, system)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        reason = error.strerror or str(error)
        raise Failure([problem("F013", Place(str(path)), file=path, reason=reason)], unreadable=True) from error
    replace(beside, path, system)
    try:
        sync_folder(path.parent, system)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Failure(
            [problem("F014", Place(str(path)), file=path, beside=backup, reason=reason)], unreadable=True
        ) from error
    return hashlib.sha256(data).hexdigest()


def _beside(path: Path) -> Path:
    """A name in the same folder that nobody else has."""
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")


def _write_new(path: Path, data: bytes, mode: int, system: System = HERE) -> None:
    # O_EXCL: an attacker's link under that name must not be followed.
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
        stream.flush()
        sync_file(stream.fileno(), system)


def make_folder(path: Path) -> None:
    """Create a folder for outputs; `Failure` F003 where that is not possible."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Failure([problem("F003", Place(str(path)), file=path, reason=reason)], unreadable=True) from error
