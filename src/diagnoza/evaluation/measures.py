"""Measures merged over the findings that ask for them, their order and what each would gain (design §4)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction

from diagnoza.answers.model import AnswerSheet
from diagnoza.definition.model import Measure, Question
from diagnoza.definition.terms import SEVERITIES, SeverityName
from diagnoza.evaluation.model import AreaResult, Evaluation, FindingResult, MeasureResult, MeasureState


def recommend(
    findings: Iterable[FindingResult], areas: tuple[AreaResult, ...], sheet: AnswerSheet
) -> tuple[MeasureResult, ...]:
    """Measures in order: certain first, severity, Σ likelihood × impact of their findings, effort, id."""
    listed = tuple(findings)
    asked: dict[Measure, dict[str, FindingResult]] = {}
    alternatives: dict[Measure, dict[Measure, None]] = {}
    for finding in listed:
        for group in finding.measures:
            for measure in group:
                asked.setdefault(measure, {})[finding.id] = finding
                others = alternatives.setdefault(measure, {})
                others.update(dict.fromkeys(other for other in group if other is not measure))
    rises = _rises(areas)
    certain = _choose((f for f in listed if f.state == "certain"), frozenset(), sheet)
    wanted = {"certain": certain, "conditional": _choose(listed, certain, sheet)}
    results = [
        MeasureResult(
            measure=measure,
            state=(state := _state(own.values())),
            severity=_severity(own.values()),
            gain=_gain(own.values(), rises),
            findings=tuple(own.values()),
            alternatives=tuple(alternatives[measure]),
            is_first_choice=measure in wanted[state],
            position=sheet.positions.get(measure),
        )
        for measure, own in asked.items()
    ]
    return tuple(sorted(results, key=_order))


_STANCES = {"przyjęto": 0, "przyjęto częściowo": 1, "nie przyjęto": 3}
"""The head's position on a measure, from the one to do first; 2 while there is none."""


def _choose(findings: Iterable[FindingResult], chosen: frozenset[Measure], sheet: AnswerSheet) -> frozenset[Measure]:
    """One measure of every group: what is needed anyway first, so that nothing is done twice, then what the head
    accepted, then the first named; what the head turned down only where there is nothing else.
    """

    stances = {measure: _STANCES.get(position.position or "", 2) for measure, position in sheet.positions.items()}
    groups = [sorted(group, key=lambda m: stances.get(m, 2)) for finding in findings for group in finding.measures]
    picked = set(chosen) | {group[0] for group in groups if len(group) == 1}
    for group in groups:
        if picked.isdisjoint(group):
            picked.add(group[0])
    return frozenset(picked)


def _state(findings: Iterable[FindingResult]) -> MeasureState:
    return "certain" if any(finding.state == "certain" for finding in findings) else "conditional"


def _severity(findings: Collection[FindingResult]) -> SeverityName:
    """The worst of its findings; certain ones alone where there are any."""
    certain = [finding.severity for finding in findings if finding.state == "certain"]
    return max(certain or [finding.severity for finding in findings], key=SEVERITIES.index)


def _order(result: MeasureResult) -> tuple[object, ...]:
    return (
        result.state != "certain",
        -SEVERITIES.index(result.severity),
        -sum(finding.rank for finding in result.findings),
        result.measure.effort_days,
        result.measure.id,
    )


def _rises(areas: Iterable[AreaResult]) -> Mapping[Question, Fraction]:
    """What the overall low rises by with one scored question at its highest points.

    Both means are linear in the points, so the rises of several questions add up. Visibility is frozen; never negative,
    since no question has less than its own points as its highest.
    """
    counted = [area for area in areas if area.low is not None]
    whole = sum((area.area.weight for area in counted), Fraction(0))
    rises: dict[Question, Fraction] = {}
    for area in counted:
        scored = [(result, low) for result in area.questions if (low := result.low) is not None]
        share = area.area.weight / whole / sum(result.question.weight for result, _ in scored) if whole else Fraction(0)
        for result, low in scored:
            question = result.question
            rises[question] = share * question.weight * (max(question.highest_points, low) - low)
    return rises


def low_after(evaluation: Evaluation, findings: Iterable[FindingResult]) -> Fraction | None:
    """The overall low with every scored question behind `findings` at its highest points; None where nothing counts."""
    low = evaluation.overall.low
    return None if low is None else low + _gain(findings, _rises(evaluation.areas))


def _gain(findings: Iterable[FindingResult], rises: Mapping[Question, Fraction]) -> Fraction:
    """What the overall low rises by with every scored question behind `findings` at its highest points."""
    behind = {question for finding in findings for question in finding.questions}
    return sum((rises.get(question, Fraction(0)) for question in behind), Fraction(0))
