"""Barriers for readers: what is none is not told; the corpus of faulty templates shows what is."""

from __future__ import annotations

import pytest
from lxml import etree

from diagnoza.render.docx.accessibility import Barrier, check_accessibility
from diagnoza.render.docx.gate import check_package
from diagnoza.render.docx.names import w
from diagnoza.render.docx.package import read_package
from diagnoza.render.docx.styles import read_styles
from support.small_template import BODY, Changed, cell, line, lines, row, run, table, template

PICTURE = '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Obraz 1" {}>{}</wp:docPr></wp:inline></w:drawing></w:r></w:p>'
DECORATIVE = '<a:decorative xmlns:a="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
HEAD = row("A", "B", header=True)
GREY = cell("", '<w:shd w:fill="D9D9D9"/>')


def barriers(data: bytes, *fills: str) -> tuple[Barrier, ...]:
    return check_accessibility(*check_package(read_package(data)), fills)


@pytest.mark.parametrize(
    "xml",
    [
        pytest.param(table(row("tylko jedna komórka"), caption=""), id="a frame of one cell needs no header"),
        pytest.param(table(row("Podpis", "Data"), caption=""), id="nor does a single row"),
        pytest.param(table(row("{%tr if x %}", ""), HEAD, row("a", "b"), row("{%tr endif %}", "")), id="rows of tags are none"),
        pytest.param(table(HEAD, row(cell("{%tr for u in units %}", '<w:gridSpan w:val="2"/>')), row("a", "b")), id="nor merged ones"),
        pytest.param(PICTURE.format('descr="Herb gminy"', ""), id="described picture"),
        pytest.param(PICTURE.format("", DECORATIVE), id="decorative picture"),
        pytest.param(PICTURE.format('descr="{{ cover.title }}"', ""), id="description that is filled"),
        pytest.param(table(HEAD, row("a", "b")) + "<w:p/>" + table(HEAD, row("a", "b")), id="paragraph between two tables"),
        pytest.param(table(HEAD, row(cell(table(row("x")) + "<w:p/>"), "b")), id="paragraph after a table in a cell"),
        pytest.param('<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + line("a"), id="break of a page"),
        pytest.param(lines("- 12 stopni, a potem tekst", "zwykły akapit"), id="one dash is no list"),
        pytest.param(line("jeden", "Listapunktowana") + line("dwa", "Listapunktowana"), id="real list"),
        pytest.param(lines("1. stycznia", "tekst"), id="a date is no list"),
        pytest.param(f"<w:p><w:hyperlink>{run('regulamin programu')}</w:hyperlink></w:p>", id="telling link"),
        pytest.param(line("duży", look='<w:color w:val="767676"/><w:sz w:val="36"/>'), id="grey on white is enough for large letters"),
        pytest.param(line("Duży", look='<w:color w:val="949494"/><w:b/><w:sz w:val="28"/>'), id="14 pt in bold is large"),
        pytest.param(line("ukryty", look='<w:vanish/><w:color w:val="FFFFFF"/>'), id="hidden text"),
        pytest.param(line("sam", look='<w:color w:val="auto"/>'), id="automatic colour"),
        pytest.param(table(HEAD, row(cell("tak", '<w:shd w:fill="C6EFCE"/>'), "b")), id="colour with a word"),
        pytest.param(table(HEAD, row(GREY, GREY), row("a", "b")), id="whole row shaded"),
    ],
)  # fmt: skip
def test_what_keeps_nobody_out_is_not_told(xml: str) -> None:
    assert barriers(template(BODY + xml)) == ()


def test_white_letters_on_a_dark_header_of_a_table_style_are_read_against_it() -> None:
    white = line("A", look='<w:color w:val="FFFFFF"/>')
    dark = table(
        row(cell(white), "B", header=True), row("a", "b"), style="Tabela-Siatka", look='<w:tblLook w:val="0020"/>'
    )
    assert barriers(template(BODY + dark)) == ()
    light = table(
        row(cell(white), "B", header=True), row("a", "b"), style="Tabela-Siatka", look='<w:tblLook w:val="0000"/>'
    )
    assert [barrier.code for barrier in barriers(template(BODY + light))] == ["T086"]


def test_a_computed_shade_is_judged_by_every_colour_it_may_have() -> None:
    body = BODY + table(HEAD, row(cell(line("{% cellbg x %}słowo", look='<w:color w:val="595959"/>')), "b"))
    assert barriers(template(body)) == ()
    assert barriers(template(body), "FFFFFF", "E2F0D9") == ()
    [barrier] = barriers(template(body), "FFFFFF", "F4B0B0")
    assert barrier == Barrier(
        "T086", "{% cellbg x %}słowo", (("colour", "595959"), ("behind", "F4B0B0"), ("ratio", "3,9"), ("needed", "4,5"))
    )


def test_each_pair_of_colours_is_told_once_where_it_stands_first() -> None:
    pale = '<w:color w:val="BFBFBF"/>'
    found = barriers(template(BODY + line("pierwszy", look=pale) + line("drugi", look=pale)))
    assert [barrier.where for barrier in found] == ["pierwszy"]


def test_heading_is_known_by_the_name_of_its_style_or_its_outline_level_whatever_its_id() -> None:
    """`Nagwek3` is called „heading 3” in the file and is based on `Nagwek2`."""
    assert [b.code for b in barriers(template(line("A", "Nagwek1") + line("B", "Nagwek3")))] == ["T089"]
    renamed = Changed().replace("word/styles.xml", 'w:styleId="Nagwek1"', 'w:styleId="Tytul7"')
    assert [b.code for b in barriers(renamed.replace("word/document.xml", '"Nagwek1"', '"Tytul7"').data())] == []


def test_a_ring_of_styles_is_cut_where_it_closes() -> None:
    ring = Changed().replace(
        "word/styles.xml", '<w:name w:val="Normal"/>', '<w:name w:val="Normal"/><w:basedOn w:val="Nagwek1"/>'
    )
    styles = read_styles(*check_package(read_package(ring.data())))
    assert [style.get(w("styleId")) for style in styles.chain("Nagwek1")] == ["Normalny", "Nagwek1"]


def test_a_theme_colour_is_looked_up_where_no_digits_stand_beside_it() -> None:
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme name="x">'
        '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:accent4><a:srgbClr val="FFC000"/></a:accent4>'
        "</a:clrScheme></a:themeElements></a:theme>"
    )
    override = '<Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/></Types>'
    changed = (
        Changed().add("word/theme/theme1.xml", theme.encode()).replace("[Content_Types].xml", "</Types>", override)
    )
    body = line("złoty", look='<w:color w:themeColor="accent4"/>') + line(
        "czarny", look='<w:color w:themeColor="text1"/>'
    )
    found = barriers(changed.replace("word/document.xml", "<w:sectPr>", f"{body}<w:sectPr>").data())
    assert [(barrier.code, barrier.where) for barrier in found] == [("T086", "złoty")]


def test_a_barrier_is_a_problem_with_its_place() -> None:
    found = Barrier("T089", "Wnioski", (("level", "3"), ("above", "1"))).problem()
    assert (found.code, found.severity) == ("T089", "warning")
    assert found.message == "przeskok w poziomach nagłówków: po poziomie 1 stoi poziom 3: „Wnioski”"


def test_a_package_without_styles_and_properties_is_looked_at_all_the_same() -> None:
    root = etree.fromstring(template_document())
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    found = check_accessibility({"word/document.xml": root}, {"word/document.xml": main})
    assert [barrier.code for barrier in found] == ["T083", "T084", "T085"]


def template_document() -> bytes:
    return read_package(template(line("tekst")))["word/document.xml"]
