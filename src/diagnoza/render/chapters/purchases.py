"""Purchases by area of the programme, sums, limits, variants; needs the programme does not pay for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from diagnoza.render.chapters.blocks import Bar, Block, Cell, Heading, Items, Mark, Paragraph, Strong, Table, TableRow
from diagnoza.render.chapters.text import bullets, cell, fields, labelled, numbers, plain, row, table
from diagnoza.report import model

WITHOUT_PROGRAMME = "Kwestionariusz nie wskazuje programu, więc kwalifikowalności nie oceniono."
NEEDLESS = ("Pozycja", "Ilość", "Netto", "Brutto", "Dlaczego nie jest kupowana")


def purchases(report: model.Report) -> Iterator[Block]:
    """Lines by programme area, totals, what the office has, limits, remarks, variants, what nobody means to buy."""
    purchases = report.purchases
    yield Heading(2, purchases.title, "zakupy")
    yield bullets(purchases.headline, "Plan nie zawiera zakupów.")
    if not purchases.programme:
        yield Paragraph(WITHOUT_PROGRAMME)
    if purchases.unconfirmed:
        yield Paragraph(f"Gwiazdka przy statusie: {purchases.unconfirmed}")
    for index, group in enumerate(purchases.groups, 1):
        yield Heading(3, group.title, f"zakupy.{index}")
        yield lines_table(report, f"Zakupy: {group.title}", group.lines)
        yield Paragraph(("Razem w planie: ", Strong(group.total)))
    yield fields(purchases.totals)
    yield from _held(purchases)
    yield bullets(purchases.remarks, "Bez uwag do planu.")
    yield from _variants(purchases)
    if purchases.needless:
        yield plain("Rozwiązania zastępcze i pozycje niepotrzebne", NEEDLESS, purchases.needless, "")


def _held(purchases: model.Purchases) -> Iterator[Block]:
    """What is spent and owned already, and the rules of the programme."""
    head: tuple[str, ...] = ("Wydatek", "Jednostka", "Brutto", "Stan", "Data")
    yield plain("Wydatki", head, purchases.expenses, "Wydatków nie wpisano.")
    head = ("Posiadane", "Jednostka", "Ilość", "Źródło", "Trwałość do")
    none = "Posiadanego sprzętu i oprogramowania nie wpisano."
    yield plain("Posiadany sprzęt i oprogramowanie", head, purchases.owned, none)
    if purchases.settlement:
        head = ("Wkład, transze, trwałość", "Ile i do kiedy", "Źródło", "Pewność")
        yield plain("Wkład własny, transze i trwałość", head, purchases.settlement, "")
    if purchases.programme:
        head = ("Zasada programu", "Źródło", "Pewność")
        yield plain("Zasady programu", head, purchases.limits, "Zasad programu nie wskazano.")


def _variants(purchases: model.Purchases) -> Iterator[Block]:
    if purchases.variants:
        head: tuple[str, ...] = ("Wariant", "Brutto i limit", "Usunięte ustalenia", "Wynik", "Co zawiera")
        rows = (
            row(
                cell((Strong(entry.name),)),
                cell(entry.gross, labelled("limit", entry.limit)),
                _closed(entry),
                entry.score,
                entry.contents,
            )
            for entry in purchases.variants
        )
        yield table("Warianty zakupów", head, rows, (2, 2, 2, 1, 5))
    if purchases.curve:
        head = ("Kwota", "Więcej o", "Usunięte ustalenia", "Wynik", "Co dokłada")
        rows = (
            row(cell(entry.gross, entry.name), entry.added, _closed(entry, _bar(entry)), entry.score, entry.contents)
            for entry in purchases.curve
        )
        yield table("Co daje każda kwota", head, rows, (2, 2, 2, 1, 5))
    if purchases.variants or purchases.curve:
        yield Paragraph(purchases.variants_note)


def _closed(entry: model.VariantEntry, bar: Bar | None = None) -> Cell:
    return cell(entry.closed, labelled("krytyczne", entry.critical), labelled("waga", entry.weight), bar=bar)


def _bar(entry: model.VariantEntry) -> Bar | None:
    """The curve as a chart: the share of the weight that is removed."""
    return None if entry.percent is None else Bar(entry.percent, 0)


def public_sums(report: model.Report) -> Iterator[Block]:
    """What it costs together."""
    if report.purchases.totals:
        yield Heading(2, "Koszt zakupów", "zakupy")
        yield fields(report.purchases.totals)


def ineligible(report: model.Report) -> Iterator[Block]:
    """Needs the programme does not pay for, and what to consider; without a programme there is no such chapter."""
    if not report.purchases.programme:
        return
    yield Heading(2, "Potrzeby niekwalifikowalne", "niekwalifikowalne")
    lines = report.purchases.ineligible
    if not lines:
        yield Paragraph("Brak potrzeb, których program nie finansuje.")
        return
    yield lines_table(report, "Potrzeby niekwalifikowalne", lines)


def lines_table(report: model.Report, caption: str, lines: Iterable[model.LineEntry]) -> Table:
    """A line of the plan a row; what the programme says of it where there is one."""
    if report.purchases.programme:
        head: tuple[str, ...] = ("Pozycja", "Ilość i podstawa", "Koszt", "Status, kategoria i źródło", "W planie")
        return table(caption, head, map(_line, lines), (4, 2, 2, 3, 1))
    head = ("Pozycja", "Ilość i podstawa", "Koszt", "W planie")
    return table(caption, head, map(_bare_line, lines), (5, 3, 2, 2))


def _line(line: model.LineEntry) -> TableRow:
    return row(
        cell((Strong(line.name),), Items(line.requirements)),
        _reason(line),
        _cost(line, "koszt także po projekcie"),
        cell(
            (Mark(line.status, line.tone),),
            "; ".join(filter(None, (line.kind, line.category, line.classification))),
            line.reason,
            line.source,
            labelled("Do rozważenia", line.consider),
        ),
        line.chosen,
    )


def _bare_line(line: model.LineEntry) -> TableRow:
    what = cell((Strong(line.name),), line.kind, Items(line.requirements))
    return row(what, _reason(line), cell(*_cost(line, "koszt coroczny").lines, line.reason), line.chosen)


def _reason(line: model.LineEntry) -> Cell:
    return cell(line.quantity, line.units, line.basis, numbers(line.findings))


def _cost(line: model.LineEntry, lasting: str) -> Cell:
    """The amounts, and `lasting` where it costs something every year."""
    return cell(
        labelled("netto", line.net),
        labelled("VAT", line.vat),
        labelled("brutto", line.gross),
        labelled("kwalifikowalne", line.eligible),
        lasting if line.yearly == "tak" else "",
    )
