"""The closing chapters: answers in full, abbreviations, signatures, provenance."""

from __future__ import annotations

from report_template.blocks import Writer
from report_template.cells import NOTE, TOGETHER, Column, Line, cell, value
from report_template.units import OF_UNIT, whole_answer


def write(writer: Writer) -> None:
    """All chapters from the answers on; their pages stand upright."""
    _answers(writer)
    abbreviations(writer)
    signatures(writer)
    provenance(writer)


def _answers(writer: Writer) -> None:
    writer.heading(1, "Odpowiedzi w całości")
    writer.text(
        "Treść pytań, odpowiedzi, uwagi i dowody są w rozdziałach obszarów i środowiska; tu zebrano, jak każdą odpowiedź ustalono, oraz "
        "pytania, które nie miały zastosowania."
    )
    columns = (
        Column("Oznaczenie", 4.8, cell("{% link a.mark %}")),
        Column("Weryfikacja i sposób ustalenia", 10.2, value("a.verification")),
        Column("Punkty", 2.0, value("a.points")),
    )
    idle = (
        Column("Pytanie bez zastosowania", 6.6, cell("{{ a.text }}", Line("{{ a.mark }}", NOTE))),
        Column("Zachowana odpowiedź, uwagi, dowody i weryfikacja", 10.4, whole_answer()),
    )
    with writer.each("unit in units"):
        writer.unit_heading("unit.name")
        with writer.each("area in unit.areas"):
            active = "a in area.answers if a.is_active"
            writer.table(
                "Jak ustalono odpowiedzi: {{ area.title }}", active, columns, none="Żadne pytanie nie ma zastosowania."
            )
        with writer.when("unit.idle_answers"):
            writer.heading(2, "Pytania, które nie miały zastosowania" + OF_UNIT)
            writer.table("Pytania bez zastosowania", "a in unit.idle_answers", idle)
        with writer.when("unit.idle"):
            writer.heading(2, "Wpisy, z których diagnoza nie korzysta" + OF_UNIT)
            heads = (("Wpis", 6.0), ("Treść", 11.0))
            writer.rows("Wpisy arkusza poza tą diagnozą", "unit.idle", heads, "Nie ma takich wpisów.")
    writer.text(
        "Punkty podano tam, gdzie pytanie jest punktowane; zakres oznacza, że ostateczna liczba zależy od ustalenia odpowiedzi."
    )


def abbreviations(writer: Writer) -> None:
    """The abbreviations explained."""
    writer.heading(1, "Skróty")
    writer.fields("Skróty użyte w raporcie", "abbreviations", 3.6)


def signatures(writer: Writer, level: int = 1) -> None:
    """Who signs; the table is lower in a short document, where it is a section among others."""
    writer.heading(level, "Podpisy")
    signed = cell(Line("podpisano elektronicznie", NOTE), Line("albo …………………………………", "Podpis"))
    columns = (
        Column("Funkcja", 4.4, cell(Line("{{ row.cells[0] or '—' }}", TOGETHER))),
        Column("Imię i nazwisko", 5.4, cell(Line("{{ row.cells[1] or '—' }}", TOGETHER))),
        Column("Podpis", 7.2, signed if level == 1 else cell("podpisano elektronicznie albo\n…………………………………")),
    )
    writer.table("Podpisy", "row in signatures", columns, empty="Nie wpisano osób podpisujących.")


def provenance(writer: Writer, level: int = 1) -> None:
    """From which sheet and questionnaire the document comes."""
    writer.heading(level, "Metryka dokumentu")
    writer.fields("Pochodzenie i wersje", "provenance", 4.1)
    writer.text(
        "Dokument sporządzono programem diagnoza; skróty SHA-256 pozwalają sprawdzić, z którego arkusza powstał."
    )
