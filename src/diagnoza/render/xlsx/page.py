"""How a sheet is printed: A4 across, as many pages wide as it was parted into, what is pinned on each of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break, ColBreak
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from diagnoza.report.ledger.model import Sheet

_MARGIN: Final = 0.4
_PAGE_PIXELS: Final = (297 / 25.4 - 2 * _MARGIN) * 96
_SAFETY: Final = 0.96
"""Other programs and fonts make columns a little wider."""


def text_columns(sheet: Sheet, widths: Sequence[int]) -> int:
    """Over how many columns a sentence may run without leaving the first page."""
    return _parts(sheet, len(widths))[0]


def fit_to_pages(target: Worksheet, sheet: Sheet, widths: Sequence[int], heading: int) -> None:
    """Set up the print; `heading` is the row repeated on each page, 0 for none."""
    target.page_setup.orientation = "landscape"
    target.page_setup.paperSize = 9  # A4
    margins = target.page_margins
    margins.left = margins.right = _MARGIN
    margins.top, margins.bottom, margins.header, margins.footer = 0.7, 0.7, 0.3, 0.3
    ends = _parts(sheet, len(widths))
    if len(ends) == 1:
        target.page_setup.fitToWidth, target.page_setup.fitToHeight = 1, 0
        target.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    else:
        # Excel minds no break where it fits to pages by itself.
        target.page_setup.scale = _scale(widths, ends, sheet.pinned)
        target.page_setup.pageOrder = "overThenDown"
        target.col_breaks = ColBreak()
        for end in ends[:-1]:
            target.col_breaks.append(Break(id=end))
    if heading:
        target.print_title_rows = f"{heading}:{heading}"
    if len(ends) > 1:
        target.print_title_cols = f"A:{get_column_letter(sheet.pinned)}"
    header: Any = target.oddHeader
    footer: Any = target.oddFooter
    header.center.text = sheet.warning or None
    footer.left.text, footer.right.text = "&A", "Strona &P z &N"


def _parts(sheet: Sheet, count: int) -> tuple[int, ...]:
    """The last column of each page."""
    ends = {place for table in sheet.tables for place, column in enumerate(table.columns, 1) if column.breaks}
    return (*sorted(end for end in ends if end < count), count)


def _scale(widths: Sequence[int], ends: Sequence[int], pinned: int) -> int:
    """The percentage at which the widest page holds its columns and the pinned ones."""
    pixels = [7 * width + 5 for width in widths]
    starts = (0, *ends[:-1])
    widest = max(
        sum(pixels[start:end]) + (sum(pixels[:pinned]) if start else 0) for start, end in zip(starts, ends, strict=True)
    )
    return min(100, int(100 * _SAFETY * _PAGE_PIXELS / widest))
