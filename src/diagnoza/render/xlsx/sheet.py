"""One sheet: title, sentences, tables one below another, sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from diagnoza.render.xlsx import styles
from diagnoza.render.xlsx.page import fit_to_pages, text_columns
from diagnoza.report.ledger.model import Column, Row, Sheet, Table


def write_sheet(target: Worksheet, sheet: Sheet) -> None:
    """Fill the sheet; one that has `pinned` columns gets a filter and a heading that stays in view."""
    widths = [max(column.width for column in place) for place in _places(sheet.tables)]
    for index, width in enumerate(widths, 1):
        target.column_dimensions[get_column_letter(index)].width = width
    across = text_columns(sheet, widths)
    styles.put_title(target, sheet.title)
    row = 2
    for note in sheet.notes:
        row = _sentence(target, row, note, widths, *across)
    heading = 0
    for table in sheet.tables:
        row += 1
        if table.title:
            styles.put_subtitle(target, row, table.title)
            row += 1
        heading = row
        row = _table(target, row, table, widths, filtered=sheet.pinned > 0)
    row += 1
    for remark in sheet.remarks:
        row = _sentence(target, row, f"• {remark}", widths, *across)
    if sheet.pinned:
        target.freeze_panes = target.cell(heading + 1, sheet.pinned + 1).coordinate
    fit_to_pages(target, sheet, widths, heading if sheet.pinned else 0)


def _places(tables: Sequence[Table]) -> Iterable[list[Column]]:
    """The columns of all tables by their place."""
    most = max(len(table.columns) for table in tables)
    return ([table.columns[place] for table in tables if place < len(table.columns)] for place in range(most))


def _sentence(target: Worksheet, row: int, text: str, widths: Sequence[int], first: int, last: int) -> int:
    """A sentence over these columns; the row after it."""
    styles.put_note(target, row, first, text)
    if last > first:
        target.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)
    target.row_dimensions[row].height = styles.height((text, sum(widths[first - 1 : last])))
    return row + 1


def _table(target: Worksheet, row: int, table: Table, widths: Sequence[int], *, filtered: bool) -> int:
    """Write the table from this row on; the row after it."""
    if not table.rows:
        styles.put_note(target, row, 1, table.empty)
        return row + 1
    first = row
    for number, column in enumerate(table.columns, 1):
        styles.put_heading(target, row, number, column.title)
    heads = ((column.title, width - 2) for column, width in zip(table.columns, widths, strict=False))
    target.row_dimensions[row].height = styles.height(*heads)
    for index, values in enumerate(table.rows):
        row += 1
        _row(target, row, values, widths, strong=index in table.strong)
    if filtered:
        target.auto_filter.ref = f"A{first}:{get_column_letter(len(table.columns))}{row}"
    if table.total is not None:
        row += 1
        _row(target, row, table.total, widths, strong=False)
        for number in range(1, len(table.columns) + 1):
            styles.make_total(target, row, number)
    return row + 1


def _row(target: Worksheet, row: int, values: Row, widths: Sequence[int], *, strong: bool) -> None:
    for number, value in enumerate(values, 1):
        styles.put_value(target, row, number, value, strong=strong)
    texts = [(value, width) for value, width in zip(values, widths, strict=False) if isinstance(value, str)]
    target.row_dimensions[row].height = styles.height(*texts)
