"""Which question applies: visible, hidden, or not to be told because a condition reads something unknown.

A hidden question keeps its stored answer; it is only not counted, and returns when the question returns (design §4).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from diagnoza.answers.agreement import comparable
from diagnoza.answers.model import Answer, Answered, AnswerSheet, NotApplicable, Response
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
            observed[question] = observation(sheet.answer(question), end) if shown else HIDDEN
    ordered = {question: visible[question] for question in definition.questions}
    return Route(MappingProxyType(ordered), MappingProxyType(observed))


def observation(answer: Answer, end: date | None) -> Observation:
    """What a condition sees of an answer; dates as whole months up to `end`."""
    return dataclasses.replace(_of_response(answer.response, end), is_disputed=is_disputed(answer))


def is_disputed(answer: Answer) -> bool:
    """Whether somebody said otherwise than the conclusion, or, while there is none, two people than each other.

    Who does not know contradicts nobody.
    """
    said = [comparable(s.response) for s in answer.statements if isinstance(s.response, Answered | NotApplicable)]
    if isinstance(answer.response, Answered | NotApplicable):
        said.append(comparable(answer.response))
    return any(other != said[0] for other in said)


def _of_response(response: Response, end: date | None) -> Observation:
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
