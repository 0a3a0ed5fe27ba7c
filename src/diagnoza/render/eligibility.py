"""What the programmes say of a plan, in the terminal: eligibility line by line and side by side, the settlement."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from diagnoza import wording
from diagnoza.definition.model import Titled
from diagnoza.definition.terms import EligibilityStatus
from diagnoza.plan.model import Eligibility, Line, Plan
from diagnoza.report.settlement import settlement_rows
from diagnoza.report.text import UNCONFIRMED, joined

_STATUS = {"eligible": "tak", "ineligible": "nie", "unclear": "wyjaśnić"}
_STYLE = {"eligible": "green", "ineligible": "red", "unclear": "yellow"}
_MARK = "*"


def print_programmes(console: Console, plan: Plan) -> None:
    """What every programme says of every line; nothing where the plan is under no programme."""
    if not plan.programmes:
        return
    if len(plan.programmes) > 1:
        _side_by_side(console, plan)
    _eligible(console, plan)
    _others(console, plan)
    _settlement(console, plan)


def _side_by_side(console: Console, plan: Plan) -> None:
    """A row a line, a column a programme; then how much of what is needed each pays."""
    table = _table("Ta sama potrzeba w każdym programie", ["Pozycja", *(p.title for p in plan.programmes)])
    for line in plan.lines:
        table.add_row(Text(line.item.name), *map(_cell, line.eligibility))
    console.print(table)
    for programme in plan.programmes:
        numbered = (f"{index} – {_plain(area.title)}" for index, area in enumerate(programme.areas, 1))
        console.print(Text(f"Obszary ({programme.title}): {'; '.join(numbered)}."))
    console.print(Text(f"{_MARK} {UNCONFIRMED}"))
    console.print(Text("Potwierdzone potrzeby w każdym programie (plan wybrano według pierwszego)", "bold"))
    for entry in plan.coverage:
        counts = (
            f"kwalifikowalne {entry.eligible}, do wyjaśnienia {entry.unclear}, niekwalifikowalne {entry.ineligible}"
        )
        cost = f"koszt kwalifikowalny {wording.money(entry.eligible_cost)}"
        _bullet(console, Text(f"{entry.programme.title}: {counts}; {cost}"))


def _cell(entry: Eligibility) -> Text:
    mark = "" if entry.verified else _MARK
    areas = [area.id for area in entry.programme.areas]
    place = f", obszar {areas.index(entry.area.id) + 1}" if entry.area else ""
    return Text.assemble((f"{_STATUS[entry.status]}{mark}", _STYLE[entry.status]), place)


def _plain(title: str) -> str:
    """A title without the number some programmes put before it."""
    number, dot, rest = title.partition(". ")
    return rest if dot and number.isdecimal() else title


def _eligible(console: Console, plan: Plan) -> None:
    """What the first programme pays for, by area and category in the programme's order."""
    programme = plan.programmes[0]
    places: dict[tuple[Titled | None, Titled | None], list[str]] = {}
    entries = [(line, entry) for line in plan.lines if (entry := line.eligibility[0]).status == "eligible"]
    for line, entry in entries:
        name = f"{line.item.name}{'' if entry.verified else _MARK}"
        places.setdefault((entry.area, entry.category), []).append(name)
    if places:
        console.print(Text(f"Kwalifikowalne według obszaru i kategorii ({programme.title})", "bold"))
    for area, category in product((*programme.areas, None), (*programme.categories, None)):
        if names := places.get((area, category)):
            where = _plain(area.title) if area else "obszaru nie ustalono"
            what = _plain(category.title) if category else "kategorii nie ustalono"
            _bullet(console, Text.assemble((f"{where} – {what}: ", "italic"), "; ".join(dict.fromkeys(names))))
    if any(not entry.verified for _, entry in entries):
        console.print(Text(f"{_MARK} {UNCONFIRMED}"))


def _others(console: Console, plan: Plan) -> None:
    """What the first programme does not pay for, or perhaps: why, by which source, what to consider instead."""
    reasons: dict[tuple[EligibilityStatus, str, str], list[Line]] = {}
    for line in plan.lines:
        entry = line.eligibility[0]
        source = joined([entry.source.title, entry.source.point], ", ") if entry.source else ""
        sourced = joined([source, "" if entry.verified else UNCONFIRMED])
        if entry.status != "eligible":
            reasons.setdefault((entry.status, entry.reason, sourced), []).append(line)
    if reasons:
        console.print(Text(f"Niekwalifikowalne i do wyjaśnienia ({plan.programmes[0].title})", "bold"))
    for (status, reason, source), lines in sorted(reasons.items(), key=lambda entry: entry[0][0] != "ineligible"):
        names = "; ".join(dict.fromkeys(line.item.name for line in lines))
        instead = "; ".join(dict.fromkeys(item.name for line in lines for item in line.consider))
        advice = f" Do rozważenia: {instead}." if instead else ""
        told = f": {names}. {reason} ({source}){advice}"
        _bullet(console, Text.assemble((wording.STATUS[status], _STYLE[status]), told))


def _settlement(console: Console, plan: Plan) -> None:
    table = _table("Wkład własny, transze i trwałość", ("", "", "Źródło", "Pewność"))
    for row in settlement_rows(plan.settlement):
        table.add_row(*map(Text, row.cells))
    console.print(table)


def _bullet(console: Console, text: Text) -> None:
    console.print(Padding(Text.assemble("• ", text), (0, 0, 0, 2)))


def _table(title: str, columns: Sequence[str]) -> Table:
    table = Table(
        title=Text(title), title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0)
    )
    for name in columns:
        table.add_column(Text(name), overflow="fold")
    return table
