"""The nearest right thing to a misspelt one."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable

_STROKES = str.maketrans("łŁøØđĐ", "lLoOdD")


def fold(text: str) -> str:
    """Lower case without diacritics and with single spaces, the form in which labels are compared."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_STROKES))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.casefold().split())


def nearest(wrong: str, right: Iterable[str]) -> str:
    """The candidate most like `wrong`, or an empty string where none is near. Ties go to the first in order."""
    candidates = {fold(item): item for item in sorted(right, reverse=True)}
    found = difflib.get_close_matches(fold(wrong[:200]), candidates, n=1, cutoff=0.6)
    return candidates[found[0]] if found else ""


def suggestion(wrong: str, right: Iterable[str]) -> str:
    """A hint that names the nearest right thing; where none is near, the short list of what may stand there."""
    options = tuple(right)
    near = nearest(wrong, options)
    if near:
        return f"może chodziło o „{near}”?"
    if 0 < len(options) <= 12:
        return "dozwolone: " + ", ".join(options)
    return ""
