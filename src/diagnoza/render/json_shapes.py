"""The JSON of design §7: plain dicts, scores with four decimals, money as strings with two."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from diagnoza import wording
from diagnoza.definition.census import area_census, census
from diagnoza.definition.model import Definition, Programme
from diagnoza.evaluation.model import AreaResult, Evaluation, FindingResult, MeasureResult
from diagnoza.plan.model import Line, Plan
from diagnoza.plan.reasons import why_not
from diagnoza.plan.variants import Variant
from diagnoza.problems import Problem
from diagnoza.render.json_eligibility import coverage_json, eligibility_json, settlement_json
from diagnoza.render.json_variants import next_step_json, total_json, variant_json
from diagnoza.report.explanation import Explanation

Shape = dict[str, Any]


def json_bytes(shape: Shape) -> bytes:
    """A shape as a file holds it: indented, Polish letters as they are, a line feed at the end."""
    return (json.dumps(shape, ensure_ascii=False, indent=2) + "\n").encode()


def problems_json(problems: Iterable[Problem]) -> list[Shape]:
    """A list of problems in the shape they have everywhere."""
    return [problem.as_json() for problem in problems]


def failure_json(problems: Iterable[Problem]) -> Shape:
    """What a command prints when it fails."""
    return {"schema": 1, "problems": problems_json(problems)}


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


def plan_json(
    plan: Plan, problems: Iterable[Problem], variants: Iterable[Variant] = (), curve: Iterable[Variant] = ()
) -> Shape:
    """`plan --json`."""
    return {
        "schema": 1,
        "programmes": [
            {**shape, "covers": coverage_json(coverage)}
            for shape, coverage in zip(programmes_json(plan.programmes), plan.coverage, strict=True)
        ],
        "budget": money_json(plan.budget),
        "budget_source": plan.budget_source or None,
        "total": total_json(plan.total),
        "to_establish": wording.amount(plan.to_establish),
        "lines": [_line(line, plan) for line in plan.lines],
        "removed_weight": plan.removed_weight,
        "open_weight": plan.open_weight,
        "complete": plan.is_complete,
        "settlement": settlement_json(plan.settlement),
        "problems": problems_json([*problems, *plan.problems]),
        "variant": plan.variant,
        "limit": money_json(plan.limit),
        "limited_by": plan.limiter or None,
        "unproved_weight": plan.unproved_weight,
        "free_measures": [measure.id for measure in plan.free],
        "next_step": next_step_json(plan.next_step),
        "variants": [variant_json(variant) for variant in variants],
        "curve": [variant_json(point) for point in curve],
    }


def programmes_json(programmes: Iterable[Programme]) -> list[Shape]:
    """Programmes with the bounds of their grant."""
    return [
        {"id": p.id, "status": p.status, "grant": {"min": money_json(p.grant_min), "max": money_json(p.grant_max)}}
        for p in programmes
    ]


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


def share(value: Fraction | None) -> float | None:
    """A share with four decimals."""
    return None if value is None else float(wording.rounded(value, 4))


def money_json(grosze: int | None) -> str | None:
    """An amount with two decimals; None stays None."""
    return None if grosze is None else wording.amount(grosze)


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


def _line(line: Line, plan: Plan) -> Shape:
    cost = line.cost
    return {
        "item": line.item.id,
        "name": line.item.name,
        "quantity": line.quantity,
        "unit": line.item.unit,
        "state": line.state,
        "basis": line.basis,
        "reason": line.reason,
        "net": money_json(cost.net if cost else None),
        "vat_rate": cost.vat_rate if cost else None,
        "vat": money_json(cost.vat if cost else None),
        "gross": money_json(cost.gross if cost else None),
        "eligible_cost": money_json(cost.eligible if cost else None),
        "kind": line.item.kind,
        "yearly_cost": line.item.yearly_cost,
        "eligibility": [eligibility_json(entry) for entry in line.eligibility],
        "chosen": line.is_chosen,
        "units": dict(line.units),
        "owned": line.owned,
        "measures": [measure.id for measure in line.measures],
        "findings": [finding.id for finding in line.findings],
        "consider": [item.id for item in line.consider],
        "match": None,
        "not_chosen": line.hindrance or None,
        "why_not": why_not(line, plan) or None,
    }
