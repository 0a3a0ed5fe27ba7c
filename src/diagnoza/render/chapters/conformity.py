"""Conformity with each act, exclusions, risk matrix."""

from __future__ import annotations

from collections.abc import Iterator

from diagnoza.render.chapters.blocks import Block, Cell, Heading, Paragraph
from diagnoza.render.chapters.text import (
    Questions,
    cell,
    level_below,
    numbers,
    of_unit,
    plain,
    row,
    table,
    unit_heading,
)
from diagnoza.report import model


def conformity(report: model.Report) -> Iterator[Block]:
    """Each act point by point."""
    yield Heading(2, "Zgodność z przepisami", "zgodnosc")
    questions = Questions(report)
    for unit in report.units:
        yield from unit_heading(report, unit.name, f"zgodnosc.{unit.id}")
        for index, act in enumerate(unit.conformity, 1):
            title = of_unit(report, unit.name, act.short)
            yield Heading(level_below(report), act.short, f"zgodnosc.{unit.id}.{index}")
            yield Paragraph(act.title)
            if act.note:
                yield Paragraph(act.note)
            rows = (
                row(p.label, p.title, cell(p.state, tone=p.tone), cell(questions.links(p.questions)), p.remark)
                for p in act.points
            )
            head = ("Punkt", "Wymaganie", "Stan", "Pytania", "Uwagi")
            yield table(f"{title}: stan zgodności", head, rows, (2, 3, 1, 4, 2))


def exclusions(report: model.Report) -> Iterator[Block]:
    """Every nie dotyczy with its reason."""
    yield Heading(2, "Wyłączenia („nie dotyczy”)", "wylaczenia")
    for unit in report.units:
        empty = f"{unit.name}: brak wyłączeń." if len(report.units) > 1 else "Brak wyłączeń."
        head = ("Pytanie", "Uzasadnienie", "Uznanie")
        yield plain(of_unit(report, unit.name, "Wyłączenia"), head, unit.exclusions, empty)


def matrix(report: model.Report) -> Iterator[Block]:
    """The risk matrix."""
    yield Heading(2, "Matryca ryzyka", "matryca")
    for unit in report.units:
        yield from unit_heading(report, unit.name, f"matryca.{unit.id}")
        head = ("Prawdopodobieństwo", "Wpływ 1", "Wpływ 2", "Wpływ 3", "Wpływ 4")
        rows = (row(line.label, *map(_square, line.cells)) for line in unit.matrix)
        caption = of_unit(report, unit.name, "Ustalenia według prawdopodobieństwa i wpływu")
        yield table(caption, head, rows, (2, 2, 2, 3, 3))
    yield Paragraph(f"W nawiasach ustalenia niepotwierdzone. {report.matrix_note}")


def _square(square: model.MatrixCell) -> Cell:
    waiting = numbers(square.open_findings)
    return cell(square.severity, numbers(square.findings), ("(", *waiting, ")") if waiting else "", tone=square.tone)
