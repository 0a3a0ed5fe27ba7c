"""The money of a plan as an account: the grant, what is spent, what is left, what the plan takes, what lies outside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from diagnoza.plan.model import Plan
from diagnoza.plan.sums import spent_by, summed

Meaning = Literal["", "limit", "plan", "left", "beyond"]
_STATES = {"poniesione": "Wydatki poniesione, brutto", "zaangażowane": "Wydatki zaangażowane, brutto"}
_LIMITS = {
    "budzet": "Podany budżet",
    "decyzja": "Budżet z decyzji o zakupach",
    "grant": "Zostaje z grantu",
    "program": "Zostaje z największej kwoty grantu w programie",
}


@dataclass(frozen=True, slots=True)
class AccountRow:
    """A row: what it is and grosze, with a minus where it lessens.

    `meaning` tells the rows that hang on prices of what is bought: `plan`, `left` = `limit` − `plan`, `beyond` = gross − `plan`.
    """

    what: str
    amount: int
    meaning: Meaning = ""


def account(plan: Plan) -> Iterator[AccountRow]:
    """From the grant to what is left; what is not known has no row."""
    yield from _available(plan)
    yield AccountRow(_planned(plan), plan.total.eligible, "plan")
    if plan.left is not None:
        yield AccountRow("Pozostaje po zakupach" if plan.left >= 0 else "Brakuje", plan.left, "left")
    yield from _outside(plan)


def _available(plan: Plan) -> Iterator[AccountRow]:
    if plan.grant is not None:
        yield AccountRow("Kwota grantu z umowy", plan.grant)
        yield from _lessening(plan)
    if plan.available is not None:
        yield AccountRow(_LIMITS[plan.limiter], plan.available, "limit")


def _lessening(plan: Plan) -> Iterator[AccountRow]:
    """What lessens the grant."""
    # What else was typed as the state may not be for the public, and sums are.
    spent = spent_by(plan.expenses, lambda expense: _STATES.get(expense.state, "Inne wydatki, brutto"))
    yield from (AccountRow(name, -amount) for name, amount in spent.items())
    if plan.reserve:
        yield AccountRow("Rezerwa", -plan.reserve)


def _planned(plan: Plan) -> str:
    if plan.programmes:
        return "Plan, koszt kwalifikowalny"
    return "Plan, brutto" if plan.total.eligible == plan.total.gross else "Plan, koszt bez odliczanego VAT"


def _outside(plan: Plan) -> Iterator[AccountRow]:
    """What the limit does not count: rows of nothing are left out."""
    beyond = plan.total.beyond
    if plan.programmes and beyond:
        yield AccountRow("Poza grantem: VAT niekwalifikowalny", beyond, "beyond")
    certain = [line for line in plan.lines if line.is_needed and not line.is_chosen and line.state == "certain"]
    parts = (
        ("Do wyjaśnienia z operatorem, brutto", summed(li for li in certain if li.hindrance == "unclear").gross),
        (
            "Niekwalifikowalne, z innych środków, brutto",
            summed(li for li in certain if li.hindrance == "ineligible").gross,
        ),
        ("Do ustalenia, czy są potrzebne, brutto", plan.to_establish),
    )
    yield from (AccountRow(what, amount) for what, amount in parts if amount)
