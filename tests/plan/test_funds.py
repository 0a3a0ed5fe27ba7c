"""How much there is to spend and what sets it: asked for, decided, the grant, the programme's maximum."""

from __future__ import annotations

import pytest

from diagnoza.definition.model import Definition
from diagnoza.plan.funds import Limiter
from diagnoza.plan.options import PlanOptions
from support.plan_bank import SCHOOL, bank_of, bought, programme
from support.small import Small

AREA = """
    questions:
      - {id: kopie, text: Czy?, kind: single, options: [{id: tak, label: Tak}, {id: nie, label: Nie}]}
    """
PROGRAMME = programme({}, 'grant: {min: "100.00", max: "9000.00"}')
GRANT = 'umowa: {kwota_grantu: "5000.00"}\n'
RICH = GRANT.replace("5000.00", "30000.00")
SPENT = 'wydatki: [{item: t, brutto: "1000.50"}]\n'
MUCH = SPENT.replace("1000.50", "4000.01")
TOO_MUCH = SPENT.replace("1000.50", "5000.01")
FAR_TOO_MUCH = SPENT.replace("1000.50", "15000.00")
DECIDED = 'decyzja_zakupowa: {wariant: zalecany, budzet: "3000.00"}\n'
ABOVE = DECIDED.replace("3000.00", "6000.00")
DECIDED_MOST = DECIDED.replace("3000.00", "20000.00")


@pytest.fixture
def definition(small: Small) -> Definition:
    return bank_of(small, AREA, "", "- {id: t, name: T, kind: usluga, unit: szt.}\n", PROGRAMME)


@pytest.mark.parametrize(
    ("rest", "asked", "reserve", "budget", "limit", "limiter"),
    [
        pytest.param("", None, 0, None, None, "", id="nothing is known"),
        pytest.param("", 700_00, 0, 700_00, 700_00, "budzet", id="asked for"),
        pytest.param(GRANT, None, 0, 5000_00, 5000_00, "grant", id="the grant"),
        pytest.param(GRANT + SPENT, None, 200_00, 3799_50, 3799_50, "grant", id="less expenses and reserve"),
        pytest.param(GRANT, None, 6000_00, 0, 0, "grant", id="never below zero"),
        pytest.param(GRANT + SPENT, 700_00, 0, 700_00, 700_00, "budzet", id="asked for stands as it is"),
        pytest.param(GRANT + DECIDED, None, 0, 3000_00, 3000_00, "decyzja", id="decided before the grant"),
        pytest.param(GRANT + DECIDED, None, 100_00, 4900_00, 4900_00, "grant", id="a reserve asks anew"),
        pytest.param(GRANT + DECIDED, 700_00, 0, 700_00, 700_00, "budzet", id="asked for before decided"),
        pytest.param(GRANT + DECIDED + SPENT, None, 0, 3000_00, 3000_00, "decyzja", id="decided and still there"),
        pytest.param(GRANT + DECIDED + MUCH, None, 0, 3000_00, 999_99, "grant", id="spent since it was decided"),
        pytest.param(GRANT + DECIDED + TOO_MUCH, None, 0, 3000_00, 0, "grant", id="all is spent since"),
        pytest.param(GRANT + ABOVE + SPENT, None, 0, 6000_00, 6000_00, "decyzja", id="decided beyond the grant"),
        pytest.param(DECIDED + MUCH, None, 0, 3000_00, 3000_00, "decyzja", id="decided without a grant known"),
        pytest.param(GRANT + DECIDED + MUCH, 700_00, 0, 700_00, 700_00, "budzet", id="asked for, whatever was spent"),
        pytest.param(RICH + DECIDED_MOST, None, 0, 20_000_00, 9000_00, "program", id="decided above the maximum"),
        # 30 000 − 15 000 is left of the grant, 9 000 − 15 000 of what the programme gives at most
        pytest.param(RICH + DECIDED_MOST + FAR_TOO_MUCH, None, 0, 20_000_00, 0, "program", id="the maximum is spent"),
        pytest.param("", 20_000_00, 0, 20_000_00, 9000_00, "program", id="the programme's maximum"),
        pytest.param(SPENT, 20_000_00, 0, 20_000_00, 7999_50, "program", id="the maximum less what is spent"),
    ],
)
def test_what_may_be_spent(
    small: Small,
    definition: Definition,
    rest: str,
    asked: int | None,
    reserve: int,
    budget: int | None,
    limit: int | None,
    limiter: Limiter,
) -> None:
    plan = small.plan(definition, ("{kopie: tak}", rest), options=PlanOptions(budget=asked, reserve=reserve))
    assert (plan.budget, plan.limit, plan.limiter) == (budget, limit, limiter)


def test_full_variant_has_no_limit_and_keeps_the_budget_known(small: Small, definition: Definition) -> None:
    plan = small.plan(definition, ("{kopie: tak}", GRANT), options=PlanOptions(variant="pełny"))
    assert (plan.budget, plan.limit, plan.limiter) == (5000_00, None, "grant")


def test_plan_follows_the_variant_decided_unless_another_is_asked_for(small: Small, definition: Definition) -> None:
    decided = ("{kopie: tak}", "decyzja_zakupowa: {wariant: pelny}\n")
    assert small.plan(definition, decided).variant == "pełny"
    assert small.plan(definition, decided, options=PlanOptions(variant="minimum")).variant == "minimum"
    assert small.plan(definition, "{kopie: tak}").variant == "zalecany"


def test_expenses_of_all_units_lessen_the_first_grant_there_is(small: Small, definition: Definition) -> None:
    """Two units, 1 000.50 each, one grant of 5 000.00: 2 999.00 are left, committed money counted as spent."""
    committed = SPENT.replace("}]", ", stan: zaciagniete}]")
    plan = small.plan(definition, ("{kopie: tak}", SPENT), ("{kopie: tak}", SCHOOL + GRANT + committed))
    assert (plan.grant, plan.budget, plan.limiter) == (5000_00, 2999_00, "grant")


def test_money_spent_since_a_decision_is_not_planned_again(small: Small) -> None:
    """3 000 of a grant of 5 000 were decided on. 4 500 are spent since: of two pieces at 400 one is left to be bought."""
    items = "- {id: t, name: T, kind: usluga, unit: szt.}\n- {id: u, name: U, kind: usluga, unit: szt.}\n"
    wishes = "potrzeby_wlasne: [{item: t, uzasadnienie: a}, {item: u, uzasadnienie: b}]\n"
    prices = 'ceny_szacunkowe: {t: {netto: "400.00", vat: zw}, u: {netto: "400.00", vat: zw}}\n'
    bank = bank_of(small, AREA, "", items)
    spent = SPENT.replace("1000.50", "4500.00")
    decided = small.plan(bank, ("{kopie: tak}", GRANT + DECIDED + wishes + prices))
    since = small.plan(bank, ("{kopie: tak}", GRANT + DECIDED + spent + wishes + prices))
    assert (bought(decided), bought(since)) == (["t", "u"], ["t"])
    assert since.total.eligible + 4500_00 <= 5000_00


def test_variant_and_budget_are_of_one_decision(small: Small, definition: Definition) -> None:
    """The office decided without a budget and has a grant of 5 000.00; what the school decided for itself sets no limit."""
    office = GRANT + "decyzja_zakupowa: {wariant: zalecany}\n"
    school = SCHOOL + 'decyzja_zakupowa: {wariant: minimum, budzet: "100.00"}\n'
    plan = small.plan(definition, ("kopie: tak", office), ("kopie: tak", school))
    assert (plan.variant, plan.budget, plan.limiter) == ("zalecany", 5000_00, "grant")
