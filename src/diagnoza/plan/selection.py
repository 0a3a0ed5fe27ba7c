"""Which candidate lines are bought: what the programme obliges, the best set for the money, then own needs."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from diagnoza.definition.needs import with_parts
from diagnoza.evaluation.model import Evaluation, FindingResult
from diagnoza.plan.buyable import buyable_lines
from diagnoza.plan.choose import Choice, Task, choose
from diagnoza.plan.line import Line
from diagnoza.plan.marking import marked
from diagnoza.plan.options import PlanOptions
from diagnoza.plan.serving import serving
from diagnoza.plan.wishes import with_wishes


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
    if budget is None and options.variant != "minimum":
        return _all(lines, evaluations, options)
    task = task_of(lines, evaluations, options, budget)
    forced_cost = sum(task.costs[index] for index in task.least)
    if budget is not None and forced_cost > budget:
        return Selection(marked(lines, task.least, options, evaluations, task), task, None, forced_cost)
    choice = choose(task, options.seconds)
    chosen = once(lines, choice.lines)
    if budget is not None and options.variant != "minimum":
        rest = budget - sum(task.costs[index] for index in chosen)
        chosen = with_wishes(chosen, serving(lines), buyable_lines(lines, options), rest)
    return Selection(marked(lines, chosen, options, evaluations, task), task, choice, forced_cost)


def _all(lines: Sequence[Line], evaluations: Sequence[Evaluation], options: PlanOptions) -> Selection:
    """Everything of first choice that works with what is bought beside it, and own needs.

    „pełny” with the alternatives that close what first choice can't, for want of a price say: else it would close less than
    the best for a budget.
    """
    task = task_of(lines, evaluations, options, None)
    chosen = {
        index
        for index, line in enumerate(lines)
        if (line.is_first_choice and index not in task.barred) or index in task.forced
    }
    chosen |= {first for first, other in task.either if other not in chosen}
    while lame := {index for index in chosen - task.least if _is_lame(index, lines[index], task, chosen)}:
        chosen -= lame
    choice = None
    if options.variant == "pełny":
        choice = choose(dataclasses.replace(task, forced=task.forced | chosen), options.seconds)
        chosen = set(once(lines, choice.lines))
    bought = with_wishes(chosen, serving(lines), buyable_lines(lines, options))
    if choice is None:
        return Selection(marked(lines, bought, options, evaluations), None, None, 0)
    return Selection(marked(lines, bought, options, evaluations), task, choice, 0)


def _is_lame(index: int, line: Line, task: Task, chosen: Collection[int]) -> bool:
    """Whether what the line needs is not bought beside it, or it is only needed by others and none of them is bought."""
    if any(needed not in chosen for needing, needed in task.needs if needing == index):
        return True
    asked = with_parts(item for measure in line.asking_measures for item in measure.purchases)
    return (
        line.basis == "finding"
        and line.item not in asked
        and not any(needed == index and needing in chosen for needing, needed in task.needs)
    )


def once(lines: Sequence[Line], chosen: Collection[int]) -> frozenset[int]:
    """`chosen` less supports of forced own needs where a line of a finding or a duty brings the same item."""
    asked = [lines[index] for index in chosen if lines[index].basis != "wish"]
    given = {(unit, line.item) for line in asked for unit, count in line.units.items() if count}
    doubled = (n for n in chosen if lines[n].is_support and {(unit, lines[n].item) for unit in lines[n].units} <= given)
    return frozenset(chosen).difference(doubled)


def task_of(lines: Sequence[Line], evaluations: Sequence[Evaluation], options: PlanOptions, budget: int | None) -> Task:
    """The task of choosing among the lines; its findings are the certain ones in their order, for „minimum” the critical."""
    buyable = buyable_lines(lines, options)
    served = serving(lines)
    wishes = {index for index, line in enumerate(lines) if line.basis == "wish"}
    needs = [(index, needed) for index in sorted(buyable - wishes) for needed in served.needs(index)]
    forced = _forced(lines, options, buyable)
    for index in sorted(forced & wishes):
        forced |= served.direct_support(index, forced) & buyable
    # What a finding may bring as an alternative need not be bought twice.
    either = {
        support: instead
        for support in sorted(forced & wishes)
        if lines[support].is_support
        for instead in served.instead(support)
        if instead in buyable - forced
    }
    forced -= either.keys()
    # A line that the office needs may serve the school too, where it rests on another.
    while more := {needed for index, needed in needs if index in forced and needed in buyable} - forced:
        forced |= more
    return Task(
        costs=tuple(line.cost.eligible if line.cost else 0 for line in lines),
        findings=tuple(
            served.closable(evaluation, finding)
            for evaluation in evaluations
            for finding in evaluation.findings
            if is_weighed(finding, options)
        ),
        needs=tuple(needs),
        either=tuple(either.items()),
        forced=once(lines, forced),
        barred=frozenset(
            index for index in range(len(lines)) if index not in buyable or index in wishes - either.keys()
        ),
        budget=budget,
    )


def is_weighed(finding: FindingResult, options: PlanOptions) -> bool:
    """Whether closing the finding counts: it is certain, its risk was not accepted, and for „minimum” it is critical."""
    return (
        finding.state == "certain"
        and not finding.is_accepted
        and (options.variant != "minimum" or finding.severity == "krytyczna")
    )


def _forced(lines: Sequence[Line], options: PlanOptions, buyable: Collection[int]) -> set[int]:
    """What the programme obliges and what was asked for in any case: the lines somebody wants, others where there are none."""
    forced = {index for index in buyable if lines[index].basis == "programme" and lines[index].is_wanted}
    for item in options.included:
        offered = [index for index, line in enumerate(lines) if line.item is item]
        wanted = [index for index in offered if lines[index].is_wanted]
        forced |= set(wanted).intersection(buyable) if wanted else set([n for n in offered if n in buyable][:1])
    return forced
