"""A line of a purchase list taken apart: what is bought, with what, for what – and how much each word says.

The first noun tells what a thing is („rozbudowa pamięci w komputerach” is no computer), what follows „do” tells which
(„zasilacz do serwerowni”), what follows „z” comes with it („laptop z systemem operacyjnym” is a laptop).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from diagnoza.plan.everyday import GROUPS, NOISE, belongs
from diagnoza.plan.words import Word, words_of

Role = Literal["head", "aim", "other", "apart", "purpose", "company"]
"""What a word is in the line: the noun all turns on; the same where it stands after „do” („system do zbierania logów”); a
word beside it; after „do”, „dla”, „na”, „w”; or after „z”.
"""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


GENERIC = _set(
    "system program oprogramowanie usluga urzadzenie sprzet licencja subskrypcja aplikacja modul rozwiazanie narzedzie "
    "platforma pakiet uslugi komputerowy sieciowy informatyczny teleinformatyczny it wdrozenie"
)
"""Words that many things are called by."""
RENEWAL = _set("odnowienie odnowic przedluzenie przedluzyc wznowienie wznowic kontynuacja abonament")
"""Buying again what is used up; what follows tells what."""
INTANGIBLE = _set("licencja subskrypcja oprogramowanie program aplikacja wdrozenie") | RENEWAL
"""Words for what cannot be touched: no device is meant where one of them leads."""
LICENCES = _set("licencja subskrypcja wdrozenie") | RENEWAL
"""What a thing may come with: „UTM z subskrypcją” is a device, „subskrypcja UTM” is none."""
_PURPOSE = _set("do dla na w we o od przez pod przy")
_COMPANY = _set("z ze wraz zakres zakresie")
_BREAK = re.compile(
    r"(?P<next>[,;+]|\b(?:oraz|i|plus)(?= \d))|(?P<and>\b(?:oraz|i|plus)\b)|(?P<apart>[:/–]|\s-\s)|[()\[\]]", re.IGNORECASE
)
"""Where a part of the line begins: beside the part before, joined to it as its equal, or to its last words only."""
_IDLE = re.compile(
    r"\bcyfrow\w+ (?:gmin|powiat)\w+|\bcyberbezpieczn\w+ samorz[aą]d\w*|\d+(?:[.,]\d+)?\s*(?:cal[aei]?\b|[\"”''])|\bna (?:potrzeby|rzecz|okres|czas)\b|\bw tym\b|\bw celu\b|\bm-?c(?:e|y)?\b|"
    r"\bw ramach (?:projektu|programu|grantu|konkursu|zadania)\b|\bzgodn\w+ z (?:wymogami|wymaganiami|opisem)\b",
    re.IGNORECASE,
)
"""Inches, and phrases that say nothing."""
_WEIGHTS: dict[Role, float] = {"head": 3, "aim": 3, "other": 1, "apart": 0.25, "purpose": 0.75, "company": 0.25}
"""A word the bank does not know weighs only where the line turns on it; elsewhere it cannot point to another item."""
_GENERIC_WEIGHT = 0.3


@dataclass(frozen=True, slots=True)
class Spoken:
    """A word of the line, its role, how much it says, the bank's words for it, and whether it is a brand."""

    word: Word
    role: Role
    weight: float
    same: frozenset[Word]
    is_brand: bool


def is_one_of(word: Word, words: Collection[str]) -> bool:
    """Whether the word is in a list of folded dictionary forms."""
    return not word.forms.isdisjoint(words)


def content(words: Iterable[Word]) -> list[Word]:
    """The words that say something; a letter and a short number never do."""
    return [word for word in words if not (is_one_of(word, NOISE) or _says_nothing(word.text))]


def _says_nothing(text: str) -> bool:
    return len(text) == 1 or (text.isdecimal() and len(text) < 3)


class Reader:
    """Takes lines apart; `alike` tells the bank's words for one, `names` are those that name an item alone, `brands` folded."""

    def __init__(
        self, alike: Callable[[Word], frozenset[Word]], names: Collection[Word], brands: Collection[str]
    ) -> None:
        self._alike = alike
        self._names = frozenset(names)
        self._brands = frozenset(brands)

    def spoken(self, text: str) -> list[Spoken]:
        """The words of a line with their roles; brands, models and measures are left out, for they tell of no item.

        What is joined by „i”, a comma or a plus is another purchase where it is a name: „2 serwery i laptop” are two things.
        """
        found: list[Spoken] = []
        passed: int | None = None
        has_noun = False
        for role, is_joined, word, is_brand in self._kept(_IDLE.sub(" ", text)):
            same = self._alike(word)
            is_name = not self._names.isdisjoint(same)
            if not is_name and any(is_one_of(form, GENERIC | RENEWAL) for form in (word, *same)):
                with_it = is_joined and role == "other" and has_noun
                found.append(Spoken(word, "company" if with_it else role, _GENERIC_WEIGHT, same, is_brand=False))
                continue
            if passed is not None and not has_noun and (role != "other" or (found[passed].same and not same)):
                # What looked like an adjective was the noun: „kamery do laptopów”.
                found[passed] = _led(found[passed])
                has_noun = True
            own = role
            if is_joined and role == "other" and is_name:
                own, has_noun = "head", True
            elif not has_noun and role in ("other", "purpose"):
                if is_name or not (is_brand or _may_be_passed(word, same)):
                    own, has_noun = "head" if role == "other" else "aim", True
                elif (same or not (is_brand or belongs(word, "idle"))) and (passed is None or not found[passed].same):
                    passed = len(found)
            found.append(Spoken(word, own, _WEIGHTS[own], same, is_brand))
        if passed is not None and not has_noun:
            found[passed] = _led(found[passed])
        return found

    def _kept(self, text: str) -> Iterator[tuple[Role, bool, Word, bool]]:
        """The words that are looked at, each with its role, whether it is joined, and whether it is a name of a product."""
        is_after_name = False
        placed = list(_placed(text))
        for place, (role, is_joined, word) in enumerate(placed):
            if content([word]):
                is_numbered = any(after.is_specification for _, _, after in placed[place + 1 : place + 2])
                is_after_name = self._is_brand(word) or (
                    not self._alike(word) and _is_model(word, is_after_name=is_after_name, is_numbered=is_numbered)
                )
                if self._alike(word) or not word.is_specification:
                    yield role, is_joined, word, is_after_name
            elif not word.is_specification:
                is_after_name = False

    def _is_brand(self, word: Word) -> bool:
        return not self._brands.isdisjoint(word.forms)


def _is_model(word: Word, *, is_after_name: bool, is_numbered: bool) -> bool:
    """Whether a word the bank does not know is a name of a product: it follows one, or is written as one."""
    if word.is_polish:
        return is_after_name and word.is_named
    return is_after_name or word.is_coined or (word.is_named and is_numbered)


def _may_be_passed(word: Word, same: Collection[Word]) -> bool:
    """Whether the noun is still to come: the word is an adjective, says nothing or is too short to tell a thing."""
    return len(word.text) <= 2 or all(form.is_adjective for form in same or (word,)) or belongs(word, "idle")


def _led(said: Spoken) -> Spoken:
    return replace(said, role="head", weight=_WEIGHTS["head"])


def _placed(text: str) -> Iterator[tuple[Role, bool, Word]]:
    """Each word with the role of its part, and whether the part is joined to another; services of a delivery left out."""
    role: Role = "other"
    is_delivery = False
    is_first = True
    for joint, piece in _pieces(text):
        is_joined = joint in ("next", "and") and not is_first
        if not is_first and joint in _OPENED:
            role = _OPENED[joint]
        is_lacking = False
        for word in words_of(piece):
            is_delivery = is_delivery or is_one_of(word, {"zakup", "dostawa"})
            is_lacking = (is_lacking or word.text == "bez") and word.text not in _PURPOSE | _COMPANY
            if is_one_of(word, _COMPANY):
                role = "company"
            elif word.text in _PURPOSE:
                role = "purpose"
            if not is_lacking and not (is_delivery and is_one_of(word, GROUPS["service"])):
                is_first = is_first and is_one_of(word, NOISE)
                yield role, is_joined, word


_OPENED: dict[str, Role] = {"beside": "company", "apart": "apart", "next": "other"}
"""The role a piece of the line begins with, by how it is joined to the one before."""


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Pieces of the text, each with how it is joined to the one before: "next", "and", "apart" or "beside"."""
    joint, at = "beside", 0
    for found in _BREAK.finditer(text):
        yield joint, text[at : found.start()]
        joint, at = found.lastgroup or "beside", found.end()
    yield joint, text[at:]
