"""Every Polish text people read, with the line it begins in: content, sheets of examples, messages, report, documents.

Of YAML the models say which values are texts; ids, codes, addresses and closed vocabularies are none. Of Python and
JavaScript the string constants of the files that speak to people; of Markdown and HTML the prose.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from content_format.kinds import KINDS, ROOT, kind_of, shipped_files
from content_format.shapes import (
    AnyOrder,
    Choice,
    Either,
    ListOf,
    MapOf,
    Record,
    Scalar,
    Shape,
    fields_of,
    records_of,
    shape_of,
)
from diagnoza.definition.conditions import ConditionSource
from diagnoza.files.reading import read_yaml

Path_ = tuple[str | int, ...]

_CODES: Final = frozenset(
    (
        "id", "url", "cpv", "point", "refs", "odniesienia", "same_as", "version", "wersja_kwestionariusza", "project",
        "numer", "nr", "teryt", "nip", "regon",
    )
)  # fmt: skip
"""Keys whose texts are codes, numbers or addresses."""
_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_COMPOUND_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
_PYTHON: Final = (
    "src/diagnoza/answers/**/*.py",
    "src/diagnoza/cli/**/*.py",
    "src/diagnoza/definition/**/*.py",
    "src/diagnoza/evaluation/**/*.py",
    "src/diagnoza/files/**/*.py",
    "src/diagnoza/forms/**/*.py",
    "src/diagnoza/plan/**/*.py",
    "src/diagnoza/problems/catalogue.py",
    "src/diagnoza/render/**/*.py",
    "src/diagnoza/report/**/*.py",
    "src/diagnoza/wording.py",
    "tools/report_template/*.py",
)
_PAGES: Final = "src/diagnoza/forms/**/*.html"
_SCRIPTS: Final = "src/diagnoza/forms/**/*.js"
_MARKDOWN: Final = ("README.pl.md", "docs/arkusz.md", "docs/slownik.md", "docs/wywiad.md")
_TAGS_AND_COMMANDS: Final = [
    "cellbg",
    "elif",
    "else",
    "endfor",
    "endif",
    "false",
    "if",
    "join",
    "tr",
    "true",
    "sprawdz",
    "utworz",
]
_POLISH: Final = re.compile(r"[ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„]")
_PATTERN: Final = re.compile(r"\(\?|\\[bdswDSW]")
_TEMPLATE_TAG: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{[^{}]*\}")
_FENCE: Final = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_NOT_PROSE: Final = re.compile(r"`[^`]*`|\]\([^)]*\)|^(?: {4}|\t)[^\n]*|<!--.*?-->", re.MULTILINE | re.DOTALL)
_MARKUP: Final = re.compile(r"<[^>]*>")
_SCRIPT_STRING: Final = re.compile(r"//[^\n]*|/\*.*?\*/|(\"(?:[^\"\\\n]|\\.)*\"|`(?:[^`\\]|\\.)*`)", re.DOTALL)
_SCRIPT_VALUE: Final = re.compile(r"\$\{[^{}]*\}|\\.")


@dataclass(frozen=True, slots=True)
class Text:
    """A text and the line of the file it begins in, from 1."""

    path: Path
    line: int
    text: str


def all_texts() -> Iterator[Text]:
    """Everything, file by file."""
    for path in shipped_files():
        if path.name != "brands.yaml":  # names of firms are not words
            yield from yaml_texts(path)
    for pattern in _PYTHON:
        for path in sorted(ROOT.glob(pattern)):
            yield from python_texts(path)
    for path in sorted(ROOT.glob(_PAGES)):
        yield from page_texts(path)
    for path in sorted(ROOT.glob(_SCRIPTS)):
        yield from script_texts(path)
    for name in _MARKDOWN:
        yield from markdown_texts(ROOT / name)


def yaml_texts(path: Path) -> Iterator[Text]:
    """The texts of a file of content or of a sheet."""
    read, _ = read_yaml(path)
    for place, text in walk(shape_of(kind_of(path).type), read.yaml.data):
        yield Text(path, read.yaml.place(place).line, text)


def walk(shape: Shape, data: Any, place: Path_ = ()) -> Iterator[tuple[Path_, str]]:
    """Texts for people within the data, with their places."""
    match shape, data:
        case Scalar(), str() if _is_for_people(shape, data):
            yield place, data
        case Scalar(kind="answer"), list():
            yield from _loose(data, place)
        case Record(model), dict() if model is not ConditionSource:
            for field in fields_of(model):
                if field.key in data and field.key not in _CODES:
                    yield from walk(field.shape, data[field.key], (*place, field.key))
        case ListOf(item), list():
            for index, entry in enumerate(data):
                yield from walk(item, entry, (*place, index))
        case MapOf(_, value), dict():
            for key, entry in data.items():
                yield from walk(value, entry, (*place, key))
        case Either(ways), _:
            yield from walk(_way(ways, data), data, place)
        case _:
            return


def python_texts(path: Path) -> Iterator[Text]:
    """Polish constants of a module, save docstrings; of a command of the program the docstring is its help."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(node.value)
        if isinstance(node, ast.FunctionDef) and node.decorator_list and _POLISH.search(ast.get_docstring(node) or ""):
            yield Text(path, node.body[0].lineno, ast.get_docstring(node) or "")
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in skipped:
            text = _TEMPLATE_TAG.sub(" ", node.value)
            is_polish = _POLISH.search(text) or (path.name == "catalogue.py" and " " in text)
            if is_polish and not _PATTERN.search(text):
                yield Text(path, node.lineno, text)


def markdown_texts(path: Path) -> Iterator[Text]:
    """Prose line by line, without code and addresses of links."""

    def emptied(found: re.Match[str]) -> str:
        return "\n" * found.group().count("\n") + ("] " if found.group().startswith("](") else " ")

    text = _NOT_PROSE.sub(emptied, _FENCE.sub(emptied, path.read_text(encoding="utf-8")))
    for number, line in enumerate(text.split("\n"), start=1):
        yield Text(path, number, line)


def page_texts(path: Path) -> Iterator[Text]:
    """What stands between the tags of a page, line by line."""
    text = _TEMPLATE_TAG.sub(" ", _MARKUP.sub(" ", path.read_text(encoding="utf-8")))
    for number, line in enumerate(text.split("\n"), start=1):
        yield Text(path, number, line)


def script_texts(path: Path) -> Iterator[Text]:
    """Polish strings of a script; comments and values put into a text are passed over."""
    source = path.read_text(encoding="utf-8")
    for found in _SCRIPT_STRING.finditer(source):
        text = _SCRIPT_VALUE.sub(" ", (found.group(1) or "")[1:-1])
        if _POLISH.search(text):
            yield Text(path, source.count("\n", 0, found.start()) + 1, text)


@cache
def names_of_the_format() -> frozenset[str]:
    """What messages name as it is written in files, templates and commands: keys, closed vocabularies, tags."""
    found: set[str] = set(_TAGS_AND_COMMANDS)
    queue: list[Shape] = [shape_of(kind.type) for kind in KINDS]
    seen: set[type] = set()
    while queue:
        shape = queue.pop()
        if isinstance(shape, Choice):
            found.update(piece for word in shape.words for piece in word.split("-"))
        for model in records_of(shape):
            if model not in seen:
                seen.add(model)
                found.update(field.key for field in fields_of(model))
                queue.extend(field.shape for field in fields_of(model))
        queue.extend(_inner(shape))
    return frozenset(found)


def _inner(shape: Shape) -> list[Shape]:
    match shape:
        case ListOf(item=inner) | MapOf(value=inner) | AnyOrder(inner):
            return [inner]
        case Either(ways):
            return list(ways)
        case _:
            return []


def _way(ways: tuple[Shape, ...], data: Any) -> Shape:
    """The way of writing the data were written in."""
    kinds: tuple[type, ...] = (Scalar, Choice)
    if isinstance(data, dict):
        kinds = (Record, MapOf, AnyOrder)
    elif isinstance(data, list):
        kinds = (ListOf,)
    return next((way for way in ways if isinstance(way, kinds)), ways[0])


def _is_for_people(shape: Scalar, text: str) -> bool:
    if shape.is_id or shape.pattern or shape.kind not in ("text", "note", "answer"):
        return False
    return not (_ID if shape.kind == "answer" else _COMPOUND_ID).fullmatch(text)


def _loose(data: Any, place: Path_) -> Iterator[tuple[Path_, str]]:
    """Answers of a list or table: what does not look like an id."""
    if isinstance(data, str) and not _ID.fullmatch(data):
        yield place, data
    entries = enumerate(data) if isinstance(data, list) else data.items() if isinstance(data, dict) else ()
    for key, entry in entries:
        yield from _loose(entry, (*place, key))
