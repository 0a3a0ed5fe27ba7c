"""The one way a text gets into a cell of a workbook: as a text, whatever it begins with."""

from __future__ import annotations

import re
from typing import Final

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from diagnoza.files.yaml_scalars import storable

MAX_TEXT: Final = 32_000
"""Excel holds 32,767 characters in a cell."""
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def put(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """Write a text that Excel takes for a text; control characters become visible signs."""
    cell = cell_at(sheet, row, column)
    cell.value = as_stored(text)
    cell.data_type = "s"  # openpyxl makes a formula of a text that begins with „=”
    return cell


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """The cell; none is ever merged."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    return cell


def as_stored(text: str) -> str:
    """The text as the file holds it: „_x0041_” typed by a person must not become „A”."""
    return _ESCAPE_LIKE.sub("_x005F_", storable(text))[:MAX_TEXT]
