"""Every shipped template, filled from every example and from a nearly empty sheet: valid, Polish, nothing of the machinery."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from diagnoza.files.content import shipped
from diagnoza.files.templates import named_template, template_names, template_path
from diagnoza.pipeline import open_case, plan_case
from diagnoza.problems import Failure
from diagnoza.render.docx.accessibility import check_accessibility
from diagnoza.render.docx.gate import check_package
from diagnoza.render.docx.package import read_package
from diagnoza.render.docx.report import render_docx
from diagnoza.report.build import build_report
from diagnoza.report.model import Report
from diagnoza.report.public import public
from support.validity import word_errors

EXAMPLES = shipped("examples")
CASES = {path.parent.name: [path] for path in sorted(EXAMPLES.glob("*/arkusz.yaml"))}
CASES["gmina-z-jednostkami"] = [
    EXAMPLES / "gmina-z-jednostkami" / f"{unit}.yaml" for unit in ("urzad", "szkola", "ops")
]
NEARLY_EMPTY = """\
format_arkusza: 1
kwestionariusz: cyfrowa-gmina
wersja_kwestionariusza: "2026.1"
jednostka: {nazwa: Urząd Gminy Próbnej, rodzaj: gmina}
odpowiedzi:
"""


def report_of(paths: Sequence[Path]) -> Report:
    case = open_case(paths)
    return build_report(case.evaluations, plan_case(case), case.sources)


@pytest.fixture(scope="module", params=[*CASES, "nearly empty"])
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Report:
    if request.param in CASES:
        return report_of(CASES[request.param])
    sheet = tmp_path_factory.mktemp("empty") / "arkusz.yaml"
    sheet.write_text(NEARLY_EMPTY, encoding="utf-8")
    return report_of([sheet])


def lines(data: bytes) -> list[str]:
    """The text of every paragraph that holds no drawing."""
    found = Document(BytesIO(data)).element.iter(qn("w:p"))
    texts = [p for p in found if p.find(f".//{qn('w:drawing')}") is None]
    return ["".join(node.text or "" for node in p.iter(qn("w:t"))) for p in texts]


@pytest.mark.parametrize("name", template_names())
def test_every_template_fits_every_example(name: str, report: Report, tmp_path: Path) -> None:
    data = render_docx(public(report) if name == "jawna" else report, template_path(name))
    assert word_errors(data, tmp_path) == []
    shown = lines(data)
    assert all(line.strip() for line in shown)
    text = "\n".join(shown)
    assert not re.search(r"\{\{|\{%|\b(None|nan|Fraction|True|False)\b", text)
    assert not re.search(r"\b(POUFNE|ZASTRZEŻONE)\b", text, re.IGNORECASE)


@pytest.mark.parametrize("name", template_names())
def test_every_template_is_free_of_barriers(name: str, report: Report) -> None:
    assert barriers(render_docx(report, template_path(name))) == []


def barriers(data: bytes) -> list[str]:
    return [str(barrier) for barrier in check_accessibility(*check_package(read_package(data)))]


def test_letters_that_open_a_diagnosis_need_only_the_name_of_the_unit(tmp_path: Path) -> None:
    sheet = tmp_path / "arkusz.yaml"
    sheet.write_text(NEARLY_EMPTY, encoding="utf-8")
    text = "\n".join(lines(render_docx(report_of([sheet]), template_path("start"))))
    for part in (
        "Rozpoczęcie diagnozy cyberbezpieczeństwa",
        "Co przygotować do rozmów",
        "Harmonogram rozmów",
        "Upoważnienie do testów technicznych",
        "Zobowiązanie do zachowania poufności",
        "Do przygotowania: informatyk",
        "Termin (od – do):",
    ):
        assert part in text
    assert "brak danych" not in text


def test_each_part_of_the_letters_begins_a_page() -> None:
    data = render_docx(report_of(CASES["gmina-przykladowa"]), template_path("start"))
    chapters = [p for p in Document(BytesIO(data)).paragraphs if p.style is not None and p.style.style_id == "Heading1"]
    assert [p.paragraph_format.page_break_before for p in chapters] == [None, True, True, True, True]


def test_a_file_called_like_a_template_comes_before_the_template(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert named_template("karta") == shipped("report_templates") / "karta" / "szablon.docx"
    Path("karta").write_bytes(b"")
    assert named_template("karta") == Path("karta")


@pytest.mark.parametrize("name", ["kartaa", "", "a" * 5000, "nul\0", "karta "])
def test_a_bare_word_that_is_no_template_is_told(name: str) -> None:
    with pytest.raises(Failure) as failure:
        named_template(name)
    assert [problem.code for problem in failure.value.problems] == ["T075"]
    assert "karta" in failure.value.problems[0].hint


@pytest.mark.parametrize("path", ["moj.docx", "katalog/karta", "karta.dotx"])
def test_what_looks_like_a_path_stays_one(path: str) -> None:
    assert named_template(path) == Path(path)
