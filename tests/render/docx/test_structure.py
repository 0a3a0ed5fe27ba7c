"""Where tags stand, and what becomes of their paragraphs and rows."""

from typing import Any

import pytest

DOCUMENT = "word/document.xml"


def test_paragraphs_of_p_tags_go(draft: Any) -> None:
    draft.lines("przed", "{%p for a in xs %}", "{{ loop.index }}. {{ a }}", "{%p endfor %}", "po")
    assert draft.text(xs=["A", "B"]) == ["przed", "1. A", "2. B", "po"]


def test_rows_of_tr_tags_go(draft: Any) -> None:
    draft.grid(
        ("Nazwa", "Wartość"), ("{%tr for r in rows %}", ""), ("{{ r.name }}", "{{ r.value }}"), ("{%tr endfor %}", "")
    )
    rows = [{"name": "a", "value": 1}, {"name": "b", "value": 20}]
    assert draft.cells(rows=rows) == [["Nazwa", "Wartość"], ["a", "1"], ["b", "20"]]


def test_row_condition_with_else(draft: Any) -> None:
    draft.grid(("N",), ("{%tr if x %}",), ("tak",), ("{%tr else %}",), ("nie",), ("{%tr endif %}",))
    assert draft.cells(x=0) == [["N"], ["nie"]]


def test_for_else_speaks_when_there_is_nothing(draft: Any) -> None:
    draft.lines("{%p for a in xs %}", "{{ a }}", "{%p else %}", "Nie stwierdzono.", "{%p endfor %}")
    assert draft.text(xs=[]) == ["Nie stwierdzono."]


def test_inline_blocks_and_set(draft: Any) -> None:
    draft.lines(
        "{% set n = area.name %}{% for x in xs %}{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}: {{ n }}"
    )
    assert draft.text(xs=["a", "b", "c"], area={"name": "N"}) == ["a, b, c: N"]


def test_elif_chain(draft: Any) -> None:
    draft.lines("{% if n == 1 %}jeden{% elif n == 2 %}dwa{% elif n == 3 %}trzy{% else %}wiele{% endif %}")
    assert [draft.text(n=number) for number in (1, 2, 3, 4)] == [["jeden"], ["dwa"], ["trzy"], ["wiele"]]


def test_several_p_tags_in_one_paragraph(draft: Any) -> None:
    draft.lines("{%p for a in xs %} {%p if a %}", "{{ a }}", "{%p endif %}{%p endfor %}", "koniec")
    assert draft.text(xs=["a", "", "b"]) == ["a", "b", "koniec"]


def test_comments_go(draft: Any) -> None:
    draft.lines("a{# uwaga {{ nic }} #}b {{ x }}{# #}c", "{#p cały akapit #}", "d")
    assert draft.text(x="X") == ["ab Xc", "d"]


def test_headers_footers_are_filled(draft: Any) -> None:
    section = draft.document.sections[0]
    section.header.paragraphs[0].text = "N: {{ x }}"
    section.footer.paragraphs[0].text = "S: {% if x %}{{ x }}{% endif %}"
    section = draft.read(x="A & B").sections[0]
    assert (section.header.paragraphs[0].text, section.footer.paragraphs[0].text) == ("N: A & B", "S: A & B")


def test_table_in_a_loop_and_loop_in_its_cell(draft: Any) -> None:
    draft.lines("{%p for a in areas %}")
    draft.grid(("{{ a.name }}",), ("{%tr for r in a.rows %}",), ("",), ("{%tr endfor %}",))
    cell = draft.document.tables[0].cell(2, 0)
    cell.paragraphs[0].text = "{%p for s in r %}"
    cell.add_paragraph("– {{ s }}")
    cell.add_paragraph("{%p endfor %}")
    cell.add_paragraph("Σ")
    draft.lines("{%p endfor %}")
    tables = draft.read(areas=[{"name": "A", "rows": [["x", "y"], []]}, {"name": "B", "rows": []}]).tables
    assert [[row.cells[0].text for row in table.rows] for table in tables] == [["A", "– x\n– y\nΣ", "Σ"], ["B"]]


def test_captions_and_alternative_texts(draft: Any) -> None:
    draft.grid(("a",)).lines("x")
    caption = '<w:tblCaption w:val="Tabela {{ t[&quot;n&quot;] }}"/><w:tblDescription w:val="{{ d }}"/></w:tblPr>'
    drawing = (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:docPr id="1" name="n" descr="Opis: {{ d }}" title="{{ d }}"/></wp:inline></w:drawing></w:r>'
    )
    data = draft.replace(DOCUMENT, "</w:tblPr>", caption)
    draft.source = lambda: data
    data = draft.replace(DOCUMENT, "<w:r><w:t>x</w:t></w:r>", drawing)
    report = draft.read(t={"n": 'A & "B" <C>'}, d="wiersz 1\nwiersz\t2").element
    found = [
        report.xpath(path)[0]
        for path in ("//w:tblCaption/@w:val", "//w:tblDescription/@w:val", "//wp:docPr/@descr", "//wp:docPr/@title")
    ]
    assert found == ['Tabela A & "B" <C>', "wiersz 1 wiersz 2", "Opis: wiersz 1 wiersz 2", "wiersz 1 wiersz 2"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ a", "T020"),
        ("a }}", "T020"),
        ("{% if a", "T020"),
        ("{{ a }} {%", "T020"),
        ("Uwaga: {%p if a %}", "T024"),
        ("{%p if a %}{{ b }}{%p endif %}", "T024"),
        ("{%p if a %}{%tr endif %}", "T024"),
        ("{%tr for a in b %}", "T025"),
        ("{% cellbg a %}", "T025"),
    ],
)
def test_tag_out_of_place_is_refused_with_its_paragraph(draft: Any, text: str, code: str) -> None:
    fault = draft.lines(text).fault()
    assert fault.code == code
    assert text in fault.message


def test_row_with_other_content_is_refused(draft: Any) -> None:
    assert draft.grid(("{%tr for r in rows %}", "ważne")).fault().code == "T024"


def test_row_with_another_tag_is_refused(draft: Any) -> None:
    assert draft.grid(("{%tr for r in rows %}", "{{ x }}")).fault().code == "T024"


def test_section_break_is_not_lost_with_a_p_tag(draft: Any) -> None:
    draft.lines("{%p if x %}", "a", "{%p endif %}")
    old = "<w:p><w:r><w:t>{%p endif %}"
    data = draft.replace(DOCUMENT, old, "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{%p endif %}")
    draft.source = lambda: data
    assert draft.fault().code == "T024"


def test_tag_in_a_field_code_is_refused(draft: Any) -> None:
    data = draft.lines("a").replace(DOCUMENT, "<w:t>a</w:t>", "<w:instrText>HYPERLINK {{ x }}</w:instrText>")
    draft.source = lambda: data
    assert draft.fault().code == "T028"


def test_tag_in_another_attribute_is_refused(draft: Any) -> None:
    data = draft.lines("a").replace(DOCUMENT, "<w:t>a</w:t>", '<w:t w:x="{{ x }}">a</w:t>')
    draft.source = lambda: data
    assert draft.fault().code == "T028"


def test_block_tag_in_a_caption_is_refused(draft: Any) -> None:
    data = draft.grid(("a",)).replace(DOCUMENT, "</w:tblPr>", '<w:tblCaption w:val="{% if a %}"/></w:tblPr>')
    draft.source = lambda: data
    assert draft.fault().code == "T028"


def test_tag_in_a_chart_is_refused(draft: Any, packages: Any) -> None:
    data = packages(draft.source(), {"word/charts/chart1.xml": b"<c><t>{{ x }}</t></c>"})
    draft.source = lambda: data
    assert draft.fault().code == "T028"
