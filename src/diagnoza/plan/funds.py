"""How much there is to spend, and what sets the limit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from diagnoza.definition.model import Programme
from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.contract import contracts_of, grant_of
from diagnoza.plan.decision import decision_of
from diagnoza.plan.line import Expense
from diagnoza.plan.options import PlanOptions

Limiter = Literal["", "budzet", "decyzja", "grant", "program"]
"""What binds: the budget that was asked for or decided on, the grant of the contract, the programme's maximum; "" where
nothing does.
"""


@dataclass(frozen=True, slots=True)
class Funds:
    """In grosze. `grant` is the first contract's, `spent` what all units spent or committed, gross.

    `budget` is what was asked for or what is left of the grant, None where neither is known. `limit` is the most eligible cost
    the plan may have: the budget, or the programme's maximum where that is less.
    """

    grant: int | None
    spent: int
    budget: int | None
    source: str
    limit: int | None
    limiter: Limiter


def funds_of(
    evaluations: Sequence[Evaluation],
    programmes: Sequence[Programme],
    expenses: Sequence[Expense],
    options: PlanOptions,
) -> Funds:
    """`--budzet` as it was asked; else what the first decision of the case says, unless more is to be left as a reserve; else the
    first grant less what is spent or committed and the reserve, never below 0.

    What was decided within the grant is bounded by what is left of it: money may have been spent since.
    """
    spent = sum(expense.gross for expense in expenses)
    grant = grant_of(contracts_of(evaluations))
    decision = decision_of(evaluations)
    decided = decision.source.budget if decision else None
    left = None if grant is None else max(0, grant - spent - options.reserve)
    limiter: Limiter = "budzet"
    if options.budget is not None:
        budget, source = options.budget, "--budzet"
    elif decided is not None and not options.reserve:
        budget, source, limiter = int(decided * 100), "decyzja_zakupowa.budzet", "decyzja"
    elif left is not None:
        budget, source, limiter = left, "umowa.kwota_grantu", "grant"
    else:
        return Funds(grant, spent, None, "", None, "")
    limit = budget
    if limiter == "decyzja" and grant is not None and left is not None and left < budget <= grant:
        limit, limiter = left, "grant"
    most = next((p.grant_max for p in programmes if p.grant_max is not None), None)
    if most is not None and max(0, most - spent) < limit:
        limit, limiter = max(0, most - spent), "program"
    return Funds(grant, spent, budget, source, limit, limiter)
