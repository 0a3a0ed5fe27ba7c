"""Sheets of tables with typed values; how they look is the renderer's business."""

from __future__ import annotations

from collections.abc import Sequence
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


@dataclass(frozen=True, slots=True)
class Blank:
    """A text the office fills in."""


@dataclass(frozen=True, slots=True)
class Cells:
    """Cells of one column of the table with this mark, wherever it is printed; rows from 0, the total is after the last."""

    table: str
    column: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Formula:
    """What works itself out again when a price is changed: `pattern` with a pair of braces for each of `cells`.

    `shown` is what it comes to now, grosze or a text; programs that do not calculate show that.
    """

    shown: int | str
    pattern: str
    cells: tuple[Cells, ...]


Value = str | int | Money | Percent | date | Blank | Formula | None
"""A cell: a text, a count, an amount, a rate, a day, a blank to fill in, what is calculated, or nothing."""
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head, its width in characters, and over how many columns of the sheet it runs (then without a width).

    A `detail` stands on the screen and is not printed.
    """

    title: str
    width: int = 0
    span: int = 1
    is_detail: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; `total` is the last row, apart from the others, `strong` are the numbers of rows to stand out.

    Formulas find the table by its `mark`.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row | None = None
    strong: frozenset[int] = frozenset()
    empty: str = ""
    mark: str = ""
    has_head: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its title, sentences and tables below them. A `warning` is printed on every page.

    `pinned` is how many first columns stay in view under a head that is printed on every page; 0 for a sheet of several
    tables. An `upright` sheet is printed on A4 the long way. `grid` are the widths of its columns where they are not those
    of the columns of its tables.
    """

    name: str
    title: str
    notes: tuple[str, ...]
    tables: tuple[Table, ...]
    warning: str = ""
    pinned: int = 0
    upright: bool = False
    grid: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """All sheets, the title of the document, and the day of the diagnosis."""

    title: str
    dated: date | None
    sheets: tuple[Sheet, ...]


def adding(shown: int, table: str, column: int, rows: Sequence[int]) -> Formula | Money:
    """The sum of these rows of a column, in ascending order; runs of rows become one range."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    if not runs:
        return Money(shown)
    pattern = "+".join("{}" if first == last else "SUM({})" for first, last in runs)
    return Formula(shown, pattern, tuple(Cells(table, column, first, last) for first, last in runs))
