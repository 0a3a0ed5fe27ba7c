"""One form read against the questionnaire, every problem in the form's own file."""

from __future__ import annotations

import pytest

from diagnoza.answers.entry import entry_of
from diagnoza.definition.model import Definition
from diagnoza.problems import Failure
from support.filled_forms import form, read
from support.reading import codes


def test_an_answer_stands_as_a_sheet_writes_it(definition: Definition) -> None:
    """Labels become ids, lists keep the order of the questionnaire, rows stay as typed without their empty cells."""
    answers = """
        t-kopie-sa: CZĘŚCIOWO
        t-nosniki: [Chmura, dysk]
        t-kopie-test: Nigdy
        t-systemy: [{nazwa: Kadry, liczba: , rodzaj: Obcy}]
        t-opis: Nie dotyczy
        """.replace("Nie dotyczy", "{odpowiedz: Nie Dotyczy, uzasadnienie: bo}")
    (found,) = read([form(answers)], definition)
    values = {saying.question.id: entry_of(saying.part, whole=True)["odpowiedz"] for saying in found.sayings}
    assert values == {
        "t-kopie-sa": "czesciowo",
        "t-nosniki": ["dysk", "chmura"],
        "t-kopie-test": "nigdy",
        "t-systemy": [{"nazwa": "Kadry", "rodzaj": "Obcy"}],
        "t-opis": "nie dotyczy",
    }


def test_every_problem_of_a_form_is_told_with_its_line(definition: Definition) -> None:
    answers = "t-kopie-sa: tka\nt-liczba: 400\nt-opis: {odpowiedz: nie dotyczy}\nt-liczbaa: 3"
    with pytest.raises(Failure) as failure:
        read([form(answers)], definition)
    told = [(p.code, p.place.file, p.place.line) for p in failure.value.problems]
    assert told == [("A020", "1.yaml", 7), ("A025", "1.yaml", 8), ("A030", "1.yaml", 9), ("A010", "1.yaml", 10)]


def test_a_form_of_another_questionnaire_is_refused(definition: Definition) -> None:
    with pytest.raises(Failure) as failure:
        read([form("t-liczba: 3").replace("t-ankieta", "inna")], definition)
    assert codes(failure.value.problems) == ["A102"]


def test_a_form_without_a_post_is_named_by_its_file(definition: Definition) -> None:
    (found,) = read([form("t-liczba: 3", post="")], definition)
    assert codes(found.problems) == ["A101"]
    assert found.sayings[0].post == "plik 1.yaml"
