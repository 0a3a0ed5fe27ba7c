"""What changed between two versions, in the terminal and as JSON. Text of people is never read as markup."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from diagnoza import wording
from diagnoza.evaluation.model import Evaluation
from diagnoza.problems import Problem
from diagnoza.render.json_values import problems_json, share
from diagnoza.report.change import Change

_LONGEST = 200
"""Characters of a cell; the report and the JSON hold all of them."""
_PLAN = "Plan zakupów"


def changes_json(
    before: Iterable[Evaluation], after: Iterable[Evaluation], found: Iterable[Change], problems: Iterable[Problem]
) -> dict[str, Any]:
    """`porownaj --json`; a unit that one of the versions lacks has null there, a change of the plan has no unit."""
    earlier, later = ({e.sheet.source.unit.id: e for e in version} for version in (before, after))
    return {
        "schema": 1,
        "units": [
            {
                "unit": id_,
                "name": (later.get(id_) or earlier[id_]).sheet.source.unit.name,
                "before": _headline(earlier.get(id_)),
                "after": _headline(later.get(id_)),
            }
            for id_ in dict.fromkeys((*later, *earlier))
        ],
        "changes": [
            {"unit": c.unit, "kind": c.kind, "id": c.id, "what": c.what, "before": c.before, "after": c.after}
            for c in found
        ],
        "problems": problems_json(problems),
    }


def _headline(evaluation: Evaluation | None) -> dict[str, Any] | None:
    if evaluation is None:
        return None
    overall = evaluation.overall
    level = overall.level.name if overall.level else None
    return {"low": share(overall.low), "high": share(overall.high), "level": level}


def print_changes(
    console: Console,
    before: Iterable[Evaluation],
    after: Iterable[Evaluation],
    found: Sequence[Change],
    sentences: Iterable[str],
) -> None:
    """A table a unit, then the plan, then how many things changed."""
    names = {e.sheet.source.unit.id: e.sheet.source.unit.name for e in (*before, *after)}
    for unit, group in groupby(found, key=lambda change: change.unit):
        console.print(_table(names.get(unit, _PLAN), list(group)))
    for text in sentences:
        console.print(Text(text))


def _table(title: str, found: Iterable[Change]) -> Table:
    table = Table(
        title=Text(title), title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0)
    )
    for name, ratio in (("Co", 4), ("Przedtem", 3), ("Teraz", 3)):
        table.add_column(name, ratio=ratio, overflow="fold")
    for change in found:
        table.add_row(*(Text(_cell(text)) for text in (change.what, change.before, change.after)))
    return table


def _cell(text: str) -> str:
    return textwrap.shorten(text.replace(wording.NBSP, " "), _LONGEST, placeholder=" …")
