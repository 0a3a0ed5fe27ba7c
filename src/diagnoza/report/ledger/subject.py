"""The plan in the order of the workbook: what is bought first, numbered from 1, then what is left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from diagnoza import wording
from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.days import diagnosed_on
from diagnoza.plan.line import Line
from diagnoza.plan.model import Plan
from diagnoza.report.text import joined
from diagnoza.report.unit_names import legend, short_names, whose


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose plan it is. `units` are short names by id, empty where there is but one; `vat_share` is in percent."""

    evaluations: tuple[Evaluation, ...]
    plan: Plan
    bought: tuple[Line, ...]
    left: tuple[Line, ...]
    units: Mapping[str, str]
    day: date | None
    vat_share: Decimal


def subject_of(evaluations: Sequence[Evaluation], plan: Plan) -> Subject:
    """Bought lines by what they rest on; of those left out first what would still have to be bought."""
    order = list(wording.BASIS_GROUP)
    bought = sorted((line for line in plan.lines if line.is_chosen), key=lambda line: order.index(line.basis))
    left = sorted(
        (line for line in plan.lines if not line.is_chosen), key=lambda line: (not line.is_needed, not line.is_wanted)
    )
    return Subject(
        evaluations=tuple(evaluations),
        plan=plan,
        bought=tuple(bought),
        left=tuple(left),
        units=short_names(evaluations) if len(evaluations) > 1 else {},
        day=diagnosed_on(evaluations),
        vat_share=Decimal(100) if plan.vat_share is None else plan.vat_share,
    )


def origin(subject: Subject) -> str:
    """By which programme and questionnaire the plan is, and as of when."""
    definition = subject.evaluations[0].definition
    parts = [
        *(f"Program: {programme.title}" for programme in subject.plan.programmes),
        f"Kwestionariusz: {definition.title}, wersja {definition.version}",
        _days(subject),
    ]
    return " · ".join(parts)


def _days(subject: Subject) -> str:
    """When the diagnosis ended and, since money is spent later too, until when the expenses go."""
    ended = f"Diagnoza zakończona {wording.day(subject.day)}" if subject.day else "Dnia diagnozy nie podano"
    days = [expense.dated for expense in subject.plan.expenses if expense.dated]
    last = f", ostatni z {wording.day(max(days))}" if days else ""
    return f"{ended}; wydatki według arkusza{last}" if subject.plan.expenses else ended


def unit_legend(subject: Subject) -> str:
    """„Jednostki: urząd – Urząd Gminy w Niebywałej; …”; the name alone where there is one."""
    return legend(subject.evaluations) if subject.units else subject.evaluations[0].sheet.source.unit.name


def name_of(line: Line, subject: Subject) -> str:
    """„Laptop (urząd 2, OPS 1; potrzebne 5, posiadane 2)”: for whom, and what is there already."""
    needed = wording.number(line.quantity + line.owned)
    owned = f"potrzebne {needed}, posiadane {wording.number(line.owned)}" if line.owned and line.quantity else ""
    told = joined([whose(line, subject.units), owned])
    return f"{line.item.name} ({told})" if told else line.item.name
