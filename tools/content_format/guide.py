"""The author's guide: prose from `guide.md`, tables from the models and from the catalogue of problems."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel

from content_format.kinds import CONTENT_KINDS
from content_format.sentences import model_sentence
from content_format.shapes import (
    AnyOrder,
    Choice,
    Either,
    Field,
    ListOf,
    MapOf,
    Record,
    Scalar,
    Shape,
    fields_of,
    records_of,
    shape_of,
)
from diagnoza.problems.catalogue import CATALOGUE

PROSE: Final = Path(__file__).with_name("guide.md")

_SCALAR: Final = {
    "text": "text",
    "note": "text",
    "number": "number",
    "whole": "whole number",
    "day": "date",
    "moment": "date and hour",
    "flag": "`true` or `false`",
    "tak-nie": "`tak` or `nie`",
    "vat-share": "`tak`, `nie` or a percent",
    "last-day": "date or `bezterminowo`",
    "answer": "answer",
}


def guide_text() -> str:
    """The guide as it is checked in."""
    parts = {"files": _files(), "codes": _codes(), "reference": _reference()}
    text = PROSE.read_text(encoding="utf-8")
    for name, lines in parts.items():
        marker = f"<!-- {name} -->\n"
        if text.count(marker) != 1:
            raise ValueError(f"{PROSE.name} must hold {marker.strip()} once")
        text = text.replace(marker, "".join(f"{line}\n" for line in lines))
    return text


def _files() -> Iterator[str]:
    for kind in CONTENT_KINDS:
        anchor = kind.title.lower().replace(" ", "-")
        yield f"| `{kind.place}` | [{kind.title}](#{anchor}) | `{kind.schema}` |"


def _codes() -> Iterator[str]:
    for code, entry in CATALOGUE.items():
        if code.startswith("D"):
            kind = "warning" if entry.is_warning else "error"
            yield f"| {code} | {kind} | {_cell(entry.message)} | {_cell(entry.hint)} |"


def _reference() -> Iterator[str]:
    """A section a kind of file; a record that several kinds hold stands once, at the end."""
    trees = {kind: _tree(shape_of(kind.type)) for kind in CONTENT_KINDS}
    shared = {model for tree in trees.values() for model in tree if sum(model in other for other in trees.values()) > 1}
    for kind in CONTENT_KINDS:
        top, *others = (model for model in trees[kind] if model not in shared)
        whole = "a single record" if isinstance(shape_of(kind.type), Record) else "a list of records"
        yield f"### {kind.title}"
        yield ""
        yield f"The file is {whole}."
        yield ""
        yield from _record(top)
        for model in others:
            yield f"#### {_name(model)}"
            yield ""
            yield from _record(model)
    yield "### Shared parts"
    yield ""
    in_order = dict.fromkeys(model for tree in trees.values() for model in tree if model in shared)
    for index, model in enumerate(in_order):
        lines = [f"#### {_name(model)}", "", *_record(model)]
        yield from lines[:-1] if index == len(in_order) - 1 else lines


def _tree(shape: Shape) -> list[type[BaseModel]]:
    """Every record of a kind of file, the outermost first."""
    found: dict[type[BaseModel], None] = {}
    queue = list(records_of(shape))
    while queue:
        model = queue.pop(0)
        if model not in found:
            found[model] = None
            queue.extend(inner for field in fields_of(model) for inner in records_of(field.shape))
    return list(found)


def _record(model: type[BaseModel]) -> Iterator[str]:
    yield model_sentence(model)
    yield ""
    yield "| field | type | needed | default | meaning |"
    yield "| --- | --- | --- | --- | --- |"
    for field in fields_of(model):
        needed = "yes" if field.is_needed else "no"
        yield f"| `{field.key}` | {_type(field.shape)} | {needed} | {_default(field)} | {_cell(field.sentence)} |"
    yield ""


def _name(model: type[BaseModel]) -> str:
    """`FreeHelpSource` → „Free help”."""
    bare = model.__name__.removesuffix("Source")
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in bare).strip().capitalize()


def _type(shape: Shape) -> str:
    match shape:
        case Scalar():
            return _scalar(shape)
        case Choice(words):
            return ", ".join(f"`{word}`" for word in words)
        case Record(model):
            return f"[{_name(model).lower()}](#{_name(model).lower().replace(' ', '-')})"
        case ListOf(item, low, high):
            count = f"list of {low}" if low and low == high else f"list ({low} or more)" if low else "list"
            inner = f"({_type(item)})" if isinstance(item, Choice | Either) else _type(item)
            return f"{count}: {inner}"
        case MapOf(key, value):
            return f"mapping: {_type(key)} → {_type(value)}"
        case AnyOrder(item):
            return f"`any:` list of {_type(item)}"
        case Either(ways):
            return ", or ".join(_type(way) for way in ways)


def _scalar(shape: Scalar) -> str:
    if shape.is_id:
        return "id"
    words = _SCALAR[shape.kind]
    if shape.low is not None and shape.high is not None:
        edge = f"above {shape.low}, to {shape.high}" if shape.is_above else f"{shape.low} to {shape.high}"
        return f"{words}, {edge}"
    if shape.low is not None:
        return f"{words}, {'above' if shape.is_above else 'from'} {shape.low}"
    return words


def _default(field: Field) -> str:
    default: Any = field.default
    if field.is_needed or default is None or default == "" or default == () or default == {}:
        return "–"
    if isinstance(default, BaseModel):
        return "empty"
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
