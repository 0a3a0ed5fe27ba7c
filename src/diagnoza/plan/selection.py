"""Which candidate lines are bought: what the programme obliges, the best set for the money, then own needs."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diagnoza.definition.model import Item, Measure
from diagnoza.evaluation.model import Evaluation, FindingResult
from diagnoza.plan.choose import Choice, Closable, Task, Way, choose
from diagnoza.plan.demand import with_needs
from diagnoza.plan.model import Line
from diagnoza.plan.options import PlanOptions


@dataclass(frozen=True, slots=True)
class Selection:
    """The lines with `is_chosen` set. `task` is what was solved and `choice` its solution, None without a budget.

    `forced_cost` in grosze is what the obligatory and the included lines cost: above the budget nothing can be chosen.
    """

    lines: tuple[Line, ...]
    task: Task | None
    choice: Choice | None
    forced_cost: int


def select(
    lines: Sequence[Line], evaluations: Sequence[Evaluation], options: PlanOptions, budget: int | None
) -> Selection:
    """Choose among the lines. Without a budget every line that may be bought and is of first choice is.

    With one: the set that closes most findings, and from what is left own needs in the order of the sheet.
    """
    buyable = {index for index, line in enumerate(lines) if _may_be_bought(line, options)}
    if budget is None:
        chosen = {index for index in buyable if lines[index].is_first_choice or lines[index].item in options.included}
        return Selection(_marked(lines, chosen), None, None, 0)
    task = _task(lines, evaluations, options, buyable, budget)
    forced_cost = sum(task.costs[index] for index in task.forced)
    if forced_cost > budget:
        return Selection(_marked(lines, task.forced), task, None, forced_cost)
    choice = choose(task, options.seconds)
    chosen = _with_wishes(set(choice.lines), lines, task, buyable)
    return Selection(_marked(lines, chosen), task, choice, forced_cost)


def _may_be_bought(line: Line, options: PlanOptions) -> bool:
    """A line with a price that somebody certainly needs and the first programme pays for; `omitted` never."""
    allowed = ("eligible", "unclear") if options.with_unclear else ("eligible",)
    return (
        line.quantity > 0
        and line.state == "certain"
        and not line.is_declined
        and line.cost is not None
        and (not line.eligibility or line.status in allowed)
        and line.item not in options.omitted
    )


def _task(
    lines: Sequence[Line],
    evaluations: Sequence[Evaluation],
    options: PlanOptions,
    buyable: set[int],
    budget: int,
) -> Task:
    forced = {
        index
        for index in buyable
        if (lines[index].basis == "programme" and lines[index].is_wanted) or lines[index].item in options.included
    }
    where = _Where(lines)
    wishes = {index for index, line in enumerate(lines) if line.basis == "wish"}
    needs = [(index, needed) for index in sorted(buyable) for needed in where.needs(index)]
    forced |= {needed for index, needed in needs if index in forced and needed in buyable}
    return Task(
        costs=tuple(line.cost.eligible if line.cost else 0 for line in lines),
        findings=tuple(
            where.closable(evaluation, finding)
            for evaluation in evaluations
            for finding in evaluation.findings
            if finding.state == "certain"
        ),
        needs=tuple((index, needed) for index, needed in needs if index not in wishes),
        forced=frozenset(forced),
        barred=frozenset(index for index in range(len(lines)) if index not in buyable or index in wishes),
        budget=budget,
    )


class _Where:
    """Which line serves which unit with which item."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._of: dict[tuple[str, str], int] = {}
        for index, line in enumerate(lines):
            for unit, count in line.units.items():
                if line.basis != "wish" and count > 0:
                    self._of.setdefault((unit, line.item.id), index)

    def needs(self, index: int) -> list[int]:
        """Lines the line makes no sense without, for the units it serves; what a unit has already needs no line."""
        line = self._lines[index]
        found = {
            self._of[unit, item.id]: None
            for unit in line.units
            for item in with_needs((line.item,))
            if item is not line.item and (unit, item.id) in self._of
        }
        return [needed for needed in found if needed != index]

    def closable(self, evaluation: Evaluation, finding: FindingResult) -> Closable:
        """What has to be bought to close the finding."""
        unit = evaluation.sheet.source.unit.id
        groups = tuple(tuple(self._way(unit, measure) for measure in group) for group in finding.measures)
        return Closable(finding.rank, groups)

    def _way(self, unit: str, measure: Measure) -> Way:
        """An item not proposed to the unit, or owned already, need not be bought."""
        items = with_needs(measure.purchases)
        return frozenset(self._of[unit, item.id] for item in items if (unit, item.id) in self._of)


def _with_wishes(chosen: set[int], lines: Sequence[Line], task: Task, buyable: set[int]) -> set[int]:
    """Own needs in the order of the sheet, each with what it needs, as far as the money that is left reaches."""
    left = (task.budget or 0) - sum(task.costs[index] for index in chosen)
    for index, line in enumerate(lines):
        if line.basis == "wish" and index in buyable and index not in chosen and task.costs[index] <= left:
            chosen.add(index)
            left -= task.costs[index]
    return chosen


def _marked(lines: Sequence[Line], chosen: Iterable[int]) -> tuple[Line, ...]:
    bought = frozenset(chosen)
    return tuple(dataclasses.replace(line, is_chosen=index in bought) for index, line in enumerate(lines))


def weights(evaluations: Iterable[Evaluation], lines: Iterable[Line]) -> tuple[int, int]:
    """Σ likelihood × impact of certain findings (closed by the chosen lines, still open)."""
    listed = tuple(evaluations)
    removed = sum(finding.rank for _, finding in closed_findings(listed, lines))
    every = sum(finding.rank for e in listed for finding in e.findings if finding.state == "certain")
    return removed, every - removed


def closed_findings(
    evaluations: Iterable[Evaluation], lines: Iterable[Line]
) -> tuple[tuple[Evaluation, FindingResult], ...]:
    """Certain findings that the chosen lines close, each with its unit's evaluation."""
    listed = [(unit, line, count) for line in lines for unit, count in line.units.items()]
    proposed = {(unit, line.item) for unit, line, _ in listed}
    had = {(unit, line.item) for unit, line, count in listed if line.is_chosen or count == 0}
    missing: dict[str, set[Item]] = {}
    for unit, item in proposed - had:
        missing.setdefault(unit, set()).add(item)
    return tuple(
        (evaluation, finding)
        for evaluation in evaluations
        for finding in evaluation.findings
        if finding.state == "certain" and _is_closed(finding, missing.get(evaluation.sheet.source.unit.id, set()))
    )


def _is_closed(finding: FindingResult, missing: set[Item]) -> bool:
    """Whether in every group some measure needs nothing that is missing; an item not proposed to the unit is not."""
    return bool(finding.measures) and all(
        any(missing.isdisjoint(with_needs(measure.purchases)) for measure in group) for group in finding.measures
    )
