"""A worksheet of the form: its cells, merges, protection, drop-down lists and tables.

Read straight from the part's XML: openpyxl unrolls every range it meets, and one merge over a whole sheet is 17 milliards
of cells. Of openpyxl come the addresses, number formats and days, where the lore is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from openpyxl.utils.cell import column_index_from_string, get_column_letter, range_boundaries
from openpyxl.utils.exceptions import CellCoordinatesException

from diagnoza.forms.operator.package import Element
from diagnoza.forms.operator.splice import Part

MAIN_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
X14_NS = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM_NS = "http://schemas.microsoft.com/office/excel/2006/main"
MAX_ROW, MAX_COLUMN = 1_048_576, 16_384
Box = tuple[int, int, int, int]
"""First row, first column, last row, last column, counted from 1."""
Position = tuple[int, int]
"""Row and column."""


def s(local: str) -> str:
    """The SpreadsheetML name."""
    return f"{{{MAIN_NS}}}{local}"


def address(position: Position) -> str:
    """`C5`."""
    return f"{get_column_letter(position[1])}{position[0]}"


def whole(text: str | None, otherwise: int = 0) -> int:
    """The number of an attribute, `otherwise` where there is none or it is no number."""
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 10 else otherwise


def box_of(text: str) -> Box | None:
    """The range `A1:B2` or cell `A1`, with or without `$`; None for what is neither."""
    try:
        left, top, right, bottom = range_boundaries(text)
    except (ValueError, TypeError, CellCoordinatesException):
        return None
    box = (top or 1, left or 1, bottom or MAX_ROW, right or MAX_COLUMN)
    inside = 1 <= box[0] <= box[2] <= MAX_ROW and 1 <= box[1] <= box[3] <= MAX_COLUMN
    return box if inside else None


def covers(box: Box, position: Position) -> bool:
    """Whether the cell lies in the box."""
    return box[0] <= position[0] <= box[2] and box[1] <= position[1] <= box[3]


@dataclass(frozen=True, slots=True)
class ListRule:
    """A drop-down list: where it holds, and its formula."""

    boxes: tuple[Box, ...]
    formula: str


class Sheet:
    """One worksheet; `headers` are the header rows of its tables, whose texts the tables repeat."""

    def __init__(self, title: str, part: Part, headers: tuple[Box, ...]) -> None:
        self.title = title
        self.part = part
        self.headers = headers
        self.rows: dict[int, Element] = {}
        self.cells: dict[Position, Element] = {}
        data = part.root.find(s("sheetData"))
        self.data = data
        row = 0
        for line in () if data is None else data.iterchildren(s("row")):
            row = int(line.get("r", row + 1))
            self.rows[row] = line
            column = 0
            for cell in line.iterchildren(s("c")):
                column = (
                    column_index_from_string(cell.get("r", "").rstrip("0123456789")) if cell.get("r") else column + 1
                )
                self.cells[row, column] = cell

    @cached_property
    def merges(self) -> tuple[Box, ...]:
        """Merged ranges."""
        refs = (merge.get("ref", "") for merge in self.part.root.iter(s("mergeCell")))
        return tuple(box for box in map(box_of, refs) if box)

    def merge_of(self, position: Position) -> Box | None:
        """The merged range the cell lies in."""
        return next((box for box in self.merges if covers(box, position)), None)

    @property
    def is_protected(self) -> bool:
        """Whether locked cells may not be changed."""
        protection = self.part.root.find(s("sheetProtection"))
        return protection is not None and protection.get("sheet", "0") in ("1", "true")

    @cached_property
    def computed(self) -> tuple[Box, ...]:
        """Ranges that a formula of several cells fills."""
        refs = (f.get("ref", "") for f in self.part.root.iter(s("f")) if f.get("t") in ("array", "dataTable"))
        return tuple(box for box in map(box_of, refs) if box)

    def is_formula(self, position: Position) -> bool:
        """Whether the cell is computed."""
        cell = self.cells.get(position)
        has_own = cell is not None and cell.find(s("f")) is not None
        return has_own or any(covers(box, position) for box in self.computed)

    @cached_property
    def lists(self) -> tuple[ListRule, ...]:
        """Drop-down lists, also those that point to another sheet the newer way."""
        return (*self._plain_lists(), *self._newer_lists())

    def _plain_lists(self) -> Iterator[ListRule]:
        for rule in self.part.root.iter(s("dataValidation")):
            if rule.get("type") == "list":
                yield ListRule(_boxes(rule.get("sqref", "")), rule.findtext(s("formula1"), ""))

    def _newer_lists(self) -> Iterator[ListRule]:
        for rule in self.part.root.iter(f"{{{X14_NS}}}dataValidation"):
            if rule.get("type") == "list":
                formula = rule.findtext(f"{{{X14_NS}}}formula1/{{{XM_NS}}}f", "")
                yield ListRule(_boxes(rule.findtext(f"{{{XM_NS}}}sqref", "")), formula)

    def style(self, position: Position) -> int:
        """Index of the cell's format: its own, its row's or its column's."""
        cell = self.cells.get(position)
        if cell is not None:
            return whole(cell.get("s"))
        row = self.rows.get(position[0])
        if row is not None and row.get("customFormat") in ("1", "true"):
            return whole(row.get("s"))
        for column in self.part.root.iter(s("col")):
            if whole(column.get("min")) <= position[1] <= whole(column.get("max")):
                return whole(column.get("style"))
        return 0

    def write(self, position: Position, attributes: dict[str, str], content: Element) -> None:
        """Fill the cell; one that was not in the file is put in the order of rows and columns."""
        cell = self.cells.get(position)
        if cell is None:
            cell = self._new_cell(position)
        cell.attrib.pop("t", None)
        cell.attrib.update(attributes)
        for child in list(cell):
            cell.remove(child)
        cell.append(content)
        self.part.replace(cell)

    def _new_cell(self, position: Position) -> Element:
        style = self.style(position)
        number, column = position
        row = self.rows.get(number)
        if row is None:
            row = self.data.makeelement(s("row"), {"r": str(number)})
            after = min((other for other in self.rows if other > number), default=None)
            self.part.insert(self.data, row, None if after is None else self.rows[after])
            self.rows[number] = row
        cell = row.makeelement(s("c"), {"r": address(position), **({"s": str(style)} if style else {})})
        following = [other for line, other in self.cells if line == number and other > column]
        self.part.insert(row, cell, self.cells[number, min(following)] if following else None)
        self.cells[position] = cell
        return cell


def _boxes(sqref: str) -> tuple[Box, ...]:
    return tuple(box for box in map(box_of, sqref.split()) if box)
