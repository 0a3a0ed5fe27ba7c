"""The data of the page say all the form knows, numbers exactly."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from diagnoza.definition.resolve.conditions import questions_of
from diagnoza.forms.officer.html.data import condition_data, decimal_text, form_data
from support.html_forms import UNIT, every_kind, shipped


def test_head_tells_unit_deadline_and_contact(tmp_path: Path) -> None:
    data = form_data(every_kind(tmp_path, unit=UNIT, role="informatyk", due=date(2026, 12, 15), contact=" tel. 1 "))
    assert (data["due"], data["contact"], data["role"]) == ("15\u00a0grudnia 2026\u00a0r.", "tel. 1", "informatyk")
    assert data["unit"] == {
        "id": "szkola-1",
        "nazwa": "Szkoła Próbna",
        "rodzaj": "szkola",
        "zasoby": {"serwery": "2", "etaty_1_stycznia": "39.5"},
    }


def test_unit_of_the_default_name_keeps_it(tmp_path: Path) -> None:
    """The import knows by the name whose answers these are, so the name is told even where it is the usual one."""
    unit = UNIT.model_copy(update={"id": "urzad"})
    assert form_data(every_kind(tmp_path, unit=unit))["unit"]["id"] == "urzad"


def test_question_of_every_kind_brings_what_the_page_shows(tmp_path: Path) -> None:
    (area,) = form_data(every_kind(tmp_path))["areas"]
    by_id = {question["id"]: question for question in area["questions"]}
    assert by_id["t-kopie-sa"]["options"][0] == {
        "id": "tak",
        "label": "Tak",
        "requires": "widziano kopię",
        "exclusive": False,
    }
    assert by_id["t-kopie-sa"]["basis"] == ["Próba: art. 1 ust. 1"]
    assert (by_id["t-liczba"]["unit"], by_id["t-liczba"]["min"], by_id["t-liczba"]["max"]) == ("szt.", "0", "100")
    assert by_id["t-kopie-test"]["best"] == "widziano protokół"
    assert by_id["t-kopie-test"]["condition"] == {
        "test": "answer",
        "question": "t-kopie-sa",
        "operator": "in",
        "options": ["czesciowo", "tak"],
        "number": None,
    }
    assert by_id["t-systemy"]["columns"][3]["options"] == [["własny", "własny"], ["obcy", "Obcy"]]


def test_conditions_name_the_questions_they_read() -> None:
    for question in shipped("ksc-2026").questions:
        if question.show_if is not None:
            tree = json.dumps(condition_data(question.show_if))
            assert all(f'"{read.id}"' in tree for read in questions_of(question.show_if))


@pytest.mark.parametrize(
    ("value", "text"),
    [("0", "0"), ("12", "12"), ("5/2", "2.5"), ("-1/8", "-0.125"), ("1/1000000000000000000", "0.000000000000000001")],
)
def test_number_is_written_exactly(value: str, text: str) -> None:
    assert decimal_text(Fraction(value)) == text
