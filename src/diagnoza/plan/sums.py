"""Sums over lines and expenses, in grosze."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from diagnoza.plan.line import Amounts, Cost, Expense, Line

Key = TypeVar("Key")


class Costed(Protocol):
    """A line of a plan or of a list."""

    @property
    def cost(self) -> Cost | None: ...


def summed(lines: Iterable[Costed]) -> Amounts:
    """The amounts of lines that have a price."""
    costs = [line.cost for line in lines if line.cost is not None]
    return Amounts(
        sum(cost.net for cost in costs),
        sum(cost.vat for cost in costs),
        sum(cost.eligible for cost in costs),
    )


def totals(lines: Iterable[Line]) -> Amounts:
    """What is bought of the lines, summed."""
    return summed(line for line in lines if line.is_chosen)


def summed_by(lines: Iterable[Line], key: Callable[[Line], Key]) -> dict[Key, Amounts]:
    """The amounts by what `key` says, in the order in which it is first said."""
    groups: dict[Key, list[Line]] = {}
    for line in lines:
        groups.setdefault(key(line), []).append(line)
    return {value: summed(group) for value, group in groups.items()}


def spent_by(expenses: Iterable[Expense], key: Callable[[Expense], Key]) -> dict[Key, int]:
    """The expenses, gross, by what `key` says, in the order in which it is first said."""
    spent: dict[Key, int] = {}
    for expense in expenses:
        spent[key(expense)] = spent.get(key(expense), 0) + expense.gross
    return spent


def yearly(lines: Iterable[Line]) -> int | None:
    """What the lines cost a year after the project, net, as far as that is known; None where it is of none."""
    known = [line.cost.yearly for line in lines if line.cost and line.cost.yearly is not None]
    return sum(known) if known else None
