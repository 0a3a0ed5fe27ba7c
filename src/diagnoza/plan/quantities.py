"""How many of an item a unit needs."""

from __future__ import annotations

import math
from fractions import Fraction

from diagnoza.definition.model import Item
from diagnoza.definition.truth import UNKNOWN, Facts, compile_condition


def needed(item: Item, facts: Facts) -> tuple[int, bool]:
    """(quantity, whether it rests on a known fact): `times` × fact, rounded up once, at least `at_least`.

    Where the fact is not known the quantity is `at_least`, never less than one: not knowing removes no line.
    """
    rule = item.quantity
    if rule.per is None:
        return max(1, rule.at_least), True
    fact = facts.get(rule.per)
    if not isinstance(fact, Fraction):
        return max(1, rule.at_least), False
    return max(1, rule.at_least, math.ceil(rule.times * fact)), True


def suits(item: Item, facts: Facts) -> bool:
    """Whether the item is proposed to a unit of this size; an unknown size proposes it."""
    if item.suits is None:
        return True
    return compile_condition(item.suits)(lambda question: UNKNOWN, facts) is not False
