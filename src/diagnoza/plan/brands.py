"""Brand names in what is to be bought: a description that rests on one needs „lub równoważny” (decision of the ordering party)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from diagnoza.plan.line import Line
from diagnoza.problems import Problem, fold, problem

_EQUIVALENT = "rownowazn"
_ENDING = r"(?:'?(?:a|u|ie|i|y|owi|em|iem|om|ów|ami|ach|e))?"
"""Of a name declined in Polish: „Della”, „Microsoftu”, „HP-em” without its hyphen."""


def brands_in(text: str, brands: Collection[str]) -> tuple[str, ...]:
    """The brands that the text names without „lub równoważny”, in the order of `brands`, the longer of two that overlap.

    Whole words, whatever their case, also declined; none where the text says „równoważny” in any form.
    """
    if not brands or _EQUIVALENT in fold(text):
        return ()
    found = dict.fromkeys(match.group(1).casefold() for match in _pattern(tuple(brands)).finditer(text))
    return tuple(brand for brand in brands if brand.casefold() in found)


@lru_cache(maxsize=4)
def _pattern(brands: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(brands, key=len, reverse=True)
    names = "|".join(re.escape(brand) for brand in longest_first)
    return re.compile(rf"(?<!\w)({names}){_ENDING}(?!\w)", re.IGNORECASE)


def brand_remarks(lines: Iterable[Line], brands: Collection[str]) -> Iterator[Problem]:
    """P061 for each item whose name, requirements or own reason names a brand without „lub równoważny”."""
    told: dict[str, dict[str, None]] = {}
    for line in lines:
        texts = (line.item.name, *line.item.requirements, line.reason if line.basis == "wish" else "")
        for brand in (brand for text in texts for brand in brands_in(text, brands)):
            told.setdefault(line.item.name, {})[brand] = None
    for name, found in told.items():
        yield problem("P061", text=name, brands=", ".join(found))
