"""Measures, what is to be established, trace from purchase to legal point."""

from __future__ import annotations

from collections.abc import Iterator

from diagnoza.render.chapters.blocks import Block, Heading, Items, Link, Mark, Paragraph, Strong, TableRow
from diagnoza.render.chapters.purchases import lines_table
from diagnoza.render.chapters.text import (
    Questions,
    cell,
    labelled,
    number_anchor,
    numbers,
    of_unit,
    plain,
    row,
    table,
    unit_heading,
    with_addresses,
)
from diagnoza.report import model


def measures(report: model.Report) -> Iterator[Block]:
    """All measures, a row each."""
    yield Heading(2, "Zalecenia", "zalecenia")
    if report.measures:
        head = ("Zalecenie", "Priorytet i termin", "Powiązania", "Stanowisko kierownika")
        has_units = len(report.units) > 1
        rows = (_measure(measure, measure.unit if has_units else "") for measure in report.measures)
        yield table("Zalecenia", head, rows, (5, 2, 3, 2))
    else:
        yield Paragraph("Brak zaleceń.")


def _measure(measure: model.MeasureEntry, unit: str) -> TableRow:
    return row(
        cell((Strong(f"{measure.number}. {measure.title}"),), unit, measure.why, Items(measure.how, ordered=True)),
        cell(
            (Mark(measure.priority, measure.tone),),
            measure.state,
            labelled("Termin", measure.term),
            labelled("Odpowiada", measure.owner),
            labelled("Nakład", measure.effort),
            labelled("Wzrost wyniku", measure.gain),
        ),
        cell(
            labelled("Ustalenia", *numbers(measure.findings)),
            labelled("Zakupy", measure.purchases),
            ("Bezpłatna pomoc: ", *with_addresses(measure.free_help)) if measure.free_help else "",
            labelled("Zamiast", measure.alternatives),
        ),
        measure.position or "nie wpisano",
        anchor=number_anchor(measure.number),
    )


def still_open(report: model.Report) -> Iterator[Block]:
    """What is still to be established, and purchases that wait for it."""
    yield Heading(2, "Do ustalenia", "do-ustalenia")
    for unit in report.units:
        yield from unit_heading(report, unit.name, f"do-ustalenia.{unit.id}")
        yield _open_findings(report, unit)
        head = ("Pytanie", "Odpowiedź", "Kogo zapytać", "Co obejrzeć")
        caption = of_unit(report, unit.name, "Pytania bez ustalonej odpowiedzi")
        yield plain(caption, head, unit.open_questions, "Na wszystkie pytania ustalono odpowiedź.")
    if report.purchases.conditional:
        yield lines_table(report, "Zakupy zależne od ustaleń", report.purchases.conditional)


def _open_findings(report: model.Report, unit: model.UnitSection) -> Block:
    if not unit.open_findings:
        return Paragraph("Brak ustaleń do potwierdzenia.")
    questions = Questions(report)
    rows = []
    for number, title, severity, ids, whom in (entry.cells for entry in unit.open_findings):
        link = Link(number, f"#{number_anchor(number)}")
        rows.append(row((link, f" {title}"), severity, questions.links(ids.split(", ")), whom))
    head = ("Ustalenie możliwe", "Waga", "Pytania", "Kogo zapytać")
    return table(of_unit(report, unit.name, "Ustalenia do potwierdzenia"), head, rows)


def trace(report: model.Report) -> Iterator[Block]:
    """Purchase to legal point, by numbers: what they stand for is printed at their place."""
    yield Heading(2, "Ślad: od zakupu do przepisu", "slad")
    if not report.trace:
        yield Paragraph("Plan nie zawiera zakupów.")
        return
    questions = Questions(report)
    origins = {
        finding.number: questions.links(finding.questions)
        for unit in report.units
        for area in (*unit.environment, *unit.areas)
        for finding in area.findings
    }
    rows = (
        row(
            entry.purchase,
            cell(numbers((entry.measure,)), entry.why),
            cell(numbers((entry.finding,))),
            cell(origins.get(entry.finding.number) or entry.answer),
            entry.legal,
        )
        for entry in report.trace
    )
    head = ("Zakup", "Zalecenie", "Ustalenie", "Odpowiedzi", "Podstawa")
    yield table("Ślad zakupów", head, rows, (3, 2, 1, 3, 3))
