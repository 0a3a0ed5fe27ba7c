"""Markdown for text, lists and tables; every typed character stays, markup in it is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from diagnoza.report import model

# Characters Markdown would read as markup, and those that would end a cell or open HTML.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")


def escaped(text: str) -> str:
    """Escaped text; line breaks stay as hard breaks."""
    return _SPECIAL.sub(r"\\\1", text).replace("&", "&amp;").replace("\n", "<br>\n")


def in_cell(text: str) -> str:
    """Text in a table cell, „—” for none."""
    return _SPECIAL.sub(r"\\\1", text).replace("&", "&amp;").replace("\n", "<br>") or "—"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; every row has as many cells as the head."""
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    lines += ["| " + " | ".join(in_cell(text) for text in row) + " |" for row in rows]
    return "\n".join(lines)


def rows(head: Sequence[str], rows: Sequence[model.Row], empty: str) -> str:
    """A table of plain rows, or the sentence for none."""
    return table(head, (row.cells for row in rows)) if rows else empty


def fields(fields: Iterable[model.Field]) -> str:
    """Labelled values as a table."""
    return table(("Pozycja", "Wartość"), ((field.label, field.value) for field in fields))


def bullets(items: Iterable[str]) -> str:
    """A list."""
    return "\n".join(f"- {escaped(item)}" for item in items)


def numbers(pointers: Iterable[model.Pointer]) -> str:
    """„U-1, U-7”."""
    return ", ".join(pointer.number for pointer in pointers)


def pointed(pointers: Iterable[model.Pointer]) -> str:
    """„Z-3 Wdrożyć kopie; Z-4 Kopie w chmurze albo Dysk poza siedzibą”."""
    shown = ""
    for pointer in pointers:
        before = f" {pointer.joint} " if pointer.joint else "; " if shown else ""
        shown += before + " ".join(part for part in (pointer.number, pointer.title) if part)
    return shown


def stacked(*parts: str) -> str:
    """Non-empty parts, a line each."""
    return "\n".join(part for part in parts if part)
