"""The register of answers: what the tables of the areas leave out, and entries nothing asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diagnoza.render.chapters.blocks import Block, Heading, Table
from diagnoza.render.chapters.text import Questions, cell, of_unit, row, table, unit_heading
from diagnoza.report import model


def register(report: model.Report) -> Iterator[Block]:
    """How each answer was established; questions without application whole; idle entries."""
    yield Heading(2, "Odpowiedzi w całości", "odpowiedzi")
    questions = Questions(report)
    for unit in report.units:
        yield from unit_heading(report, unit.name, f"odpowiedzi.{unit.id}")
        areas = (*unit.environment, *unit.areas)
        asked = [answer for area in areas for answer in area.answers if answer.is_active]
        yield _asked(of_unit(report, unit.name, "Rejestr odpowiedzi"), asked, questions)
        idle = of_unit(report, unit.name, "Pytania, które nie mają zastosowania")
        yield _idle(idle, unit.idle_answers, questions)
        idle = of_unit(report, unit.name, "Wpisy, z których diagnoza nie korzysta")
        yield table(idle, ("Wpis", "Treść"), (row(*entry.cells) for entry in unit.idle))


def _asked(caption: str, answers: Sequence[model.AnswerEntry], questions: Questions) -> Table:
    head = ("Pytanie", "Odpowiedź", "Weryfikacja i sposób ustalenia", "Punkty")
    rows = (row((questions.link(a.mark),), a.answer, a.verification, a.points) for a in answers)
    return table(caption, head, rows, (2, 5, 4, 1))


def _idle(caption: str, answers: Sequence[model.AnswerEntry], questions: Questions) -> Table:
    head = ("Pytanie", "Zachowana odpowiedź", "Uwagi", "Dowody", "Weryfikacja i sposób ustalenia")
    rows = (
        row(
            cell(a.text, a.mark),
            cell(a.answer, a.details),
            a.note,
            a.evidence,
            a.verification,
            anchor=questions.anchor(a.mark),
        )
        for a in answers
    )
    return table(caption, head, rows, (4, 3, 2, 1, 2))
