"""What to do: the measures in their order, each with what it asks of whom and what the head says to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diagnoza import wording
from diagnoza.answers.source import Position
from diagnoza.evaluation.model import Evaluation, MeasureResult
from diagnoza.report import model
from diagnoza.report.numbers import Numbers
from diagnoza.report.text import SEVERITY_TONE, joined


def measures(evaluations: Sequence[Evaluation], numbers: Mapping[str, Numbers]) -> tuple[model.MeasureEntry, ...]:
    """All measures of all units in the order of the evaluation."""
    return tuple(
        _measure(evaluation, result, numbers[evaluation.sheet.source.unit.id])
        for evaluation in evaluations
        for result in evaluation.measures
    )


def _measure(evaluation: Evaluation, result: MeasureResult, numbers: Numbers) -> model.MeasureEntry:
    measure = result.measure
    certain = result.state == "certain"
    severity = wording.SEVERITY[result.severity]
    return model.MeasureEntry(
        number=numbers.measures[measure.id],
        id=measure.id,
        unit=evaluation.sheet.source.unit.name,
        title=measure.title,
        state=_measure_state(result),
        priority=severity if certain else f"{severity} (warunkowo)",
        tone=SEVERITY_TONE[result.severity] if certain else "open",
        term=_term(measure.term_months),
        owner=wording.ROLE[measure.owner_role],
        effort=wording.plural_of(measure.effort_days, "dzień", "dni", "dni", "dnia"),
        gain=f"{wording.number(result.gain * 100, 1)}{wording.NBSP}pkt proc.",
        why=measure.why,
        how=measure.how,
        free_help="; ".join(f"{help_.name}: {help_.url}" for help_ in measure.free_help),
        alternatives="; ".join(other.title for other in result.alternatives),
        findings=tuple(numbers.finding(finding) for finding in result.findings),
        purchases="; ".join(item.name for item in measure.purchases) or "bez zakupów",
        position=position_text(result.position),
    )


def _measure_state(result: MeasureResult) -> str:
    state = "potwierdzone" if result.state == "certain" else "warunkowe, do ustalenia"
    return state if result.is_first_choice else f"{state}; wariant zastępczy"


def _term(months: int) -> str:
    return "niezwłocznie" if months == 0 else wording.plural(months, "miesiąc", "miesiące", "miesięcy")


def position_text(position: Position | None) -> str:
    """What the head says to a measure; empty where nothing was written."""
    if position is None:
        return ""
    due = f"termin {wording.short_day(position.due)}" if position.due else ""
    responsible = f"odpowiada: {position.responsible}" if position.responsible else ""
    return joined([position.position or "", responsible, due, position.note])
