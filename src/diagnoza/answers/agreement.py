"""Whether two answers say the same, which was given later, and what stands beside them put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, time
from typing import Literal, TypeVar

from diagnoza.answers.entry import is_day
from diagnoza.answers.model import Absent, Answered, NotApplicable, NotExamined, Response, Unknown
from diagnoza.answers.source import AnswerPart

T = TypeVar("T")


def comparable(response: Response) -> object:
    """What two answers must share to be the same answer; reasons and the auditor's acceptance stand beside it.

    The order of options and of rows says nothing; a row given twice is not a row given once.
    """
    match response:
        case Answered(value):
            return frozenset(Counter(value).items()) if isinstance(value, tuple) else value
        case NotApplicable() | NotExamined() | Unknown() | Absent():
            return type(response)


def holds_text(whole: str, part: str) -> bool:
    """Whether whole lines of a text are `part`."""
    return f"\n{part}\n" in f"\n{whole}\n"


def joined(first: str, second: str) -> str:
    """Both texts, one below the other; a text whose lines the other holds already is not repeated."""
    if not second or holds_text(first, second):
        return first
    return second if not first or holds_text(second, first) else f"{first}\n{second}"


def later(said: AnswerPart, held: AnswerPart) -> Literal[-1, 0, 1] | None:
    """1 where `said` was given after `held`, -1 before, 0 at the very same time.

    None where it cannot be told: one has no time, or both are of the same day and one knows no hour.
    """
    first = said.established.when if said.established else None
    second = held.established.when if held.established else None
    if first is None or second is None:
        return None
    if is_day(first) or is_day(second):
        one, other = datetime.combine(first.date(), time.min), datetime.combine(second.date(), time.min)
        return None if one == other else 1 if one > other else -1
    one, other = instant(first), instant(second)
    return 0 if one == other else 1 if one > other else -1


def instant(when: datetime | None) -> datetime:
    """With a zone, so that any two can be compared; a time that names none is taken for UTC."""
    when = when or datetime.min
    return when if when.tzinfo is not None else when.replace(tzinfo=UTC)


def union(first: Iterable[T], second: Iterable[T]) -> tuple[T, ...]:
    """Both, each once; by equality, for rows of a table cannot be hashed."""
    found = list(first)
    for entry in second:
        if entry not in found:
            found.append(entry)
    return tuple(found)


def holds_all(whole: Iterable[T], some: Iterable[T]) -> bool:
    """Whether every one of `some` is among `whole`."""
    there = list(whole)
    return all(entry in there for entry in some)
