"""What only the evaluation shows of a sheet: points without evidence, entries that take no effect."""

from __future__ import annotations

from collections.abc import Iterator

from diagnoza.evaluation.model import Evaluation
from diagnoza.problems import Problem, problem


def check_evaluation(evaluation: Evaluation) -> Iterator[Problem]:
    """A032: full points on a question with expected evidence, and none recorded.

    A074: an overruling of a point of an act this questionnaire does not hold the unit against.
    A072: a decision on a finding that does not stand; A073: a position on a measure that is not recommended.
    """
    for question, result in evaluation.results.items():
        if result.low == 1 and question.evidence and not result.answer.evidence:
            yield problem("A032", path=("odpowiedzi", question.id), expected="; ".join(question.evidence))
    standing = {finding.id for finding in (*evaluation.findings, *evaluation.rejected)}
    for finding in evaluation.sheet.judgements:
        if finding.id not in standing:
            yield problem("A072", path=("ustalenia", finding.id), id=finding.id)
    criteria = {criterion.act for criterion in evaluation.definition.criteria}
    for point in evaluation.sheet.overrulings:
        if point.act not in criteria:
            yield problem("A074", path=("zgodnosc", point.act.id, point.id), point=f"{point.act.short}, {point.label}")
    recommended = {result.measure for result in evaluation.measures}
    for measure in evaluation.sheet.positions:
        if measure not in recommended:
            yield problem("A073", path=("zalecenia", measure.id), id=measure.id)
