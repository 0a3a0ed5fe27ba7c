"""A filled price list → the data of a price file, with the cell of every value. Nothing of it is trusted.

The table is found by the words of its headings, so columns and rows may be moved, added or left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from diagnoza.answers.vat import rate_typed
from diagnoza.forms.officer.xlsx.cells import clean, read_cell
from diagnoza.forms.officer.xlsx.grid import Grid, Position, address
from diagnoza.forms.officer.xlsx.layout import CellKind
from diagnoza.forms.officer.xlsx.opening import open_book
from diagnoza.forms.officer.xlsx.sheet_data import SheetData
from diagnoza.forms.prices import columns
from diagnoza.problems import Failure, Place, Problem, problem

_KEYS = {columns.bare(heading): key for key, (heading, _) in columns.PRICE_COLUMNS.items()}
_OWN = frozenset(columns.bare(heading) for heading in columns.OWN_COLUMNS)
_HEAD_FIELDS: Mapping[str, tuple[str, CellKind]] = {
    columns.bare(columns.SUPPLIER): ("wykonawca", "text"),
    columns.bare(columns.DAY): ("data", "date"),
}
_NEEDED = ("netto", "vat")
_MOST = 500


@dataclass(frozen=True, slots=True)
class _Table:
    """Where a sheet has its prices: the row of the headings, the column of identifiers, columns by key of a price."""

    row: int
    identifier: int
    keys: Mapping[str, int]


@dataclass(slots=True)
class _Reading:
    """What was read so far; `prices` by id, with the cell of every value in `data`."""

    data: SheetData
    problems: list[Problem] = field(default_factory=list)

    def tell(self, code: str, place: Place, hint: str = "", **values: object) -> None:
        if len(self.problems) < _MOST:
            self.problems.append(problem(code, place, (), hint, False, **values))

    def cell(self, grid: Grid, position: Position, kind: CellKind) -> str:
        """The text of a field, "" where there is none to take; a fault is told."""
        content = grid.cells.get(position)
        if content is None:
            return ""
        reading = read_cell(content, kind, "zł")
        if fault := reading.fault:
            place = grid.place(self.data.file, position)
            self.tell(fault.code, place, fault.hint, cell=grid.label(position), value=fault.value)
        return reading.text


def read_price_workbook(path: Path) -> tuple[SheetData, tuple[Problem, ...]]:
    """The prices as the strict loader would give them, and the problems of cells.

    A110–A114 a cell that cannot be taken, A116 a text outside the fields, A118 merged fields, P030 an item priced twice,
    P032 a price without an identifier. `Failure`: F035, F037 a workbook that is not opened, P031 one without a table.
    """
    book = open_book(path)
    reading = _Reading(SheetData(book.file, {"ceny": {}}))
    is_found = False
    missing: tuple[str, Place] | None = None
    for grid in book.grids:
        table, lacking = _table(grid)
        if table is None:
            if lacking is not None:
                missing = (lacking[0], grid.place(book.file, lacking[1]))
            continue
        is_found = True
        _read_head(reading, grid, table)
        _read_rows(reading, grid, table)
    if not is_found:
        names, place = missing or (f"{columns.IDENTIFIER}, {_heading('netto')}, {_heading('vat')}", Place(book.file))
        raise Failure([problem("P031", place, names=names)])
    return reading.data, tuple(reading.problems)


def _heading(key: str) -> str:
    return columns.PRICE_COLUMNS[key][0].partition(" (")[0]


def _table(grid: Grid) -> tuple[_Table | None, tuple[str, Position] | None]:
    """The table; or, where a row has its identifier only, which headings it lacks."""
    lacking: tuple[str, Position] | None = None
    rows: dict[int, dict[str, int]] = {}
    for (row, column), text in grid.texts():
        rows.setdefault(row, {}).setdefault(columns.bare(text), column)
    for row, found in rows.items():
        identifier = found.get(columns.bare(columns.IDENTIFIER))
        if identifier is None:
            continue
        keys = {_KEYS[name]: column for name, column in found.items() if name in _KEYS}
        absent = [_heading(key) for key in _NEEDED if key not in keys]
        if not absent:
            return _Table(row, identifier, keys), None
        lacking = (", ".join(absent), (row, identifier))
    return None, lacking


def _read_head(reading: _Reading, grid: Grid, table: _Table) -> None:
    """The supplier and the day for the whole list, in the cells below their labels."""
    for (row, column), text in grid.texts():
        name, kind = _HEAD_FIELDS.get(columns.bare(text), ("", "text"))
        below = (row + 1, column)
        if row < table.row and name and (value := reading.cell(grid, below, kind)):
            reading.data.data[name] = value
            reading.data.values[name,] = grid.place(reading.data.file, below)


def _read_rows(reading: _Reading, grid: Grid, table: _Table) -> None:
    rows = sorted({row for row, _ in grid.cells if row > table.row})
    known = {table.identifier, *table.keys.values(), *_own_columns(grid, table)}
    _tell_merged(reading, grid, table)
    for row in rows:
        content = grid.cells.get((row, table.identifier))
        identifier = clean(content.text) if content else ""
        price = _price(reading, grid, table, row)
        if price and not identifier:
            _, position, text = price[0]
            place = grid.place(reading.data.file, position)
            reading.tell("P032", place, text=text, cell=grid.label(position))
        elif identifier:
            _keep(reading, grid, (row, table.identifier), identifier, price)
    for position in sorted(grid.cells):
        text = clean(grid.cells[position].text)
        if position[0] > table.row and position[1] not in known and text:
            hint = "jeśli jest potrzebny, dopisz go w kolumnie „Sposób oszacowania”"
            place = grid.place(reading.data.file, position)
            reading.tell("A116", place, hint, text=text, cell=grid.label(position))


def _own_columns(grid: Grid, table: _Table) -> Iterator[int]:
    for (row, column), text in grid.texts():
        if row == table.row and columns.bare(text) in _OWN:
            yield column


def _price(reading: _Reading, grid: Grid, table: _Table, row: int) -> list[tuple[str, Position, str]]:
    """Fields of the row with something in them: key, cell, text."""
    found = []
    for key, column in sorted(table.keys.items(), key=lambda entry: entry[1]):
        text = reading.cell(grid, (row, column), columns.PRICE_COLUMNS[key][1])
        if text and text != columns.NO_YEARLY:
            found.append((key, (row, column), rate_typed(text) if key == "vat" else text))
    return found


def _keep(
    reading: _Reading, grid: Grid, key: Position, identifier: str, price: list[tuple[str, Position, str]]
) -> None:
    """The price among the data; P030 where another row of the workbook says otherwise."""
    if not price:
        return
    data = reading.data
    fields: dict[str, Any] = {name: text for name, _, text in price}
    place = grid.place(data.file, key)
    known = data.data["ceny"].setdefault(identifier, fields)
    if known is not fields:
        if known != fields:
            first = data.keys["ceny", identifier]
            reading.tell("P030", place, id=identifier, first=first.cell, second=place.cell)
        return
    data.keys["ceny", identifier] = place
    for name, position, _ in price:
        data.values["ceny", identifier, name] = grid.place(data.file, position)


def _tell_merged(reading: _Reading, grid: Grid, table: _Table) -> None:
    """A118 for a merged range over more than one field: whose the price is can't be told."""
    for top, left, bottom, right in grid.merged:
        covered = sum(left <= column <= right for column in table.keys.values()) * (
            bottom - max(top, table.row + 1) + 1
        )
        if covered > 1:
            cells = f"{grid.label((top, left))}:{address((bottom, right))}"
            reading.tell("A118", grid.place(reading.data.file, (top, left)), cells=cells)
