"""Which of two answers was given later, and texts put together."""

from __future__ import annotations

import pytest

from diagnoza.answers.agreement import comparable, joined, later
from diagnoza.answers.model import Answered
from diagnoza.answers.source import AnswerPart


def at(when: str | None) -> AnswerPart:
    return AnswerPart.model_validate({"ustalono": {"kiedy": when}})


@pytest.mark.parametrize(
    ("said", "held", "order"),
    [
        ("2022-06-07", "2022-06-06", 1),
        ("2022-06-06", "2022-06-07T08:00:00+02:00", -1),
        ("2022-06-06T08:30:00+02:00", "2022-06-06T08:00:00+00:00", -1),
        ("2022-06-06T10:00:00+02:00", "2022-06-06T08:00:00+00:00", 0),
        ("2022-06-06T10:00:00+02:00", "2022-06-06T08:00:00", 0),
        ("0001-01-01T00:00:00+02:00", "2022-06-06T08:00:00", -1),
        ("2022-06-06", "2022-06-06", None),
        ("2022-06-06", "2022-06-06T10:00:00+02:00", None),
        (None, "2022-06-06", None),
        ("2022-06-06", None, None),
    ],
)
def test_a_day_is_not_before_or_after_an_hour_of_it(said: str | None, held: str | None, order: int | None) -> None:
    assert later(at(said), at(held)) == order


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        ("", "b", "b"),
        ("a", "", "a"),
        ("a", "b", "a\nb"),
        ("a\nb", "b", "a\nb"),
        ("b", "a\nb", "a\nb"),
        ("ab", "b", "ab\nb"),
    ],
)
def test_a_text_whose_lines_are_there_is_not_repeated(first: str, second: str, both: str) -> None:
    assert joined(first, second) == both


def test_order_of_rows_says_nothing_and_their_number_does() -> None:
    first, second = (("Nazwa", "A"),), (("Nazwa", "B"),)
    assert comparable(Answered((first, second))) == comparable(Answered((second, first)))
    assert comparable(Answered((first, first))) != comparable(Answered((first,)))
