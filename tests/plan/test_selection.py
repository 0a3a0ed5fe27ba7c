"""What is bought for the money there is: forced items, needs, own needs, what costs nothing, and why a line is left."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diagnoza.definition.model import Definition
from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.build import build_plan
from diagnoza.plan.choose import removed_by
from diagnoza.plan.model import Line, Plan
from diagnoza.plan.options import PlanOptions
from diagnoza.plan.selection import task_of
from support.cases import cases
from support.definitions import Data, Drawn
from support.plan_bank import ALL_BAD, ALL_GOOD, LAPTOP, PRICES
from support.sheets import UNKNOWN, cases_drawn, evaluated, with_answer
from support.small import Small


def bought(plan: Plan) -> list[str]:
    """Ids of the chosen lines in their order."""
    return [line.item.id for line in plan.lines if line.is_chosen]


def left(plan: Plan) -> dict[str, str]:
    """Why the others are not."""
    return {line.item.id: line.hindrance for line in plan.lines if not line.is_chosen}


def zl(amount: int) -> PlanOptions:
    """A budget in whole złoty."""
    return PlanOptions(budget=amount * 100)


@pytest.mark.parametrize(
    ("money", "chosen"),
    [
        (0, []),
        (99, []),
        (100, ["chmura"]),  # closes bez-kopii (16) in place of nas and wdrozenie at 1 500
        (899, ["chmura"]),
        (900, ["chmura", "zapora"]),
        (9000, ["chmura", "zapora"]),  # of two ways to close the same the cheaper
    ],
)
def test_most_weight_for_the_money(small: Small, free: Definition, money: int, chosen: list[str]) -> None:
    assert sorted(bought(small.plan(free, (ALL_BAD, PRICES), options=zl(money)))) == chosen


def test_item_comes_with_what_it_needs_or_not_at_all(small: Small, free: Definition) -> None:
    """nas at 1 000 makes no sense without wdrozenie at 500; chmura is left out by request."""
    chmura = free.bank.items["chmura"]
    for money, chosen in ((1499, ["zapora"]), (1500, ["nas", "wdrozenie"])):
        options = PlanOptions(budget=money * 100, omitted=frozenset({chmura}))
        assert bought(small.plan(free, (ALL_BAD, PRICES), options=options)) == chosen


def test_measure_that_costs_nothing_is_in_every_plan(small: Small, free: Definition) -> None:
    plan = small.plan(free, (ALL_BAD, PRICES), options=zl(0))
    assert (plan.removed_weight, plan.open_weight) == (2, 20)
    assert [measure.id for measure in plan.free] == ["spisac"]
    assert small.plan(free, (ALL_BAD, PRICES)).free == plan.free


def test_obligatory_item_is_bought_first(small: Small, bound: Definition) -> None:
    """Of 2 100 zł the obligatory diagnoza takes 2 000, so zapora at 800 cannot be bought; chmura is unclear."""
    plan = small.plan(bound, (ALL_BAD, PRICES), options=zl(2100))
    assert bought(plan) == ["diagnoza"]
    assert left(plan) == {"nas": "money", "wdrozenie": "money", "chmura": "alternative", "zapora": "money"}


def test_forced_items_above_the_budget_are_an_error_and_nothing_else_is_bought(small: Small, bound: Definition) -> None:
    plan = small.plan(bound, (ALL_BAD, PRICES), options=zl(1999))
    [problem] = [problem for problem in plan.problems if problem.severity == "error"]
    assert problem.code == "P025"
    assert bought(plan) == ["diagnoza"]
    assert plan.next_step is None


def test_budget_above_the_programme_s_maximum_is_cut(small: Small, bound: Definition) -> None:
    plan = small.plan(bound, (ALL_BAD, PRICES), options=zl(20_000))
    assert (plan.budget, plan.limit, plan.limiter) == (20_000_00, 9_000_00, "program")


def test_unclear_item_is_bought_when_asked_for(small: Small, bound: Definition) -> None:
    options = PlanOptions(budget=2100_00, with_unclear=True)
    assert bought(small.plan(bound, (ALL_BAD, PRICES), options=options)) == ["diagnoza", "chmura"]


def test_included_item_is_bought_with_its_needs_and_omitted_never(small: Small, free: Definition) -> None:
    nas, zapora = free.bank.items["nas"], free.bank.items["zapora"]
    options = PlanOptions(budget=9000_00, included=frozenset({nas}), omitted=frozenset({zapora}))
    plan = small.plan(free, (ALL_BAD, PRICES), options=options)
    assert bought(plan) == ["nas", "wdrozenie"]
    assert left(plan) == {"chmura": "alternative", "zapora": "omitted"}


@pytest.mark.parametrize(
    ("money", "chosen"),
    [
        (319, []),  # laptop at 300 makes no sense without torba at 20
        (320, ["laptop", "torba"]),
        (820, ["zapora"]),  # what closes a finding comes first, though both would fit but for 300 zł
        (1120, ["zapora", "laptop", "torba"]),
    ],
)
def test_own_need_comes_from_what_is_left_with_what_it_needs(
    small: Small, free: Definition, money: int, chosen: list[str]
) -> None:
    answers = "{kopie: tak, siec: nie, zasady: tak}"
    assert bought(small.plan(free, (answers, LAPTOP + PRICES), options=zl(money))) == chosen


def test_own_need_whose_need_has_no_price_is_not_bought_under_a_budget(small: Small, free: Definition) -> None:
    prices = PRICES.replace('  torba: {netto: "20.00", vat: zw}\n', "")
    plan = small.plan(free, (ALL_GOOD, LAPTOP + prices), options=zl(9000))
    assert bought(plan) == []
    assert left(plan)["torba"] == "price"


def test_own_need_is_served_by_what_a_finding_brings(small: Small, free: Definition) -> None:
    """wdrozenie comes with the nas of the finding; the second nas, the head's own wish, needs no second one."""
    rest = "potrzeby_wlasne: [{item: nas, ilosc: 1, uzasadnienie: bo}]\n" + PRICES
    options = PlanOptions(budget=2500_00, omitted=frozenset({free.bank.items["chmura"]}))
    plan = small.plan(free, ("{kopie: nie, siec: tak, zasady: tak}", rest), options=options)
    assert bought(plan) == ["nas", "wdrozenie", "nas"]
    assert plan.total.gross == 2500_00


def test_included_own_need_is_forced_with_its_own_needs(small: Small, free: Definition) -> None:
    options = PlanOptions(budget=320_00, included=frozenset({free.bank.items["laptop"]}))
    assert bought(small.plan(free, (ALL_BAD, LAPTOP + PRICES), options=options)) == ["laptop", "torba"]


def test_own_needs_are_bought_in_the_order_of_the_sheet(small: Small, free: Definition) -> None:
    rest = (
        "potrzeby_wlasne: [{item: zapora, uzasadnienie: a}, {item: laptop, uzasadnienie: b}, {item: chmura, uzasadnienie: c}]\n"
        + PRICES
    )
    assert bought(small.plan(free, (ALL_GOOD, rest), options=zl(950))) == ["zapora", "chmura"]


def test_line_that_alone_closes_nothing_says_so(small: Small, free: Definition) -> None:
    """nas has a price, but wdrozenie, without which it makes no sense, has none."""
    prices = PRICES.replace('  wdrozenie: {netto: "500.00", vat: zw}\n', "")
    options = PlanOptions(budget=9000_00, omitted=frozenset({free.bank.items["chmura"]}))
    plan = small.plan(free, ("{kopie: nie, siec: tak, zasady: tak}", prices), options=options)
    assert left(plan) == {"nas": "useless", "wdrozenie": "price", "chmura": "omitted"}


def test_minimum_buys_what_is_obligatory_and_what_closes_critical_findings(small: Small, bound: Definition) -> None:
    """bez-kopii (4 × 4) is critical and bez-zapory is not; own needs stay out."""
    options = PlanOptions(budget=9000_00, variant="minimum")
    plan = small.plan(bound, (ALL_BAD, LAPTOP + PRICES), options=options)
    assert bought(plan) == ["diagnoza", "nas", "wdrozenie"]
    assert left(plan)["zapora"] == "variant"
    assert left(plan)["laptop"] == "variant"


def test_full_plan_takes_an_alternative_where_first_choice_closes_nothing(small: Small, free: Definition) -> None:
    """wdrozenie has no price, so nas would be bought for nothing; chmura closes the finding."""
    prices = PRICES.replace('  wdrozenie: {netto: "500.00", vat: zw}\n', "")
    plan = small.plan(free, (ALL_BAD, prices), options=PlanOptions(variant="pełny"))
    assert sorted(bought(plan)) == ["chmura", "zapora"]
    assert plan.open_weight == 0


def test_next_step_names_the_money_the_finding_and_the_item(small: Small, free: Definition) -> None:
    plan = small.plan(free, (ALL_BAD, PRICES), options=zl(100))
    assert plan.next_step is not None
    assert (plan.next_step.gross, plan.next_step.weight) == (800_00, 4)
    assert [finding.id for finding in plan.next_step.findings] == ["bez-zapory"]
    assert [line.item.id for line in plan.next_step.lines] == ["zapora"]


def test_next_step_that_gives_something_up_says_what(small: Small, free: Definition) -> None:
    """
    With 800 zł zapora (4); bez-kopii (16) costs 1 500, and cheaper than both together is to give zapora up.
    """
    options = PlanOptions(budget=800_00, omitted=frozenset({free.bank.items["chmura"]}))
    step = small.plan(free, (ALL_BAD, PRICES), options=options).next_step
    assert step is not None
    assert step.gross == 700_00
    assert [line.item.id for line in step.dropped] == ["zapora"]
    assert [finding.id for finding in step.reopened] == ["bez-zapory"]


def test_no_time_leaves_what_is_forced_and_tells_the_gap(small: Small, bound: Definition) -> None:
    plan = small.plan(bound, (ALL_BAD, PRICES), options=PlanOptions(budget=9000_00, seconds=0.0))
    assert "diagnoza" in bought(plan)
    assert plan.removed_weight + plan.unproved_weight >= 22
    assert ("P026" in [problem.code for problem in plan.problems]) == (plan.unproved_weight > 0)


# Rules that hold for every plan


@settings(max_examples=cases(10_000))
@given(cases_drawn(), st.lists(st.integers(0, 3_000_000), min_size=3, max_size=3), st.booleans())
def test_no_plan_is_over_the_budget_or_the_programme(
    case: tuple[Drawn, Data], budgets: list[int], unclear: bool
) -> None:
    """Plans of 10,000 sheets: three budgets and the grant each; chosen cost ≤ limit unless P025 says why not.

    The sums are those of the chosen lines, and the removed weight is recounted from them.
    """
    drawn, data = case
    evaluation = evaluated(data, drawn.build())
    for budget in (*budgets, None):
        plan = build_plan([evaluation], PlanOptions(budget=budget, with_unclear=unclear))
        chosen = [line.cost for line in plan.lines if line.is_chosen]
        assert all(cost is not None for cost in chosen)
        assert plan.total.eligible == sum(cost.eligible for cost in chosen if cost)
        codes = [problem.code for problem in plan.problems]
        if plan.limit is not None and "P025" not in codes:
            assert plan.total.eligible <= plan.limit
            assert plan.budget is None or plan.limit <= plan.budget
        assert plan.removed_weight == recounted(plan, evaluation)
        assert all(bool(line.hindrance) != line.is_chosen for line in plan.lines)


@settings(max_examples=cases(400))
@given(cases_drawn(), st.integers(0, 3_000_000), st.integers(0, 99))
def test_not_knowing_removes_no_line(case: tuple[Drawn, Data], budget: int, number: int) -> None:
    """An answer replaced by nie wiem: every item that was asked for in any state still is, whatever the budget."""
    drawn, data = case
    question = drawn.questions[number % len(drawn.questions)]
    definition, options = drawn.build(), PlanOptions(budget=budget)
    known = build_plan([evaluated(data, definition)], options)
    unknown = build_plan([evaluated(with_answer(data, question["id"], UNKNOWN), definition)], options)
    if data["odpowiedzi"].get(question["id"]) is not None:
        assert _asked(known.lines) <= _asked(unknown.lines)


def recounted(plan: Plan, evaluation: Evaluation) -> int:
    """The weight that the chosen lines remove, by the task the optimiser is given instead of by the evaluation."""
    task = task_of(plan.lines, [evaluation], PlanOptions(with_unclear=True), None)
    return removed_by(task, (number for number, line in enumerate(plan.lines) if line.is_chosen))


def _asked(lines: tuple[Line, ...]) -> set[tuple[str, str]]:
    return {(line.item.id, unit) for line in lines for unit in line.units}
