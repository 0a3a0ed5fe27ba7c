"""How many of an item a unit needs, by hand."""

from __future__ import annotations

import dataclasses
from fractions import Fraction

import pytest

from diagnoza.definition.model import Definition
from diagnoza.definition.truth import Facts
from diagnoza.plan.quantities import needed, suits
from diagnoza.problems import Failure
from support.small import Small

AREA = """
    questions:
      - {id: p, text: Czy?, kind: single, options: [{id: tak, label: Tak}, {id: nie, label: Nie}]}
      - {id: ile, text: Ile?, kind: number, unit: szt., min: 0}
    """


def definition(small: Small, fields: str) -> Definition:
    small.file("bank/purchases.yaml", f"- {{id: rzecz, name: Rzecz, kind: usluga, unit: szt., {fields}}}\n")
    return small.area("obszar", AREA).definition()


def needed_of(small: Small, quantity: str, answers: str, facts: Facts) -> tuple[int, bool]:
    known = definition(small, f"quantity: {quantity}")
    evaluation = small.evaluate(known, answers)
    sized = dataclasses.replace(evaluation, sheet=dataclasses.replace(evaluation.sheet, facts=facts))
    return needed(known.bank.items["rzecz"], sized)


@pytest.mark.parametrize(
    ("quantity", "facts", "expected"),
    [
        ("{}", {}, (1, True)),
        ("{at_least: 3}", {}, (3, True)),
        ("{at_least: 0}", {}, (1, True)),
        ("{per: stanowiska}", {"stanowiska": Fraction(38)}, (38, True)),
        ("{per: stanowiska, times: 0.1}", {"stanowiska": Fraction(38)}, (4, True)),  # 3.8, rounded up
        ("{per: stanowiska, times: 0.1}", {"stanowiska": Fraction(40)}, (4, True)),  # exactly 4, not 5
        ("{per: etaty, times: 2}", {"etaty": Fraction("39.5")}, (79, True)),
        ("{per: etaty}", {"etaty": Fraction("39.5")}, (40, True)),
        ("{per: serwery, at_least: 2}", {"serwery": Fraction(1)}, (2, True)),
        ("{per: serwery, at_least: 0}", {"serwery": Fraction(0)}, (1, True)),
        # Where the size is not known: at_least, but never nothing, and the plan says so.
        ("{per: lokalizacje, times: 3, at_least: 2}", {}, (2, False)),
        ("{per: lokalizacje, at_least: 0}", {"lokalizacje": None}, (1, False)),
    ],
)
def test_quantity_is_times_the_fact_rounded_up_once_and_at_least(
    small: Small, quantity: str, facts: Facts, expected: tuple[int, bool]
) -> None:
    assert needed_of(small, quantity, "{p: tak}", facts) == expected


@pytest.mark.parametrize(
    ("quantity", "answers", "expected"),
    [
        ("{answer: ile}", "{ile: 6}", (6, True)),
        ("{answer: ile, times: 0.5}", "{ile: 7}", (4, True)),  # 3.5, rounded up
        ("{answer: ile, at_least: 2}", "{ile: 0}", (2, True)),
        ("{answer: ile, at_least: 2}", "{ile: nie wiem}", (2, False)),
        ("{answer: ile}", "{p: tak}", (1, False)),  # nothing was answered
    ],
)
def test_quantity_grows_with_the_number_that_was_answered(
    small: Small, quantity: str, answers: str, expected: tuple[int, bool]
) -> None:
    assert needed_of(small, quantity, answers, {}) == expected


def test_question_that_is_passed_over_counts_as_none(small: Small) -> None:
    """Whoever has no servers is not asked how many have no support: that is no lack of knowledge."""
    small.file("bank/purchases.yaml", "- {id: rzecz, name: Rzecz, kind: usluga, unit: szt., quantity: {answer: ile}}\n")
    area = AREA.replace("min: 0}", "min: 0, show_if: {q: p, eq: tak}}")
    known = small.area("obszar", area).definition()
    rzecz = known.bank.items["rzecz"]
    found = {
        answers: needed(rzecz, small.evaluate(known, answers)) for answers in ("{p: nie}", "{p: tak}", "{p: nie wiem}")
    }
    assert found == {"{p: nie}": (1, True), "{p: tak}": (1, False), "{p: nie wiem}": (1, False)}


@pytest.mark.parametrize(("wrong", "near"), [("ilee", "ile"), ("p", "")])
def test_quantity_names_a_question_of_numbers(small: Small, wrong: str, near: str) -> None:
    with pytest.raises(Failure) as raised:
        definition(small, f"quantity: {{answer: {wrong}}}")
    [found] = raised.value.problems
    assert (found.code, found.message) == ("D020", f"nie ma pytania liczbowego „{wrong}”")
    assert near in found.hint


def test_quantity_grows_with_one_thing_only(small: Small) -> None:
    with pytest.raises(Failure) as raised:
        definition(small, "quantity: {per: serwery, answer: ile}")
    assert [problem.code for problem in raised.value.problems] == ["D005"]


@pytest.mark.parametrize(
    ("condition", "facts", "proposed"),
    [
        ("{fact: stanowiska, ge: 5}", {"stanowiska": Fraction(5)}, True),
        ("{fact: stanowiska, ge: 5}", {"stanowiska": Fraction(4)}, False),
        ("{fact: stanowiska, ge: 5}", {}, True),
        ("{fact: rodzaj, in: [szkola, dps]}", {"rodzaj": "gmina"}, False),
        ("{not: {fact: rodzaj, eq: szkola}}", {"rodzaj": "gmina"}, True),
    ],
)
def test_item_is_proposed_to_units_it_suits_and_to_those_of_unknown_size(
    small: Small, condition: str, facts: Facts, proposed: bool
) -> None:
    assert suits(definition(small, f"suits: {condition}").bank.items["rzecz"], facts) is proposed


def test_item_without_a_condition_suits_all(small: Small) -> None:
    assert suits(definition(small, "cpv: ''").bank.items["rzecz"], {})
