"""Sums over lines of a plan, in grosze."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from diagnoza.plan.model import Line, Totals

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Amounts:
    """Net, VAT, gross and eligible cost together; gross = net + VAT."""

    net: int
    vat: int
    gross: int
    eligible: int


def summed(lines: Iterable[Line]) -> Amounts:
    """The amounts of lines that have a price."""
    costs = [line.cost for line in lines if line.cost is not None]
    return Amounts(
        sum(cost.net for cost in costs),
        sum(cost.vat for cost in costs),
        sum(cost.gross for cost in costs),
        sum(cost.eligible for cost in costs),
    )


def totals(lines: Iterable[Line]) -> Totals:
    """What is bought of the lines, summed."""
    bought = summed(line for line in lines if line.is_chosen)
    return Totals(bought.net, bought.gross, bought.eligible)


def summed_by(lines: Iterable[Line], key: Callable[[Line], Key]) -> dict[Key, Amounts]:
    """The amounts by what `key` says, in the order in which it is first said."""
    groups: dict[Key, list[Line]] = {}
    for line in lines:
        groups.setdefault(key(line), []).append(line)
    return {value: summed(group) for value, group in groups.items()}


def year_due(line: Line, diagnosed: date | None) -> int | None:
    """The year of the earliest term of the line's measures, counted in months from the end of the diagnosis.

    None where that day is not known or no measure asks for the line.
    """
    if diagnosed is None or not line.measures:
        return None
    months = min(measure.term_months for measure in line.measures)
    return diagnosed.year + (diagnosed.month - 1 + months) // 12
