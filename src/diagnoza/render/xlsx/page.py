"""How a sheet is printed: on A4, as wide as a page, tables unbroken where they can be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from diagnoza.render.xlsx.layout import Placed, placed_tables
from diagnoza.report.ledger.model import Sheet

_MARGIN: Final = 0.4
_EDGE: Final = 0.6
"""Above and below, with room for header and footer."""
_LONG, _SHORT = 297 / 25.4, 210 / 25.4
_READABLE: Final = 0.65
_SAFETY: Final = 0.96
"""Other programs and fonts make columns a little wider."""
_LINE: Final = 13.0
"""Height in points of a row that has none of its own."""


def print_setup(target: Worksheet, sheet: Sheet, widths: Sequence[int], printed: int) -> None:
    """One page where it can be read; else a long list under its head, or tables each on as few pages as may be."""
    width, height = (_SHORT, _LONG) if sheet.upright else (_LONG, _SHORT)
    target.page_setup.orientation = "portrait" if sheet.upright else "landscape"
    target.page_setup.paperSize = 9  # A4
    margins = target.page_margins
    margins.left = margins.right = _MARGIN
    margins.top, margins.bottom, margins.header, margins.footer = _EDGE, _EDGE, 0.3, 0.3
    pixels = sum(7 * column + 5 for column in widths[:printed])
    scale = min(1.0, _SAFETY * (width - 2 * _MARGIN) * 96 / pixels)
    room = (height - 2 * _EDGE) * 72 * _SAFETY
    tables = list(placed_tables(sheet))
    if printed < len(widths):
        target.print_area = f"A1:{get_column_letter(printed)}{target.max_row}"
    if min(scale, room / _height(target, 1, target.max_row)) >= _READABLE:
        _fit(target, tall=1)
    elif sheet.pinned:
        _fit(target, tall=0)
        target.print_title_rows = f"{tables[0].head}:{tables[0].head}" if tables[0].head else None
    else:
        _break_before_tables(target, tables, room, scale)
    header: Any = target.oddHeader
    footer: Any = target.oddFooter
    header.center.text = sheet.warning or None
    footer.left.text, footer.right.text = "&A", "Strona &P z &N"


def _fit(target: Worksheet, *, tall: int) -> None:
    target.page_setup.fitToWidth, target.page_setup.fitToHeight = 1, tall
    target.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _break_before_tables(target: Worksheet, tables: Sequence[Placed], room: float, scale: float) -> None:
    """A new page before each table that would not end on its page, at the readable scale that leaves the least room empty.

    Breaks and a scale, for Excel minds no break where it fits to pages by itself.
    """
    percents = range(int(100 * scale), int(100 * min(scale, _READABLE)) - 1, -1)
    tried = {percent: _breaks(target, tables, 100 * room / percent) for percent in percents}
    best = min(tried, key=lambda percent: (len(tried[percent][0]), tried[percent][1] * percent))
    target.page_setup.scale = best
    for row in tried[best][0]:
        target.row_breaks.append(Break(id=row - 1))


def _breaks(target: Worksheet, tables: Sequence[Placed], room: float) -> tuple[list[int], float]:
    """The rows that begin a new page, and how much room is left empty on the pages before them."""
    rows: list[int] = []
    begin, empty = 1, 0.0
    for placed in tables:
        if placed.begin > begin and _height(target, begin, placed.end - 1) > room:
            if _height(target, placed.begin, placed.end - 1) <= room:
                rows.append(placed.begin)
                empty += room - _height(target, begin, placed.begin - 1)
                begin = placed.begin
            else:
                begin = _last_page(target, begin, placed.end - 1, room)
    return rows, empty


def _last_page(target: Worksheet, begin: int, last: int, room: float) -> int:
    """The row that begins the last page when rows flow on from `begin`."""
    for row in range(begin, last + 1):
        if _height(target, begin, row) > room:
            begin = row
    return begin


def _height(target: Worksheet, first: int, last: int) -> float:
    """Of these rows, in points."""
    return sum(target.row_dimensions[row].height or _LINE for row in range(first, last + 1))
