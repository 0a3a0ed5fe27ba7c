"""What a template as a whole lacks: paper, a place for the status, chapters. All warnings."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from lxml import etree

from diagnoza.problems import Problem, problem
from diagnoza.render.docx.field_words import CHAPTERS
from diagnoza.render.docx.fields import Group, Listing, Shape, is_within, report_shape
from diagnoza.render.docx.lint.names import Usage
from diagnoza.render.docx.names import w

A4: Final = (11906, 16838)
"""Twentieths of a point."""
NEAR_ENOUGH: Final = 60
STATUS: Final = ("cover.is_draft", "cover.status")


def off_paper(root: etree._Element) -> Iterator[Problem]:
    """T070 for pages that are not A4, upright or across; each size once."""
    told: set[tuple[int, ...]] = set()
    for size in root.iter(w("pgSz")):
        sides = tuple(int(text) if (text := size.get(w(name), "")).isdigit() else 0 for name in ("w", "h"))
        fits = all(abs(side - wanted) <= NEAR_ENOUGH for side, wanted in zip(sorted(sides), A4, strict=True))
        if not fits and sides not in told:
            told.add(sides)
            width, height = (f"{side / 20 / 72 * 25.4:.0f}" for side in sides)
            yield problem("T070", width=width, height=height)


def without_status(usage: Usage) -> Iterator[Problem]:
    """T071 where a reader can't be shown that the report is a draft."""
    if not usage.touched.intersection(STATUS):
        yield problem("T071")


def left_out(usage: Usage) -> Iterator[Problem]:
    """T072, once: what was typed or must be printed and has no place here. A chapter inside one that is missing isn't told again."""
    missing = list(_missing(CHAPTERS, usage.printed))
    if missing:
        listed = ", ".join(f"{CHAPTERS[path]} ({path.replace('[]', '')})" for path in missing)
        yield problem("T072", hint=f"jeśli tak ma być, nic nie zmieniaj; pominięto: {listed}", count=len(missing))


def _missing(chapters: Iterable[str], printed: set[str]) -> Iterator[str]:
    found: list[str] = []
    for path in chapters:
        if shape_at(path) is None or any(is_within(path, above) for above in found):
            continue
        if not any(is_within(field, path) for field in printed):
            found.append(path)
            yield path


def shape_at(path: str) -> Shape | None:
    """The shape a way from the top leads to; None where it leads nowhere."""
    shape: Shape | None = report_shape()
    for step in path.split("."):
        name = step.removesuffix("[]")
        fields: Mapping[str, Shape] = shape.fields if isinstance(shape, Group) else {}
        shape = fields.get(name)
        if step.endswith("[]"):
            shape = shape.item if isinstance(shape, Listing) else None
    return shape
