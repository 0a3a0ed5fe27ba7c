"""One sheet: title, sentences, tables one below another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from diagnoza.render.xlsx import styles
from diagnoza.render.xlsx.heights import height
from diagnoza.render.xlsx.layout import Addresses, Placed, placed_tables, printed, widths_of
from diagnoza.render.xlsx.page import print_setup
from diagnoza.report.ledger.model import Column, Formula, Row, Sheet, Value


def write_sheet(target: Worksheet, sheet: Sheet, found: Addresses) -> dict[str, int | str]:
    """Fill the sheet; what its formulas come to, by their cells.

    One that has `pinned` columns gets a filter and a heading that stays in view.
    """
    writer = _Writer(target, sheet, found, widths_of(sheet), printed(sheet))
    writer.write()
    return writer.shown


@dataclass(slots=True)
class _Writer:
    target: Worksheet
    sheet: Sheet
    found: Addresses
    widths: list[int]
    printed: int
    shown: dict[str, int | str] = field(default_factory=dict)

    def write(self) -> None:
        for index, width in enumerate(self.widths, 1):
            self.target.column_dimensions[get_column_letter(index)].width = width
        for index in range(self.printed + 1, len(self.widths) + 1):
            self.target.column_dimensions[get_column_letter(index)].outlineLevel = 1
        styles.put_title(self.target, self.sheet.title)
        self._sentences(2, self.sheet.notes)
        tables = list(placed_tables(self.sheet))
        for placed in tables:
            self._table(placed)
        if self.sheet.pinned:
            self._pin(tables[0])
        print_setup(self.target, self.sheet, self.widths, self.printed)

    def _pin(self, placed: Placed) -> None:
        """Keep the head and the first columns in view, and filter the first table."""
        self.target.freeze_panes = self.target.cell(placed.first, self.sheet.pinned + 1).coordinate
        if placed.head:
            last = placed.first + len(placed.table.rows) - 1
            self.target.auto_filter.ref = f"A{placed.head}:{get_column_letter(len(self.widths))}{last}"

    def _sentences(self, row: int, texts: Iterable[str]) -> None:
        """Sentences over all columns that are printed, from this row on."""
        for number, text in enumerate(texts, row):
            styles.put_note(self.target, number, 1, text)
            self._merge(number, 1, self.printed)
            self.target.row_dimensions[number].height = height((text, sum(self.widths[: self.printed])))

    def _table(self, placed: Placed) -> None:
        table = placed.table
        if placed.title:
            styles.put_subtitle(self.target, placed.title, table.title)
        if not table.rows:
            styles.put_note(self.target, placed.first, 1, table.empty)
            return
        if placed.head:
            self._head(placed)
        for row, values in enumerate(table.rows, placed.first):
            self._row(row, placed, values, strong=row - placed.first in table.strong)
        if table.total is not None:
            row = placed.end - 1
            self._row(row, placed, table.total, strong=False)
            for start in placed.starts:
                styles.make_total(self.target, row, start)

    def _head(self, placed: Placed) -> None:
        for start, column in zip(placed.starts, placed.table.columns, strict=True):
            styles.put_heading(self.target, placed.head, start, column.title)
            self._merge(placed.head, start, column.span)
        heads = ((column.title, 0.92 * width) for column, width in self._places(placed))
        self.target.row_dimensions[placed.head].height = height(*heads)

    def _row(self, row: int, placed: Placed, values: Row, *, strong: bool) -> None:
        for start, column, value in zip(placed.starts, placed.table.columns, values, strict=True):
            self._value(row, start, value, strong=strong)
            self._merge(row, start, column.span)
        texts = [
            (value, width)
            for value, (_, width) in zip(values, self._places(placed), strict=True)
            if isinstance(value, str)
        ]
        self.target.row_dimensions[row].height = height(*texts)

    def _value(self, row: int, column: int, value: Value, *, strong: bool) -> None:
        styles.put_value(self.target, row, column, value, strong=strong)
        if isinstance(value, Formula):
            cell = self.target.cell(row, column)
            cell.value = self.found.formula(value, self.sheet.name)
            self.shown[cell.coordinate] = value.shown

    def _places(self, placed: Placed) -> Iterable[tuple[Column, int]]:
        """Each column of the table and how many characters it has room for."""
        for start, column in zip(placed.starts, placed.table.columns, strict=True):
            yield column, sum(self.widths[start - 1 : start - 1 + column.span])

    def _merge(self, row: int, start: int, span: int) -> None:
        if span > 1:
            for column in range(start + 1, start + span):
                styles.continue_cell(self.target, row, column, start)
            end = start + span - 1
            self.target.merge_cells(start_row=row, end_row=row, start_column=start, end_column=end)
