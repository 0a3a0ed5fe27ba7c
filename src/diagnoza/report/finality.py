"""Draft or final: what must stand before a report may call itself final, told on the cover and on the command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from diagnoza.evaluation.model import Evaluation
from diagnoza.problems import Path, Problem, problem

EXAMINED_ENOUGH = Fraction(9, 10)
"""A unit of which less was examined needs its limitations written down."""


@dataclass(frozen=True, slots=True)
class Unmet:
    """A demand not met, by the sheet of `unit`: short on the cover, as a coded warning on the command line."""

    unit: str
    reason: str
    warning: Problem


def finality(evaluations: Sequence[Evaluation]) -> tuple[bool, tuple[str, ...]]:
    """Whether the report is a draft, and why it is one although the office's sheet calls itself final."""
    if evaluations[0].sheet.source.status == "projekt":
        return True, ()
    reasons = tuple(demand.reason for demand in unmet(evaluations))
    return bool(reasons), reasons


def unmet(evaluations: Sequence[Evaluation]) -> tuple[Unmet, ...]:
    """What keeps a report a draft whose office's sheet (the first) is final; nothing where that sheet is a draft itself.

    A090 no auditor: a report nobody answers for with a name stays a draft, whatever the sheet says (design §3).
    A091 the programme requires a certificate and none is written; whether a written one entitles, the program does not
    rule (A051). A092 no opinion. A093 less than nine tenths of a unit examined and no limitation written. A094 the
    sheet of another unit is a draft.
    """
    if evaluations[0].sheet.source.status == "projekt":
        return ()
    return (*_of_office(evaluations[0]), *(demand for e in evaluations for demand in _of_unit(e, len(evaluations) > 1)))


def _of_office(office: Evaluation) -> Iterator[Unmet]:
    source, programme = office.sheet.source, office.definition.programme
    if not source.auditors:
        yield _demand(office, "A090", "nie wpisano audytora", ("status",))
    elif programme and programme.certificate_required and not any(a.certificate for a in source.auditors):
        reason = "nie wpisano certyfikatu audytora, którego wymaga program"
        yield _demand(office, "A091", reason, ("audytorzy", 0))
    if source.opinion is None:
        yield _demand(office, "A092", "brak opinii audytora", ("status",))


def _of_unit(evaluation: Evaluation, is_one_of_many: bool) -> Iterator[Unmet]:
    source, examined = evaluation.sheet.source, evaluation.overall.examined
    where = f" ({source.unit.name})" if is_one_of_many else ""
    if examined is not None and examined < EXAMINED_ENOUGH and not source.course.limitations:
        reason = f"zbadano mniej niż 90\u00a0% pytań, a nie opisano ograniczeń{where}"
        yield _demand(evaluation, "A093", reason, ("przebieg", "ograniczenia"))
    if source.status == "projekt":
        yield _demand(evaluation, "A094", f"arkusz jednostki jest projektem{where}", ("status",))


def _demand(evaluation: Evaluation, code: str, reason: str, path: Path) -> Unmet:
    return Unmet(evaluation.sheet.source.unit.id, reason, problem(code, path=path, reason=reason))
