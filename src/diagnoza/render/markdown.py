"""The report as Markdown, whole, from the same model as the DOCX."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from diagnoza.report import model

# Characters Markdown would read as markup, and those that would end a cell or open HTML.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")


def render_markdown(report: model.Report) -> str:
    """The text, ending in a newline; every typed character is there, markup in it escaped."""
    parts = [
        *_cover(report),
        *_summary(report),
        *_method(report.method),
        *_courses(report),
        *_environment(report),
        *_results(report),
        *_areas(report),
        *_conformity(report),
        *_exclusions(report),
        *_matrix(report),
        *_measures(report),
        *_purchases(report.purchases),
        *_open(report),
        *_trace(report),
        *_answers(report),
        *_closing(report),
    ]
    return "\n\n".join(parts) + "\n"


def _text(text: str) -> str:
    """Escaped text; line breaks stay as hard breaks."""
    return _SPECIAL.sub(r"\\\1", text).replace("&", "&amp;").replace("\n", "<br>\n")


def _cell(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace("&", "&amp;").replace("\n", "<br>") or "—"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    lines += ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def _rows(head: Sequence[str], rows: Sequence[model.Row], empty: str) -> str:
    return _table(head, (row.cells for row in rows)) if rows else empty


def _fields(fields: Iterable[model.Field]) -> str:
    return _table(("Pozycja", "Wartość"), ((field.label, field.value) for field in fields))


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {_text(item)}" for item in items)


def _cover(report: model.Report) -> Iterator[str]:
    cover = report.cover
    yield f"> {_text(cover.notice)}"
    yield f"# {_text(cover.title)}"
    yield f"{_text(cover.subtitle)} — {_text(cover.status)}"
    yield _fields(cover.fields)
    yield "**Audytorzy**"
    head = ("Imię i nazwisko", "Rola", "Certyfikat", "Numer", "Wystawca", "Ważny do")
    auditors = [(a.name, a.role, a.certificate, a.number, a.issuer, a.valid_until) for a in cover.auditors]
    yield _table(head, auditors) if auditors else "Nie wpisano audytora; dokument pozostaje projektem."
    if cover.funding:
        yield _text(cover.funding)
    yield "## Spis treści"
    yield _list(report.contents)


def _summary(report: model.Report) -> Iterator[str]:
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
    yield _table(
        head,
        ((u.name, u.score, u.range, u.level, u.examined, u.evidenced, u.findings, u.critical) for u in summary.units),
    )
    yield _list(summary.sentences)
    yield "**Najważniejsze ustalenia**"
    yield _list(summary.worst) if summary.worst else "Nie stwierdzono ustaleń."
    yield "**Co zrobić najpierw**"
    yield _list(summary.first_measures) if summary.first_measures else "Brak zaleceń."
    yield _fields(summary.money)
    yield "## Opinia audytora"
    for opinion in report.opinions:
        yield f"{_text(opinion.unit)}: **{_text(opinion.kind) or 'audytor nie wyraził opinii'}**"
        if opinion.reason:
            yield _text(opinion.reason)


def _method(method: model.Method) -> Iterator[str]:
    yield "## Podstawa prawna i metoda"
    yield _text(method.introduction)
    yield _table(
        ("Akt", "Tytuł", "Publikacja", "Uwagi"),
        ((a.short, a.title, a.publication, "; ".join(p for p in (a.note, a.verified) if p)) for a in method.acts),
    )
    yield _list(method.sentences)
    for title, steps in (
        ("Stopień spełnienia wymagań", method.levels),
        ("Waga ustalenia", method.severities),
        ("Stan zgodności", method.conformity),
    ):
        yield _table((title, "Znaczenie"), ((step.name, step.meaning) for step in steps))


def _courses(report: model.Report) -> Iterator[str]:
    yield "## Zakres i przebieg diagnozy"
    for course in report.courses:
        yield f"### {_text(course.unit)}"
        yield _fields(course.fields)
        yield f"Zakres: {_text(course.scope) or 'nie opisano'}"
        yield f"Techniki: {_text(course.techniques) or 'nie podano'}"
        yield _rows(("Osoba pytana", "Kiedy"), course.people, "Osób pytanych nie wpisano.")
        head = ("Nr", "Dowód", "Data", "Forma", "Okazał")
        yield _rows(head, course.evidence, "Rejestr dowodów jest pusty.")
        head = ("Próba", "Populacja", "Liczba", "Dobór", "Wynik")
        yield _rows(head, course.samples, "Prób nie pobrano.")
        yield _rows(("Miejsce oględzin", "Data", "Wynik"), course.inspections, "Oględzin nie przeprowadzono.")
        head = ("Test", "Narzędzie", "Data", "Upoważnienie", "Wynik")
        yield _rows(head, course.tests, "Testów technicznych nie przeprowadzono.")
        yield f"Ograniczenia: {_text(course.limitations) or 'nie wpisano'}"
        yield _rows(("Nie zbadano", "Powód"), course.not_examined, "Zbadano wszystkie pytania, na które odpowiadano.")
        yield _list(course.independence)
    yield "## Wcześniejsze zalecenia"
    for course in report.courses:
        yield _rows(
            ("Zalecenie", "Stan"), course.earlier, f"{_text(course.unit)}: nie odnotowano wcześniejszych zaleceń."
        )


def _environment(report: model.Report) -> Iterator[str]:
    yield "## Środowisko informatyczne"
    for unit in report.units:
        yield f"### {_text(unit.name)}"
        for area in unit.environment:
            yield _answer_table(area.answers)


def _answer_table(answers: Iterable[model.AnswerEntry]) -> str:
    return _table(
        ("Pytanie", "Odpowiedź", "Uwagi", "Dowody", "Weryfikacja", "Punkty"),
        (
            (f"{a.id}: {a.text}", _lines(a.answer, a.details), a.note, a.evidence, a.verification, a.points)
            for a in answers
        ),
    )


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _results(report: model.Report) -> Iterator[str]:
    yield "## Wyniki"
    for unit in report.units:
        yield f"### {_text(unit.name)}"
        yield _table(
            ("Obszar", "Wynik ostrożny", "Zakres", "Waga", "Odpowiedzi"),
            ((a.title, a.score, a.range, a.weight, a.counts) for a in unit.areas),
        )
        yield "**Mocne strony**"
        yield _list(unit.strengths) if unit.strengths else "Nie odnotowano."


def _areas(report: model.Report) -> Iterator[str]:
    yield "## Obszary: odpowiedzi i ustalenia"
    for unit in report.units:
        for area in unit.areas:
            yield f"### {_text(unit.name)}: {_text(area.title)}"
            yield f"Wynik ostrożny: {area.score}; zakres: {area.range}; {area.counts}."
            yield _answer_table(area.answers)
            for finding in area.findings:
                yield from _finding(finding)
            if not area.findings:
                yield "W tym obszarze nie ma ustaleń."
        if unit.rejected:
            yield f"### {_text(unit.name)}: ustalenia odrzucone przez audytora"
            for finding in unit.rejected:
                yield from _finding(finding)


def _finding(finding: model.FindingEntry) -> Iterator[str]:
    yield f"#### {finding.number}. {_text(finding.title)}"
    fields = [
        ("Rodzaj i stan", f"{finding.kind}, {finding.state}"),
        ("Waga", f"{finding.severity} ({finding.rank})"),
        ("Kryterium", finding.criterion),
        ("Stan", finding.text),
        ("Przyczyna", finding.cause),
        ("Skutek", finding.effect),
        ("Zalecenie", finding.recommendation),
        ("Podstawa", finding.legal),
        ("Wynika z", finding.trace),
    ]
    if finding.decision:
        fields.append(("Decyzja audytora", finding.decision))
    yield _table(("Element", "Treść"), fields)


def _conformity(report: model.Report) -> Iterator[str]:
    yield "## Zgodność z przepisami"
    for unit in report.units:
        for act in unit.conformity:
            yield f"### {_text(unit.name)}: {_text(act.short)}"
            yield _text(act.title)
            if act.note:
                yield _text(act.note)
            yield _table(
                ("Punkt", "Wymaganie", "Stan", "Pytania", "Uwagi"),
                ((p.label, p.title, p.state, p.questions, p.remark) for p in act.points),
            )


def _exclusions(report: model.Report) -> Iterator[str]:
    yield "## Wyłączenia („nie dotyczy”)"
    for unit in report.units:
        yield _rows(("Pytanie", "Uzasadnienie", "Uznanie"), unit.exclusions, f"{_text(unit.name)}: brak wyłączeń.")


def _matrix(report: model.Report) -> Iterator[str]:
    yield "## Matryca ryzyka"
    for unit in report.units:
        head = ("Prawdopodobieństwo", "Wpływ 1", "Wpływ 2", "Wpływ 3", "Wpływ 4")
        rows = ((row.label, *(_lines(c.severity, c.findings) for c in row.cells)) for row in unit.matrix)
        yield f"### {_text(unit.name)}"
        yield _table(head, rows)
    yield f"W nawiasach ustalenia niepotwierdzone. {_text(report.matrix_note)}"


def _measures(report: model.Report) -> Iterator[str]:
    yield "## Zalecenia"
    if not report.measures:
        yield "Brak zaleceń."
    for measure in report.measures:
        yield f"### {measure.number}. {_text(measure.title)}"
        fields = [
            ("Jednostka", measure.unit),
            ("Stan", measure.state),
            ("Priorytet", measure.priority),
            ("Termin", measure.term),
            ("Odpowiada", measure.owner),
            ("Nakład pracy", measure.effort),
            ("Wzrost wyniku ostrożnego", measure.gain),
            ("Ustalenia", measure.findings),
            ("Dlaczego", measure.why),
            ("Jak", "\n".join(f"{i}. {step}" for i, step in enumerate(measure.how, 1))),
            ("Bezpłatna pomoc", measure.free_help),
            ("Zamiast", measure.alternatives),
            ("Zakupy", measure.purchases),
            ("Stanowisko kierownika", measure.position or "nie wpisano"),
        ]
        yield _table(("Element", "Treść"), ((label, value) for label, value in fields if value))


_LINE_HEAD = (
    "Pozycja", "Ilość", "Podstawa", "Netto", "VAT", "Brutto", "Kwalifikowalne", "Rodzaj", "Klasyfikacja budżetowa",
    "Kategoria", "Status i źródło", "Koszt po projekcie", "W planie",
)  # fmt: skip


def _line(line: model.LineEntry) -> tuple[str, ...]:
    status = _lines(line.status, line.reason, line.source)
    name = _lines(line.name, *(f"• {text}" for text in line.requirements))
    basis = _lines(line.basis, line.findings)
    quantity = _lines(line.quantity, line.units)
    return (
        name, quantity, basis, line.net, line.vat, line.gross, line.eligible, line.kind, line.classification,
        line.category, status, line.yearly, line.chosen,
    )  # fmt: skip


def _purchases(purchases: model.Purchases) -> Iterator[str]:
    yield "## Zakupy według obszarów programu"
    for group in purchases.groups:
        yield f"### {_text(group.title)}"
        yield _table(_LINE_HEAD, map(_line, group.lines))
        yield f"Razem w planie: {group.total}"
    yield _fields(purchases.totals)
    yield _rows(("Wydatek", "Jednostka", "Brutto", "Stan", "Data"), purchases.expenses, "Wydatków nie wpisano.")
    owned_head = ("Posiadane", "Jednostka", "Ilość", "Źródło", "Trwałość do")
    yield _rows(owned_head, purchases.owned, "Posiadanego sprzętu i oprogramowania nie wpisano.")
    yield _rows(("Zasada programu", "Źródło", "Pewność"), purchases.limits, "Kwestionariusz nie wskazuje programu.")
    yield _list(purchases.remarks) if purchases.remarks else "Bez uwag do planu."
    yield "## Potrzeby niekwalifikowalne"
    if purchases.ineligible:
        head = (*_LINE_HEAD, "Do rozważenia")
        yield _table(head, ((*_line(line), line.consider) for line in purchases.ineligible))
    else:
        yield "Brak potrzeb, których program nie finansuje."


def _open(report: model.Report) -> Iterator[str]:
    yield "## Do ustalenia"
    for unit in report.units:
        yield f"### {_text(unit.name)}"
        head = ("Nr", "Ustalenie możliwe", "Waga", "Pytania", "Kogo zapytać")
        yield _rows(head, unit.open_findings, "Brak ustaleń do potwierdzenia.")
        head_questions = ("Pytanie", "Odpowiedź", "Kogo zapytać", "Co obejrzeć")
        yield _rows(head_questions, unit.open_questions, "Na wszystkie pytania ustalono odpowiedź.")
    if report.purchases.conditional:
        yield "**Zakupy zależne od ustaleń**"
        yield _table(_LINE_HEAD, map(_line, report.purchases.conditional))


def _trace(report: model.Report) -> Iterator[str]:
    yield "## Ślad: od zakupu do przepisu"
    rows = [(row.purchase, row.measure, row.finding, row.answer, row.legal) for row in report.trace]
    head = ("Zakup", "Zalecenie", "Ustalenie", "Odpowiedź", "Podstawa")
    yield _table(head, rows) if rows else "Plan nie zawiera zakupów."


def _answers(report: model.Report) -> Iterator[str]:
    yield "## Odpowiedzi w całości"
    for unit in report.units:
        yield f"### {_text(unit.name)}"
        for area in (*unit.environment, *unit.areas):
            yield f"#### {_text(area.title)}"
            yield _answer_table(area.answers)
        if unit.idle:
            yield f"#### {_text(unit.name)}: wpisy, z których diagnoza nie korzysta"
            yield _table(("Wpis", "Treść"), (row.cells for row in unit.idle))


def _closing(report: model.Report) -> Iterator[str]:
    yield "## Skróty"
    yield _fields(report.abbreviations)
    yield "## Podpisy"
    yield _table(
        ("Funkcja", "Imię i nazwisko", "Podpis"),
        ((*row.cells, "podpisano elektronicznie / …………………") for row in report.signatures),
    )
    yield "## Metryka dokumentu"
    yield _fields(report.provenance)
