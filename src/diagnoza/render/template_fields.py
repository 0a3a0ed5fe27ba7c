"""The list of fields in the terminal: loops by their depth, readable at 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rich.console import Console
from rich.text import Text

from diagnoza.render.docx.samples import Field

NOTES: Final = {"truth": "tak/nie", "number": "liczba"}
INDENT: Final = 2
OPENING: Final = (
    "Wartość wpisuje się jako {{ pole }}, listę powtarza {% for … %} … {% endfor %}. "
    "Odstęp z lewej: pole działa wewnątrz pętli, która stoi nad nim. Po „→” stoi przykład z wymyślonej gminy."
)


def fields_json(fields: Iterable[Field], template: str | None) -> dict[str, object]:
    """One object; `template` is the one whose fields these are, None for all there are."""
    return {"schema": 1, "template": template, "fields": [field.as_json() for field in fields], "problems": []}


def print_fields(console: Console, fields: Sequence[Field]) -> None:
    """A field a line: how it is written, what it is, a sample. A group met a second time points to the first."""
    for line in textwrap.wrap(OPENING, console.width):
        console.print(Text(line))
    console.print()
    for field in _shown(fields):
        _print_field(console, field)


def _shown(fields: Sequence[Field]) -> Iterator[Field]:
    """Leave out what was told before: the fields of a repeated group, and the items of plain lists."""
    for field in fields:
        is_item = field.way.endswith("[]") and field.kind in ("text", "number")
        if not is_item and not field.is_repeated:
            yield field


def _print_field(console: Console, field: Field) -> None:
    head = {"list": f"{{% for {field.loop} %}}", "group": f"{field.path}.…"}.get(field.kind, field.path)
    notes = [NOTES[field.kind]] if field.kind in NOTES else []
    notes += ["może nie istnieć, sprawdź przez if"] if field.is_optional else []
    notes += [f"pola jak w {field.like}"] if field.like else []
    line = f"{head}  {field.description}" + (f" ({'; '.join(notes)})" if notes else "")
    if field.sample:
        line += f"  → {'pozycji: ' if field.kind == 'list' else ''}{field.sample}"
    indent = " " * (INDENT * len(field.loops))
    folded = textwrap.fill(
        line, console.width, initial_indent=indent, subsequent_indent=f"{indent}    ", break_on_hyphens=False
    )
    text = Text(folded)
    text.stylize("bold", len(indent), len(indent) + len(head))
    console.print(text, soft_wrap=True)
