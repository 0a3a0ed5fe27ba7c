"""Which questions a form asks, and by what it is told from another."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from diagnoza.answers.source import UnitPart
from diagnoza.definition.model import Definition
from diagnoza.definition.terms import ROLES
from diagnoza.files.definition_cache import load_definition
from diagnoza.forms.officer.form import Form, build_form
from diagnoza.problems import Failure, Problem

UNIT = UnitPart.model_validate({"id": "ops", "nazwa": "Ośrodek", "rodzaj": "ops"})


def ids(form: Form) -> list[str]:
    return [question.id for question in form.questions]


def refused(definition: Definition, **choice: Any) -> list[Problem]:
    with pytest.raises(Failure) as failure:
        build_form(definition, **choice)
    return list(failure.value.problems)


def test_a_form_without_a_choice_asks_everything_in_order(definition: Definition) -> None:
    assert ids(build_form(definition)) == [question.id for question in definition.questions]


def test_a_role_is_asked_its_questions_and_those_of_nobody_in_particular(definition: Definition) -> None:
    assert ids(build_form(definition, role="kadry")) == ["t-opis", "t-systemy"]
    assert len(ids(build_form(definition, role="informatyk"))) == 6


def test_the_core_is_asked_alone(definition: Definition) -> None:
    assert ids(build_form(definition, scope="core")) == ["t-kopie-sa"]


def test_areas_keep_the_order_of_the_questionnaire() -> None:
    definition = load_definition("cyfrowa-gmina")
    form = build_form(definition, areas=["kopie", "srodowisko"])
    assert [section.area.id for section in form.sections] == ["srodowisko", "kopie"]


def test_an_area_without_a_question_for_the_role_is_left_out() -> None:
    definition = load_definition("cyfrowa-gmina")
    for role in ROLES:
        form = build_form(definition, role=role)
        assert all(section.questions for section in form.sections)
        assert all(not question.ask or role in question.ask for question in form.questions)


def test_every_strange_area_is_told_with_the_nearest(definition: Definition) -> None:
    first, second = refused(definition, areas=["t-kopi", "t-kopie", "zupełnie-inny"])
    assert (first.code, second.code) == ("A010", "A010")
    assert first.hint == "może chodziło o „t-kopie”?"


def test_a_form_without_a_question_is_refused(definition: Definition) -> None:
    [problem] = refused(definition, role="kadry", scope="core")
    assert problem.code == "F026"
    assert "kadry" in problem.message


def test_the_same_form_made_twice_has_the_same_key(definition: Definition) -> None:
    def made() -> Form:
        return build_form(definition, role="kadry", unit=UNIT, due=date(2026, 5, 8), contact=" audyt@example.pl ")

    assert made().key == made().key
    assert len(made().key) == 16
    assert int(made().key, 16) >= 0


def test_forms_that_differ_in_anything_have_different_keys(definition: Definition) -> None:
    """A draft must not be taken for another form's: questions, unit, role, day and contact all count."""
    other = UNIT.model_copy(update={"name": "Inny ośrodek"})
    choices: list[dict[str, Any]] = [
        {},
        {"role": "kadry"},
        {"role": "sekretarz"},
        {"role": "informatyk"},
        {"scope": "core"},
        {"unit": UNIT},
        {"unit": other},
        {"due": date(2026, 5, 8)},
        {"due": date(2026, 5, 9)},
        {"contact": "a"},
        {"contact": "b"},
    ]
    keys = {build_form(definition, **choice).key for choice in choices}
    keys.add(build_form(load_definition("kri-2024")).key)
    assert len(keys) == len(choices) + 1


def test_the_suggested_name_tells_questionnaire_unit_and_role(definition: Definition) -> None:
    assert build_form(definition).suggested_name == "t-ankieta"
    assert build_form(definition, role="kadry", unit=UNIT).suggested_name == "t-ankieta-ops-kadry"
