"""A checked purchase list as the JSON of design §7."""

from __future__ import annotations

from collections.abc import Iterable

from diagnoza import wording
from diagnoza.plan.line import Amounts
from diagnoza.plan.list_balance import Excess, Lacking
from diagnoza.plan.list_model import CheckedLine, CheckedList
from diagnoza.problems import Problem
from diagnoza.render.json_eligibility import eligibility_json
from diagnoza.render.json_plan import programmes_json
from diagnoza.render.json_values import Shape, money_json, problems_json


def list_json(checked: CheckedList, problems: Iterable[Problem]) -> Shape:
    """`plan --lista --json`: the shape of a plan; `unfounded` holds indexes of `lines`, `total` sums eligible ones only."""
    plan = checked.plan
    return {
        "schema": 1,
        "programmes": programmes_json(checked.programmes),
        "budget": money_json(plan.budget if plan else None),
        "budget_source": (plan.budget_source or None) if plan else None,
        "limit": money_json(plan.available if plan else None),
        "total": _sums(checked.eligible),
        "list_total": _sums(checked.total),
        "spent": wording.amount(checked.spent) if plan else None,
        "to_establish": wording.amount(checked.unclear.gross),
        "lines": [_line(line) for line in checked.lines],
        "unfounded": [entry.index for entry in checked.unfounded] if plan else None,
        "lacking": [_lacking(entry) for entry in checked.lacking] if plan else None,
        "excess": [_excess(entry) for entry in checked.excess] if plan else None,
        "complete": all(line.cost is not None for line in checked.lines),
        "problems": problems_json(problems),
    }


def _sums(amounts: Amounts) -> Shape:
    return {
        "net": wording.amount(amounts.net),
        "gross": wording.amount(amounts.gross),
        "eligible_cost": wording.amount(amounts.eligible),
    }


def _line(line: CheckedLine) -> Shape:
    item, cost, match = line.item, line.cost, line.match
    eligible = cost.eligible if cost and line.status == "eligible" else None
    return {
        "text": line.text,
        "item": item.id if item else None,
        "name": item.name if item else None,
        "quantity": line.quantity,
        "unit": item.unit if item else None,
        "for": list(line.addressees),
        "date": line.day.isoformat() if line.day else None,
        "net": money_json(cost.net if cost else None),
        "vat_rate": cost.vat_rate if cost else None,
        "vat": money_json(cost.vat if cost else None),
        "gross": money_json(cost.gross if cost else None),
        "eligible_cost": money_json(0 if line.status == "ineligible" and cost else eligible),
        "spent": wording.amount(line.spent),
        "status": line.status,
        "eligibility": [eligibility_json(entry) for entry in line.eligibility],
        "basis": line.reasons[0].basis if line.reasons else None,
        "measures": list(dict.fromkeys(m.id for reason in line.reasons for m in reason.measures)),
        "findings": list(dict.fromkeys(f.id for reason in line.reasons for f in reason.findings)),
        "match": {
            "item": item.id if item else None,
            "confidence": match.confidence,
            "decided": match.is_decided,
            "candidates": [
                {"item": c.item.id, "name": c.item.name, "confidence": c.confidence} for c in match.candidates
            ],
        },
    }


def _lacking(entry: Lacking) -> Shape:
    return {
        "item": entry.item.id,
        "name": entry.item.name,
        "quantity": entry.quantity,
        "needed": entry.needed,
        "unit": entry.item.unit,
        "basis": entry.lines[0].basis,
        "findings": list(dict.fromkeys(finding.id for line in entry.lines for finding in line.findings)),
        "perhaps": list(entry.perhaps),
        "instead": list(dict.fromkeys(substitute.index for substitute in entry.instead)),
    }


def _excess(entry: Excess) -> Shape:
    return {
        "item": entry.item.id,
        "name": entry.item.name,
        "quantity": entry.quantity,
        "listed": entry.listed,
        "needed": entry.needed,
        "unit": entry.item.unit,
        "entries": list(entry.entries),
    }
