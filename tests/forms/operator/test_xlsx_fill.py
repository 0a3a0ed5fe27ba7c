"""A workbook is filled as a person would fill it, and nothing but the named cells changes."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from openpyxl import Workbook
from openpyxl.styles import Protection
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.table import Table

from support.operator_forms import Try, book_of, packed, parts_of, saved


def one_sheet(**cells: object) -> Workbook:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Dane"
    for address, value in cells.items():
        sheet[address] = value
    return book


@pytest.mark.parametrize(
    ("number_format", "source", "expected"),
    [
        ("dd.mm.yyyy", "wartosc: przeprowadzono.do", datetime(2022, 6, 8)),
        ("General", "wartosc: przeprowadzono.do", "08.06.2022"),
        ("@", "wartosc: umowa.kwota_grantu", "150\u00a0000,00\u00a0zł"),
        ("#,##0.00", "wartosc: umowa.kwota_grantu", 150000),
        ("General", "wartosc: umowa.kwota_grantu", 150000),
        ("0.0%", "wartosc: wynik.ostrozny", 0.249),
        ("0", "wartosc: wynik.ostrozny", 24.9),
        ("General", "wartosc: wynik.ostrozny", "25\u00a0%"),
        ("0%", "odpowiedz: szk-udzial", 0.81),
        ("General", "wartosc: jednostka.teryt", "0299012"),
        ("0", "wartosc: jednostka.zasoby.stanowiska", 38),
        ("General", "tekst: '=1+1'", "=1+1"),
        ("General", "wartosc: oswiadczenia.bezstronnosc, jako: {tak: '1', nie: '0'}", 1),
        ("@", "wartosc: oswiadczenia.bezstronnosc, jako: {tak: '1', nie: '0'}", "1"),
        ("General", "wartosc: oswiadczenia.bezstronnosc, jako: {tak: PRAWDA, nie: FAŁSZ}", True),
        ("General", "tekst: _x0041_", "_x0041_"),
    ],
)
def test_the_cells_format_decides_how_a_value_is_written(
    fill: Try, number_format: str, source: str, expected: object
) -> None:
    book = one_sheet(A1="Pole")
    book["Dane"]["B1"].number_format = number_format
    tried = fill(saved(book), f"- {{komorka: Dane!B1, {source}}}")
    cell = book_of(tried.data)["Dane"]["B1"]
    shown = cell.value
    if isinstance(shown, str):
        assert cell.data_type in ("s", "inlineStr")
        shown = re.sub("_x005F_", "_", shown)
    assert shown == (
        pytest.approx(expected, abs=0.05 if expected == 24.9 else 0.0005) if isinstance(expected, float) else expected
    )
    assert cell.number_format == number_format


def test_a_day_counts_from_1904_where_the_workbook_does(fill: Try) -> None:
    book = one_sheet()
    book["Dane"]["B1"].number_format = "yyyy-mm-dd"
    parts = parts_of(saved(book))
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"<workbookPr/>", b'<workbookPr date1904="1"/>')
    tried = fill(packed(parts), "- {komorka: Dane!B1, wartosc: przeprowadzono.do}")
    assert book_of(tried.data)["Dane"]["B1"].value == datetime(2022, 6, 8)


def test_only_the_named_cells_change_and_every_other_byte_stays(fill: Try) -> None:
    book = one_sheet(A1="Nazwa", A2="inne", C9="ostatnie")
    extension = (
        b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/'
        b'spreadsheetml/2009/9/main"><x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/'
        b'2006/main"><x14:dataValidation type="list"><x14:formula1><xm:f>Dane!$A$1:$A$2</xm:f></x14:formula1>'
        b"<xm:sqref>B1</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>"
    )
    parts = parts_of(saved(book))
    sheet = (
        parts["xl/worksheets/sheet1.xml"]
        .replace(b"</worksheet>", extension)
        .replace(b"<sheetData>", b"<!-- ? --><sheetData\n >")
    )
    parts["xl/worksheets/sheet1.xml"] = sheet
    parts["customXml/item1.xml"] = b"<dane  a = '1'/>"
    tried = fill(packed(parts), "- {komorka: Dane!B1, wartosc: jednostka.nazwa}\n- {komorka: Dane!B5, tekst: piąty}")
    after = parts_of(tried.data)
    assert {name for name in parts if parts[name] != after[name]} == {"xl/worksheets/sheet1.xml"}
    assert list(after) == list(parts)
    new = after["xl/worksheets/sheet1.xml"]
    cell = re.search(rb'<c r="B1".*?</c>', new)
    row = re.search(rb'<row r="5">.*?</row>', new)
    assert cell is not None
    assert row is not None
    assert new.replace(cell[0], b"").replace(row[0], b"") == sheet
    assert tried.codes == ["O041"], "the newer kind of list is read"


def test_new_rows_and_cells_stand_in_order(fill: Try) -> None:
    tried = fill(
        saved(one_sheet(C3="x", A9="y")),
        """
        - {komorka: Dane!D3, tekst: d3}
        - {komorka: Dane!B3, tekst: b3}
        - {komorka: Dane!A3, tekst: a3}
        - {komorka: Dane!A7, tekst: a7}
        - {komorka: Dane!A5, tekst: a5}
        - {komorka: Dane!A12, tekst: a12}
        - {komorka: Dane!A11, tekst: a11}
        """,
    )
    sheet = parts_of(tried.data)["xl/worksheets/sheet1.xml"].decode()
    assert re.findall(r'<row r="(\d+)"', sheet) == ["3", "5", "7", "9", "11", "12"]
    assert re.findall(r'<c r="([A-Z]3)"', sheet) == ["A3", "B3", "C3", "D3"]
    assert book_of(tried.data)["Dane"]["A11"].value == "a11"


def test_an_empty_sheet_takes_its_first_cell(fill: Try) -> None:
    parts = parts_of(saved(one_sheet()))
    assert b"<sheetData/>" in parts["xl/worksheets/sheet1.xml"].replace(b" />", b"/>").replace(
        b"<sheetData></sheetData>", b"<sheetData/>"
    )
    tried = fill(packed(parts), "- {komorka: dane!$b$2, tekst: jest}")
    assert book_of(tried.data)["Dane"]["B2"].value == "jest"


def test_formulas_are_counted_again_and_show_no_old_result(fill: Try) -> None:
    parts = parts_of(saved(one_sheet(A1=1, B1="=A1*2")))
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = re.sub(rb"</f><v ?/>|</f><v></v>", b"</f><v>2</v>", sheet)
    assert b"<v>2</v>" in parts["xl/worksheets/sheet1.xml"]
    parts["xl/workbook.xml"] = re.sub(rb"<calcPr[^>]*/>", b"", parts["xl/workbook.xml"])
    tried = fill(packed(parts), "- {komorka: Dane!A1, wartosc: jednostka.zasoby.serwery}")
    after = parts_of(tried.data)
    assert b'<calcPr fullCalcOnLoad="1"/>' in after["xl/workbook.xml"]
    assert b"<f>A1*2</f></c>" in after["xl/worksheets/sheet1.xml"]
    assert tried.codes == ["O043"]


def test_a_formula_is_never_overwritten(fill: Try) -> None:
    book = one_sheet(B1="=1+1")
    book["Dane"]["C1"] = ArrayFormula("C1:C3", "=A1:A3")
    tried = fill(saved(book), "- {komorka: Dane!B1, tekst: x}\n- {komorka: Dane!C2, tekst: x}")
    assert tried.codes == ["O033", "O033"]
    assert (tried.problems[0].place.line, tried.problems[0].place.column) == (3, 15)


def test_a_locked_cell_of_a_protected_sheet_stays_and_is_told(fill: Try) -> None:
    book = one_sheet(A1="Pole")
    book["Dane"]["B2"].protection = Protection(locked=False)
    book["Dane"]["B3"].protection = Protection(locked=False)
    book["Dane"].protection.sheet = True
    tried = fill(saved(book), "- {komorka: Dane!B1, tekst: x}\n- {komorka: Dane!B2, tekst: y}")
    assert tried.codes == ["O040"]
    assert [(left.target, left.reason) for left in tried.done.left] == [("Dane!B1", "komórka jest zablokowana")]
    assert book_of(tried.data)["Dane"]["B1"].value is None
    assert tried.done.unmapped == ("komórka Dane!B3",)


def test_of_a_merged_cell_only_the_first_may_be_named(fill: Try) -> None:
    book = one_sheet(A1="Pole")
    book["Dane"].merge_cells("B1:D2")
    tried = fill(saved(book), "- {komorka: Dane!C2, tekst: x}")
    assert (tried.codes, tried.problems[0].hint) == (["O034"], "wpisz „Dane!B1”")
    assert book_of(fill(saved(book), "- {komorka: Dane!B1, tekst: x}").data)["Dane"]["B1"].value == "x"


def test_a_defined_name_leads_to_its_cell(fill: Try) -> None:
    book = one_sheet(A1="Pole")
    book["Dane"].merge_cells("B2:C2")
    for name, meaning in (
        ("JEDNA", "Dane!$B$1"),
        ("SCALONA", "'Dane'!$B$2:$C$2"),
        ("INNA", "Dane!$D$1"),
        ("DWIE", "Dane!$A$1:$A$2"),
        ("STALA", "5"),
    ):
        book.defined_names[name] = DefinedName(name, attr_text=meaning)
    tried = fill(saved(book), "- {nazwa: jedna, tekst: x}\n- {nazwa: SCALONA, tekst: y}")
    sheet = book_of(tried.data)["Dane"]
    assert (sheet["B1"].value, sheet["B2"].value) == ("x", "y")
    assert tried.done.unmapped == ("nazwa INNA (Dane!D1)",)
    wrong = fill(saved(book), "- {nazwa: DWIE, tekst: x}\n- {nazwa: STALA, tekst: x}\n- {nazwa: JEDNE, tekst: x}")
    assert wrong.codes == ["O035", "O035", "O031"]
    assert "JEDNA" in wrong.problems[2].hint


def test_the_header_of_a_table_is_not_written_over(fill: Try) -> None:
    book = one_sheet(A1="Kolumna", A2="x")
    book["Dane"].add_table(Table(displayName="Tabela1", ref="A1:A2"))
    assert fill(saved(book), "- {komorka: Dane!A1, tekst: x}").codes == ["O036"]


@pytest.mark.parametrize("meaning", ['"TAK,NIE"', "Dane!$D$1:$D$2", "LISTA", "$D$1:$D$2"])
def test_a_word_that_is_not_in_the_cells_list_is_told_with_those_that_are(fill: Try, meaning: str) -> None:
    book = one_sheet(D1="TAK", D2="NIE")
    book.defined_names["LISTA"] = DefinedName("LISTA", attr_text="Dane!$D$1:$D$2")
    rule = DataValidation("list", formula1=meaning)
    rule.add("B1:B2")
    book["Dane"].add_data_validation(rule)
    tried = fill(saved(book), "- {komorka: Dane!B1, tekst: tak}\n- {komorka: Dane!B2, tekst: NIE}")
    assert [(p.code, p.hint) for p in tried.problems] == [("O041", "dozwolone: TAK, NIE")]
    assert book_of(tried.data)["Dane"]["B1"].value == "tak"


def test_places_that_are_not_there_are_told_with_the_nearest(fill: Try) -> None:
    tried = fill(
        saved(one_sheet()),
        """
        - {komorka: Dnae!B1, tekst: x}
        - {komorka: B1, tekst: x}
        - {komorka: Dane!XFE1, tekst: x}
        - {komorka: Dane!A1048577, tekst: x}
        - {kontrolka: abc, tekst: x}
        - {komorka: "Dane!A1:B2", tekst: x}
        """,
    )
    assert tried.codes == ["O030", "O015", "O032", "O032", "O014", "O015"]
    assert "Dane" in tried.problems[0].hint


def test_a_text_too_long_for_a_cell_is_left_out_whole(fill: Try) -> None:
    tried = fill(saved(one_sheet()), f"- {{komorka: Dane!A1, tekst: {'ab' * 20_000}}}")
    assert tried.codes == ["O045"]
    assert tried.done.filled == ()


def test_a_sheet_with_a_prefix_of_its_own_is_filled_as_well(fill: Try) -> None:
    parts = parts_of(saved(one_sheet(A1="x")))
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    sheet = re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", sheet).replace("xmlns=", "xmlns:x=")
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    tried = fill(packed(parts), "- {komorka: Dane!B1, tekst: jest}")
    assert b'<x:c r="B1" t="inlineStr"><x:is>' in parts_of(tried.data)["xl/worksheets/sheet1.xml"]
    assert book_of(tried.data)["Dane"]["B1"].value == "jest"
