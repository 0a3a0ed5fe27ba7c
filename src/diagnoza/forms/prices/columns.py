"""The words of a price list, by which the reader finds what the writer wrote."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from diagnoza.definition.terms import ItemKind
from diagnoza.forms.officer.xlsx.layout import CellKind
from diagnoza.problems import fold

SHEET: Final = "Lista do wyceny"
IDENTIFIER: Final = "Identyfikator"
SUPPLIER: Final = "Wykonawca (nazwa i adres)"
DAY: Final = "Data wyceny"
NO_YEARLY: Final = "—"
"""Stands where an item costs nothing after the project."""
PRICE_COLUMNS: Final[Mapping[str, tuple[str, CellKind]]] = {
    "netto": ("Cena netto za jednostkę (zł)", "number"),
    "vat": ("Stawka VAT", "text"),
    "koszt_roczny": ("Koszt roczny netto odnowienia lub utrzymania jednostki (zł)", "number"),
    "sposob": ("Sposób oszacowania", "text"),
    "data": ("Data", "date"),
}
"""Columns to fill by the key of a price: heading and what a cell holds."""
OWN_COLUMNS: Final = ("Lp.", "Przedmiot i wymagania", "Ilość", "Jednostka", IDENTIFIER)
"""Columns that are not to be filled."""
GROUPS: Final[Mapping[ItemKind, str]] = {
    "srodek-trwaly": "Sprzęt i wyposażenie",
    "wyposazenie": "Sprzęt i wyposażenie",
    "wnip": "Oprogramowanie i licencje",
    "usluga": "Usługi",
    "szkolenie": "Szkolenia",
}
"""What one supplier is likely to sell, in the order of the list."""


def bare(heading: str) -> str:
    """The heading as it is compared: without what stands in brackets, case and diacritics."""
    return fold(heading.partition("(")[0])
