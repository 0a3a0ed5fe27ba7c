"""Sheets of tables with typed values; how they look is the renderer's business."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in grosze."""

    grosze: int


@dataclass(frozen=True, slots=True)
class Percent:
    """A rate in whole percents."""

    points: int


Value = str | int | Money | Percent | date | None
"""A cell: a text, a count, an amount, a rate, a day, or nothing."""
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head and its width in characters; with `breaks` a new page begins after it."""

    title: str
    width: int
    breaks: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; `total` is the last row, apart from the others, `strong` are the numbers of rows to stand out."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row | None = None
    strong: frozenset[int] = frozenset()
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its title, sentences above the tables and below them. A `warning` is printed on every page.

    `pinned` is how many first columns stay in view and are printed on every page; 0 for a sheet of several tables.
    """

    name: str
    title: str
    notes: tuple[str, ...]
    tables: tuple[Table, ...]
    remarks: tuple[str, ...] = ()
    warning: str = ""
    pinned: int = 0


@dataclass(frozen=True, slots=True)
class Ledger:
    """All sheets, the title of the document, and the day of the diagnosis."""

    title: str
    dated: date | None
    sheets: tuple[Sheet, ...]
