"""Bookmarks, links, contents and numbers of captions in a finished document."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml import parse_xml

from diagnoza.render.docx.compile import compile_template
from diagnoza.render.docx.references import anchor_name

Audit = Callable[[bytes], list[Any]]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

ID = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}id"


def body(data: bytes) -> Any:
    return Document(BytesIO(data)).element


def check_marks(data: bytes) -> None:
    """Every bookmark is closed once, after it opened; ids and names are unique; every link leads somewhere; no mark is left."""
    root = body(data)
    starts, ends = root.xpath("//w:bookmarkStart/@w:id"), root.xpath("//w:bookmarkEnd/@w:id")
    assert sorted(starts) == sorted(ends)
    assert len(set(starts)) == len(starts)
    marks = root.xpath("//w:bookmarkStart|//w:bookmarkEnd")
    order = [(node.tag.rpartition("}")[2], node.get(ID)) for node in marks]
    assert all(order.index(("bookmarkStart", id_)) < order.index(("bookmarkEnd", id_)) for id_ in starts)
    names = root.xpath("//w:bookmarkStart/@w:name")
    assert len(set(names)) == len(names)
    assert set(root.xpath("//w:hyperlink/@w:anchor")) <= set(names)
    assert root.xpath("//processing-instruction()") == []


def toc(document: Any, code: str = ' TOC \\o "1-2" \\h \\z \\u ', *, spread: bool = True, boxed: bool = False) -> None:
    """Contents as Word writes them: over several paragraphs with old entries, maybe in a content control."""
    mark = '<w:r><w:fldChar w:fldCharType="{}" w:dirty="true"/></w:r>'
    start = f'{mark.format("begin")}<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>{mark.format("separate")}'
    middle = "<w:r><w:t>stary wpis 7</w:t></w:r>"
    ps = [start + middle, middle, mark.format("end")] if spread else [start + middle + mark.format("end")]
    xml = "".join(f"<w:p>{p}</w:p>" for p in ps)
    if boxed:
        gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
        xml = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{xml}</w:sdtContent></w:sdt>"
    for node in parse_xml(f"<w:x {W}>{xml}</w:x>"):
        document.element.body.sectPr.addprevious(node)


def entries(data: bytes) -> list[str]:
    """The text of each paragraph of the contents."""
    ps = [p for p in body(data).xpath("//w:p") if p.xpath(".//w:hyperlink[starts-with(@w:anchor, '_Toc')]")]
    return ["".join(p.xpath(".//w:t/text()")) for p in ps]


def test_link_leads_to_its_bookmark_in_heading_cell_and_loop(draft: Any, audit: Audit) -> None:
    draft.lines("{%p for u in xs %}", "Zob. {% link u %}.", "{%p endfor %}")
    draft.document.add_heading("{% bookmark xs[0] %}{{ xs[0] }} Kopie", 1)
    draft.grid(("{%tr for u in xs %}",), ("{% bookmark u %}{{ u }}",), ("{%tr endfor %}",))
    report = draft.report(xs=["U-1", "U-2"])
    check_marks(report)
    assert audit(report) == []
    assert body(report).xpath("//w:hyperlink/@w:anchor") == ["_U_1", "_U_2"]
    assert body(report).xpath("//w:hyperlink//w:t/text()") == ["U-1", "U-2"]


def test_bookmark_holds_what_follows_it_in_the_paragraph(draft: Any) -> None:
    xml = draft.lines("{% bookmark a %}{{ a }} koniec", "{% link a %}").report(a="U-1")
    text = re.search('<w:bookmarkStart w:id="." w:name="_U_1"/>(.*?)<w:bookmarkEnd', _document(xml))
    assert text is not None
    assert re.sub("<.*?>", "", text[1]) == "U-1 koniec"


def _document(data: bytes) -> str:
    with ZipFile(BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode()


def test_link_to_nothing_is_plain_text(draft: Any) -> None:
    report = draft.lines("{% link a %} i {% link b %}", "{% bookmark b %}x").report(a="U-9", b="U-1")
    check_marks(report)
    assert [p.text for p in Document(BytesIO(report)).paragraphs] == ["U-9 i U-1", "x"]
    assert len(body(report).xpath("//w:hyperlink")) == 1


def test_of_two_bookmarks_the_first_stays(draft: Any) -> None:
    report = draft.lines("{% bookmark a %}raz", "{% bookmark a %}dwa", "{% link a %}").report(a="U-1")
    check_marks(report)
    assert body(report).xpath("//w:p[w:bookmarkStart]//w:t/text()") == ["raz"]


@pytest.mark.parametrize("value", ["", "!?", "ą" * 100, '"><w:p/>', "a\nb", "{{ x }}", "?>", "1", 7])
def test_any_value_makes_a_sound_bookmark(draft: Any, audit: Audit, value: object) -> None:
    report = draft.lines("{% bookmark a %}x", "{% link a %}").report(a=value)
    check_marks(report)
    assert audit(report) == []
    assert all(re.fullmatch(r"_\w{0,39}", name) for name in body(report).xpath("//w:bookmarkStart/@w:name"))


def test_long_names_that_begin_alike_differ() -> None:
    assert anchor_name("a" * 60) != anchor_name("a" * 61)
    assert len(anchor_name("a" * 60)) == 40


def test_bookmarks_of_the_template_keep_their_ids_names_and_links(draft: Any) -> None:
    own = (
        '<w:bookmarkStart w:id="100000" w:name="_Ref1"/><w:bookmarkEnd w:id="100000"/>'
        '<w:hyperlink w:anchor="_Ref1" w:history="1"><w:r><w:t>a</w:t></w:r></w:hyperlink>'
    )
    draft.lines("a", "{% bookmark x %}{{ x }}", "{% link x %}")
    data = draft.replace("word/document.xml", "<w:r><w:t>a</w:t></w:r>", own)
    draft.source = lambda: data
    report = draft.report(x="Ref1")
    check_marks(report)
    assert body(report).xpath("//w:hyperlink/@w:anchor") == ["_Ref1", "_Ref1"]


def test_link_in_a_header_leads_into_the_body(draft: Any) -> None:
    draft.document.sections[0].header.paragraphs[0].text = "{% link x %}{% link y %}"
    header = Document(BytesIO(draft.lines("{% bookmark x %}a").report(x="U-1", y="U-2"))).sections[0].header
    assert header._element.xpath("//w:hyperlink/@w:anchor") == ["_U_1"]


@pytest.mark.parametrize(("spread", "boxed"), [(True, False), (False, False), (True, True), (False, True)])
def test_contents_list_the_headings_with_links(draft: Any, audit: Audit, spread: bool, boxed: bool) -> None:
    toc(draft.document, spread=spread, boxed=boxed)
    draft.document.add_heading("{% bookmark a %}Pierwszy & {{ a }}", 1)
    draft.lines("{%p for x in xs %}")
    draft.document.add_heading("Obszar {{ x }}", 2)
    draft.document.add_heading("Za głęboki", 3)
    draft.lines("{%p endfor %}").grid(("",))
    draft.document.tables[0].cell(0, 0).paragraphs[0].style = "Heading 1"
    draft.document.tables[0].cell(0, 0).paragraphs[0].text = "W tabeli"
    report = draft.report(a="<b>", xs=["A", "B"])
    check_marks(report)
    assert entries(report) == ["Pierwszy & <b>", "Obszar A", "Obszar B", "W tabeli"]
    xml = _document(report)
    assert 'TOC \\o "1-2" \\n \\h \\z \\u' in xml.replace("&quot;", '"')
    assert "stary wpis" not in xml
    assert "dirty" not in xml
    assert audit(report) == []


def test_contents_without_headings_are_valid(draft: Any, audit: Audit) -> None:
    toc(draft.document, boxed=True)
    report = draft.lines("{{ a }}").report(a="a")
    check_marks(report)
    assert audit(report) == []


def test_polish_ids_of_styles_are_understood(draft: Any) -> None:
    """Word in Polish names the styles „heading 1” and „toc 1” too, and only calls their ids Nagwek1 and Spistreci1."""
    for name, id_ in (("Heading 1", "Nagwek1"), ("toc 1", "Spistreci1")):
        styles = draft.document.styles
        style = styles[name] if name in styles else styles.add_style(name, 1)
        style.element.set(f"{{{style.element.nsmap['w']}}}styleId", id_)
    toc(draft.document)
    paragraph = draft.document.add_paragraph("Kopie {{ a }}")
    paragraph._p.get_or_add_pPr().get_or_add_pStyle().val = "Nagwek1"
    report = draft.report(a="X")
    assert entries(report) == ["Kopie X"]
    assert body(report).xpath("//w:p[.//w:hyperlink]/w:pPr/w:pStyle/@w:val") == ["Spistreci1"]


def test_word_is_not_told_to_update_fields(draft: Any) -> None:
    settings = "word/settings.xml"
    data = draft.replace(settings, "</w:settings>", '<w:updateFields w:val="true"/></w:settings>')
    draft.source = lambda: data
    with ZipFile(BytesIO(draft.report())) as archive:
        assert b"updateFields" not in archive.read(settings)


def caption(document: Any, name: str, *, simple: bool) -> None:
    code = f" SEQ {name} \\* ARABIC "
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    number = "<w:r><w:t>9</w:t></w:r>"
    field = (
        f'<w:fldSimple w:instr="{code}">{number}</w:fldSimple>'
        if simple
        else f"{mark.format('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{mark.format('separate')}{number}{mark.format('end')}"
    )
    for node in parse_xml(f"<w:x {W}>{field}</w:x>"):
        document.paragraphs[-1]._p.append(node)


def test_captions_are_numbered_in_order_by_name(draft: Any) -> None:
    draft.lines("{%p for x in xs %}", "Tabela ")
    caption(draft.document, "Tabela", simple=True)
    draft.lines("{%p endfor %}", "Rysunek ")
    caption(draft.document, "Rysunek", simple=False)
    draft.lines("Tabele ")
    caption(draft.document, "Tabela", simple=False)
    caption(draft.document, "Tabela", simple=False)
    root = body(draft.report(xs=[1, 2]))
    texts = ["".join(p.xpath(".//w:t/text()")) for p in root.xpath("//w:p")]
    assert texts == ["Tabela 1", "Tabela 2", "Rysunek 1", "Tabele 34"]


def test_number_in_a_heading_is_in_the_contents(draft: Any) -> None:
    toc(draft.document)
    draft.document.add_heading("Załącznik ", 1)
    caption(draft.document, "Zalacznik", simple=True)
    assert entries(draft.report()) == ["Załącznik 1"]


def test_static_template_is_filled_at_compiling(draft: Any) -> None:
    toc(draft.document)
    draft.document.add_heading("Stały", 1)
    assert compile_template(draft.source()).parts
    assert entries(draft.report()) == ["Stały"]
