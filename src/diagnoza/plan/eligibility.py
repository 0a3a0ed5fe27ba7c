"""What a programme pays for: the first line of an item's classing that matches the unit and the day decides.

What is only planned is classed by the day of the diagnosis, on which nothing is bought yet, so the eligible period is not
asked (`classed`; P050 warns). What was bought on a known day lies in the period or not (`classed_bought`). Plan and list
both ask here.
"""

from __future__ import annotations

from datetime import date

from diagnoza import wording
from diagnoza.definition.model import EligibilityLine, Item, Limit, Programme
from diagnoza.definition.terms import EligibilityStatus
from diagnoza.plan.line import Eligibility

NOT_CLASSED = "Program w zebranych źródłach nie wymienia tej pozycji."
EARLY = "Zakup przed {day}, początkiem okresu kwalifikowalności."
LATE = "Zakup po {day}, końcu okresu kwalifikowalności; rozstrzyga umowa."


def classed(programme: Programme, item: Item, unit_kind: str, day: date | None) -> Eligibility:
    """The classing of `item` for a unit of that kind bought on that day.

    A line with dates matches only a known day; without one the dated lines are passed over, since the program must not
    find a purchase eligible because a date is missing.
    """
    for line in programme.items.get(item, ()):
        if line.units and unit_kind not in line.units:
            continue
        if _is_dated(line) and (day is None or not line.period.covers(day)):
            continue
        return Eligibility(programme, line.area, line.category, line.status, line.reason, line.source, line.verified)
    return Eligibility(programme, None, None, "unclear", NOT_CLASSED, None, False)


def classed_bought(programme: Programme, item: Item, unit_kind: str, day: date) -> Eligibility:
    """The classing of `item` that was bought on `day`: before the eligible period ineligible, after it unclear.

    The end is that of the programme; a contract and its amendments may give another, so nothing is ruled there.
    """
    entry = classed(programme, item, unit_kind, day)
    period = programme.eligible_period
    if period.covers(day) or entry.status == "ineligible":
        return entry
    if period.start and day < period.start:
        told = _told(programme, period.start)
        reason = EARLY.format(day=wording.day(period.start))
        return _by_day(programme, "ineligible", reason, told, verified=told is not None and told.verified)
    assert period.end is not None
    return _by_day(programme, "unclear", LATE.format(day=wording.day(period.end)), _told(programme, period.end))


def _by_day(
    programme: Programme, status: EligibilityStatus, reason: str, told: Limit | None, *, verified: bool = False
) -> Eligibility:
    return Eligibility(programme, None, None, status, reason, told.source if told else None, verified)


def _told(programme: Programme, day: date) -> Limit | None:
    """The programme's sentence that gives an end of its eligible period: the period itself has no source."""
    written = wording.day(day).replace(wording.NBSP, " ")
    return next((limit for limit in programme.limits if written in limit.text.replace(wording.NBSP, " ")), None)


def hangs_on_day(programme: Programme, item: Item, unit_kind: str) -> bool:
    """Whether the day of the purchase matters to the classing of `item` for a unit of that kind."""
    lines = [line for line in programme.items.get(item, ()) if not line.units or unit_kind in line.units]
    # A line for every day ends the search: the dated ones after it are never asked.
    undated = next((index for index, line in enumerate(lines) if not _is_dated(line)), len(lines))
    return undated > 0 and bool(lines)


def _is_dated(line: EligibilityLine) -> bool:
    return line.period.start is not None or line.period.end is not None
