"""The workbook as an officer gets it: lists to choose from, locked headings, nothing that Excel would compute."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from diagnoza.definition.model import Definition
from diagnoza.forms.officer.form import build_form
from diagnoza.forms.officer.xlsx.layout import sheet_title
from diagnoza.forms.officer.xlsx.write import form_workbook


@pytest.fixture(scope="module")
def book(empty: bytes) -> Workbook:
    """The form open."""
    return load_workbook(BytesIO(empty))


def test_same_form_has_the_same_bytes(definition: Definition) -> None:
    form = build_form(definition, due=date(2026, 12, 1), contact="audyt@firma.example")
    assert form_workbook(form) == form_workbook(form)


def test_sheets_stand_in_order_and_lists_are_hidden(book: Workbook) -> None:
    assert book.sheetnames == ["Instrukcja", "kopie", "reszta", "Tabela 1", "listy"]
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_state == "hidden"] == ["listy"]


def test_nothing_is_a_formula(book: Workbook) -> None:
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type not in ("s", "n")] == []
    assert "=1+1 to opis?" in [cell.value for cell in cells]


def test_only_fields_are_open_and_they_are_texts(book: Workbook) -> None:
    sheet = book["kopie"]
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    is_open = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert is_open == {f"{column}{row}" for column in "CDEF" for row in range(4, 10)}
    assert {sheet[at].number_format for at in is_open} == {"@"}


def test_lists_offer_labels_and_both_other_answers(book: Workbook) -> None:
    rule = next(rule for rule in book["kopie"].data_validations.dataValidation if "C4" in rule.sqref)
    sheet, area = rule.formula1.split("!")
    offered = [cell.value for (cell,) in book[sheet][area.replace("$", "")]]
    assert offered == ["Tak", "Nie", "nie wiem", "nie dotyczy"]
    assert rule.showErrorMessage


def test_question_tells_when_it_applies_and_what_it_is_about(book: Workbook) -> None:
    assert book["kopie"]["B5"].value == (
        "Kiedy ostatnio odtworzono dane?\n"
        "▸ Wypełnij tylko wtedy, gdy odpowiedź na pytanie „Czy urząd wykonuje kopie zapasowe?” to „Tak”."
    )
    note = book["kopie"]["B4"].comment
    assert note is not None
    assert note.text == (
        "Chodzi o kopie systemów dziedzinowych.\n\n„Tak” można wybrać, gdy: wszystkie systemy są objęte kopią.\n\n"
        "Co to potwierdza: harmonogram kopii."
    )


def test_properties_name_the_questionnaire_and_the_unit(book: Workbook, definition: Definition) -> None:
    told = {entry.name: entry.value for entry in book.custom_doc_props}
    assert told["diagnoza-sha256"] == definition.sha256
    assert (told["diagnoza-kwestionariusz"], told["diagnoza-wersja"], told["diagnoza-jednostka"]) == (
        "proba",
        "1",
        "urzad",
    )
    assert book.properties.language == "pl-PL"


def test_zip_tells_no_time(empty: bytes) -> None:
    with zipfile.ZipFile(BytesIO(empty)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_names_of_sheets_are_ones_excel_allows() -> None:
    taken: list[str] = []
    titles = (
        "Kopie: jak [i] gdzie?",
        "Kopie jak i gdzie",
        "Bardzo długi tytuł obszaru, który się nie mieści",
        "",
        "A" * 40,
        "'x'",
    )
    for title in titles:
        taken.append(sheet_title(title, taken))
    assert taken == [
        "Kopie jak i gdzie",
        "Kopie jak i gdzie (2)",
        "Bardzo długi tytuł obszaru…",
        "Arkusz",
        "A" * 30 + "…",
        "x",
    ]
