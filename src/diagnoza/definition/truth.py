"""Three-valued conditions (design §4): true, false, or unknown (`None`) — nothing is true because it was not answered.

A condition is compiled once to a closure and asked many times. What it sees of a question is an `Observation`.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from diagnoza.definition import model
from diagnoza.definition.terms import FactName

Truth = bool | None


@dataclass(frozen=True, slots=True)
class Observation:
    """What is known of a question: answered, hidden by its condition, accepted nie dotyczy, or unknown.

    `number` is the number given or, for a date, whole months up to the end of the diagnosis; None where an option was
    chosen instead or the months cannot be told (`is_measurable` false). `is_disputed` when people said different things.
    """

    state: Literal["answered", "hidden", "not_applicable", "unknown"]
    chosen: frozenset[model.Option] = frozenset()
    number: Fraction | None = None
    is_measurable: bool = True
    rows: int = 0
    is_disputed: bool = False


HIDDEN = Observation("hidden")
NOT_APPLICABLE = Observation("not_applicable")
UNKNOWN = Observation("unknown")

Observe = Callable[[model.Question], Observation]
Facts = Mapping[FactName, str | Fraction | None]
Compiled = Callable[[Observe, Facts], Truth]

_ORDER: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "lt": operator.lt,
    "le": operator.le,
    "gt": operator.gt,
    "ge": operator.ge,
}


def compile_condition(condition: model.Condition) -> Compiled:
    """The condition as a function of what is observed and the unit's facts."""
    match condition:
        case model.All(parts):
            return _junction(tuple(compile_condition(part) for part in parts), decisive=False)
        case model.AnyOf(parts):
            return _junction(tuple(compile_condition(part) for part in parts), decisive=True)
        case model.Not(part):
            return _not(compile_condition(part))
        case model.AnswerTest():
            return _answer_test(condition)
        case model.AnsweredTest(question):
            states: dict[str, Truth] = {"answered": True, "hidden": False, "not_applicable": False, "unknown": None}
            return lambda observe, facts: states[observe(question).state]
        case model.NotApplicableTest(question):
            na_states: dict[str, Truth] = {"answered": False, "hidden": False, "not_applicable": True, "unknown": None}
            return lambda observe, facts: na_states[observe(question).state]
        case model.DisputedTest(question):
            return _disputed(question)
        case model.RowsTest(question, at_least):
            return _rows(question, at_least)
        case model.FactTest():
            return _fact(condition)


def _junction(parts: tuple[Compiled, ...], decisive: bool) -> Compiled:
    """`all` (decided by a false part) or `any` (by a true one); else unknown where some part is."""

    def decide(observe: Observe, facts: Facts) -> Truth:
        result: Truth = not decisive
        for part in parts:
            truth = part(observe, facts)
            if truth is decisive:
                return decisive
            if truth is None:
                result = None
        return result

    return decide


def _not(part: Compiled) -> Compiled:
    def decide(observe: Observe, facts: Facts) -> Truth:
        truth = part(observe, facts)
        return None if truth is None else not truth

    return decide


def _answer_test(test: model.AnswerTest) -> Compiled:
    question, options, name, number = test.question, test.options, test.operator, test.number

    def decide(observe: Observe, facts: Facts) -> Truth:
        seen = observe(question)
        if seen.state != "answered":
            return None if seen.state == "unknown" else False
        if number is not None:
            if seen.number is None:
                return False if seen.is_measurable else None
            return _ORDER[name](seen.number, number)
        if name == "has_all":
            return options <= seen.chosen
        met = bool(options & seen.chosen)
        return not met if name == "ne" else met

    return decide


def _disputed(question: model.Question) -> Compiled:
    def decide(observe: Observe, facts: Facts) -> Truth:
        seen = observe(question)
        return True if seen.is_disputed else None if seen.state == "unknown" else False

    return decide


def _rows(question: model.Question, at_least: int) -> Compiled:
    def decide(observe: Observe, facts: Facts) -> Truth:
        seen = observe(question)
        if seen.state != "answered":
            return None if seen.state == "unknown" else False
        return seen.rows >= at_least

    return decide


def _fact(test: model.FactTest) -> Compiled:
    def decide(observe: Observe, facts: Facts) -> Truth:
        value = facts.get(test.fact)
        if value is None:
            return None
        if isinstance(value, str):
            return value in test.kinds
        if test.operator == "in":
            return value in test.numbers
        return _ORDER[test.operator](value, test.numbers[0])

    return decide
