"""An officer's words → a purchase item, with how sure that is (design §7). Pure: the same words give the same match.

Confidence = how much of a name or synonym of the item stands in the line (`covered`) × (0.4 + 0.6 × how much of the
line the item explains). Then what is said more exactly wins: an item that explains only a part of what another explains
loses 0.15. The figures were set on tests/plan/tuning_list.yaml and proved on officers_list.yaml, written before.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diagnoza.definition.model import Item
from diagnoza.plan.phrases import GENERIC, INTANGIBLE, LICENCES, Spoken, content, is_one_of, spoken
from diagnoza.plan.words import ALIKE, SHORTEST_ALIKE, Word, plain, words_of
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
    noun: Word | None
    """The first word that is not used of many things."""


@dataclass(frozen=True, slots=True)
class _Known:
    item: Item
    phrases: tuple[_Phrase, ...]
    vocabulary: frozenset[Word]


class Matcher:
    """Knows the words of all items once; `match` may be asked many times."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = tuple(_known(item) for item in items)
        self._by_id = {known.item.id: known.item for known in self._items}
        self._by_name = {fold(name): item for item in self._by_id.values() for name in (item.id, item.name)}
        self._uses = Counter(word for known in self._items for word in known.vocabulary)
        self._names = frozenset(p.words[0] for known in self._items for p in known.phrases if len(p.words) == 1)
        self._by_form: dict[str, set[Word]] = {}
        for word in self._uses:
            for form in word.forms:
                self._by_form.setdefault(form, set()).add(word)
        self._texts = {word: word.text for word in self._uses if len(word.text) >= SHORTEST_ALIKE}
        self._found: dict[Word, frozenset[Word]] = {}

    def item(self, id_: str) -> Item:
        """The item of that id; `KeyError` for none."""
        return self._by_id[id_]

    def named(self, text: str) -> Match | None:
        """The sure match of an item's own name or id; None for other words."""
        item = self._by_name.get(fold(text))
        return Match((Candidate(item, 1.0),)) if item else None

    def match(self, text: str) -> Match:
        """The item meant by `text`, from which quantity and addressee were taken."""
        line = spoken(plain(text), self._alike, self._names)
        scored = [(known.item, *self._score(known, line)) for known in self._items]
        best_said = max(scored, key=lambda entry: entry[1])[2] if scored else frozenset()
        found = [
            Candidate(item, max(0.0, round(score - (_LESS_EXACT if said < best_said else 0), 4)))
            for item, score, said in scored
        ]
        found.sort(key=lambda candidate: (-candidate.confidence, candidate.item.id))
        return Match(tuple(c for c in found[:MAX_CANDIDATES] if c.confidence >= _LEAST))

    def _score(self, known: _Known, line: Sequence[Spoken]) -> tuple[float, frozenset[Word]]:
        """The confidence before what others say is weighed, and the words of the line the item explains."""
        explained = [said for said in line if self._explains(known, said)]
        if not explained:
            return 0.0, frozenset()
        nouns = {word for said in line if _leads(said) for word in self._alike(said.word)}
        present = {word for said in explained for word in self._alike(said.word)}
        covered = max(self._covered(phrase, present, nouns) for phrase in known.phrases)
        weight = sum(said.weight for said in explained)
        missed = sum(_missed(known.item, said) for said in line if said not in explained)
        confidence = covered * (_FLOOR + (1 - _FLOOR) * weight / (weight + missed))
        return confidence, frozenset(said.word for said in explained)

    def _covered(self, phrase: _Phrase, present: set[Word], nouns: set[Word]) -> float:
        """How much of the phrase stands in the line, from 0 to 1; rarer words say more."""
        whole = sum(self._says(word) for word in phrase.words)
        share = sum(self._says(word) for word in phrase.words if word in present) / whole
        return share if phrase.noun is None or phrase.noun in nouns else share * _OTHER_NOUN

    def _explains(self, known: _Known, said: Spoken) -> bool:
        """Whether the item's words hold it; a licence is none of what can be touched."""
        if _is_amiss(known.item, said):
            return False
        return not known.vocabulary.isdisjoint(self._alike(said.word))

    def _says(self, word: Word) -> float:
        rare = 1 + math.log(len(self._items) / self._uses[word])
        return rare * _GENERIC_SHARE if is_one_of(word, GENERIC) else rare

    def _alike(self, word: Word) -> frozenset[Word]:
        """The bank's words that are this one in another form, or with a slip of the pen."""
        if word not in self._found:
            same = {other for form in word.forms for other in self._by_form.get(form, ())}
            self._found[word] = frozenset(same or self._misspelt(word))
        return self._found[word]

    def _misspelt(self, word: Word) -> set[Word]:
        from rapidfuzz import fuzz, process

        if len(word.text) < SHORTEST_ALIKE:
            return set()
        near = process.extract(word.text, self._texts, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None)
        return {other for text, _, other in near if text[0] == word.text[0]}


def _leads(said: Spoken) -> bool:
    """Whether the line turns on the word."""
    return said.role in ("head", "aim") or (said.role == "other" and is_one_of(said.word, LICENCES))


def _is_amiss(item: Item, said: Spoken) -> bool:
    """Whether the line is about a licence, a piece of work or something for a device, and the item is a device."""
    leads = said.role == "aim" or (said.role in ("head", "other") and is_one_of(said.word, INTANGIBLE))
    return leads and item.kind in ("srodek-trwaly", "wyposazenie")


def _missed(item: Item, said: Spoken) -> float:
    return _HEAVY if _is_amiss(item, said) else said.weight


def _known(item: Item) -> _Known:
    phrases = tuple(_phrase(text) for text in (item.name, *item.synonyms))
    return _Known(item, phrases, frozenset(word for phrase in phrases for word in phrase.words))


def _phrase(text: str) -> _Phrase:
    words = words_of(plain(text))
    kept = content(words)
    if all(is_one_of(word, GENERIC) for word in kept):
        kept = words
    leading = (word for word in kept if is_one_of(word, LICENCES) or not is_one_of(word, GENERIC))
    return _Phrase(tuple(dict.fromkeys(kept)), next(leading, None))
