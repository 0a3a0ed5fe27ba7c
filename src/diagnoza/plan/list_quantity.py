"""How many, in a line an officer wrote: „14 pakietów”, „dwa serwery”, „tablety – 15 sztuk”, „dla 40 pracowników”.

A number that measures the thing („24 cale”, „3 lata”, „48-portowy”, „16 GB”, „2022”) is no quantity and stays in the text.
"""

from __future__ import annotations

import re

from diagnoza.plan.words import aligned

MAX = 100_000
_ONES = {
    "jeden": 1, "jedna": 1, "jedno": 1, "dwa": 2, "dwie": 2, "dwoch": 2, "dwoje": 2, "trzy": 3, "trzech": 3, "cztery": 4,
    "czterech": 4, "piec": 5, "pieciu": 5, "szesc": 6, "szesciu": 6, "siedem": 7, "siedmiu": 7, "osiem": 8, "osmiu": 8,
    "dziewiec": 9, "dziewieciu": 9,
}  # fmt: skip
_TENS = {
    "dziesiec": 10, "dziesieciu": 10, "jedenascie": 11, "dwanascie": 12, "dwunastu": 12, "trzynascie": 13,
    "czternascie": 14, "pietnascie": 15, "pietnastu": 15, "szesnascie": 16, "siedemnascie": 17, "osiemnascie": 18,
    "dziewietnascie": 19, "dwadziescia": 20, "dwudziestu": 20, "trzydziesci": 30, "trzydziestu": 30, "czterdziesci": 40,
    "czterdziestu": 40, "piecdziesiat": 50, "szescdziesiat": 60, "siedemdziesiat": 70, "osiemdziesiat": 80,
    "dziewiecdziesiat": 90, "sto": 100,
}  # fmt: skip
_WORDS = "|".join(sorted(_ONES | _TENS, key=len, reverse=True))
_COUNT = rf"(?P<count>\d{{1,3}}(?: \d{{3}})+|\d{{1,6}}|(?:{'|'.join(_TENS)}) (?:{'|'.join(_ONES)})|{_WORDS})"
_PIECES = r"(?:szt\b\.?|sztuk\w*|kpl\b\.?|komplet\w*|egz\b\.?|lic\.|os\.)"
_MEASURED = re.compile(
    r"""\s*(?:%|(?i:
        lat(?:a|ach|ami)?\b|rok(?:u|iem|ow\w*)?\b|port(?:y|[oó]w\w*)?\b|stron\b|
        (?:letni|roczn|miesi|tyg|dni|godz|metr|rdze|zatok|kiesze|procent|tys|etap|generacj|bitow)\w*|
        (?:mies|m-ce?|[mck]?m|m2|[gtm]b|[gm]hz|k?va|k?w|v|u|kg|z[lł]|proc|gen|bit)\b
    )|[cC]al(?:[aei]|ow\w*)?\b)""",
    re.VERBOSE,
)
"""What follows a number that measures the thing. Symbols are whole words, for „2 UPS” is no height and „2 wentylatory” no power;
CAL in capitals is a licence and no inch."""
_PARTS = r"(?:dysk|kart|proc)"
"""What a thing holds several of: „serwer x 2 procesory” is one."""
_PLACES = (
    r"(?:stanowisk|komputer|uzytkownik|urzadzen|stacj|osob|kont|pracownik|laptop)\w*(?: robocz\w+| komputerow\w+)?"
)
_PEOPLE = r"(?:osob|pracownik|urzednik|uzytkownik|stanowisk|licencj|zestaw|uczestnik|radn|nauczyciel|informaty|administrator|kierowni)"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![\w,.-]){_COUNT} ?{_PIECES}",
        rf"(?:{_PIECES}|\bilosc|\bliczba)[:\s]+{_COUNT}(?![\w,.-])",
        rf"^(?P<lead>(?:(?:zakup\w*|dostaw\w*|i|oraz|wraz|z) )*){_COUNT}(?: ?[x×]\b|(?![\w,.-]))(?=\s+[^\W\d])",
        rf"\bna\s+{_COUNT}\s+{_PLACES}",
        rf"\b(?P<lead>dla\s+){_COUNT}(?![\w,.-])(?=\s+{_PEOPLE})",
        rf"(?<![\w,.-])(?<!\bpo ){_COUNT}(?![\w,.-])(?=\s+{_PEOPLE})",
        rf"(?<=\s)[x×] ?{_COUNT}(?![\w,.-])(?!\s*(?:[x×]|{_PARTS}))",
        rf"(?:[–:(]|\s-)\s*{_COUNT}\s*\)?$",
    )
)
"""From the surest way of telling a quantity to the least sure; the first that is found counts."""


def split_quantity(text: str) -> tuple[int | None, str]:
    """The quantity, None where none is told or two disagree, and the text without it."""
    folded = aligned(text)
    for pattern in _PATTERNS:
        found = [match for match in pattern.finditer(folded) if not _MEASURED.match(text, match.end())]
        if found:
            counts = {_value(match["count"]) for match in found}
            value = counts.pop() if len(counts) == 1 else 0
            return (value if 0 < value <= MAX else None), _without(text, found)
    return None, text


def _without(text: str, found: list[re.Match[str]]) -> str:
    for match in reversed(found):
        # „dla 40 pracowników” and „dostawa 2 serwerów” lose their number only.
        start = match.end("lead") if "lead" in match.re.groupindex else match.start()
        text = f"{text[:start]} {text[match.end() :]}"
    return text.strip(" -–:,;")


def _value(count: str) -> int:
    if count[0].isdigit():
        return int(count.replace(" ", ""))
    return sum((_ONES | _TENS)[word] for word in count.split())
