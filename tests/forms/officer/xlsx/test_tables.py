"""A table is found by the question it names, its columns by their labels."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from diagnoza.answers.source import UnitPart
from diagnoza.definition.model import Definition
from diagnoza.forms.officer.form import build_form
from diagnoza.forms.officer.xlsx.read import read_workbook
from diagnoza.forms.officer.xlsx.write import form_workbook
from support.workbooks import FilledBook

Tell = Callable[[FilledBook], list[tuple[str, str]]]


@pytest.fixture
def systems(filled: FilledBook) -> FilledBook:
    """Two systems, one of them with all that is known."""
    sheet, heading, columns = filled.table("systemy")
    rows = [
        {"nazwa": "Finanse", "od": "2.01.2020", "ile": "12", "dane": "U nas"},
        {},
        {"nazwa": "Kadry", "ile": "nie wiem"},
    ]
    for number, row in enumerate(rows, 1):
        for column, text in row.items():
            filled.write(sheet.cell(heading + number, columns[column]), text)
    return filled


def rows_of(book: FilledBook) -> Any:
    """The rows as read."""
    return read_workbook(book.save())[0].text.data["odpowiedzi"]["systemy"]["odpowiedz"]


ROWS = [{"nazwa": "Finanse", "od": "2020-01-02", "ile": "12", "dane": "U nas"}, {"nazwa": "Kadry", "ile": "nie wiem"}]


def test_empty_rows_are_passed_over(systems: FilledBook) -> None:
    assert rows_of(systems) == ROWS


def test_columns_and_headings_may_be_moved(systems: FilledBook, told: Tell) -> None:
    sheet, _, _ = systems.table("systemy")
    sheet.title = "Nasze systemy"
    sheet.move_range("A4:A9", cols=7)
    sheet.insert_rows(4, 3)
    assert rows_of(systems) == [dict(sorted(row.items(), key=lambda cell: cell[0] == "nazwa")) for row in ROWS]
    assert told(systems) == []


def test_copy_of_a_table_is_the_same_unless_it_differs(systems: FilledBook, told: Tell) -> None:
    sheet, _, _ = systems.table("systemy")
    copy = systems.book.copy_worksheet(sheet)
    assert rows_of(systems) == ROWS
    systems.write(copy["A8"], "Płace")
    assert told(systems) == [("A117", "Tabela 1 Copy!A5")]


def test_headings_gone_or_twice_are_told(systems: FilledBook, told: Tell) -> None:
    sheet, _, _ = systems.table("systemy")
    systems.write(sheet["E4"], "Używany od")
    assert told(systems) == [("A121", "Tabela 1!E4")]
    for column in "ABCDE":
        sheet[f"{column}4"] = None
    assert ("A121", "Tabela 1!A3") in told(systems)


def test_form_for_a_subordinate_unit_keeps_its_role(definition: Definition, filled: FilledBook) -> None:
    unit = UnitPart.model_validate(
        {"id": "szkola-1", "nazwa": "Szkoła", "rodzaj": "szkola", "rola": "jednostka-podlegla"}
    )
    filled.path.write_bytes(form_workbook(build_form(definition, unit=unit)))
    source = read_workbook(filled.path)[0].source
    assert (source.unit.id, source.unit.role, source.unit.kind) == ("szkola-1", "jednostka-podlegla", "szkola")
