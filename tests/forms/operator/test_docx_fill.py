"""A document is filled as Word would fill it, and nothing but the named controls and cells changes."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import etree

from diagnoza.forms.operator.docx_controls import formatted_day
from diagnoza.forms.operator.docx_text import text_of
from support.operator_forms import Try, W, control, document, parts_of

PLACEHOLDER = '<w:r><w:rPr><w:rStyle w:val="Tekstzastpczy"/></w:rPr><w:t>Kliknij.</w:t></w:r>'
LIST = (
    '<w:dropDownList><w:listItem w:displayText="Tak, w pełni" w:value="tak"/>'
    '<w:listItem w:displayText="Nie" w:value="nie"/></w:dropDownList>'
)
CHECKBOX = (
    '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="00FE" w14:font="Wingdings"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
)
LOCKED = '<w:lock w:val="sdtContentLocked"/><w:text/>'
TABLE = (
    "<w:tbl><w:tblGrid/><w:tr><w:tc><w:p><w:r><w:t>Nazwa</w:t></w:r></w:p></w:tc>"
    '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:pPr><w:jc w:val="right"/><w:rPr><w:b/></w:rPr></w:pPr></w:p></w:tc></w:tr>'
    '<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>'
    f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p>{control('k')}</w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
)


def body_of(data: bytes) -> etree._Element:
    return etree.fromstring(parts_of(data)["word/document.xml"])


def xml_of(data: bytes) -> str:
    return parts_of(data)["word/document.xml"].decode()


def test_a_control_takes_the_text_and_loses_its_placeholder(fill: Try) -> None:
    kind = "<w:rPr><w:b/></w:rPr><w:showingPlcHdr/><w:text/>"
    tried = fill(
        document(f"<w:p>{control('nazwa', kind, PLACEHOLDER)}</w:p>"),
        "- {kontrolka: nazwa, wartosc: jednostka.nazwa}",
        ".docx",
    )
    xml = xml_of(tried.data)
    assert text_of(body_of(tried.data)) == "Urząd Gminy Przykładowej"
    assert "Tekstzastpczy" not in xml
    assert "showingPlcHdr" not in xml
    assert "<w:r><w:rPr><w:b/></w:rPr><w:t" in xml
    assert tried.codes == []


def test_the_look_of_what_stood_there_is_kept(fill: Try) -> None:
    content = "<w:r><w:rPr><w:i/></w:rPr><w:t>wzór</w:t></w:r><w:r><w:t> dalej</w:t></w:r>"
    tried = fill(document(f"<w:p>{control('a', '<w:text/>', content)}</w:p>"), "- {kontrolka: a, tekst: nowe}", ".docx")
    assert '<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">nowe</w:t></w:r>' in xml_of(tried.data)
    assert tried.codes == ["O043"]


def test_every_other_byte_of_the_document_stays(fill: Try) -> None:
    before = f"<w:p  w:rsidR='00A1'><!-- ? --><w:r><w:t>A &amp; B</w:t></w:r></w:p><w:p>{control('a')}</w:p>"
    form = document(before + "<w:p/>", settings=f'<w:settings xmlns:w="{W}"/>')
    tried = fill(form, "- {kontrolka: a, tekst: x}", ".docx")
    old, new = parts_of(form), parts_of(tried.data)
    assert {name for name in old if old[name] != new[name]} == {"word/document.xml"}
    start, end = before.index("<w:sdt>"), before.index("</w:sdt>") + 8
    text = old["word/document.xml"].decode()
    assert xml_of(tried.data).startswith(text[: text.index(before) + start])
    assert xml_of(tried.data).endswith(before[end:] + "<w:p/></w:body></w:document>")


def test_a_repeated_tag_is_filled_each_time_also_in_the_header(fill: Try) -> None:
    header = f'<w:hdr xmlns:w="{W}"><w:p>{control("a")}</w:p></w:hdr>'
    tried = fill(
        document(f"<w:p>{control('a')}{control('a')}</w:p>", header1=header), "- {kontrolka: a, tekst: jest}", ".docx"
    )
    assert xml_of(tried.data).count("jest") == 2
    assert parts_of(tried.data)["word/header1.xml"].decode().count("jest") == 1


def test_a_control_is_found_by_its_title_where_no_tag_is_so_called(fill: Try) -> None:
    tried = fill(
        document(f"<w:p>{control('k1', title='Nazwa urzędu')}</w:p>"), "- {kontrolka: Nazwa urzędu, tekst: x}", ".docx"
    )
    assert tried.done.filled[0].text == "x"
    wrong = fill(
        document(f"<w:p>{control('k1', title='Nazwa urzędu')}</w:p>"), "- {kontrolka: Nazwa urzedów, tekst: x}", ".docx"
    )
    assert (wrong.codes, wrong.problems[0].hint) == (["O031"], "może chodziło o „Nazwa urzędu”?")


@pytest.mark.parametrize(("word", "shown"), [("tak", "Tak, w pełni"), ("NIE", "Nie"), ("Tak, w pełni", "Tak, w pełni")])
def test_a_list_shows_its_own_item(fill: Try, word: str, shown: str) -> None:
    tried = fill(document(f"<w:p>{control('a', LIST)}</w:p>"), f"- {{kontrolka: a, tekst: '{word}'}}", ".docx")
    assert text_of(body_of(tried.data)) == shown
    assert 'w:lastValue="' in xml_of(tried.data)


def test_a_list_without_the_word_stays_and_a_combo_takes_it(fill: Try) -> None:
    tried = fill(document(f"<w:p>{control('a', LIST)}</w:p>"), "- {kontrolka: a, tekst: może}", ".docx")
    assert [(p.code, p.hint) for p in tried.problems] == [("O041", "dozwolone: Tak, w pełni, Nie")]
    assert tried.done.left[0].reason == "słowa nie ma na liście tej kontrolki"
    combo = LIST.replace("dropDownList", "comboBox")
    tried = fill(document(f"<w:p>{control('a', combo)}</w:p>"), "- {kontrolka: a, tekst: może}", ".docx")
    assert (tried.codes, text_of(body_of(tried.data))) == (["O041"], "może")


@pytest.mark.parametrize(
    ("source", "checked", "sign"),
    [
        ("wartosc: oswiadczenia.bezstronnosc", "1", "\u00fe"),
        ("wartosc: oswiadczenia.udzial_w_dostawach", "0", "\u2610"),
        ("odpowiedz: kopie-sa, opcja: czesciowo", "1", "\u00fe"),
        ("odpowiedz: kopie-sa, opcja: tak", "0", "\u2610"),
        ("odpowiedz: kopie-sa, jako: {tak: tak, czesciowo: nie, nie: nie}", "0", "\u2610"),
    ],
)
def test_a_checkbox_is_ticked_or_not(fill: Try, source: str, checked: str, sign: str) -> None:
    content = "<w:r><w:t>\u2610</w:t></w:r>"
    tried = fill(document(f"<w:p>{control('a', CHECKBOX, content)}</w:p>"), f"- {{kontrolka: a, {source}}}", ".docx")
    assert f'<w14:checked w14:val="{checked}"/>' in xml_of(tried.data)
    assert text_of(body_of(tried.data)) == sign
    assert ("Wingdings" in xml_of(tried.data).split("sdtContent")[1]) is (checked == "1")


def test_a_checkbox_takes_no_other_word(fill: Try) -> None:
    tried = fill(document(f"<w:p>{control('a', CHECKBOX)}</w:p>"), "- {kontrolka: a, odpowiedz: kopie-sa}", ".docx")
    assert tried.codes == ["O044"]
    assert tried.done.filled == ()


def test_a_day_is_written_by_the_controls_own_pattern(fill: Try) -> None:
    kind = "<w:date><w:dateFormat w:val=\"d MMMM yyyy 'r.'\"/></w:date>"
    tried = fill(document(f"<w:p>{control('a', kind)}</w:p>"), "- {kontrolka: a, wartosc: przeprowadzono.do}", ".docx")
    assert text_of(body_of(tried.data)) == "8 czerwca 2022 r."
    assert 'w:fullDate="2022-06-08T00:00:00Z"' in xml_of(tried.data)


@pytest.mark.parametrize(
    ("pattern", "shown"),
    [("", "08.06.2022"), ("yyyy-MM-dd", "2022-06-08"), ("d.M.yy", "8.6.22"), ("dddd, d MMM yyyy", "środa, 8 cze 2022")],
)
def test_patterns_of_days(pattern: str, shown: str) -> None:
    assert formatted_day(date(2022, 6, 8), pattern) == shown


def test_lines_are_breaks_in_plain_text_and_paragraphs_in_any_other(fill: Try) -> None:
    block = (
        "<w:sdt><w:sdtPr><w:tag w:val='a'/>{}</w:sdtPr>"
        "<w:sdtContent><w:p><w:pPr><w:jc w:val='both'/></w:pPr></w:p><w:p/></w:sdtContent></w:sdt>"
    )
    entry = '- {kontrolka: a, tekst: "raz\\ndwa\\ntrzy"}'
    rich = xml_of(fill(document(block.format("")), entry, ".docx").data)
    assert (rich.count("<w:br/>"), rich.count('<w:jc w:val="both"/>')) == (0, 3)
    assert rich.index("raz") < rich.index("dwa") < rich.index("trzy")
    plain = xml_of(fill(document(block.format('<w:text w:multiLine="1"/>')), entry, ".docx").data)
    assert (plain.count("<w:br/>"), plain.count('<w:jc w:val="both"/>')) == (2, 1)


@pytest.mark.parametrize("text", ["{{ jednostka.nazwa }}", 'a & b < c > d ]]> \\"e\\"', "  odstępy  ", "עברית", "😀"])
def test_any_text_is_written_as_it_is(fill: Try, text: str) -> None:
    tried = fill(document(f"<w:p>{control('a')}</w:p>"), f'- {{kontrolka: a, tekst: "{text}"}}', ".docx")
    assert text_of(body_of(tried.data)) == text.replace("\\", "").strip()


def test_locked_and_bound_controls_are_told(fill: Try) -> None:
    bound = "<w:dataBinding w:xpath='/a' w:storeItemID='{1}'/><w:text/>"
    tried = fill(
        document(f"<w:p>{control('a', LOCKED)}{control('b', bound)}</w:p>"),
        "- {kontrolka: a, tekst: x}\n- {kontrolka: b, tekst: y}",
        ".docx",
    )
    assert tried.codes == ["O040", "O043", "O046"]
    assert [left.reason for left in tried.done.left] == ["kontrolka jest zablokowana"]
    assert "dataBinding" not in xml_of(tried.data)


@pytest.mark.parametrize(
    "kind", ["<w:picture/>", "<w15:repeatingSection xmlns:w15='http://schemas.microsoft.com/office/word/2012/wordml'/>"]
)
def test_a_control_that_takes_no_text_is_an_error(fill: Try, kind: str) -> None:
    assert fill(document(f"<w:p>{control('a', kind)}</w:p>"), "- {kontrolka: a, tekst: x}", ".docx").codes == ["O037"]


def test_cells_of_tables_are_named_like_those_of_a_sheet(fill: Try) -> None:
    tried = fill(document(TABLE), "- {komorka: Tabela 1!B1, tekst: x}\n- {komorka: tabela1!C2, tekst: y}", ".docx")
    assert [filled.text for filled in tried.done.filled] == ["x", "y"]
    assert '<w:jc w:val="right"/><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t' in xml_of(tried.data)
    assert tried.done.unmapped == ("kontrolka k",)


def test_cells_that_are_not_there_are_told_with_the_right_ones(fill: Try) -> None:
    tried = fill(
        document(TABLE),
        """
        - {komorka: Tabela 2!A1, tekst: x}
        - {komorka: Tabela 1!D1, tekst: x}
        - {komorka: Tabela 1!C1, tekst: x}
        - {komorka: Tabela 1!A3, tekst: x}
        - {komorka: Tabela 1!B3, tekst: x}
        - {komorka: Dane!A1, tekst: x}
        - {nazwa: WYNIK, tekst: x}
        """,
        ".docx",
    )
    assert tried.codes == ["O031", "O032", "O034", "O034", "O038", "O015", "O014"]
    assert tried.problems[2].hint == "wpisz „Tabela 1!B1”"
    assert tried.problems[3].hint == "wpisz „Tabela 1!A2”"


def test_a_document_protected_for_forms_opens_controls_only(fill: Try) -> None:
    settings = f'<w:settings xmlns:w="{W}"><w:documentProtection w:edit="forms" w:enforcement="1"/></w:settings>'
    form = document(TABLE, settings=settings)
    tried = fill(form, "- {komorka: Tabela 1!B1, tekst: x}\n- {kontrolka: k, tekst: y}", ".docx")
    assert (tried.codes, [f.target for f in tried.done.filled]) == (["O040", "O043"], ["k"])
