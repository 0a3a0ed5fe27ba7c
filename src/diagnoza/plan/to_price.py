"""What has to be priced: every item that is bought or still would have to be, once, with how many of it the plan asks for."""

from __future__ import annotations

from dataclasses import dataclass

from diagnoza.definition.model import Item
from diagnoza.plan.model import Plan


@dataclass(frozen=True, slots=True)
class ToPrice:
    """An item and how many of it all lines of the plan want together."""

    item: Item
    quantity: int


def to_price(plan: Plan, *, only_missing: bool = False) -> tuple[ToPrice, ...]:
    """Items of needed lines in the plan's order, priced or not; with `only_missing` those without a price.

    Nothing of why an item is wanted is in it, for the list leaves the office.
    """
    quantities: dict[Item, int] = {}
    for line in plan.lines:
        if line.is_needed and not (only_missing and line.cost is not None):
            quantities[line.item] = quantities.get(line.item, 0) + line.quantity
    return tuple(ToPrice(item, quantity) for item, quantity in quantities.items())
