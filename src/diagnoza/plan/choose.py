"""The exact best set of purchases for the money there is: integer programming by HiGHS (design §5).

The task is stated in numbers only: lines with their cost, what each finding needs to be closed, what is forced. What it
means for an office is the business of `plan.build`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import floor
from typing import Any

_TOLERANCE = 1e-6
_COUNTABLE = 10**13
"""A line that costs more grosze than this is a slip of the keyboard and not offered."""
_TOGETHER = 12
_BASE = 10**4
_HIGHEST = 10**5
"""Sums of money are written in digits of this base, the first of them below `_HIGHEST`. HiGHS takes a row for kept that is
off by a millionth; of a sum in grosze that is several grosze, and sets that fit to the grosz are lost without a word.
"""
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

    `needs` are pairs (line, the line it makes no sense without), `either` pairs of which one must be bought; the first has no
    needs. `budget` in grosze, None without a limit.
    """

    costs: tuple[int, ...]
    findings: tuple[Closable, ...]
    needs: tuple[tuple[int, int], ...] = ()
    forced: frozenset[int] = frozenset()
    barred: frozenset[int] = frozenset()
    budget: int | None = None
    either: tuple[tuple[int, int], ...] = ()

    @property
    def least(self) -> frozenset[int]:
        """What is bought in any case: what is forced, and the first of each pair."""
        return self.forced | {first for first, _ in self.either}


@dataclass(frozen=True, slots=True)
class Choice:
    """Lines to buy, Σ weight of the findings they close, what they cost in grosze.

    `bound` is the weight that no choice can exceed: equal to `removed` but where the time ran out. So may it be before the cheapest
    of the best sets was found.
    """

    lines: frozenset[int]
    removed: int
    cost: int
    bound: int
    is_cheapest: bool = True

    @property
    def is_optimal(self) -> bool:
        """Whether it is proved that nothing better exists."""
        return self.removed == self.bound


@dataclass(frozen=True, slots=True)
class Step:
    """Lines to buy whatever the budget, Σ weight of the findings they close, what they cost in grosze."""

    lines: frozenset[int]
    removed: int
    cost: int


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

    What is bought in any case costs at most the budget. Deterministic, but where `seconds` run out: then `bound` tells the gap.
    """
    model = _Model(task, seconds)
    best, bound = model.heaviest()
    removed = removed_by(task, best)
    if bound > removed:
        return Choice(best, removed, _cost(task, best), bound)
    cheapest = _cheapest(model, removed, seconds)
    if cheapest is None:
        return Choice(best, removed, _cost(task, best), removed, is_cheapest=False)
    best = model.first(cheapest, removed)
    return Choice(best, removed, _cost(task, best), removed)


def next_step(task: Task, than: int, seconds: float = 20.0) -> Step | None:
    """The cheapest set, whatever the budget, that removes more weight than `than`; None where there is none."""
    model = _Model(replace(task, budget=None), seconds)
    lines = _cheapest(model, than + 1, seconds)
    if lines is None:
        return None
    lines = model.first(lines, than + 1)
    return Step(lines, removed_by(task, lines), _cost(task, lines))


def _cheapest(model: _Model, weight: int, seconds: float) -> frozenset[int] | None:
    """A cheapest set that removes at least so much. Amounts beyond ten million złoty are more than the solver tells for certain even
    by digits: there a cheaper set is sought until there is none.
    """
    lines = model.cheapest(weight)
    while lines is not None and model.is_huge:
        cheaper = _Model(replace(model.task, budget=_cost(model.task, lines) - 1), seconds).reaching(weight)
        if cheaper is None:
            break
        lines = cheaper
    return lines


def _cost(task: Task, lines: Iterable[int]) -> int:
    return sum(task.costs[line] for line in lines)


class _Model:
    """The task as an integer program. Only purchases are whole-numbered: what they close follows from them.

    x – a line is bought; z – all lines of a way are (z ≤ x); y – a finding is closed (y ≤ Σ z in each group). What all cost is
    written in digits (`_BASE`) with what each carries to the next, so that no coefficient is large.
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
        self._feasible = int(highspy.SolutionStatus.kSolutionStatusFeasible)
        most = _COUNTABLE if task.budget is None else min(task.budget, _COUNTABLE)
        dear = frozenset(line for line, cost in enumerate(task.costs) if cost > most)
        self._barred = (task.barred | dear) - task.forced
        self._x = [self._bought(line) for line in range(len(task.costs))]
        for line, needed in task.needs:
            if line not in task.forced:
                highs.addConstr(self._x[line] <= self._x[needed])
        for pair in task.either:
            highs.addConstr(sum(self._x[line] for line in pair) >= 1)
        self._offered = [line for line in range(len(task.costs)) if line not in self._barred]
        self._most = task.budget
        if task.budget is not None:
            self._at_most(task.budget)
        self._ways: dict[Way, _Variable] = {}
        closable = [(finding.weight, y) for finding in task.findings if (y := self._closed(finding)) is not None]
        self._weight = highs.qsum(weight * y for weight, y in closable)
        self._all_weight = sum(weight for weight, _ in closable)

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

    def _at_most(self, amount: int) -> None:
        """What is bought costs at most the amount: digit by digit, the lowest first, each with what the one below carries."""
        self._most = amount
        size = self._size(amount)
        carried: _Variable = 0
        for place, (bound, digit) in enumerate(zip(_digits(amount, size), self._sums(size), strict=True), 1):
            carry = self._carry() if place < size else None
            over = 0 if carry is None else _BASE * carry
            if self._offered:
                self._highs.addConstr(digit + carried - over <= bound)
            carried = carry

    def _digits_of_cost(self) -> list[_Variable]:
        """The digits of what is bought, the lowest first, as whole numbers to be made small."""
        size = self._size(sum(self.task.costs[line] for line in self._offered))
        carried: _Variable = 0
        digits = []
        for place, total in enumerate(self._sums(size), 1):
            if place == size:
                digits.append(total + carried)
                break
            digit, carry = self._highs.addIntegral(lb=0, ub=_BASE - 1), self._carry()
            self._highs.addConstr(total + carried - _BASE * carry - digit == 0)
            digits.append(digit)
            carried = carry
        return digits

    def _size(self, amount: int) -> int:
        """In how many digits the amount and the costs of all lines are written."""
        size, rest = 1, max(amount, *(self.task.costs[line] for line in self._offered), 0)
        while rest >= _HIGHEST:
            size, rest = size + 1, rest // _BASE
        return size

    def _sums(self, size: int) -> list[_Variable]:
        """Σ of each digit over what is bought, nothing carried yet."""
        digits = {line: _digits(self.task.costs[line], size) for line in self._offered}
        return [self._highs.qsum(of[place] * self._x[line] for line, of in digits.items()) for place in range(size)]

    def _carry(self) -> _Variable:
        return self._highs.addIntegral(lb=0, ub=len(self._offered) + 1)

    @property
    def is_huge(self) -> bool:
        """Whether sums have more than two digits."""
        return self._size(sum(self.task.costs[line] for line in self._offered)) > 2

    def heaviest(self) -> tuple[frozenset[int], int]:
        """A set of most weight, and the weight none can exceed; what is forced where the time ran out before a set was found."""
        lines = self._solved(self._highs.maximize, self._weight)
        best = self.task.least if lines is None else lines
        bound = min(self._highs.getInfo().mip_dual_bound, self._all_weight)
        return best, max(removed_by(self.task, best), floor(bound + _TOLERANCE))

    def cheapest(self, weight: int) -> frozenset[int] | None:
        """A cheapest set that removes at least so much; None where there is none or the time ran out."""
        if weight:
            self._highs.addConstr(self._weight >= weight)
        lines: frozenset[int] | None = None
        digits = self._digits_of_cost()
        for place in reversed(range(len(digits))):
            lines = self._solved(self._highs.minimize, digits[place])
            if lines is None or not self._is_proved() or removed_by(self.task, lines) < weight:
                return None
            if self._offered:
                self._highs.addConstr(digits[place] <= _digits(_cost(self.task, lines), len(digits))[place])
        return lines

    def first(self, lines: frozenset[int], weight: int) -> frozenset[int]:
        """Of the sets as heavy and as cheap as `lines`, the one with the earliest line, then the next earliest, …

        So many lines at once as can be told by powers of two that stay small.
        """
        self._at_most(_cost(self.task, lines))
        for start in range(0, len(self._offered), _TOGETHER):
            block = self._offered[start : start + _TOGETHER]
            early = self._highs.qsum(2 ** (_TOGETHER - place) * self._x[line] for place, line in enumerate(block, 1))
            found = self._solved(self._highs.maximize, early)
            if found is None or not self._is_proved() or removed_by(self.task, found) < weight:
                return lines
            lines = found
            for line in block:
                bought = float(line in lines)
                self._highs.changeColBounds(self._x[line].index, bought, bought)
        return lines

    def reaching(self, weight: int) -> frozenset[int] | None:
        """Any set within the budget that removes at least so much; None where there is none or the time ran out."""
        if weight:
            self._highs.addConstr(self._weight >= weight)
        lines = self._solved(self._highs.maximize, self._weight)
        return None if lines is None or removed_by(self.task, lines) < weight else lines

    def _solved(self, optimise: Any, objective: _Variable) -> frozenset[int] | None:
        """The set the solver finds, recounted in grosze: what is too dear after all is forbidden and another one sought."""
        while True:
            optimise(objective)
            if self._highs.getInfo().primal_solution_status != self._feasible and not self._is_proved():
                return None
            lines = self.task.forced | self._solution()
            if self._most is None or _cost(self.task, lines) <= self._most:
                return lines
            free = lines - self.task.forced
            self._highs.addConstr(self._highs.qsum(self._x[line] for line in sorted(free)) <= len(free) - 1)

    def _is_proved(self) -> bool:
        # Where there is nothing to buy and nothing to close, HiGHS calls the model empty instead of solved.
        return self._highs.getModelStatus() in (self._statuses.kOptimal, self._statuses.kModelEmpty)

    def _solution(self) -> frozenset[int]:
        return frozenset(line for line, x in enumerate(self._x) if self._highs.val(x) > 0.5)


def _digits(amount: int, size: int) -> Sequence[int]:
    """The amount in so many digits, the lowest first; the last holds all that is left."""
    return [*(amount // _BASE**place % _BASE for place in range(size - 1)), amount // _BASE ** (size - 1)]
