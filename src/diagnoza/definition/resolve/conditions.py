"""Condition sources → conditions over resolved questions, options and facts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import cast

from pydantic_core import PydanticCustomError

from diagnoza.definition import model
from diagnoza.definition.conditions import ConditionSource
from diagnoza.definition.fields import to_decimal
from diagnoza.definition.terms import UNIT_KINDS, Operator
from diagnoza.problems import Problem, problem, suggestion

Path = tuple[str | int, ...]
_ORDER = ("lt", "le", "gt", "ge")
_BY_KIND: dict[str, tuple[str, ...]] = {
    "single": ("in", "ne", "answered", "na", "disputed"),
    "multi": ("has_any", "has_all", "answered", "na", "disputed"),
    "number": ("in", "ne", *_ORDER, "answered", "na", "disputed"),
    "date": ("in", "ne", *_ORDER, "answered", "na", "disputed"),
    "text": ("answered", "na"),
    "table": ("answered", "na", "rows_ge"),
}


def condition_ids(source: ConditionSource | None) -> Iterator[str]:
    """Ids of the questions a condition names, in order, repeated as they stand."""
    if source is None:
        return
    if source.q is not None:
        yield source.q
    for part in (*(source.all or ()), *(source.any or ()), *((source.not_,) if source.not_ else ())):
        yield from condition_ids(part)


def questions_of(condition: model.Condition) -> tuple[model.Question, ...]:
    """The questions a condition reads, in order, each once."""
    return tuple(dict.fromkeys(_walk(condition)))


def _walk(condition: model.Condition) -> Iterator[model.Question]:
    match condition:
        case model.All(parts) | model.AnyOf(parts):
            for part in parts:
                yield from _walk(part)
        case model.Not(part):
            yield from _walk(part)
        case model.FactTest():
            return
        case _:
            yield condition.question


class ConditionResolver:
    """Resolves conditions; problems go to the list it was given.

    D020 unknown question, D023 unknown option, D024 operator that does not fit the kind, D025 value that is not a
    number, D027 unknown kind of unit. `declared` are ids that exist but may not be built yet (a cycle, told elsewhere).
    """

    def __init__(self, problems: list[Problem]) -> None:
        self._problems = problems
        self.declared: Collection[str] = ()

    def resolve(
        self, source: ConditionSource | None, questions: Mapping[str, model.Question], path: Path
    ) -> model.Condition | None:
        """The condition, or None where there is none or a part of it could not be resolved."""
        if source is None:
            return None
        if source.all is not None:
            parts = self._parts(source.all, questions, (*path, "all"))
            return None if parts is None else model.All(parts)
        if source.any is not None:
            parts = self._parts(source.any, questions, (*path, "any"))
            return None if parts is None else model.AnyOf(parts)
        if source.not_ is not None:
            part = self.resolve(source.not_, questions, (*path, "not"))
            return None if part is None else model.Not(part)
        if source.fact is not None:
            return self._fact(source, path)
        return self._leaf(source, questions, path)

    def _parts(
        self, sources: Iterable[ConditionSource], questions: Mapping[str, model.Question], path: Path
    ) -> tuple[model.Condition, ...] | None:
        parts = [self.resolve(part, questions, (*path, index)) for index, part in enumerate(sources)]
        known = tuple(part for part in parts if part is not None)
        return known if len(known) == len(parts) else None

    def _leaf(
        self, source: ConditionSource, questions: Mapping[str, model.Question], path: Path
    ) -> model.Condition | None:
        id_ = source.q or ""
        question = questions.get(id_)
        if question is None:
            if id_ not in self.declared:
                hint = suggestion(id_, questions)
                self._problems.append(problem("D020", path=(*path, "q"), hint=hint, what="pytania", id=id_))
            return None
        operator = source.operators[0].rstrip("_")
        operator = "in" if operator == "eq" and question.kind != "multi" else operator
        allowed = _BY_KIND[question.kind]
        if operator not in allowed:
            self._problems.append(
                problem("D024", path=path, operator=operator, kind=question.kind, allowed=", ".join(allowed))
            )
            return None
        if operator == "answered":
            return model.AnsweredTest(question)
        if operator == "na":
            return model.NotApplicableTest(question)
        if operator == "disputed":
            return model.DisputedTest(question)
        if operator == "rows_ge":
            return model.RowsTest(question, source.rows_ge or 0)
        if operator in _ORDER:
            number = self._number(source.operands[0], (*path, operator))
            return None if number is None else model.AnswerTest(question, cast(Operator, operator), number=number)
        return self._choice(question, operator, source.operands, (*path, source.operators[0].rstrip("_")))

    def _choice(
        self, question: model.Question, operator: str, operands: tuple[str, ...], path: Path
    ) -> model.Condition | None:
        by_id = {option.id: option for option in question.options}
        missing = [value for value in operands if value not in by_id]
        for value in missing:
            hint = suggestion(value, by_id)
            self._problems.append(problem("D023", path=path, hint=hint, id=value, question=question.id))
        if missing:
            return None
        return model.AnswerTest(
            question, cast(Operator, operator), options=frozenset(by_id[value] for value in operands)
        )

    def _fact(self, source: ConditionSource, path: Path) -> model.Condition | None:
        fact = source.fact
        assert fact is not None
        operator = source.operators[0].rstrip("_")
        operator = "in" if operator == "eq" else operator
        if fact == "rodzaj":
            wrong = [value for value in source.operands if value not in UNIT_KINDS]
            for value in wrong:
                self._problems.append(problem("D027", path=path, hint=suggestion(value, UNIT_KINDS), id=value))
            if operator != "in":
                self._problems.append(problem("D024", path=path, operator=operator, kind="rodzaj", allowed="in, eq"))
            return None if wrong or operator != "in" else model.FactTest(fact, "in", kinds=frozenset(source.operands))
        numbers = [self._number(value, (*path, operator)) for value in source.operands]
        known = tuple(number for number in numbers if number is not None)
        return model.FactTest(fact, cast(Operator, operator), numbers=known) if len(known) == len(numbers) else None

    def _number(self, text: str, path: Path) -> Fraction | None:
        try:
            return Fraction(to_decimal(text))
        except PydanticCustomError:
            self._problems.append(problem("D025", path=path, value=text))
            return None
