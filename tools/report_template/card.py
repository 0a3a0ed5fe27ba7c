"""The card: two pages for the head and the council."""

from __future__ import annotations

from report_template import closing, opening
from report_template.blocks import Writer
from report_template.cells import Column, Line, cell
from report_template.units import SHARES

TITLE = "Karta diagnozy – {{ units[0].name }}"
COMPACT = "WierszZwarty"
MEANING = (
    "Wynik ostrożny mówi, jaką część punktów za wymagania jednostka na pewno zdobyła; to, czego nie wiadomo, liczy się w nim "
    "jako zero. Stopień jest skalą własną programu diagnoza."
)

OPINIONS = (
    "{% for opinion in opinions %}{% if not loop.first %}; {% endif %}{% if units|length > 1 %}{{ opinion.unit }} – {% endif %}"
    "{{ opinion.kind or 'nie wyrażono' }}{% else %}nie wyrażono{% endfor %}"
)


def write(writer: Writer) -> None:
    """The result, what it rests on, what to do and what to decide."""
    writer.text("{%p pictures %}", "ZnakiProgramu")
    writer.heading(1, "Karta diagnozy: {{ units[0].name }}")
    writer.text(
        "Diagnozę przeprowadzono: **{{ cover.conducted }}**; status: **{{ cover.status }}**; kwestionariusz: {{ cover.subtitle }}"
    )
    _result(writer)
    _worst(writer)
    _measures(writer)
    writer.heading(2, "Co kierownik rozstrzyga teraz")
    writer.bullets("summary.decisions", "Żadna sprawa nie czeka na decyzję.")
    _areas(writer)
    _money(writer)
    closing.signatures(writer, 2)
    writer.text("Uzasadnienie, odpowiedzi i dowody są w raporcie z diagnozy.")


def _result(writer: Writer) -> None:
    columns = (
        Column("Jednostka", 6.3, cell(Line("{{ u.name }}", COMPACT))),
        Column("Wynik", 1.8, cell(Line("**{{ u.score }}**", COMPACT))),
        Column("Zakres", 2.2, cell(Line("{{ u.range }}", COMPACT))),
        Column("Stopień", 2.7, cell(Line("{{ u.level }}", COMPACT))),
        Column("Ustalenia (krytyczne)", 4.0, cell(Line("{{ u.findings }} ({{ u.critical }})", COMPACT))),
    )
    writer.table("Wynik ostrożny", "u in summary.units", columns)
    writer.text(MEANING)
    writer.text(f"**Opinia audytora:** {OPINIONS}.")


def _areas(writer: Writer) -> None:
    columns = (
        Column("Obszar", 8.8, cell(Line("{{ area.title }}", COMPACT))),
        Column("Wynik", 1.8, cell(Line("**{{ area.score }}**", COMPACT), fill="area.fill")),
        Column("Zakres", 2.2, cell(Line("{{ area.range }}", COMPACT))),
        Column("Ile punktów", 4.2, cell(Line(SHARES, COMPACT))),
    )
    writer.heading(2, "Wyniki obszarów")
    with writer.when("units|length > 1"):
        writer.text("Wyniki obszarów pozostałych jednostek są w raporcie.")
    writer.table(
        "Wyniki obszarów: {{ units[0].name }}",
        "area in units[0].areas",
        columns,
        empty="Żaden obszar nie jest punktowany.",
    )


def _worst(writer: Writer) -> None:
    writer.heading(2, "Najpoważniejsze ustalenia")
    writer.bullets("summary.worst", "Nie stwierdzono ustaleń.")


def _measures(writer: Writer) -> None:
    writer.heading(2, "Co zrobić najpierw, kto i kiedy")
    writer.bullets("summary.first_measures", "Brak zaleceń.")


def _money(writer: Writer) -> None:
    opening.money(writer)
    with writer.when("not summary.money"):
        writer.heading(2, "Koszty")
        writer.text("Plan nie zawiera kwot.")
