"""The chapters about what to do: measures, purchases, ineligible needs, what is to be established, the trace."""

from __future__ import annotations

from report_template.blocks import NOTE, Cell, Column, Line, Writer, cell, given, links, value, values


def write(writer: Writer) -> None:
    """All chapters from the measures to the trace; they begin and end on pages that lie on their side."""
    _measures(writer)
    _purchases(writer)
    _ineligible(writer)
    _open(writer)
    _trace(writer)


def _measures(writer: Writer) -> None:
    writer.heading(1, "Zalecenia", new_page=True)
    columns = (
        Column("Nr", 1.5, cell("{% bookmark m.number %}{{ m.number }}")),
        Column("Zalecenie: dlaczego i jak", 11.2, _measure()),
        Column("Priorytet, termin, kto", 3.9, _when()),
        Column("Usuwa ustalenia, wymaga zakupów", 5.2, _effect()),
        Column("Stanowisko kierownika", 3.9, cell("{{ m.position or 'nie wpisano' }}")),
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
    step = Line("Krok {{ loop.index }}: {{ step }}", "KrokTabeli", each="step in m.how")
    unit = Line("{{ m.unit }}", NOTE, when="units|length > 1")
    mark = Line("{{ m.state }}; oznaczenie: {{ m.id }}", NOTE)
    return cell("**{{ m.title }}**", unit, given("m.why"), step, mark)


def _when() -> Cell:
    return cell(
        "**{{ m.priority }}**",
        "{{ m.term }}",
        "{{ m.owner }}",
        Line("nakład pracy: {{ m.effort }}", NOTE),
        Line("wzrost wyniku: {{ m.gain }}", NOTE),
        fill="m.fill",
    )


def _effect() -> Cell:
    return cell(
        Line(f"Ustalenia: {links('m.findings')}", when="m.findings"),
        Line("Zakupy: {{ m.purchases or '—' }}"),
        given("m.free_help", label="Bezpłatna pomoc: "),
        given("m.alternatives", label="Zamiast: "),
    )


def _purchases(writer: Writer) -> None:
    writer.heading(1, "Zakupy według obszarów programu")
    with writer.when("purchases.programme"):
        writer.text("Program: **{{ purchases.programme }}**.")
        writer.otherwise()
        writer.text("Kwestionariusz nie wskazuje programu.")
    with writer.each("group in purchases.groups"):
        writer.heading(2, "{{ group.title }}")
        _lines(writer, "group.lines", "{{ group.title }}", "Razem w planie: **{{ group.total }}**")
        writer.otherwise()
        writer.text("Plan nie zawiera zakupów.")
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
    heads = (("Zasada programu", 13.0), ("Źródło", 8.2), ("Pewność", 4.5))
    writer.rows("Zasady i granice programu", "purchases.limits", heads, "Kwestionariusz nie wskazuje zasad programu.")
    writer.heading(2, "Uwagi do planu")
    writer.bullets("purchases.remarks", "Bez uwag do planu.")


def _lines(writer: Writer, field: str, name: str, total: str = "") -> None:
    """Lines of the plan as two tables: the money, and what to buy and why; thirteen columns would fit no page."""
    money = (
        Column("Pozycja", 5.6, value("line.name")),
        Column("Ilość", 2.4, value("line.quantity")),
        Column("Netto", 2.95, value("line.net")),
        Column("VAT", 2.8, value("line.vat")),
        Column("Brutto", 2.95, value("line.gross")),
        Column("Kwalifikowalne", 3.1, value("line.eligible")),
        Column("Status", 2.9, value("line.status", fill="line.fill")),
        Column("W planie", 3.0, value("line.chosen")),
    )
    writer.table("Kwoty", f"line in {field}", money, name=f"Kwoty: {name}")
    if total:
        writer.text(total)
    reasons = (
        Column("Pozycja i wymagania", 7.0, _item()),
        Column("Podstawa i ustalenia", 5.4, _basis()),
        Column("Rodzaj, kategoria, koszt po projekcie", 4.0, _kind()),
        Column("Klasyfikacja budżetowa", 2.6, cell("{{ line.classification or '…………' }}")),
        Column("Uzasadnienie statusu i źródło", 6.7, _status()),
    )
    name = f"Wymagania i uzasadnienie: {name}"
    writer.table("Wymagania i uzasadnienie", f"line in {field}", reasons, name=name)


def _item() -> Cell:
    requirement = Line("{{ requirement }}", "ListaTabeli", each="requirement in line.requirements")
    return cell("**{{ line.name }}**", requirement, Line("oznaczenie: {{ line.item }}", NOTE))


def _basis() -> Cell:
    found = Line(f"Ustalenia: {links('line.findings')}", when="line.findings")
    state = given("line.state", NOTE, "Stan: ")
    return cell("{{ line.basis or '—' }}", found, given("line.units"), state)


def _kind() -> Cell:
    category, yearly = given("line.category", label="Kategoria: "), given("line.yearly", label="Koszt po projekcie: ")
    return cell("{{ line.kind or '—' }}", category, yearly)


def _status() -> Cell:
    consider = given("line.consider", label="**Do rozważenia:** ")
    return values(given("line.reason"), consider, given("line.source", NOTE, "Źródło: "))


def _ineligible(writer: Writer) -> None:
    writer.heading(1, "Potrzeby niekwalifikowalne")
    with writer.when("purchases.ineligible"):
        _lines(writer, "purchases.ineligible", "potrzeby, których program nie finansuje")
        writer.otherwise()
        writer.text("Brak potrzeb, których program nie finansuje.")


def _open(writer: Writer) -> None:
    writer.heading(1, "Do ustalenia")
    with writer.each("unit in units"):
        writer.heading(2, "{{ unit.name }}")
        heads: tuple[tuple[str, float], ...] = (
            ("Nr", 1.7), ("Ustalenie możliwe", 8.4), ("Waga", 2.6), ("Pytania", 7.2), ("Kogo zapytać", 5.8),
        )  # fmt: skip
        writer.rows("Ustalenia możliwe", "unit.open_findings", heads, "Brak ustaleń do potwierdzenia.")
        heads = (("Pytanie", 9.0), ("Odpowiedź", 4.6), ("Kogo zapytać", 4.5), ("Co obejrzeć", 7.6))
        writer.rows("Pytania bez odpowiedzi", "unit.open_questions", heads, "Na wszystkie pytania ustalono odpowiedź.")
    with writer.when("purchases.conditional"):
        writer.heading(2, "Zakupy zależne od ustaleń")
        _lines(writer, "purchases.conditional", "zakupy zależne od ustaleń")


def _target(name: str, *others: Line) -> Cell:
    shown = Line(f"{{% link row.{name}.number %}} {{{{ row.{name}.title }}}}", when=f"row.{name}.number")
    return values(shown, *others)


def _trace(writer: Writer) -> None:
    writer.heading(1, "Ślad: od zakupu do przepisu")
    columns = (
        Column("Zakup", 5.6, value("row.purchase")),
        Column("Zalecenie", 5.2, _target("measure", given("row.why"))),
        Column("Ustalenie", 5.2, _target("finding")),
        Column("Odpowiedź", 5.4, value("row.answer")),
        Column("Podstawa", 4.3, value("row.legal")),
    )
    writer.table("Ślad każdego zakupu", "row in trace", columns, empty="Plan nie zawiera zakupów.")
