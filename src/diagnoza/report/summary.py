"""The page for management: the result in sentences, what is worst, what to do first, what it costs, what to decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from diagnoza import wording
from diagnoza.evaluation.model import Evaluation, Overall
from diagnoza.plan.model import Plan
from diagnoza.report import model
from diagnoza.report.costs import costs
from diagnoza.report.decisions import decisions
from diagnoza.report.foremost import first_measures, found_sentence, worst
from diagnoza.report.text import joined


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
    return model.Summary(
        units=tuple(unit_summary(evaluation) for evaluation in evaluations),
        sentences=tuple(_sentences(evaluations)),
        worst=worst(evaluations),
        first_measures=first_measures(evaluations),
        money=tuple(costs(evaluations, plan)),
        decisions=decisions(evaluations, plan),
    )


def _sentences(evaluations: Sequence[Evaluation]) -> Iterator[str]:
    """The result and what was found; of several units the scores stand in a table, and the rest in one bullet to spare room."""
    office = evaluations[0]
    is_alone = len(evaluations) == 1
    if is_alone:
        yield _result(office)
    yield from _later(office)
    if is_alone and office.overall.examined is not None:
        yield _examined(office.overall)
    found, still_open = found_sentence(evaluations), _still_open(evaluations)
    yield from filter(None, (found, still_open) if is_alone else (joined([found, still_open], " "),))


def _still_open(evaluations: Sequence[Evaluation]) -> str:
    """How many possible findings wait; „” for none."""
    possible = sum(f.state == "possible" for evaluation in evaluations for f in evaluation.findings)
    if not possible:
        return ""
    open_points = wording.plural(possible, "kwestia", "kwestie", "kwestii")
    verb = wording.plural_word(possible, "pozostaje", "pozostają", "pozostaje")
    return f"Do ustalenia {verb} jeszcze {open_points}."


def _result(evaluation: Evaluation) -> str:
    overall = evaluation.overall
    if overall.low is None:
        return "Żadne pytanie punktowane nie ma zastosowania, więc wyniku nie obliczono."
    return (
        f"Wynik ostrożny (dolna granica) to {wording.percent(overall.low)}; przy pełnej wiedzy mógłby wynieść najwyżej "
        f"{wording.percent(overall.high)}. Stopień spełnienia wymagań: {overall.level.name if overall.level else ''}."
    )


def _examined(overall: Overall) -> str:
    told = f"Zbadano {wording.percent(overall.examined)} pytań"
    if overall.evidenced is None:
        return f"{told}."
    return f"{told}, a {wording.percent(overall.evidenced)} zdobytych punktów poparto dowodem innym niż oświadczenie."


def _later(evaluation: Evaluation) -> Iterator[str]:
    """Duties that begin after the diagnosis."""
    later: dict[date, list[str]] = {}
    for held in evaluation.acts:
        if held.is_not_due and held.act.begins is not None:
            later.setdefault(held.act.begins, []).append(held.act.short)
    for day, names in later.items():
        yield (
            f"Wynik obejmuje także obowiązki, które rozpoczną się {wording.day(day)}: {wording.listed(names)}. Ustalenia, "
            "które dotyczą tylko ich, są spostrzeżeniami."
        )
