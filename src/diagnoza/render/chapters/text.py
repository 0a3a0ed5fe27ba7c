"""Blocks and texts that several chapters share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from diagnoza.render.chapters.blocks import (
    Bar,
    Block,
    Bullets,
    Cell,
    Content,
    Entries,
    Entry,
    Heading,
    Line,
    Link,
    Paragraph,
    Table,
    TableRow,
)
from diagnoza.report import model

_AMOUNTS = frozenset(("Netto", "Brutto", "Więcej o"))
"""Heads of columns of money."""
_ADDRESS = re.compile(r"(https?://[^\s;]+)")


def cell(*lines: Line, tone: str = "", bar: Bar | None = None) -> Cell:
    """A cell of the lines that are not empty."""
    return Cell(tuple(line for line in lines if line), tone, bar)


def row(*cells: Cell | Content, anchor: str = "") -> TableRow:
    """A row; a bare text is a cell of its own."""
    return TableRow(tuple(entry if isinstance(entry, Cell) else cell(entry) for entry in cells), anchor)


def table(caption: str, head: Sequence[str], rows: Iterable[TableRow], widths: Sequence[int] = ()) -> Table:
    """A table of rows with as many cells as the head."""
    amounts = frozenset(index for index, text in enumerate(head) if text in _AMOUNTS)
    return Table(caption, tuple(head), tuple(rows), tuple(widths), amounts)


def plain(caption: str, head: Sequence[str], rows: Sequence[model.Row], empty: str) -> Block:
    """A table of plain rows, or the sentence for none."""
    return table(caption, head, (row(*entry.cells) for entry in rows)) if rows else Paragraph(empty)


def entry(label: str, *lines: Line) -> Entry:
    """A labelled value of the lines that are not empty."""
    return Entry(label, tuple(line for line in lines if line))


def entries(found: Iterable[Entry]) -> Entries:
    """Labelled values; those without a value are left out."""
    return Entries(tuple(entry for entry in found if entry.lines))


def fields(found: Iterable[model.Field]) -> Entries:
    """Labelled values of the report model."""
    return entries(entry(field.label, field.value) for field in found)


def bullets(items: Sequence[str], empty: str) -> Block:
    """A list, or the sentence for none."""
    return Bullets(tuple(items)) if items else Paragraph(empty)


def lead(text: str) -> Paragraph:
    """A label above what follows."""
    return Paragraph(text, lead=True)


def labelled(label: str, *texts: str | Link) -> Content:
    """„Termin: 3 miesiące”, empty where there is nothing to label."""
    return (f"{label}: ", *texts) if any(texts) else ""


def numbers(pointers: Iterable[model.Pointer]) -> tuple[str | Link, ...]:
    """„U-1, U-7”, each leading to its place."""
    return listed(_number(pointer) for pointer in pointers if pointer.number)


def listed(links: Iterable[str | Link]) -> tuple[str | Link, ...]:
    """Links with commas between."""
    shown: list[str | Link] = []
    for link in links:
        shown += [", ", link] if shown else [link]
    return tuple(shown)


def pointed(pointers: Iterable[model.Pointer]) -> tuple[str | Link, ...]:
    """„Z-3 Wdrożyć kopie; Z-4 Kopie w chmurze albo Dysk poza siedzibą”."""
    shown: list[str | Link] = []
    for pointer in pointers:
        if shown:
            shown.append(f" {pointer.joint} " if pointer.joint else "; ")
        shown += [_number(pointer), " "] if pointer.number else []
        shown.append(pointer.title)
    return tuple(shown)


def _number(pointer: model.Pointer) -> Link:
    return Link(pointer.number, f"#{number_anchor(pointer.number)}")


def number_anchor(number: str) -> str:
    """Where „U-7” is printed."""
    return number.lower()


def with_addresses(text: str) -> Content:
    """A text of the content, its http(s) addresses leading there."""
    parts = _ADDRESS.split(text)
    return tuple(Link(part, part) if index % 2 else part for index, part in enumerate(parts) if part)


def unit_heading(report: model.Report, unit: str, anchor: str) -> Iterator[Heading]:
    """The unit's name above its part of a chapter; none where the report is about one unit."""
    if len(report.units) > 1:
        yield Heading(3, unit, anchor)


def level_below(report: model.Report) -> int:
    """The level of a part of a chapter: below the unit's where there are several."""
    return 4 if len(report.units) > 1 else 3


def of_unit(report: model.Report, unit: str, title: str) -> str:
    """„Szkoła: Kopie zapasowe”; the title alone where the report is about one unit."""
    return f"{unit}: {title}" if len(report.units) > 1 else title


class Questions:
    """Where the questions of a report are printed, by their marks."""

    def __init__(self, report: model.Report) -> None:
        self._printed = frozenset(
            answer.mark for unit in report.units for area in (*unit.environment, *unit.areas) for answer in area.answers
        )

    def anchor(self, mark: str) -> str:
        """The place of a question's row; no other anchor begins like it."""
        return f"p.{mark}"

    def link(self, mark: str) -> str | Link:
        """The mark, leading to its row."""
        return Link(mark, f"#{self.anchor(mark)}") if mark in self._printed else mark

    def links(self, marks: Iterable[str]) -> tuple[str | Link, ...]:
        """Marks with commas between."""
        return listed(map(self.link, marks))
