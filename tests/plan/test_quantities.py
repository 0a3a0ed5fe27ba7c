"""How many of an item a unit needs, by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from diagnoza.definition.model import Item
from diagnoza.definition.truth import Facts
from diagnoza.plan.quantities import needed, suits
from support.small import Small

AREA = "questions: [{id: p, text: Czy?, kind: single, options: [{id: tak, label: Tak}, {id: nie, label: Nie}]}]"


def item(small: Small, fields: str) -> Item:
    small.file("bank/purchases.yaml", f"- {{id: rzecz, name: Rzecz, kind: usluga, unit: szt., {fields}}}\n")
    return small.area("obszar", AREA).definition().bank.items["rzecz"]


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
    assert needed(item(small, f"quantity: {quantity}"), facts) == expected


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
    assert suits(item(small, f"suits: {condition}"), facts) is proposed


def test_item_without_a_condition_suits_all(small: Small) -> None:
    assert suits(item(small, "cpv: ''"), {})
