"""Reading a YAML file whole: bytes → text → data with places, every problem told with its place."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from diagnoza.files.yaml_text import MAX_BYTES, YamlText, decode, parse_yaml
from diagnoza.problems import Failure, Place, Problem, problem


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as read: its parsed text and the SHA-256 of its bytes."""

    yaml: YamlText
    sha256: str


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """At most `limit` + 1 bytes of a regular file; `Failure` (unreadable) with F001, F002 or F005."""
    place = Place(str(path))
    try:
        if not path.exists():
            raise Failure([problem("F001", place, file=path)], unreadable=True)
        if not path.is_file():
            raise Failure([problem("F005", place, file=path)], unreadable=True)
        with path.open("rb") as stream:
            return stream.read(limit + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Failure([problem("F002", place, file=path, reason=reason)], unreadable=True) from error


def reread(path: Path, sha256: str) -> bytes:
    """The bytes of a file read before; `Failure` F024 where they are not the same any more."""
    data = read_bytes(path)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise Failure([problem("F024", Place(str(path)), file=path)])
    return data


def is_there(path: Path) -> bool:
    """Whether something of that name exists; a name no system can hold does not, and writing it will tell so."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Whether it is a folder; a name no system can hold is none, and reading it will tell so."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def read_yaml(path: Path) -> tuple[ReadFile, list[Problem]]:
    """The file's data and every problem of its text (E0xx); `Failure` where it cannot be read."""
    return yaml_in(read_bytes(path), str(path))


def yaml_in(raw: bytes, name: str) -> tuple[ReadFile, list[Problem]]:
    """The same for bytes that were found under `name`, in a report say."""
    text, problems = decode(raw, name)
    digest = hashlib.sha256(raw).hexdigest()
    if problems:
        return ReadFile(YamlText(name, (), None, None), digest), problems
    parsed, problems = parse_yaml(text, name)
    return ReadFile(parsed, digest), problems
