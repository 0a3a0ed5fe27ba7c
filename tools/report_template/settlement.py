"""The settlement: conformity and purchases for whoever settles the grant."""

from __future__ import annotations

from report_template import actions, closing, opening, purchases
from report_template.blocks import Writer
from report_template.cells import NOTE, Cell, Column, Line, cell, given, links, value

TITLE = "Zestawienie do rozliczenia – {{ units[0].name }}"


def write(writer: Writer) -> None:
    """Cover and conformity; purchases on wide pages; the trace and who signs."""
    _cover(writer)
    _conformity(writer)
    writer.turn("Zakupy z raportu są na następnych stronach.")
    _purchases(writer)
    actions.trace(writer)
    closing.signatures(writer)
    closing.provenance(writer)


def _cover(writer: Writer) -> None:
    writer.text("{%p pictures %}", "ZnakiProgramu")
    writer.text("Zestawienie do rozliczenia grantu", "Title")
    writer.text("{{ cover.subtitle }}", "Subtitle")
    opening.status(writer)
    writer.text("{{ cover.notice }}", "Ramka")
    writer.fields("Dane diagnozy", "cover.fields")
    opening.auditors(writer)
    opening.funding(writer)
    writer.text(
        "Zestawienie wybrano z raportu z diagnozy. Numery ustaleń (U-…) i zaleceń (Z-…) są te same co w raporcie; tam są też "
        "odpowiedzi, dowody i wymagania wobec zakupów."
    )
    opening.contents(writer, 1, new_page=True)


def _conformity(writer: Writer) -> None:
    writer.heading(1, "Zgodność z przepisami")
    columns = (
        Column("Punkt", 4.0, value("point.label")),
        Column("Wymaganie", 6.6, value("point.title")),
        Column("Stan", 2.4, value("point.state", fill="point.fill")),
        Column("Uwagi", 4.0, value("point.remark")),
    )
    with writer.each("unit in units"), writer.each("act in unit.conformity"):
        writer.heading(2, "{% if units|length > 1 %}{{ unit.name }}: {% endif %}{{ act.short }}")
        writer.text("{{ act.title }}")
        with writer.when("act.note"):
            writer.text("{{ act.note }}")
        empty = "Żadne zadane pytanie nie dotyczy punktów tego aktu."
        writer.table("Zgodność: {{ act.short }}", "point in act.points", columns, empty=empty)
        writer.otherwise()
        writer.text("{{ unit.name }}: kwestionariusz nie wskazuje aktów.")


def _purchases(writer: Writer) -> None:
    purchases.opening(writer)
    with writer.each("group in purchases.groups"):
        writer.heading(2, "{{ group.title }}")
        _lines(writer, "group.lines", "{{ group.title }}")
        writer.text("Razem w planie: **{{ group.total }}**")
        writer.otherwise()
        writer.text("Plan nie zawiera zakupów.")
    purchases.totals(writer)
    purchases.rest(writer)
    purchases.ineligible(writer)


def _lines(writer: Writer, field: str, name: str) -> None:
    columns = (
        Column("Pozycja", 5.0, _item()),
        Column("Kwoty", 4.6, _amounts()),
        Column("W planie", 2.5, value("line.chosen")),
        Column("Podstawa", 4.0, _basis()),
        Column("Status, uzasadnienie i źródło", 9.6, _status()),
    )
    writer.table(f"Zakupy: {name}", f"line in {field}", columns)


def _item() -> Cell:
    return cell(
        "**{{ line.name }}**",
        "{{ line.quantity }}",
        given("line.kind", NOTE, "rodzaj: "),
        given("line.category", NOTE, "kategoria: "),
    )


def _amounts() -> Cell:
    return cell(
        "brutto: **{{ line.gross or '—' }}**",
        Line("netto: {{ line.net or '—' }}", NOTE),
        Line("VAT: {{ line.vat or '—' }}", NOTE),
        given("line.eligible", NOTE, "kwalifikowalne: "),
    )


def _basis() -> Cell:
    found = Line(f"Ustalenia: {links('line.findings')}", when="line.findings")
    return cell("{{ line.basis or '—' }}", found, given("line.units", NOTE))


def _status() -> Cell:
    return cell(
        "**{{ line.status or '—' }}**",
        given("line.reason"),
        given("line.source", NOTE, "Źródło: "),
        fill="line.fill",
    )
