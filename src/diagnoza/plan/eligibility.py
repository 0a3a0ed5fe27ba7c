"""What a programme pays for: the first line of an item's classing that matches the unit and the day decides."""

from __future__ import annotations

from datetime import date

from diagnoza.definition.model import EligibilityLine, Item, Programme
from diagnoza.plan.model import Eligibility

NOT_CLASSED = "Program w zebranych źródłach nie wymienia tej pozycji."


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


def hangs_on_day(programme: Programme, item: Item, unit_kind: str) -> bool:
    """Whether the day of the purchase matters to the classing of `item` for a unit of that kind."""
    lines = [line for line in programme.items.get(item, ()) if not line.units or unit_kind in line.units]
    # A line for every day ends the search: the dated ones after it are never asked.
    undated = next((index for index, line in enumerate(lines) if not _is_dated(line)), len(lines))
    return undated > 0 and bool(lines)


def _is_dated(line: EligibilityLine) -> bool:
    return line.period.start is not None or line.period.end is not None
