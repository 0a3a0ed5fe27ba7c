"""Price files: read exactly, every fault with its place, nothing guessed."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from diagnoza.answers.source import Price
from diagnoza.answers.vat import VAT_RATES
from diagnoza.forms.prices.price_file import Prices, prices_text, read_prices
from diagnoza.problems import Failure, Problem
from support.cases import cases
from support.priced import CHMURA, ITEMS, KURS, NAS, PricedBook

FULL = "sposob: trzy zapytania o cenę, data: 2022-05-20"


def prices(path: Path, text: str) -> Prices:
    path.write_text(text, encoding="utf-8")
    return read_prices([path], ITEMS)


def told(read: Callable[[], Prices]) -> list[Problem]:
    with pytest.raises(Failure) as failure:
        read()
    return list(failure.value.problems)


def filled(folder: Path, *entries: tuple[str, str, object]) -> PricedBook:
    """The list with values put into the fields of items."""
    book = PricedBook(folder)
    for id_, heading, value in entries:
        book.cell(id_, heading).value = value
    book.type(book.head("Wykonawca (nazwa i adres)"), "Firma")
    book.type(book.head("Data wyceny"), "15.03.2026")
    book.save()
    return book


def test_yaml_is_read_with_the_place_of_every_price(tmp_path: Path) -> None:
    read = prices(tmp_path / "ceny.yaml", f'ceny:\n  nas: {{netto: "18000.00", vat: 23, {FULL}}}\n  kurs:\n')
    assert list(read.prices) == [NAS]
    assert (read.prices[NAS].net, read.prices[NAS].vat) == (Decimal("18000.00"), "23")
    assert read.places[NAS].line == 2
    assert read.problems == ()


@pytest.mark.parametrize(
    ("entry", "code", "words"),
    [
        ('nsa: {netto: "1.00", vat: 23}', "P027", "może chodziło o „nas”?"),
        ('nas: {netto: "1.00"}', "A002", "vat"),
        ("nas: {vat: 23}", "A002", "netto"),
        ('nas: {netto: "18 000,00", vat: 23}', "A005", "wpisz 18000.00"),
        ('nas: {netto: "1.00", vat: 22}', "A005", "dozwolone: 23, 8, 5, 0, zw, np"),
        ('nas: {netto: "1.005", vat: 23}', "A004", "najwyżej 2 miejscach"),
        ('nas: {neto: "1.00", vat: 23}', "A001", "netto"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_what_would_be_right(
    tmp_path: Path, entry: str, code: str, words: str
) -> None:
    problems = told(lambda: prices(tmp_path / "ceny.yaml", f"ceny:\n  {entry}\n"))
    found = next(problem for problem in problems if problem.code == code)
    assert words in f"{found.message} {found.hint}"
    assert found.place.line == 2


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    first.write_text('ceny:\n  nas: {netto: x, vat: 23}\n  nsa: {netto: "1", vat: 23}\n', encoding="utf-8")
    second.write_text("ceny: {nas: {vat: 23}}\n", encoding="utf-8")
    problems = told(lambda: read_prices([first, second], ITEMS))
    assert [(Path(p.place.file).name, p.code) for p in problems] == [
        ("a.yaml", "A005"), ("a.yaml", "P027"), ("b.yaml", "A002"),
    ]  # fmt: skip


def test_two_prices_of_one_item_are_told_with_both_places(tmp_path: Path) -> None:
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    first.write_text(f'ceny:\n  nas: {{netto: "1.00", vat: 23, {FULL}}}\n', encoding="utf-8")
    second.write_text(f'ceny:\n\n  nas: {{netto: "2.00", vat: 23, {FULL}}}\n', encoding="utf-8")
    [problem] = told(lambda: read_prices([first, second], ITEMS))
    assert (problem.code, problem.message) == ("P030", "pozycja „nas” ma dwie różne ceny: a.yaml:2 i b.yaml:3")
    assert list(read_prices([first, first], ITEMS).prices) == [NAS]


def test_price_without_day_or_method_is_taken_with_a_warning(tmp_path: Path) -> None:
    read = prices(tmp_path / "ceny.yaml", 'ceny:\n  nas: {netto: "1.00", vat: np}\n')
    assert list(read.prices) == [NAS]
    assert [(p.code, p.place.line) for p in read.problems] == [("P033", 2)]
    assert "daty i sposobu oszacowania" in read.problems[0].message


@pytest.mark.parametrize(
    ("typed", "net"),
    [("1250,50", "1250.50"), ("18 000,00 zł", "18000.00"), (1250.5, "1250.5"), (1250, "1250"), ("0.01", "0.01")],
)
def test_money_as_people_type_it_in_a_workbook(tmp_path: Path, typed: object, net: str) -> None:
    book = filled(tmp_path, ("nas", "Cena netto", typed), ("nas", "Stawka VAT", "23%"))
    assert str(read_prices([book.path], ITEMS).prices[NAS].net) == net


@pytest.mark.parametrize(
    ("typed", "rate"),
    [("23%", "23"), ("23", "23"), (23, "23"), (8, "8"), ("zw.", "zw"), ("ZW", "zw"), ("np", "np"), (0, "0")],
)
def test_rates_as_people_type_them_in_a_workbook(tmp_path: Path, typed: object, rate: str) -> None:
    book = filled(tmp_path, ("nas", "Cena netto", "1"), ("nas", "Stawka VAT", typed))
    assert read_prices([book.path], ITEMS).prices[NAS].vat == rate


def test_percent_format_is_the_rate(tmp_path: Path) -> None:
    """Excel makes 0.23 shown as a percent of „23%” typed into a cell that is no text."""
    book = filled(tmp_path, ("nas", "Cena netto", "1"), ("nas", "Stawka VAT", 0.23))
    book.cell("nas", "Stawka VAT").number_format = "0%"
    assert read_prices([book.save()], ITEMS).prices[NAS].vat == "23"


def test_supplier_and_day_of_the_head_stand_for_those_of_a_row(tmp_path: Path) -> None:
    book = filled(
        tmp_path,
        *(("nas", "Cena netto", "1"), ("nas", "Stawka VAT", "8")),
        *(("kurs", "Cena netto", "2"), ("kurs", "Stawka VAT", "zw"), ("kurs", "Sposób", "cennik"), ("kurs", "Data", datetime(2026, 4, 1))),
    )  # fmt: skip
    read = read_prices([book.path], ITEMS).prices
    assert (read[NAS].method, read[NAS].date) == ("zapytanie o cenę: Firma", date(2026, 3, 15))
    assert (read[KURS].method, read[KURS].date) == ("cennik", date(2026, 4, 1))


@pytest.mark.parametrize(
    ("entries", "code", "heading"),
    [
        ([("nas", "Cena netto", "=1000*2"), ("nas", "Stawka VAT", "8")], "A110", "Cena netto"),
        ([("nas", "Cena netto", datetime(2026, 1, 2)), ("nas", "Stawka VAT", "8")], "A112", "Cena netto"),
        ([("nas", "Cena netto", "sto"), ("nas", "Stawka VAT", "8")], "A005", "Cena netto"),
        ([("nas", "Cena netto", "1"), ("nas", "Stawka VAT", "22%")], "A005", "Stawka VAT"),
        ([("nas", "Cena netto", "1")], "A002", "Identyfikator"),
        ([("nas", "Identyfikator", "nsa"), ("nas", "Cena netto", "1")], "P027", "Identyfikator"),
        ([("nas", "Identyfikator", None), ("nas", "Cena netto", "1")], "P032", "Cena netto"),
    ],
)
def test_faults_of_a_workbook_are_told_with_their_cell(
    tmp_path: Path, entries: list[tuple[str, str, object]], code: str, heading: str
) -> None:
    book = PricedBook(tmp_path)
    cells = {name: book.cell("nas", name) for name in ("Cena netto", "Stawka VAT", "Identyfikator")}
    if code == "P027":
        cells["Stawka VAT"].value = "8"
    for _, name, value in entries:
        cells[name].value = value
    path = book.save()
    problems = told(lambda: read_prices([path], ITEMS))
    found = next(problem for problem in problems if problem.code == code)
    assert found.place.cell == f"Lista do wyceny!{cells[heading].coordinate}"


def test_row_copied_with_another_price_is_told_with_both_cells(tmp_path: Path) -> None:
    book = filled(tmp_path, ("nas", "Cena netto", "1"), ("nas", "Stawka VAT", "8"))
    row, last = book.at("nas").row, book.sheet.max_row + 1
    for cell in book.sheet[row]:
        book.sheet.cell(last, cell.column).value = cell.value
    same = read_prices([book.save()], ITEMS)
    assert list(same.prices) == [NAS]
    book.sheet.cell(last, book.cell("nas", "Cena netto").column).value = "2"
    [problem] = told(lambda: read_prices([book.save()], ITEMS))
    assert problem.code == "P030"
    assert f"J{row}" in problem.message
    assert f"J{last}" in problem.message


def test_workbook_may_be_rearranged_and_what_is_beside_its_fields_is_told(tmp_path: Path) -> None:
    book = filled(tmp_path, ("nas", "Cena netto", "1"), ("nas", "Stawka VAT", "8"))
    book.sheet.insert_cols(1)
    book.sheet.insert_rows(2, 3)
    book.type(book.sheet.cell(book.at("nas").row, 20), "dostawa w cenie")
    read = read_prices([book.save()], ITEMS)
    assert list(read.prices) == [NAS]
    assert [(p.code, "dostawa w cenie" in p.message) for p in read.problems] == [("A116", True)]


def test_merged_fields_and_missing_columns_are_refused(tmp_path: Path) -> None:
    book = filled(tmp_path, ("nas", "Cena netto", "1"), ("nas", "Stawka VAT", "8"))
    row = book.at("nas").row
    book.sheet.merge_cells(f"E{row}:F{row}")
    assert "A118" in [problem.code for problem in told(lambda: read_prices([book.save()], ITEMS))]
    book.at("Stawka VAT").value = "VAT"
    [problem] = told(lambda: read_prices([book.save()], ITEMS))
    assert (problem.code, "brak kolumn: Stawka VAT" in problem.message) == ("P031", True)


def test_other_files_are_no_price_files(tmp_path: Path) -> None:
    codes = {".xls": "F029", ".ods": "F029", ".csv": "F006", ".xlsx": "F035"}
    for suffix, code in codes.items():
        path = tmp_path / f"ceny{suffix}"
        path.write_bytes(b"netto;vat")
        assert [problem.code for problem in told(lambda path=path: read_prices([path], ITEMS))] == [code]


def random_price(dice: random.Random, *, yearly: bool) -> Price:
    """Any price there may be, its texts with what YAML and Excel would like to take for something else."""
    data = {
        "netto": f"{Decimal(dice.randrange(10 ** dice.randint(1, 10))).scaleb(-2):.2f}",
        "vat": dice.choice(VAT_RATES),
        "sposob": dice.choice(
            ("", "trzy zapytania o cenę", "=1+1", "a: b, {c} #d", "3-4", "nie", "„cennik” 'x' \"y\"")
        ),
        "data": dice.choice(("", (date(2022, 1, 1) + timedelta(dice.randrange(900))).isoformat())),
        "koszt_roczny": f"{dice.randrange(10**4)}.50" if yearly and dice.random() < 0.5 else "",
    }
    return Price.model_validate(data)


def test_prices_written_as_yaml_come_back(tmp_path: Path) -> None:
    dice = random.Random(30)
    for _ in range(cases(200)):
        given = {entry: random_price(dice, yearly=entry.yearly_cost) for entry in dice.sample([NAS, CHMURA, KURS], 2)}
        read = prices(tmp_path / "ceny.yaml", prices_text(given.items()))
        assert dict(read.prices) == given
        assert list(read.prices) == list(given)


def test_list_filled_by_a_supplier_gives_exactly_those_prices_also_after_libreoffice(tmp_path: Path) -> None:
    """What is read equals what was typed into the list, in Polish ways of writing money and days."""
    dice = random.Random(31)
    given: dict[Path, dict[object, Price]] = {}
    for number in range(5):
        (tmp_path / str(number)).mkdir()
        book = PricedBook(tmp_path / str(number))
        prices = {entry: random_price(dice, yearly=entry.yearly_cost) for entry in (NAS, CHMURA, KURS)}
        for entry, price in prices.items():
            book.type(book.cell(entry.id, "Cena netto"), f"{price.net:.2f}".replace(".", ","))
            book.type(book.cell(entry.id, "Stawka VAT"), f"{price.vat}%" if price.vat.isdecimal() else price.vat)
            if price.yearly is not None:
                book.type(book.cell(entry.id, "Koszt roczny"), f"{price.yearly:.2f} zł")
            if price.method:
                book.type(book.cell(entry.id, "Sposób"), price.method)
            if price.date:
                book.type(book.cell(entry.id, "Data"), f"{price.date:%d.%m.%Y}")
        given[book.save().rename(tmp_path / f"wycena-{number}.xlsx")] = dict(prices)
    again = tmp_path / "lo"
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profil", "--headless", "--convert-to",
         "xlsx:Calc MS Excel 2007 XML", "--outdir", again, *given], check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    for path, prices in given.items():
        for copy in (path, again / path.name):
            assert dict(read_prices([copy], ITEMS).prices) == prices
