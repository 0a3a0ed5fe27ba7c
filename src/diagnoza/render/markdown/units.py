"""Per unit: environment, results, areas with answers and findings, conformity, exclusions, matrix, answers in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from diagnoza.render.markdown.text import bullets, escaped, numbers, pointed, rows, stacked, table
from diagnoza.report import model


def environment(report: model.Report) -> Iterator[str]:
    """The unscored questions."""
    yield "## Środowisko informatyczne"
    for unit in report.units:
        yield f"### {escaped(unit.name)}"
        for area in unit.environment:
            yield _answer_table(area.answers)
            for finding in area.findings:
                yield from _finding(finding)


def _answer_table(answers: Iterable[model.AnswerEntry]) -> str:
    return table(
        ("Pytanie", "Odpowiedź", "Uwagi", "Dowody", "Weryfikacja", "Punkty"),
        (
            (f"{a.mark}: {a.text}", stacked(a.answer, a.details), a.note, a.evidence, a.verification, a.points)
            for a in answers
        ),
    )


def results(report: model.Report) -> Iterator[str]:
    """Scores by area and strengths."""
    yield "## Wyniki"
    for unit in report.units:
        yield f"### {escaped(unit.name)}"
        yield table(
            ("Obszar", "Wynik ostrożny", "Zakres", "Waga", "Odpowiedzi"),
            ((a.title, a.score, a.range, a.weight, a.counts) for a in unit.areas),
        )
        yield "**Mocne strony**"
        yield bullets(unit.strengths) if unit.strengths else "Nie odnotowano."


def areas(report: model.Report) -> Iterator[str]:
    """Each area with answers and findings; rejected findings."""
    yield "## Obszary: odpowiedzi i ustalenia"
    for unit in report.units:
        for area in unit.areas:
            yield f"### {escaped(unit.name)}: {escaped(area.title)}"
            yield f"Wynik ostrożny: {area.score}; zakres: {area.range}; {area.counts}."
            yield _answer_table(area.answers)
            for finding in area.findings:
                yield from _finding(finding)
            if not area.findings:
                yield "W tym obszarze nie ma ustaleń."
        if unit.rejected:
            yield f"### {escaped(unit.name)}: ustalenia odrzucone przez audytora"
            for finding in unit.rejected:
                yield from _finding(finding)


def _finding(finding: model.FindingEntry) -> Iterator[str]:
    yield f"#### {finding.number}. {escaped(finding.title)}"
    fields = [
        ("Rodzaj i stan", f"{finding.kind}, {finding.state}"),
        ("Waga", f"{finding.severity} ({finding.rank})"),
        ("Kryterium", finding.criterion),
        ("Stan", finding.text),
        ("Przyczyna", finding.cause or "nie ustalono"),
        ("Skutek", finding.effect),
        ("Zalecenie", stacked(pointed(finding.measures), finding.recommendation)),
        ("Podstawa", finding.legal),
        ("Wynika z", finding.trace),
    ]
    if finding.decision:
        fields.append(("Decyzja audytora", finding.decision))
    yield table(("Element", "Treść"), fields)


def conformity(report: model.Report) -> Iterator[str]:
    """Each act point by point."""
    yield "## Zgodność z przepisami"
    for unit in report.units:
        for act in unit.conformity:
            yield f"### {escaped(unit.name)}: {escaped(act.short)}"
            yield escaped(act.title)
            if act.note:
                yield escaped(act.note)
            yield table(
                ("Punkt", "Wymaganie", "Stan", "Pytania", "Uwagi"),
                ((p.label, p.title, p.state, ", ".join(p.questions) or "—", p.remark) for p in act.points),
            )


def exclusions(report: model.Report) -> Iterator[str]:
    """Every nie dotyczy with its reason."""
    yield "## Wyłączenia („nie dotyczy”)"
    for unit in report.units:
        yield rows(("Pytanie", "Uzasadnienie", "Uznanie"), unit.exclusions, f"{escaped(unit.name)}: brak wyłączeń.")


def matrix(report: model.Report) -> Iterator[str]:
    """The risk matrix."""
    yield "## Matryca ryzyka"
    for unit in report.units:
        head = ("Prawdopodobieństwo", "Wpływ 1", "Wpływ 2", "Wpływ 3", "Wpływ 4")
        rows = ((row.label, *map(_square, row.cells)) for row in unit.matrix)
        yield f"### {escaped(unit.name)}"
        yield table(head, rows)
    yield f"W nawiasach ustalenia niepotwierdzone. {escaped(report.matrix_note)}"


def _square(cell: model.MatrixCell) -> str:
    shown = numbers(cell.findings)
    return stacked(cell.severity, shown, f"({numbers(cell.open_findings)})" if cell.open_findings else "")


def answers(report: model.Report) -> Iterator[str]:
    """All answers again, in full, and entries nothing asks for."""
    yield "## Odpowiedzi w całości"
    for unit in report.units:
        yield f"### {escaped(unit.name)}"
        for area in (*unit.environment, *unit.areas):
            yield f"#### {escaped(area.title)}"
            yield _answer_table(area.answers)
        if unit.idle:
            yield f"#### {escaped(unit.name)}: wpisy, z których diagnoza nie korzysta"
            yield table(("Wpis", "Treść"), (row.cells for row in unit.idle))
