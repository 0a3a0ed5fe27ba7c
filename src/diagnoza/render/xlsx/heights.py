"""How high a row must be for its texts to be seen whole: programs that open the file do not measure it themselves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_POINTS: Final = 9
_EM: Final = _POINTS * 96 / 72
_LINE: Final = 12.0
_PADDING: Final = 6
_SAFETY: Final = 1.04
_WIDTHS: Final = {
    **dict.fromkeys("i j l ł | '", 0.222),
    **dict.fromkeys("c k s v x y z ć ś ź ż J", 0.5),
    **dict.fromkeys("r()-„”", 0.334),
    **dict.fromkeys("f t I .,;:!/[]\u00a0", 0.278),
    **dict.fromkeys("mM", 0.833),
    **dict.fromkeys("WGOQÓ%—…@", 0.96),
    "w": 0.722,
}
_SMALL, _LARGE = 0.556, 0.722
"""Widths of letters of Arial in ems; of other small letters, digits and signs, and of other capitals."""


def height(*texts: tuple[str, float]) -> float:
    """Points for the row; each text stands in a column of so many characters."""
    return 3 + _LINE * max((_lines(text, width) for text, width in texts), default=1)


def _lines(text: str, width: float) -> int:
    """How many lines a text takes whose words are not parted."""
    room = 7 * width + 5 - _PADDING
    return sum(_lines_of(map(_pixels, line.split(" ")), room) for line in text.split("\n"))


def _lines_of(words: Iterable[float], room: float) -> int:
    count, used, space = 1, 0.0, _pixels(" ")
    for word in words:
        if used and used + space + word > room:
            count, used = count + 1, 0.0
        while word > room:  # a word longer than the line is parted
            count, word = count + 1, word - room
        used += word + (space if used else 0)
    return count


def _pixels(text: str) -> float:
    return _SAFETY * _EM * sum(_WIDTHS.get(letter, _LARGE if letter.isupper() else _SMALL) for letter in text)
