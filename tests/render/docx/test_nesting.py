"""Blocks that can't close, shading of cells, and what may not repeat."""

from collections.abc import Callable
from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

Audit = Callable[[bytes], list[Any]]


@pytest.mark.parametrize(
    "lines",
    [
        ("{%p for a in xs %}",),
        ("{%p endfor %}",),
        ("{%p for a in xs %}", "{%p endif %}"),
        ("{%p if x %}", "{%p else %}", "{%p else %}", "{%p endif %}"),
        ("{%p if x %}", "{%p else %}", "{%p elif y %}", "{%p endif %}"),
        ("{%p for a in xs %}", "{%p elif y %}", "{%p endfor %}"),
        ("{%p if x %}", "{%p for a in xs %}", "{%p endif %}", "{%p endfor %}"),
        ("{% if x %}", "{% endif %}"),
        ("{%p if x %}", "{% endif %}"),
        ("{% else %}",),
    ],
)
def test_block_without_its_pair_is_refused(draft: Any, lines: tuple[str, ...]) -> None:
    assert draft.lines(*lines).fault().code == "T026"


def test_fault_names_both_tags(draft: Any) -> None:
    fault = draft.lines("{%p for a in xs %}", "{%p endif %}").fault()
    assert (
        fault.message == "znacznik {%p endif %} (otwarty jest {%p for a in xs %}) nie ma pary (akapit: „{%p endif %}”)"
    )


def test_block_over_two_cells_is_refused(draft: Any) -> None:
    assert draft.grid(("{% if x %}a", "b{% endif %}")).fault().code == "T026"


def test_block_into_a_table_is_refused(draft: Any) -> None:
    assert draft.lines("{%p if x %}").grid(("{%p endif %}",)).fault().code == "T026"


def test_too_many_blocks_inside_each_other_are_refused(draft: Any) -> None:
    assert draft.lines(*["{%p for a in xs %}"] * 13, *["{%p endfor %}"] * 13).fault().code == "T029"


def shades(draft: Any, **context: object) -> list[str]:
    return [str(shade.get(qn("w:fill"))) for shade in draft.read(**context).element.iter(qn("w:shd"))]


def test_cell_is_shaded_and_stays_valid(draft: Any, audit: Audit) -> None:
    draft.grid(
        ("H", "R"),
        ("{%tr for r in rows %}",),
        ("{{ r.name }}", "{% cellbg r.colour %}{{ r.risk }}"),
        ("{%tr endfor %}",),
    )
    cell = draft.document.tables[0].cell(2, 1)._tc.get_or_add_tcPr()
    cell.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="FFFFFF"/>'))
    cell.append(parse_xml(f'<w:vAlign {nsdecls("w")} w:val="center"/>'))
    rows = [
        {"name": "a", "colour": "F8CBAD", "risk": "wysokie"},
        {"name": "b", "colour": "", "risk": ""},
        {"name": "c", "colour": "e2f0d9", "risk": "x"},
    ]
    assert draft.cells(rows=rows)[1:] == [["a", "wysokie"], ["b", ""], ["c", "x"]]
    assert shades(draft, rows=rows) == ["F8CBAD", "E2F0D9"]
    order = [child.tag for child in draft.read(rows=rows).tables[0].cell(1, 1)._tc.tcPr]
    assert order == [qn("w:tcW"), qn("w:shd"), qn("w:vAlign")]
    assert audit(draft.report(rows=rows)) == []


def test_cell_without_properties_is_shaded(draft: Any) -> None:
    data = draft.grid(("a",)).document
    cell = data.tables[0].cell(0, 0)
    cell._tc.remove(cell._tc.tcPr)
    cell.paragraphs[0].text = "x {% cellbg c %}y"
    assert shades(draft, c="F8CBAD") == ["F8CBAD"]
    assert draft.cells(c="") == [["x y"]]


@pytest.mark.parametrize("colour", ["red", "F8CBA", "F8CBADF", "#F8CBAD", 'F8CBAD"/><w:p/>', "ＦＦＦＦＦＦ"])
def test_what_is_no_colour_is_refused(draft: Any, colour: str) -> None:
    assert draft.grid(("{% cellbg c %}a",)).fault(c=colour).code == "T043"


@pytest.mark.parametrize(
    "text",
    [
        "{% cellbg a %}{% cellbg b %}",
        "{% if a %}{% cellbg a %}{% endif %}",
        "{% for c in a %}{% cellbg c %}{% endfor %}",
    ],
)
def test_shading_that_could_not_stand_is_refused(draft: Any, text: str) -> None:
    assert draft.grid((text,)).fault().code == "T027"


def test_bookmarks_and_drawing_ids_do_not_repeat_in_loops(draft: Any) -> None:
    draft.lines("{%p for a in xs %}", "{{ a }}", "{%p endfor %}", "koniec")
    wp = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    for place in (1, 3):
        paragraph = draft.document.paragraphs[place]._p
        paragraph.append(parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="{place}" w:name="z{place}"/>'))
        paragraph.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{place}"/>'))
        paragraph.append(
            parse_xml(
                f'<w:r {nsdecls("w")}><w:drawing><wp:inline {wp}><wp:docPr id="7" name="n"/></wp:inline></w:drawing></w:r>'
            )
        )
    report = draft.read(xs=["a", "b", "c"]).element
    assert report.xpath("//w:bookmarkStart/@w:name") == ["z3"]
    assert report.xpath("//wp:docPr/@id") == ["8", "9", "10", "7"]
