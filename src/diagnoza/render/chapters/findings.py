"""Findings: grave ones at length, the others a row each. Both say kryterium, stan, przyczyna, skutek, zalecenie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from diagnoza.render.chapters.blocks import Block, Content, Heading, Link, Mark, Strong, Table, TableRow
from diagnoza.render.chapters.text import (
    Questions,
    cell,
    entries,
    entry,
    labelled,
    number_anchor,
    pointed,
    row,
    table,
)
from diagnoza.report import model


def findings_at_length(findings: Iterable[model.FindingEntry], questions: Questions, level: int) -> Iterator[Block]:
    """A heading of the level and labelled values each."""
    for finding in findings:
        yield Heading(level, f"{finding.number}. {finding.title}", number_anchor(finding.number))
        yield entries(
            (
                entry("Waga", _weight(finding)),
                entry("Kryterium", finding.criterion, _legal(finding)),
                entry("Stan", finding.text),
                entry("Przyczyna", finding.cause or "nie ustalono"),
                entry("Skutek", finding.effect),
                entry("Zalecenie", pointed(finding.measures), finding.recommendation),
                entry("Wynika z", _origin(finding, questions)),
                entry("Decyzja audytora", finding.decision),
            )
        )


def findings_by_row(caption: str, findings: Iterable[model.FindingEntry], questions: Questions) -> Table:
    """A row each."""
    head = ("Ustalenie", "Kryterium", "Stan", "Przyczyna i skutek", "Zalecenie")
    return table(caption, head, (_row(finding, questions) for finding in findings), (2, 3, 3, 2, 2))


def _row(finding: model.FindingEntry, questions: Questions) -> TableRow:
    return row(
        cell(
            (Strong(f"{finding.number}. {finding.title}"),),
            _weight(finding),
            labelled("Wynika z", *_origin(finding, questions)),
            labelled("Decyzja audytora", finding.decision),
        ),
        cell(finding.criterion, _legal(finding)),
        finding.text,
        cell(labelled("Przyczyna", finding.cause), labelled("Skutek", finding.effect)),
        cell(pointed(finding.measures), finding.recommendation),
        anchor=number_anchor(finding.number),
    )


def _weight(finding: model.FindingEntry) -> Content:
    return (Mark(f"{finding.severity} ({finding.rank})", finding.tone), f" {finding.kind}, {finding.state}")


def _legal(finding: model.FindingEntry) -> Content:
    """What is cited, unless that is the criterion itself."""
    return "" if finding.legal == finding.criterion else finding.legal


def _origin(finding: model.FindingEntry, questions: Questions) -> tuple[str | Link, ...]:
    """The questions it follows from, or that it is the auditor's own."""
    return questions.links(finding.questions) or (finding.trace,)
