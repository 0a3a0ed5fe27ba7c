"""How a word comes out wrong under an officer's fingers, and what the program is expected to say about options."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from diagnoza.definition.model import Option


def swapped(dice: Random, word: str) -> str:
    """Two letters beside each other changed places, never the first; the word is another one after."""
    places = [i for i in range(1, len(word) - 1) if word[i] != word[i + 1] and word[i : i + 2].isalpha()]
    at = dice.choice(places)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def doubled(dice: Random, word: str) -> str:
    """A letter typed twice."""
    at = dice.choice([i for i, letter in enumerate(word) if letter.isalpha()])
    return word[:at] + word[at] + word[at:]


def maybe(right: str) -> str:
    """The hint that names one right thing."""
    return f"może chodziło o „{right}”?"


def allowed(options: Sequence[Option]) -> str:
    """The hint that lists what may stand there."""
    return "dozwolone: " + "; ".join(f"{option.id} ({option.label})" for option in options)
