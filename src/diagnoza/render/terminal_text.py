"""Tables and running text in the terminal; text of people is never read as markup."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from diagnoza.wording import held_together

ELIGIBLE = {"eligible": "tak", "ineligible": "nie", "unclear": "wyjaśnić"}
"""Whether a programme pays, in a cell."""
BULLET = "  • "


def table(title: str, columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[str | Text]]) -> Table:
    """A table of (name, „text”, „left” or „right”) columns; only „text” may wrap. An empty row is a rule."""
    made = Table(title=Text(title) if title else None, title_justify="left", title_style="bold", expand=False)
    made.box = box.SIMPLE_HEAD
    made.padding = (0, 1, 0, 0)
    for name, justify in columns:
        # Only running text may wrap; a number or a short word broken in two cannot be read.
        is_text = justify == "text"
        made.add_column(name, justify="right" if justify == "right" else "left", no_wrap=not is_text, overflow="fold")
    for row in rows:
        if row:
            made.add_row(*(Text(cell) if isinstance(cell, str) else cell for cell in row))
        else:
            made.add_section()
    return made


def print_folded(console: Console, text: str, *, mark: str = "", style: str = "") -> None:
    """A paragraph broken between words, its lines beside the mark; sums, dates and ids stay whole."""
    console.print(Text(folded(console, held_together(text), mark=mark), style), soft_wrap=True)


def folded(console: Console, text: str, *, mark: str = "") -> str:
    """The paragraph broken between words, never at NBSP as rich would."""
    return textwrap.fill(
        text,
        max(console.width, len(mark) + 20),
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_on_hyphens=False,
    )
