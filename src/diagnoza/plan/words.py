"""Words of a purchase, alike whatever their case, diacritics, inflection or a slip of the pen.

A word is known by its folded text and by the folded lemma of it (simplemma: MIT, kept up, a dictionary of Polish). Its
dictionary has gaps („zapory” → „zapór”), so words that differ only in an ending of inflection are alike too; a slip of
the pen is looked for only in what is no word of Polish: „koparka” is no „kopiarka”.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from diagnoza.problems import fold

if TYPE_CHECKING:
    from simplemma import Lemmatizer
    from simplemma.strategies import DictionaryLookupStrategy

_TOKEN = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_CASE = r"k?(?:y|i|a|u|e|om|em|[oó]w|ami|ach|ie|owi)"
_ENDING = re.compile(rf"(?:[-'’](?i:{_CASE})|(?<=[A-Z]{{2}}){_CASE})$")
"""Of an abbreviation or a foreign word: „UPS-ów”, „UPSy”, „AP-ki”, „pendrive'y”."""
_SMALL_ENDING = re.compile(rf"(?:(?<=^[a-z]{{3}})|(?<=^[a-z]{{4}})){_CASE}$")
_SPECIFICATION = re.compile(r"(?![23]d$).*\d.*|\w{2,}\.\w{2,}")
_INFLECTED = re.compile(r"(?:ego|emu|ymi|imi|ych|ich|ami|ach|owi|om|ow|em|ej|ym|im|a|e|i|o|u|y)$")
_GENERATION = re.compile(r"-?\d{1,2}$")
_COINED = re.compile(r"[^\W\d_][a-ząćęłńóśźż]*[a-ząćęłńóśźż][A-Z][^\W_]*[a-z]|^(?!e)[a-z][A-Z][a-z]")
_GERUND = re.compile(r"(?:ń|ni(?:a|u|em|e))$")
_PARTICIPLE = re.compile(r"(?<=[ntc])(?:ego|emu|ymi|ych|ym|ej|ą|a|e|y)$")
_SMALLER = re.compile(r"(?:iczk|ik|ek|k)(?:i|a|ow|ami|ach|om)?$")
_SHORTEST_STEM = 4
SHORTEST_ALIKE = 5
"""Shorter words are alike only when they are the same: „UTM” is not „UPS”."""
LONG = 9
"""From so many letters a word may have two slips (a letter wrong, missing, too many, or two changed over), else one."""
_SAME = {
    "kurs": "szkolenie", "warsztat": "szkolenie", "warsztaty": "szkolenie", "instruktaz": "szkolenie",
    "ewidencja": "inwentaryzacja", "ewidencjonowanie": "inwentaryzacja", "spis": "inwentaryzacja", "wi-fi": "wifi",
    "przeniesienie": "migracja", "rekonfiguracja": "konfiguracja", "rozruch": "uruchomienie", "czujka": "czujnik",
    "bezp": "bezpieczenstwo", "komp": "komputer", "lic": "licencja", "urz": "urzadzenie", "opr": "oprogramowanie",
    "oprogr": "oprogramowanie", "usl": "usluga", "prac": "pracownik",
}  # fmt: skip
"""Words of one meaning, whatever they stand beside, and abbreviations."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its folded text and the forms it is known by.

    `is_polish`: the dictionary has it. `token` is the word as it was written.
    """

    text: str
    forms: frozenset[str]
    is_polish: bool = field(default=True, compare=False)
    token: str = field(default="", compare=False)

    @property
    def is_named(self) -> bool:
        """Whether it is written as a name, with a capital letter; an abbreviation is none."""
        return self.token[:1].isupper() and not self.token.isupper()

    @property
    def is_coined(self) -> bool:
        """Whether it is written as only names of products are, with a capital letter inside."""
        return bool(_COINED.search(self.token))

    @property
    def is_specification(self) -> bool:
        """Whether it measures the thing or is a code, as 24, 48-portowy, A4, 16GB and gmina.pl do; 3D tells of another thing."""
        return bool(_SPECIFICATION.fullmatch(self.text))

    @property
    def is_adjective(self) -> bool:
        """Whether it looks like an adjective in its dictionary form; a noun in the plural does not."""
        lemmas = self.forms - {self.text} if self.is_polish else self.forms
        return any(form.endswith(("y", "i")) for form in lemmas or self.forms)


class Lexicon:
    """Words to be met again in another form or with a slip of the pen."""

    def __init__(self, words: Iterable[Word]) -> None:
        self._by_form: dict[str, set[Word]] = {}
        self._by_stem: dict[str, set[Word]] = {}
        for word in words:
            for form in word.forms:
                self._by_form.setdefault(form, set()).add(word)
                self._by_stem.setdefault(_stem(form), set()).add(word)
        self._long = [form for form in self._by_form if len(form) >= SHORTEST_ALIKE]
        self._found: dict[Word, frozenset[Word]] = {}

    def alike(self, word: Word) -> frozenset[Word]:
        """The words that are this one."""
        if word not in self._found:
            self._found[word] = frozenset(self._same(word) or self._abbreviation(word) or self._misspelt(word))
        return self._found[word]

    def _same(self, word: Word) -> set[Word]:
        same = {other for form in word.forms for other in self._by_form.get(form, ())}
        same |= {other for known in same for form in known.forms for other in self._by_form[form]}
        if not same and word.is_specification:
            # The generation of a thing stands at its end: LTO-8, Win11.
            return set(self._by_form.get(_GENERATION.sub("", word.text), ()))
        if not same or not word.is_polish:
            same |= {other for form in word.forms for other in self._by_stem.get(_stem(form), ())}
        return same

    def _abbreviation(self, word: Word) -> set[Word]:
        """That of three or four letters which the word is in small ones and inflected: „upsy”, „nasów”."""
        if word.is_polish:
            return set()
        return {other for other in self._by_form.get(_SMALL_ENDING.sub("", word.text), ()) if other.token.isupper()}

    def _misspelt(self, word: Word) -> set[Word]:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        if word.is_polish or len(word.text) < SHORTEST_ALIKE:
            return set()
        if smaller := self._by_form.get(_SMALLER.sub("", word.text)):
            return smaller
        slips = 1 if len(word.text) < LONG else 2
        near = {
            form
            for text in {word.text, _stem(word.text)}
            for form, _, _ in process.extract(text, self._long, scorer=OSA.distance, score_cutoff=slips, limit=None)
            if form[0] == text[0]
        }
        return {other for form in near for other in self._by_form[form]}


def _stem(form: str) -> str:
    stem = _INFLECTED.sub("", form)
    return stem if len(stem) >= _SHORTEST_STEM else form


def plain(text: str) -> str:
    """The text with single spaces and composed letters; one all in capitals is put in small ones."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    return text.lower() if text.isupper() and " " in text else text


def aligned(text: str) -> str:
    """The text folded letter by letter, so that places in it are places in the text."""
    return "".join(folded if len(folded := fold(letter)) == 1 else letter for letter in text)


def words_of(text: str) -> list[Word]:
    """The words of a text in their order; endings of abbreviations („UTM-ów”, „UTMy”) are taken off."""
    return [word_of(token) for token in _TOKEN.findall(text)]


@lru_cache(maxsize=20_000)
def word_of(token: str) -> Word:
    """One word with its forms."""
    bare = _ENDING.sub("", token)
    text = fold(bare)
    if len(text) < 4 or not text.isalpha():
        forms = {text, text.replace("-", "")}
        text = text.replace("-", "")
    else:
        forms = {text, fold(_base(bare.casefold()))}
    forms |= {_SAME[form] for form in forms if form in _SAME}
    return Word(text, frozenset(forms), is_polish=_is_polish(token), token=token)


def lemma(word: str) -> str:
    """The dictionary form of a Polish word, or the word itself."""
    return _lemmatizer().lemmatize(word, lang="pl")


def _base(word: str) -> str:
    """The dictionary form; of a verb that of its noun or adjective: „zarządzania” is no „zarządzającej”."""
    found = lemma(word)
    if not found.endswith("ć"):
        return found
    return _GERUND.sub("nie", word) if _GERUND.search(word) else _PARTICIPLE.sub("y", word)


def _is_polish(token: str) -> bool:
    return _dictionary().get_lemma(token.casefold(), "pl") is not None


@lru_cache(maxsize=1)
def _lemmatizer() -> Lemmatizer:
    # The stream is read in place: half the time and a fraction of the memory of a dictionary of half a million words.
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy
    from simplemma.strategies.dictionaries import LOW_MEMORY_DICTIONARY_FACTORY

    return Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=LOW_MEMORY_DICTIONARY_FACTORY))


@lru_cache(maxsize=1)
def _dictionary() -> DictionaryLookupStrategy:
    from simplemma.strategies import DictionaryLookupStrategy
    from simplemma.strategies.dictionaries import LOW_MEMORY_DICTIONARY_FACTORY

    return DictionaryLookupStrategy(LOW_MEMORY_DICTIONARY_FACTORY)
