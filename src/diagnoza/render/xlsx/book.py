"""A ledger → the bytes of a workbook, the same for the same ledger."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from openpyxl import Workbook

from diagnoza.files.workbook_cells import as_stored
from diagnoza.files.workbook_packing import packed
from diagnoza.render.xlsx.layout import addresses
from diagnoza.render.xlsx.sheet import write_sheet
from diagnoza.render.xlsx.styles import prepare
from diagnoza.report.ledger.model import Ledger

_UNDATED: Final = date(2000, 1, 1)
"""Stamp of a plan whose day is not known: the time it was written would make two of the same plan differ."""


def ledger_workbook(ledger: Ledger) -> bytes:
    """The workbook with a sheet a sheet of the ledger; formulas carry what they come to."""
    book = Workbook()
    prepare(book)
    book.remove(book.worksheets[0])
    found = addresses(ledger)
    shown = [write_sheet(book.create_sheet(sheet.name), sheet, found) for sheet in ledger.sheets]
    properties: Any = book.properties
    properties.title = as_stored(ledger.title)
    properties.creator = "diagnoza"
    properties.language = "pl-PL"
    properties.created = properties.modified = datetime.combine(ledger.dated or _UNDATED, time())
    return packed(book, [{cell: _stored(value) for cell, value in sheet.items()} for sheet in shown])


def _stored(value: int | str) -> Decimal | str:
    """Grosze as złoty."""
    return value if isinstance(value, str) else Decimal(value).scaleb(-2)
