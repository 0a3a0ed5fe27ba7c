"""A form with a question of every kind, and a workbook of it that a test may fill."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from diagnoza.answers.source import UnitPart
from diagnoza.definition.model import Definition
from diagnoza.files.sheets import LoadedSheet, link_sheet
from diagnoza.forms.officer.form import build_form
from diagnoza.forms.officer.xlsx.read import read_workbook
from diagnoza.forms.officer.xlsx.write import form_workbook
from diagnoza.problems import Failure, Problem
from support.small import Small
from support.workbooks import FilledBook

KOPIE = """\
questions:
  - id: kopie
    text: Czy urząd wykonuje kopie zapasowe?
    kind: single
    help: Chodzi o kopie systemów dziedzinowych.
    evidence: [harmonogram kopii]
    options:
      - {id: tak, label: Tak, points: 1, requires: wszystkie systemy są objęte kopią}
      - {id: nie, label: Nie, points: 0}
  - id: proba
    text: Kiedy ostatnio odtworzono dane?
    kind: date
    show_if: {q: kopie, in: [tak]}
    options: [{id: nigdy, label: Nigdy, points: 0}]
    bands: [{points: 1}]
  - id: nosniki
    text: Gdzie leżą kopie?
    kind: multi
    options:
      - {id: serwer, label: "Na serwerze, w urzędzie", points: 0.5}
      - {id: chmura, label: W chmurze, points: 0.5}
      - {id: zadne, label: Żadne z powyższych, points: 0, exclusive: true}
"""
RESZTA = """\
questions:
  - {id: odstep, text: Co ile dni?, kind: number, unit: dni, bands: [{up_to: 7, points: 1}, {points: 0}]}
  - {id: opis, text: "=1+1 to opis?", kind: text}
  - id: systemy
    text: Jakie systemy?
    kind: table
    columns:
      - {id: nazwa, label: Nazwa systemu, kind: text, required: true}
      - {id: od, label: Używany od, kind: date}
      - {id: ile, label: Liczba stanowisk, kind: number}
      - {id: dane, label: Gdzie są dane, kind: single, options: [{id: u, label: U nas}, {id: ch, label: W chmurze}]}
"""


@pytest.fixture(scope="session")
def definition(tmp_path_factory: pytest.TempPathFactory) -> Definition:
    """Two areas with a question of every kind."""
    small = Small(tmp_path_factory.mktemp("definicja"))
    return small.area("kopie", KOPIE).area("reszta", RESZTA).definition()


@pytest.fixture(scope="session")
def empty(definition: Definition) -> bytes:
    """The form for a known unit, nothing typed but what was known of it."""
    unit = UnitPart.model_validate({"id": "urzad", "nazwa": "Urząd Gminy", "rodzaj": "gmina"})
    return form_workbook(build_form(definition, unit=unit))


@pytest.fixture
def filled(empty: bytes, tmp_path: Path) -> FilledBook:
    """The workbook with the post of who fills it."""
    path = tmp_path / "formularz.xlsx"
    path.write_bytes(empty)
    book = FilledBook(path)
    book.write(book.beside("Stanowisko osoby wypełniającej"), "sekretarz gminy")
    return book


@pytest.fixture
def linked(definition: Definition) -> Callable[[FilledBook], LoadedSheet]:
    """Save, read and link."""
    return lambda book: link_sheet(read_workbook(book.save())[0], definition)


@pytest.fixture
def told(definition: Definition) -> Callable[[FilledBook | Path], list[tuple[str, str]]]:
    """Every problem of a workbook as its code and cell, in the order told."""

    def tell(book: FilledBook | Path) -> list[tuple[str, str]]:
        return [(found.code, found.place.cell) for found in problems_of(book, definition)]

    return tell


def problems_of(book: FilledBook | Path, definition: Definition) -> tuple[Problem, ...]:
    """Save, read, link; the problems however they come. A028, a missing day of the diagnosis, is no matter of forms."""
    try:
        path = book if isinstance(book, Path) else book.save()
        found = link_sheet(read_workbook(path)[0], definition).problems
    except Failure as failure:
        found = failure.problems
    return tuple(entry for entry in found if entry.code not in ("A028", "A031", "A032"))
