"""Findings from options, bands and rules: certain, or possible while an answer is missing (design §4).

The auditor's decisions stand above: a rejected finding leaves the list but is kept with its reason, a changed severity
stands beside the computed one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from diagnoza.answers.model import Answered, AnswerSheet, OwnFinding
from diagnoza.answers.route import Route
from diagnoza.definition.model import Definition, Finding, Option, Question
from diagnoza.definition.terms import SEVERITIES
from diagnoza.definition.truth import compile_condition
from diagnoza.evaluation.criteria import HeldAct, cited, kind_of
from diagnoza.evaluation.explain import explain_answer, explain_rule
from diagnoza.evaluation.model import Cause, FindingResult, QuestionResult
from diagnoza.evaluation.scores import band_of

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[„«(]?[A-ZĄĆĘŁŃÓŚŹŻ])")
"""A full stop after which a sentence begins; that of „np.”, „ust.” or „zał.” is followed by a small letter mostly."""


def find(
    sheet: AnswerSheet,
    route: Route,
    definition: Definition,
    acts: Sequence[HeldAct],
    results: Mapping[Question, QuestionResult],
) -> tuple[tuple[FindingResult, ...], tuple[FindingResult, ...]]:
    """(findings in order, rejected ones in order): certain first, severity, likelihood × impact, area, id."""
    causes: dict[Finding, list[Cause]] = {}
    end = sheet.source.conducted.end
    for result in results.values():
        for finding, cause in _of_question(result, end):
            causes.setdefault(finding, []).append(cause)
    for rule in definition.rules:
        truth = compile_condition(rule.when)(route.observe, sheet.facts)
        if truth is not False:
            explanation = explain_rule(rule, truth, route, sheet.facts)
            cause = Cause("certain" if truth else "possible", rule.questions, rule, explanation)
            causes.setdefault(rule.finding, []).append(cause)
    found = [_computed(finding, tuple(own), sheet, definition, acts) for finding, own in causes.items()]
    found += [_own(own, definition) for own in sheet.own_findings]
    position = {area.id: index for index, area in enumerate(definition.areas)}
    ordered = sorted(found, key=lambda f: _order(f, position))
    return tuple(f for f in ordered if not f.is_rejected), tuple(f for f in ordered if f.is_rejected)


def _order(finding: FindingResult, position: Mapping[str, int]) -> tuple[object, ...]:
    return (
        finding.state != "certain",
        -SEVERITIES.index(finding.severity),
        -finding.rank,
        position.get(finding.area, len(position)),
        finding.id,
    )


def _of_question(result: QuestionResult, end: date | None) -> Iterator[tuple[Finding, Cause]]:
    """What an answer fires; while the question is unknown, everything it could fire."""
    question, response = result.question, result.answer.response
    if result.visible is False or result.state == "not_applicable":
        return
    known = _fired(question, response.value, end) if isinstance(response, Answered) else None
    is_certain = known is not None and result.visible is True
    for finding in question.findings if known is None else known:
        explanation = explain_answer(result, finding)
        yield finding, Cause("certain" if is_certain else "possible", (question,), None, explanation)


def _fired(question: Question, value: object, end: date | None) -> tuple[Finding, ...] | None:
    """Findings an answer fires, or None where a date cannot be placed."""
    if isinstance(value, tuple):
        chosen = {entry for entry in value if isinstance(entry, Option)}
        fired = [option.finding for option in question.options if option in chosen]
        fired += [option.finding_if_absent for option in question.options if option not in chosen]
        return tuple(dict.fromkeys(f for f in fired if f is not None))
    if not question.bands:
        return ()
    band = band_of(question, value, end)
    if band is None:
        return None
    return (band.finding,) if band.finding else ()


def _computed(
    finding: Finding, causes: tuple[Cause, ...], sheet: AnswerSheet, definition: Definition, acts: Sequence[HeldAct]
) -> FindingResult:
    judgement = sheet.judgements.get(finding)
    computed = definition.severity(finding.likelihood, finding.impact)
    state = "certain" if any(cause.state == "certain" for cause in causes) else "possible"
    return FindingResult(
        id=finding.id,
        area=finding.area,
        title=finding.title,
        kind=kind_of(finding.kind, finding.refs, acts),
        state="certain" if state == "certain" else "possible",
        criterion=finding.criterion,
        text=(judgement.state if judgement else "") or finding.text,
        cause=(judgement.cause if judgement else "") or finding.cause,
        effect=finding.effect,
        likelihood=finding.likelihood,
        impact=finding.impact,
        computed_severity=computed,
        severity=(judgement.severity if judgement and judgement.severity else computed),
        refs=cited(finding.refs, acts),
        causes=causes,
        measures=finding.measures,
        judgement=judgement,
        finding=finding,
        own=None,
    )


def _own_title(state: str) -> str:
    """The first sentence of what the auditor wrote, whole: a title cut short reads as another finding."""
    return _SENTENCE_END.split(" ".join(state.split()), maxsplit=1)[0].rstrip(".")


def _own(own: OwnFinding, definition: Definition) -> FindingResult:
    source = own.source
    severity = definition.severity(source.likelihood, source.impact)
    return FindingResult(
        id=source.id,
        area=source.area,
        title=_own_title(source.state),
        kind="niezgodnosc" if own.refs else "spostrzezenie",
        state="certain",
        criterion=source.criterion,
        text=source.state,
        cause=source.cause,
        effect=source.effect,
        likelihood=source.likelihood,
        impact=source.impact,
        computed_severity=severity,
        severity=severity,
        refs=own.refs,
        causes=(),
        measures=(),
        judgement=None,
        finding=None,
        own=own,
    )
