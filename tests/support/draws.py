"""Quick draws: every choice is one small integer, so that Hypothesis is fast and shrinks to the first of a row."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as st

T = TypeVar("T")
Draw = Callable[[st.SearchStrategy[Any]], Any]


@cache
def _integers(low: int, high: int) -> st.SearchStrategy[int]:
    return st.integers(low, high)


class Dice:
    """Choices out of Hypothesis's `draw`."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw

    def number(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return low if low == high else self._draw(_integers(low, high))

    def chance(self, one_in: int) -> bool:
        """True about once in so many."""
        return self.number(0, one_in - 1) == one_in - 1

    def one(self, among: Sequence[T]) -> T:
        """One of a row; give the simplest first."""
        return among[self.number(0, len(among) - 1)]

    def some(self, among: Sequence[T], least: int = 0) -> list[T]:
        """Some of a row in its order, at least so many; one draw."""
        masks = _masks(len(among), least)
        mask = masks[self.number(0, len(masks) - 1)]
        return [entry for index, entry in enumerate(among) if mask >> index & 1]

    def shuffled(self, row: Sequence[T]) -> list[T]:
        """The same in another order."""
        left, mixed = list(row), []
        while left:
            mixed.append(left.pop(self.number(0, len(left) - 1)))
        return mixed


class SeededDice(Dice):
    """The same choices for the same seed, where cases are drawn before they are tried: many files for one LibreOffice."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def number(self, low: int, high: int) -> int:
        return self._random.randint(low, high)


@cache
def _masks(size: int, least: int) -> tuple[int, ...]:
    return tuple(sorted((m for m in range(2**size) if m.bit_count() >= least), key=lambda m: (m.bit_count(), m)))
