"""The JSON of variants, of the curve and of the next step: keys beside those of design §7."""

from __future__ import annotations

from diagnoza import wording
from diagnoza.plan.line import Amounts
from diagnoza.plan.model import NextStep
from diagnoza.plan.variants import Variant
from diagnoza.render.json_values import Shape, money_json, share


def next_step_json(step: NextStep | None) -> Shape | None:
    """What more money would bring; null where nothing is known to."""
    if step is None:
        return None
    return {
        "gross": wording.amount(step.gross),
        "missing": wording.amount(step.missing),
        "missing_with_own_needs": wording.amount(step.missing_with_wishes),
        "weight": step.weight,
        "findings": [finding.id for finding in step.findings],
        "reopened": [finding.id for finding in step.reopened],
        "items": [line.item.id for line in step.lines],
        "dropped": [line.item.id for line in step.dropped],
    }


def variant_json(variant: Variant) -> Shape:
    """`scores` are the units' low bounds if what stands behind the closed findings were at its best."""
    return {
        "name": variant.name or None,
        "limit": money_json(variant.budget),
        "total": total_json(variant.total),
        "closed": [finding.id for finding in variant.closed],
        "findings": variant.findings,
        "critical_closed": variant.critical,
        "critical": variant.critical_findings,
        "removed_weight": variant.weight,
        "open_weight": variant.all_weight - variant.weight,
        "scores": {unit: share(score) for unit, score in variant.scores.items()},
        "items": [line.item.id for line in variant.lines],
    }


def total_json(total: Amounts) -> Shape:
    """Sums of chosen lines."""
    return {
        "net": wording.amount(total.net),
        "gross": wording.amount(total.gross),
        "eligible_cost": wording.amount(total.eligible),
    }
