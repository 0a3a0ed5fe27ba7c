"""Every free text somebody typed into a sheet, so that a report can be asked whether it holds them all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from diagnoza.answers.source import SheetSource

# What is an id, a choice from a list or a number in disguise is printed in words, not as it was typed.
_NOT_FREE = frozenset(
    ("format", "questionnaire", "version", "status", "id", "kind", "role", "item", "vat", "severity", "decision",
     "area", "certificate", "verification", "value", "answer", "refs")
)  # fmt: skip
_WHOLE = frozenset(("Auditor.role", "Opinion.kind", "Head.post"))


def typed_texts(source: SheetSource) -> set[str]:
    """The texts, white space folded; cells of tables and text answers included."""
    found = {" ".join(text.split()) for text in _walk(source)}
    for part in source.answers.values():
        if isinstance(part.value, tuple):
            cells = (cell for row in part.value if isinstance(row, dict) for cell in row.values())
            # A cell with several words is a text; a single word may be the id of a choice.
            found.update(" ".join(cell.split()) for cell in cells if cell and " " in cell)
    return found - {""}


def _walk(value: Any) -> Iterator[str]:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if f"{type(value).__name__}.{name}" == "Overruling.state":
                continue
            if name not in _NOT_FREE or f"{type(value).__name__}.{name}" in _WHOLE:
                yield from _walk(getattr(value, name))
    elif isinstance(value, dict):
        for entry in value.values():
            yield from _walk(entry)
    elif isinstance(value, tuple | list):
        for entry in value:
            yield from _walk(entry)
    elif isinstance(value, str):
        yield value
