"""A purchase list in a workbook: a column of names under a heading is enough; the other columns are found by theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from diagnoza.files.located import Located
from diagnoza.forms.officer.xlsx.cells import read_cell
from diagnoza.forms.officer.xlsx.grid import Formula, Grid
from diagnoza.forms.officer.xlsx.layout import CellKind
from diagnoza.forms.officer.xlsx.opening import open_book
from diagnoza.plan.addressees import split_addressees
from diagnoza.problems import Place, Problem, fold, problem

HEADINGS: Mapping[str, frozenset[str]] = {
    "nazwa": frozenset((
        "nazwa", "zakup", "przedmiot", "nazwa zakupu", "przedmiot zakupu", "przedmiot zamowienia", "opis", "opis zakupu",
        "wyszczegolnienie", "asortyment", "nazwa towaru", "co kupujemy",
    )),
    "ilosc": frozenset(("ilosc", "liczba", "ilosc szt.", "liczba sztuk", "ilosc sztuk", "szt.")),
    "netto": frozenset((
        "netto", "cena netto", "cena jednostkowa netto", "cena jedn. netto", "cena netto za szt.", "netto za sztuke",
    )),
    "vat": frozenset(("vat", "stawka vat", "vat %", "vat [%]", "stawka vat %", "% vat")),
    "dla": frozenset(("dla", "dla kogo", "odbiorca", "jednostka", "przeznaczenie")),
    "data": frozenset(("data", "data zakupu", "dzien", "data faktury")),
    "pozycja": frozenset(("identyfikator", "pozycja zakupowa")),
}  # fmt: skip
"""Headings of the columns, folded, by the key of the YAML list."""
_KINDS: Mapping[str, CellKind] = {"ilosc": "number", "netto": "number", "vat": "number", "data": "date"}
_SUMS = ("razem", "suma", "ogolem", "lacznie")


@dataclass(slots=True)
class CellText(Located):
    """A list as the YAML loader would give it, with the cell of every part."""

    file: str
    data: Any
    cells: dict[tuple[str | int, ...], Place] = field(default_factory=dict)

    def place(self, path: tuple[str | int, ...] = (), *, key: bool = False) -> Place:
        """The cell of the part at `path`, of its entry, or the file."""
        return self.cells.get(self.within(path), Place(self.file))

    def within(self, path: tuple[str | int, ...]) -> tuple[str | int, ...]:
        """What of `path` has a cell."""
        while path and path not in self.cells:
            path = path[:-1]
        return path


def read_workbook(path: Path) -> tuple[CellText, list[Problem]]:
    """The list and its problems: F035, F037, P043 no column of names, P047 what was not read, A110–A114 of cells."""
    book = open_book(path)
    text = CellText(book.file, {"zakupy": []})
    problems: list[Problem] = []
    found = [(grid, *header) for grid in book.grids if (header := _header(grid)) is not None]
    if not found:
        return text, [problem("P043", Place(book.file))]
    for grid, row, columns in found:
        problems += _unread(grid, row, columns, book.file)
        for at in sorted({position[0] for position in grid.cells if position[0] > row}):
            _read_row(text, grid, at, columns, problems)
    read = {grid.title for grid, _, _ in found}
    for grid in book.grids:
        if grid.title not in read and grid.cells:
            problems.append(problem("P047", Place(book.file), what=f"arkusz „{grid.title}”"))
    return text, problems


def _header(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """The first row with a heading of names, and its columns by key; the first of two alike."""
    for (row, _), content in grid.texts():
        if fold(content) in HEADINGS["nazwa"]:
            columns: dict[str, int] = {}
            for (at, column), heading in grid.texts():
                for key, headings in HEADINGS.items():
                    if at == row and fold(heading) in headings:
                        columns.setdefault(key, column)
            return row, columns
    return None


def _unread(grid: Grid, row: int, columns: Mapping[str, int], file: str) -> Iterator[Problem]:
    """P047 for columns of another heading; an ordinal is nobody's loss."""
    for (at, column), heading in grid.texts():
        if at == row and column not in columns.values() and fold(heading).strip(" .") not in ("lp", "l.p", "nr", "poz"):
            yield problem("P047", grid.place(file, (at, column)), what=f"kolumna „{heading}”")


def _read_row(text: CellText, grid: Grid, row: int, columns: Mapping[str, int], problems: list[Problem]) -> None:
    """Add the row's entry; a row of sums and one with nothing in the columns that are read is none."""
    filled = {key: (row, column) for key, column in columns.items() if (row, column) in grid.cells}
    name = grid.cells[filled["nazwa"]].text if "nazwa" in filled else ""
    is_computed = all(isinstance(grid.cells[position].value, Formula) for position in filled.values())
    if not filled or is_computed or fold(name).strip(" :").startswith(_SUMS):
        return
    index = len(text.data["zakupy"])
    entry: dict[str, str] = {}
    text.cells["zakupy", index] = grid.place(text.file, filled.get("nazwa", min(filled.values())))
    for key, position in filled.items():
        place = grid.place(text.file, position)
        reading = read_cell(grid.cells[position], _KINDS.get(key, "text"), "zł" if key == "netto" else "szt.")
        if reading.fault:
            fault = reading.fault
            problems.append(
                problem(fault.code, place, hint=fault.hint, cell=grid.label(position), value=fault.value)
            )  # fmt: skip
        entry[key] = _said(key, reading.text)
        text.cells["zakupy", index, key] = place
    text.data["zakupy"].append(entry)


def _said(key: str, text: str) -> str:
    if key == "dla":
        addressees, _ = split_addressees(text)
        return addressees[0] if len(addressees) == 1 else text
    return fold(text).strip(".") if key == "vat" else text
