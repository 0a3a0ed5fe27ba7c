"""The money of a plan as an account: the grant, what is spent, what is left, what the plan takes, what lies outside."""

from __future__ import annotations

from collections.abc import Iterator

from diagnoza.plan.model import Line, Plan

_STATES = {"poniesione": "Wydatki poniesione, brutto", "zaangażowane": "Wydatki zaangażowane, brutto"}
_BUDGETS = {"--budzet": "Podany budżet", "decyzja_zakupowa.budzet": "Budżet z decyzji o zakupach"}
_LIMITS = {
    "budzet": "Do wydania",
    "decyzja": "Do wydania",
    "grant": "Zostaje z grantu",
    "program": "Zostaje z największej kwoty grantu w programie",
}


def account(plan: Plan) -> Iterator[tuple[str, int]]:
    """(what, grosze) from the grant to what is left; what lessens stands with a minus. What is not known has no row."""
    yield from _available(plan)
    yield "Plan, koszt kwalifikowalny" if plan.programmes else "Plan, brutto", plan.total.eligible
    if plan.limit is not None:
        yield "Pozostaje po zakupach", plan.limit - plan.total.eligible
    yield from _outside(plan)


def _available(plan: Plan) -> Iterator[tuple[str, int]]:
    if plan.grant is not None:
        yield "Kwota grantu z umowy", plan.grant
    spent: dict[str, int] = {}
    for expense in plan.expenses:
        name = _STATES.get(expense.state, f"Wydatki ({expense.state}), brutto")
        spent[name] = spent.get(name, 0) - expense.gross
    yield from spent.items()
    if plan.reserve:
        yield "Rezerwa", -plan.reserve
    if plan.budget is not None and plan.budget_source in _BUDGETS:
        yield _BUDGETS[plan.budget_source], plan.budget
    if plan.limit is not None:
        yield _LIMITS[plan.limiter], plan.limit


def _outside(plan: Plan) -> Iterator[tuple[str, int]]:
    """What the limit does not count: rows of nothing are left out."""
    needed = [line for line in plan.lines if line.is_needed and not line.is_chosen]
    certain = [line for line in needed if line.state == "certain"]
    parts = (
        ("Poza grantem: VAT niekwalifikowalny", plan.total.gross - plan.total.eligible if plan.programmes else 0),
        ("Do wyjaśnienia z operatorem, brutto", _gross(line for line in certain if line.hindrance == "unclear")),
        ("Niekwalifikowalne, z innych środków, brutto", _gross(li for li in certain if li.hindrance == "ineligible")),
        ("Do ustalenia, czy są potrzebne, brutto", plan.to_establish),
    )
    yield from ((what, amount) for what, amount in parts if amount)


def _gross(lines: Iterator[Line]) -> int:
    return sum(line.cost.gross for line in lines if line.cost is not None)
