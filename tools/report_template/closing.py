"""The closing chapters: answers in full, abbreviations, signatures, provenance."""

from __future__ import annotations

from report_template.blocks import NOTE, Column, Line, Writer, cell, value
from report_template.units import whole_answer


def write(writer: Writer) -> None:
    """All chapters from the answers on; the pages of the answers lie on their side, those after stand."""
    _answers(writer)
    _abbreviations(writer)
    _signatures(writer)
    _provenance(writer)


def _answers(writer: Writer) -> None:
    writer.heading(1, "Odpowiedzi w całości")
    writer.text(
        "Treść pytań, uwagi i dowody są w rozdziałach obszarów i środowiska; tu zebrano, jak każdą odpowiedź ustalono, oraz "
        "pytania, które nie miały zastosowania."
    )
    columns = (
        Column("Oznaczenie", 4.2, cell("{% link a.id %}")),
        Column("Odpowiedź", 9.4, value("a.answer")),
        Column("Weryfikacja i sposób ustalenia", 10.1, value("a.verification")),
        Column("Punkty", 2.0, value("a.points")),
    )
    idle = (
        Column("Pytanie bez zastosowania", 9.0, cell("{{ a.text }}", Line("{{ a.id }}", NOTE))),
        Column("Zachowana odpowiedź, uwagi, dowody i weryfikacja", 16.7, whole_answer()),
    )
    with writer.each("unit in units"):
        writer.heading(2, "{{ unit.name }}")
        with writer.each("area in unit.areas"):
            writer.heading(3, "{{ area.title }}")
            active = "a in area.answers if a.is_active"
            writer.table(
                "Jak ustalono odpowiedzi: {{ area.title }}", active, columns, none="Żadne pytanie nie ma zastosowania."
            )
        with writer.when("unit.idle_answers"):
            writer.heading(3, "Pytania, które nie miały zastosowania")
            writer.table("Pytania bez zastosowania", "a in unit.idle_answers", idle, may_split=True)
        with writer.when("unit.idle"):
            writer.heading(3, "Wpisy, z których diagnoza nie korzysta")
            heads = (("Wpis", 8.1), ("Treść", 17.6))
            writer.rows("Wpisy arkusza poza tą diagnozą", "unit.idle", heads, "Nie ma takich wpisów.")
    writer.turn(
        "Punkty podano tam, gdzie pytanie jest punktowane; zakres oznacza, że ostateczna liczba zależy od ustalenia odpowiedzi."
    )


def _abbreviations(writer: Writer) -> None:
    writer.heading(1, "Skróty")
    writer.fields("Skróty użyte w raporcie", "abbreviations", 3.6)


def _signatures(writer: Writer) -> None:
    writer.heading(1, "Podpisy")
    columns = (
        Column("Funkcja", 4.4, value("row.cells[0]")),
        Column("Imię i nazwisko", 5.4, value("row.cells[1]")),
        Column("Podpis", 7.2, cell(Line("podpisano elektronicznie", NOTE), Line("albo …………………………………", "Podpis"))),
    )
    writer.table("Podpisy", "row in signatures", columns, empty="Nie wpisano osób podpisujących.")


def _provenance(writer: Writer) -> None:
    writer.heading(1, "Metryka dokumentu")
    writer.fields("Pochodzenie i wersje", "provenance", 4.1)
    writer.text(
        "Dokument sporządzono programem diagnoza; skróty SHA-256 pozwalają sprawdzić, z którego arkusza powstał."
    )
