"""Title page, summary, opinion, method, course."""

from __future__ import annotations

from collections.abc import Iterator

from diagnoza.render.markdown.text import bullets, escaped, fields, rows, table
from diagnoza.report import model


def cover(report: model.Report) -> Iterator[str]:
    """Title page, auditors, funding statement, list of contents."""
    cover = report.cover
    yield f"> {escaped(cover.notice)}"
    yield f"# {escaped(cover.title)}"
    yield f"{escaped(cover.subtitle)} — {escaped(cover.status)}"
    yield fields(cover.fields)
    yield "**Audytorzy**"
    head = ("Imię i nazwisko", "Rola", "Certyfikat", "Numer", "Wystawca", "Ważny do")
    auditors = [(a.name, a.role, a.certificate, a.number, a.issuer, a.valid_until) for a in cover.auditors]
    yield table(head, auditors) if auditors else "Nie wpisano audytora; dokument pozostaje projektem."
    if cover.funding:
        yield escaped(cover.funding)
    yield "## Spis treści"
    yield bullets(report.contents)


def summary(report: model.Report) -> Iterator[str]:
    """The page for management and the opinion."""
    summary = report.summary
    yield "## Podsumowanie dla kierownictwa"
    head = (
        "Jednostka",
        "Wynik ostrożny",
        "Zakres",
        "Stopień",
        "Zbadano",
        "Potwierdzono",
        "Ustalenia",
        "w tym krytyczne",
    )
    yield table(
        head,
        ((u.name, u.score, u.range, u.level, u.examined, u.evidenced, u.findings, u.critical) for u in summary.units),
    )
    yield bullets(summary.sentences)
    yield "**Najważniejsze ustalenia**"
    yield bullets(summary.worst) if summary.worst else "Nie stwierdzono ustaleń."
    yield "**Co zrobić najpierw**"
    yield bullets(summary.first_measures) if summary.first_measures else "Brak zaleceń."
    yield fields(summary.money)
    yield "## Opinia audytora"
    for opinion in report.opinions:
        yield f"{escaped(opinion.unit)}: **{escaped(opinion.kind) or 'audytor nie wyraził opinii'}**"
        if opinion.reason:
            yield escaped(opinion.reason)


def method(method: model.Method) -> Iterator[str]:
    """Acts, how it is counted, scales."""
    yield "## Podstawa prawna i metoda"
    yield escaped(method.introduction)
    yield table(
        ("Akt", "Tytuł", "Publikacja", "Uwagi"),
        ((a.short, a.title, a.publication, "; ".join(p for p in (a.note, a.verified) if p)) for a in method.acts),
    )
    if method.calendar:
        yield "### Kalendarz"
        yield table(
            ("Kiedy", "Co", "W dniu diagnozy", "Źródło"),
            ((c.when, c.text, c.state, "; ".join(p for p in (c.source, c.verified) if p)) for c in method.calendar),
        )
    yield bullets(method.sentences)
    for title, steps in (
        ("Stopień spełnienia wymagań", method.levels),
        ("Waga ustalenia", method.severities),
        ("Stan zgodności", method.conformity),
    ):
        yield table((title, "Znaczenie"), ((step.name, step.meaning) for step in steps))


def courses(report: model.Report) -> Iterator[str]:
    """How the diagnosis went, unit by unit; earlier recommendations."""
    yield "## Zakres i przebieg diagnozy"
    for course in report.courses:
        yield f"### {escaped(course.unit)}"
        yield fields(course.fields)
        yield f"Zakres: {escaped(course.scope) or 'nie opisano'}"
        yield f"Techniki: {escaped(course.techniques) or 'nie podano'}"
        yield rows(("Osoba pytana", "Kiedy"), course.people, "Osób pytanych nie wpisano.")
        head = ("Nr", "Dowód", "Data", "Forma", "Okazał")
        yield rows(head, course.evidence, "Rejestr dowodów jest pusty.")
        head = ("Próba", "Populacja", "Liczba", "Dobór", "Wynik")
        yield rows(head, course.samples, "Prób nie wpisano do arkusza.")
        yield rows(("Miejsce oględzin", "Data", "Wynik"), course.inspections, "Oględzin nie wpisano do arkusza.")
        head = ("Test", "Narzędzie", "Data", "Upoważnienie", "Wynik")
        yield rows(head, course.tests, "Testów technicznych nie wpisano do arkusza.")
        yield f"Ograniczenia: {escaped(course.limitations) or 'nie wpisano'}"
        yield rows(("Nie zbadano", "Powód"), course.not_examined, "Żadnego pytania nie oznaczono jako niezbadane.")
        yield bullets(course.independence)
    yield "## Wcześniejsze zalecenia"
    for course in report.courses:
        yield rows(
            ("Zalecenie", "Stan"), course.earlier, f"{escaped(course.unit)}: nie odnotowano wcześniejszych zaleceń."
        )
