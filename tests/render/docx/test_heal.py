"""Tags that Word split over runs."""

from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from diagnoza.render.docx.compile import compile_template

DOCUMENT = "word/document.xml"


@pytest.mark.parametrize(
    "runs",
    [
        ("{{ name }}",),
        ("{", "{ name }}"),
        ("{{", " na", "me ", "}", "}"),
        ("Gmina: {", "{ name }", "} i {{", " name }}."),
        ("{{ name }}{{ na", "me }}{{ name }}"),
        ("{{ name", " }} {{", " name }} {{ name }", "}"),
    ],
)
def test_split_tag_prints_its_value_once(draft: Any, runs: tuple[str, ...]) -> None:
    whole = "".join(runs)
    assert draft.runs(*runs).text(name="Łąka") == [whole.replace("{{ name }}", "Łąka")]


def test_value_takes_the_look_of_the_run_its_tag_began_in(draft: Any) -> None:
    runs = draft.runs("a ", "{{ na", "me }} b").read(name="X").paragraphs[0].runs
    assert [(run.text, run.bold) for run in runs] == [("a ", False), ("X", True), (" b", False)]


def test_look_is_kept_in_both_halves_of_a_split_run(draft: Any) -> None:
    runs = draft.runs("a", "b{% if x %}c{% endif %}d").read(x=1).paragraphs[0].runs
    assert [(run.text, run.bold) for run in runs] == [("a", False), ("b", True), ("c", True), ("d", True)]


def test_spelling_marks_and_last_edit_inside_a_tag_do_not_matter(draft: Any) -> None:
    paragraph = draft.runs("{{ na", "me }}").document.paragraphs[0]
    paragraph.runs[0]._r.addnext(parse_xml(f'<w:proofErr {nsdecls("w")} w:type="spellStart"/>'))
    paragraph.runs[0]._r.addnext(parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="7" w:name="_GoBack"/>'))
    paragraph._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="7"/>'))
    report = draft.read(name="X")
    assert report.paragraphs[0].text == "X"
    assert "_GoBack" not in report.element.xml
    assert "proofErr" not in report.element.xml


def test_line_break_and_tab_inside_a_tag_are_spaces(draft: Any) -> None:
    assert draft.lines("a\t{% if\nx\tand\ny %}b{% endif %}\nc").text(x=1, y=1) == ["a\tb\nc"]


def test_revision_ids_go_so_that_equal_templates_give_equal_reports(draft: Any) -> None:
    draft.lines("{{ a }}")
    marked = draft.replace(DOCUMENT, "<w:p>", '<w:p w:rsidR="00A1B2C3" w:rsidRDefault="00A1B2C3">')
    assert compile_template(marked).parts == compile_template(draft.source()).parts


def test_text_without_preserved_space_is_trimmed_as_word_does(draft: Any) -> None:
    draft.runs("a")
    draft.document.paragraphs[0].runs[0]._r[-1].text = "  {{ x }}  "
    assert draft.text(x="y") == ["y"]


def test_text_box_is_a_paragraph_of_its_own(draft: Any) -> None:
    box = (
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape id="s" type="#t"><v:textbox><w:txbxContent>'
        "<w:p><w:r><w:t>{{ inner }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    draft.runs("{{ ou", "ter }}").document.paragraphs[0].runs[0]._r.addnext(parse_xml(box))
    xml = draft.read(outer="A", inner="B").element.xml
    assert ">A<" in xml
    assert ">B<" in xml
