"""Which candidate lines are bought: what the programme obliges, the best set for the money, then own needs."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diagnoza.definition.model import Item, Measure
from diagnoza.evaluation.model import Evaluation, FindingResult
from diagnoza.plan.choose import Choice, Closable, Task, Way, choose, useful_lines
from diagnoza.plan.demand import with_needs
from diagnoza.plan.model import Hindrance, Line
from diagnoza.plan.options import PlanOptions
from diagnoza.plan.wishes import wishes_within


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
    buyable = buyable_lines(lines, options)
    if budget is None and options.variant != "minimum":
        return _all(lines, evaluations, options, buyable)
    task = task_of(lines, evaluations, options, budget)
    forced_cost = sum(task.costs[index] for index in task.forced)
    if budget is not None and forced_cost > budget:
        return Selection(marked(lines, task.forced, options, task), task, None, forced_cost)
    choice = choose(task, options.seconds)
    chosen = set(choice.lines)
    if budget is not None and options.variant != "minimum":
        chosen |= wishes_within(budget - choice.cost, chosen, lines, evaluations, buyable)
    return Selection(marked(lines, chosen, options, task), task, choice, forced_cost)


def _all(
    lines: Sequence[Line], evaluations: Sequence[Evaluation], options: PlanOptions, buyable: set[int]
) -> Selection:
    """Everything of first choice; „pełny” with the alternatives that close what first choice can't, for want of a price say.

    Else it would close less than the best for a budget.
    """
    chosen = {index for index in buyable if lines[index].is_first_choice or lines[index].item in options.included}
    if options.variant != "pełny":
        return Selection(marked(lines, chosen, options, None), None, None, 0)
    task = task_of(lines, evaluations, options, None)
    choice = choose(dataclasses.replace(task, forced=task.forced | chosen), options.seconds)
    return Selection(marked(lines, choice.lines, options, None), task, choice, 0)


def buyable_lines(lines: Sequence[Line], options: PlanOptions) -> set[int]:
    """Numbers of the lines that may be bought at all."""
    return {index for index, line in enumerate(lines) if _may_be_bought(line, options)}


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


def task_of(lines: Sequence[Line], evaluations: Sequence[Evaluation], options: PlanOptions, budget: int | None) -> Task:
    """The task of choosing among the lines; its findings are the certain ones in their order, for „minimum” the critical."""
    buyable = buyable_lines(lines, options)
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
            if is_weighed(finding, options)
        ),
        needs=tuple((index, needed) for index, needed in needs if index not in wishes),
        forced=frozenset(forced),
        barred=frozenset(index for index in range(len(lines)) if index not in buyable or index in wishes),
        budget=budget,
    )


def is_weighed(finding: FindingResult, options: PlanOptions) -> bool:
    """Whether closing the finding counts: it is certain, and for „minimum” critical."""
    return finding.state == "certain" and (options.variant != "minimum" or finding.severity == "krytyczna")


class _Where:
    """Which line serves which unit with which item."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._of: dict[tuple[str, str], int] = {}
        self._wished: dict[tuple[str, str], int] = {}
        for index, line in enumerate(lines):
            for unit, count in line.units.items():
                if count > 0:
                    (self._wished if line.basis == "wish" else self._of).setdefault((unit, line.item.id), index)

    def needs(self, index: int) -> list[int]:
        """Lines the line makes no sense without, for the units it serves; what a unit has already needs no line.

        An own need rests on the lines of findings where there are such, else on lines of its own.
        """
        line = self._lines[index]
        serving = {**self._wished, **self._of} if line.basis == "wish" else self._of
        found = {
            serving[unit, item.id]: None
            for unit in line.units
            for item in with_needs((line.item,))
            if item is not line.item and (unit, item.id) in serving
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


def marked(lines: Sequence[Line], chosen: Iterable[int], options: PlanOptions, task: Task | None) -> tuple[Line, ...]:
    """The lines with those at the numbers `chosen` bought, and why the others are not."""
    bought = frozenset(chosen)
    useful = frozenset(range(len(lines))) if task is None else useful_lines(task)
    return tuple(
        dataclasses.replace(
            line,
            is_chosen=index in bought,
            hindrance="" if index in bought else _hindrance(line, options, is_useful=index in useful),
        )
        for index, line in enumerate(lines)
    )


def _hindrance(line: Line, options: PlanOptions, *, is_useful: bool) -> Hindrance:
    """Why a line is not bought: the first reason that would stand whatever the others were."""
    allowed = ("eligible", "unclear") if options.with_unclear else ("eligible",)
    barring = [entry.status for entry in line.eligibility if entry.status not in allowed]
    reasons: tuple[tuple[Hindrance, bool], ...] = (
        ("owned", line.quantity == 0),
        ("omitted", line.item in options.omitted),
        ("declined", line.is_declined),
        ("alternative", not line.is_first_choice),
        ("price", line.cost is None),
        ("conditional", line.state == "conditional"),
        ("ineligible", "ineligible" in barring),
        ("unclear", bool(barring)),
        ("variant", options.variant == "minimum" and (line.basis == "wish" or not is_useful)),
        ("useless", line.basis == "finding" and not is_useful),
    )
    return next((reason for reason, holds in reasons if holds), "money")


def weights(evaluations: Iterable[Evaluation], lines: Iterable[Line]) -> tuple[int, int]:
    """Σ likelihood × impact of certain findings (closed by the chosen lines, still open)."""
    listed = tuple(evaluations)
    removed = sum(finding.rank for _, finding in closed_findings(listed, lines))
    every = sum(finding.rank for e in listed for finding in e.findings if finding.state == "certain")
    return removed, every - removed


def closed_findings(
    evaluations: Iterable[Evaluation], lines: Iterable[Line]
) -> tuple[tuple[Evaluation, FindingResult], ...]:
    """Certain findings that the chosen lines close, each with its unit's evaluation.

    An own need closes nothing: it is for what the head wants beside what the findings ask for.
    """
    asked = [line for line in lines if line.basis != "wish"]
    listed = [(unit, line, count) for line in asked for unit, count in line.units.items()]
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
