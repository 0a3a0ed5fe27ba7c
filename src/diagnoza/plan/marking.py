"""The lines of a plan marked: which are bought, and why the others are not."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from diagnoza.definition.model import Item
from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.buyable import buyable_lines, is_paid
from diagnoza.plan.choose import Task, useful_lines
from diagnoza.plan.closing import closed_findings, missing_items
from diagnoza.plan.line import Hindrance, Line
from diagnoza.plan.options import PlanOptions
from diagnoza.plan.purposes import purposes
from diagnoza.plan.serving import serving


@dataclass(frozen=True, slots=True)
class _Beside:
    """What the other lines of the plan mean for one."""

    is_useful: bool
    is_closed: bool
    is_unsupported: bool
    is_served: bool


def marked(
    lines: Sequence[Line],
    chosen: Iterable[int],
    options: PlanOptions,
    evaluations: Iterable[Evaluation],
    task: Task | None = None,
) -> tuple[Line, ...]:
    """The lines with those at the numbers `chosen` bought, and why the others are not."""
    bought = frozenset(chosen)
    useful = frozenset(range(len(lines))) if task is None else useful_lines(task)
    taken = [dataclasses.replace(line, is_chosen=index in bought) for index, line in enumerate(lines)]
    units = tuple(evaluations)
    closed = {(e.sheet.source.unit.id, finding.id) for e, finding in closed_findings(units, taken)}
    certain = {
        (e.sheet.source.unit.id, f.id) for e in units for f in e.findings if f.state == "certain" and not f.is_accepted
    }
    served, buyable = serving(lines), buyable_lines(lines, options)
    given = Counter[tuple[str, Item]]()
    for line in taken:
        if line.is_chosen:
            given.update({(unit, line.item): count for unit, count in line.units.items()})

    def hindrance(index: int, line: Line) -> Hindrance:
        if line.is_chosen:
            return ""
        beside = _Beside(
            is_useful=index in useful,
            is_closed=_is_needless(line, certain, certain - closed),
            is_unsupported=line.basis == "wish" and not served.support(index, bought) <= buyable,
            is_served=all(given[unit, line.item] >= (1 if line.is_support else n) for unit, n in line.units.items()),
        )
        return _hindrance(line, options, beside)

    missing = missing_items(taken)
    return tuple(
        dataclasses.replace(line, hindrance=hindrance(index, line), purposes=purposes(line, units, missing))
        for index, line in enumerate(taken)
    )


def _is_needless(line: Line, certain: Collection[tuple[str, str]], still_open: Collection[tuple[str, str]]) -> bool:
    """Whether of the certain findings behind the line, told by unit, there are some and none is open."""
    behind = {(unit, finding.id) for unit, count in line.units.items() if count for finding in line.asking_findings}
    is_asked = line.basis == "finding" and line.state == "certain" and not behind.isdisjoint(certain)
    return is_asked and behind.isdisjoint(still_open)


def _hindrance(line: Line, options: PlanOptions, beside: _Beside) -> Hindrance:
    """Why a line is not bought: the first reason that would stand whatever the others were."""
    status = None if is_paid(line, options) else line.status
    reasons: tuple[tuple[Hindrance, bool], ...] = (
        ("owned", line.quantity == 0),
        ("omitted", line.item in options.omitted),
        ("declined", line.is_declined),
        ("served", beside.is_served and (line.is_support or not line.is_wanted)),
        ("alternative", not line.is_wanted),
        ("conditional", line.state == "conditional"),
        ("closed", beside.is_closed),
        ("ineligible", status == "ineligible"),
        ("price", line.cost is None),
        ("unclear", status == "unclear"),
        ("variant", options.variant == "minimum" and (line.basis == "wish" or not beside.is_useful)),
        ("useless", line.basis == "finding" and not beside.is_useful),
        ("unsupported", beside.is_unsupported),
    )
    return next((reason for reason, holds in reasons if holds), "money")
