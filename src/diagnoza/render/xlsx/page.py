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
_PAGE_POINTS: Final = (210 / 25.4 - 2 * 0.7) * 72
_READABLE: Final = 0.6
_SAFETY: Final = 0.96
"""Other programs and fonts make columns a little wider."""


def text_columns(sheet: Sheet, widths: Sequence[int]) -> tuple[int, int]:
    """The columns a sentence runs over: those of the first page; without the pinned where they come again on others."""
    ends = _parts(sheet, len(widths))
    return (sheet.pinned + 1 if len(ends) > 1 else 1), ends[0]


def fit_to_pages(target: Worksheet, sheet: Sheet, widths: Sequence[int], heading: int) -> None:
    """Set up the print; `heading` is the row repeated on each page, 0 for none."""
    target.page_setup.orientation = "landscape"
    target.page_setup.paperSize = 9  # A4
    margins = target.page_margins
    margins.left = margins.right = _MARGIN
    margins.top, margins.bottom, margins.header, margins.footer = 0.7, 0.7, 0.3, 0.3
    ends = _parts(sheet, len(widths))
    if len(ends) == 1:
        target.page_setup.fitToWidth, target.page_setup.fitToHeight = 1, int(_fits_a_page(target, widths))
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


def _fits_a_page(target: Worksheet, widths: Sequence[int]) -> bool:
    """Whether all of the sheet may stand on one page and still be read."""
    points = sum(dimension.height or 0 for dimension in target.row_dimensions.values())
    return min(_PAGE_PIXELS / _pixels(widths), _PAGE_POINTS / max(points, 1)) >= _READABLE


def _pixels(widths: Sequence[int]) -> int:
    return sum(7 * width + 5 for width in widths)


def _parts(sheet: Sheet, count: int) -> tuple[int, ...]:
    """The last column of each page."""
    ends = {place for table in sheet.tables for place, column in enumerate(table.columns, 1) if column.breaks}
    return (*sorted(end for end in ends if end < count), count)


def _scale(widths: Sequence[int], ends: Sequence[int], pinned: int) -> int:
    """The percentage at which the widest page holds its columns and the pinned ones."""
    starts = (0, *ends[:-1])
    widest = max(
        _pixels(widths[start:end]) + (_pixels(widths[:pinned]) if start else 0)
        for start, end in zip(starts, ends, strict=True)
    )
    return min(100, int(100 * _SAFETY * _PAGE_PIXELS / widest))
