"""Who pays what and when: own contribution, tranches of the grant, the day up to which what was bought must be kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import MAXYEAR, date
from fractions import Fraction
from itertools import accumulate, pairwise

from diagnoza.answers.source import Contract
from diagnoza.definition.model import Programme
from diagnoza.plan.contract import grant_of, project_end
from diagnoza.plan.costs import half_up
from diagnoza.plan.line import Amounts
from diagnoza.plan.model import Settlement, Tranche


def settled(programme: Programme, total: Amounts, spent: int, contracts: Sequence[Contract]) -> Settlement:
    """The settlement of a plan that costs `total`; the first contract that gives a grant or an end decides.

    `spent` in grosze is what of the grant is gone already.
    """
    own = None if programme.own_share is None else half_up(total.eligible * programme.own_share / 100)
    grant = grant_of(contracts)
    above = 0 if own is None or grant is None else max(0, total.eligible - own - max(0, grant - spent))
    granted = None if own is None else total.eligible - own - above
    paid = granted if grant is None else grant
    end = project_end(contracts)
    durability = programme.durability
    return Settlement(
        programme=programme,
        own=own,
        granted=granted,
        above=above,
        beyond=total.beyond,
        paid=paid,
        is_of_contract=grant is not None,
        tranches=tuple(_tranches(programme.tranches.percents, paid)) if programme.tranches else (),
        durable_until=years_after(end, durability.years) if end and durability else None,
    )


def _tranches(percents: Sequence[Fraction], paid: int | None) -> Iterable[Tranche]:
    amounts: Sequence[int | None] = [None] * len(percents) if paid is None else divided(paid, percents)
    return map(Tranche, percents, amounts)


def divided(amount: int, percents: Sequence[Fraction]) -> list[int]:
    """`amount` in parts of so many percent, together 100: their sum is the amount to the grosz.

    What has been paid up to each part is rounded half-up, so that no part is off by a grosz or more.
    """
    sums = [half_up(amount * share / 100) for share in accumulate(percents, initial=Fraction(0))]
    return [after - before for before, after in pairwise(sums)]


def years_after(day: date, years: int) -> date | None:
    """The same day so many years later, the last of February for the 29th; None past the end of the calendar."""
    if day.year + years > MAXYEAR:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
