"""How cells look: amounts as Polish money, days as days, texts as texts."""

from __future__ import annotations

from copy import copy
from datetime import date
from decimal import Decimal
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.worksheet import Worksheet

from diagnoza.files.workbook_cells import cell_at, put
from diagnoza.report.ledger.model import Blank, Formula, Money, Percent, Value

_FACE: Final = "Arial"
"""LibreOffice has a twin of it with the same widths; of Calibri, often none."""
_MONEY: Final = r"[$-415]#,##0.00\ \z\ł_-_-"
"""The room of a dash keeps it off the frame; of an indent LibreOffice makes nothing in some cells of formulas."""
_DAY: Final = "dd\\.mm\\.yyyy_-"
_LINE = Side(style="thin", color="BFBFBF")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_TOTAL = Border(left=_LINE, right=_LINE, top=Side(style="medium", color="1F3864"), bottom=_LINE)
_HEADING_FILL = PatternFill("solid", start_color="1F3864")
_STRONG_FILL = PatternFill("solid", start_color="DDE6F3")
_BLANK_FILL = PatternFill("solid", start_color="FFF9E5")
_TEXT = Alignment(vertical="top", wrap_text=True)
_NUMBER = Alignment(horizontal="right", vertical="top")
_COUNT = Alignment(horizontal="center", vertical="top")


def prepare(book: Workbook) -> None:
    """The font by which programs measure the widths of columns."""
    inner: Any = book
    inner._fonts = IndexedList([Font(name=_FACE, size=10)])


def put_title(sheet: Worksheet, text: str) -> None:
    """The title in the first row, over the empty cells to its right."""
    cell = put(sheet, 1, 1, text)
    cell.font = Font(name=_FACE, size=16, bold=True, color="1F3864")
    sheet.row_dimensions[1].height = 24


def put_subtitle(sheet: Worksheet, row: int, text: str) -> None:
    """The title of a table."""
    cell = put(sheet, row, 1, text)
    cell.font = Font(name=_FACE, size=12, bold=True, color="1F3864")
    sheet.row_dimensions[row].height = 18


def put_note(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """A sentence above or below the tables."""
    cell = put(sheet, row, column, text)
    cell.font = Font(name=_FACE, size=9)
    cell.alignment = _TEXT


def put_heading(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """The head of a column."""
    cell = put(sheet, row, column, text)
    cell.font = Font(name=_FACE, size=9, bold=True, color="FFFFFF")
    cell.fill = _HEADING_FILL
    cell.border = _GRID
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def put_value(sheet: Worksheet, row: int, column: int, value: Value, *, strong: bool) -> None:
    """A value in the format of its type."""
    cell = cell_at(sheet, row, column)
    cell.alignment = _NUMBER
    match value:
        case "" | None:
            pass
        case str() as text:
            cell = put(sheet, row, column, text)
            cell.number_format = "@"
            cell.alignment = _TEXT
        case Money(grosze):
            cell.value, cell.number_format = Decimal(grosze).scaleb(-2), _MONEY
        case Formula(int()):
            cell.number_format = _MONEY
        case Formula(""):
            cell.number_format = _MONEY
        case Formula():
            cell.alignment = _TEXT
        case Blank():
            cell.number_format, cell.alignment, cell.fill = "@", _TEXT, _BLANK_FILL
        case Percent(points):
            cell.value, cell.number_format = Decimal(points).scaleb(-2), "0%_-"
        case date() as day:
            cell.value, cell.number_format = day, _DAY
        case int() as count:
            cell.value, cell.number_format, cell.alignment = count, "0", _COUNT
    cell.font = Font(name=_FACE, size=9, bold=strong)
    cell.border = _GRID
    if strong:
        cell.fill = _STRONG_FILL


def continue_cell(sheet: Worksheet, row: int, column: int, first: int) -> None:
    """The look of the first of merged cells on another of them, so that the frame goes around all."""
    cell = cell_at(sheet, row, column)
    model: Any = cell_at(sheet, row, first)
    cell.border, cell.fill = copy(model.border), copy(model.fill)


def make_total(sheet: Worksheet, row: int, column: int) -> None:
    """A cell of the last row, which sums the others."""
    cell = cell_at(sheet, row, column)
    cell.font = Font(name=_FACE, size=9, bold=True)
    cell.border = _TOTAL
