"""The chapters about what to do: measures, what is to be established, the trace."""

from __future__ import annotations

from report_template import purchases
from report_template.blocks import Writer
from report_template.cells import BEFORE_TABLE, NOTE, Cell, Column, Line, cell, given, links, value, values


def write(writer: Writer) -> None:
    """All chapters from the measures to the trace; the sums of purchases and the trace lie on their side."""
    _measures(writer)
    writer.turn("Zakupy, których wymagają zalecenia, są w następnym rozdziale.")
    purchases.purchases(writer)
    purchases.ineligible(writer)
    _open(writer)
    trace(writer)


def _measures(writer: Writer) -> None:
    writer.heading(1, "Zalecenia", new_page=True)
    columns = (
        Column("Zalecenie: dlaczego i jak", 9.6, _measure()),
        Column("Priorytet, termin, kto", 3.0, _when()),
        Column("Co usuwa, czego wymaga; stanowisko kierownika", 4.4, _effect()),
    )
    with writer.when("measures"):
        writer.text(
            "Kolejność zaleceń: najpierw to, co stwierdzono, potem waga i liczba usuwanych ustaleń. Wzrost wyniku liczono "
            "tak, jakby wykonano tylko to jedno zalecenie."
        )
        writer.table("Zalecenia w kolejności wykonania", "m in measures", columns)
        writer.otherwise()
        writer.text("Brak zaleceń.")


def _measure() -> Cell:
    steps = "{% for step in m.how %}{% if not loop.first %}; {% endif %}{{ loop.index }}) {{ step }}{% endfor %}"
    unit = Line("{{ m.unit }}", NOTE, when="units|length > 1")
    mark = Line("{{ m.state }}; oznaczenie: {{ m.id }}", NOTE)
    title = "{% bookmark m.number %}**{{ m.number }}. {{ m.title }}**"
    return cell(title, unit, given("m.why"), Line(f"Jak: {steps}.", when="m.how"), mark)


def _when() -> Cell:
    return cell(
        "**{{ m.priority }}**",
        "{{ m.term }}",
        "{{ m.owner }}",
        "nakład pracy: {{ m.effort }}",
        "wzrost wyniku: {{ m.gain }}",
        fill="m.fill",
    )


def _effect() -> Cell:
    return cell(
        Line(f"Ustalenia: {links('m.findings')}", when="m.findings"),
        Line("Zakupy: {{ m.purchases or '—' }}"),
        given("m.free_help", label="Bezpłatna pomoc: "),
        given("m.alternatives", label="Zamiast: "),
        "Stanowisko: {{ m.position or 'nie wpisano' }}",
    )


def _open(writer: Writer) -> None:
    writer.heading(1, "Do ustalenia")
    with writer.each("unit in units"):
        writer.unit_heading("unit.name")
        heads: tuple[tuple[str, float], ...] = (
            ("Nr", 1.5), ("Ustalenie możliwe", 6.1), ("Waga", 2.3), ("Pytania", 3.9), ("Kogo zapytać", 3.2),
        )  # fmt: skip
        writer.rows("Ustalenia możliwe", "unit.open_findings", heads, "Brak ustaleń do potwierdzenia.")
        heads = (("Pytanie", 6.4), ("Odpowiedź", 2.6), ("Kogo zapytać", 3.2), ("Co obejrzeć", 4.8))
        writer.rows("Pytania bez odpowiedzi", "unit.open_questions", heads, "Na wszystkie pytania ustalono odpowiedź.")
    with writer.when("purchases.conditional"):
        writer.heading(2, "Zakupy zależne od ustaleń")
        writer.text("Zakupy zależne od ustaleń nie wchodzą do sum planu.", BEFORE_TABLE)
        purchases.reasons(writer, "purchases.conditional", "zakupy zależne od ustaleń", with_money=True)


def _target() -> Cell:
    return values(Line("{% link row.measure.number %}, {% link row.finding.number %}", when="row.finding.number"))


def trace(writer: Writer) -> None:
    """What stands behind each purchase."""
    writer.heading(1, "Ślad: od zakupu do przepisu")
    columns = (
        Column("Zakup", 4.2, value("row.purchase")),
        Column("Zalecenie i ustalenie", 2.6, _target()),
        Column("Odpowiedź albo powód", 6.1, values(given("row.answer"), given("row.why"))),
        Column("Podstawa", 4.1, value("row.legal")),
    )
    writer.table("Ślad każdego zakupu", "row in trace", columns, empty="Plan nie zawiera zakupów.")
