"""The chapters about what to do: measures, purchases, ineligible needs, what is to be established, the trace."""

from __future__ import annotations

from report_template.blocks import NOTE, Cell, Column, Line, Writer, cell, given, links, value, values


def write(writer: Writer) -> None:
    """All chapters from the measures to the trace; the sums of purchases and the trace lie on their side."""
    _measures(writer)
    writer.turn("Zakupy, których wymagają zalecenia, są w następnym rozdziale.")
    purchases(writer)
    ineligible(writer)
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


def purchases(writer: Writer) -> None:
    """Money by programme area, sums, limits and remarks on wide pages; then what to buy and why on upright ones."""
    writer.heading(1, "Zakupy według obszarów programu")
    with writer.when("purchases.programme"):
        writer.text("Program: **{{ purchases.programme }}**.")
        writer.otherwise()
        writer.text("Kwestionariusz nie wskazuje programu.")
    writer.bullets("purchases.headline", "Plan nie zawiera zakupów.")
    with writer.each("group in purchases.groups"):
        writer.heading(2, "{{ group.title }}")
        _money(writer, "group.lines", "{{ group.title }}", "Razem w planie: **{{ group.total }}**")
        writer.otherwise()
        writer.text("Plan nie zawiera zakupów.")
    sums(writer)
    writer.turn("Wymagania i uzasadnienie każdej pozycji są na następnych stronach.")
    writer.heading(2, "Wymagania i uzasadnienie zakupów")
    with writer.each("group in purchases.groups"):
        _reasons(writer, "group.lines", "{{ group.title }}")
        writer.otherwise()
        writer.text("Plan nie zawiera zakupów.")


def sums(writer: Writer) -> None:
    """Sums, expenses, what the office has, the settlement, limits and remarks, on wide pages."""
    writer.heading(2, "Razem, wydatki i zasady programu")
    with writer.when("purchases.totals"):
        writer.fields("Razem", "purchases.totals", 11.0)
    heads: tuple[tuple[str, float], ...] = (
        ("Wydatek", 8.0),
        ("Jednostka", 7.2),
        ("Brutto", 3.6),
        ("Stan", 3.9),
        ("Data", 3.0),
    )
    writer.rows("Wydatki", "purchases.expenses", heads, "Wydatków nie wpisano.")
    heads = (("Posiadane", 7.6), ("Jednostka", 7.0), ("Ilość", 2.8), ("Źródło", 5.1), ("Trwałość do", 3.2))
    writer.rows("Posiadane", "purchases.owned", heads, "Posiadanego sprzętu i oprogramowania nie wpisano.")
    heads = (("Wkład, transze, trwałość", 4.6), ("Ile i do kiedy", 9.0), ("Źródło", 7.6), ("Pewność", 4.5))
    none = "Kwestionariusz nie wskazuje programu, więc wkładu, transz i trwałości nie policzono."
    writer.rows("Wkład własny, transze i trwałość", "purchases.settlement", heads, none)
    heads = (("Zasada programu", 13.0), ("Źródło", 8.2), ("Pewność", 4.5))
    writer.rows("Zasady i granice programu", "purchases.limits", heads, "Kwestionariusz nie wskazuje zasad programu.")
    writer.heading(2, "Uwagi do planu")
    writer.bullets("purchases.remarks", "Bez uwag do planu.")
    with writer.when("purchases.variants"):
        writer.heading(2, "Warianty zakupów")
        heads = (
            ("Wariant", 5.0),
            ("Limit", 4.6),
            ("Brutto", 4.6),
            ("Usunięte ustalenia", 4.5),
            ("w tym krytyczne", 3.8),
            ("Wynik", 3.2),
        )
        writer.rows("Warianty", "purchases.variants", heads, "Wariantów nie porównano.")
        writer.text("{{ purchases.variants_note }}")


def _money(writer: Writer, field: str, name: str, total: str = "") -> None:
    """The money of the lines; what to buy and why stands in `_reasons`, since thirteen columns would fit no page."""
    money = (
        Column("Pozycja", 5.0, cell("{{ line.name }}", given("line.origin", NOTE))),
        Column("Ilość", 2.4, value("line.quantity")),
        Column("Netto", 2.95, value("line.net")),
        Column("VAT", 3.4, value("line.vat")),
        Column("Brutto", 2.95, value("line.gross")),
        Column("Kwalifikowalne", 3.1, value("line.eligible")),
        Column("Status", 2.9, value("line.status", fill="line.fill")),
        Column("W planie", 3.0, value("line.chosen")),
    )
    writer.table("Kwoty", f"line in {field}", money, name=f"Kwoty: {name}")
    if total:
        writer.text(total)


def _reasons(writer: Writer, field: str, name: str, *, with_money: bool = False) -> None:
    """What to buy and why; `with_money` where no other table holds the amounts."""
    item = Cell((*_item().lines, *(AMOUNTS if with_money else ())))
    reasons = (
        Column("Pozycja i wymagania", 7.0, item),
        Column("Podstawa, rodzaj, kategoria", 4.9, _basis()),
        Column("Status, uzasadnienie i źródło", 5.1, _status()),
    )
    writer.table(f"Wymagania i uzasadnienie: {name}", f"line in {field}", reasons)


AMOUNTS: tuple[Line, ...] = (
    Line("Ilość: {{ line.quantity }}; brutto: **{{ line.gross }}**"),
    Line("netto: {{ line.net }}; VAT: {{ line.vat or '—' }}; kwalifikowalne: {{ line.eligible or '—' }}", NOTE),
    Line("w planie: {{ line.chosen }}", NOTE),
)


def _item() -> Cell:
    requirement = Line("{{ requirement }}", "ListaTabeli", each="requirement in line.requirements")
    return cell("**{{ line.name }}**", requirement, Line("oznaczenie: {{ line.item }}", NOTE))


def _basis() -> Cell:
    found = Line(f"Ustalenia: {links('line.findings')}", when="line.findings")
    state = given("line.state", NOTE, "Stan: ")
    return cell(
        "{{ line.basis or '—' }}",
        found,
        given("line.units"),
        state,
        given("line.kind", label="Rodzaj: "),
        given("line.category", label="Kategoria: "),
        given("line.yearly", label="Koszt po projekcie: "),
        "Klasyfikacja budżetowa: {{ line.classification or '…………' }}",
    )


def _status() -> Cell:
    consider = given("line.consider", label="**Do rozważenia:** ")
    return cell(
        Line("{{ line.status }}"),
        given("line.reason"),
        consider,
        given("line.source", NOTE, "Źródło: "),
        fill="line.fill",
    )


def ineligible(writer: Writer) -> None:
    """What the programme does not pay for."""
    writer.heading(1, "Potrzeby niekwalifikowalne")
    with writer.when("purchases.ineligible"):
        _reasons(writer, "purchases.ineligible", "potrzeby, których program nie finansuje", with_money=True)
        writer.otherwise()
        writer.text("Brak potrzeb, których program nie finansuje.")


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
        writer.text("Zakupy zależne od ustaleń nie wchodzą do sum planu.")
        _reasons(writer, "purchases.conditional", "zakupy zależne od ustaleń", with_money=True)


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
