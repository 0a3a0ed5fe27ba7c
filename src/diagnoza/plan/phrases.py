"""A line of a purchase list taken apart: what is bought, with what, for what – and how much each word says.

The first noun tells what a thing is („rozbudowa pamięci w komputerach” is no computer), what follows „do” tells which
(„zasilacz do serwerowni”), what follows „z” comes with it („laptop z systemem operacyjnym” is a laptop).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from diagnoza.plan.words import Word, words_of

Role = Literal["head", "aim", "other", "purpose", "company"]
"""What a word is in the line: the noun all turns on; the same where it stands after „do” („system do zbierania logów”); a
word beside it; after „do”, „dla”, „na”, „w”; or after „z”.
"""

Alike = Callable[[Word], frozenset[Word]]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NOISE = _set(
    "zakup zakupic zakupy kupno dostawa dostawy dostarczenie wraz nowy nowa nowe dodatkowy oraz i lub albo a z ze do dla na "
    "w we o od po przez pod przy za szt sztuka sztuki sztuk kpl komplet lacznie ok okolo tym m in np typ klasa model rok lata lat "
    "miesiac miesiecy nr ilosc liczba wartosc cena potrzeba potrzeby wymiana wykonanie przeprowadzenie realizacja "
    "swiadczenie opracowanie"
)
"""Words that do not tell what is bought."""
GENERIC = _set(
    "system program oprogramowanie usluga urzadzenie sprzet licencja subskrypcja aplikacja modul rozwiazanie narzedzie "
    "platforma pakiet uslugi komputerowy sieciowy informatyczny it wdrozenie"
)
"""Words that many things are called by."""
INTANGIBLE = _set("licencja subskrypcja oprogramowanie program aplikacja wdrozenie")
"""Words for what cannot be touched: no device is meant where one of them leads."""
LICENCES = _set("licencja subskrypcja")
"""What a thing may come with: „UTM z subskrypcją” is a device, „subskrypcja UTM” is none."""
SERVICES = _set("montaz instalacja konfiguracja wdrozenie uruchomienie transport")
"""What often comes with a delivery and is bought with it."""
OTHER_DEALS = _set(
    "rozbudowa naprawa serwis wynajem najem dzierzawa leasing ubezpieczenie modernizacja przeglad konserwacja utylizacja"
)
"""What is done with a thing instead of buying it; such a word is never passed over."""
_PURPOSE = _set("do dla na w we o od przez pod przy")
_COMPANY = _set("z ze wraz")
_BREAK = re.compile(
    r"(?P<next>[,;+]|\b(?:oraz|i|plus)(?= \d))|(?P<and>\b(?:oraz|i|plus)\b)|[:/()\[\]–]|\s-\s", re.IGNORECASE
)
"""Where a part of the line begins: beside the part before, joined to it as its equal, or to its last words only."""
_INCHES = re.compile(r"\d+(?:[.,]\d+)?\s*(?:cal[aei]?\b|[\"”])", re.IGNORECASE)
_WEIGHTS: dict[tuple[Role, bool], float] = {
    ("head", True): 3, ("head", False): 3, ("aim", True): 3, ("aim", False): 3, ("other", True): 1,
    ("other", False): 0.25, ("purpose", True): 0.75, ("purpose", False): 0.1, ("company", True): 0.5,
    ("company", False): 0.1,
}  # fmt: skip
"""By role and by whether the bank knows the word; a word it does not know cannot point to another item."""
_GENERIC_WEIGHT = 0.3


@dataclass(frozen=True, slots=True)
class Spoken:
    """A word of the line, its role, and how much it says."""

    word: Word
    role: Role
    weight: float


def is_one_of(word: Word, words: Collection[str]) -> bool:
    """Whether the word is in a list of folded dictionary forms."""
    return not word.forms.isdisjoint(words)


def content(words: list[Word]) -> list[Word]:
    """The words that say something."""
    return [word for word in words if not is_one_of(word, NOISE)]


def spoken(text: str, alike: Alike, names: frozenset[Word]) -> list[Spoken]:
    """The words of a line with their roles; `alike` tells the bank's words for one, `names` are those that name an item alone.

    What is joined by „i”, a comma or a plus is another purchase where it is a name: „2 serwery i laptop” are two things.
    """
    found: list[Spoken] = []
    passed: int | None = None
    has_noun = False
    for role, is_joined, word in _placed(_INCHES.sub(" ", text)):
        same = alike(word)
        known, is_name = bool(same), not names.isdisjoint(same)
        if is_one_of(word, NOISE) or (word.is_specification and not known):
            continue
        if not is_name and any(is_one_of(form, GENERIC) for form in (word, *same)):
            found.append(Spoken(word, role, _GENERIC_WEIGHT if known else _WEIGHTS["company", False]))
            continue
        if passed is not None and not has_noun and role != "other":
            # What looked like an adjective was the noun: „kamery do laptopów”.
            found[passed] = Spoken(found[passed].word, "head", _WEIGHTS["head", False])
            has_noun = True
        own = role
        if is_one_of(word, OTHER_DEALS) or (is_joined and role == "other" and is_name):
            own, has_noun = "head", True
        elif not has_noun and role in ("other", "purpose"):
            if not known and _is_adjective(word):
                passed = len(found)
            else:
                own, has_noun = "head" if role == "other" else "aim", True
        found.append(Spoken(word, own, _WEIGHTS[own, known]))
    return found


def _placed(text: str) -> Iterator[tuple[Role, bool, Word]]:
    """Each word with the role of its part, and whether the part is joined to another; services of a delivery left out."""
    role: Role = "other"
    is_delivery = False
    is_first = True
    for joint, piece in _pieces(text):
        is_joined = joint in ("next", "and") and not is_first
        if joint == "beside" and not is_first:
            role = "company"
        elif joint == "next":
            role = "other"
        for word in words_of(piece):
            is_delivery = is_delivery or is_one_of(word, {"zakup", "dostawa"})
            if word.text in _PURPOSE:
                role = "purpose"
            elif word.text in _COMPANY:
                role = "company"
            if not (is_delivery and is_one_of(word, SERVICES)):
                is_first = is_first and is_one_of(word, NOISE)
                yield role, is_joined, word


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Pieces of the text, each with how it is joined to the one before: "next", "and" or "beside"."""
    joint, at = "beside", 0
    for found in _BREAK.finditer(text):
        yield joint, text[at : found.start()]
        joint, at = found.lastgroup or "beside", found.end()
    yield joint, text[at:]


def _is_adjective(word: Word) -> bool:
    return any(form.endswith(("y", "i")) for form in word.forms)
