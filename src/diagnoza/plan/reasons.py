"""Why a line of the plan is not bought: the first reason that stands in its way, in words for the table."""

from __future__ import annotations

from collections.abc import Iterator

from diagnoza.definition.model import Item
from diagnoza.plan.demand import with_needs
from diagnoza.plan.model import Line, Plan

ALTERNATIVE = "rozwiązanie zastępcze"
"""Another measure of first choice closes the same findings."""


def why_not(line: Line, plan: Plan) -> str:
    """A phrase without a capital and full stop, „brak ceny”; empty where the line is bought."""
    return "" if line.is_chosen else _hindrance(line, plan) or _money(line, plan)


def _hindrance(line: Line, plan: Plan) -> str:
    """What keeps the line out however much money there is; empty for a line that may be bought."""
    if not line.quantity:
        return "posiadane" if line.basis != "programme" else "posiadane albo już opłacone"
    if line.item in plan.omitted:
        return "pominięte na życzenie (--pomin)"
    if line.is_declined:
        return _declined(line)
    if not line.is_first_choice:
        return ALTERNATIVE
    if line.state == "conditional":
        return "do ustalenia: nie wiadomo, czy jest potrzebne"
    status = line.status if line.eligibility else "eligible"
    if status == "ineligible":
        return "koszt niekwalifikowalny"
    if line.cost is None:
        return "brak ceny"
    if status == "unclear" and not plan.with_unclear:
        return "do wyjaśnienia z operatorem"
    return ""


def _declined(line: Line) -> str:
    accepted = [f.judgement is not None and f.judgement.decision == "ryzyko-zaakceptowane" for f in line.findings]
    if all(accepted):
        return "ryzyko zaakceptowane"
    return "ryzyko zaakceptowane albo zalecenia nie przyjęto" if any(accepted) else "zalecenia nie przyjęto"


def _money(line: Line, plan: Plan) -> str:
    """Why the choice within the limit passed the line over. Without a limit every line that may be bought is."""
    if plan.limit is None:
        return "nie wybrano"
    if plan.total.eligible > plan.limit:
        return "brak środków nawet na pozycje obowiązkowe"
    for other in _needed(line, plan):
        if not other.is_chosen and _hindrance(other, plan):
            return f"wymaga pozycji „{other.item.name}”, której nie można kupić"
    if line.basis == "finding" and _is_closed_without(line, plan):
        return "te same ustalenia usuwają inne zakupy"
    if line.cost is not None and line.cost.eligible > plan.limit - plan.total.eligible:
        return "brak środków"
    return "brak środków na pozostałe zakupy, bez których nie usuwa ustalenia"


def _needed(line: Line, plan: Plan) -> Iterator[Line]:
    """Lines of the same units that the line makes no sense without."""
    items = set(with_needs((line.item,))) - {line.item}
    return (other for other in plan.lines if other.item in items and not other.units.keys().isdisjoint(line.units))


def _is_closed_without(line: Line, plan: Plan) -> bool:
    """Whether in each unit what is bought closes every certain finding the line would help to close."""
    findings = [finding for finding in line.findings if finding.state == "certain"]
    missing = {unit: _missing(unit, plan) for unit, count in line.units.items() if count}
    return bool(findings) and all(
        any(items.isdisjoint(with_needs(measure.purchases)) for measure in group)
        for items in missing.values()
        for finding in findings
        for group in finding.measures
    )


def _missing(unit: str, plan: Plan) -> set[Item]:
    """What is proposed to a unit, not bought for it and not owned."""
    lines = [line for line in plan.lines if unit in line.units]
    had = {line.item for line in lines if line.is_chosen or not line.units[unit]}
    return {line.item for line in lines} - had
