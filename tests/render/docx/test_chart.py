"""A chart drawn in Word comes out with the report's numbers, once for each time its drawing is printed, or not at all."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document

from support.drawn_charts import draw, radar, series

Audit = Callable[[bytes], list[Any]]

ONE = "wykres: a in areas | a.title | a.percent"
TWO = f"{ONE} | a.open_percent"
AREAS = [
    {"title": 'Kopie & <b> "x"', "percent": 41, "open_percent": 9},
    {"title": "Szkolenia\npracowników", "percent": None, "open_percent": 0},
    {"title": "Hasła", "percent": 100, "open_percent": None},
]


def opened(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def chart(data: bytes, number: int = 1) -> str:
    return opened(data)[f"word/charts/diagnoza{number}.xml"].decode()


def sheet(data: bytes, number: int = 1) -> str:
    return opened(opened(data)[f"word/embeddings/diagnoza{number}.xlsx"])["xl/worksheets/sheet1.xml"].decode()


def values(xml: str, part: str) -> list[list[tuple[str, str]]]:
    """The points (number, value) of every `c:cat` or `c:val`."""
    found = re.findall(f"<c:{part}>(.*?)</c:{part}>", xml)
    return [re.findall('<c:pt idx="(.*?)"><c:v>(.*?)</c:v>', one) for one in found]


@pytest.fixture
def two(draft: Any) -> Any:
    """A template with a radar chart of two series."""
    draw(draft.document, TWO, radar(series(0, "Wynik"), series(1, "Do &amp; góry")))
    return draft.lines("po")


def test_numbers_and_labels_are_the_reports(two: Any) -> None:
    xml = chart(two.report(areas=AREAS))
    labels = [("0", "Kopie &amp; &lt;b&gt; &#34;x&#34;"), ("1", "Szkolenia pracowników"), ("2", "Hasła")]
    assert values(xml, "cat") == [labels, labels]
    assert values(xml, "val") == [[("0", "41"), ("2", "100")], [("0", "9"), ("1", "0")]]
    assert re.findall('<c:ptCount val="(.)"/>', xml) == ["1", "3", "3"] * 2


def test_formulas_fit_the_rows_and_keep_the_sheet(draft: Any) -> None:
    draw(draft.document, ONE, radar(series(0, "W", "'Moje ''dane'''")))
    report = draft.report(areas=AREAS)
    formulas = re.findall("<c:f>(.*?)</c:f>", chart(report))
    assert formulas == ["'Moje ''dane'''!$B$1", "'Moje ''dane'''!$A$2:$A$4", "'Moje ''dane'''!$B$2:$B$4"]
    book = opened(opened(report)["word/embeddings/diagnoza1.xlsx"])["xl/workbook.xml"].decode()
    assert 'name="Moje &#x27;dane&#x27;"' in book


def test_workbook_has_the_same_numbers_and_no_formula(two: Any) -> None:
    xml = sheet(two.report(areas=AREAS))
    cells = re.findall('<c r="(\\w+)"(?: t="inlineStr")?>(?:<is><t xml:space="preserve">|<v>)(.*?)<', xml)
    assert cells == [
        *[("B1", "Wynik"), ("C1", "Do &amp; góry")],
        *[("A2", "Kopie &amp; &lt;b&gt; &#34;x&#34;"), ("B2", "41"), ("C2", "9")],
        *[("A3", "Szkolenia pracowników"), ("C3", "0")],
        *[("A4", "Hasła"), ("B4", "100")],
    ]
    assert "<f>" not in xml


def test_sample_leaves_no_part_behind(two: Any) -> None:
    names = set(opened(two.report(areas=AREAS)))
    assert {name for name in names if "chart" in name or "embeddings" in name} == {
        "word/charts/diagnoza1.xml",
        "word/charts/_rels/diagnoza1.xml.rels",
        "word/embeddings/diagnoza1.xlsx",
    }
    types = opened(two.report(areas=AREAS))["[Content_Types].xml"].decode()
    assert "chart1.xml" not in types
    assert "style1.xml" not in types


def test_every_turn_of_a_loop_has_a_chart_of_its_own(draft: Any, audit: Audit) -> None:
    draft.lines("{%p for unit in units %}", "{{ unit.name }}")
    draw(draft.document, ONE.replace("in areas", "in unit.areas"), radar(series(0, "W")))
    draft.lines("{%p endfor %}", "koniec")
    units = [{"name": "A", "areas": AREAS}, {"name": "B", "areas": []}, {"name": "C", "areas": AREAS[2:]}]
    report = draft.report(units=units)
    assert [paragraph.text for paragraph in Document(BytesIO(report)).paragraphs] == ["A", "", "B", "C", "", "koniec"]
    assert values(chart(report, 2), "val") == [[("0", "100")]]
    assert "word/charts/diagnoza3.xml" not in opened(report)
    xml = opened(report)["word/document.xml"].decode()
    assert len(set(re.findall('r:id="(.*?)"', xml.split("<w:sectPr")[0]))) == 2
    assert len(set(re.findall('<wp:docPr id="(.*?)"', xml))) == 2
    assert [error for error in audit(report) if "style" not in str(error)] == []


def test_without_points_the_paragraph_goes_and_no_part_is_made(two: Any, audit: Audit) -> None:
    report = two.report(areas=[])
    assert [paragraph.text for paragraph in Document(BytesIO(report)).paragraphs] == ["po"]
    assert not [name for name in opened(report) if "chart" in name or "embed" in name]
    assert audit(report) == []


def test_without_points_words_beside_the_chart_stay(draft: Any, audit: Audit) -> None:
    draw(draft.document, ONE, radar(series(0, "W")), before="Wykres wyników: ")
    report = draft.report(areas=[])
    assert [paragraph.text for paragraph in Document(BytesIO(report)).paragraphs] == ["Wykres wyników: "]
    assert audit(report) == []


def test_without_points_a_cell_keeps_a_paragraph(draft: Any, audit: Audit) -> None:
    paragraph = draw(draft.document, ONE, radar(series(0, "W")))
    draft.grid(("a", ""))
    cell = draft.document.tables[0].cell(0, 1)._tc
    cell.remove(cell.p_lst[0])
    cell.append(paragraph._p)
    draft.lines("po")
    assert audit(draft.report(areas=[])) == []


def test_binding_leaves_the_title_and_the_description_stays(draft: Any) -> None:
    draw(draft.document, ONE, radar(series(0, "W")))
    data = draft.replace("word/document.xml", 'descr="Opis"', 'descr="Wyniki: {{ name }}"')
    draft.source = lambda: data
    [properties] = Document(BytesIO(draft.report(areas=AREAS, name="Urząd"))).element.xpath("//wp:docPr")
    assert (properties.get("descr"), properties.get("title")) == ("Wyniki: Urząd", None)


def test_chart_without_binding_stays_as_it_is(draft: Any) -> None:
    draw(draft.document, "Struktura urzędu", radar(series(0, "W")))
    parts = opened(draft.lines("{{ x }}").report(x="x"))
    assert b"<c:v>7</c:v>" in parts["word/charts/chart1.xml"]
    assert parts["word/embeddings/Microsoft_Excel_Sheet1.xlsx"] == b"sample"


def test_new_parts_take_no_name_that_is_taken(draft: Any) -> None:
    draw(draft.document, ONE, radar(series(0, "W")))
    draw(draft.document, "", radar(series(0, "W")), number=2)
    for relation in draft.document.part.rels.values():
        if relation.reltype.endswith("/chart") and str(relation.target_part.partname).endswith("chart2.xml"):
            relation.target_part.partname = type(relation.target_part.partname)("/word/charts/Diagnoza1.xml")
    names = opened(draft.report(areas=AREAS))
    assert {"word/charts/Diagnoza1.xml", "word/charts/diagnoza2.xml"} <= set(names)


def test_series_without_a_name_or_labels_gets_them(draft: Any) -> None:
    bare = re.sub("<c:cat>.*?</c:cat>", "", series(0))
    draw(draft.document, ONE, radar(bare))
    xml = chart(draft.report(areas=AREAS))
    assert "<c:v>Seria 1</c:v>" in xml
    assert re.findall("<c:(idx|order|tx|cat|val)[ >]", xml)[:5] == ["idx", "order", "tx", "cat", "val"]


@pytest.mark.parametrize(
    "title", ["Wykres:a in areas|a.title|a.percent", "wykres: a in areas | a[„title”] | a.percent"]
)
def test_binding_is_read_as_people_and_word_write_it(draft: Any, title: str) -> None:
    draw(draft.document, title, radar(series(0, "W")))
    assert "Hasła" in chart(draft.report(areas=AREAS))


def test_loop_may_leave_items_out(draft: Any) -> None:
    title = "wykres: a in areas if a.percent is not none | a.title | a.percent"
    draw(draft.document, title, radar(series(0, "W")))
    assert values(chart(draft.report(areas=AREAS)), "val") == [[("0", "41"), ("1", "100")]]
    assert not [name for name in opened(draft.report(areas=AREAS[1:2])) if "chart" in name]


@pytest.mark.parametrize(
    ("title", "right"),
    [
        ("wykres: areas | a.title | a.percent", "wykres: a in areas | a.title | a.percent"),
        ("wykres: a in areas | a.title", "wykres: a in areas | a.title | a.liczba_1"),
        ("wykres: a in areas | a.title | a.x | a.y", "wykres: a in areas | a.title | a.x"),
        ("wykres:", "wykres: pozycja in lista | pozycja.nazwa | pozycja.liczba_1"),
        ("wykers: a in areas | a.title | a.x", "wykres: a in areas | a.title | a.x"),
        ("wykres: a in areas | a.title | a.x +", "wykres: a in areas | a.title | a.x +"),
    ],
)
def test_ill_formed_binding_names_its_paragraph_and_the_right_one(draft: Any, title: str, right: str) -> None:
    draft.lines("Wyniki obszarów")
    draw(draft.document, title, radar(series(0, "W")))
    fault = draft.fault(areas=AREAS)
    assert fault.code == "T046"
    assert "„Wyniki obszarów”" in fault.message
    assert fault.hint.endswith(right)


def test_code_in_a_binding_is_refused(draft: Any) -> None:
    draw(draft.document, "wykres: a in areas | a.title.__class__ | 9**9**9", radar(series(0, "W")))
    assert draft.fault(areas=AREAS).code == "T023"


def test_scatter_chart_is_refused(draft: Any) -> None:
    xml = radar(series(0, "W")).replace("c:val>", "c:yVal>").replace("c:cat>", "c:xVal>")
    draw(draft.document, ONE, xml)
    assert draft.fault(areas=AREAS).code == "T047"


@pytest.mark.parametrize("value", ["41 %", 0.5, True, [1]])
def test_point_that_is_no_whole_number_is_refused(draft: Any, value: object) -> None:
    draw(draft.document, ONE, radar(series(0, "W")))
    fault = draft.fault(areas=[{"title": "a", "percent": value}])
    assert fault.code == "T048"
    assert "a.percent" in fault.message


def test_unknown_field_in_a_binding_is_told_with_the_nearest(draft: Any) -> None:
    draft.lines("Wyniki")
    draw(draft.document, "wykres: a in areas | a.title | a.percnt", radar(series(0, "W")))
    fault = draft.fault(areas=AREAS)
    assert fault.code == "T040"
    assert "Wyniki" in fault.message
    assert "percent" in fault.hint


def test_equal_input_gives_equal_bytes(two: Any) -> None:
    assert two.report(areas=AREAS) == two.report(areas=AREAS)
