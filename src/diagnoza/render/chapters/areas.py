"""Environment, results, areas with answers and findings."""

from __future__ import annotations

from collections.abc import Iterator

from diagnoza.render.chapters.blocks import Bar, Block, Cell, Heading, Items, Link, Paragraph, Table
from diagnoza.render.chapters.findings import findings_at_length, findings_by_row
from diagnoza.render.chapters.text import (
    Questions,
    cell,
    entries,
    entry,
    lead,
    level_below,
    of_unit,
    row,
    table,
    unit_heading,
)
from diagnoza.report import model


def environment(report: model.Report) -> Iterator[Block]:
    """The unscored questions."""
    yield Heading(2, "Środowisko informatyczne", "srodowisko")
    questions, level = Questions(report), level_below(report)
    for unit in report.units:
        yield from unit_heading(report, unit.name, f"srodowisko.{unit.id}")
        has_parts = len(unit.environment) > 1
        for area in unit.environment:
            if has_parts:
                yield Heading(level, area.title, f"srodowisko.{unit.id}.{area.id}")
            title = of_unit(report, unit.name, area.title)
            yield from _answers(title, area, questions)
            yield from _findings(title, area, questions, level + has_parts)


def results(report: model.Report) -> Iterator[Block]:
    """Scores by area and strengths."""
    yield Heading(2, "Wyniki", "wyniki")
    for unit in report.units:
        yield from unit_heading(report, unit.name, f"wyniki.{unit.id}")
        yield _scores(report, unit)
        yield lead("Mocne strony")
        if unit.strengths:
            yield entries(entry(area.title, Items(area.strengths)) for area in unit.areas if area.strengths)
        else:
            yield Paragraph("Nie odnotowano.")


def public_results(report: model.Report) -> Iterator[Block]:
    """Scores by area."""
    yield Heading(2, "Wyniki", "wyniki")
    for unit in report.units:
        yield from unit_heading(report, unit.name, f"wyniki.{unit.id}")
        yield _scores(report, unit)


def _scores(report: model.Report, unit: model.UnitSection) -> Table:
    caption = of_unit(report, unit.name, "Wyniki obszarów")
    if report.is_public:
        rows = (row(area.title, _score(area), area.range, area.weight) for area in unit.areas)
        return table(caption, ("Obszar", "Wynik ostrożny", "Zakres", "Waga"), rows, (5, 4, 2, 1))
    rows = (
        row((Link(area.title, f"#{_anchor(unit, area)}"),), _score(area), area.range, area.weight, area.counts)
        for area in unit.areas
    )
    return table(caption, ("Obszar", "Wynik ostrożny", "Zakres", "Waga", "Odpowiedzi"), rows, (4, 3, 1, 1, 3))


def _anchor(unit: model.UnitSection, area: model.AreaSection) -> str:
    return f"obszary.{unit.id}.{area.id}"


def _score(area: model.AreaSection) -> Cell:
    bar = None if area.percent is None else Bar(area.percent, area.open_percent or 0)
    return cell(area.score, tone=area.tone, bar=bar)


def areas(report: model.Report) -> Iterator[Block]:
    """Each area with answers and findings; rejected findings."""
    yield Heading(2, "Obszary: odpowiedzi i ustalenia", "obszary")
    questions, level = Questions(report), level_below(report)
    for unit in report.units:
        yield from unit_heading(report, unit.name, f"obszary.{unit.id}")
        for area in unit.areas:
            yield Heading(level, area.title, _anchor(unit, area))
            yield Paragraph(f"Wynik ostrożny: {area.score}; zakres: {area.range}; {area.counts}.")
            title = of_unit(report, unit.name, area.title)
            yield from _answers(title, area, questions)
            yield from _findings(title, area, questions, level + 1)
            if not area.findings:
                yield Paragraph("W tym obszarze nie ma ustaleń.")
        if unit.rejected:
            title = "Ustalenia odrzucone przez audytora"
            yield Heading(level, title, f"odrzucone.{unit.id}")
            yield findings_by_row(of_unit(report, unit.name, title), unit.rejected, questions)


def _findings(title: str, area: model.AreaSection, questions: Questions, level: int) -> Iterator[Block]:
    yield from findings_at_length(area.major_findings, questions, level)
    if area.minor_findings:
        others = "pozostałe ustalenia" if area.major_findings else "ustalenia"
        yield findings_by_row(f"{title}: {others}", area.minor_findings, questions)


def _answers(title: str, area: model.AreaSection, questions: Questions) -> Iterator[Block]:
    """The questions that apply; the register holds the others."""
    asked = [answer for answer in area.answers if answer.is_active]
    if not asked:
        yield Paragraph("Żadne pytanie tego obszaru nie ma zastosowania.")
        return
    points = ("Punkty",) if area.is_scored else ()
    head = ("Pytanie", "Odpowiedź", "Uwagi", "Dowody", *points)
    rows = (
        row(
            cell(answer.text, answer.mark),
            cell(answer.answer, answer.details),
            answer.note,
            answer.evidence,
            *((answer.points,) if points else ()),
            anchor=questions.anchor(answer.mark),
        )
        for answer in asked
    )
    yield table(f"{title}: odpowiedzi", head, rows, (3, 3, 3, 2, 1) if points else (3, 5, 2, 2))
