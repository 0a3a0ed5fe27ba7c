"""The days of a case that its units share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from diagnoza.evaluation.model import Evaluation


def diagnosed_on(evaluations: Iterable[Evaluation]) -> date | None:
    """The last day of the diagnosis over all units, None where no sheet tells it."""
    return max((e.sheet.source.conducted.end for e in evaluations if e.sheet.source.conducted.end), default=None)


def project_end(evaluations: Iterable[Evaluation]) -> date | None:
    """The last day of the project by the first contract that tells it, None where none does."""
    return next((end for e in evaluations if (end := e.sheet.source.contract.project_end) is not None), None)
