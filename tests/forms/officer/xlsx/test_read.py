"""What an officer fills comes back as it was typed, with the cell of every problem."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from openpyxl.comments import Comment

from diagnoza.answers.model import Answered, NotApplicable, Unknown
from diagnoza.definition.model import Definition
from diagnoza.files.sheets import LoadedSheet
from diagnoza.forms.officer.xlsx.read import read_workbook
from support.workbooks import FilledBook, fill_workbook

Link = Callable[[FilledBook], LoadedSheet]
Tell = Callable[[FilledBook], list[tuple[str, str]]]


def answers(sheet: LoadedSheet) -> dict[str, Any]:
    """Responses by question."""
    return {question.id: answer.response for question, answer in sheet.sheet.answers.items()}


def test_every_kind_comes_back(filled: FilledBook, definition: Definition) -> None:
    typed = {
        "kopie": {"odpowiedz": "tak", "uwagi": "=1+1\nnie formuła", "dowody": ["D-1; aneks", "zarządzenie"]},
        "proba": "2026-03-15",
        "nosniki": ["serwer", "chmura"],
        "odstep": {"odpowiedz": "nie dotyczy", "uzasadnienie": "-bez kopii"},
        "opis": "@opis; _x0041_ + reszta",
        "systemy": [
            {"nazwa": "Finanse", "od": "2020-01-02", "ile": "12.5", "dane": "u"},
            {"nazwa": "=Kadry", "ile": "nie wiem"},
        ],
    }
    path = fill_workbook(filled.save(), {"odpowiedzi": typed})
    read, made_of = read_workbook(path)
    back = read.text.data["odpowiedzi"]
    assert made_of == definition.sha256
    assert back == {
        **{id_: part if isinstance(part, dict) else {"odpowiedz": part} for id_, part in typed.items()},
        "odstep": {"odpowiedz": "nie dotyczy", "uzasadnienie": "-bez kopii", "uznane": "nie"},
    }
    assert read.faults == ()


def test_head_names_unit_and_post(filled: FilledBook, linked: Link) -> None:
    filled.write(filled.beside("Liczba pracowników"), "1 200")
    filled.write(filled.beside("Liczba etatów na 1 stycznia"), "45,5")
    filled.write(filled.cell("kopie"), "tak")
    source = linked(filled).sheet.source
    assert (source.unit.id, source.unit.name, source.unit.kind) == ("urzad", "Urząd Gminy", "gmina")
    assert (source.unit.resources.employees, source.unit.resources.full_time) == (1200, Decimal("45.5"))
    assert [person.post for person in source.course.people] == ["sekretarz gminy"]
    when = source.course.people[0].when
    assert when is not None  # openpyxl stamps the time into what it saves, as Excel does
    assert when.year >= 2024
    assert source.status == "projekt"


def test_label_id_and_case_are_one_answer(filled: FilledBook, linked: Link) -> None:
    filled.write(filled.cell("kopie"), " TAK\u00a0")
    filled.write(filled.cell("nosniki"), "w chmurze; Na serwerze, w urzędzie")
    filled.write(filled.cell("proba"), "nigdy")
    got = answers(linked(filled))
    assert [option.id for option in got["kopie"].value] == ["tak"]
    assert [option.id for option in got["nosniki"].value] == ["serwer", "chmura"]
    assert [option.id for option in got["proba"].value] == ["nigdy"]


@pytest.mark.parametrize(
    ("identifier", "value", "expected"),
    [
        ("proba", datetime(2026, 3, 15), date(2026, 3, 15)),
        ("proba", "15.03.2026 r.", date(2026, 3, 15)),
        ("odstep", 42.0, Decimal(42)),
        ("odstep", 0.1 + 0.2, Decimal("0.3")),
        ("odstep", "12,5 dni", Decimal("12.5")),
        ("opis", 12.5, "12,5"),
        ("opis", True, "tak"),
    ],
)
def test_other_types_become_text_by_kind(
    identifier: str, value: object, expected: object, filled: FilledBook, linked: Link
) -> None:
    filled.cell(identifier).value = value
    assert answers(linked(filled))[identifier] == Answered(expected)


def test_percent_is_read_as_shown(filled: FilledBook, linked: Link) -> None:
    cell = filled.cell("odstep")
    cell.value, cell.number_format = 0.07, "0%"
    assert answers(linked(filled))["odstep"] == Answered(Decimal(7))


@pytest.mark.parametrize("mark", ["tak", "X", "✓", 1, True])
def test_several_ways_of_marking_an_option(mark: object, filled: FilledBook, linked: Link) -> None:
    filled.cell("nosniki/chmura").value = mark
    filled.write(filled.cell("nosniki/serwer"), "nie")
    assert [option.id for option in answers(linked(filled))["nosniki"].value] == ["chmura"]


def test_remarks_beside_an_option_belong_to_its_question(filled: FilledBook, linked: Link) -> None:
    filled.write(filled.cell("nosniki/chmura"), "tak")
    filled.write(filled.cell("nosniki/chmura", "uwagi"), "od 2024 r.")
    filled.write(filled.cell("nosniki", "uwagi"), "ogólnie")
    sheet = linked(filled).sheet
    note = next(answer.note for question, answer in sheet.answers.items() if question.id == "nosniki")
    assert note == "ogólnie\nW chmurze: od 2024 r."


def test_states_outside_the_options(filled: FilledBook, linked: Link) -> None:
    filled.write(filled.cell("nosniki"), "Nie wiem")
    filled.write(filled.cell("kopie"), "nie dotyczy")
    filled.write(filled.cell("kopie", "uzasadnienie"), "bez systemów")
    filled.write(filled.cell("systemy"), "brak pozycji")
    got = answers(linked(filled))
    assert got["nosniki"] == Unknown()
    assert got["kopie"] == NotApplicable("bez systemów", accepted=False)
    assert got["systemy"] == Answered(())


def test_problems_of_answers_are_told_with_their_cells(filled: FilledBook, told: Tell) -> None:
    filled.write(filled.cell("kopie"), "Takk")
    filled.write(filled.cell("proba"), "wczoraj")
    filled.write(filled.cell("nosniki"), "nie wiem")
    filled.write(filled.cell("nosniki/chmura"), "tak")
    filled.write(filled.cell("odstep"), "nie dotyczy")
    sheet, heading, columns = filled.table("systemy")
    filled.write(sheet.cell(heading + 3, columns["dane"]), "W chmurze")
    assert told(filled) == [
        ("A020", "kopie!C4"),
        ("A030", "reszta!C4"),
        ("A022", "kopie!C5"),
        ("A023", "kopie!C6"),
        ("A026", "Tabela 1!D7"),
    ]


def test_moved_sheets_columns_and_rows_are_found(filled: FilledBook, linked: Link) -> None:
    filled.write(filled.cell("kopie"), "tak")
    filled.write(filled.cell("kopie", "uwagi"), "uwaga")
    filled.write(filled.cell("odstep"), "3")
    sheet = filled.sheet_of("kopie")
    sheet.move_range("F3:F9", cols=3)
    sheet.move_range("C3:C9", cols=5)
    sheet.insert_rows(5, 2)
    sheet.row_dimensions[4].hidden = True
    sheet.title = "Zmieniona nazwa"
    filled.book.move_sheet(sheet, -1)
    got = linked(filled)
    assert [option.id for option in answers(got)["kopie"].value] == ["tak"]
    assert answers(got)["odstep"] == Answered(Decimal(3))
    assert [problem.code for problem in got.problems if problem.code.startswith("A1")] == []


def test_row_twice_is_one_answer_unless_it_differs(filled: FilledBook, linked: Link, told: Tell) -> None:
    filled.write(filled.cell("kopie"), "tak")
    sheet = filled.sheet_of("kopie")
    copy = filled.book.copy_worksheet(sheet)
    copy.title = "kopie (2)"
    assert [option.id for option in answers(linked(filled))["kopie"].value] == ["tak"]
    filled.write(copy["C4"], "nie")
    assert told(filled) == [("A117", "kopie (2)!C4")]


@pytest.mark.parametrize(
    ("identifier", "value", "code"),
    [
        ("kopie", "=B4", "A110"),
        ("odstep", "=2+2", "A110"),
        ("opis", '=HYPERLINK("http://x.example")', "A110"),
        ("kopie", "#N/A", "A111"),
        ("odstep", datetime(2026, 4, 3), "A112"),
        ("kopie", datetime(2026, 4, 3), "A112"),
        ("proba", 45000, "A113"),
        ("nosniki/chmura", "może", "A119"),
    ],
)
def test_what_excel_makes_of_an_answer_is_told(
    identifier: str, value: object, code: str, filled: FilledBook, told: Tell
) -> None:
    cell = filled.cell(identifier)
    cell.value = value
    assert told(filled) == [(code, f"{cell.parent.title}!{cell.coordinate}")]


def test_text_made_a_date_is_taken_with_a_warning(filled: FilledBook, linked: Link) -> None:
    filled.cell("opis").value = datetime(2026, 4, 3)
    sheet = linked(filled)
    assert answers(sheet)["opis"] == Answered("03.04.2026")
    assert [problem.place.cell for problem in sheet.problems if problem.code == "A114"] == ["reszta!C5"]


def test_answer_without_its_identifier_is_no_answer_of_anybody(filled: FilledBook, told: Tell) -> None:
    filled.write(filled.cell("kopie"), "tak")
    sheet = filled.sheet_of("kopie")
    sheet["A4"] = None
    filled.write(sheet["E40"], "dopisek")
    assert told(filled) == [("A115", "kopie!C4"), ("A115", "kopie!E40")]


def test_text_outside_the_fields_is_told(filled: FilledBook, told: Tell) -> None:
    filled.write(filled.sheet_of("kopie")["H2"], "zadzwonić")
    filled.book.create_sheet("Moje").cell(1, 1, "notatki")
    sheet, heading, _ = filled.table("systemy")
    filled.write(sheet.cell(heading + 1, 9), "poza tabelą")
    assert told(filled) == [("A116", "Moje!A1"), ("A116", "kopie!H2"), ("A116", "Tabela 1!I5")]


def test_sheet_that_lost_its_headings_loses_no_answer_in_silence(filled: FilledBook, told: Tell) -> None:
    filled.write(filled.cell("kopie"), "tak")
    filled.sheet_of("kopie")["A3"] = None
    sheet, heading, columns = filled.table("systemy")
    filled.write(sheet.cell(heading + 1, columns["nazwa"]), "Finanse")
    sheet["A3"] = None
    assert told(filled) == [("A115", "kopie!C4"), ("A115", "Tabela 1!A5")]


def test_column_gone_or_twice_is_told(filled: FilledBook, told: Tell) -> None:
    filled.sheet_of("kopie")["E3"] = "Dowody"
    assert [code for code, _ in told(filled)] == ["A121", "A121"]


def test_merged_answers_are_told(filled: FilledBook, told: Tell) -> None:
    filled.write(filled.cell("kopie"), "tak")
    filled.sheet_of("kopie").merge_cells("C4:C5")
    filled.sheet_of("kopie").merge_cells("A1:F1")
    assert told(filled) == [("A118", "kopie!C4")]


def test_table_both_filled_and_empty_is_told(filled: FilledBook, told: Tell) -> None:
    sheet, heading, columns = filled.table("systemy")
    filled.write(sheet.cell(heading + 1, columns["nazwa"]), "Finanse")
    filled.write(filled.cell("systemy"), "nie wiem")
    assert told(filled) == [("A125", "reszta!C6")]


def test_note_of_an_officer_is_told(filled: FilledBook, told: Tell) -> None:
    filled.cell("kopie").comment = Comment("a tu pytanie", "Anna")
    assert told(filled) == [("A122", "kopie!C4")]


def test_post_left_empty_names_nobody(filled: FilledBook, linked: Link) -> None:
    filled.beside("Stanowisko osoby wypełniającej").value = None
    filled.write(filled.cell("kopie"), "tak")
    sheet = linked(filled)
    assert sheet.sheet.source.course.people == ()
    assert sheet.text.place(("przebieg", "osoby")).cell == "Instrukcja!A8"


def test_missing_unit_is_told_beside_its_label_with_all_other_problems(filled: FilledBook, told: Tell) -> None:
    filled.beside("Nazwa jednostki").value = None
    filled.cell("kopie").value = "=1"
    assert told(filled) == [("A110", "kopie!C4"), ("A002", "Instrukcja!A9")]


def test_control_characters_become_signs(filled: FilledBook, linked: Link) -> None:
    cell = filled.cell("opis")
    cell.value, cell.data_type = "a_x0007_b_x000D_\nc", "s"
    assert answers(linked(filled))["opis"] == Answered("a␇b\nc")
