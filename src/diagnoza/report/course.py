"""How the diagnosis went: scope, people, evidence, samples, tests, limitations, independence, earlier recommendations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from diagnoza import wording
from diagnoza.answers.model import NotExamined
from diagnoza.evaluation.model import Evaluation
from diagnoza.report import model
from diagnoza.wording import moment


def course(evaluation: Evaluation) -> model.Course:
    """The course of one unit's diagnosis, whole as it was typed."""
    source = evaluation.sheet.source
    went = source.course
    return model.Course(
        unit=source.unit.name,
        fields=(*_identity(evaluation), *_resources(evaluation)),
        scope=went.scope,
        techniques=", ".join(went.techniques),
        people=_rows((p.post, moment(p.when)) for p in went.people),
        evidence=_rows((e.number, e.name, _day(e.date), e.form, e.shown_by) for e in went.evidence),
        samples=_rows((s.of, _count(s.population), _count(s.size), s.method, s.result) for s in went.samples),
        inspections=_rows((i.place, _day(i.date), i.result) for i in went.inspections),
        tests=_rows((t.scope, t.tool, _day(t.date), t.authorisation, t.result) for t in went.tests),
        limitations=went.limitations,
        not_examined=_rows(
            (r.question.text, r.answer.response.reason)
            for r in evaluation.results.values()
            if isinstance(r.answer.response, NotExamined) and r.visible is not False
        ),
        independence=tuple(_independence(evaluation)),
        earlier=_rows((e.text, e.state or "nie podano") for e in went.earlier),
    )


def _rows(cells: Iterator[tuple[str, ...]]) -> tuple[model.Row, ...]:
    return tuple(model.Row(row) for row in cells)


def _day(value: date | None) -> str:
    return wording.short_day(value) if value else ""


def _count(value: int | None) -> str:
    return "" if value is None else wording.number(value)


def _identity(evaluation: Evaluation) -> Iterator[model.Field]:
    """Kind, numbers and head; the title page has those of the office only."""
    unit = evaluation.sheet.source.unit
    yield model.Field("Rodzaj jednostki", wording.UNIT_KIND[unit.kind])
    for label, value in (("TERYT", unit.teryt), ("NIP", unit.nip), ("REGON", unit.regon)):
        if value:
            yield model.Field(label, value)
    if head := ", ".join(part for part in (unit.head.post, unit.head.name) if part):
        yield model.Field("Kierownik jednostki", head)


def _resources(evaluation: Evaluation) -> Iterator[model.Field]:
    resources = evaluation.sheet.source.unit.resources
    counts = (
        ("Pracownicy", resources.employees),
        ("Etaty na 1 stycznia", resources.full_time),
        ("Stanowiska komputerowe", resources.workstations),
        ("Serwery", resources.servers),
        ("Lokalizacje", resources.sites),
    )
    for label, value in counts:
        yield model.Field(label, "nie podano" if value is None else wording.number(value))


def _independence(evaluation: Evaluation) -> Iterator[str]:
    declared = evaluation.sheet.source.declarations
    impartial = {
        True: "Audytor oświadczył, że jest bezstronny.",
        False: "Audytor nie oświadczył, że jest bezstronny.",
        None: "Oświadczenia o bezstronności nie wpisano do arkusza.",
    }
    supplies = {
        True: "Audytor oświadczył, że bierze udział w dostawach objętych zaleceniami.",
        False: "Audytor oświadczył, że nie bierze udziału w dostawach objętych zaleceniami.",
        None: "Oświadczenia o udziale w dostawach nie wpisano do arkusza.",
    }
    yield impartial[declared.impartial]
    yield supplies[declared.supplies]
