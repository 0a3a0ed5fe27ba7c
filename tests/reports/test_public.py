"""The public version: what must not be published is gone from the model, whatever a template would print of it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diagnoza.answers.model import Answered
from diagnoza.answers.source import SheetSource
from diagnoza.definition.model import Definition
from diagnoza.evaluation.evaluate import evaluate
from diagnoza.evaluation.model import Evaluation
from diagnoza.files.sheets import link_sheet, read_sheet
from diagnoza.files.templates import PUBLIC, template_path
from diagnoza.pipeline import Case, open_case, plan_case
from diagnoza.render.docx.package import read_package
from diagnoza.render.docx.report import render_docx
from diagnoza.render.docx.text import body_text, read_lines
from diagnoza.render.markdown import render_markdown
from diagnoza.render.reports import render_report
from diagnoza.report.abbreviations import ABBREVIATIONS, strings
from diagnoza.report.build import build_report
from diagnoza.report.model import Report
from diagnoza.report.public import CONTENTS, NOTICE, public
from support.cases import cases
from support.examples import CASES
from support.full_sheet import FULL, at, text_paths, with_text
from support.full_sheet import Path as Way
from support.reading import lay, own_definition
from support.small_bank import FILES

PUBLIC_WORDS = frozenset(ABBREVIATIONS.values())
SHORTEST = 12
"""A shorter text may stand in the report for other reasons."""

KEPT: frozenset[Way] = frozenset(
    (
        ("jednostka", "nazwa"),
        ("jednostka", "kierownik", "stanowisko"),
        ("grantobiorca", "nazwa"),
        ("umowa", "numer"),
        ("audytorzy", 0, "rola"),
    )
)
"""Free texts of the sheet that the public version prints: who, under which contract, in what role."""


def made(case: Case) -> Report:
    return build_report(case.evaluations, plan_case(case), case.sources)


def normal(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def told(report: Report) -> str:
    """Everything any template could print, and the Markdown."""
    package = read_package(render_docx(report, template_path(PUBLIC)))
    word = body_text(read_lines("word/document.xml", package["word/document.xml"]))
    return normal("\n".join([*strings(report), render_markdown(report), word]))


@pytest.fixture(scope="module")
def small_case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("bank")
    definition = own_definition(lay(folder, FILES), "t-ankieta")
    return case_of(FULL, definition, folder / "tajna-nazwa-pliku.yaml")


def case_of(text: str, definition: Definition, path: Path) -> Case:
    path.write_text(text, encoding="utf-8")
    loaded = link_sheet(read_sheet(path), definition)
    return Case(definition, (loaded,), (evaluate(loaded.sheet, loaded.route, definition),))


def secrets(evaluation: Evaluation) -> Iterator[tuple[str, str]]:
    """(what it is, text) of what must not be published."""
    source: SheetSource = evaluation.sheet.source
    for person in (source.unit.head, *source.auditors):
        yield "name", person.name
    for part in source.answers.values():
        yield from (("note", part.note), ("reason", part.reason), *(("evidence", text) for text in part.evidence))
        yield from (("statement", said.note) for said in part.statements)
        yield from (("post asked", said.post) for said in part.statements)
    for result in evaluation.results.values():
        if isinstance(result.answer.response, Answered) and result.question.kind in ("table", "text"):
            rows = result.answer.response.value
            cells = [text for row in rows for _, text in row] if isinstance(rows, tuple) else [str(rows)]  # type: ignore[misc]
            yield from (("system", str(cell)) for cell in cells)
    for finding in (*evaluation.findings, *evaluation.rejected):
        yield from (
            ("finding", text)
            for text in (finding.title, finding.text, finding.cause, finding.effect, finding.criterion)
        )
        if finding.judgement:
            yield "decision", finding.judgement.reason
        if finding.own:
            yield "recommendation", finding.own.source.recommendation
    for measure in evaluation.measures:
        yield from (("measure", text) for text in (measure.measure.title, measure.measure.why, *measure.measure.how))
        if measure.position:
            yield "position", measure.position.note
    for act in source.conformity.values():
        yield from (("overruling", part.reason) for part in act.values())
    course = source.course
    yield from (("course", text) for text in (course.scope, course.limitations))
    yield from (("register", text) for entry in course.evidence for text in (entry.name, entry.shown_by, entry.form))
    yield from (("sample", text) for entry in course.samples for text in (entry.of, entry.result, entry.method))
    yield from (("inspection", text) for entry in course.inspections for text in (entry.place, entry.result))
    yield from (("test", text) for e in course.tests for text in (e.scope, e.tool, e.authorisation, e.result))
    yield from (("earlier", text) for entry in course.earlier for text in (entry.text, entry.state))
    if source.opinion:
        yield "opinion", source.opinion.reason
    yield from (("wish", wish.reason) for wish in source.wishes)


def leaks(case: Case, shown: str) -> Iterator[tuple[str, str]]:
    """Secrets that are shown; a cell of a table may hold a unit's own name or a public register's."""
    sources = [evaluation.sheet.source for evaluation in case.evaluations]
    names = {name for source in sources for name in (source.unit.name, source.grantee.name)}
    open_to_all = "\n".join(names | PUBLIC_WORDS)
    for evaluation in case.evaluations:
        for what, text in secrets(evaluation):
            if (
                text not in open_to_all
                and (len(text) >= SHORTEST or (what == "name" and text))
                and normal(text) in shown
            ):
                yield what, text


@pytest.mark.parametrize("example", CASES)
def test_nothing_that_must_not_be_published_is_left(example: str) -> None:
    case = open_case(CASES[example])
    full = told(made(case))
    assert next(leaks(case, full))  # the test sees what it looks for
    short = public(made(case))
    assert list(leaks(case, told(short))) == []
    printed = html.unescape(re.sub(r"<[^>]+>", " ", render_report(short, ".html", None).decode()))
    assert list(leaks(case, normal(printed))) == []


def test_every_typed_text_is_left_out_save_names_of_units_posts_and_the_contract(small_case: Case) -> None:
    shown = told(public(made(small_case)))
    printed = {path for path in text_paths() if normal(at(path)) in shown}
    assert printed == KEPT


def test_file_names_are_left_out_and_the_digest_stays(small_case: Case) -> None:
    full, short = made(small_case), public(made(small_case))
    assert "tajna-nazwa-pliku" in told(full)
    assert "tajna-nazwa-pliku" not in told(short)
    assert small_case.sheets[0].sha256 in {field.value for field in short.provenance}


@settings(max_examples=cases(1_000), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.lists(
        st.tuples(st.sampled_from([p for p in text_paths() if p not in KEPT]), st.integers(0, 10**9)),
        min_size=1,
        max_size=12,
    )
)
def test_random_text_typed_anywhere_is_left_out(
    small_case: Case, tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[Way, int]]
) -> None:
    """Rule: whatever somebody types into a field that is not kept, no string of the public model holds it."""
    data, typed = None, []
    for way, number in changes:
        word = f"tajemnica{number:09}koniec"
        data, typed = with_text(way, word, data), [*typed, word]
    path = tmp_path_factory.getbasetemp() / "losowy.yaml"
    case = case_of(json.dumps(data, ensure_ascii=False), small_case.definition, path)
    assert [word for word in typed if word in told(public(made(case)))] == []


def test_numbers_stay(small_case: Case) -> None:
    full, short = made(small_case), public(made(small_case))
    assert short.is_public
    assert not full.is_public
    assert short.summary.units == full.summary.units
    assert [(area.title, area.score, area.counts) for area in short.units[0].areas] == [
        (area.title, area.score, area.counts) for area in full.units[0].areas
    ]
    assert short.cover.notice == NOTICE
    assert short.contents == CONTENTS
    assert [opinion.kind for opinion in short.opinions] == ["pozytywna z zastrzeżeniami"]
    assert short.cover.head == "Wójt gminy Nigdzie"
    assert [row.cells[0] for row in short.signatures] == [row.cells[0] for row in full.signatures]
    assert [(a.name, a.certificate) for a in short.cover.auditors] == [("", "Certyfikat Próbny")]
    assert short.purchases.totals == full.purchases.totals


def test_tallies_count_every_finding_point_and_grosz(small_case: Case) -> None:
    report, [evaluation] = public(made(small_case)), small_case.evaluations
    [tally] = report.tallies.units
    assert sum(int(row.cells[1]) for row in tally.findings) == sum(f.state == "certain" for f in evaluation.findings)
    assert sum(int(row.cells[2]) for row in tally.findings) == sum(f.state == "possible" for f in evaluation.findings)
    assert [row.cells[0] for row in tally.findings] == ["krytyczna", "wysoka", "średnia", "niska"]
    assert sum(int(row.cells[2]) for row in tally.conformity) == sum(len(act.points) for act in evaluation.conformity)
    gross = [int(re.sub(r"[^\d]", "", row.cells[2])) for row in report.tallies.purchases]
    assert sum(gross) == plan_case(small_case).total.gross > 0


def test_notice_is_no_mark_of_classification() -> None:
    assert "POUFNE" not in NOTICE.upper()
    assert "ZASTRZEŻONE" not in NOTICE.upper()
    assert "Nie publikować" not in NOTICE
    assert "decyduje" in NOTICE


def test_twice_public_is_public(small_case: Case) -> None:
    short = public(made(small_case))
    assert public(short) == short
