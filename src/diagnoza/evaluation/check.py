"""Entries of a sheet that the evaluation has no use for; told, so that nobody believes they took effect."""

from __future__ import annotations

from collections.abc import Iterator

from diagnoza.evaluation.model import Evaluation
from diagnoza.problems import Problem, problem


def idle_entries(evaluation: Evaluation) -> Iterator[Problem]:
    """A072: a decision on a finding that does not stand; A073: a position on a measure that is not recommended."""
    standing = {finding.id for finding in (*evaluation.findings, *evaluation.rejected)}
    for finding in evaluation.sheet.judgements:
        if finding.id not in standing:
            yield problem("A072", path=("ustalenia", finding.id), id=finding.id)
    recommended = {result.measure for result in evaluation.measures}
    for measure in evaluation.sheet.positions:
        if measure not in recommended:
            yield problem("A073", path=("zalecenia", measure.id), id=measure.id)
