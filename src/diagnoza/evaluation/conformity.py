"""Conformity per point of an act (design §4): the program proposes, the auditor may overrule with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from diagnoza.answers.model import AnswerSheet
from diagnoza.definition.model import Point, Question
from diagnoza.definition.terms import ReferenceRole
from diagnoza.definition.truth import Truth
from diagnoza.evaluation.criteria import HeldAct
from diagnoza.evaluation.model import ActResult, ConformityState, FindingResult, PointResult, QuestionResult

Cited = tuple[QuestionResult, ReferenceRole]


def conform(
    acts: Sequence[HeldAct],
    sheet: AnswerSheet,
    results: Mapping[Question, QuestionResult],
    findings: Sequence[FindingResult],
) -> tuple[ActResult, ...]:
    """Each act the unit is held against, with all its points in order."""
    citing = _citing(results.values())
    return tuple(
        ActResult(
            act=held.act,
            applies=held.applies,
            is_repealed=held.is_repealed,
            is_not_due=held.is_not_due,
            points=tuple(
                _point(point, binds, held.is_not_due, sheet, citing.get(point, ()), findings)
                for point, binds in held.points.items()
            ),
        )
        for held in acts
    )


def _point(
    point: Point,
    applies: Truth,
    not_due: bool,
    sheet: AnswerSheet,
    cited: Sequence[Cited],
    findings: Sequence[FindingResult],
) -> PointResult:
    primary = [result for result, role in cited if role == "primary"]
    supporting = [result for result, role in cited if role == "supporting"]
    # Findings fired by one answer are in the points already; a rule or the auditor sees what no single answer shows.
    beyond = [f for f in findings if _beyond_answers(f) and any(point in _upwards(r.point) for r in f.refs)]
    present = _state(primary, supporting, beyond)
    if applies is None and present != "nie-dotyczy":
        present = "do-ustalenia"
    overruling = sheet.overrulings.get(point)
    decided: ConformityState = overruling.state if overruling else present
    return PointResult(
        point=point,
        state="przed-terminem" if not_due else decided,
        computed=present,
        present=decided,
        questions=tuple(result.question for result, _ in cited),
        overruling=overruling,
    )


def _citing(results: Iterable[QuestionResult]) -> Mapping[Point, Sequence[Cited]]:
    """Who cites each point or one below it, in the order of the questions, once and in the weightier role."""
    citing: dict[Point, list[Cited]] = {}
    for result in results:
        roles: dict[Point, ReferenceRole] = {}
        for reference in result.question.refs if result.counts else ():
            for point in _upwards(reference.point):
                if reference.role == "primary":
                    roles[point] = "primary"
                else:
                    roles.setdefault(point, "supporting")
        for point, role in roles.items():
            citing.setdefault(point, []).append((result, role))
    return citing


def _upwards(point: Point | None) -> Iterator[Point]:
    """The point and those above it."""
    while point is not None:
        yield point
        point = point.parent


def _beyond_answers(finding: FindingResult) -> bool:
    return finding.own is not None or any(cause.rule is not None for cause in finding.causes)


def _state(
    primary: Sequence[QuestionResult], supporting: Sequence[QuestionResult], beyond: Iterable[FindingResult]
) -> ConformityState:
    state = _worst(primary)
    if state == "nie-dotyczy":
        # Only supporting questions cite the point: what they do not know, nobody does.
        unknown = any(result.low != result.high for result in supporting)
        state = "do-ustalenia" if unknown else "spelnia" if supporting else "nie-dotyczy"
    if state == "spelnia" and any(result.low != 1 for result in supporting):
        state = "spelnia-z-uwagami"
    states = {_rule_state(finding) for finding in beyond}
    if state in ("spelnia", "spelnia-z-uwagami", "nie-dotyczy"):
        if "certain" in states:
            return "czesciowo"
        if "possible" in states:
            return "do-ustalenia"
    return state


def _rule_state(finding: FindingResult) -> str:
    if finding.own is not None:
        return "certain"
    states = {cause.state for cause in finding.causes if cause.rule is not None}
    return "certain" if "certain" in states else "possible"


def _worst(primary: Sequence[QuestionResult]) -> ConformityState:
    """Any 0 → nie-spelnia; else any unknown → do-ustalenia; else any below 1 → czesciowo; else spelnia."""
    if not primary:
        return "nie-dotyczy"
    known = [result.low for result in primary if result.low == result.high]
    if any(points == 0 for points in known):
        return "nie-spelnia"
    if len(known) < len(primary):
        return "do-ustalenia"
    return "czesciowo" if any(points != 1 for points in known) else "spelnia"
