"""Nothing lost: what a full report must hold is found in it, and what is taken out of it is missed."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings

from diagnoza.evaluation.model import Evaluation
from diagnoza.files.content import shipped
from diagnoza.pipeline import Case, open_case, plan_case
from diagnoza.plan.build import build_plan
from diagnoza.plan.model import Plan
from diagnoza.problems import Failure, Problem
from diagnoza.render.docx.compile import compile_template
from diagnoza.render.docx.package import read_package
from diagnoza.render.docx.report import context_of, shipped_template
from diagnoza.render.docx.template import Template
from diagnoza.render.docx.text import Line, read_lines
from diagnoza.render.docx.write import render
from diagnoza.render.reports import render_report
from diagnoza.report.build import build_report
from diagnoza.reporting import ReportOptions, write_report
from diagnoza.review.completeness import Expected, expected_texts
from diagnoza.review.issue import review_text
from diagnoza.review.readback import PrintedText, check_sums, grosze, missing, read_back
from support.cases import cases
from support.definitions import Data, Drawn
from support.sheets import cases_drawn, evaluated


def is_sheet(path: Path) -> bool:
    """Whether it is a sheet and not the map of an operator's form."""
    return "\nkwestionariusz:" in path.read_text(encoding="utf-8")


EXAMPLES = sorted({path.parent.name for path in shipped("examples").rglob("*.yaml") if is_sheet(path)})


def sheets_of(example: str) -> list[Path]:
    return sorted(path for path in (shipped("examples") / example).glob("*.yaml") if is_sheet(path))


@cache
def template() -> Template:
    return compile_template(shipped_template().read_bytes())


def rendered(evaluations: tuple[Evaluation, ...], plan: Plan) -> bytes:
    """By the shipped template, compiled once."""
    report = build_report(evaluations, plan, [("a.yaml", "0" * 64)])
    return render(template(), context_of(report), created=datetime(2022, 6, 8, tzinfo=UTC))


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return sorted({problem.code for problem in problems})


# Whole reports


@pytest.mark.parametrize("example", EXAMPLES)
def test_report_of_an_example_holds_everything(example: str) -> None:
    case = open_case(sheets_of(example))
    plan = plan_case(case)
    parts = read_package(rendered(case.evaluations, plan))
    assert missing(PrintedText.of(parts), case.evaluations, plan) == ()
    assert read_back(parts, case.evaluations, plan, by_own_template=False) == ()


@settings(max_examples=cases(1_000))
@given(cases_drawn())
def test_report_of_a_random_sheet_holds_everything_and_adds_up(case: tuple[Drawn, Data]) -> None:
    drawn, data = case
    evaluation = evaluated(data, drawn.build())
    plan = build_plan([evaluation])
    assert read_back(read_package(rendered((evaluation,), plan)), [evaluation], plan, by_own_template=False) == ()


def test_expected_texts_are_many_and_of_every_kind() -> None:
    case = open_case(sheets_of("gmina-przykladowa"))
    found = list(expected_texts(case.evaluations, plan_case(case)))
    assert len(found) > 2_000
    assert {entry.kind for entry in found} >= {
        "dane jednostki", "grantobiorca i umowa", "audytorzy", "opinia audytora", "zakres", "ograniczenia", "techniki", "osoby pytane",
        "rejestr dowodów", "próby", "oględziny", "testy", "wcześniejsze zalecenia", "pytania", "odpowiedzi", "uwagi", "dowody",
        "weryfikacja", "kto i jak ustalił", "ustalenia", "kryteria ustaleń", "stan w ustaleniach", "skutki", "zalecenia",
        "stanowisko kierownika", "pozycje planu", "kwoty w planie", "sumy planu", "posiadane",
    }  # fmt: skip


# What is taken out is missed


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Zażółć & <gęślą> [jaźń] {{ 7 }}", "uwagi"),
        ("bo nie", "uzasadnienia odpowiedzi"),
        ("Własne.", "stan w ustaleniach"),
        ("jest drugie", "uzasadnienia decyzji audytora"),
        ("Protokół", "rejestr dowodów"),
        ("stary", "potrzeby własne"),
        ("Kadry", "odpowiedzi"),
        ("Czy są kopie?", "pytania"),
        ("1000,00 zł", "kwoty w planie"),
        ("Nigdy", "odpowiedzi"),
    ],
)
def test_text_taken_out_of_the_report_is_missed(case: Case, bare_report: Path, text: str, kind: str) -> None:
    plan = plan_case(case)
    lines = read_lines("document", read_package(bare_report.read_bytes())["word/document.xml"])
    spaced = text.replace("1000", "1 000")
    without = PrintedText([Line(x.text.replace(spaced, "###"), x.table, x.row, x.cell) for x in lines])
    assert kind in {entry.kind for entry in missing(without, case.evaluations, plan)}


def test_short_answer_elsewhere_does_not_stand_in_for_the_one_at_its_question() -> None:
    lines = [Line("Czy A?", 1, 1, 1), Line("tak", 1, 1, 2), Line("Czy B?", 1, 2, 3), Line("nie", 1, 2, 4)]
    printed = PrintedText(lines)
    assert printed.holds(Expected("odpowiedzi", "", ("tak",), ("Czy A?",), is_tight=True))
    assert not printed.holds(Expected("odpowiedzi", "", ("tak",), ("Czy B?",), is_tight=True))


def test_question_may_be_named_by_its_id_alone() -> None:
    printed = PrintedText([Line("kopie-sa", 1, 1, 1), Line("tak", 1, 1, 2)])
    assert printed.holds(Expected("odpowiedzi", "", ("tak",), ("Czy są kopie?", "kopie-sa"), is_tight=True))


def test_marks_of_another_kind_and_hard_spaces_are_the_same_text() -> None:
    printed = PrintedText([Line("„Kłos & Syn” – spółka z o.o.")])
    assert printed.holds(Expected("uwagi", "", ('"Kłos & Syn" - spółka z\u00a0o.o.',)))


# Machinery


@pytest.mark.parametrize("text", ["Wynik: {{ score }}", "{% for x in y %}", "None", "wynik nan %", "?> }}"])
def test_machinery_in_the_report_is_told(text: str) -> None:
    assert list(PrintedText([Line(text)]).machinery([])) == [text]


@pytest.mark.parametrize("text", ["Banan", "Nonet", "finanse", "{ a }", "100 %"])
def test_words_that_only_look_alike_are_none(text: str) -> None:
    assert list(PrintedText([Line(text)]).machinery([])) == []


def test_machinery_typed_by_the_auditor_is_his_text() -> None:
    printed = PrintedText([Line("Uwaga: system „None” i {{ 7 }}"), Line("{{ 7 }} {{ x }}")])
    assert list(printed.machinery(["system „None”", "{{ 7 }}"])) == ["{{ 7 }} {{ x }}"]


# Sums


def test_sum_that_is_a_grosz_off_is_told(case: Case) -> None:
    plan = plan_case(case)
    assert list(check_sums(plan)) == []
    off = replace(plan, total=replace(plan.total, vat=plan.total.vat + 1))
    assert [problem.code for problem in check_sums(off)] == [
        "R004",
        "R004",
    ]  # the VAT, and the gross that holds it


@pytest.mark.parametrize(("text", "value"), [("1 877 190,05 zł", 187719005), ("0,00 zł", 0), ("-3,10 zł", -310)])
def test_printed_money_is_read_back_to_the_grosz(text: str, value: int) -> None:
    assert grosze(text) == value


# When a report is refused


def template_of(path: Path, *texts: str) -> Path:
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    document.save(str(path))
    return path


def test_own_template_that_leaves_things_out_is_a_warning_by_kind(case: Case, tmp_path: Path) -> None:
    template = template_of(tmp_path / "moj.docx", "{{ cover.title }}")
    written = write_report(case, tmp_path / "r.docx", ReportOptions(template=template))
    assert codes(written.problems) == ["R003"]
    assert {problem.severity for problem in written.problems} == {"warning"}
    [questions] = [p for p in written.problems if ": pytania;" in p.message]
    assert "(6)" in questions.message
    assert (tmp_path / "r.docx").exists()


def test_report_that_lost_texts_by_the_shipped_template_is_refused(case: Case, tmp_path: Path) -> None:
    lossy = template_of(tmp_path / "moj.docx", "{{ cover.title }}", "None")
    plan = plan_case(case)
    report = render_report(build_report(case.evaluations, plan, ()), ".docx", lossy)
    with pytest.raises(Failure) as caught:
        review_text(report, case.evaluations, plan, None)
    assert codes(caught.value.problems) == ["R001", "R002"]
    assert {problem.severity for problem in caught.value.problems} == {"error"}


def test_shipped_extract_need_not_hold_everything(case: Case, bare_report: Path) -> None:
    extract = shipped("report_templates") / "karta" / "szablon.docx"
    assert review_text(b"never read", case.evaluations, plan_case(case), extract) == ()


def test_the_way_of_a_report_reads_back_without_lxml_and_python_docx() -> None:
    code = (
        "import sys, diagnoza.review.issue, diagnoza.review.readback, diagnoza.render.docx.data\n"
        "print(sorted({'lxml', 'docx', 'pikepdf'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
