"""Variants beside each other and the curve of what money closes, against sums by hand and against trying every budget."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

from diagnoza.definition.model import Definition
from diagnoza.plan.build import build_plan
from diagnoza.plan.choose import choose
from diagnoza.plan.options import PlanOptions
from diagnoza.plan.variants import _choices, at_budgets, curve, named_variants
from support.cases import cases
from support.plan_bank import ALL_BAD, LAPTOP, PRICES
from support.small import Small
from support.tasks import office_sized, random_task, within


def test_named_variants_by_hand(small: Small, free: Definition) -> None:
    """
    2 000 zł for copies (16, critical), firewall (4) and rules (2, for nothing), and a laptop that is the head's wish.
    minimum: chmura 100 closes the critical finding, rules are free. zalecany: and zapora 800, laptop 300, torba 20.
    pełny: nas 1 000 with wdrozenie 500 are the first choice, zapora, laptop, torba.
    The three questions weigh the same and stand at 0: one at its best is a third.
    """
    case = small.case(free, (ALL_BAD, LAPTOP + PRICES))
    options = PlanOptions(budget=2000_00)
    variants = named_variants(case, options, build_plan(case, options))
    shown = [(v.name, v.total.gross, len(v.closed), v.critical, v.weight, v.scores["urzad"]) for v in variants]
    assert shown == [
        ("minimum", 100_00, 2, 1, 18, Fraction(2, 3)),
        ("zalecany", 1220_00, 3, 1, 22, Fraction(1)),
        ("pełny", 2620_00, 3, 1, 22, Fraction(1)),
    ]
    assert {v.findings for v in variants} == {3}
    assert {v.all_weight for v in variants} == {22}


def test_without_a_budget_there_is_nothing_to_recommend_within(small: Small, free: Definition) -> None:
    case = small.case(free, (ALL_BAD, PRICES))
    variants = named_variants(case, PlanOptions(), build_plan(case))
    assert [variant.name for variant in variants] == ["minimum", "pełny"]
    assert variants[0].total.gross == 100_00


def test_amounts_are_plans_for_these_budgets(small: Small, free: Definition) -> None:
    case = small.case(free, (ALL_BAD, PRICES))
    found = at_budgets(case, PlanOptions(), [99_00, 100_00, 900_00])
    assert [(v.budget, v.weight) for v in found] == [(99_00, 2), (100_00, 18), (900_00, 22)]


def test_curve_by_hand(small: Small, free: Definition) -> None:
    case = small.case(free, (ALL_BAD, PRICES))
    told: list[int] = []
    points = curve(case, PlanOptions(), build_plan(case), told.append)
    assert [(p.total.gross, p.weight) for p in points] == [(0, 2), (100_00, 18), (900_00, 22)]
    assert told == [1, 2, 3]


def test_curve_is_every_budget_at_which_more_is_removed() -> None:
    """A random task, every sum of its costs tried as a budget: the points are those where the best weight rises."""
    dice = Random(5)
    for number in range(cases(400)):
        task = replace(random_task(dice, dice.randrange(7), dice.randrange(9)), either=())
        budgets = {0}
        for cost in task.costs:
            budgets |= {budget + cost for budget in budgets}
        least = sum(task.costs[line] for line in task.forced)
        rises, best = [], -1
        for budget in sorted(budget for budget in budgets if budget >= least):
            removed = choose(within(task, budget)).removed
            if removed > best:
                rises.append((budget, removed))
                best = removed
        free = within(task, None)
        assert [(choice.cost, choice.removed) for choice in _choices(free, 20.0, 99)] == rises, (number, task)


def test_points_that_are_passed_over_leave_exact_ones_and_the_last() -> None:
    """At most about as many as asked for; each is the best for its money, and the last closes all that can be closed."""
    task = within(office_sized(), None)
    points = list(_choices(task, 20.0, 5))
    assert 3 <= len(points) <= 6
    assert all(choose(within(task, point.cost)).removed == point.removed for point in points)
    assert points[-1].removed == choose(task).removed
