"""The report of each shipped example: whole, valid, the same bytes every time, Polish throughout."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.oxml.ns import qn

from diagnoza.files.content import shipped
from diagnoza.files.sheets import read_sheet
from diagnoza.pipeline import Case, open_case, plan_case
from diagnoza.render.reports import render_report
from diagnoza.report.build import build_report
from support.typed_texts import typed_texts
from support.validity import audit_errors

EXAMPLES = sorted(path.parent.name for path in shipped("examples").glob("*/arkusz.yaml"))


def sheet_of(example: str) -> Path:
    return shipped("examples") / example / "arkusz.yaml"


def rendered(case: Case, suffix: str) -> bytes:
    return render_report(build_report(case.evaluations, plan_case(case), case.sources), suffix, None)


def paragraphs(document: DocumentType) -> Iterator[str]:
    """Text of every paragraph in the order of the page, tables included, line breaks as spaces."""
    for paragraph in document.element.body.iter(qn("w:p")):
        yield "".join(
            node.text or "" if node.tag == qn("w:t") else " "
            for node in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab"))
        )


def folded(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(params=EXAMPLES, scope="module")
def example(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def case(example: str) -> Case:
    return open_case([sheet_of(example)])


@pytest.fixture(scope="module")
def docx(case: Case) -> bytes:
    return rendered(case, ".docx")


def test_there_are_examples() -> None:
    assert {"gmina-przykladowa", "miasto-przykladowe"} <= set(EXAMPLES)


def test_docx_holds_every_typed_text(example: str, docx: bytes) -> None:
    text = folded(" ".join(paragraphs(Document(io.BytesIO(docx)))))
    missing = [typed for typed in typed_texts(read_sheet(sheet_of(example)).source) if typed not in text]
    assert missing == []


def test_markdown_holds_every_typed_text(example: str, case: Case) -> None:
    markdown = rendered(case, ".md").decode()
    plain = folded(html.unescape(re.sub(r"\\([\\`*_\[\]<>|#~+=.)-])", r"\1", markdown.replace("<br>", " "))))
    missing = [typed for typed in typed_texts(read_sheet(sheet_of(example)).source) if typed not in plain]
    assert missing == []


def page_text(page: bytes) -> str:
    """What a reader of the HTML sees."""
    shown = re.sub(r"<(?:br|/?li|/?t[dhr]|/?d[dlt]|/?p)\b[^>]*>", " ", page.decode().partition("<body>")[2])
    return folded(html.unescape(re.sub(r"<[^>]*>", "", shown)))


def test_html_holds_every_typed_text(example: str, case: Case) -> None:
    text = page_text(rendered(case, ".html"))
    missing = [typed for typed in typed_texts(read_sheet(sheet_of(example)).source) if typed not in text]
    assert missing == []


@pytest.mark.parametrize("suffix", [".html", ".md"])
def test_every_question_finding_measure_and_purchase_is_printed(case: Case, suffix: str) -> None:
    printed = rendered(case, suffix)
    text = page_text(printed) if suffix == ".html" else html.unescape(re.sub(r"\\(\W)", r"\1", printed.decode()))
    evaluation = case.evaluations[0]
    texts = [q.text for q in case.definition.questions]
    texts += [f.title for f in (*evaluation.findings, *evaluation.rejected)]
    texts += [result.measure.title for result in evaluation.measures]
    texts += [line.item.name for line in plan_case(case).lines]
    text = folded(text)
    assert [entry for entry in texts if folded(entry) not in text] == []


def test_docx_holds_every_question_asked(case: Case, docx: bytes) -> None:
    text = folded(" ".join(paragraphs(Document(io.BytesIO(docx)))))
    assert [q.id for q in case.definition.questions if folded(q.text) not in text] == []


def test_docx_holds_every_finding_measure_and_purchase(case: Case, docx: bytes) -> None:
    text = folded(" ".join(paragraphs(Document(io.BytesIO(docx)))))
    evaluation = case.evaluations[0]
    titles = [f.title for f in (*evaluation.findings, *evaluation.rejected)]
    titles += [result.measure.title for result in evaluation.measures]
    titles += [line.item.name for line in plan_case(case).lines]
    assert [title for title in titles if folded(title) not in text] == []


@pytest.mark.parametrize("suffix", [".docx", ".html", ".md"])
def test_nothing_of_the_machinery_shows(case: Case, docx: bytes, suffix: str) -> None:
    text = "\n".join(paragraphs(Document(io.BytesIO(docx)))) if suffix == ".docx" else rendered(case, suffix).decode()
    assert "{{" not in text
    assert "{%" not in text
    assert not re.search(r"\b(None|nan|NaN|Fraction|Decimal|True|False)\b", text)
    # Marks of classification belong to another act (domain/diagnosis.md).
    assert "POUFNE" not in text.upper()
    assert "ZASTRZEŻONE" not in text.upper()


def test_docx_is_valid_for_word(docx: bytes, tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(docx)
    assert audit_errors(path) == []


@pytest.mark.parametrize("suffix", [".docx", ".html", ".md"])
def test_same_sheet_gives_the_same_bytes(example: str, case: Case, suffix: str) -> None:
    again = open_case([sheet_of(example)])
    assert rendered(case, suffix) == rendered(again, suffix)


def test_special_characters_read_as_typed(tmp_path: Path) -> None:
    sheet = tmp_path / "arkusz.yaml"
    sheet.write_text(
        """\
format_arkusza: 1
kwestionariusz: cyfrowa-gmina
wersja_kwestionariusza: "2026.1"
jednostka: {nazwa: 'Urząd „Żółć" & <b>Syn</b>', rodzaj: gmina}
odpowiedzi:
  kopie-sa:
    odpowiedz: tak
    uwagi: |
      A & B < C, ]]> oraz {{ 7*7 }} i {% if x %}
      drugi wiersz; 'apostrof', "cudzysłów", *gwiazdka* | kreska
""",
        encoding="utf-8",
    )
    case = open_case([sheet])
    text = "\n".join(paragraphs(Document(io.BytesIO(rendered(case, ".docx"))))).replace("\u00a0", " ")
    assert "A & B < C, ]]> oraz {{ 7*7 }} i {% if x %}" in text
    assert "drugi wiersz; 'apostrof', \"cudzysłów\", *gwiazdka* | kreska" in text
    assert 'Urząd „Żółć" & <b>Syn</b>' in text
