"""The list to be priced: what is asked, of whom it comes, and nothing of why. As a workbook or as YAML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diagnoza import wording
from diagnoza.definition.model import Item
from diagnoza.files.yaml_scalars import storable
from diagnoza.forms.prices.columns import GROUPS
from diagnoza.plan.to_price import ToPrice

EQUIVALENT = (
    "Jeżeli wymaganie wskazuje normę, certyfikat albo technologię, rozumie się je z dopiskiem „lub równoważny”."
)
PURPOSE = (
    "Szacowanie wartości zamówienia: trzy zapytania o cenę. Zapytanie nie jest zamówieniem ani zobowiązaniem do zakupu."
)


@dataclass(frozen=True, slots=True)
class PriceRequest:
    """Who asks, and what for; groups of what one supplier is likely to sell, in the order of `GROUPS`."""

    asker: str
    wanted: tuple[ToPrice, ...]

    def groups(self) -> Iterator[tuple[str, Sequence[ToPrice]]]:
        """Titles of the groups with their items, in the order they came in."""
        for title in dict.fromkeys(GROUPS.values()):
            own = [entry for entry in self.wanted if GROUPS[entry.item.kind] == title]
            if own:
                yield title, own


def request_text(request: PriceRequest) -> str:
    """The list as YAML, itself a price file once its fields are filled; entries left empty are no prices."""
    lines = [
        f"Lista do wyceny: {request.asker}",
        "Ceny jednostkowe netto w złotych z kropką, np. 1250.50; stawka VAT: 23, 8, 5, 0, zw albo np.",
        "Pozycje spoza Państwa oferty prosimy zostawić puste. „wykonawca” i „data” dotyczą pozycji bez własnego sposobu i daty.",
        "Wypełniony plik prosimy odesłać do urzędu.",
        EQUIVALENT,
    ]
    text = [*(_comment(line) for line in lines), "wykonawca:", "data:", "ceny:"]
    for title, entries in request.groups():
        text += ["", _comment(f"═══ {title} ═══", "  ")]
        for entry in entries:
            text += ["", *_entry(entry.item, entry.quantity)]
    return "".join(f"{line}\n" for line in text)


def _entry(item: Item, quantity: int) -> Iterator[str]:
    counted = wording.counted(quantity, item.unit).replace(wording.NBSP, " ")
    yield _comment(f"{item.name}: {counted}", "  ")
    for requirement in item.requirements:
        yield _comment(f"– {requirement}", "  ")
    yield f"  {item.id}:"
    for key in ("netto", "vat", "sposob", "data", *(("koszt_roczny",) if item.yearly_cost else ())):
        yield f"    {key}:"


def _comment(text: str, margin: str = "") -> str:
    return f"{margin}# {' '.join(storable(text).split())}"
