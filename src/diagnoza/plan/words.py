"""Words of a purchase, alike whatever their case, diacritics, inflection or a slip of the pen.

A word is known by its folded text and by the folded lemma of it (simplemma: MIT, kept up, a dictionary of Polish). Its
dictionary has gaps („zapory” → „zapór”), so words that differ in a letter or two are alike as well.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from diagnoza.problems import fold

if TYPE_CHECKING:
    from simplemma import Lemmatizer

_TOKEN = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_ENDING = re.compile(r"(?:[-'’])(?:y|i|a|u|e|om|em|ow|ami|ach|ie|owi)$")
_SPECIFICATION = re.compile(
    r"\d+(?:[.,]\d+)?|a[0-9]|\d+-\w+|\d+(?:gb|tb|u|va|kva|w|mm|cm|ghz|mhz|mp|x|tb|k)|\d+x\d+\w*|.*\d{3,}.*"
)
SHORTEST_ALIKE = 5
"""Shorter words are alike only when they are the same: „UTM” is not „UPS”."""
ALIKE = 85.0
"""Per cent of likeness (rapidfuzz) from which longer words with the same first letter are one word."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its folded text and the forms it is known by."""

    text: str
    forms: frozenset[str]

    @property
    def is_specification(self) -> bool:
        """Whether it measures the thing rather than naming it, as 24, 48-portowy, A4 and 16GB do."""
        return bool(_SPECIFICATION.fullmatch(self.text))


def plain(text: str) -> str:
    """The text with single spaces and composed letters; one all in capitals is put in small ones."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    return text.lower() if text.isupper() and " " in text else text


def aligned(text: str) -> str:
    """The text folded letter by letter, so that places in it are places in the text."""
    return "".join(folded if len(folded := fold(letter)) == 1 else letter for letter in text)


def words_of(text: str) -> list[Word]:
    """The words of a text in their order; endings after a hyphen or an apostrophe („UTM-ów”) are taken off."""
    return [word_of(token) for token in _TOKEN.findall(text)]


@lru_cache(maxsize=20_000)
def word_of(token: str) -> Word:
    """One word with its forms."""
    text = _ENDING.sub("", fold(token))
    if len(text) < 4 or not text.isalpha():
        return Word(text.replace("-", ""), frozenset((text.replace("-", ""), text)))
    return Word(text, frozenset((text, fold(lemma(token.casefold())))))


def lemma(word: str) -> str:
    """The dictionary form of a Polish word, or the word itself."""
    return _lemmatizer().lemmatize(word, lang="pl")


@lru_cache(maxsize=1)
def _lemmatizer() -> Lemmatizer:
    # The stream is read in place: half the time and a fraction of the memory of a dictionary of half a million words.
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy
    from simplemma.strategies.dictionaries import LOW_MEMORY_DICTIONARY_FACTORY

    return Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=LOW_MEMORY_DICTIONARY_FACTORY))
