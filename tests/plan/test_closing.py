"""What a plan closes and why the rest stays open, one reason a test; the items and prices of `support.plan_bank`."""

from __future__ import annotations

import pytest

from diagnoza.definition.model import Definition
from diagnoza.plan.model import Plan
from diagnoza.plan.options import PlanOptions
from support.plan_bank import (
    AREA,
    CLASSED,
    ITEMS,
    MEASURES,
    PRICES,
    SCHOOL,
    bank_of,
    programme,
    without_price,
    zl,
)
from support.small import Small

COPIES = "{kopie: nie, siec: tak, zasady: tak}"
FIREWALL = "{kopie: tak, siec: nie, zasady: tak}"


def why(plan: Plan) -> dict[tuple[str, str], str]:
    """Why each open finding of each unit stays open."""
    return {(entry.unit, entry.finding.id): entry.why for entry in plan.open_findings}


REFUSED = "zalecenia: {zaslonic: {stanowisko: nie przyjęto}}\n"
ACCEPTED = "ustalenia: {bez-zapory: {decyzja: ryzyko-zaakceptowane, uzasadnienie: bo}}\n"


@pytest.mark.parametrize(
    ("rest", "options", "reason"),
    [
        pytest.param(PRICES, zl(800), None, id="closed"),
        pytest.param(PRICES, zl(799), "money", id="no money"),
        pytest.param(without_price("zapora"), zl(800), "price", id="no price"),
        pytest.param(REFUSED + PRICES, zl(800), "declined", id="refused"),
        pytest.param(ACCEPTED + PRICES, zl(800), "accepted", id="accepted"),
        pytest.param(ACCEPTED + REFUSED + PRICES, zl(800), "accepted", id="accepted before refused"),
        pytest.param(PRICES, PlanOptions(budget=800_00, variant="minimum"), "variant", id="not critical"),
    ],
)
def test_finding_stays_open_for_what_stands_in_the_way(
    small: Small, free: Definition, rest: str, options: PlanOptions, reason: str | None
) -> None:
    found = why(small.plan(free, (FIREWALL, rest), options=options))
    assert found == ({} if reason is None else {("urzad", "bez-zapory"): reason})


def test_finding_whose_purchase_was_left_out_on_demand_says_so(small: Small, free: Definition) -> None:
    options = PlanOptions(omitted=frozenset({free.bank.items["zapora"]}))
    assert why(small.plan(free, (FIREWALL, PRICES), options=options)) == {("urzad", "bez-zapory"): "omitted"}


@pytest.mark.parametrize("status", ["ineligible", "unclear"])
def test_finding_whose_purchase_the_programme_does_not_pay_says_so(small: Small, status: str) -> None:
    definition = bank_of(small, AREA, MEASURES, ITEMS, programme(CLASSED | {"zapora": status}))
    assert why(small.plan(definition, (FIREWALL, PRICES))) == {("urzad", "bez-zapory"): status}


def test_finding_with_advice_of_the_auditor_s_own_is_outside_the_plan(small: Small, free: Definition) -> None:
    own = (
        "wlasne_ustalenia: [{id: kartka, obszar: obszar, stan: Kartka., skutek: s, prawdopodobienstwo: 2, wplyw: 2, "
        "zalecenie: Zdjąć.}]\n"
    )
    plan = small.plan(free, ("{kopie: tak, siec: tak, zasady: tak}", own + PRICES))
    assert why(plan) == {("urzad", "kartka"): "own"}


def test_only_the_group_that_is_not_closed_tells_why(small: Small) -> None:
    """bez-zapory asks for zapora and for copies. The cloud for these is there; nas, the other way, has no price, which is no
    matter: for zapora there is no money.
    """
    area = AREA.replace("measures: [zaslonic]", "measures: [zaslonic, {any: [miejscowa, w-chmurze]}]")
    definition = bank_of(small, area, MEASURES, ITEMS)
    rest = "posiadane: [{item: chmura, ilosc: 1}]\n" + without_price("nas")
    assert why(small.plan(definition, (FIREWALL, rest), options=zl(799))) == {("urzad", "bez-zapory"): "money"}
    assert why(small.plan(definition, (FIREWALL, rest), options=zl(800))) == {}


def test_of_several_hindrances_what_somebody_can_mend_is_told(small: Small) -> None:
    """nas is not paid for by the programme and wdrozenie, which it needs, has no price: a price can be asked for."""
    definition = bank_of(small, AREA, MEASURES, ITEMS, programme(CLASSED | {"nas": "ineligible"}))
    assert why(small.plan(definition, (COPIES, without_price("wdrozenie")))) == {("urzad", "bez-kopii"): "price"}


def test_each_unit_has_its_own_reason(small: Small, free: Definition) -> None:
    """One firewall for 800 zł: the first unit's; the second refused the measure."""
    plan = small.plan(free, (FIREWALL, PRICES), (FIREWALL, SCHOOL + REFUSED), options=zl(800))
    assert [finding.id for finding in plan.closed] == ["bez-zapory"]
    assert why(plan) == {("szkola", "bez-zapory"): "declined"}
