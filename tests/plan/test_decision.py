"""What the sheet's decision asks of a plan, and what stands above it."""

from __future__ import annotations

import pytest

from diagnoza.definition.model import Definition
from diagnoza.plan.model import Plan
from diagnoza.plan.options import PlanOptions
from diagnoza.plan.variants import curve, named_variants
from support.plan_bank import (
    ALL_BAD,
    AREA,
    CLASSED,
    GRANT_TERMS,
    ITEMS,
    LAPTOP,
    MEASURES,
    PRICES,
    PROGRAMME,
    bank_of,
    programme,
)
from support.small import Small

OTHER = programme(CLASSED, GRANT_TERMS, "inny")
REST = LAPTOP + PRICES


@pytest.fixture
def definition(small: Small) -> Definition:
    """chmura is not clearly eligible, diagnoza is obligatory in the programme „gmina” and not in „inny”."""
    return bank_of(small.file("programmes/inny.yaml", OTHER), AREA, MEASURES, ITEMS, PROGRAMME)


def items(plan: Plan) -> set[str]:
    """What is bought."""
    return {line.item.id for line in plan.lines if line.is_chosen}


ALL = {"diagnoza", "nas", "wdrozenie", "zapora", "laptop", "torba"}


@pytest.mark.parametrize(
    ("decision", "bought"),
    [
        pytest.param("", ALL, id="nothing decided beside the variant"),
        pytest.param(", pomin: [laptop, zapora]", ALL - {"laptop", "torba", "zapora"}, id="left out"),
        pytest.param(", budzet: 2000, uwzglednij: laptop", {"diagnoza", "laptop", "torba"}, id="forced"),
        pytest.param(", niejasne: tak", (ALL - {"nas", "wdrozenie"}) | {"chmura"}, id="unclear allowed"),
        pytest.param(", niejasne: nie", ALL, id="unclear not allowed"),
        pytest.param(", programy: [inny, gmina]", ALL - {"diagnoza"}, id="another programme"),
    ],
)
def test_plan_follows_what_was_decided(small: Small, definition: Definition, decision: str, bought: set[str]) -> None:
    """chmura closes what nas and wdrozenie close for less, so it stands in their place as soon as it may be bought."""
    decided = f"decyzja_zakupowa: {{wariant: zalecany, budzet: 9000{decision}}}\n".replace("9000, budzet: ", "")
    assert items(small.plan(definition, (ALL_BAD, decided + REST))) == bought


def test_what_is_asked_for_stands_in_place_of_what_was_decided(small: Small, definition: Definition) -> None:
    """Each list replaces that of its kind only, and an item asked for leaves the decision's other list."""
    bank = definition.bank.items
    decided = "decyzja_zakupowa: {wariant: pelny, pomin: [zapora], uwzglednij: [laptop], programy: [inny]}\n"

    def asked(**options: object) -> set[str]:
        return items(small.plan(definition, (ALL_BAD, decided + REST), options=PlanOptions(**options)))  # type: ignore[arg-type]

    followed = ALL - {"diagnoza", "zapora"}
    assert asked() == followed
    assert {"nas", "zapora"} & asked(omitted=frozenset((bank["nas"],))) == {"zapora"}
    assert asked(included=frozenset((bank["nas"],))) == followed
    assert asked(omitted=frozenset((bank["laptop"],))) == ALL - {"diagnoza", "laptop", "torba"}
    assert asked(included=frozenset((bank["zapora"],))) == ALL - {"diagnoza"}
    assert asked(programmes=(definition.bank.programmes["gmina"],)) == ALL - {"zapora"}


def test_first_sheet_with_a_decision_decides(small: Small, definition: Definition) -> None:
    second = "jednostka: {id: szkola, nazwa: Szkoła, rola: jednostka-podlegla, rodzaj: szkola}\n"
    office = "decyzja_zakupowa: {wariant: pelny, pomin: [laptop]}\n" + REST
    unit = second + "decyzja_zakupowa: {wariant: minimum, pomin: [zapora]}\n"
    plan = small.plan(definition, (ALL_BAD, office), (ALL_BAD, unit))
    assert (plan.variant, items(plan)) == ("pełny", ALL - {"laptop", "torba"})
    plan = small.plan(definition, (ALL_BAD, REST), (ALL_BAD, unit))
    assert plan.variant == "minimum"


def test_variants_and_the_curve_follow_the_decision_too(small: Small, definition: Definition) -> None:
    case = small.case(definition, (ALL_BAD, "decyzja_zakupowa: {wariant: pelny, pomin: [zapora]}\n" + REST))
    plan = small.plan(definition, (ALL_BAD, "decyzja_zakupowa: {wariant: pelny, pomin: [zapora]}\n" + REST))
    shown = (*named_variants(case, PlanOptions(), plan), *curve(case, PlanOptions(), plan))
    assert len(shown) > 2
    assert all("zapora" not in {line.item.id for line in variant.lines} for variant in shown)
