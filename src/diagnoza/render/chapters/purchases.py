"""Purchases by area of the programme, sums, limits; needs the programme does not pay for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from diagnoza.render.chapters.blocks import Block, Heading, Items, Mark, Paragraph, Strong, Table, TableRow
from diagnoza.render.chapters.text import bullets, cell, fields, labelled, numbers, plain, row, table
from diagnoza.report import model

_TITLE = Heading(2, "Zakupy według obszarów programu", "zakupy")
VARIANTS = ("Wariant", "Limit", "Brutto", "Usunięte ustalenia", "w tym krytyczne", "Wynik")
_HEAD = ("Pozycja", "Ilość i podstawa", "Koszt", "Status, kategoria i źródło", "W planie")


def purchases(report: model.Report) -> Iterator[Block]:
    """Lines by programme area, totals, limits, remarks."""
    purchases = report.purchases
    yield _TITLE
    yield bullets(purchases.headline, "Plan nie zawiera zakupów.")
    for index, group in enumerate(purchases.groups, 1):
        yield Heading(3, group.title, f"zakupy.{index}")
        yield lines_table(report, f"Zakupy: {group.title}", group.lines)
        yield Paragraph(("Razem w planie: ", Strong(group.total)))
    yield fields(purchases.totals)
    head: tuple[str, ...] = ("Wydatek", "Jednostka", "Brutto", "Stan", "Data")
    yield plain("Wydatki", head, purchases.expenses, "Wydatków nie wpisano.")
    head = ("Posiadane", "Jednostka", "Ilość", "Źródło", "Trwałość do")
    none = "Posiadanego sprzętu i oprogramowania nie wpisano."
    yield plain("Posiadany sprzęt i oprogramowanie", head, purchases.owned, none)
    head = ("Wkład, transze, trwałość", "Ile i do kiedy", "Źródło", "Pewność")
    if purchases.settlement:
        yield plain("Wkład własny, transze i trwałość", head, purchases.settlement, "")
    head = ("Zasada programu", "Źródło", "Pewność")
    yield plain("Zasady programu", head, purchases.limits, "Kwestionariusz nie wskazuje programu.")
    yield bullets(purchases.remarks, "Bez uwag do planu.")
    if purchases.variants:
        yield plain("Warianty zakupów", VARIANTS, purchases.variants, "")
        yield Paragraph(purchases.variants_note)


def public_sums(report: model.Report) -> Iterator[Block]:
    """What it costs together."""
    if report.purchases.totals:
        yield Heading(2, "Koszt zakupów", "zakupy")
        yield fields(report.purchases.totals)


def ineligible(report: model.Report) -> Iterator[Block]:
    """Needs the programme does not pay for, and what to consider."""
    yield Heading(2, "Potrzeby niekwalifikowalne", "niekwalifikowalne")
    lines = report.purchases.ineligible
    if not lines:
        yield Paragraph("Brak potrzeb, których program nie finansuje.")
        return
    yield lines_table(report, "Potrzeby niekwalifikowalne", lines)


def lines_table(report: model.Report, caption: str, lines: Iterable[model.LineEntry]) -> Table:
    """A line of the plan a row; whose it is where there are several units."""
    has_units = len(report.units) > 1
    return table(caption, _HEAD, (_line(line, line.units if has_units else "") for line in lines), (4, 2, 2, 3, 1))


def _line(line: model.LineEntry, units: str) -> TableRow:
    return row(
        cell((Strong(line.name),), Items(line.requirements)),
        cell(line.quantity, units, line.basis, numbers(line.findings)),
        cell(
            labelled("netto", line.net),
            labelled("VAT", line.vat),
            labelled("brutto", line.gross),
            labelled("kwalifikowalne", line.eligible),
            "koszt także po projekcie" if line.yearly == "tak" else "",
        ),
        cell(
            (Mark(line.status, line.tone),),
            "; ".join(filter(None, (line.kind, line.category, line.classification))),
            line.reason,
            line.source,
            labelled("Do rozważenia", line.consider),
        ),
        line.chosen,
    )
