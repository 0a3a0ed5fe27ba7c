"""Measures, purchases, what is to be established, trace, closing."""

from __future__ import annotations

from collections.abc import Iterator

from diagnoza.render.markdown.text import bullets, escaped, fields, numbers, pointed, rows, stacked, table
from diagnoza.report import model


def measures(report: model.Report) -> Iterator[str]:
    """Each measure whole."""
    yield "## Zalecenia"
    if not report.measures:
        yield "Brak zaleceń."
    for measure in report.measures:
        yield f"### {measure.number}. {escaped(measure.title)}"
        fields = [
            ("Jednostka", measure.unit),
            ("Stan", measure.state),
            ("Priorytet (waga)", measure.priority),
            ("Termin", measure.term),
            ("Odpowiada", measure.owner),
            ("Nakład pracy", measure.effort),
            ("Wzrost wyniku ostrożnego", measure.gain),
            ("Ustalenia", numbers(measure.findings)),
            ("Dlaczego", measure.why),
            ("Jak", "\n".join(f"{i}. {step}" for i, step in enumerate(measure.how, 1))),
            ("Bezpłatna pomoc", measure.free_help),
            ("Zamiast", measure.alternatives),
            ("Zakupy", measure.purchases),
            ("Stanowisko kierownika", measure.position or "nie wpisano"),
        ]
        yield table(("Element", "Treść"), ((label, value) for label, value in fields if value))


_LINE_HEAD = (
    "Pozycja", "Ilość", "Podstawa", "Netto", "VAT", "Brutto", "Kwalifikowalne", "Rodzaj", "Klasyfikacja budżetowa",
    "Kategoria", "Status i źródło", "Koszt po projekcie", "W planie",
)  # fmt: skip


def _line(line: model.LineEntry) -> tuple[str, ...]:
    status = stacked(line.status, line.reason, line.source)
    name = stacked(line.name, *(f"• {text}" for text in line.requirements))
    basis = stacked(line.basis, numbers(line.findings))
    quantity = stacked(line.quantity, line.units)
    return (
        name, quantity, basis, line.net, line.vat, line.gross, line.eligible, line.kind, line.classification,
        line.category, status, line.yearly, line.chosen,
    )  # fmt: skip


def purchases(purchases: model.Purchases) -> Iterator[str]:
    """Lines by programme area, totals, limits, remarks, ineligible needs."""
    yield "## Zakupy według obszarów programu"
    for group in purchases.groups:
        yield f"### {escaped(group.title)}"
        yield table(_LINE_HEAD, map(_line, group.lines))
        yield f"Razem w planie: {group.total}"
    yield fields(purchases.totals)
    yield rows(("Wydatek", "Jednostka", "Brutto", "Stan", "Data"), purchases.expenses, "Wydatków nie wpisano.")
    owned_head = ("Posiadane", "Jednostka", "Ilość", "Źródło", "Trwałość do")
    yield rows(owned_head, purchases.owned, "Posiadanego sprzętu i oprogramowania nie wpisano.")
    yield rows(("Zasada programu", "Źródło", "Pewność"), purchases.limits, "Kwestionariusz nie wskazuje programu.")
    yield bullets(purchases.remarks) if purchases.remarks else "Bez uwag do planu."
    yield "## Potrzeby niekwalifikowalne"
    if purchases.ineligible:
        head = (*_LINE_HEAD, "Do rozważenia")
        yield table(head, ((*_line(line), line.consider) for line in purchases.ineligible))
    else:
        yield "Brak potrzeb, których program nie finansuje."


def trace(report: model.Report) -> Iterator[str]:
    """Purchase to legal point."""
    yield "## Ślad: od zakupu do przepisu"
    rows = [
        (row.purchase, pointed([row.measure]) or row.why, pointed([row.finding]), row.answer, row.legal)
        for row in report.trace
    ]
    head = ("Zakup", "Zalecenie", "Ustalenie", "Odpowiedź", "Podstawa")
    yield table(head, rows) if rows else "Plan nie zawiera zakupów."


def still_open(report: model.Report) -> Iterator[str]:
    """What is still to be established, and purchases that wait for it."""
    yield "## Do ustalenia"
    for unit in report.units:
        yield f"### {escaped(unit.name)}"
        head = ("Nr", "Ustalenie możliwe", "Waga", "Pytania", "Kogo zapytać")
        yield rows(head, unit.open_findings, "Brak ustaleń do potwierdzenia.")
        head_questions = ("Pytanie", "Odpowiedź", "Kogo zapytać", "Co obejrzeć")
        yield rows(head_questions, unit.open_questions, "Na wszystkie pytania ustalono odpowiedź.")
    if report.purchases.conditional:
        yield "**Zakupy zależne od ustaleń**"
        yield table(_LINE_HEAD, map(_line, report.purchases.conditional))


def closing(report: model.Report) -> Iterator[str]:
    """Abbreviations, signatures, fingerprints."""
    yield "## Skróty"
    yield fields(report.abbreviations)
    yield "## Podpisy"
    yield table(
        ("Funkcja", "Imię i nazwisko", "Podpis"),
        ((*row.cells, "podpisano elektronicznie / …………………") for row in report.signatures),
    )
    yield "## Metryka dokumentu"
    yield fields(report.provenance)
