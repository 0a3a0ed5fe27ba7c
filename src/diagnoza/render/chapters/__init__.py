"""The chapters of a report in the order of design §6, as blocks for any printer."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from diagnoza.render.chapters import actions, areas, conformity, course, opening, purchases, register
from diagnoza.render.chapters.blocks import Block, Bullets, Contents, Entries, Heading, Table
from diagnoza.report.model import Report

Chapter = Callable[[Report], Iterator[Block]]

_WHOLE: tuple[Chapter, ...] = (
    opening.summary,
    opening.changes,
    opening.opinion,
    opening.method,
    course.courses,
    course.earlier,
    areas.environment,
    areas.results,
    areas.areas,
    conformity.conformity,
    conformity.exclusions,
    conformity.matrix,
    actions.measures,
    purchases.purchases,
    purchases.ineligible,
    actions.still_open,
    actions.trace,
    register.register,
    opening.closing,
)
_PUBLIC: tuple[Chapter, ...] = (
    opening.public_summary,
    opening.method,
    course.public_scope,
    areas.public_results,
    purchases.public_sums,
)
"""A chapter that says „brak ustaleń” of an emptied list would lie, so a public report has none that could."""


def blocks_of(report: Report) -> tuple[Block, ...]:
    """The whole report: title page, contents, chapters; a list or a table with nothing in it is left out."""
    chapters = tuple(block for chapter in (_PUBLIC if report.is_public else _WHOLE) for block in chapter(report))
    headings = tuple(block for block in chapters if isinstance(block, Heading) and block.level <= 3)
    return tuple(filter(_says_something, (*opening.cover(report), Contents(headings), *chapters)))


def _says_something(block: Block) -> bool:
    match block:
        case Bullets(found) | Entries(found) | Table(rows=found):
            return bool(found)
        case _:
            return True
