"""The list to be priced as a workbook: a page that a supplier can fill, the same bytes for the same list."""

from __future__ import annotations

from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from diagnoza.answers.vat import VAT_RATES
from diagnoza.files.workbook_cells import as_stored
from diagnoza.files.workbook_packing import packed
from diagnoza.forms.officer.xlsx import layout, styles
from diagnoza.forms.prices import columns
from diagnoza.forms.prices.request import EQUIVALENT, PURPOSE, PriceRequest
from diagnoza.plan.to_price import ToPrice

_TITLE: Final = "Zapytanie o cenę"
_HEADINGS: Final = (*columns.OWN_COLUMNS[:4], *(name for name, _ in columns.PRICE_COLUMNS.values()), columns.IDENTIFIER)
_WIDTHS: Final = (5.0, 62.0, 7.0, 11.0, 15.0, 9.0, 17.0, 20.0, 12.0, 15.0)
_FIRST_PRICE: Final = 5
_REQUIREMENT_WIDTH: Final = 68
"""So many characters of a requirement go on a line; they are written smaller than widths of columns are counted in."""
_CENTRED: Final = Alignment(horizontal="center", vertical="top", wrap_text=True)
_RATES: Final = '"' + ",".join(f"{rate}%" if rate.isdigit() else rate for rate in VAT_RATES) + '"'
_HOW: Final = (
    PURPOSE,
    "Prosimy o ceny jednostkowe netto i stawki VAT (zw – zwolnione, np – niepodlegające). Pozycje spoza Państwa oferty "
    "prosimy zostawić puste.",
    EQUIVALENT,
    "Wypełnia się tylko żółte pola, kwoty bez formuł, np. 1250,50. Firmę i datę wystarczy podać raz, tutaj; w wierszu tylko "
    "wtedy, gdy są inne.",
)


def request_workbook(request: PriceRequest) -> bytes:
    """The workbook; every text in it is a text, whatever it begins with."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # a new workbook has a sheet
    sheet.title = columns.SHEET
    row = _write_head(sheet, request)
    for column, heading in enumerate(_HEADINGS, 1):
        styles.put_heading(sheet, row, column, heading)
    styles.set_height(sheet, row, *zip(_HEADINGS, (width - 3 for width in _WIDTHS), strict=True))
    styles.set_widths(sheet, _WIDTHS)
    styles.fit_to_print(sheet, row)
    _write_rows(sheet, row + 1, request)
    styles.protect(sheet)
    sheet.sheet_view.showGridLines = False
    _describe(book, request)
    return packed(book)


def _write_head(sheet: Worksheet, request: PriceRequest) -> int:
    """Title, who asks, how to fill, the two fields for the whole list; the row of the headings."""
    styles.put_title(sheet, 1, _TITLE)
    sheet.row_dimensions[1].height = 26
    styles.put_line(sheet, 2, 2, request.asker, bold=True)
    sheet.cell(2, 2).alignment = Alignment(vertical="top")  # a long name runs over the cells beside it
    for row, text in enumerate(_HOW, 3):
        styles.put_remark(sheet, row, 2, text)
    row = 3 + len(_HOW)
    for label, prompt in (
        (columns.SUPPLIER, "Nazwa i adres firmy, która podaje ceny."),
        (columns.DAY, "Wpisz datę, np. 15.03.2026."),
    ):
        styles.put_line(sheet, row, 2, label, bold=True)
        rule = styles.prompted(prompt)
        sheet.add_data_validation(rule)
        rule.add(styles.open_cell(sheet, row + 1, 2))
        sheet.row_dimensions[row + 1].height = 20
        row += 2
    return row + 1


def _write_rows(sheet: Worksheet, row: int, request: PriceRequest) -> None:
    rates = DataValidation(type="list", formula1=_RATES, allow_blank=True, showErrorMessage=True)
    rates.errorTitle, rates.error = "Stawka VAT", "Wybierz stawkę z listy."
    day = styles.prompted("Wpisz datę, np. 15.03.2026.")
    money = styles.prompted("Wpisz kwotę w złotych, np. 1250,50.")
    rules = {"netto": money, "vat": rates, "koszt_roczny": money, "data": day}
    for rule in (rates, day, money):
        sheet.add_data_validation(rule)
    number = 0
    for title, entries in request.groups():
        styles.put_title(sheet, row, title, 12)
        sheet.row_dimensions[row].height = 24
        row += 1
        for entry in entries:
            number += 1
            _write_row(sheet, row, number, entry, rules)
            row += 1


def _write_row(sheet: Worksheet, row: int, number: int, entry: ToPrice, rules: dict[str, DataValidation]) -> None:
    item = entry.item
    requirements = tuple(f"– {requirement}" for requirement in item.requirements)
    for column, text in ((1, f"{number}"), (3, f"{entry.quantity}"), (4, item.unit)):
        styles.put_option(sheet, row, column, text).alignment = _CENTRED
    styles.put_question(sheet, row, 2, item.name, requirements)
    for column, key in enumerate(columns.PRICE_COLUMNS, _FIRST_PRICE):
        if key == "koszt_roczny" and not item.yearly_cost:
            styles.put_option(sheet, row, column, columns.NO_YEARLY).alignment = _CENTRED
            continue
        cell = styles.open_cell(sheet, row, column)
        if key in ("netto", "vat", "koszt_roczny"):
            cell.alignment = Alignment(horizontal="right", vertical="top")
        if key in rules:
            rules[key].add(cell)
    styles.put_identifier(sheet, row, _FIRST_PRICE + len(columns.PRICE_COLUMNS), item.id)
    lines = sum(1 + len(requirement) // _REQUIREMENT_WIDTH for requirement in requirements)
    sheet.row_dimensions[row].height = max(34, 24 + 13 * lines)


def _describe(book: Any, request: PriceRequest) -> None:
    """Any, for openpyxl's stubs do not know all properties."""
    properties = book.properties
    properties.title = _TITLE
    properties.subject = as_stored(request.asker)
    properties.creator = "diagnoza"
    properties.language = "pl-PL"
    properties.created = properties.modified = layout.CREATED
