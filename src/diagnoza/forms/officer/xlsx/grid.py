"""Sheets as the reader sees them: only cells with something in them, by row and column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from openpyxl.utils import get_column_letter, range_boundaries

from diagnoza.problems import Place

Position = tuple[int, int]
"""Row and column, from 1."""
Box = tuple[int, int, int, int]
"""First row and column, last row and column, inclusive."""
_MAX_SNIPPET = 400


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula; what it came to is not taken, for it may be stale or forged."""

    text: str


@dataclass(frozen=True, slots=True)
class CellError:
    """„#N/A” and the like."""

    text: str


@dataclass(frozen=True, slots=True)
class Content:
    """What a cell holds; `is_percent` when it shows its number in percent."""

    value: str | int | float | bool | datetime | date | time | timedelta | Formula | CellError
    is_percent: bool = False

    @property
    def text(self) -> str:
        """What to show of it, whatever it is."""
        value = self.value
        return value.text if isinstance(value, Formula | CellError) else str(value)


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its cells, merged ranges, and the notes on cells as (cell, text)."""

    title: str
    cells: Mapping[Position, Content]
    merged: tuple[Box, ...]
    notes: tuple[tuple[Position, str], ...]

    def texts(self) -> Iterator[tuple[Position, str]]:
        """Cells that hold a text, row by row, without spaces around it."""
        for position, content in sorted(self.cells.items()):
            if isinstance(content.value, str):
                yield position, content.value.strip()

    def label(self, position: Position) -> str:
        """„Kopie zapasowe!D7”."""
        return f"{self.title}!{address(position)}"

    def place(self, file: str, position: Position) -> Place:
        """The cell as a place in the file."""
        content = self.cells.get(position)
        snippet = content.text.partition("\n")[0][:_MAX_SNIPPET] if content else ""
        return Place(file, *position, snippet, max(1, len(snippet)), self.label(position))


def address(position: Position) -> str:
    """„D7”."""
    return f"{get_column_letter(position[1])}{position[0]}"


def box_of(reference: str) -> Box:
    """„C5:D7” as a box; `ValueError` for anything else."""
    left, top, right, bottom = range_boundaries(reference)
    if left is None or top is None or right is None or bottom is None:
        raise ValueError(reference)
    return top, left, bottom, right
