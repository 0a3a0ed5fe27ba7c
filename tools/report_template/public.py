"""The public version: what is left when everything protected has been taken out; it names no finding, measure or person.

It says nothing about what is missing: an empty part of the model means „left out”, not „none”.
"""

from __future__ import annotations

from report_template import closing, opening, units
from report_template.blocks import Writer
from report_template.cells import BEFORE_TABLE, TOGETHER, Column, Item, Line, cell, value

TITLE = "{{ cover.title }} – wersja jawna – {{ units[0].name }}"

HEADER = "{% if is_public %}Wersja jawna: bez opisu zabezpieczeń, słabości, systemów i osób{% else %}{{ cover.notice }}{% endif %}"


def write(writer: Writer) -> None:
    """Cover, results, counts, sums and how they came about."""
    _cover(writer)
    writer.heading(1, "Podsumowanie dla kierownictwa", new_page=True)
    opening.headlines(writer)
    opening.opinion(writer)
    opening.method(writer)
    _scope(writer)
    _results(writer)
    _tallies(writer)
    _purchases(writer)
    closing.abbreviations(writer)
    _signatures(writer)
    closing.provenance(writer)


def _cover(writer: Writer) -> None:
    writer.text("{%p pictures %}", "ZnakiProgramu")
    writer.text("{{ cover.title }}", "Title")
    writer.text("{{ cover.subtitle }}", "Subtitle")
    with writer.when("is_public"):
        writer.text("Status: **{{ cover.status }}**.")
        writer.otherwise()
        writer.text(
            "**Uwaga:** danych nie przygotowano do udostępnienia; raport trzeba zapisać z opcją --jawna.", "Ramka"
        )
    writer.text("{{ cover.notice }}", "Ramka")
    items = (
        Item("Jednostki", cell("{% for u in units %}{% if not loop.first %}; {% endif %}{{ u.name }}{% endfor %}")),
        Item("Grantobiorca", value("cover.grantee"), when="cover.grantee"),
        Item("Program", value("cover.programme"), when="cover.programme"),
        Item("Umowa o grant", value("cover.contract"), when="cover.contract"),
        Item("Kwestionariusz", value("cover.questionnaire")),
        Item("Przeprowadzono", value("cover.conducted")),
    )
    writer.heading(1, "Dane diagnozy")
    writer.card("Dane diagnozy", items, 3.6)
    opening.funding(writer)
    opening.contents(writer, 1)


def _scope(writer: Writer) -> None:
    writer.heading(1, "Zakres i niezależność")
    with writer.each("course in courses"):
        writer.text("Badana jednostka: **{{ course.unit }}**", BEFORE_TABLE)
        writer.bullets("course.independence")


def _results(writer: Writer) -> None:
    writer.heading(1, "Wyniki", new_page=True)
    writer.text(
        "Cieniowanie w tabelach powtarza słowami zapisany próg wyniku ostrożnego: jedną czwartą, połowę i trzy czwarte "
        "punktów możliwych do zdobycia."
    )
    with writer.each("unit in units"):
        writer.unit_heading("unit.name")
        with writer.when("unit.areas"):
            units.area_chart(writer)
        units.area_results(writer)


def _tallies(writer: Writer) -> None:
    writer.heading(1, "Ustalenia i zgodność w liczbach")
    with writer.each("tally in tallies.units"):
        writer.unit_heading("tally.unit")
        heads: tuple[tuple[str, float], ...] = (("Waga ustalenia", 7.0), ("Stwierdzone", 5.0), ("Do ustalenia", 5.0))
        writer.rows("Ustalenia według wagi: {{ tally.unit }}", "tally.findings", heads, "Liczby ustaleń nie podano.")
        heads = (("Akt", 6.6), ("Stan zgodności", 6.4), ("Liczba punktów", 4.0))
        writer.rows("Zgodność według aktów: {{ tally.unit }}", "tally.conformity", heads, "Liczby punktów nie podano.")


def _purchases(writer: Writer) -> None:
    writer.heading(1, "{{ purchases.title }}")
    with writer.when("purchases.programme"):
        writer.text("Program: **{{ purchases.programme }}**.")
    heads = (("Obszar", 6.6), ("Kategoria", 6.4), ("Brutto", 4.0))
    writer.rows(
        "Kwoty planu według obszarów i kategorii", "tallies.purchases", heads, "Kwot według obszarów nie podano."
    )
    with writer.when("purchases.totals"):
        writer.fields("Razem", "purchases.totals", 9.0)


def _signatures(writer: Writer) -> None:
    columns = (
        Column("Funkcja", 7.0, cell(Line("{{ row.cells[0] or '—' }}", TOGETHER))),
        Column("Podpis", 10.0, cell("podpisano elektronicznie", "albo …………………………………")),
    )
    writer.heading(1, "Podpisy")
    writer.table("Podpisy", "row in signatures", columns, empty="Funkcji osób podpisujących nie podano.")
