"""What was changed in a report since it was issued: its text against the checksums it carries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from diagnoza.render.docx.data import Fingerprints, fingerprint, main_part, take_fingerprints
from diagnoza.render.docx.text import read_lines

State = Literal["unchanged", "resaved", "changed"]
_MOST_COMPARED = 20_000
"""Longer stretches of changed lines are counted but not matched line by line, which would take the square of their number."""


@dataclass(frozen=True, slots=True)
class Change:
    """One place: „zmieniono”, „dodano” or „usunięto”, and the text that stands there now (for a removal, the one before it)."""

    kind: Literal["changed", "added", "removed"]
    text: str


@dataclass(frozen=True, slots=True)
class Changes:
    """`unchanged`: not a byte; `resaved`: another file with the same text; `changed`: see the counts.

    `margins_changed` tells of headers, footers and notes. `places` are in the order of the page.
    """

    state: State
    changed: int = 0
    added: int = 0
    removed: int = 0
    margins_changed: bool = False
    places: tuple[Change, ...] = ()


def changes_since(issued: Fingerprints, parts: Mapping[str, bytes]) -> Changes:
    """The report as it is now against what it was; raises TemplateFault for XML that can't be read."""
    now = take_fingerprints(parts)
    if now.package == issued.package:
        return Changes("unchanged")
    margins_changed = now.margins != issued.margins
    if now.text == issued.text and not margins_changed:
        return Changes("resaved")
    main = main_part(parts)
    texts = [line.text for line in read_lines(main, parts[main])]
    places = tuple(_places(issued.lines, texts)) if now.text != issued.text else ()
    counts = {kind: sum(place.kind == kind for place in places) for kind in ("changed", "added", "removed")}
    return Changes("changed", **counts, margins_changed=margins_changed, places=places)


def _places(before: Sequence[str], texts: Sequence[str]) -> Iterator[Change]:
    after = [fingerprint(text) for text in texts]
    for old, new, start in _differences(before, after):
        paired = min(old, new)
        for index in range(start, start + paired):
            yield Change("changed", texts[index])
        for index in range(start + paired, start + new):
            yield Change("added", texts[index])
        for _ in range(old - paired):
            yield Change("removed", texts[start + paired - 1] if start + paired else "")


def _differences(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """(lines before, lines after, where they start after) of each stretch that differs."""
    first = next(
        (n for n, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]),
        min(len(before), len(after)),
    )
    most = min(len(before), len(after)) - first
    last = next((n for n in range(most) if before[-1 - n] != after[-1 - n]), most)
    old, new = before[first : len(before) - last], after[first : len(after) - last]
    if len(old) > _MOST_COMPARED or len(new) > _MOST_COMPARED:
        yield len(old), len(new), first
        return
    for kind, i, j, k, m in SequenceMatcher(None, old, new).get_opcodes():
        if kind != "equal":
            yield j - i, m - k, first + k
