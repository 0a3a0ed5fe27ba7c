"""The page for management: the result in sentences, what is worst, what to do first, what it costs, what to decide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from diagnoza import wording
from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.model import Basis, Plan
from diagnoza.plan.sums import summed_by
from diagnoza.report import model
from diagnoza.report.confirmation import unconfirmed_sentence
from diagnoza.report.decisions import decisions


def unit_summary(evaluation: Evaluation) -> model.UnitSummary:
    """The headline of a unit."""
    overall = evaluation.overall
    certain = [f for f in evaluation.findings if f.state == "certain"]
    return model.UnitSummary(
        name=evaluation.sheet.source.unit.name,
        score=wording.percent(overall.low),
        range=wording.score_range(overall.low, overall.high),
        level=overall.level.name if overall.level else wording.NO_DATA,
        examined=wording.percent(overall.examined),
        evidenced=wording.percent(overall.evidenced),
        critical=wording.number(overall.critical),
        findings=wording.number(len(certain)),
    )


def summary(evaluations: Sequence[Evaluation], plan: Plan) -> model.Summary:
    """One page for management."""
    office = evaluations[0]
    certain = [f for f in office.findings if f.state == "certain"]
    measures = [m for m in office.measures if m.state == "certain" and m.is_first_choice and not m.is_declined]
    return model.Summary(
        units=tuple(unit_summary(evaluation) for evaluation in evaluations),
        sentences=tuple(_sentences(office)),
        worst=tuple(f"{f.title} (waga {wording.SEVERITY[f.severity]})" for f in certain[:7]),
        first_measures=tuple(
            f"{m.measure.title} — {wording.ROLE[m.measure.owner_role]}, {_months(m.measure.term_months)}"
            for m in measures[:7]
        ),
        money=tuple(_money(plan)),
        decisions=decisions(evaluations, plan),
    )


def _months(months: int) -> str:
    if months == 0:
        return "niezwłocznie"
    return f"w ciągu {wording.plural(months, 'miesiąca', 'miesięcy', 'miesięcy')}"


def _sentences(evaluation: Evaluation) -> Iterator[str]:
    overall = evaluation.overall
    possible = sum(f.state == "possible" for f in evaluation.findings)
    certain = len(evaluation.findings) - possible
    if overall.low is None:
        yield "Żadne pytanie punktowane nie ma zastosowania, więc wyniku nie obliczono."
    else:
        yield (
            f"Wynik ostrożny (dolna granica) to {wording.percent(overall.low)}; przy pełnej wiedzy mógłby wynieść najwyżej "
            f"{wording.percent(overall.high)}. Stopień spełnienia wymagań: {overall.level.name if overall.level else ''}."
        )
    later: dict[date, list[str]] = {}
    for held in evaluation.acts:
        if held.is_not_due and held.act.begins is not None:
            later.setdefault(held.act.begins, []).append(held.act.short)
    for day, names in later.items():
        yield (
            f"Wynik obejmuje także obowiązki, które rozpoczną się {wording.day(day)}: {wording.listed(names)}. Ustalenia, "
            "które dotyczą tylko ich, są spostrzeżeniami."
        )
    if overall.examined is not None:
        proven = (
            ""
            if overall.evidenced is None
            else (f", a {wording.percent(overall.evidenced)} zdobytych punktów poparto dowodem innym niż oświadczenie")
        )
        yield f"Zbadano {wording.percent(overall.examined)} pytań{proven}."
    yield _found(certain, overall.critical)
    if possible:
        open_points = wording.plural(possible, "kwestia", "kwestie", "kwestii")
        verb = wording.plural_word(possible, "pozostaje", "pozostają", "pozostaje")
        yield f"Do ustalenia {verb} jeszcze {open_points}."


_OF_BASIS: Mapping[Basis, str] = {
    "finding": "z ustaleń diagnozy",
    "programme": "obowiązek programu",
    "wish": "potrzeby własne, które nie usuwają ustaleń",
}


def _found(certain: int, critical: int) -> str:
    if not certain:
        return "Nie stwierdzono ustaleń."
    found = f"Stwierdzono {wording.plural(certain, 'ustalenie', 'ustalenia', 'ustaleń')}"
    if not critical:
        return f"{found}; żadne nie jest krytyczne." if certain > 1 else f"{found}; nie jest krytyczne."
    return f"{found}, w tym {wording.plural(critical, 'krytyczne', 'krytyczne', 'krytycznych')}."


def _money(plan: Plan) -> Iterator[model.Field]:
    by_basis = summed_by((line for line in plan.lines if line.is_chosen), lambda line: line.basis)
    parts = [f"{_OF_BASIS[basis]}: {wording.money(amounts.gross)}" for basis, amounts in by_basis.items()]
    shares = f" ({'; '.join(parts)})" if parts else ""
    yield model.Field("Zakupy razem, brutto", f"{wording.money(plan.total.gross)}{shares}")
    if plan.limit is not None:
        of = "Dostępne z grantu" if plan.limiter in ("grant", "program") else "Dostępny budżet"
        yield model.Field(of, wording.money(plan.limit))
        yield model.Field("Pozostaje po zakupach", wording.money(plan.limit - plan.total.eligible))
    if plan.to_establish:
        yield model.Field("Zakupy zależne od spraw do ustalenia, brutto", wording.money(plan.to_establish))
    if unconfirmed := unconfirmed_sentence(plan):
        yield model.Field("Do potwierdzenia", unconfirmed)
    if not plan.is_complete:
        yield model.Field("Uwaga", "plan jest niepełny: nie wszystkie pozycje mają cenę")
