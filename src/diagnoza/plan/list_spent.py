"""Entries of a list that the sheets have among their expenses: that money is no longer there to spend, nor spent again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from diagnoza.plan.line import Expense
from diagnoza.plan.list_balance import Entry
from diagnoza.plan.list_model import CheckedLine


def spent(lines: Sequence[CheckedLine], entries: Sequence[Entry], expenses: Iterable[Expense]) -> dict[int, int]:
    """Eligible cost in grosze that is an expense already, by the index of the line; lines with none are left out.

    An entry is an expense of its item where the day or the gross amount agrees, or nothing is needed of it any more.
    No grosz of an expense counts for two entries.
    """
    found: dict[int, int] = {}
    for expense in expenses:
        left = expense.gross
        same = [entry for entry in entries if expense.item in entry.items and expense.unit in entry.units]
        for line, index in sorted(
            ((lines[entry.index], entry.index) for entry in same),
            key=lambda pair: (-_agreement(pair[0], expense), pair[1]),
        ):
            if line.cost and (_agreement(line, expense) or not line.reasons):
                taken = min(left, line.cost.eligible - found.get(index, 0))
                left -= taken
                found[index] = found.get(index, 0) + taken
    return {index: amount for index, amount in found.items() if amount}


def _agreement(line: CheckedLine, expense: Expense) -> int:
    """In how much the entry and the expense agree: the day, the amount."""
    same_day = expense.dated is not None and line.day == expense.dated
    return same_day + (line.cost is not None and line.cost.gross == expense.gross)
