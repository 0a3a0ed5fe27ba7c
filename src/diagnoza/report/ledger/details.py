"""What stands behind a line of the plan: on the screen beside the money, not printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from diagnoza import wording
from diagnoza.plan.line import Eligibility, Line
from diagnoza.report.ledger.model import Column, Money, Value
from diagnoza.report.ledger.subject import Subject
from diagnoza.report.text import joined


@dataclass(frozen=True, slots=True)
class Detail:
    """A column and what stands in it."""

    column: Column
    value: Callable[[Line, Subject], Value]
    is_of_programme: bool = False


def yearly_cost(line: Line) -> Money | str:
    """What the line costs a year after the project, net; "" where it costs nothing."""
    if not line.is_yearly:
        return ""
    return "kwota do ustalenia" if line.cost is None or line.cost.yearly is None else Money(line.cost.yearly)


def _by_programme(told: Callable[[Eligibility], str]) -> Callable[[Line, Subject], str]:
    """What is told of the programme, or of each where there are several."""

    def value(line: Line, _: Subject) -> str:
        if len(line.eligibility) == 1:
            return told(line.eligibility[0])
        return "\n".join(f"{entry.programme.title}: {told(entry) or '—'}" for entry in line.eligibility)

    return value


def _units(line: Line, subject: Subject) -> str:
    names = {e.sheet.source.unit.id: e.sheet.source.unit.name for e in subject.evaluations}
    return "; ".join(f"{names[unit]}: {wording.number(count)}" for unit, count in line.units.items())


def _detail(title: str, width: int, value: Callable[[Line, Subject], Value]) -> Detail:
    return Detail(Column(title, width, is_detail=True), value)


def _of_programme(title: str, width: int, told: Callable[[Eligibility], str]) -> Detail:
    return Detail(Column(title, width, is_detail=True), _by_programme(told), is_of_programme=True)


DETAILS = (
    _detail("Rodzaj", 30, lambda line, _: wording.ITEM_KIND[line.item.kind]),
    _of_programme("Obszar programu", 130, lambda entry: entry.area.title if entry.area else ""),
    _of_programme("Kategoria kosztu", 36, lambda entry: entry.category.title if entry.category else ""),
    _of_programme("Uzasadnienie statusu", 150, lambda entry: entry.reason),
    _of_programme("Źródło", 80, lambda entry: entry.source.label if entry.source else ""),
    _of_programme("Potwierdzone w źródle", 14, lambda entry: "tak" if entry.verified else "nie"),
    _detail("Stan", 13, lambda line, _: wording.PLAN_STATE[line.state]),
    _detail("Podstawa", 100, lambda line, _: joined([wording.BASIS[line.basis], line.reason], ": ")),
    _detail("Ilość według jednostek", 110, _units),
    _detail("Potrzebne", 11, lambda line, _: line.quantity + line.owned),
    _detail("Posiadane", 11, lambda line, _: line.owned),
    _detail("Koszt roczny netto", 19, lambda line, _: yearly_cost(line) or "nie"),
    _detail("Ustalenia", 160, lambda line, _: "; ".join(finding.title for finding in line.findings)),
    _detail("Zalecenia", 160, lambda line, _: "; ".join(measure.title for measure in line.measures)),
    _detail("Do rozważenia", 40, lambda line, _: "; ".join(item.name for item in line.consider)),
    _detail("Sposób szacowania", 44, lambda line, _: line.cost.method if line.cost else None),
    _detail("Data szacowania", 13, lambda line, _: line.cost.dated if line.cost else None),
)
