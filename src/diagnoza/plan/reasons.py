"""Why a line of the plan is not bought: the first reason that stands in its way, in words for the table."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from diagnoza import wording
from diagnoza.definition.needs import with_needs
from diagnoza.plan.line import Hindrance, Line
from diagnoza.plan.model import Plan

ALTERNATIVE = "rozwiązanie zastępcze"
"""Another measure of first choice closes the same findings."""
_BARRED: frozenset[Hindrance] = frozenset(
    ("omitted", "declined", "price", "conditional", "ineligible", "unclear", "variant")
)
"""What keeps a line out whatever money there is."""
_PHRASES: Mapping[Hindrance, str] = {
    "omitted": "pominięte na życzenie",
    "alternative": ALTERNATIVE,
    "conditional": "do ustalenia: nie wiadomo, czy jest potrzebne",
    "ineligible": "koszt niekwalifikowalny",
    "served": "zapewnia to inna pozycja planu",
    "price": "brak ceny",
    "unclear": "do wyjaśnienia z operatorem",
    "variant": "poza wariantem minimum",
}


def why_not(line: Line, plan: Plan) -> str:
    """A phrase without a capital and full stop, „brak ceny”; empty where the line is bought."""
    match line.hindrance:
        case "":
            return ""
        case "owned":
            return _owned(line, plan)
        case "closed":
            return _closed(line, plan)
        case "declined":
            return _declined(line)
        case "useless" | "unsupported":
            return _lacking(line, plan) or "nie usuwa ustalenia bez innych pozycji, których kupić nie można"
        case "money":
            return _money(line, plan)
        case _:
            return _PHRASES[line.hindrance]


def _owned(line: Line, plan: Plan) -> str:
    """Of what the programme obliges and is paid for: when and for how much."""
    paid = [
        ", ".join(filter(None, (wording.money(e.gross), wording.short_day(e.dated) if e.dated else "")))
        for e in plan.expenses
        if line.basis == "programme" and e.item is line.item and e.state == "poniesione"
    ]
    return f"opłacone ({'; '.join(paid)})" if paid else "posiadane"


def _declined(line: Line) -> str:
    accepted = [f.is_accepted for asking in line.asking.values() for findings in asking.values() for f in findings]
    if all(accepted):
        return "ryzyko zaakceptowane"
    return "ryzyko zaakceptowane albo zalecenia nie przyjęto" if any(accepted) else "zalecenia nie przyjęto"


def _money(line: Line, plan: Plan) -> str:
    """Why the choice within the limit passed the line over."""
    if line.is_support:
        return "potrzeby, do której jest potrzebne, plan nie kupuje"
    if plan.limit is None:
        return _lacking(line, plan) or "nie usuwa ustalenia bez innych pozycji, których kupić nie można"
    if plan.total.eligible > plan.limit:
        return "brak środków nawet na pozycje obowiązkowe"
    if line.cost is not None and line.cost.eligible > plan.limit - plan.total.eligible:
        return "brak środków"
    if line.basis == "wish":
        return "brak środków na pozycje, które są do tej potrzebne"
    return "brak środków na pozostałe zakupy, bez których nie usuwa ustalenia"


def _lacking(line: Line, plan: Plan) -> str:
    """What a unit gets by no line and the line makes no sense without; „” where money alone stands in the way."""
    served = [unit for unit, count in line.units.items() if count]
    for unit, item in product(served, [item for item in with_needs((line.item,)) if item is not line.item]):
        offered = [other for other in plan.lines if other.item is item and unit in other.units]
        if offered and all(other.units[unit] and other.hindrance in _BARRED for other in offered):
            return f"wymaga pozycji „{item.name}”, której nie można kupić"
    return ""


def _closed(line: Line, plan: Plan) -> str:
    """What is bought for the same findings of the same units."""
    behind = {finding.id for finding in line.asking_findings}
    instead = [
        other.item.name
        for other in plan.lines
        if other.is_chosen
        and behind & {finding.id for finding in other.findings}
        and not other.units.keys().isdisjoint(line.units)
    ]
    verb = "usuwają" if len(set(instead)) > 1 else "usuwa"
    named = wording.first_few(map(wording.quoted, instead), 3)
    return f"te same ustalenia {verb} {named}" if instead else "te same ustalenia usuwają zalecenia bez zakupów"
