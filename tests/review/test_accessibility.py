"""Barriers that only a finished report shows; what any document may show is tried with the shared rules."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from diagnoza.problems import Problem
from diagnoza.render.docx.package import read_package
from diagnoza.review.accessibility import check_report

DOCUMENT = "word/document.xml"


@pytest.fixture
def barriers(bare_report: Path) -> Callable[[str], list[Problem]]:
    """What the check finds in the report with XML added at its end, beyond what it finds in the report itself."""
    parts = read_package(bare_report.read_bytes())
    before = check_report(parts, is_full=True)

    def found(added: str) -> list[Problem]:
        body, _, end = parts[DOCUMENT].decode().rpartition("<w:sectPr")
        changed = {**parts, DOCUMENT: f"{body}{added}<w:sectPr{end}".encode()}
        return [p for p in check_report(changed, is_full=True) if p not in before]

    return found


def told(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def paragraph(text: str = "", style: str = "Normal", more: str = "") -> str:
    run = f"<w:r><w:t>{text}</w:t></w:r>" if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{run}</w:p>'


def table(*rows: str, caption: str = '<w:tblCaption w:val="T"/><w:tblDescription w:val="O"/>') -> str:
    grid = '<w:tblGrid><w:gridCol w:w="100"/><w:gridCol w:w="100"/></w:tblGrid>'
    return f"<w:tbl><w:tblPr>{caption}</w:tblPr>{grid}{''.join(rows)}</w:tbl>{paragraph('Po tabeli.')}"


def row(*cells: str, header: bool = False, whole: bool = True) -> str:
    marks = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if header else "")
    return (
        f"<w:tr><w:trPr>{marks}</w:trPr>{''.join(f'<w:tc><w:tcPr/>{paragraph(text)}</w:tc>' for text in cells)}</w:tr>"
    )


HEAD = row("A", "B", header=True)


def test_report_by_the_shipped_template_has_no_barrier_for_a_small_case(bare_report: Path) -> None:
    assert check_report(read_package(bare_report.read_bytes()), is_full=True) == ()


@pytest.mark.parametrize(
    ("added", "code"),
    [
        (paragraph("", "Heading1"), "R020"),
        (table(HEAD), "R021"),
        (table(HEAD, row("", "")), "R021"),
        (table(HEAD, row("a", "b", whole=False)), "R022"),
        (table(HEAD, row("a", "b"), caption='<w:tblCaption w:val="T"/>'), "R030"),
        ('<w:p><w:hyperlink w:anchor="nigdzie"><w:r><w:t>zob. ustalenie U-1</w:t></w:r></w:hyperlink></w:p>', "R023"),
        ('<w:p><w:bookmarkStart w:id="90001" w:name="otwarta"/><w:r><w:t>a</w:t></w:r></w:p>', "R024"),
        (paragraph("Wyjustowany", more='<w:jc w:val="both"/>'), "R027"),
        (paragraph("Podrozdział", "Heading3"), "T089"),
        (paragraph("pierwszy") + "<w:p/>" + paragraph("drugi"), "T088"),
    ],
)
def test_barrier_is_told(barriers: Callable[[str], list[Problem]], added: str, code: str) -> None:
    assert code in told(barriers(added))


@pytest.mark.parametrize(
    "added",
    [
        table(HEAD, row("a", "b")),
        table(HEAD, row("a", "x" * 800, whole=False)),
        '<w:p><w:bookmarkStart w:id="90001" w:name="moja"/><w:r><w:t>a</w:t></w:r><w:bookmarkEnd w:id="90001"/></w:p>'
        '<w:p><w:hyperlink w:anchor="moja"><w:r><w:t>zob. opis</w:t></w:r></w:hyperlink></w:p>',
    ],
)
def test_sound_addition_is_no_barrier(barriers: Callable[[str], list[Problem]], added: str) -> None:
    assert barriers(added) == []


def test_two_bookmarks_of_one_name_are_an_error(barriers: Callable[[str], list[Problem]]) -> None:
    twice = "".join(
        f'<w:p><w:bookmarkStart w:id="{n}" w:name="ta"/><w:r><w:t>a</w:t></w:r><w:bookmarkEnd w:id="{n}"/></w:p>'
        for n in (90001, 90002)
    )
    [found] = barriers(twice)
    assert (found.code, found.severity) == ("R024", "error")


def test_report_without_an_abbreviations_chapter_is_told_only_where_it_is_to_be_full(
    bare_report: Path,
) -> None:
    whole = read_package(bare_report.read_bytes())
    xml = whole[DOCUMENT].decode()
    assert "Skróty" in xml
    parts = {**whole, DOCUMENT: xml.replace("Skróty", "Słowa").encode()}
    assert told(list(check_report(parts, is_full=True))) == ["R029"]
    assert check_report(parts, is_full=False) == ()


def test_report_with_many_headings_and_no_contents_is_told(bare_report: Path) -> None:
    parts = read_package(bare_report.read_bytes())
    xml = parts[DOCUMENT].decode()
    assert 'w:val="TOC1"' in xml
    plain = {
        **parts,
        DOCUMENT: xml.replace('w:val="TOC1"', 'w:val="Normal"').replace('w:val="TOC2"', 'w:val="Normal"').encode(),
    }
    assert "R025" in told(list(check_report(plain, is_full=True)))
