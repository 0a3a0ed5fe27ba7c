"""Sums over lines of a plan, in grosze."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from diagnoza.plan.model import Amounts, Line

Key = TypeVar("Key")


def summed(lines: Iterable[Line]) -> Amounts:
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
