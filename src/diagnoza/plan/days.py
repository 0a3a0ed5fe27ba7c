"""Days of a case: the last of its diagnosis, the year a line is due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.line import Line


def diagnosed_on(evaluations: Iterable[Evaluation]) -> date | None:
    """The last day of the diagnosis over all units, None where no sheet tells it."""
    return max((e.sheet.source.conducted.end for e in evaluations if e.sheet.source.conducted.end), default=None)


def year_due(line: Line, diagnosed: date | None) -> int | None:
    """The year of the earliest term of the line's measures, counted in months from the end of the diagnosis.

    None where that day is not known or no measure asks for the line.
    """
    if diagnosed is None or not line.measures:
        return None
    months = min(measure.term_months for measure in line.measures)
    return diagnosed.year + (diagnosed.month - 1 + months) // 12
