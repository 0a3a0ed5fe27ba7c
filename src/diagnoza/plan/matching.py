"""An officer's words → a purchase item, with how sure that is (design §7). Pure: the same words give the same match.

Confidence = how much of a name or synonym of the item stands in the line (`covered`) × (0.4 + 0.6 × how much of the
line the item explains). Then what is said more exactly wins: an item that explains only a part of what another explains
loses 0.15. The figures were set on lists in tests/plan and proved on strangers_list_3.yaml, after which nothing was changed.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diagnoza.definition.model import Item
from diagnoza.plan.everyday import GENERIC, INTANGIBLE, LICENCES
from diagnoza.plan.foreign import are_foreign
from diagnoza.plan.phrases import Reader, Spoken, content, is_one_of
from diagnoza.plan.words import Lexicon, Word, plain, words_of
from diagnoza.problems import fold

DECIDED = 0.85
AHEAD = 0.10
"""Decided: confidence at least the first, and by the second ahead of the next (design §7)."""
MAX_CANDIDATES = 5
_LEAST = 0.25
"""A candidate below this is not worth choosing from."""
_FLOOR = 0.4
_OTHER_NOUN = 0.7
"""Factor of a synonym whose own noun is not the line's: „subskrypcja UTM” where the line says „UTM z subskrypcją”."""
_LESS_EXACT = 0.15
_DOUBTFUL = 0.8
"""Factor of an item the line holds a foreign word to: none is decided."""
_GENERIC_SHARE = 0.3
_HEAVY = 3.0
"""What a licence weighs where the item is a device: as much as a noun."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item the words may mean; `confidence` from 0 to 1 with four decimals."""

    item: Item
    confidence: float


@dataclass(frozen=True, slots=True)
class Match:
    """The candidates, the surest first; `item` only where it is decided."""

    candidates: tuple[Candidate, ...]

    @property
    def confidence(self) -> float:
        """That of the surest candidate, 0 without one."""
        return self.candidates[0].confidence if self.candidates else 0.0

    @property
    def is_decided(self) -> bool:
        """The rule of design §7."""
        second = self.candidates[1].confidence if len(self.candidates) > 1 else 0.0
        return self.confidence >= DECIDED and round(self.confidence - second, 4) >= AHEAD

    @property
    def item(self) -> Item | None:
        """What was decided."""
        return self.candidates[0].item if self.is_decided else None


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[Word, ...]
    noun: frozenset[Word]
    """What it turns on, in all its forms."""
    has_noun: bool
    """Without one of its own a general one counts in full: „sprzęt biurowy” is no „oprogramowanie biurowe”."""


@dataclass(frozen=True, slots=True)
class _Known:
    item: Item
    phrases: tuple[_Phrase, ...]
    vocabulary: frozenset[Word]


class Matcher:
    """Knows the words of all items once; `match` may be asked many times."""

    def __init__(self, items: Iterable[Item], brands: Iterable[str] = ()) -> None:
        items = tuple(items)
        texts = [_content(text) for item in items for text in (item.name, *item.synonyms)]
        words = {word for text in texts for word in text}
        names = {text[0] for text in texts if len(text) == 1}
        self._reader = Reader(Lexicon(words).alike, names, _makers(brands))
        self._items = tuple(_known(item, self._reader) for item in items)
        self._by_id = {known.item.id: known.item for known in self._items}
        self._by_name = {fold(name): item for item in self._by_id.values() for name in (item.id, item.name)}
        self._uses = Counter(word for known in self._items for word in known.vocabulary)

    def item(self, id_: str) -> Item:
        """The item of that id; `KeyError` for none."""
        return self._by_id[id_]

    def named(self, text: str) -> Match | None:
        """The sure match of an item's own name or id; None for other words."""
        item = self._by_name.get(fold(text))
        return Match((Candidate(item, 1.0),)) if item else None

    def match(self, text: str) -> Match:
        """The item meant by `text`, from which quantity and addressee were taken."""
        line = self._reader.spoken(plain(text))
        rivals = [known for known in self._items if self._score(known, line) >= _LEAST]
        heard = {word for known in rivals for word in known.vocabulary}
        telling = [said for said in line if _leads(said) or not heard.isdisjoint(said.same)]
        scored = sorted(((self._score(known, telling), known) for known in rivals), key=lambda entry: -entry[0])
        best = _explained(scored[0][1], line) if scored else frozenset()
        found = [Candidate(known.item, _weighed(score, known, line, best)) for score, known in scored]
        found.sort(key=lambda candidate: (-candidate.confidence, candidate.item.id))
        return Match(tuple(candidate for candidate in found[:MAX_CANDIDATES] if candidate.confidence >= _LEAST))

    def _score(self, known: _Known, line: Sequence[Spoken]) -> float:
        """How much of a name of the item stands in the line, and how much of the line the item explains."""
        explained = _explained(known, line)
        if not explained:
            return 0.0
        nouns = {word for said in line if _leads(said) for word in said.same}
        present = {word for said in explained if not _comes_along(known.item, said) for word in said.same}
        covered = max(self._covered(phrase, present, nouns) for phrase in known.phrases)
        weight = sum(said.weight for said in explained)
        missed = sum(_missed(known.item, said) for said in line if said not in explained)
        return covered * (_FLOOR + (1 - _FLOOR) * weight / (weight + missed))

    def _covered(self, phrase: _Phrase, present: set[Word], nouns: set[Word]) -> float:
        """How much of the phrase stands in the line, from 0 to 1; rarer words say more."""
        says = {word: self._says(word, phrase) for word in phrase.words}
        share = sum(says[word] for word in phrase.words if word in present) / sum(says.values())
        return share * _OTHER_NOUN if phrase.noun and nouns.isdisjoint(phrase.noun) else share

    def _says(self, word: Word, phrase: _Phrase) -> float:
        rare = 1 + math.log(len(self._items) / self._uses[word])
        return rare * _GENERIC_SHARE if phrase.has_noun and is_one_of(word, GENERIC) else rare


def _explained(known: _Known, line: Iterable[Spoken]) -> frozenset[Spoken]:
    """The words that the item's names hold; a licence is none of what can be touched."""
    return frozenset(
        said for said in line if not known.vocabulary.isdisjoint(said.same) and not _is_amiss(known.item, said)
    )


def _weighed(score: float, known: _Known, line: Sequence[Spoken], best: frozenset[Spoken]) -> float:
    """The confidence: what another item says more exactly counts for less, and what holds a foreign word is doubtful."""
    explained = _explained(known, line)
    score = round(score - (_LESS_EXACT if explained < best else 0), 4)
    if score >= DECIDED and are_foreign(line, explained, known.item):
        score *= _DOUBTFUL
    return round(score, 4)


def _leads(said: Spoken) -> bool:
    """Whether the line turns on the word."""
    return said.role in ("head", "aim") or (said.role in ("other", "apart") and is_one_of(said.word, LICENCES))


def _is_amiss(item: Item, said: Spoken) -> bool:
    """Whether the line is about a licence, a piece of work or something for a device, and the item is a device."""
    leads = said.role == "aim" or (said.role in ("head", "other", "apart") and is_one_of(said.word, INTANGIBLE))
    return leads and item.kind in ("srodek-trwaly", "wyposazenie")


def _comes_along(item: Item, said: Spoken) -> bool:
    """Whether a program is only told to come with what is bought: „serwer z systemem operacyjnym” is a server."""
    return said.role == "company" and item.kind == "wnip"


def _missed(item: Item, said: Spoken) -> float:
    return _HEAVY if _is_amiss(item, said) else said.weight


def _makers(brands: Iterable[str]) -> set[str]:
    """The word each brand begins with; „Office 365” begins with one that may mean something else."""
    named = [words_of(brand) for brand in brands]
    return {
        words[0].text for words in named if len(words) == 1 or not (words[0].is_polish or words[-1].is_specification)
    }


def _content(text: str) -> tuple[Word, ...]:
    """The words of a name that say something; general ones too where there are no others."""
    words = words_of(plain(text))
    kept = content(words)
    return tuple(dict.fromkeys(words if all(is_one_of(word, GENERIC) for word in kept) else kept))


def _known(item: Item, reader: Reader) -> _Known:
    phrases = tuple(_phrase(text, reader) for text in (item.name, *item.synonyms))
    return _Known(item, phrases, frozenset(word for phrase in phrases for word in phrase.words))


def _phrase(text: str, reader: Reader) -> _Phrase:
    leading = (said.same for said in reader.spoken(plain(text)) if _leads(said))
    words = _content(text)
    has_noun = any(not word.is_adjective and not is_one_of(word, GENERIC) for word in words)
    return _Phrase(words, next(leading, frozenset()), has_noun)
