"""For whom something is bought, in the words of a list: the office, schools, care homes, other units."""

from __future__ import annotations

import re
from typing import Literal, get_args

from diagnoza.definition.terms import UnitKind
from diagnoza.plan.words import aligned

Addressee = Literal["urzad", "szkola", "dps", "jednostka"]
ADDRESSEES: tuple[Addressee, ...] = get_args(Addressee)

_TOLD: dict[Addressee, re.Pattern[str]] = {
    "szkola": re.compile(
        r"\bszkol(?:a|y|e|om|ami|ach)?\b(?: podstawow\w+)?|\bszkoln\w+|\bnauczyciel(?:i|om|a)\b|\buczni(?:ow|om)\b"
    ),
    "dps": re.compile(r"\bdps\b(?:-\w+)?|\bdom\w* pomocy spolecznej"),
    "urzad": re.compile(r"\burz(?:ad|edu|edem|edzie|edowi|edow)\b(?: gminy| miasta| miejski\w*)*|\bstarostw\w+"),
    "jednostka": re.compile(
        r"\bjednost(?:ek|kom|ki|ce)\b(?! central)(?: organizacyjn\w+| budzetow\w+| podlegl\w+| gminy)*|\b[gm]?ops\b|"
        r"\bosrod\w+ pomocy spolecznej|\bprzedszkol\w+|\bzlob(?:ek|ka|kow|kom)\b|\bbibliotek(?:i|a|om|ach)?\b(?! tasmow)|"
        r"\bdom\w* kultury"
    ),
}
"""Public nurseries, kindergartens and welfare centres are units under the office; a library or a house of culture is
one too, though an institution of culture: the programmes seen so far do not tell it apart."""
_BEFORE = r"(?:\b(?:dla|do|w|we|na potrzeby|na rzecz)\s+)?"

_CALLED = re.compile(r"^(?:\s+w)?(?:\s+[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+(?:-[A-ZŁŚŻ]\w+)?\b)+")
"""The name of a unit after its kind: „Urzędu Gminy w Nowej Wsi”."""


def split_addressees(text: str) -> tuple[tuple[Addressee, ...], str]:
    """Everybody the text names, and the text without them."""
    found: list[Addressee] = []
    for addressee, pattern in _TOLD.items():
        for match in reversed(list(re.finditer(_BEFORE + f"(?:{pattern.pattern})", aligned(text)))):
            text = f"{text[: match.start()]} {_CALLED.sub('', text[match.end() :])}"
            found.append(addressee)
    return tuple(addressee for addressee in ADDRESSEES if addressee in found), text


def unit_kind(addressee: Addressee | None, office: UnitKind) -> UnitKind:
    """The kind of unit a programme classes by; `office` is what the office itself is, and what is meant where none is named."""
    kinds: dict[Addressee, UnitKind] = {"szkola": "szkola", "dps": "dps", "jednostka": "jednostka-budzetowa"}
    return kinds.get(addressee, office) if addressee else office
