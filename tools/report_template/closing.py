"""The closing chapters: answers in full, abbreviations, signatures, provenance."""

from __future__ import annotations

from collections.abc import Sequence

from report_template.blocks import NOTE, Column, Line, Writer, cell, given, value
from report_template.units import whole_answer


def write(writer: Writer) -> None:
    """All chapters from the answers on; the pages of the answers lie on their side, those after stand."""
    _answers(writer)
    _abbreviations(writer)
    _signatures(writer)
    _provenance(writer)


def _answers(writer: Writer) -> None:
    writer.heading(1, "Odpowiedzi w całości")
    columns = (
        Column("Oznaczenie", 3.1, value("a.id")),
        Column("Pytanie", 4.6, value("a.text")),
        Column("Odpowiedź", 5.3, cell("{{ a.answer or '—' }}", given("a.details"))),
        Column("Uwagi", 4.2, value("a.note")),
        Column("Dowody", 3.5, value("a.evidence")),
        Column("Weryfikacja", 3.4, value("a.verification")),
        Column("Punkty", 1.6, value("a.points")),
    )
    lists = (
        Column("Oznaczenie", 3.1, value("a.id")),
        Column("Pytanie", 6.0, value("a.text")),
        Column("Odpowiedź, uwagi, dowody i weryfikacja", 16.6, whole_answer()),
    )
    with writer.each("unit in units"):
        writer.heading(2, "{{ unit.name }}")
        with writer.each("area in unit.environment"):
            _area(writer, lists, may_split=True)
        with writer.each("area in unit.areas"):
            _area(writer, columns, may_split=False)
        with writer.when("unit.idle"):
            writer.heading(3, "Wpisy, z których diagnoza nie korzysta")
            heads = (("Wpis", 8.1), ("Treść", 17.6))
            writer.rows("Wpisy arkusza poza tą diagnozą", "unit.idle", heads, "Nie ma takich wpisów.")
    writer.turn(
        "Punkty podano tam, gdzie pytanie jest punktowane; zakres oznacza, że ostateczna liczba zależy od ustalenia odpowiedzi."
    )


def _area(writer: Writer, columns: Sequence[Column], *, may_split: bool) -> None:
    writer.heading(3, "{{ area.title }}")
    caption = "Wszystkie odpowiedzi: {{ area.title }}"
    writer.table(caption, "a in area.answers", columns, empty="Obszar nie ma pytań.", may_split=may_split)


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
