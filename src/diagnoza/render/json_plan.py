"""The JSON of `plan` (design §7)."""

from __future__ import annotations

from collections.abc import Iterable

from diagnoza import wording
from diagnoza.definition.model import Programme
from diagnoza.plan.line import Line
from diagnoza.plan.model import Plan
from diagnoza.plan.reasons import why_not
from diagnoza.plan.variants import Variant
from diagnoza.problems import Problem
from diagnoza.render.json_eligibility import coverage_json, eligibility_json, settlement_json
from diagnoza.render.json_values import Shape, money_json, problems_json
from diagnoza.render.json_variants import next_step_json, total_json, variant_json


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
        "limited_by": (plan.limiter or None) if plan.limit is not None else None,
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
        "eligible_cost": money_json(line.eligible_cost),
        "kind": line.item.kind,
        "yearly_cost": line.is_yearly,
        "eligibility": [eligibility_json(entry) for entry in line.eligibility],
        "chosen": line.is_chosen,
        "units": dict(line.units),
        "owned": line.owned,
        "measures": [measure.id for measure in line.measures],
        "findings": [finding.id for finding in line.findings],
        "consider": [item.id for item in line.consider],
        "match": None,
        "not_chosen": line.hindrance or None,
        "needed": line.is_needed,
        "support": line.is_support,
        "why_not": why_not(line, plan) or None,
    }
