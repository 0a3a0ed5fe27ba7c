"""The best set for the money: against brute force, within the budget in every case, and the same on every run."""

from __future__ import annotations

import os
import subprocess
import sys
from random import Random

import numpy as np
import pytest

from diagnoza.plan.choose import Choice, Closable, Step, Task, Way, choose, closed_by, next_step, removed_by
from support.cases import cases
from support.tasks import office_sized, random_task, within


def brute_force(task: Task, more_than: int | None = None) -> tuple[int, ...] | None:
    """Every set there is, ranked by the rule in words: most weight, then least cost, then earliest lines.

    With `more_than` the rule is: cheapest of all that remove more, whatever the budget; then earliest lines.
    A set is a whole number whose highest bit is line 0, so the greater of two numbers has the earlier line.
    """
    size = len(task.costs)
    sets = np.arange(1 << size, dtype=np.int64)

    def mask(lines: Way) -> int:
        return sum(1 << (size - 1 - line) for line in lines)

    def holds(lines: Way) -> np.ndarray:
        return (sets & mask(lines)) == mask(lines)

    allowed = holds(task.forced) & ((sets & mask(task.barred - task.forced)) == 0)
    for line, needed in task.needs:
        if line not in task.forced:
            allowed &= ~holds(frozenset({line})) | holds(frozenset({needed}))
    for first, other in task.either:
        allowed &= holds(frozenset({first})) | holds(frozenset({other}))
    cost = sum((task.costs[line] * holds(frozenset({line})) for line in range(size)), np.zeros_like(sets))
    weight = np.zeros_like(sets)
    for finding in task.findings:
        closed = np.full_like(sets, bool(finding.groups), dtype=bool)
        for group in finding.groups:
            closed &= np.logical_or.reduce([holds(way) for way in group], axis=0) if group else False
        weight += finding.weight * closed
    if more_than is None:
        allowed &= cost <= (cost.max() if task.budget is None else task.budget)
        order = np.lexsort((-sets, cost, -weight))
    else:
        allowed &= weight > more_than
        order = np.lexsort((-sets, cost))
    best = next((int(sets[index]) for index in order if allowed[index]), None)
    return None if best is None else tuple(line for line in range(size) if best >> (size - 1 - line) & 1)


def test_choice_is_the_best_there_is() -> None:
    """1,000 random tasks of at most 16 lines: the chosen set is the very one that trying all of them finds."""
    dice = Random(7)
    for number in range(cases(1000)):
        task = random_task(dice, dice.randrange(17), dice.randrange(14))
        choice = choose(task)
        assert tuple(sorted(choice.lines)) == brute_force(task), (number, task)
        assert choice.is_optimal
        assert choice.cost == sum(task.costs[line] for line in choice.lines)


def test_next_step_is_the_cheapest_that_removes_more() -> None:
    dice = Random(8)
    for number in range(cases(1000)):
        task = random_task(dice, dice.randrange(13), dice.randrange(14))
        removed = choose(task).removed
        step = next_step(task, removed)
        assert (None if step is None else tuple(sorted(step.lines))) == brute_force(task, removed), (number, task)


def test_choice_is_never_over_the_budget_and_leaves_nothing_forced_out() -> None:
    """10,000 random tasks: cost ≤ budget to the grosz, forced lines in, barred ones out, needs met."""
    dice = Random(9)
    for number in range(cases(10_000)):
        task = random_task(dice, dice.randrange(25), dice.randrange(30))
        for seconds in (20.0, 0.0):
            choice = choose(task, seconds)
            assert task.budget is None or choice.cost <= task.budget, (number, task)
            assert task.forced <= choice.lines, (number, task)
            assert all(not choice.lines.isdisjoint(pair) for pair in task.either), (number, task)
            assert not choice.lines & (task.barred - task.forced), (number, task)
            assert all(
                needed in choice.lines for line, needed in task.needs if line in choice.lines - task.forced
            ), (number, task)  # fmt: skip


def test_choice_for_an_office_of_sixty_items_and_eighty_findings_is_proved_the_best() -> None:
    """Nothing better exists at a quarter, half and three quarters of what all costs; the time is `bench_plan`'s to show."""
    task = office_sized()
    for quarters in (1, 2, 3):
        choice = choose(within(task, sum(task.costs) * quarters // 4))
        assert choice.is_optimal
        assert choice.removed == removed_by(task, choice.lines)


_SHOW = """
from diagnoza.plan.choose import choose
from support.tasks import office_sized
choice = choose(office_sized())
print(sorted(choice.lines), choice.removed, choice.cost)
"""


def test_choice_is_the_same_on_every_run() -> None:
    """Also in another process, where sets of texts come in another order."""
    shown = {
        subprocess.run(
            [sys.executable, "-c", _SHOW],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2026")
    }
    choice = choose(office_sized())
    assert shown == {f"{sorted(choice.lines)} {choice.removed} {choice.cost}\n"}


def test_time_that_runs_out_leaves_a_plan_and_tells_the_gap() -> None:
    """Without any time what is forced is chosen; the bound is above what was reached and not below the best."""
    task = office_sized()
    hasty, best = choose(task, 0.0), choose(task)
    assert not hasty.is_optimal
    assert task.forced <= hasty.lines
    assert hasty.removed < best.removed <= hasty.bound <= sum(finding.weight for finding in task.findings)


ONE, TWO = frozenset({0}), frozenset({1})


@pytest.mark.parametrize(
    ("task", "lines"),
    [
        pytest.param(Task((), (), budget=0), set(), id="nothing to choose"),
        pytest.param(Task((5,), (Closable(9, ((ONE,),)),), budget=4), set(), id="dearer than the budget"),
        pytest.param(Task((5,), (Closable(9, ((ONE,),)),), budget=5), {0}, id="to the last grosz"),
        pytest.param(Task((5, 5), (Closable(9, ((ONE, TWO),)),), budget=9), {0}, id="the first of two ways"),
        pytest.param(Task((6, 5), (Closable(9, ((ONE, TWO),)),), budget=9), {1}, id="the cheaper of two ways"),
        pytest.param(Task((5, 5), (Closable(9, ((ONE,), (TWO,))),), budget=9), set(), id="every group is needed"),
        pytest.param(Task((5, 0), (Closable(9, ((ONE,),)),), budget=9), {0, 1}, id="what costs nothing is taken"),
        pytest.param(Task((5, 4), (Closable(9, ((ONE,),)),), ((0, 1),), budget=8), set(), id="not without its need"),
        pytest.param(Task((5, 4), (Closable(9, ((ONE,),)),), ((0, 1),), budget=9), {0, 1}, id="with its need"),
        pytest.param(Task((5, 4), (Closable(9, ((ONE,),)),), (), TWO, budget=8), {1}, id="forced before better"),
        pytest.param(Task((5,), (Closable(9, ((ONE,),)),), barred=ONE, budget=9), set(), id="barred"),
        pytest.param(Task((5,), (), budget=9), set(), id="nothing is bought for no finding"),
    ],
)
def test_rule_by_hand(task: Task, lines: set[int]) -> None:
    assert choose(task).lines == lines


def test_measure_without_purchases_closes_its_finding_for_nothing() -> None:
    """A way of no lines is open to every plan; a finding without any measure is closed by none."""
    free, hopeless = Closable(4, ((frozenset(),),)), Closable(8, ())
    task = Task((5,), (free, hopeless), budget=0)
    assert choose(task) == Choice(frozenset(), 4, 0, 4)
    assert closed_by(task, ()) == (0,)


def test_price_beyond_counting_is_not_offered() -> None:
    """A slip of the keyboard, 10¹⁵ zł, must not spoil the sums of the rest."""
    task = Task((10**17, 100), (Closable(9, ((ONE,),)), Closable(1, ((TWO,),))), budget=100)
    assert choose(task).lines == {1}
    assert next_step(task, 1) is None


def test_where_there_is_nothing_to_buy_the_empty_set_is_the_choice() -> None:
    """HiGHS calls such a model empty; `plan --krzywa` of a sheet without purchases is one point, not a crash."""
    nothing = Task(costs=(), findings=())
    assert choose(nothing) == Choice(frozenset(), 0, 0, 0)
    assert next_step(nothing, -1) == Step(frozenset(), 0, 0)
    assert next_step(nothing, 0) is None
