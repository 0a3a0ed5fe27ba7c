"""What a unit has already, or has spent on: told, lest the same be paid for twice. Warnings only, nothing is ruled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from diagnoza import wording
from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.line import Line
from diagnoza.problems import Problem, problem


def holding_remarks(lines: Sequence[Line], evaluations: Sequence[Evaluation]) -> Iterator[Problem]:
    """P008 what an earlier project paid for, must be kept and is bought again; P057 what is not; P056 an own need of it; P058 money
    is spent or committed on what is bought.
    """
    wished = {
        (unit, line.item) for line in lines if line.basis == "wish" and not line.is_support for unit in line.units
    }
    for evaluation in evaluations:
        source = evaluation.sheet.source
        for item, part in evaluation.sheet.owned:
            if part.durable_until is None:
                continue
            origin = part.source or "nie podano, skąd"
            is_kept = durability(part.durable_until, source.conducted.end)
            quantity = wording.counted(part.quantity, item.unit)
            bought = sum(line.units.get(source.unit.id, 0) for line in lines if line.is_chosen and line.item is item)
            more = wording.counted(bought, item.unit)
            yield problem("P008" if bought else "P057", path=("posiadane",), item=item.name, unit=source.unit.name,
                          quantity=quantity, source=origin, durability=is_kept, more=more)  # fmt: skip
            if (source.unit.id, item) in wished:
                yield problem("P056", path=("potrzeby_wlasne",), item=item.name, unit=source.unit.name, source=origin,
                              quantity=quantity)  # fmt: skip
        for item, expense in evaluation.sheet.expenses:
            bought = sum(line.units.get(source.unit.id, 0) for line in lines if line.is_chosen and line.item is item)
            if bought:
                day = f", {wording.short_day(expense.date)}" if expense.date else ""
                yield problem("P058", path=("wydatki",), item=item.name, unit=source.unit.name, state=f"{expense.state}{day}",
                              gross=wording.money(int(expense.gross * 100)), more=wording.counted(bought, item.unit))  # fmt: skip


def durability(until: date, day: date | None) -> str:
    """„trwałość do 31.12.2022”, or that it is over on the day."""
    is_over = day is not None and until < day
    return f"trwałość upłynęła {wording.short_day(until)}" if is_over else f"trwałość do {wording.short_day(until)}"
