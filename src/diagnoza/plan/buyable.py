"""Which lines may be bought at all, money aside."""

from __future__ import annotations

from collections.abc import Sequence

from diagnoza.plan.line import Line
from diagnoza.plan.options import PlanOptions


def buyable_lines(lines: Sequence[Line], options: PlanOptions) -> set[int]:
    """Numbers of the lines that may be bought at all."""
    return {index for index, line in enumerate(lines) if _may_be_bought(line, options)}


def _may_be_bought(line: Line, options: PlanOptions) -> bool:
    """A line with a price that somebody certainly needs and the first programme pays for; `omitted` never."""
    return (
        line.quantity > 0
        and line.certainty == "certain"
        and not line.is_declined
        and line.cost is not None
        and is_paid(line, options)
        and line.item not in options.omitted
    )


def is_paid(line: Line, options: PlanOptions) -> bool:
    """Whether the first programme pays, or there is none to ask; what is unclear only where that is allowed."""
    allowed = ("eligible", "unclear") if options.with_unclear else ("eligible",)
    return not line.eligibility or line.status in allowed
