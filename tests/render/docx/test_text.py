"""The text of a document read from its XML: what its reader sees, and nothing a program computes anew."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from diagnoza.files.content import shipped
from diagnoza.pipeline import open_case, plan_case
from diagnoza.render.docx.faults import TemplateFault
from diagnoza.render.docx.text import Line, read_lines
from diagnoza.render.reports import render_report
from diagnoza.report.build import build_report

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def lines(body: str) -> list[str]:
    return [line.text for line in places(body)]


def places(body: str) -> tuple[Line, ...]:
    xml = f'<w:document xmlns:w="{W}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>'
    return read_lines("word/document.xml", xml.encode())


def p(*runs: str) -> str:
    return f"<w:p>{''.join(f'<w:r>{run}</w:r>' for run in runs)}</w:p>"


def t(text: str) -> str:
    return f"<w:t>{text}</w:t>"


BEGIN, MID, END = (f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end"))


def test_runs_of_a_paragraph_are_one_text_and_empty_paragraphs_none() -> None:
    assert lines(p(t("Urząd "), t("Gminy")) + "<w:p/>" + p(t(" "))) == ["Urząd Gminy"]


def test_breaks_tabs_and_hard_spaces_are_single_spaces() -> None:
    assert lines(p(t("a\u00a0 b"), "<w:br/>", t("c"), "<w:tab/>", t("d"))) == ["a b c d"]


def test_tab_stops_of_a_paragraph_are_no_text() -> None:
    assert lines("<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>a</w:t></w:r></w:p>") == ["a"]


def test_marks_of_possible_breaks_are_left_out() -> None:
    assert lines(p(t("cyber\u00adbez\u200bpieczeństwo"))) == ["cyberbezpieczeństwo"]


def test_deleted_and_moved_away_text_is_gone_and_inserted_text_is_there() -> None:
    body = (
        "<w:p><w:del><w:r><w:delText>stare</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>nowe</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>stąd</w:t></w:r></w:moveFrom></w:p>"
    )
    assert lines(body) == ["nowe"]


def test_results_of_fields_are_left_out_and_texts_of_links_stay() -> None:
    page = p(t("Strona "), BEGIN, "<w:instrText> PAGE </w:instrText>", MID, t("7"), END, t(" z raportu"))
    link = p(BEGIN, '<w:instrText>HYPERLINK "http://a.pl"</w:instrText>', MID, t("strona"), END)
    simple = (
        '<w:p><w:fldSimple w:instr="SEQ Tabela"><w:r><w:t>3</w:t></w:r></w:fldSimple><w:r><w:t>Wyniki</w:t></w:r></w:p>'
    )
    assert lines(page + link + simple) == ["Strona z raportu", "strona", "Wyniki"]


def test_table_of_contents_over_several_paragraphs_is_left_out() -> None:
    first = p(BEGIN, "<w:instrText>TOC \\o</w:instrText>", MID, t("Rozdział 1"))
    assert lines(first + p(t("Rozdział 2")) + p(END) + p(t("Treść"))) == ["Treść"]


@pytest.mark.parametrize("style", ["TOC1", "Spistreci2"])
def test_entry_of_the_contents_by_its_style_is_left_out(style: str) -> None:
    styled = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>Wyniki</w:t></w:r></w:p>'
    assert lines(styled + p(t("Wyniki"))) == ["Wyniki"]


def test_text_box_is_read_once_though_it_stands_there_twice() -> None:
    box = f"<w:txbxContent>{p(t('w ramce'))}</w:txbxContent>"
    body = f"<w:p><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    assert lines(body) == ["w ramce"]


def test_cells_know_their_table_row_and_cell() -> None:
    row = f"<w:tr><w:tc>{p(t('a'))}</w:tc><w:tc>{p(t('b'))}{p(t('c'))}</w:tc></w:tr>"
    assert places(p(t("przed")) + f"<w:tbl>{row}{row}</w:tbl>")[:5] == (
        Line("przed"),
        Line("a", 1, 1, 1),
        Line("b", 1, 1, 2),
        Line("c", 1, 1, 2),
        Line("a", 1, 2, 3),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-2"])
def test_dtd_is_refused_in_any_encoding(encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b "ccc">]><a>&b;</a>'
    with pytest.raises(TemplateFault) as caught:
        read_lines("x.xml", xml.encode(encoding))
    assert caught.value.code == "T012"


@pytest.mark.parametrize("xml", [b"", b"<a>", b"<a></b>", b"\xff\xfe\x00", b'<?xml version="1.0" encoding="x"?><a/>'])
def test_bad_xml_is_told(xml: bytes) -> None:
    with pytest.raises(TemplateFault) as caught:
        read_lines("x.xml", xml)
    assert caught.value.code == "T013"


def test_part_built_to_fill_the_memory_is_refused() -> None:
    with pytest.raises(TemplateFault) as caught:
        read_lines("x.xml", b"<a>" + b"<b/>" * 8_000_001 + b"</a>")
    assert caught.value.code == "T003"


def test_deep_nesting_is_no_trouble() -> None:
    assert lines("<w:sdt>" * 20_000 + p(t("a")) + "</w:sdt>" * 20_000) == ["a"]


def test_python_docx_reads_the_same_text_in_a_whole_report() -> None:
    case = open_case([shipped("examples") / "gmina-przykladowa" / "arkusz.yaml"])
    report = render_report(build_report(case.evaluations, plan_case(case), case.sources), ".docx", None)
    kept = (qn("w:t"), qn("w:br"), qn("w:tab"))
    by_docx = set()
    for paragraph in Document(BytesIO(report)).element.body.iter(qn("w:p")):
        pieces = (node.text or "" if node.tag == kept[0] else " " for node in paragraph.iter(*kept))
        by_docx.add(" ".join("".join(pieces).split()))
    xml = ZipFile(BytesIO(report)).read("word/document.xml")
    ours = [line.text for line in read_lines("word/document.xml", xml)]
    numbered = {re.sub(r"^(Tabela|Rysunek|Wykres) \d+\.", r"\1 .", text) for text in by_docx}  # numbers are fields
    assert len(ours) > 1_000
    assert [text for text in ours if text not in by_docx | numbered] == []
