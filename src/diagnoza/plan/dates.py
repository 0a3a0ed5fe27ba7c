"""What hangs on a day: eligible periods, the project's end, a catalogue of costs that was widened later.

A planned purchase is classed by the last day of the diagnosis (`przeprowadzono.do`), money already spent by its own day
(`plan.eligibility`).
All are warnings, nothing is ruled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from diagnoza import wording
from diagnoza.definition.model import Period, Programme
from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.candidates import named
from diagnoza.plan.contract import contract_programme, contracts_of, grant_of, project_end
from diagnoza.plan.eligibility import classed_bought, hangs_on_day
from diagnoza.plan.line import Eligibility, Expense, Line
from diagnoza.problems import Problem, problem

_LASTING = ("wnip", "usluga")
_STATUS: Mapping[str, str] = {"ineligible": "niekwalifikowalny", "unclear": "do wyjaśnienia"}


def dated_remarks(
    lines: Sequence[Line],
    expenses: Sequence[Expense],
    programmes: Sequence[Programme],
    evaluations: Sequence[Evaluation],
) -> Iterator[Problem]:
    """P009, P014, P050–P055, P059 and P062; the first programme is asked for money, all of them for units and days."""
    for programme in programmes:
        yield from _programme(programme, evaluations)
    contracts = contracts_of(evaluations)
    end = project_end(contracts)
    yield from _contract(programmes, evaluations, end, has_grant=grant_of(contracts) is not None)
    wanted = [line for line in lines if line.is_needed]
    if programmes:
        kinds = {e.sheet.source.unit.id: e.sheet.source.unit.kind for e in evaluations}
        for expense in expenses:
            yield from _expense(expense, programmes[0], kinds[expense.unit])
        yield from _undated(wanted, programmes[0], evaluations)
    for expense in expenses:
        if expense.dated and end and expense.dated > end:
            yield problem("P014", path=("wydatki",), item=expense.item.name, date=wording.short_day(expense.dated))
    lasting = [line for line in wanted if line.is_chosen and line.is_yearly and line.item.kind in _LASTING]
    if end and programmes and lasting:
        yield problem("P051", date=wording.short_day(end), items=named(lasting))


def _programme(programme: Programme, evaluations: Iterable[Evaluation]) -> Iterator[Problem]:
    """P050 the day of the diagnosis is out of the period; P055 an office that could not apply."""
    period = programme.eligible_period
    for evaluation in evaluations:
        unit, day = evaluation.sheet.source.unit, evaluation.sheet.source.conducted.end
        if unit.role != "urzad":
            continue
        if day and not period.covers(day):
            side = "przed okresem" if period.start and day < period.start else "po okresie"
            yield problem("P050", path=("przeprowadzono", "do"), date=wording.short_day(day), side=side,
                          programme=programme.title, period=period_text(period))  # fmt: skip
        # The questionnaire's own programme is told by the check of the sheet (A071).
        if programme is not evaluation.definition.programme and unit.kind not in programme.applicants:
            yield problem("P055", unit=unit.name, kind=wording.UNIT_KIND[unit.kind], programme=programme.title)


def _contract(
    programmes: Sequence[Programme], evaluations: Sequence[Evaluation], end: date | None, *, has_grant: bool
) -> Iterator[Problem]:
    """P059 the contract is of another programme than the first; P062 the project ends after the programme's period."""
    if not programmes:
        return
    programme, own = programmes[0], contract_programme(evaluations)
    if own is not None and own is not programme:
        if has_grant or end:
            yield problem("P059", path=("umowa",), own=own.title, programme=programme.title)
    elif end and programme.eligible_period.end and end > programme.eligible_period.end:
        yield problem("P062", path=("umowa", "koniec_projektu"), date=wording.short_day(end), programme=programme.title,
                      period=period_text(programme.eligible_period))  # fmt: skip


def _expense(expense: Expense, programme: Programme, kind: str) -> Iterator[Problem]:
    """P009 out of the period, else P052 not eligible on its day; P053 without a day where the day decides."""
    if expense.dated is None:
        if hangs_on_day(programme, expense.item, kind):
            yield problem("P053", path=("wydatki",), item=expense.item.name, programme=programme.title)
        return
    entry = classed_bought(programme, expense.item, kind, expense.dated)
    is_outside = not programme.eligible_period.covers(expense.dated)
    if is_outside or entry.status != "eligible":
        yield problem("P009" if is_outside else "P052", path=("wydatki",), item=expense.item.name,
                      date=wording.short_day(expense.dated), programme=programme.title, status=_STATUS[entry.status],
                      grounds=entry.reason, origin=_source(entry))  # fmt: skip


def _source(entry: Eligibility) -> str:
    return entry.source.label if entry.source else "umowa o powierzenie grantu"


def _undated(lines: Iterable[Line], programme: Programme, evaluations: Iterable[Evaluation]) -> Iterator[Problem]:
    """P054: planned for a unit whose day of diagnosis is not known, though the day decides."""
    dayless = {
        e.sheet.source.unit.id: e.sheet.source.unit.kind for e in evaluations if not e.sheet.source.conducted.end
    }
    hanging = [
        line
        for line in lines
        if any(hangs_on_day(programme, line.item, dayless[unit]) for unit in line.units if unit in dayless)
    ]
    if hanging:
        yield problem("P054", path=("przeprowadzono", "do"), items=named(hanging))


def period_text(period: Period) -> str:
    """„od 1 czerwca 2023 r. do 30 września 2026 r.”; an end that is not known is left out."""
    ends: tuple[tuple[str, date | None], ...] = (("od", period.start), ("do", period.end))
    return " ".join(f"{word} {wording.short_day(day)}" for word, day in ends if day)
