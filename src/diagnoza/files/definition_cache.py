"""A definition once resolved is kept for the user, so that the next command need not validate and link it again.

The key is a hash over everything the definition depends on: names and bytes of all content files, the code, the Python
version. The cache may be lost, broken or out of reach at any time: then the files are loaded anew, without a word. What
is read from it was written by this user and is whole (`kept`), and can name only the classes of a definition.
Modules with Pydantic models are imported only when the files are loaded.
"""

from __future__ import annotations

import copyreg
import hashlib
import io
import pickle
import sys
from pathlib import Path
from types import MappingProxyType
from typing import Any

from diagnoza.definition.model import Definition
from diagnoza.files.content import content_files, search_path
from diagnoza.files.kept import cache_folder, code_facts, read_kept, write_kept
from diagnoza.problems import NOWHERE, Place
from diagnoza.version import __version__

_SUFFIX = ".definicja"
_MAX_CONTENT = 64_000_000
_MODEL = "diagnoza.definition.model"
_ALLOWED = {
    ("builtins", "frozenset"),
    ("datetime", "date"),
    ("decimal", "Decimal"),
    ("fractions", "Fraction"),
    (__name__, "_read_only"),
}
_PROGRAM = Path(__file__).resolve().parent.parent
_CODE = tuple(_PROGRAM / part for part in ("definition", "definition/resolve", "files", "problems"))
"""What resolves."""


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


def content_key(id_: str, folder: Path | None) -> str | None:
    """SHA-256 over all that `id_` is resolved from; None where a file cannot be read or is none, so that loading tells."""
    digest = hashlib.sha256()
    size = 0
    try:
        digest.update(repr((id_, __version__, sys.version, code_facts(_CODE))).encode())
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


def read_entry(path: Path, owner: int | None = None) -> Definition | None:
    """The definition kept at `path`, or None where there is none to be trusted (see `kept.read_kept`)."""
    body = read_kept(path, owner)
    if body is None:
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
    except (ValueError, RecursionError, pickle.PicklingError):
        return
    write_kept(cache / f"{key}{_SUFFIX}", stream.getvalue())


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
