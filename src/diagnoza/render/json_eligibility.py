"""The JSON of eligibility, of programmes side by side and of the settlement: keys beside those of design §7."""

from __future__ import annotations

from diagnoza import wording
from diagnoza.definition.model import Citation
from diagnoza.plan.line import Eligibility
from diagnoza.plan.model import Coverage, Settlement
from diagnoza.render.json_values import Shape, money_json


def eligibility_json(entry: Eligibility) -> Shape:
    """How one programme classes a line."""
    return {
        "programme": entry.programme.id,
        "area": entry.area.id if entry.area else None,
        "category": entry.category.id if entry.category else None,
        "status": entry.status,
        "reason": entry.reason,
        "source": entry.source.title if entry.source else "",
        "point": entry.source.point if entry.source else "",
        "url": entry.source.url if entry.source else "",
        "verified": entry.verified,
    }


def coverage_json(coverage: Coverage) -> Shape:
    """How many of the wanted lines a programme pays, and their eligible cost."""
    return {
        "eligible": coverage.eligible,
        "unclear": coverage.unclear,
        "ineligible": coverage.ineligible,
        "eligible_cost": wording.amount(coverage.eligible_cost),
    }


def settlement_json(settlement: Settlement | None) -> Shape | None:
    """Own contribution, tranches and durability under the first programme; null is „not known”."""
    if settlement is None:
        return None
    programme = settlement.programme
    own, tranches, durability = programme.own_contribution, programme.tranches, programme.durability
    return {
        "programme": programme.id,
        "own_share": None if programme.own_share is None else float(programme.own_share),
        "own_contribution": money_json(settlement.own),
        "own_contribution_source": _source(own.source, own.verified) if own else None,
        "granted": money_json(settlement.granted),
        "above_grant": money_json(settlement.above),
        "beyond_grant": wording.amount(settlement.beyond),
        "grant": money_json(settlement.paid),
        "grant_source": None
        if settlement.paid is None
        else "umowa.kwota_grantu"
        if settlement.is_of_contract
        else "plan",
        "tranches": [
            {"percent": float(part.percent), "amount": money_json(part.amount)} for part in settlement.tranches
        ],
        "tranches_source": _source(tranches.source, tranches.verified) if tranches else None,
        "durability_years": durability.years if durability else None,
        "durable_until": settlement.durable_until.isoformat() if settlement.durable_until else None,
        "durability_source": _source(durability.source, durability.verified) if durability else None,
    }


def _source(source: Citation, verified: bool) -> Shape:
    return {"title": source.title, "point": source.point, "url": source.url, "verified": verified}
