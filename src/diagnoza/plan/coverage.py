"""How much of a plan each programme would pay, to be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from diagnoza.definition.model import Programme
from diagnoza.plan.line import Line
from diagnoza.plan.model import Coverage


def coverage(programme: Programme, lines: Iterable[Line]) -> Coverage:
    """What is bought or still would have to be, by its status in the programme; money is not asked."""
    counts: Counter[str] = Counter()
    cost = 0
    for line in lines:
        if not line.is_needed or line.state != "certain":
            continue
        status = next(entry.status for entry in line.eligibility if entry.programme is programme)
        counts[status] += 1
        if status == "eligible" and line.cost is not None:
            cost += line.cost.eligible
    return Coverage(programme, counts["eligible"], counts["unclear"], counts["ineligible"], cost)
