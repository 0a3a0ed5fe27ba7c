"""Scope and course of the diagnosis; earlier recommendations."""

from __future__ import annotations

from collections.abc import Iterator

from diagnoza.render.chapters.blocks import Block, Bullets, Entries, Heading
from diagnoza.render.chapters.text import entries, entry, of_unit, plain, unit_heading
from diagnoza.report import model

_TITLE = Heading(2, "Zakres i przebieg diagnozy", "przebieg")


def courses(report: model.Report) -> Iterator[Block]:
    """How the diagnosis went, unit by unit."""
    yield _TITLE
    for index, course in enumerate(report.courses, 1):
        yield from unit_heading(report, course.unit, f"przebieg.{index}")
        yield _scope(course)
        yield from _registers(report, course)
        yield Bullets(course.independence)


def _scope(course: model.Course) -> Entries:
    fields = (entry(field.label, field.value) for field in course.fields)
    scope = entry("Zakres", course.scope or "nie opisano")
    techniques = entry("Techniki", course.techniques or "nie podano")
    return entries((*fields, scope, techniques, entry("Ograniczenia", course.limitations or "nie wpisano")))


def _registers(report: model.Report, course: model.Course) -> Iterator[Block]:
    def register(caption: str, head: tuple[str, ...], rows: tuple[model.Row, ...], empty: str) -> Block:
        return plain(of_unit(report, course.unit, caption), head, rows, empty)

    yield register("Osoby pytane", ("Osoba pytana", "Kiedy"), course.people, "Osób pytanych nie wpisano.")
    head: tuple[str, ...] = ("Nr", "Dowód", "Data", "Forma", "Okazał")
    yield register("Rejestr dowodów", head, course.evidence, "Rejestr dowodów jest pusty.")
    head = ("Próba", "Populacja", "Liczba", "Dobór", "Wynik")
    yield register("Próby", head, course.samples, "Prób nie wpisano do arkusza.")
    head = ("Miejsce oględzin", "Data", "Wynik")
    yield register("Oględziny", head, course.inspections, "Oględzin nie wpisano do arkusza.")
    head = ("Test", "Narzędzie", "Data", "Upoważnienie", "Wynik")
    yield register("Testy techniczne", head, course.tests, "Testów technicznych nie wpisano do arkusza.")
    none = "Żadnego pytania nie oznaczono jako niezbadane."
    yield register("Pytania niezbadane", ("Nie zbadano", "Powód"), course.not_examined, none)


def public_scope(report: model.Report) -> Iterator[Block]:
    """Which units, and when."""
    yield _TITLE
    units = ", ".join(unit.name for unit in report.summary.units)
    yield entries((entry("Jednostki", units), entry("Diagnozę przeprowadzono", report.conducted)))


def earlier(report: model.Report) -> Iterator[Block]:
    """What became of earlier recommendations."""
    yield Heading(2, "Wcześniejsze zalecenia", "wczesniejsze")
    for course in report.courses:
        empty = of_unit(report, course.unit, "nie odnotowano wcześniejszych zaleceń.")
        caption = of_unit(report, course.unit, "Wcześniejsze zalecenia")
        yield plain(caption, ("Zalecenie", "Stan"), course.earlier, empty[0].upper() + empty[1:])
