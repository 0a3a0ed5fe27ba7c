"""How many of an item a unit needs."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

from diagnoza.answers.model import Answered
from diagnoza.definition.model import Item, Quantity
from diagnoza.definition.truth import UNKNOWN, Facts, compile_condition
from diagnoza.evaluation.model import Evaluation


def needed(item: Item, evaluation: Evaluation) -> tuple[int, bool]:
    """(quantity, whether it rests on what is known): `times` × the fact or number, rounded up once, at least `at_least`.

    Where that is not known the quantity is `at_least`, never less than one: not knowing removes no line.
    """
    rule = item.quantity
    least = max(1, rule.at_least)
    if rule.per is None and not rule.answer:
        return least, True
    count = counted(rule, evaluation)
    return (least, False) if count is None else (max(least, math.ceil(rule.times * count)), True)


def counted(rule: Quantity, evaluation: Evaluation) -> Fraction | None:
    """What the quantity grows with: the fact of the unit or the number that was answered; none of what the question passes over,
    None where it is not known.
    """
    if rule.per is not None:
        fact = evaluation.sheet.facts.get(rule.per)
        return fact if isinstance(fact, Fraction) else None
    for question, result in evaluation.results.items():
        response = result.answer.response
        if question.id == rule.answer and isinstance(response, Answered) and isinstance(response.value, Decimal):
            return Fraction(response.value)
        if question.id == rule.answer and result.visible is False:
            return Fraction(0)
    return None


def suits(item: Item, facts: Facts) -> bool:
    """Whether the item is proposed to a unit of this size; an unknown size proposes it."""
    if item.suits is None:
        return True
    return compile_condition(item.suits)(lambda question: UNKNOWN, facts) is not False
