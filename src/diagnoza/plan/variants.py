"""Plans beside each other: minimum, zalecany and pełny, amounts that were asked for, and the curve of what money closes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from diagnoza.evaluation.measures import low_after
from diagnoza.evaluation.model import Evaluation, FindingResult
from diagnoza.plan.build import build_plan
from diagnoza.plan.choose import Choice, Task, choose, next_step
from diagnoza.plan.closing import closed_findings
from diagnoza.plan.decision import with_decision
from diagnoza.plan.line import Amounts, Line
from diagnoza.plan.marking import marked
from diagnoza.plan.model import Plan
from diagnoza.plan.model import Variant as VariantName
from diagnoza.plan.options import PlanOptions
from diagnoza.plan.selection import task_of
from diagnoza.plan.sums import totals

NAMES: tuple[VariantName, ...] = ("minimum", "zalecany", "pełny")
MOST_POINTS = 30
FEW_POINTS = 6
"""So many amounts stand in a report, below the two rows of `starts`."""
TODAY = "stan dziś"
WITHOUT_PURCHASES = "same zalecenia bez zakupów"


@dataclass(frozen=True, slots=True)
class Variant:
    """What one plan buys and what that changes; `budget` in grosze, None where nothing limits it.

    `scores` are the low bounds of the units' evaluations if every scored question behind the closed findings stood at its
    highest points and all else as it is (the gain of design §4); None where a unit has no score. `plan` is None for a
    point of the curve, which buys nothing but what closes findings.
    """

    name: str
    budget: int | None
    lines: tuple[Line, ...]
    total: Amounts
    closed: tuple[FindingResult, ...]
    findings: int
    weight: int
    all_weight: int
    critical_findings: int
    scores: Mapping[str, Fraction | None]
    plan: Plan | None

    def dearer_than(self, other: Variant | None) -> int:
        """By how many grosze gross; 0 beside nothing."""
        return self.total.gross - other.total.gross if other else 0

    @property
    def critical(self) -> int:
        """How many of the closed findings are critical."""
        return sum(finding.severity == "krytyczna" for finding in self.closed)


def named_variants(evaluations: Sequence[Evaluation], options: PlanOptions, plan: Plan) -> tuple[Variant, ...]:
    """Minimum, zalecany, pełny; without a known budget there is nothing to recommend within, so two of them.

    `plan` is the one that was built already, whichever variant it is.
    """
    found = []
    for name in NAMES:
        built = plan
        if name != plan.variant:
            built = build_plan(evaluations, dataclasses.replace(options, variant=name))
        if name != "zalecany" or built.limit is not None:
            found.append(_of_plan(name, built, evaluations))
    return tuple(found)


def starts(evaluations: Sequence[Evaluation], plan: Plan) -> tuple[Variant, Variant]:
    """Where every variant begins: nothing done yet, then all that is done for nothing. Neither has a limit or a plan."""
    unbought = tuple(dataclasses.replace(line, is_chosen=False) for line in plan.lines)
    free = _variant(WITHOUT_PURCHASES, None, unbought, evaluations, None)
    scores = {e.sheet.source.unit.id: e.overall.low for e in evaluations}
    return dataclasses.replace(free, name=TODAY, closed=(), weight=0, scores=scores), free


def at_budgets(evaluations: Sequence[Evaluation], options: PlanOptions, budgets: Sequence[int]) -> tuple[Variant, ...]:
    """The best plan for each of these budgets in grosze."""
    asked = (dataclasses.replace(options, budget=budget, variant="zalecany") for budget in budgets)
    return tuple(_of_plan("", build_plan(evaluations, each), evaluations) for each in asked)


def curve(
    evaluations: Sequence[Evaluation],
    options: PlanOptions,
    plan: Plan,
    told: Callable[[int], None] = lambda points: None,
    most: int = MOST_POINTS,
) -> tuple[Variant, ...]:
    """The budgets at which more weight is removed, from what is forced to all that can be closed, each with its best set.

    Where there would be more than about `most`, points that bring little are passed over; those that stay are exact.
    `told` hears how many points are found. Own needs close nothing and are left out.
    """
    options = dataclasses.replace(with_decision(evaluations, options), variant="zalecany")
    points = []
    for choice in _choices(task_of(plan.lines, evaluations, options, None), options.seconds, most):
        points.append(choice)
        told(len(points))
    return tuple(_point(choice, plan, evaluations, options) for choice in points)


def _choices(task: Task, seconds: float, most: int) -> Iterator[Choice]:
    best = choose(task, seconds).bound
    removed, stride = -1, 1
    while (step := next_step(task, removed + stride - 1, seconds)) is not None:
        # Of the sets for this money the one that removes the most: what comes next must cost more.
        choice = choose(dataclasses.replace(task, budget=step.cost), seconds)
        yield choice
        if removed < 0:
            stride = max(1, -(-(best - choice.removed) // max(1, most - 1)))
        removed = max(choice.removed, step.removed)
        # The last stride may be shorter, or the most that can be closed would be missing.
        stride = max(1, min(stride, best - removed))


def _point(choice: Choice, plan: Plan, evaluations: Sequence[Evaluation], options: PlanOptions) -> Variant:
    return _variant("", choice.cost, marked(plan.lines, choice.lines, options, evaluations), evaluations, None)


def _of_plan(name: str, plan: Plan, evaluations: Sequence[Evaluation]) -> Variant:
    return _variant(name, plan.limit, plan.lines, evaluations, plan)


def _variant(
    name: str, budget: int | None, lines: tuple[Line, ...], evaluations: Sequence[Evaluation], plan: Plan | None
) -> Variant:
    closed = closed_findings(evaluations, lines)
    certain = [finding for e in evaluations for finding in e.findings if finding.state == "certain"]
    return Variant(
        name=name,
        budget=budget,
        lines=tuple(line for line in lines if line.is_chosen),
        total=totals(lines),
        closed=tuple(finding for _, finding in closed),
        findings=len(certain),
        weight=sum(finding.rank for _, finding in closed),
        all_weight=sum(finding.rank for finding in certain),
        critical_findings=sum(finding.severity == "krytyczna" for finding in certain),
        scores={
            e.sheet.source.unit.id: low_after(e, [finding for owner, finding in closed if owner is e])
            for e in evaluations
        },
        plan=plan,
    )
