"""A filled workbook → a sheet's shape, with the cell of every answer."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from diagnoza.answers.source import UnitPart
from diagnoza.files.sheets import SheetFile, sheet_of
from diagnoza.forms.officer.xlsx import layout
from diagnoza.forms.officer.xlsx.build import Build, is_own_note, read_build
from diagnoza.forms.officer.xlsx.found import Gathered
from diagnoza.forms.officer.xlsx.grid import Grid
from diagnoza.forms.officer.xlsx.opening import Book, open_book
from diagnoza.forms.officer.xlsx.read_areas import find_columns, read_area
from diagnoza.forms.officer.xlsx.read_start import find_labels, read_start
from diagnoza.forms.officer.xlsx.read_tables import find_table, read_table
from diagnoza.forms.officer.xlsx.sheet_data import compose
from diagnoza.problems import Failure, Place, Problem

_REQUIRED: dict[tuple[str | int, ...], str] = {
    ("jednostka", "nazwa"): layout.UNIT_NAME,
    ("jednostka", "rodzaj"): layout.UNIT_KIND,
}


def read_workbook(path: Path, unit: UnitPart | None = None) -> tuple[SheetFile, str]:
    """The workbook as a sheet, and the SHA-256 of the questionnaire it was made of, "" where it tells none.

    `Failure`: F035–F037 where it cannot be read as a form, and all problems at once where too little is left to link.
    Problems of cells (A110–A125) are among the sheet's faults, so that linking tells them with all others.
    """
    book = open_book(path)
    build = read_build(book)
    gathered = Gathered(book.file, build)
    for grid in book.grids:
        if grid is not build.grid:
            _read_sheet(gathered, grid)
    _tell_unread(gathered, book)
    text = compose(gathered, book.modified)
    try:
        file = sheet_of(text, book.sha256, unit)
    except Failure as failure:
        raise Failure([*gathered.told(), *(_at_label(fault, gathered) for fault in failure.problems)]) from failure
    return dataclasses.replace(file, faults=(*gathered.told(), *file.faults)), build.facts.get("sha256", "")


def _read_sheet(gathered: Gathered, grid: Grid) -> None:
    """By what stands in it, not by its name; A115 or A116 for what stands outside its fields."""
    is_known = True
    table = find_table(grid)
    labels = {} if table else find_labels(grid)
    if table:
        read_table(gathered, grid, *table)
    elif columns := find_columns(gathered, grid):
        read_area(gathered, grid, columns)
    elif labels:
        read_start(gathered, grid, labels)
    else:
        # A sheet of the form that lost the words it is known by holds answers; another one does not.
        is_known = not any(gathered.build.is_own(text) for _, text in grid.texts())
    for position in sorted(grid.cells):
        if not gathered.is_taken(grid, position) and not gathered.build.is_own(grid.cells[position].text):
            gathered.tell_stray("A116" if is_known else "A115", grid, position)
    _tell_notes(gathered, grid, gathered.build)


def _tell_notes(gathered: Gathered, grid: Grid, build: Build) -> None:
    for position, text in grid.notes:
        if text.strip() and not is_own_note(build, text):
            gathered.tell(
                "A122", grid.place(gathered.file, position), cell=grid.label(position), text=" ".join(text.split())
            )


def _tell_unread(gathered: Gathered, book: Book) -> None:
    if book.objects:
        gathered.tell("A123", Place(book.file), count=len(book.objects), first=book.objects[0])


def _at_label(fault: Problem, gathered: Gathered) -> Problem:
    """A field of the unit that was left empty is told beside its label."""
    place = gathered.labels.get(_REQUIRED.get(fault.path, ""))
    return dataclasses.replace(fault, place=place) if place and fault.code == "A002" else fault
