"""Contrast of letters against what is behind them (WCAG 2.1, 1.4.3), over the XML of a document.

Letters of automatic colour are left out: Word makes them black or white, whichever can be read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from lxml import etree

from diagnoza.render.docx.names import TC, P, R, T
from diagnoza.render.docx.styles import Look, Styles

ENOUGH: Final = 4.5
ENOUGH_LARGE: Final = 3.0
LARGE: Final = 36
LARGE_BOLD: Final = 28
"""Half points: 18 pt, and 14 pt in bold."""
PAPER: Final = "FFFFFF"


@dataclass(frozen=True, slots=True)
class Pale:
    """Letters too much like what is behind them."""

    colour: str
    behind: str
    ratio: float
    needed: float


@lru_cache
def contrast(first: str, second: str) -> float:
    """The ratio of two colours, 1 to 21; each six hex digits."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(digits: str) -> float:
    """Relative luminance as WCAG 2.1 defines it for sRGB."""
    channels = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (level / 12.92 if level <= 0.03928 else ((level + 0.055) / 1.055) ** 2.4 for level in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def text_looks(root: etree._Element, styles: Styles) -> Iterator[tuple[etree._Element, Look]]:
    """Each run with letters that are shown, and its look; in document order."""
    cells: dict[etree._Element, Look] = {}
    paragraphs: dict[etree._Element, tuple[Look, Look]] = {}
    for run in root.iter(R):
        if not any((text.text or "").strip() for text in run.iterchildren(T)):
            continue
        paragraph = next(run.iterancestors(P), None)
        if paragraph is None:
            continue
        if paragraph not in paragraphs:
            cell = next(paragraph.iterancestors(TC), None)
            if cell is not None and cell not in cells:
                cells[cell] = styles.cell(cell)
            paragraphs[paragraph] = styles.paragraph(paragraph), cells[cell] if cell is not None else {}
        look = styles.run(run, *paragraphs[paragraph])
        if not look.get("hidden"):
            yield run, look


def pale(look: Look, behind: Sequence[str] = ()) -> Pale | None:
    """The worst contrast of a look that is too low; `behind` are the colours its cell may come to have instead of its own."""
    colour = look.get("colour")
    if not colour:
        return None
    large = look["size"] >= LARGE or (look["size"] >= LARGE_BOLD and look.get("bold"))
    needed = ENOUGH_LARGE if large else ENOUGH
    grounds = [look["fill"] or PAPER] if not behind else [fill or PAPER for fill in behind]
    ratio, ground = min((contrast(colour, ground), ground) for ground in grounds)
    return Pale(colour, ground, ratio, needed) if ratio < needed else None
