"""What a field of the map reads as, before it is known where it is written.

A `Choice` is what `jako` translates: (id, words of the program) of each thing chosen. A `Share` is from 0 to 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from diagnoza import wording

NO_DATA = "brak danych"
"""The word of `jako` for what has no value."""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the whole, from 0 to 1."""

    of: Fraction


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in grosze."""

    grosze: int


@dataclass(frozen=True, slots=True)
class Choice:
    """Options or states: (id, words) of each."""

    chosen: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Empty:
    """Nothing to write, and why."""

    reason: str


Value = str | Decimal | date | Share | Money | Choice
Reading = Value | Empty


def yes_or_no(is_so: bool) -> Choice:
    """tak or nie."""
    word = "tak" if is_so else "nie"
    return Choice(((word, word),))


def as_text(value: Value) -> str:
    """The value as people read it."""
    match value:
        case Choice(chosen):
            return "; ".join(words for _, words in chosen)
        case Share(of):
            return wording.percent(of)
        case Money(grosze):
            return wording.money(grosze)
        case Decimal():
            return wording.number(value)
        case date():
            return wording.short_day(value)
    return value


def as_number(value: Value) -> Decimal | None:
    """The value as a plain number: złoty, percent points; None for what is no number."""
    match value:
        case Share(of):
            return wording.rounded(of * 100, 2)
        case Money(grosze):
            return Decimal(grosze).scaleb(-2)
        case Decimal():
            return value
    return None
