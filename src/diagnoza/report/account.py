"""The money of a plan as an account: the grant, what is spent, what is left, what the plan takes, what lies outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from diagnoza.plan.model import Line, Plan

Meaning = Literal["", "limit", "plan", "left", "beyond"]
_STATES = {"poniesione": "Wydatki poniesione, brutto", "zaangażowane": "Wydatki zaangażowane, brutto"}
_LIMITS = {
    "budzet": "Podany budżet",
    "decyzja": "Budżet z decyzji o zakupach",
    "grant": "Zostaje z grantu",
    "program": "Zostaje z największej kwoty grantu w programie",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: what it is and grosze, with a minus where it lessens.

    `meaning` tells the rows that hang on prices: `plan` and `left` = `limit` − `plan`, and `beyond` = gross − `plan`.
    """

    what: str
    amount: int
    meaning: Meaning = ""


def account(plan: Plan) -> Iterator[Entry]:
    """From the grant to what is left; what is not known has no row."""
    yield from _available(plan)
    yield Entry(_planned(plan), plan.total.eligible, "plan")
    if plan.available is not None:
        left = plan.available - plan.total.eligible
        yield Entry("Pozostaje po zakupach" if left >= 0 else "Brakuje", left, "left")
    yield from _outside(plan)


def _available(plan: Plan) -> Iterator[Entry]:
    if plan.grant is not None:
        yield Entry("Kwota grantu z umowy", plan.grant)
        yield from _lessening(plan)
    if plan.available is not None:
        yield Entry(_LIMITS[plan.limiter], plan.available, "limit")


def _lessening(plan: Plan) -> Iterator[Entry]:
    """What lessens the grant."""
    spent: dict[str, int] = {}
    for expense in plan.expenses:
        # What else was typed as the state may not be for the public, and sums are.
        name = _STATES.get(expense.state, "Inne wydatki, brutto")
        spent[name] = spent.get(name, 0) - expense.gross
    yield from (Entry(name, amount) for name, amount in spent.items())
    if plan.reserve:
        yield Entry("Rezerwa", -plan.reserve)


def _planned(plan: Plan) -> str:
    if plan.programmes:
        return "Plan, koszt kwalifikowalny"
    return "Plan, brutto" if plan.total.eligible == plan.total.gross else "Plan, koszt bez odliczanego VAT"


def _outside(plan: Plan) -> Iterator[Entry]:
    """What the limit does not count: rows of nothing are left out."""
    beyond = plan.total.beyond
    if plan.programmes and beyond:
        yield Entry("Poza grantem: VAT niekwalifikowalny", beyond, "beyond")
    certain = [line for line in plan.lines if line.is_needed and not line.is_chosen and line.state == "certain"]
    parts = (
        ("Do wyjaśnienia z operatorem, brutto", _gross(line for line in certain if line.hindrance == "unclear")),
        ("Niekwalifikowalne, z innych środków, brutto", _gross(li for li in certain if li.hindrance == "ineligible")),
        ("Do ustalenia, czy są potrzebne, brutto", plan.to_establish),
    )
    yield from (Entry(what, amount) for what, amount in parts if amount)


def _gross(lines: Iterable[Line]) -> int:
    return sum(line.cost.gross for line in lines if line.cost is not None)
