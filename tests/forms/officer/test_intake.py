"""Forms brought into a sheet: what its text becomes, and where problems of the result are told."""

from __future__ import annotations

import pytest

from diagnoza.definition.model import Definition
from diagnoza.files.sheets import sheet_in
from diagnoza.problems import Failure
from support.filled_forms import answers_in, form, taken
from support.small_bank import HEAD

SHEET = f"""\
{HEAD}przebieg: {{dowody: [{{nr: D-01, nazwa: Protokół}}]}}
odpowiedzi:
  t-nosniki: Dysk
  t-opis: {{odpowiedz: ręcznie}}
"""


def test_what_a_form_does_not_speak_of_stays_as_it_was_typed(definition: Definition) -> None:
    done = taken([form("t-liczba: {odpowiedz: 3, dowody: [D-01]}")], definition, sheet=SHEET)
    answers = answers_in(done.text)
    assert (answers["t-nosniki"], answers["t-opis"]) == ("Dysk", {"odpowiedz": "ręcznie"})
    assert answers["t-liczba"]["dowody"] == ["D-01"]
    assert [(entry.question.id, entry.change) for entry in done.answers] == [("t-liczba", "added")]


def test_answers_are_told_in_the_order_of_the_questionnaire(definition: Definition) -> None:
    forms = [form("t-opis: tak\nt-liczba: 3"), form("t-kopie-sa: tak", "kadry")]
    sheet = SHEET.replace("ręcznie", "nie dotyczy, uzasadnienie: bo, uznane: nie")
    done = taken(forms[1:], definition, sheet=sheet, accepted=["t-opis"])
    assert [entry.question.id for entry in done.answers] == ["t-kopie-sa", "t-opis"]
    assert [entry.question.id for entry in taken(forms, definition).answers] == ["t-kopie-sa", "t-liczba", "t-opis"]


def test_the_form_that_is_wrong_is_told_not_the_first_that_speaks_of_the_question(definition: Definition) -> None:
    """A date after the end of the diagnosis, in the second form."""
    forms = [
        form("t-kopie-test: nie wiem\nt-liczba: {odpowiedz: 3, dowody: [umowa]}"),
        form("t-kopie-test: 2023-01-10\nt-liczba: {odpowiedz: 3, dowody: [plan]}\nt-kopie-sa: tak", "kadry"),
    ]
    with pytest.raises(Failure) as failure:
        taken(forms, definition, sheet=SHEET)
    told = {(p.code, p.place.file, p.place.line) for p in failure.value.problems}
    assert told == {("A027", "2.yaml", 7)}


def test_the_head_of_a_new_sheet_comes_from_the_forms(definition: Definition) -> None:
    done = taken([form("t-liczba: 3", when="2022-06-06"), form("t-opis: x", "kadry", "2022-06-07")], definition)
    source = sheet_in(done.text.encode(), "arkusz.yaml").source
    assert (source.unit.id, source.unit.name, source.status, source.version) == (
        "urzad",
        "Urząd Próbny",
        "projekt",
        "2026.2",
    )
    assert [person.post for person in source.course.people] == ["informatyk", "kadry"]
    assert done.head_changed
