"""Several programmes: the first decides what is obliged, bought and bounded, the others stand beside it; by hand."""

from __future__ import annotations

import pytest

from diagnoza.definition.model import Definition
from diagnoza.plan.build import build_plan
from diagnoza.plan.model import Plan
from diagnoza.plan.options import PlanOptions
from support.plan_bank import measures, programme
from support.small import Small

AREA = """
    questions: [{id: p, text: Czy?, kind: single, options: [{id: tak, label: Tak}, {id: nie, label: Nie, finding: u}]}]
    findings: [{id: u, title: U, kind: spostrzezenie, text: t, effect: e, likelihood: 2, impact: 2, measures: [{any: [m, n]}]}]
    """
MEASURES = measures({"m": "nas", "n": "chmura"})
ITEMS = """
    - {id: nas, name: NAS, kind: srodek-trwaly, unit: szt.}
    - {id: chmura, name: Chmura, kind: usluga, unit: szt.}
    - {id: laptop, name: Laptop, kind: srodek-trwaly, unit: szt.}
    - {id: diagnoza, name: Diagnoza, kind: usluga, unit: szt.}
    """
HOJNY = dict.fromkeys(("nas", "laptop", "diagnoza"), "eligible") | {"chmura": "unclear"}
SCISLY = dict.fromkeys(("nas", "laptop"), "ineligible") | dict.fromkeys(("chmura", "diagnoza"), "eligible")
REST = """
potrzeby_wlasne: [{item: laptop, uzasadnienie: zużyte}]
ceny_szacunkowe:
  nas: {netto: "100.00", vat: 23}
  chmura: {netto: "50.00", vat: 23}
  laptop: {netto: "200.00", vat: 23}
  diagnoza: {netto: "300.00", vat: 23}
"""


@pytest.fixture
def definition(small: Small) -> Definition:
    """`hojny` pays for laptops and obliges to a diagnosis; `scisly` pays for the cloud alone, and less."""
    small.file("bank/measures.yaml", MEASURES).file("bank/purchases.yaml", ITEMS).area("obszar", AREA)
    generous = 'grant: {max: "2000.00"}\nobligatory: [diagnoza]'
    small.file("programmes/hojny.yaml", programme(HOJNY, generous, "hojny"))
    small.file("programmes/scisly.yaml", programme(SCISLY, 'grant: {max: "70.00"}', "scisly"))
    return small.definition("programme: hojny")


def planned(small: Small, definition: Definition, *ids: str, budget: int | None = None) -> Plan:
    programmes = tuple(definition.bank.programmes[id_] for id_ in ids)
    evaluation = small.evaluate(definition, "p: nie", REST)
    return build_plan([evaluation], PlanOptions(programmes=programmes, budget=budget))


def shown(plan: Plan) -> dict[str, tuple[tuple[str, ...], bool]]:
    """Statuses in the order of the programmes, and whether the line is bought."""
    return {line.item.id: (tuple(e.status for e in line.eligibility), line.is_chosen) for line in plan.lines}


def test_first_programme_decides_and_the_second_is_shown_beside_it(small: Small, definition: Definition) -> None:
    assert shown(planned(small, definition, "hojny", "scisly")) == {
        "diagnoza": (("eligible", "eligible"), True),
        "nas": (("eligible", "ineligible"), True),
        "chmura": (("unclear", "eligible"), False),
        "laptop": (("eligible", "ineligible"), True),
    }


def test_order_of_programmes_turns_the_choice_and_only_the_first_obliges(small: Small, definition: Definition) -> None:
    """nas is ineligible and chmura, its alternative, is to be considered; the diagnosis binds nobody here."""
    plan = planned(small, definition, "scisly", "hojny")
    assert shown(plan) == {
        "nas": (("ineligible", "eligible"), False),
        "chmura": (("eligible", "unclear"), False),
        "laptop": (("ineligible", "eligible"), False),
    }
    assert [item.id for item in plan.lines[0].consider] == ["chmura"]


def test_a_programme_beside_changes_nothing_of_what_is_bought(small: Small, definition: Definition) -> None:
    for budget in (None, 500_00):
        alone = planned(small, definition, "hojny", budget=budget)
        both = planned(small, definition, "hojny", "scisly", budget=budget)
        assert [line.is_chosen for line in both.lines] == [line.is_chosen for line in alone.lines]
        assert (both.total, both.limit, both.budget) == (alone.total, alone.limit, alone.budget)


def test_maximum_of_the_second_programme_bounds_nothing(small: Small, definition: Definition) -> None:
    assert planned(small, definition, "hojny", "scisly", budget=1000_00).limit == 1000_00
    assert planned(small, definition, "scisly", "hojny", budget=1000_00).limit == 70_00


def test_coverage_counts_what_each_programme_would_pay_of_what_is_needed(small: Small, definition: Definition) -> None:
    """Needed: diagnoza 369.00, nas 123.00, laptop 246.00 gross; chmura would only stand in for nas."""
    plan = planned(small, definition, "hojny", "scisly")
    assert [(c.programme.id, c.eligible, c.unclear, c.ineligible, c.eligible_cost) for c in plan.coverage] == [
        ("hojny", 3, 0, 0, 738_00),
        ("scisly", 1, 0, 2, 369_00),
    ]
