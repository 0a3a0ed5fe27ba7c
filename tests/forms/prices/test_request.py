"""The list to be priced: what stands in it, what does not, and that it is the same file each time."""

from __future__ import annotations

from pathlib import Path

import pytest

from diagnoza.forms.prices.price_file import read_prices
from diagnoza.forms.prices.request import PriceRequest, request_text
from diagnoza.forms.prices.request_workbook import request_workbook
from diagnoza.plan.to_price import ToPrice
from support.priced import CHMURA, ITEMS, NAS, REQUEST, PricedBook, item
from support.validity import audit_errors, sdk_errors


def test_workbook_has_every_item_with_requirements_quantity_and_unit(tmp_path: Path) -> None:
    """Grouped by what one supplier sells: equipment, then services, then courses."""
    book = PricedBook(tmp_path)
    rows = [
        [cell.value for cell in row][1:4]
        for row in book.sheet.iter_rows(min_row=book.at("Identyfikator").row + 1)
        if row[2].value
    ]
    assert [[str(value) for value in row] for row in rows] == [
        ["Serwer plików\n– =cztery dyski\n– norma X lub równoważna", "2", "szt."],
        ["Przechowywanie kopii", "1", "szt."],
        ["Szkolenie", "12", "szt."],
    ]
    assert book.at("Urząd Gminy")


def test_only_what_costs_after_the_project_has_a_field_for_it(tmp_path: Path) -> None:
    book = PricedBook(tmp_path)
    assert book.cell("nas", "Koszt roczny").value == "—"
    assert book.cell("nas", "Koszt roczny").protection.locked
    assert not book.cell("chmura", "Koszt roczny").protection.locked


def test_no_text_of_the_list_is_a_formula(tmp_path: Path) -> None:
    wanted = (ToPrice(item("a", "=1+1", requirements=("+2", "@x")), 1), ToPrice(item("b", "-cmd|' /C calc'!A0"), 1))
    book = PricedBook(tmp_path, PriceRequest("=HYPERLINK(1)", wanted))
    assert {cell.data_type for row in book.sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}


def test_the_same_list_is_the_same_file() -> None:
    assert request_workbook(REQUEST) == request_workbook(REQUEST)
    assert request_text(REQUEST) == request_text(REQUEST)


def test_workbook_is_valid(tmp_path: Path) -> None:
    path = PricedBook(tmp_path).path
    assert [*audit_errors(path), *sdk_errors(path)] == []


@pytest.mark.parametrize("suffix", [".yaml", ".xlsx"])
def test_list_nobody_filled_is_a_price_file_without_prices(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"wycena{suffix}"
    path.write_bytes(request_workbook(REQUEST) if suffix == ".xlsx" else request_text(REQUEST).encode())
    read = read_prices([path], ITEMS)
    assert not read.prices
    assert [problem.code for problem in read.problems] == ["P034"]


def test_yaml_list_is_filled_by_hand(tmp_path: Path) -> None:
    text = request_text(PriceRequest("Urząd", (ToPrice(NAS, 2), ToPrice(CHMURA, 1))))
    filled = text.replace("nas:\n    netto:\n    vat:", 'nas:\n    netto: "10.50"\n    vat: 8')
    path = tmp_path / "w.yaml"
    path.write_text(filled.replace("wykonawca:\ndata:", "wykonawca: Firma\ndata: 2022-06-01"), encoding="utf-8")
    [(priced, price)] = read_prices([path], ITEMS).prices.items()
    assert (priced, str(price.net), price.vat) == (NAS, "10.50", "8")
    assert (price.method, str(price.date)) == ("zapytanie o cenę: Firma", "2022-06-01")


def test_list_for_suppliers_asks_to_send_it_back_and_names_no_command() -> None:
    text = request_text(REQUEST)
    assert "# Wypełniony plik prosimy odesłać do urzędu." in text
    assert "diagnoza plan" not in text
