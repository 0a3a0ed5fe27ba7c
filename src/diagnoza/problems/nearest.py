"""The nearest right thing to a misspelt one."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable

_STROKES = str.maketrans("łŁøØđĐ", "lLoOdD")


def fold(text: str) -> str:
    """Lower case without diacritics and with single spaces, the form in which labels are compared."""
    if text.isascii():
        return " ".join(text.casefold().split())
    decomposed = unicodedata.normalize("NFKD", text.translate(_STROKES))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.casefold().split())


def nearest(wrong: str, right: Iterable[str]) -> str:
    """The candidate most like `wrong`, or an empty string where none is near. Ties go to the first in the alphabet."""
    target = fold(wrong[:200])
    matcher = difflib.SequenceMatcher(b=target)
    best, near = 0.6, ""
    for item in sorted(right):
        matcher.set_seq1(fold(item))
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and (ratio := matcher.ratio()) > best:
            best, near = ratio, item
    return near


def suggestion(wrong: str, right: Iterable[str]) -> str:
    """A hint that names the nearest right thing; where none is near, the short list of what may stand there."""
    options = tuple(right)
    near = nearest(wrong, options)
    if near:
        return f"może chodziło o „{near}”?"
    if 0 < len(options) <= 12:
        return "dozwolone: " + ", ".join(options)
    return ""
