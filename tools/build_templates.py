"""Build the DOCX templates that ship with diagnoza: `python tools/build_templates.py`.

The files are checked in; a test holds that they equal what this builds, so change a template here, never in Word.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

TOOLS: Final = Path(__file__).resolve().parent
if str(TOOLS) not in sys.path:
    sys.path.insert(0, str(TOOLS))

from report_template import actions, card, closing, handover, opening, package, public, settlement, start, units  # noqa: E402
from report_template.blocks import Writer  # noqa: E402

FOLDER: Final = TOOLS.parent / "report_templates"


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a template is made: its chapters in order, its title, and what stands in the header of every page."""

    chapters: tuple[Callable[[Writer], None], ...]
    title: str = package.TITLE
    header: str = package.NOTICE
    marks_drafts: bool = True


RECIPES: Final[Mapping[str, Recipe]] = {
    "diagnoza": Recipe((opening.write, units.write, actions.write, closing.write)),
    "jawna": Recipe((public.write,), public.TITLE, public.HEADER),
    "karta": Recipe((card.write,), card.TITLE),
    "protokol": Recipe((handover.write,), handover.TITLE, handover.HEADER, marks_drafts=False),
    "rozliczenie": Recipe((settlement.write,), settlement.TITLE),
    "start": Recipe((start.write,), start.TITLE, start.HEADER, marks_drafts=False),
}
"""By the name a template has for `raport --szablon`; the whole report is in the order of design §6."""


def path_of(name: str) -> Path:
    """Where the template lies."""
    return FOLDER / name / "szablon.docx"


def build(name: str) -> bytes:
    """The template of that name."""
    recipe = RECIPES[name]
    document = package.new_document(title=recipe.title, header=recipe.header, marks_drafts=recipe.marks_drafts)
    writer = Writer(document)
    for chapter in recipe.chapters:
        chapter(writer)
    return package.packed(document)


def main() -> None:
    """Write all templates."""
    for name in RECIPES:
        path_of(name).parent.mkdir(parents=True, exist_ok=True)
        path_of(name).write_bytes(build(name))


if __name__ == "__main__":
    main()
