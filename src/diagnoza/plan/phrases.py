"""A line of a purchase list taken apart: what is bought, with what, for what – and how much each word says.

The first noun tells what a thing is („rozbudowa pamięci w komputerach” is no computer), what follows „do” tells which
(„zasilacz do serwerowni”), what follows „z” comes with it („laptop z systemem operacyjnym” is a laptop).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal

from diagnoza.plan.everyday import BRIEFING, COMPANY, GENERIC, GROUPS, NOISE, PURPOSE, RENEWAL, belongs
from diagnoza.plan.words import Word, words_of

Role = Literal["head", "aim", "other", "apart", "purpose", "company"]
"""What a word is in the line: the noun all turns on; the same where it stands after „do” („system do zbierania logów”); a
word beside it; after a dash or a colon; after „do”, „dla”, „na”, „w”; after „z” or in brackets.
"""
Kind = Literal["name", "noun", "adjective", "idle", "brand", "generic"]
"""What a word is by itself. A name names an item alone; only a name or a noun is sure to be what the line turns on."""

_BREAK = re.compile(
    r"(?P<next>[,;+]|\b(?:oraz|i|plus)(?= \d))|(?P<and>\b(?:oraz|i|plus)\b)|(?P<apart>[:/–]|\s-\s)|[()\[\]]",
    re.IGNORECASE,
)
"""Where a part of the line begins: beside the part before, joined to it as its equal, or to its last words only."""
_OPENED: dict[str, Role] = {"beside": "company", "apart": "apart", "next": "other"}
"""The role a part begins with, by how it is joined to the one before."""
_IDLE = re.compile(
    r"""\d+(?:[.,]\d+)?\s*(?:(?-i:[cC]al[aei]?\b)|["”'])|\bm-?c[ey]?\b|\bna\ (?:okres|czas)\b|\bw\ (?:tym|celu)\b|
    \b(?:w\ razie|na\ wypadek)\ awarii\b|
    \bw\ ramach\ (?:projektu|programu|grantu|konkursu|zadania)\b|
    \bcyfrow\w+\ (?:gmin|powiat)\w+|\bcyberbezpieczn\w+\ samorz[aą]d\w*""",
    re.IGNORECASE | re.VERBOSE,
)
"""Inches (CAL in capitals is a licence), programmes, and phrases that say nothing."""
_CITED = re.compile(
    r"""\b(?:(?:na\ )?zgodn\w+\ ze?|wed[lł]ug|wg|na\ podstawie)(?:\ (?:
        (?:z|do|w)(?=\ (?:za[lł][aą]cz|zapyta|opis|umow|wnios))|(?:§|nr|art\b\.?|ust\b\.?|pkt\b\.?)\ ?\d+\w*|
        (?:wymog|wymaga|opis|wz[oó]r|norm|rozporz[aą]dz|ustaw|regulamin|wnios|umow|harmonogram|kosztorys|specyfikacj|
        za[lł][aą]cznik|zapytani|ofert)\w*|przedmiotu\ zam[oó]wienia|konkurs(?:u|em)|grantu|projektu|programu|
        o\ (?:przyznani|powierzeni|udzieleni|dofinansowani)\w+
    ))+""",
    re.IGNORECASE | re.VERBOSE,
)
"""The papers it is bought by, after „zgodnie z”; a training „z ustawy” is about one."""
_WEIGHTS: dict[Role, float] = {"head": 3, "aim": 3, "other": 1, "apart": 0.25, "purpose": 0.75, "company": 0.25}
_GENERIC_WEIGHT = 0.3


@dataclass(frozen=True, slots=True)
class Spoken:
    """A word of the line; `same` are the bank's words for it, `is_joined`: it stands after „i”, a comma or a plus."""

    word: Word
    role: Role
    kind: Kind
    same: frozenset[Word]
    is_joined: bool

    @property
    def weight(self) -> float:
        """How much it says."""
        return _GENERIC_WEIGHT if self.kind == "generic" else _WEIGHTS[self.role]


def is_one_of(word: Word, words: Collection[str]) -> bool:
    """Whether the word is in a list of folded dictionary forms."""
    return not word.forms.isdisjoint(words)


def content(words: Iterable[Word]) -> list[Word]:
    """The words that say something; a letter and a short number never do."""
    return [word for word in words if not (is_one_of(word, NOISE) or _is_scrap(word.text))]


def _is_scrap(text: str) -> bool:
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
        """The words of a line with their roles; measures and codes that the bank does not know are left out.

        What is joined by „i”, a comma or a plus is another purchase where it is a name: „2 serwery i laptop” are two things.
        """
        line = _begun(list(self._said(_IDLE.sub(" ", _CITED.sub(" ", text)))))
        head = _head(line)
        return [_placed_by_head(said, place, head) for place, said in enumerate(line)]

    def _said(self, text: str) -> Iterator[Spoken]:
        is_after_brand = False
        placed = list(_placed(text))
        for place, (role, is_joined, word) in enumerate(placed):
            if not content([word]):
                is_after_brand = is_after_brand and word.is_specification
                continue
            same = self._alike(word)
            is_numbered = any(after.is_specification for _, _, after in placed[place + 1 : place + 2])
            is_after_brand = (
                self._is_brand(word)
                or (is_after_brand and word.is_specification)
                or (not same and _is_model(word, is_after_brand, is_numbered))
            )
            if same or not word.is_specification:
                yield Spoken(word, role, self._kind(word, same, is_after_brand), same, is_joined)

    def _kind(self, word: Word, same: frozenset[Word], is_brand: bool) -> Kind:
        if not self._names.isdisjoint(same):
            return "name"
        if any(is_one_of(form, GENERIC | RENEWAL) for form in (word, *same)):
            return "generic"
        if is_brand:
            return "brand"
        if belongs(word, "idle"):
            return "idle"
        # A word of two letters tells no thing: „MS Office”.
        is_adjective = len(word.text) <= 2 or any(form.is_adjective for form in same or (word,))
        return "adjective" if is_adjective else "noun"

    def _is_brand(self, word: Word) -> bool:
        return not self._brands.isdisjoint(word.forms)


def _is_model(word: Word, is_after_brand: bool, is_numbered: bool) -> bool:
    """Whether a word the bank does not know is a name of a product: it follows one, or is written as one."""
    if word.is_polish:
        return is_after_brand and word.token != word.token.lower()
    return is_after_brand or word.is_coined or (word.is_named and is_numbered)


def _begun(line: list[Spoken]) -> list[Spoken]:
    """The line as it is where it begins after a dash or a colon only: „Zadanie 2: laptopy”, „Zabbix – monitoring sieci”."""
    telling = (place for place, said in enumerate(line) if said.kind not in ("idle", "brand", "generic"))
    first = next(telling, 0)
    begun = line[:first] + list(takewhile(lambda said: said.role == "apart", line[first:]))
    return [replace(said, role="other") if said.role == "apart" else said for said in begun] + line[len(begun) :]


def _head(line: Sequence[Spoken]) -> int | None:
    """The place of the word all turns on: the first noun, or the adjective or brand that stands for one."""
    passed: int | None = None
    for place, said in enumerate(line):
        if said.kind == "generic" or (said.is_joined and said.kind != "name" and belongs(said.word, "seat")):
            continue
        if passed is not None and (said.role != "other" or (line[passed].same and not said.same)):
            # What looked like an adjective was the noun: „kamery do laptopów”.
            return passed
        if said.role in ("other", "purpose"):
            if said.kind in ("name", "noun"):
                return place
            may_stand = said.kind == "adjective" or (said.kind == "brand" and bool(said.same))
            if may_stand and (passed is None or not line[passed].same):
                passed = place
    return passed


def _placed_by_head(said: Spoken, place: int, head: int | None) -> Spoken:
    """The word with its role beside the noun."""
    if place == head:
        return replace(said, role="aim" if said.role == "purpose" and said.kind in ("name", "noun") else "head")
    if said.is_joined and head is not None and place > head and is_one_of(said.word, BRIEFING):
        return replace(said, role="company")
    if said.is_joined and said.role == "other":
        if said.kind == "name":
            return replace(said, role="head")
        if said.kind == "generic" and head is not None and place > head:
            return replace(said, role="company")
    return said


def _placed(text: str) -> Iterator[tuple[Role, bool, Word]]:
    """Each word with the role of its part, and whether the part is joined to another.

    Services of a delivery are left out, and what the thing is bought without („bez systemu”).
    """
    role: Role = "other"
    is_delivery = False
    is_first = True
    for joint, piece in _pieces(text):
        is_joined = joint in ("next", "and") and not is_first
        role = role if is_first else _OPENED.get(joint, role)
        is_lacking = False
        for word in words_of(piece):
            is_delivery = is_delivery or is_one_of(word, {"zakup", "dostawa"})
            is_lacking = (is_lacking or word.text == "bez") and word.text not in PURPOSE | COMPANY
            if is_one_of(word, COMPANY):
                role = "company"
            elif word.text in PURPOSE:
                role = "purpose"
            if not is_lacking and not (is_delivery and is_one_of(word, GROUPS["service"])):
                is_first = is_first and is_one_of(word, NOISE | GENERIC)
                yield role, is_joined, word


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Pieces of the text, each with how it is joined to the one before: "next", "and", "apart" or "beside"."""
    joint, at = "beside", 0
    for found in _BREAK.finditer(text):
        yield joint, text[at : found.start()]
        joint, at = found.lastgroup or "beside", found.end()
    yield joint, text[at:]
