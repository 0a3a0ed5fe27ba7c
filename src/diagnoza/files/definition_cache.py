"""A definition once resolved is kept for the user, so that the next command need not validate and link it again.

The key is a hash over everything the definition depends on: names and bytes of all content files, the code, the Python
version. The cache may be lost, broken or out of reach at any time: then the files are loaded anew, without a word. What
is read from it was written by this user, is whole by its checksum, and can name only the classes of a definition.
Modules with Pydantic models are imported only when the files are loaded.
"""

from __future__ import annotations

import copyreg
import hashlib
import io
import os
import pickle
import secrets
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any

from diagnoza.definition.model import Definition
from diagnoza.files.content import content_files, search_path
from diagnoza.problems import NOWHERE, Place
from diagnoza.version import __version__

MAX_ENTRIES = 20
OFF = "DIAGNOZA_BEZ_PAMIECI"
"""With this in the environment (any text but an empty one) nothing is kept nor read."""

_SUFFIX = ".definicja"
_MAX_CONTENT = 64_000_000
_MAX_ENTRY = 64_000_000
_ABANDONED_SECONDS = 600
_MODEL = "diagnoza.definition.model"
_ALLOWED = {
    ("builtins", "frozenset"),
    ("datetime", "date"),
    ("decimal", "Decimal"),
    ("fractions", "Fraction"),
    (__name__, "_read_only"),
}
_CODE = Path(__file__).resolve().parent.parent


def load_definition(id_: str, folder: Path | None = None, asked_at: Place = NOWHERE) -> Definition:
    """The questionnaire `id_`, from the cache where it is there; `Failure` where the definition is not sound."""
    return load_through(cache_folder(), id_, folder, asked_at)


def load_through(cache: Path | None, id_: str, folder: Path | None = None, asked_at: Place = NOWHERE) -> Definition:
    """The same through a cache in a folder of one's choice; None for none."""
    key = content_key(id_, folder) if cache is not None else None
    if cache is not None and key is not None:
        kept = read_entry(cache / f"{key}{_SUFFIX}")
        if kept is not None and kept.id == id_:
            return kept
    from diagnoza.files.definitions import load_anew

    definition = load_anew(id_, folder, asked_at)
    # The key again: a file changed while it was read must not stand under the key of what it was before.
    if cache is not None and key is not None and key == content_key(id_, folder):
        write_entry(cache, key, definition)
    return definition


def cache_folder() -> Path | None:
    """The user's folder for what may be lost, or None where it is switched off or cannot be told."""
    if os.environ.get(OFF):
        return None
    try:
        import platformdirs

        return platformdirs.user_cache_path("diagnoza", appauthor=False)
    except (ImportError, OSError, RuntimeError, ValueError):  # no home
        return None


def content_key(id_: str, folder: Path | None) -> str | None:
    """SHA-256 over all that `id_` is resolved from; None where a file cannot be read or is none, so that loading tells."""
    digest = hashlib.sha256()
    size = 0
    try:
        digest.update(repr((id_, __version__, sys.version, _code())).encode())
        for number, base in enumerate(search_path(folder)):
            for path in content_files(base):
                if not path.is_file():
                    return None
                raw = path.read_bytes()
                size += len(raw)
                if size > _MAX_CONTENT:
                    return None
                digest.update(
                    f"\n{number} {path.relative_to(base).as_posix()!r} {len(raw)}\n".encode(errors="surrogateescape")
                )
                digest.update(raw)
    except (OSError, ValueError):
        return None
    return digest.hexdigest()


def _code() -> list[tuple[str, int, int]]:
    """The code that resolves, by size and time: in a checkout it changes while the version stays."""
    found = []
    for part in ("definition", "definition/resolve", "files", "problems"):
        with os.scandir(_CODE / part) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    status = entry.stat()
                    found.append((f"{part}/{entry.name}", status.st_size, status.st_mtime_ns))
    return sorted(found)


def read_entry(path: Path, owner: int | None = None) -> Definition | None:
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
    checksum, body = raw[:32], raw[32:]
    if hashlib.sha256(body).digest() != checksum:
        return None
    try:
        kept = _Unpickler(io.BytesIO(body)).load()
    except Exception:  # whatever a file of another making may bring about, the files of the content are there
        return None
    return kept if isinstance(kept, Definition) else None


def write_entry(cache: Path, key: str, definition: Definition) -> None:
    """Keep the definition under its key; where that cannot be done, nothing happens."""
    stream = io.BytesIO()
    try:
        _Pickler(stream, protocol=5).dump(definition)
        body = stream.getvalue()
        cache.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not _is_own(cache.lstat(), None, stat.S_ISDIR):
            return
        path = cache / f"{key}{_SUFFIX}"
        beside = cache / f"{key}.{secrets.token_hex(4)}.tmp"
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            with os.fdopen(descriptor, "wb") as written:
                written.write(hashlib.sha256(body).digest() + body)
            os.replace(beside, path)
        except OSError:
            beside.unlink(missing_ok=True)
            raise
        _forget_old(cache)
    except (OSError, ValueError, RecursionError, pickle.PicklingError):
        return


def _forget_old(cache: Path) -> None:
    """Of many entries only the newest stay; what a killed process left unfinished goes."""
    entries: list[tuple[float, Path]] = []
    for path in cache.iterdir():
        with suppress(OSError):
            written = path.lstat().st_mtime
            if path.suffix == ".tmp" and written < time.time() - _ABANDONED_SECONDS:
                path.unlink()
            elif path.suffix == _SUFFIX:
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


def _read_only(mapping: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    """A pickle names what it calls, and the type itself has no name that could be looked up."""
    return MappingProxyType(mapping)


class _Pickler(pickle.Pickler):
    """A pickler that knows the read-only maps of a definition."""

    dispatch_table = copyreg.dispatch_table | {MappingProxyType: lambda mapping: (_read_only, (dict(mapping),))}


class _Unpickler(pickle.Unpickler):
    """A pickle can call anything; this one can make what a definition is made of and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _ALLOWED or (module == _MODEL and name in _classes()):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")


def _classes() -> frozenset[str]:
    from diagnoza.definition import model

    return frozenset(
        name for name, value in vars(model).items() if isinstance(value, type) and value.__module__ == _MODEL
    )
