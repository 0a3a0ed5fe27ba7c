"""For how long, in a line an officer wrote: „na 3 lata”, „36 miesięcy”, „licencja roczna”, „trzyletnia”."""

from __future__ import annotations

import calendar
import re
from datetime import MAXYEAR, date

from diagnoza.problems import fold

_YEARS = {"dwu": 2, "dwa": 2, "trzy": 3, "trzech": 3, "cztero": 4, "cztery": 4, "piecio": 5, "piec": 5}
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(sorted(_YEARS, key=len, reverse=True))})"
_START = r"(?<!\bco )(?<!\braz )(?<!\braz na )(?<!\w)"
"""„Raz na 6 miesięcy” and „co 3 miesiące” tell how often."""
_PATTERNS = (
    (re.compile(rf"{_START}{_COUNT}\s*(?:lat(?:a|ach)?\b|[\s-]*letni\w*)"), 12),
    (re.compile(rf"{_START}{_COUNT}\s*(?:miesi\w*|mies\b|m-c\w*|-\s*miesi\w*)"), 1),
    (re.compile(rf"{_START}(?P<count>)(?:roczn(?:a|y|e|ej|ego|ych)\b|na (?:1 |jeden )?rok\b(?! ?\d))"), 12),
)
_KEPT = re.compile(r"przechow|retencj|archiw|gwaranc|ostatni")
"""Not the licence lasts so long, but data or a guarantee."""


def months_told(text: str) -> int | None:
    """Months, None where the text tells no period or may speak of another."""
    folded = fold(text)
    if _KEPT.search(folded):
        return None
    for pattern, months in _PATTERNS:
        if match := pattern.search(folded):
            count = match["count"] or "1"
            return (_YEARS.get(count) or int(count)) * months or None
    return None


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month; the end of the calendar where it is past it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > MAXYEAR:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
