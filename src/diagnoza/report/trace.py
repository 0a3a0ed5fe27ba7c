"""The trace from a purchase to the measure, the finding, the answer and the legal point."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from diagnoza import wording
from diagnoza.answers.shown import response_text
from diagnoza.evaluation.model import Evaluation, FindingResult
from diagnoza.plan.line import Line
from diagnoza.plan.model import Plan
from diagnoza.report import model
from diagnoza.report.numbers import NO_POINTER, Numbers
from diagnoza.report.text import joined, legal, not_due


def trace(evaluations: Sequence[Evaluation], plan: Plan, numbers: Mapping[str, Numbers]) -> tuple[model.TraceRow, ...]:
    """Every purchase with its measure, finding, answer and legal point; a wish or a duty says so.

    What is bought stands first.
    """
    lines = sorted(plan.lines, key=lambda line: not line.is_chosen)
    return tuple(row for line in lines for row in _traces(line, evaluations, numbers))


def _traces(line: Line, evaluations: Sequence[Evaluation], numbers: Mapping[str, Numbers]) -> Iterator[model.TraceRow]:
    if line.basis != "finding":
        why = joined([wording.BASIS[line.basis], line.reason], ": ")
        yield model.TraceRow(line.item.name, why, NO_POINTER, NO_POINTER, "", _programme_point(line))
    for evaluation in evaluations:
        unit = evaluation.sheet.source.unit.id
        for measure, findings in line.purposes.get(unit, {}).items():
            for finding in findings:
                yield model.TraceRow(
                    purchase=line.item.name,
                    why="",
                    measure=numbers[unit].measure(measure),
                    finding=numbers[unit].finding(finding),
                    answer=_answers(finding, evaluation),
                    legal=legal(finding.refs, not_due(evaluation)) or _without_point(finding, line),
                )


def _programme_point(line: Line) -> str:
    return _sources(line) or wording.BASIS[line.basis]


def _sources(line: Line) -> str:
    """Where the programmes' classing of the item was read."""
    return "; ".join(entry.source.label for entry in line.eligibility if entry.source)


def _without_point(finding: FindingResult, line: Line) -> str:
    """What stands behind a finding that no point of an act is cited for: its criterion, then the programme."""
    return wording.clauses([finding.criterion, _sources(line)]) or "bez odniesienia do przepisu"


def _answers(finding: FindingResult, evaluation: Evaluation) -> str:
    if finding.own is not None:
        return "ustalenie własne audytora"
    answers = (evaluation.results[question] for question in finding.questions)
    return "; ".join(f"{r.question.id}: {response_text(r.answer.response, r.question)}" for r in answers)
