"""Tags work wherever Word lets people write: notes, text boxes, content controls, with the quotes and spaces Word puts in."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

Audit = Callable[[bytes], list[Any]]
W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f'xmlns:w="{W_NS}"'
BOX = (
    f'<w:r {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="9" cy="9"/>'
    '<wp:docPr id="1" name="Pole" descr="{{{{ a }}}}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData '
    'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr/>'
    "<wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>"
    "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></v:shape>"
    "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
NOTES_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def boxed(draft: Any, content: str) -> Any:
    draft.document.add_paragraph()._p.append(parse_xml(BOX.format(content)))
    return draft


def texts(node: Any, path: str) -> list[str]:
    return ["".join(found.itertext(f"{{{W_NS}}}t")) for found in node.xpath(path)]


def test_text_box_says_the_same_in_both_its_forms(draft: Any) -> None:
    boxed(draft, p("{%p for x in xs %}") + p("{{ x }}{% if x == a %}!{% endif %}") + p("{%p endfor %}"))
    root = draft.read(xs=["A", "B"], a="B").element
    assert texts(root, "//w:txbxContent") == ["AB!", "AB!"]
    assert root.xpath("//wp:docPr/@descr") == ["B"]


def test_empty_loop_in_a_text_box_leaves_a_paragraph_in_both(draft: Any) -> None:
    boxed(draft, p("{%p for x in xs %}") + p("{{ x }}") + p("{%p endfor %}"))
    root = draft.read(xs=[], a="").element
    assert [len(box) for box in root.xpath("//w:txbxContent")] == [1, 1]


def test_bookmark_in_a_text_box_counts_once(draft: Any) -> None:
    boxed(draft, p("{% bookmark a %}{{ a }}")).lines("{% link a %}")
    root = draft.read(a="U-1").element
    assert root.xpath("//w:bookmarkStart/@w:name") == ["_U_1"]
    assert len(root.xpath("//w:bookmarkEnd")) == 1


def test_content_controls_around_text_paragraphs_and_rows_hold_tags(draft: Any, audit: Audit) -> None:
    control = "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    inline = control.format("<w:r><w:t>{{ a }}</w:t></w:r>")
    block = control.replace("<w:text/>", "").format(p("{%p if a %}") + p("blok {{ a }}") + p("{%p endif %}"))
    for node in parse_xml(f"<w:x {W}><w:p>{inline}<w:r><w:t>{{{{ a }}}}</w:t></w:r></w:p>{block}</w:x>"):
        draft.document.element.body.sectPr.addprevious(node)
    report = draft.report(a="A&B")
    assert texts(Document(BytesIO(report)).element, "//w:p") == ["A&BA&B", "blok A&B"]
    assert audit(report) == []


def test_content_control_left_empty_is_valid(draft: Any, audit: Audit) -> None:
    block = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('{%p if a %}')}{p('x')}{p('{%p endif %}')}</w:sdtContent></w:sdt>"
    draft.document.element.body.sectPr.addprevious(parse_xml(f"<w:x {W}>{block}</w:x>")[0])
    assert audit(draft.report(a="")) == []


def test_cell_that_holds_only_an_emptied_control_keeps_a_paragraph(draft: Any, audit: Audit) -> None:
    block = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('{%p if a %}')}{p('x')}{p('{%p endif %}')}</w:sdtContent></w:sdt>"
    cell = draft.grid(("a", "b")).document.tables[0].cell(0, 1)._tc
    cell.remove(cell.p_lst[0])
    cell.append(parse_xml(f"<w:x {W}>{block}</w:x>")[0])
    report = draft.report(a="")
    assert audit(report) == []
    assert len(Document(BytesIO(report)).element.xpath("//w:tc[2]/w:p")) == 1


def test_footnotes_hold_tags_and_never_come_out_empty(draft: Any, audit: Audit) -> None:
    notes = f'<w:footnotes {W}><w:footnote w:id="1">{p("{%p for x in xs %}")}{p("{{ x }}")}{p("{%p endfor %}")}</w:footnote></w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), NOTES_TYPE, notes.encode(), draft.document.part.package)
    draft.document.part.relate_to(part, NOTES_RELATION)
    run = draft.document.add_paragraph("a").add_run()
    run._r.append(parse_xml(f'<w:footnoteReference {W} w:id="1"/>'))
    for given, expected in ((["jeden", "dwa"], ["jeden", "dwa"]), ([], [""])):
        related = Document(BytesIO(draft.report(xs=given))).part.rels.values()
        [blob] = [relation.target_part.blob for relation in related if relation.reltype == NOTES_RELATION]
        found = parse_xml(blob).iter(f"{{{W_NS}}}p")
        assert ["".join(note.itertext(f"{{{W_NS}}}t")) for note in found] == expected


@pytest.mark.parametrize("quoted", ["„x”", "“x”", "‚x’", "‘x’", "«x»", "»x«", "'x'", '"x"'])
def test_quotes_that_word_puts_in_are_understood(draft: Any, quoted: str) -> None:
    draft.lines(
        f"{{% if\u00a0a\u00a0==\u00a0{quoted} %}}tak{{%\u00a0endif\u00a0%}}", f"{{{{\u00a0xs|join({quoted})\u00a0}}}}"
    )
    draft.lines(f"{{%p\u00a0if a == {quoted} %}}", "akapit", "{%p endif\u202f%}")
    assert draft.text(a="x", xs=["1", "2"]) == ["tak", "1x2", "akapit"]


def test_quotes_that_word_puts_in_are_understood_in_attributes(draft: Any) -> None:
    caption = '<w:tblCaption w:val="{{\u00a0t[„n”]\u00a0}}"/></w:tblPr>'
    data = draft.grid(("a",)).replace("word/document.xml", "</w:tblPr>", caption)
    draft.source = lambda: data
    assert draft.read(t={"n": "Nazwa"}).element.xpath("//w:tblCaption/@w:val") == ["Nazwa"]


def test_unknown_field_is_told_with_its_paragraph_and_the_nearest(draft: Any) -> None:
    fault = draft.lines("Gmina: {{ unit.nmae }}").fault(unit={"name": "a"})
    assert fault.code == "T040"
    assert "Gmina: {{ unit.nmae }}" in fault.message
    assert "„name”" in fault.hint
