"""A broken file and what is expected of it. A mark in the text shows where the problem must be told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

MARK: Final = "‸"
"""Stands in a text right before the character at which a problem is to be told; taken out of the file."""

Answers = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Told:
    """A problem expected: its code, the hint where it names something right, a part of the message where that matters.

    `place` is „line:column” or the cell's address; None takes the next mark of the text, "" is the file as a whole.
    """

    code: str
    hint: str = ""
    says: str = ""
    place: str | None = None

    def as_json(self) -> dict[str, str]:
        """What the test compares, without what is not told."""
        told = {"code": self.code, "place": self.place or "", "hint": self.hint, "says": self.says}
        return {name: text for name, text in told.items() if text or name == "place"}


@dataclass(frozen=True, slots=True)
class Case:
    """A file of the corpus.

    `answers` are what an accepted file brings into the sheet, None where it is refused; `head` are texts of the form's head
    that must be in the sheet; `into` is the questionnaire of a sheet that is there before, "" for a new one.
    """

    data: bytes
    told: tuple[Told, ...]
    answers: Answers | None = None
    head: tuple[str, ...] = ()
    into: str = ""
    suffix: str = ".yaml"

    def as_json(self) -> dict[str, Any]:
        """The expectation as it is kept beside the corpus."""
        expected: dict[str, Any] = {
            "verdict": "refused" if self.answers is None else "accepted",
            "problems": [told.as_json() for told in self.told],
        }
        if self.answers is not None:
            expected |= {"answers": self.answers, "head": list(self.head)}
        return expected | ({"into": self.into} if self.into else {})


Spoil = Callable[[Any, Random], Case]


@dataclass(slots=True)
class Faults:
    """The kinds of one module in their order: how many files each makes, and the kind of question it needs."""

    kinds: list[tuple[str, Spoil, int, str]] = field(default_factory=list)

    def kind(self, times: int = 2, needs: str = "single") -> Callable[[Spoil], Spoil]:
        """Name a function as a kind of fault."""

        def named(spoil: Spoil) -> Spoil:
            self.kinds.append((spoil.__name__.replace("_", "-"), spoil, times, needs))
            return spoil

        return named


def placed(text: str, told: tuple[Told, ...]) -> tuple[str, tuple[Told, ...]]:
    """The text without its marks, and each problem at its mark, in order; the last mark serves all that are left."""
    places = []
    *pieces, last = text.split(MARK)
    before = ""
    for piece in pieces:
        before += piece
        lines = before.split("\n")
        places.append(f"{len(lines)}:{len(lines[-1]) + 1}")
    found, next_ = [], 0
    for problem in told:
        if problem.place is None:
            problem = Told(problem.code, problem.hint, problem.says, places[min(next_, len(places) - 1)])
            next_ += 1
        found.append(problem)
    return before + last, tuple(found)
