"""Title page, summary, changes, opinion."""

from __future__ import annotations

from collections.abc import Iterator

from diagnoza.render.chapters.blocks import Block, Bullets, Heading, Notice, Paragraph, Strong
from diagnoza.render.chapters.text import bullets, cell, fields, lead, row, table
from diagnoza.report import model


def cover(report: model.Report) -> Iterator[Block]:
    """Title page: what it is, about whom, by whom, who paid."""
    cover = report.cover
    if cover.notice:
        yield Notice(cover.notice)
    yield Heading(1, cover.title, "tytul")
    yield Paragraph((cover.subtitle, " — ", Strong(cover.status)))
    if cover.is_draft and cover.draft_reasons:
        yield Paragraph(f"Dokument pozostaje projektem: {'; '.join(cover.draft_reasons)}.")
    yield fields(cover.fields)
    if cover.auditors:
        head = ("Imię i nazwisko", "Rola", "Certyfikat", "Numer", "Wystawca", "Ważny do")
        rows = (row(a.name, a.role, a.certificate, a.number, a.issuer, a.valid_until) for a in cover.auditors)
        yield table("Audytorzy", head, rows)
    elif not report.is_public:
        yield Paragraph("Nie wpisano audytora; dokument pozostaje projektem.")
    if cover.funding:
        yield Paragraph(cover.funding)


def summary(report: model.Report) -> Iterator[Block]:
    """The page for management."""
    summary = report.summary
    yield from public_summary(report)
    yield lead("Najważniejsze ustalenia")
    yield bullets(summary.worst, "Nie stwierdzono ustaleń.")
    yield lead("Co zrobić najpierw")
    yield bullets(summary.first_measures, "Brak zaleceń.")
    yield lead("Koszty")
    yield fields(summary.money)


def public_summary(report: model.Report) -> Iterator[Block]:
    """The scores and what they mean."""
    yield Heading(2, "Podsumowanie dla kierownictwa", "podsumowanie")
    units = report.summary.units
    head = ("Jednostka", "Wynik ostrożny", "Zakres", "Stopień", "Zbadano", "Potwierdzono", "Ustalenia", "Krytyczne")
    shown = [(u.name, u.score, u.range, u.level, u.examined, u.evidenced, u.findings, u.critical) for u in units]
    # What a public report leaves out must not stand there as an empty column.
    kept = [index for index in range(len(head)) if any(values[index] for values in shown)]
    rows = (row(*(values[index] for index in kept)) for values in shown)
    yield table("Wynik diagnozy", [head[index] for index in kept], rows)
    yield Bullets(report.summary.sentences)


def changes(report: model.Report) -> Iterator[Block]:
    """What differs from the earlier version, where there is one."""
    changes = report.changes
    if not changes.since:
        return
    yield Heading(2, "Zmiany od poprzedniej wersji", "zmiany")
    yield Paragraph(f"Porównano z: {changes.since}.")
    yield Bullets(changes.sentences)
    rows = (row(r.what, r.unit, r.before, r.after) for r in changes.rows)
    yield table("Co się zmieniło", ("Co", "Jednostka", "Było", "Jest"), rows, (5, 2, 2, 3))
    if not (changes.sentences or changes.rows):
        yield Paragraph("Nic się nie zmieniło.")


def opinion(report: model.Report) -> Iterator[Block]:
    """What the auditor thinks of each unit."""
    yield Heading(2, "Opinia audytora", "opinia")
    for opinion in report.opinions:
        kind = opinion.kind or "audytor nie wyraził opinii"
        yield Paragraph((f"{opinion.unit}: ", Strong(kind)))
        if opinion.reason:
            yield Paragraph(opinion.reason)


def method(report: model.Report) -> Iterator[Block]:
    """Acts, how it is counted, scales."""
    method = report.method
    yield Heading(2, "Podstawa prawna i metoda", "metoda")
    yield Paragraph(method.introduction)
    acts = (row(a.short, a.title, a.publication, cell(a.note, a.verified)) for a in method.acts)
    yield table("Akty", ("Akt", "Tytuł", "Publikacja", "Uwagi"), acts)
    days = (row(c.when, c.text, c.state, cell(c.source, c.verified)) for c in method.calendar)
    yield table("Kalendarz", ("Kiedy", "Co", "W dniu diagnozy", "Źródło"), days)
    yield Bullets(method.sentences)
    for title, steps in (
        ("Stopień spełnienia wymagań", method.levels),
        ("Waga ustalenia", method.severities),
        ("Stan zgodności", method.conformity),
    ):
        meanings = (row(cell(step.name, tone=step.tone), step.meaning) for step in steps)
        yield table(f"Skala: {title.lower()}", (title, "Znaczenie"), meanings, (3, 9))


def closing(report: model.Report) -> Iterator[Block]:
    """Abbreviations, signatures, fingerprints."""
    yield Heading(2, "Skróty", "skroty")
    yield fields(report.abbreviations)
    yield Heading(2, "Podpisy", "podpisy")
    signed = "podpisano elektronicznie / …………………"
    rows = (row(*entry.cells, signed) for entry in report.signatures)
    yield table("Podpisy", ("Funkcja", "Imię i nazwisko", "Podpis"), rows)
    yield Heading(2, "Metryka dokumentu", "metryka")
    yield fields(report.provenance)
