"""What a plan closes: certain findings that the chosen lines close, those that stay open and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from diagnoza.definition.model import Item, Measure
from diagnoza.definition.needs import with_needs
from diagnoza.evaluation.model import Evaluation, FindingResult
from diagnoza.plan.demand import ways
from diagnoza.plan.line import Hindrance, Line
from diagnoza.plan.model import OpenFinding, Openness

_ORDER: tuple[Hindrance, ...] = (
    "declined",
    "unclear",
    "price",
    "ineligible",
    "omitted",
    "variant",
    "money",
    "useless",
    "unsupported",
)
"""Of several hindrances the first is told: what somebody else decides before what only money does."""


def closed_findings(
    evaluations: Iterable[Evaluation], lines: Iterable[Line]
) -> tuple[tuple[Evaluation, FindingResult], ...]:
    """Certain findings that the chosen lines close, each with its unit's evaluation.

    An own need closes nothing: it is for what the head wants beside what the findings ask for. Nor is a risk closed that
    the head accepted.
    """
    missing = missing_items(lines)
    return tuple(
        (evaluation, finding)
        for evaluation in evaluations
        for finding in evaluation.findings
        if finding.state == "certain"
        and not finding.is_accepted
        and _is_closed(ways(finding, evaluation), missing.get(evaluation.sheet.source.unit.id, {}))
    )


def open_findings(
    evaluations: Iterable[Evaluation], lines: Sequence[Line], closed: Iterable[tuple[Evaluation, FindingResult]]
) -> Iterator[OpenFinding]:
    """Certain findings that the plan does not close, unit by unit, and what stands in the way."""
    done = {(id(evaluation), finding.id) for evaluation, finding in closed}
    missing = missing_items(lines)
    for evaluation in evaluations:
        unit = evaluation.sheet.source.unit.id
        for finding in evaluation.findings:
            if finding.state == "certain" and (id(evaluation), finding.id) not in done:
                yield OpenFinding(unit, finding, _why_open(finding, evaluation, missing.get(unit, {})))


def _why_open(finding: FindingResult, evaluation: Evaluation, missing: Mapping[Item, Line]) -> Openness:
    if finding.is_accepted:
        return "accepted"
    if finding.own is not None:
        return "own"
    groups = ways(finding, evaluation)
    if any(full and not left for full, left in zip(finding.measures, groups, strict=True)):
        return "declined"
    blocking = {
        missing[item].hindrance
        for group in groups
        if not _is_closed((group,), missing)
        for measure in group
        for item in with_needs(measure.purchases)
        if item in missing
    }
    return next((hindrance for hindrance in _ORDER if hindrance in blocking), "")


def missing_items(lines: Iterable[Line]) -> Mapping[str, Mapping[Item, Line]]:
    """By unit what is proposed to it, not bought for it and not owned, with its line."""
    asked = [line for line in lines if line.basis != "wish"]
    listed = [(unit, line, count) for line in asked for unit, count in line.units.items()]
    had = {(unit, line.item) for unit, line, count in listed if line.is_chosen or count == 0}
    missing: dict[str, dict[Item, Line]] = {}
    for unit, line, _ in listed:
        if (unit, line.item) not in had:
            missing.setdefault(unit, {}).setdefault(line.item, line)
    return missing


def _is_closed(groups: Sequence[Sequence[Measure]], missing: Collection[Item]) -> bool:
    """Whether in every group some measure needs nothing that is missing; an item not proposed to the unit is not."""
    return bool(groups) and all(
        any(not any(item in missing for item in with_needs(measure.purchases)) for measure in group) for group in groups
    )
