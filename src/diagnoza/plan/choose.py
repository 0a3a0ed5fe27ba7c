"""The exact best set of purchases for the money there is: integer programming by HiGHS (design §5).

The task is stated in numbers only: lines with their cost, what each finding needs to be closed, what is forced. What it
means for an office is the business of `plan.build`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor
from typing import Any

_TOLERANCE = 1e-6
_COUNTABLE = 10**13
"""Grosze that the solver's floating point still holds to the grosz, sums included; a line that costs more is not offered."""
_Variable = Any
"""A variable of HiGHS, whose own types say nothing."""
Way = frozenset[int]
"""Lines that have to be bought together for one measure; empty for a measure that costs nothing."""


@dataclass(frozen=True, slots=True)
class Closable:
    """A finding: its weight (likelihood × impact, 1–16) and groups of ways, of which one in every group closes it."""

    weight: int
    groups: tuple[tuple[Way, ...], ...]


@dataclass(frozen=True, slots=True)
class Task:
    """`costs[i]` in grosze is the eligible cost of line i; a line in `barred` can't be bought, one in `forced` must be.

    `needs` are pairs (line, the line it makes no sense without). `budget` in grosze, None without a limit.
    """

    costs: tuple[int, ...]
    findings: tuple[Closable, ...]
    needs: tuple[tuple[int, int], ...] = ()
    forced: frozenset[int] = frozenset()
    barred: frozenset[int] = frozenset()
    budget: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Lines to buy, Σ weight of the findings they close, what they cost in grosze.

    `bound` is the weight that no choice can exceed: equal to `removed` but where the time ran out.
    """

    lines: frozenset[int]
    removed: int
    cost: int
    bound: int

    @property
    def is_optimal(self) -> bool:
        """Whether it is proved that nothing better exists."""
        return self.removed == self.bound


def closed_by(task: Task, lines: Iterable[int]) -> tuple[int, ...]:
    """Numbers of the findings that these lines close."""
    bought = frozenset(lines)
    return tuple(
        number
        for number, finding in enumerate(task.findings)
        if finding.groups and all(any(way <= bought for way in group) for group in finding.groups)
    )


def removed_by(task: Task, lines: Iterable[int]) -> int:
    """Σ weight of the findings that these lines close."""
    return sum(task.findings[number].weight for number in closed_by(task, lines))


def useful_lines(task: Task) -> frozenset[int]:
    """Lines that help to close some finding which can be closed at all, money aside."""
    barred = task.barred - task.forced
    open_ways = [[[way for way in group if not way & barred] for group in finding.groups] for finding in task.findings]
    return frozenset(line for groups in open_ways if all(groups) for group in groups for way in group for line in way)


def choose(task: Task, seconds: float = 20.0) -> Choice:
    """The set that removes the most weight within the budget; of such sets the cheapest, then the first by line number.

    What is forced costs at most the budget. Deterministic, but where `seconds` run out: then `bound` tells the gap.
    """
    model = _Model(task, seconds)
    best, bound = model.heaviest()
    removed = removed_by(task, best)
    if bound > removed:
        return Choice(best, removed, _cost(task, best), bound)
    cheapest = model.cheapest(removed)
    best = model.first(best if cheapest is None else cheapest, removed)
    return Choice(best, removed, _cost(task, best), removed)


def next_step(task: Task, than: int, seconds: float = 20.0) -> Choice | None:
    """The cheapest set, whatever the budget, that removes more weight than `than`; None where there is none."""
    model = _Model(Task(task.costs, task.findings, task.needs, task.forced, task.barred), seconds)
    lines = model.cheapest(than + 1)
    if lines is None:
        return None
    removed = removed_by(task, lines)
    lines = model.first(lines, than + 1)
    return Choice(lines, removed_by(task, lines), _cost(task, lines), removed)


def _cost(task: Task, lines: Iterable[int]) -> int:
    return sum(task.costs[line] for line in lines)


class _Model:
    """The task as an integer program. Only purchases are whole-numbered: what they close follows from them.

    x – a line is bought; z – all lines of a way are (z ≤ x); y – a finding is closed (y ≤ Σ z in each group).
    """

    def __init__(self, task: Task, seconds: float) -> None:
        import highspy  # with numpy a tenth of a second: loaded only where something is to be chosen

        self.task = task
        self._highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        highs = self._highs
        highs.silent()
        for option, value in (("mip_rel_gap", 0.0), ("mip_abs_gap", 0.0), ("threads", 1), ("time_limit", seconds)):
            highs.setOptionValue(option, value)
        self._statuses = highspy.HighsModelStatus
        most = _COUNTABLE if task.budget is None else min(task.budget, _COUNTABLE)
        dear = frozenset(line for line, cost in enumerate(task.costs) if cost > most)
        self._barred = (task.barred | dear) - task.forced
        self._x = [self._bought(line) for line in range(len(task.costs))]
        for line, needed in task.needs:
            if line not in task.forced:
                highs.addConstr(self._x[line] <= self._x[needed])
        offered = (line for line in range(len(task.costs)) if line not in self._barred)
        self._price = highs.qsum(task.costs[line] * self._x[line] for line in offered)
        if task.budget is not None and task.costs:
            highs.addConstr(self._price <= task.budget)
        self._ways: dict[Way, _Variable] = {}
        closable = [(finding.weight, y) for finding in task.findings if (y := self._closed(finding)) is not None]
        self._weight = highs.qsum(weight * y for weight, y in closable)
        self._most = sum(weight for weight, _ in closable)

    def _bought(self, line: int) -> _Variable:
        return self._highs.addIntegral(lb=float(line in self.task.forced), ub=float(line not in self._barred))

    def _closed(self, finding: Closable) -> _Variable | None:
        groups = [[way for way in group if not way & self._barred] for group in finding.groups]
        if not groups or not all(groups):
            return None
        y = self._highs.addVariable(0.0, 1.0)
        for group in groups:
            if frozenset() not in group:
                self._highs.addConstr(y <= self._highs.qsum(self._way(way) for way in group))
        return y

    def _way(self, way: Way) -> _Variable:
        if len(way) == 1:
            return self._x[next(iter(way))]
        if way not in self._ways:
            z = self._highs.addVariable(0.0, 1.0)
            for line in sorted(way):
                self._highs.addConstr(z <= self._x[line])
            self._ways[way] = z
        return self._ways[way]

    def heaviest(self) -> tuple[frozenset[int], int]:
        """A set of most weight, and the weight none can exceed."""
        self._highs.maximize(self._weight)
        lines = self._affordable()
        bound = min(self._highs.getInfo().mip_dual_bound, self._most)
        return lines, max(removed_by(self.task, lines), floor(bound + _TOLERANCE))

    def _affordable(self) -> frozenset[int]:
        """What was found, recounted in grosze; what is forced where the time ran out before anything was."""
        found = self.task.forced | self._solution()
        budget = self.task.budget
        return found if budget is None or _cost(self.task, found) <= budget else self.task.forced

    def cheapest(self, weight: int) -> frozenset[int] | None:
        """A cheapest set that removes at least so much; None where there is none or the time ran out."""
        if weight:
            self._highs.addConstr(self._weight >= weight)
        self._highs.minimize(self._price)
        # Where there is nothing to buy and nothing to close, HiGHS calls the model empty instead of solved.
        if self._highs.getModelStatus() not in (self._statuses.kOptimal, self._statuses.kModelEmpty):
            return None
        lines = self._solution()
        return lines if removed_by(self.task, lines) >= weight else None

    def first(self, lines: frozenset[int], weight: int) -> frozenset[int]:
        """Of the sets as heavy and as cheap as `lines`, the one with the earliest line, then the next earliest, …"""
        cost = _cost(self.task, lines)
        self._highs.addConstr(self._price <= cost)
        for line, x in enumerate(self._x):
            if line in self._barred:
                continue
            self._highs.changeColBounds(x.index, 1.0, 1.0)
            if line in lines:
                continue
            self._highs.minimize(self._price)
            other = self._solution() if self._highs.getModelStatus() == self._statuses.kOptimal else frozenset()
            if line in other and _cost(self.task, other) == cost and removed_by(self.task, other) >= weight:
                lines = other
            else:
                self._highs.changeColBounds(x.index, 0.0, 0.0)
        return lines

    def _solution(self) -> frozenset[int]:
        return frozenset(line for line, x in enumerate(self._x) if self._highs.val(x) > 0.5)
