"""Tables of a document addressed as a sheet is: „Tabela 2!B3” is the second table, second column, third row.

Tables within tables aren't counted. A cell over several columns has the letter of the first, one over several rows the
number of the first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl.utils.cell import get_column_letter

from diagnoza.forms.operator.docx_text import w
from diagnoza.forms.operator.package import Element
from diagnoza.forms.operator.splice import Part


@dataclass(frozen=True, slots=True)
class Span:
    """A cell with the place it takes: first row and column, last row and column, counted from 1."""

    element: Element
    top: int
    left: int
    bottom: int
    right: int

    @property
    def address(self) -> str:
        """`B3`."""
        return f"{get_column_letter(self.left)}{self.top}"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the document; `number` counts from 1."""

    part: Part
    number: int
    cells: tuple[Span, ...]

    def at(self, row: int, column: int) -> Span | None:
        """The cell that covers the place."""
        return next(
            (c for c in self.cells if c.top <= row <= c.bottom and c.left <= column <= c.right),
            None,
        )


def tables_of(part: Part) -> tuple[Table, ...]:
    """Tables of the part in order."""
    outer = [table for table in part.root.iter(w("tbl")) if next(table.iterancestors(w("tbl")), None) is None]
    return tuple(Table(part, number, _cells(table)) for number, table in enumerate(outer, 1))


def _cells(table: Element) -> tuple[Span, ...]:
    found: list[Span] = []
    growing: dict[int, int] = {}
    for top, row in enumerate(_within(table, w("tr")), 1):
        left = 1 + _number(row.find(f"{w('trPr')}/{w('gridBefore')}"), 0)
        for cell in _within(row, w("tc")):
            properties = cell.find(w("tcPr"))
            merge = None if properties is None else properties.find(w("vMerge"))
            width = _number(None if properties is None else properties.find(w("gridSpan")), 1)
            if merge is not None and merge.get(w("val")) != "restart" and left in growing:
                first = found[growing[left]]
                found[growing[left]] = Span(first.element, first.top, first.left, top, first.right)
            else:
                growing.pop(left, None)
                if merge is not None:
                    growing[left] = len(found)
                found.append(Span(cell, top, left, top, left + width - 1))
            left += width
    return tuple(found)


def _within(holder: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those that a content control wraps."""
    for child in holder:
        if child.tag == tag:
            yield child
        elif child.tag == w("sdt") and child.find(w("sdtContent")) is not None:
            yield from _within(child.find(w("sdtContent")), tag)


def _number(element: Element | None, otherwise: int) -> int:
    value = "" if element is None else element.get(w("val"), "")
    return min(int(value), 1_000) if value.isdigit() else otherwise
