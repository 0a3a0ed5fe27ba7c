"""How cells look: amounts as Polish money, days as days, texts as texts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.worksheet import Worksheet

from diagnoza.files.workbook_cells import cell_at, put
from diagnoza.report.ledger.model import Money, Percent, Value

_FACE: Final = "Arial"
"""LibreOffice has a twin of it with the same widths; of Calibri, often none."""
_MONEY: Final = r"[$-415]#,##0.00\ \z\ł"
_DAY: Final = "dd\\.mm\\.yyyy"
_LINE = Side(style="thin", color="BFBFBF")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_TOTAL = Border(left=_LINE, right=_LINE, top=Side(style="medium", color="1F3864"), bottom=_LINE)
_HEADING_FILL = PatternFill("solid", start_color="1F3864")
_STRONG_FILL = PatternFill("solid", start_color="FFF2CC")
_TEXT = Alignment(vertical="top", wrap_text=True)
_NUMBER = Alignment(horizontal="right", vertical="top", indent=1)
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
    sheet.row_dimensions[row].height = 20


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
        case Percent(points):
            cell.value, cell.number_format = Decimal(points).scaleb(-2), "0%"
        case date() as day:
            cell.value, cell.number_format = day, _DAY
        case int() as count:
            cell.value, cell.number_format, cell.alignment = count, "0", _COUNT
    cell.font = Font(name=_FACE, size=9, bold=strong and column <= 2)
    cell.border = _GRID
    if strong:
        cell.fill = _STRONG_FILL


def make_total(sheet: Worksheet, row: int, column: int) -> None:
    """A cell of the last row, which sums the others."""
    cell = cell_at(sheet, row, column)
    cell.font = Font(name=_FACE, size=9, bold=True)
    cell.border = _TOTAL


def height(*texts: tuple[str, float]) -> float:
    """The height of a row in which each text, in a column of so many characters, is seen whole."""
    return 4 + 12 * max((_lines(text, width) for text, width in texts), default=1)


def _lines(text: str, width: float) -> int:
    """How many lines a text takes whose words are not parted; a letter is narrower than the digit widths are counted in."""
    width = int(width * 1.12)
    count = 0
    for line in text.split("\n"):
        count += 1
        room = width
        for word in line.split(" "):
            if len(word) > room and room < width:
                count += 1
                room = width
            count += max(0, -(-len(word) // width) - 1)
            room -= len(word) + 1
    return count
