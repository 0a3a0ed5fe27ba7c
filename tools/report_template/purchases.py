"""The chapters about purchases: money, requirements, what is there already, variants, needs the programme does not pay for."""

from __future__ import annotations

from collections.abc import Sequence

from report_template.blocks import Writer
from report_template.cells import NOTE, Cell, Column, Line, cell, given, links, value
from report_template.chart import CURVE


def purchases(writer: Writer) -> None:
    """Money by programme area on wide pages; then why, what is there already, remarks and variants on upright ones."""
    opening(writer)
    with writer.each("group in purchases.groups"):
        writer.heading(2, "{{ group.title }}")
        _money(writer, "group.lines", "{{ group.title }}")
        writer.text("Razem w planie: **{{ group.total }}**")
        writer.otherwise()
        writer.text("Plan nie zawiera zakupów.")
    totals(writer)
    writer.heading(2, "Wymagania i uzasadnienie zakupów")
    with writer.each("group in purchases.groups"):
        reasons(writer, "group.lines", "{{ group.title }}")
        writer.otherwise()
        writer.text("Plan nie zawiera zakupów.")
    rest(writer)


def opening(writer: Writer) -> None:
    """The chapter's title, its programme and the plan in sentences."""
    writer.heading(1, "{{ purchases.title }}")
    with writer.when("purchases.programme"):
        writer.text("Program: **{{ purchases.programme }}**.")
        writer.otherwise()
        writer.text("Kwestionariusz nie wskazuje programu, więc kwalifikowalności nie oceniono.")
    writer.bullets("purchases.headline", "Plan nie zawiera zakupów.")
    with writer.when("purchases.unconfirmed"):
        writer.text("Gwiazdka przy statusie: {{ purchases.unconfirmed }}")


def totals(writer: Writer) -> None:
    """The account, which ends the wide pages: its rows hold together and to the sentence below."""
    writer.heading(2, "Razem")
    with writer.when("purchases.totals"):
        writer.fields("Rachunek planu", "purchases.totals", 19.0, together=True, of_amounts=True)
    writer.turn("Sumy obejmują pozycje, przy których w kolumnie „W planie” jest „tak”.")


def rest(writer: Writer) -> None:
    """Expenses, what the office has, the settlement, limits, remarks, variants and what nobody means to buy."""
    writer.heading(2, "Wydatki i posiadany sprzęt")
    heads: tuple[tuple[str, float], ...] = (
        ("Wydatek", 5.0), ("Jednostka", 3.9), ("Brutto", 2.8), ("Stan", 3.0), ("Data", 2.3),
    )  # fmt: skip
    writer.rows("Wydatki", "purchases.expenses", heads, "Wydatków nie wpisano.")
    heads = (("Posiadane", 5.0), ("Jednostka", 3.7), ("Ilość", 2.5), ("Źródło", 3.5), ("Trwałość do", 2.3))
    writer.rows("Posiadane", "purchases.owned", heads, "Posiadanego sprzętu i oprogramowania nie wpisano.")
    with writer.when("purchases.programme"):
        writer.heading(2, "Wkład własny i zasady programu")
    with writer.when("purchases.settlement"):
        heads = (("Wkład, transze, trwałość", 3.0), ("Ile i do kiedy", 6.0), ("Źródło", 5.0), ("Pewność", 3.0))
        writer.rows("Wkład własny, transze i trwałość", "purchases.settlement", heads, "Nie policzono.")
    with writer.when("purchases.programme"):
        heads = (("Zasada programu", 8.4), ("Źródło", 5.6), ("Pewność", 3.0))
        writer.rows("Zasady i granice programu", "purchases.limits", heads, "Zasad programu nie wskazano.")
    writer.heading(2, "Uwagi do planu")
    writer.bullets("purchases.remarks", "Bez uwag do planu.")
    _variants(writer)
    with writer.when("purchases.needless"):
        writer.heading(2, "Rozwiązania zastępcze i pozycje niepotrzebne")
        heads = (
            ("Pozycja", 5.0), ("Ilość", 2.9), ("Netto", 2.6), ("Brutto", 2.6), ("Dlaczego nie jest kupowana", 3.9),
        )  # fmt: skip
        writer.rows("Czego plan nie kupuje", "purchases.needless", heads, "Nie ma takich pozycji.")


def _variants(writer: Writer) -> None:
    closed = cell(
        "{{ v.closed or '—' }}", given("v.critical", NOTE, "krytyczne: "), given("v.weight", NOTE, "waga: "),
    )  # fmt: skip
    with writer.when("purchases.variants or purchases.curve"):
        writer.heading(2, "Warianty zakupów")
    with writer.when("purchases.variants"):
        columns = (
            Column("Wariant", 2.4, cell("**{{ v.name }}**")),
            Column(
                "Brutto i limit", 3.1, cell("{{ v.gross or '—' }}", given("v.limit", NOTE, "limit: ")), is_amount=True
            ),
            Column("Usunięte ustalenia", 2.7, closed),
            Column("Wynik", 1.6, value("v.score")),
            Column("Co zawiera", 7.2, value("v.contents")),
        )
        writer.table("Warianty", "v in purchases.variants", columns)
    with writer.when("purchases.curve"):
        writer.chart(
            "Co daje każda kwota",
            "wykres: v in purchases.curve | v.name or v.gross | v.percent | v.open_percent",
            "Wykres słupkowy: jaką część wagi stwierdzonych ustaleń usuwają zakupy za każdą z kwot. "
            "Te same dane są w tabeli pod wykresem.",
            CURVE,
            8.5,
        )
        columns = (
            Column("Kwota brutto", 3.1, cell("**{{ v.gross or '—' }}**", given("v.name", NOTE)), is_amount=True),
            Column("Więcej o", 2.8, value("v.added"), is_amount=True),
            Column("Usunięte ustalenia", 2.7, closed),
            Column("Wynik", 1.6, value("v.score")),
            Column("Co dokłada", 6.8, value("v.contents")),
        )
        writer.table("Co daje każda kwota", "v in purchases.curve", columns, with_next=True)
    with writer.when("purchases.variants_note"):
        writer.text("{{ purchases.variants_note }}")


def _money(writer: Writer, field: str, name: str) -> None:
    """The money of the lines; what to buy and why stands in `_reasons`, since thirteen columns would fit no page."""

    def columns(item: float, quantity: float, amounts: Sequence[float], *last: Column) -> tuple[Column, ...]:
        net, vat, gross = amounts
        return (
            Column("Pozycja", item, cell("{{ line.name }}", given("line.origin", NOTE), given("line.units", NOTE))),
            Column("Ilość", quantity, value("line.quantity")),
            Column("Netto", net, value("line.net"), is_amount=True),
            Column("VAT", vat, value("line.vat"), is_amount=True),
            Column("Brutto", gross, value("line.gross"), is_amount=True),
            *last,
        )

    with writer.when("purchases.programme"):
        classed = (
            Column("Kwalifikowalne", 3.1, value("line.eligible"), is_amount=True),
            Column("Status", 2.8, value("line.status", fill="line.fill")),
            Column("W planie", 3.6, value("line.chosen")),
        )
        money = columns(5.6, 3.0, (2.6, 2.4, 2.6), *classed)
        writer.table("Kwoty", f"line in {field}", money, name=f"Kwoty: {name}", with_next=True)
        writer.otherwise()
        money = columns(8.8, 4.0, (3.1, 3.4, 3.1), Column("W planie", 3.3, value("line.chosen")))
        writer.table("Kwoty", f"line in {field}", money, name=f"Kwoty: {name}", with_next=True)


def reasons(writer: Writer, field: str, name: str, *, with_money: bool = False) -> None:
    """What to buy and why; `with_money` where no other table holds the amounts."""
    item = Cell((*_item().lines, *(AMOUNTS if with_money else ())))
    caption = f"Wymagania i uzasadnienie: {name}"
    with writer.when("purchases.programme"):
        reasons = (
            Column("Pozycja i wymagania", 6.2, item),
            Column("Podstawa, rodzaj, kategoria", 4.5, _basis(given("line.category", label="Kategoria: "))),
            Column("Status, uzasadnienie i źródło", 6.3, _status()),
        )
        writer.table(caption, f"line in {field}", reasons)
        writer.otherwise()
        bare = (
            Column("Pozycja i wymagania", 9.6, item),
            Column("Podstawa i rodzaj", 7.4, _basis(given("line.reason"))),
        )
        writer.table(caption, f"line in {field}", bare)


LASTING = "{% if purchases.programme %}także po projekcie{% else %}coroczny{% endif %}"
AMOUNTS: tuple[Line, ...] = (
    Line("Ilość: {{ line.quantity }}; brutto: **{{ line.gross }}**"),
    Line("netto: {{ line.net }}; VAT: {{ line.vat or '—' }}", NOTE),
    given("line.eligible", NOTE, "kwalifikowalne: "),
    Line("stan: {{ line.state or '—' }}; w planie: {{ line.chosen }}", NOTE),
)


def _item() -> Cell:
    requirement = Line("{{ requirement }}", "ListaTabeli", each="requirement in line.requirements")
    return cell("**{{ line.name }}**", requirement)


def _basis(*more: Line) -> Cell:
    found = Line(f"Ustalenia: {links('line.findings')}", when="line.findings")
    return cell(
        "{{ line.basis or '—' }}",
        found,
        given("line.units"),
        given("line.kind", label="Rodzaj: "),
        *more,
        Line(f"Koszt {LASTING}: {{{{ line.yearly }}}}", when="line.yearly"),
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
    """What the programme does not pay for; without a programme there is no such chapter."""
    with writer.when("purchases.programme"):
        writer.heading(1, "Potrzeby niekwalifikowalne")
        with writer.when("purchases.ineligible"):
            reasons(writer, "purchases.ineligible", "potrzeby, których program nie finansuje", with_money=True)
            writer.otherwise()
            writer.text("Brak potrzeb, których program nie finansuje.")
