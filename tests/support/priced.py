"""Purchase items by hand, and a price list filled as a supplier would."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from diagnoza.definition.model import Item, Quantity
from diagnoza.definition.terms import ItemKind
from diagnoza.forms.officer.xlsx.styles import as_stored
from diagnoza.forms.prices.request import PriceRequest
from diagnoza.forms.prices.request_workbook import request_workbook
from diagnoza.plan.to_price import ToPrice


def item(
    id_: str,
    name: str = "Rzecz",
    kind: ItemKind = "srodek-trwaly",
    requirements: tuple[str, ...] = (),
    *,
    yearly_cost: bool = False,
) -> Item:
    """An item that matters only for its price."""
    return Item(
        id=id_, name=name, synonyms=(), kind=kind, unit="szt.", cpv="", requirements=requirements,
        quantity=Quantity(None, "", Fraction(1), 1), suits=None, needs=(), yearly_cost=yearly_cost, parts=(),
    )  # fmt: skip


NAS = item("nas", "Serwer plików", requirements=("=cztery dyski", "norma X lub równoważna"))
CHMURA = item("chmura", "Przechowywanie kopii", "usluga", yearly_cost=True)
KURS = item("kurs", "Szkolenie", "szkolenie")
ITEMS: Mapping[str, Item] = {entry.id: entry for entry in (NAS, CHMURA, KURS)}
REQUEST = PriceRequest("Urząd Gminy", (ToPrice(KURS, 12), ToPrice(NAS, 2), ToPrice(CHMURA, 1)))


class PricedBook:
    """The price list of `REQUEST` as a workbook to be filled; cells by item and heading."""

    def __init__(self, folder: Path, request: PriceRequest = REQUEST) -> None:
        self.path = folder / "wycena.xlsx"
        self.path.write_bytes(request_workbook(request))
        self.book = load_workbook(self.path)
        sheet = self.book.active
        assert isinstance(sheet, Worksheet)
        self.sheet = sheet

    def at(self, text: str) -> Any:
        """The cell that says so."""
        return next(cell for row in self.sheet.iter_rows() for cell in row if cell.value == text)

    def cell(self, id_: str, heading: str) -> Any:
        """The field of an item."""
        column = next(
            cell.column
            for cell in self.sheet[self.at("Identyfikator").row]
            if isinstance(cell.value, str) and cell.value.startswith(heading)
        )
        return self.sheet.cell(self.at(id_).row, column)

    def head(self, label: str) -> Any:
        """The field below a label of the head."""
        found = self.at(label)
        return self.sheet.cell(found.row + 1, found.column)

    def type(self, cell: Any, text: str) -> None:
        """Type a text; the cells are formatted as texts, so nothing typed becomes a formula."""
        cell.value = as_stored(text)
        cell.data_type = "s"

    def save(self) -> Path:
        self.book.save(self.path)
        return self.path
