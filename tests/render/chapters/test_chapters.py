"""Which chapters a report has, and that its blocks hang together whatever prints them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from diagnoza.render.chapters import blocks_of
from diagnoza.render.chapters.blocks import Block, Contents, Entries, Heading, Link, Table
from diagnoza.render.markdown import render_markdown
from diagnoza.report.build import CONTENTS
from diagnoza.report.model import ChangeRow, Changes, Report
from support.reports import example, typed

ANSWERED = "odpowiedzi: {kopie-sa: {odpowiedz: nie, uwagi: zapisek tajny, dowody: [teczka szara]}, upr-mfa: nie}\n"


@pytest.fixture(scope="module", params=["gmina-przykladowa", "gmina-z-jednostkami"])
def report(request: pytest.FixtureRequest) -> Report:
    return example(request.param)


def headings(report: Report, *levels: int) -> list[str]:
    return [block.text for block in blocks_of(report) if isinstance(block, Heading) and block.level in levels]


def anchors(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading):
            yield block.anchor
        elif isinstance(block, Table):
            yield from (row.anchor for row in block.rows if row.anchor)


def links(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            lines = [line for row in block.rows for cell in row.cells for line in cell.lines]
        elif isinstance(block, Entries):
            lines = [line for entry in block.entries for line in entry.lines]
        else:
            continue
        for line in lines:
            yield from (span.target for span in line if isinstance(span, Link)) if isinstance(line, tuple) else ()


def test_chapters_stand_in_the_order_of_the_design(report: Report) -> None:
    assert headings(report, 2) == list(CONTENTS)


def test_contents_list_what_follows(report: Report) -> None:
    (contents,) = [block for block in blocks_of(report) if isinstance(block, Contents)]
    assert [heading.text for heading in contents.headings] == headings(report, 2, 3)


def test_every_anchor_is_one_and_every_link_has_its_target(report: Report) -> None:
    blocks = blocks_of(report)
    found, targets = list(anchors(blocks)), set(links(blocks))
    assert len(found) == len(set(found))
    assert {target for target in targets if target.startswith("#")} <= {f"#{anchor}" for anchor in found}
    assert all(target.startswith(("#", "http://", "https://")) for target in targets)
    assert {"#u-1", "#z-1"} <= targets


def test_every_row_has_a_cell_a_column(report: Report) -> None:
    tables = [block for block in blocks_of(report) if isinstance(block, Table)]
    assert all(len(row.cells) == len(table.head) for table in tables for row in table.rows)
    assert all(len(table.widths) in (0, len(table.head)) and sum(table.widths) in (0, 12) for table in tables)
    assert len({table.caption for table in tables}) == len(tables)


def test_each_question_stands_in_one_table_of_an_area_or_with_those_that_do_not_apply(report: Report) -> None:
    rows = [row.anchor for block in blocks_of(report) if isinstance(block, Table) for row in block.rows]
    asked = [a.mark for unit in report.units for area in (*unit.environment, *unit.areas) for a in area.answers]
    assert sorted(anchor for anchor in rows if anchor.startswith("p.")) == sorted(f"p.{mark}" for mark in asked)


def test_changes_follow_the_summary() -> None:
    rows = (ChangeRow("Urząd", "Wynik ostrożny", "20 %", "25 %"),)
    report = dataclasses.replace(
        example("gmina-przykladowa"), changes=Changes("wersja z 1.06.2022", ("Wynik wzrósł.",), rows)
    )
    assert headings(report, 2)[:2] == ["Podsumowanie dla kierownictwa", "Zmiany od poprzedniej wersji"]
    text = render_markdown(report)
    assert "Porównano z: wersja z 1.06.2022." in text
    assert "| Wynik ostrożny | Urząd | 20 % | 25 % |" in text
    assert "Nic się nie zmieniło." not in text


def test_nothing_changed_is_said(tmp_path: Path) -> None:
    report = dataclasses.replace(typed(tmp_path, ANSWERED), changes=Changes("wersja pierwsza", (), ()))
    assert "Nic się nie zmieniło." in render_markdown(report)


def test_reasons_that_keep_a_report_a_draft_are_printed(tmp_path: Path) -> None:
    text = render_markdown(typed(tmp_path, "status: ostateczny\nodpowiedzi: {}\n"))
    assert "Dokument pozostaje projektem: nie wpisano audytora" in text


PUBLIC = [
    "Podsumowanie dla kierownictwa",
    "Podstawa prawna i metoda",
    "Zakres i przebieg diagnozy",
    "Wyniki",
    "Koszt zakupów",
]


def test_public_report_has_its_chapters_only(tmp_path: Path) -> None:
    """Even of a model from which nothing was taken, no answer, finding, measure or purchase is printed."""
    whole = typed(tmp_path, ANSWERED)
    public = dataclasses.replace(whole, is_public=True)
    assert headings(public, 2) == PUBLIC
    text = render_markdown(public)
    hidden = ["zapisek tajny", "teczka szara", *(measure.title for measure in whole.measures)]
    hidden += [f.title for unit in whole.units for area in unit.areas for f in area.findings]
    hidden += [text for group in whole.purchases.groups for line in group.lines for text in line.requirements]
    assert len(hidden) > 20
    assert [word for word in hidden if word in text] == []
    assert whole.units[0].areas[0].title in text


def test_emptied_report_claims_nothing(tmp_path: Path) -> None:
    """What a public report leaves out is not said to be none."""
    whole = typed(tmp_path, ANSWERED)
    summary = dataclasses.replace(whole.summary, worst=(), first_measures=(), sentences=())
    cover = dataclasses.replace(whole.cover, auditors=(), notice="")
    units = tuple(
        dataclasses.replace(
            unit,
            environment=(),
            areas=tuple(
                dataclasses.replace(area, answers=(), major_findings=(), minor_findings=(), strengths=())
                for area in unit.areas
            ),
            strengths=(),
            conformity=(),
            exclusions=(),
            open_findings=(),
            open_questions=(),
        )
        for unit in whole.units
    )
    plan = dataclasses.replace(whole.purchases, groups=(), expenses=(), owned=(), limits=(), remarks=())
    emptied = dataclasses.replace(
        whole,
        is_public=True,
        cover=cover,
        summary=summary,
        units=units,
        purchases=plan,
        courses=(),
        measures=(),
        trace=(),
    )
    text = render_markdown(emptied)
    for claim in (
        "Nie stwierdzono",
        "Brak ",
        "Nie odnotowano",
        "nie ma ustaleń",
        "Nie wpisano",
        "nie wpisano do arkusza",
    ):
        assert claim not in text
    assert whole.units[0].summary.score in text
