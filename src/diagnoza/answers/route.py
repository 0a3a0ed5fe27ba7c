"""Which question applies: visible, hidden, or not to be told because a condition reads something unknown.

A hidden question keeps its stored answer; it is only not counted, and returns when the question returns (design §4).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from diagnoza.answers.model import Answered, AnswerSheet, NotApplicable, Response
from diagnoza.definition.model import Definition, Option, Question
from diagnoza.definition.truth import (
    HIDDEN,
    NOT_APPLICABLE,
    UNKNOWN,
    Observation,
    Truth,
    compile_condition,
)


@dataclass(frozen=True, slots=True)
class Route:
    """`visible[question]` is true, false or unknown; `observed` what conditions see of it."""

    visible: Mapping[Question, Truth]
    observed: Mapping[Question, Observation]

    def observe(self, question: Question) -> Observation:
        """What is known of the question; one not asked is hidden."""
        return self.observed.get(question, HIDDEN)


def trace_route(sheet: AnswerSheet, definition: Definition) -> Route:
    """Walk the questions so that each comes after those its condition reads; there are no cycles (D022)."""
    visible: dict[Question, Truth] = {}
    observed: dict[Question, Observation] = {}
    end = sheet.source.conducted.end

    def observe(question: Question) -> Observation:
        return observed.get(question, HIDDEN)

    for question in definition.route:
        shown: Truth = True
        if question.show_if is not None:
            shown = compile_condition(question.show_if)(observe, sheet.facts)
        visible[question] = shown
        if shown is None:
            observed[question] = UNKNOWN
        else:
            observed[question] = observation(sheet.answer(question).response, end) if shown else HIDDEN
    ordered = {question: visible[question] for question in definition.questions}
    return Route(MappingProxyType(ordered), MappingProxyType(observed))


def observation(response: Response, end: date | None) -> Observation:
    """What a condition sees of a response; dates as whole months up to `end`."""
    if isinstance(response, NotApplicable):
        return NOT_APPLICABLE if response.accepted else UNKNOWN
    if not isinstance(response, Answered):
        return UNKNOWN
    value = response.value
    if isinstance(value, Decimal):
        return Observation("answered", number=Fraction(value))
    if isinstance(value, date):
        months = None if end is None else Fraction(whole_months(value, end))
        return Observation("answered", number=months, is_measurable=months is not None)
    if isinstance(value, str):
        return Observation("answered")
    options = [entry for entry in value if isinstance(entry, Option)]
    return Observation("answered", chosen=frozenset(options), rows=len(value) - len(options))


def whole_months(start: date, end: date) -> int:
    """Full months from `start` to `end`; 0 for a later start. 31 January to 28 February is 0."""
    months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    return max(0, months)
