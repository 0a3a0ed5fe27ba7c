"""The JSON of evaluations, questionnaires and explanations (design §7)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from diagnoza.definition.census import area_census, census
from diagnoza.definition.model import Definition
from diagnoza.evaluation.model import AreaResult, Evaluation, FindingResult, MeasureResult
from diagnoza.problems import Problem
from diagnoza.render.json_values import Shape, problems_json, share
from diagnoza.report.explanation import Explanation


def evaluations_json(
    definition: Definition,
    evaluations: Sequence[Evaluation],
    sheets: Sequence[tuple[str, str]],
    problems: Iterable[Problem],
) -> Shape:
    """`ocena --json`; `sheets` are (path, SHA-256) in the order of the evaluations."""
    return {
        "schema": 1,
        "questionnaire": {"id": definition.id, "version": definition.version, "sha256": definition.sha256},
        "evaluations": [
            {
                "unit": evaluation.sheet.source.unit.id,
                "sheet": {"path": path, "sha256": digest},
                "overall": _overall(evaluation),
                "areas": [_area(area) for area in evaluation.areas],
                "conformity": [
                    {
                        "act": act.act.id,
                        "point": point.point.id,
                        "state": point.state,
                        "present": point.present,
                        "computed": point.computed,
                        "overruling": point.overruling.reason if point.overruling else None,
                        "questions": [question.id for question in point.questions],
                    }
                    for act in evaluation.conformity
                    for point in act.points
                ],
                "findings": [_finding(finding) for finding in evaluation.findings],
                "rejected": [_finding(finding) for finding in evaluation.rejected],
                "measures": [_measure(measure) for measure in evaluation.measures],
            }
            for evaluation, (path, digest) in zip(evaluations, sheets, strict=True)
        ],
        "problems": problems_json(problems),
    }


def questionnaires_json(definitions: Iterable[Definition]) -> Shape:
    """`kwestionariusze --json`: counts per questionnaire and area."""
    return {
        "schema": 1,
        "questionnaires": [
            {
                "id": definition.id,
                "version": definition.version,
                "sha256": definition.sha256,
                "title": definition.title,
                "programme": definition.programme.id if definition.programme else None,
                "acts": list(dict.fromkeys(criterion.act.id for criterion in definition.criteria)),
                "counts": dataclasses.asdict(census(definition)),
                "areas": [
                    {"id": area.id, "title": area.title, **dataclasses.asdict(area_census(definition, area))}
                    for area in definition.areas
                ],
            }
            for definition in definitions
        ],
        "problems": [],
    }


def explanation_json(explanation: Explanation) -> Shape:
    """`dlaczego --json`."""
    return {
        "schema": 1,
        "id": explanation.id,
        "kind": explanation.kind,
        "title": explanation.title,
        "steps": [{"unit": step.unit, "depth": step.depth, "text": step.text} for step in explanation.steps],
        "problems": [],
    }


def _overall(evaluation: Evaluation) -> Shape:
    overall = evaluation.overall
    return {
        "low": share(overall.low),
        "high": share(overall.high),
        "level": overall.level.name if overall.level else None,
        "examined": share(overall.examined),
        "evidenced": share(overall.evidenced),
        "critical": overall.critical,
    }


def _area(area: AreaResult) -> Shape:
    names = ("visible", "answered", "unknown", "not_examined", "not_applicable", "unanswered")
    return {
        "id": area.area.id,
        "title": area.area.title,
        "low": share(area.low),
        "high": share(area.high),
        **{name: getattr(area, name) for name in names},
    }


def _finding(finding: FindingResult) -> Shape:
    judgement = finding.judgement
    return {
        "id": finding.id,
        "state": finding.state,
        "kind": finding.kind,
        "severity": finding.severity,
        "likelihood": finding.likelihood,
        "impact": finding.impact,
        "area": finding.area,
        "questions": [question.id for question in finding.questions],
        "measures": [measure.id for group in finding.measures for measure in group],
        "decision": judgement.decision if judgement else None,
        "decision_reason": judgement.reason if judgement else None,
        "computed_severity": finding.computed_severity,
        "trace": [cause.explanation for cause in finding.causes],
    }


def _measure(result: MeasureResult) -> Shape:
    measure = result.measure
    return {
        "id": measure.id,
        "title": measure.title,
        "state": result.state,
        "severity": result.severity,
        "effort_days": float(measure.effort_days),
        "term_months": measure.term_months,
        "owner_role": measure.owner_role,
        "gain": share(result.gain),
        "findings": [finding.id for finding in result.findings],
        "purchases": [item.id for item in measure.purchases],
        "alternatives": [other.id for other in result.alternatives],
    }
