"""Where each table of a ledger stands in its sheet, so that formulas find their cells before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from openpyxl.utils import get_column_letter, quote_sheetname

from diagnoza.report.ledger.model import Cells, Formula, Ledger, Sheet, Table


@dataclass(frozen=True, slots=True)
class Placed:
    """A table and its rows in the sheet, counted from 1; `title` and `head` are 0 where there is none, `end` is past it.

    `starts` are the columns of the sheet in which its columns begin.
    """

    table: Table
    title: int
    head: int
    first: int
    end: int
    starts: tuple[int, ...]

    @property
    def begin(self) -> int:
        """Its first row."""
        return self.title or self.head or self.first


@dataclass(frozen=True, slots=True)
class Addresses:
    """Mark of a table → the sheet it stands in and where there."""

    tables: Mapping[str, tuple[str, Placed]]

    def formula(self, formula: Formula, sheet: str) -> str:
        """The formula as a cell of `sheet` holds it."""
        return f"={formula.pattern.format(*(self._of(cells, sheet) for cells in formula.cells))}"

    def _of(self, cells: Cells, sheet: str) -> str:
        name, placed = self.tables[cells.table]
        column = get_column_letter(placed.starts[cells.column])
        ends = dict.fromkeys(f"{column}{placed.first + row}" for row in (cells.first, cells.last))
        return ("" if name == sheet else f"{quote_sheetname(name)}!") + ":".join(ends)


def addresses(ledger: Ledger) -> Addresses:
    """Where the marked tables stand."""
    return Addresses(
        {
            placed.table.mark: (sheet.name, placed)
            for sheet in ledger.sheets
            for placed in placed_tables(sheet)
            if placed.table.mark
        }
    )


def placed_tables(sheet: Sheet) -> Iterator[Placed]:
    """The tables under the title and the notes, each after an empty row."""
    row = 2 + len(sheet.notes)
    for table in sheet.tables:
        row += 1
        title = row if table.title else 0
        row += bool(title)
        head = row if table.has_head and table.rows else 0
        row += bool(head)
        first = row
        row += max(1, len(table.rows)) + (1 if table.rows and table.total else 0)
        starts = accumulate((column.span for column in table.columns[:-1]), initial=1)
        yield Placed(table, title, head, first, row, tuple(starts))


def widths_of(sheet: Sheet) -> list[int]:
    """The width of each column of the sheet: the largest of those that stand in it alone."""
    if sheet.grid:
        return list(sheet.grid)
    widths: dict[int, int] = {}
    for placed in placed_tables(sheet):
        for start, column in zip(placed.starts, placed.table.columns, strict=True):
            for place in range(start, start + column.span):
                widths[place] = max(widths.get(place, 0), column.width if column.span == 1 else 0)
    return [widths[place] or 10 for place in sorted(widths)]


def printed(sheet: Sheet) -> int:
    """How many columns are printed."""
    return max(_printed(placed) for placed in placed_tables(sheet))


def _printed(placed: Placed) -> int:
    shown: Iterable[int] = (
        start + column.span - 1
        for start, column in zip(placed.starts, placed.table.columns, strict=True)
        if not column.is_detail
    )
    return max(shown)
