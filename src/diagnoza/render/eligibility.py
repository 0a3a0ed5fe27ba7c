"""What programmes say of a plan, in the terminal: eligibility by area and side by side, with reason and source; their rules."""

from __future__ import annotations

from itertools import product

from rich.console import Console

from diagnoza import wording
from diagnoza.definition.model import Titled
from diagnoza.definition.terms import EligibilityStatus
from diagnoza.plan.model import Eligibility, Line, Plan
from diagnoza.render.terminal_text import BULLET, ELIGIBLE, print_folded, table
from diagnoza.report.text import UNCONFIRMED, joined

_MARK = "*"


def place(entry: Eligibility) -> str:
    """The number of the area in its programme, „4”; whether the programme pays, where no area is known or it doesn't."""
    if entry.status != "eligible" or entry.area is None:
        return ELIGIBLE[entry.status]
    return str(entry.programme.areas.index(entry.area) + 1)


def plain_title(title: str) -> str:
    """A title without the number some programmes put before it."""
    number, dot, rest = title.partition(". ")
    return rest if dot and number.isdecimal() else title


def print_programmes(console: Console, plan: Plan) -> None:
    """What every programme says of every line, and its rules; nothing where the plan is under no programme."""
    if not plan.programmes:
        return
    if len(plan.programmes) > 1:
        _side_by_side(console, plan)
    _eligible(console, plan)
    _others(console, plan)
    _limits(console, plan)


def _side_by_side(console: Console, plan: Plan) -> None:
    """A row a line somebody wants, a column a programme; then how much of what is needed each pays."""
    columns = [("Pozycja", "text"), *((programme.title, "text") for programme in plan.programmes)]
    wanted = [line for line in plan.lines if line.is_wanted]
    rows = [(line.item.name, *map(_cell, line.eligibility)) for line in wanted]
    console.print(table("Ta sama potrzeba w każdym programie", columns, rows))
    for programme in plan.programmes:
        numbered = (f"{index} – {plain_title(area.title)}" for index, area in enumerate(programme.areas, 1))
        print_folded(console, f"Obszary ({programme.title}): {'; '.join(numbered)}.")
    print_folded(console, f"{_MARK} {UNCONFIRMED}")
    print_folded(console, "Potwierdzone potrzeby w każdym programie (plan wybrano według pierwszego)", style="bold")
    for entry in plan.coverage:
        counts = (
            f"kwalifikowalne {entry.eligible}, do wyjaśnienia {entry.unclear}, niekwalifikowalne {entry.ineligible}"
        )
        cost = f"koszt kwalifikowalny {wording.money(entry.eligible_cost)}"
        print_folded(console, f"{entry.programme.title}: {counts}; {cost}", mark=BULLET)


def _cell(entry: Eligibility) -> str:
    """„tak*, obszar 4”."""
    where = f", obszar {place(entry)}" if entry.status == "eligible" and entry.area else ""
    return f"{ELIGIBLE[entry.status]}{'' if entry.verified else _MARK}{where}"


def _eligible(console: Console, plan: Plan) -> None:
    """What the first programme pays for, by area and category in the programme's order."""
    programme = plan.programmes[0]
    places: dict[tuple[Titled | None, Titled | None], list[str]] = {}
    entries = [(line, entry) for line in plan.lines if (entry := line.eligibility[0]).status == "eligible"]
    for line, entry in entries:
        name = f"{line.item.name}{'' if entry.verified else _MARK}"
        places.setdefault((entry.area, entry.category), []).append(name)
    if places:
        print_folded(console, f"Kwalifikowalne według obszaru i kategorii ({programme.title})", style="bold")
    for area, category in product((*programme.areas, None), (*programme.categories, None)):
        if names := places.get((area, category)):
            where = plain_title(area.title) if area else "obszaru nie ustalono"
            what = plain_title(category.title) if category else "kategorii nie ustalono"
            print_folded(console, f"{where} – {what}: {'; '.join(dict.fromkeys(names))}", mark=BULLET)
    if any(not entry.verified for _, entry in entries):
        print_folded(console, f"{_MARK} {UNCONFIRMED}")


def _others(console: Console, plan: Plan) -> None:
    """What the first programme does not pay for, or perhaps: why, by which source, what to consider instead."""
    reasons: dict[tuple[EligibilityStatus, str, str], list[Line]] = {}
    for line in plan.lines:
        entry = line.eligibility[0]
        sourced = joined([entry.source.label if entry.source else "", "" if entry.verified else UNCONFIRMED])
        if entry.status != "eligible":
            reasons.setdefault((entry.status, entry.reason, sourced), []).append(line)
    if reasons:
        print_folded(console, f"Niekwalifikowalne i do wyjaśnienia ({plan.programmes[0].title})", style="bold")
    for (status, reason, source), lines in sorted(reasons.items(), key=lambda entry: entry[0][0] != "ineligible"):
        names = "; ".join(dict.fromkeys(line.item.name for line in lines))
        instead = "; ".join(dict.fromkeys(item.name for line in lines for item in line.consider))
        advice = f" Do rozważenia: {instead}." if instead else ""
        print_folded(console, f"{wording.STATUS[status]}: {names}. {reason} ({source}){advice}", mark=BULLET)


def _limits(console: Console, plan: Plan) -> None:
    """What each programme demands: first what was seen in a source. The report prints the sources."""
    for programme, verified in product(plan.programmes, (True, False)):
        limits = [limit for limit in programme.limits if limit.verified is verified]
        if limits:
            sure = "" if verified else f", {UNCONFIRMED}"
            print_folded(console, f"Zasady programu {programme.title}{sure}", style="bold")
        for limit in limits:
            print_folded(console, wording.sentence(limit.text), mark=BULLET)
