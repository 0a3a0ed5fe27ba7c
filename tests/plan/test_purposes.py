"""What a line is bought for: `plan_bank` with measures that share items, by hand."""

from __future__ import annotations

import pytest

from diagnoza.definition.model import Definition
from diagnoza.plan.line import Line
from diagnoza.plan.model import Plan
from diagnoza.plan.options import PlanOptions
from support.plan_bank import (
    ALL_BAD,
    AREA,
    ITEMS,
    MEASURES,
    PRICES,
    SCHOOL,
    bank_of,
    measures,
    programme,
    without_price,
    zl,
)
from support.small import Small

SHARED = measures({"miejscowa": "nas", "w-chmurze": "chmura, zapora", "zaslonic": "zapora", "spisac": ""})
"""chmura and zapora together would do for copies, zapora alone closes bez-zapory."""


def of(plan: Plan, item: str) -> Line:
    [line] = [line for line in plan.lines if line.item.id == item and line.basis == "finding"]
    return line


def told(line: Line) -> tuple[list[str], list[str]]:
    return [measure.id for measure in line.measures], [finding.id for finding in line.findings]


@pytest.mark.parametrize(
    ("money", "bought_for"),
    [
        # nas with wdrozenie closes bez-kopii, zapora bez-zapory: chmura is not bought, so „w-chmurze” is not done
        pytest.param(2300, (["zaslonic"], ["bez-zapory"]), id="alternative that is not carried out"),
        # 900 zł: chmura and zapora, which close both
        pytest.param(900, (["w-chmurze", "zaslonic"], ["bez-kopii", "bez-zapory"]), id="both are carried out"),
        # not bought: it would be for the measure of first choice
        pytest.param(0, (["zaslonic"], ["bez-zapory"]), id="not bought"),
    ],
)
def test_purchase_is_credited_with_the_measures_that_are_carried_out(
    small: Small, money: int, bought_for: tuple[list[str], list[str]]
) -> None:
    definition = bank_of(small, AREA, SHARED, ITEMS)
    omitted = frozenset({definition.bank.items["chmura"]}) if money == 2300 else frozenset()
    options = PlanOptions(budget=money * 100, omitted=omitted)
    line = of(small.plan(definition, (ALL_BAD, PRICES), options=options), "zapora")
    assert told(line) == bought_for
    assert {measure.id for measure in line.asking_measures} == {"w-chmurze", "zaslonic"}
    assert {finding.id for finding in line.asking_findings} == {"bez-kopii", "bez-zapory"}


def test_alternative_that_is_not_bought_tells_for_what_it_would_be(small: Small, free: Definition) -> None:
    line = of(small.plan(free, (ALL_BAD, PRICES)), "chmura")
    assert (line.hindrance, told(line)) == ("alternative", (["w-chmurze"], ["bez-kopii"]))


def test_purchase_without_all_its_measure_needs_keeps_the_measure_it_was_meant_for(small: Small) -> None:
    """„zaslonic” asks for zapora and a bag that has no price; without a budget zapora is bought all the same."""
    both = MEASURES.replace("purchases: [zapora]", "purchases: [zapora, torba]")
    plan = small.plan(bank_of(small, AREA, both, ITEMS), (ALL_BAD, without_price("torba")))
    assert (of(plan, "zapora").is_chosen, told(of(plan, "zapora"))) == (True, (["zaslonic"], ["bez-zapory"]))
    assert "bez-zapory" in [finding.id for finding in plan.left_open]


def test_duty_that_closes_nothing_is_bought_for_the_duty_alone(small: Small) -> None:
    """zapora is obligatory and part of „w-chmurze”, of which chmura is not bought: no finding is credited to it."""
    only_cloud = measures({"miejscowa": "nas", "w-chmurze": "chmura, zapora", "zaslonic": "torba", "spisac": ""})
    items = dict.fromkeys(("nas", "wdrozenie", "zapora", "torba"), "eligible") | {"chmura": "ineligible"}
    definition = bank_of(small, AREA, only_cloud, ITEMS, programme(items, "obligatory: [zapora]\n"))
    [line] = [line for line in small.plan(definition, (ALL_BAD, PRICES)).lines if line.item.id == "zapora"]
    assert (line.basis, line.is_chosen, told(line)) == ("programme", True, ([], []))


def test_each_unit_has_its_own_purposes(small: Small) -> None:
    """The office lacks copies and a firewall, the school the firewall: zapora is one line, chmura serves the office."""
    definition = bank_of(small, AREA, SHARED, ITEMS)
    school = "{kopie: tak, siec: nie, zasady: tak}"
    line = of(small.plan(definition, (ALL_BAD, PRICES), (school, SCHOOL), options=zl(1700)), "zapora")
    assert {unit: [measure.id for measure in purpose] for unit, purpose in line.purposes.items()} == {
        "urzad": ["w-chmurze", "zaslonic"],
        "szkola": ["zaslonic"],
    }


def test_risk_that_was_accepted_is_no_reason_to_buy(small: Small) -> None:
    """zapora is bought with the cloud for copies; bez-zapory, whose risk the head accepted, is not what it is bought for."""
    accepted = "ustalenia: {bez-zapory: {decyzja: ryzyko-zaakceptowane, uzasadnienie: bo}}\n"
    plan = small.plan(bank_of(small, AREA, SHARED, ITEMS), (ALL_BAD, accepted + PRICES), options=zl(900))
    assert (of(plan, "zapora").is_chosen, told(of(plan, "zapora"))) == (True, (["w-chmurze"], ["bez-kopii"]))


def test_unit_that_has_enough_is_not_what_the_line_is_bought_for(small: Small, free: Definition) -> None:
    firewall = "{kopie: tak, siec: nie, zasady: tak}"
    owned = SCHOOL + "posiadane: [{item: zapora, ilosc: 1}]\n"
    both = of(small.plan(free, (firewall, PRICES), (firewall, owned)), "zapora")
    assert (dict(both.units), [*both.purposes]) == ({"urzad": 1, "szkola": 0}, ["urzad"])
    alone = of(small.plan(free, (firewall, "posiadane: [{item: zapora, ilosc: 1}]\n")), "zapora")
    assert (alone.quantity, [*alone.purposes]) == (0, ["urzad"])  # of what is all there it is told what it is for


# What is certain as an alternative and first choice of what is to be established


PERHAPS = "{kopie: nie, siec: nie wiem, zasady: tak}"


@pytest.mark.parametrize(
    ("options", "state", "hindrance"),
    [
        pytest.param(PlanOptions(), "conditional", "conditional", id="not bought: it may be needed yet"),
        pytest.param(zl(900), "certain", "", id="bought as an alternative"),
        pytest.param(zl(0), "conditional", "conditional", id="no money for it"),
    ],
)
def test_alternative_that_may_be_needed_first_stays_to_be_established(
    small: Small, options: PlanOptions, state: str, hindrance: str
) -> None:
    """zapora (800) is part of the alternative for copies, which are certainly lacking, and what bez-zapory, not yet known, asks
    for first: what is not bought of it is summed under „do ustalenia”.
    """
    plan = small.plan(bank_of(small, AREA, SHARED, ITEMS), (PERHAPS, PRICES), options=options)
    line = of(plan, "zapora")
    assert (line.state, line.hindrance, line.is_needed) == (state, hindrance, True)
    assert plan.to_establish == (0 if line.is_chosen else 800_00)
