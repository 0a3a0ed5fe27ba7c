"""What programmes say of a plan, in the terminal: eligibility by area and side by side, with reason and source; their rules."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from rich.console import Console

from diagnoza import wording
from diagnoza.definition.model import Titled
from diagnoza.definition.terms import EligibilityStatus
from diagnoza.plan.line import Eligibility, Line
from diagnoza.plan.model import Plan
from diagnoza.render.terminal_text import BULLET, ELIGIBLE, print_folded, table
from diagnoza.report.confirmation import MARK
from diagnoza.report.text import UNCONFIRMED, joined


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
    """A row a needed line, a column a programme; then how much of what is needed each pays."""
    columns = [("Pozycja", "text"), *((programme.title, "text") for programme in plan.programmes)]
    wanted = [line for line in plan.lines if line.is_needed]
    rows = [(line.item.name, *map(_cell, line.eligibility)) for line in wanted]
    console.print(table("Ta sama potrzeba w każdym programie", columns, rows))
    for programme in plan.programmes:
        numbered = (f"{index} – {plain_title(area.title)}" for index, area in enumerate(programme.areas, 1))
        print_folded(console, f"Obszary ({programme.title}): {'; '.join(numbered)}.")
    print_folded(console, f"{MARK} {UNCONFIRMED}")
    print_folded(
        console, "Co z potrzebnych zakupów pokryłby każdy program (plan wybrano według pierwszego)", style="bold"
    )
    for entry in plan.coverage:
        every = wording.plural(entry.eligible + entry.unclear + entry.ineligible, "pozycji", "pozycji", "pozycji")
        rest = [f"do wyjaśnienia {entry.unclear}" if entry.unclear else "",
                f"niekwalifikowalne {entry.ineligible}" if entry.ineligible else ""]  # fmt: skip
        cost = f"koszt kwalifikowalny {wording.money(entry.eligible_cost)}"
        told = joined([f"{entry.programme.title}: {entry.eligible} z {every}", cost, *rest])
        print_folded(console, told, mark=BULLET)


def _cell(entry: Eligibility) -> str:
    """„tak*, obszar 4”."""
    where = f", obszar {place(entry)}" if entry.status == "eligible" and entry.area else ""
    return f"{ELIGIBLE[entry.status]}{'' if entry.verified else MARK}{where}"


def _eligible(console: Console, plan: Plan) -> None:
    """What the first programme pays for, area by area: what is needed with reason and source, then the rest by name."""
    programme = plan.programmes[0]
    places: dict[Titled | None, list[Line]] = {}
    for line in plan.lines:
        if line.eligibility[0].status == "eligible":
            places.setdefault(line.eligibility[0].area, []).append(line)
    needed = {line.item for line in plan.lines if line.is_needed}
    if places:
        print_folded(console, f"Kwalifikowalne według obszaru ({programme.title})", style="bold")
    for number, area in enumerate((*programme.areas, None), 1):
        if lines := places.get(area):
            where = f"{number}. {plain_title(area.title)}" if area else "Obszaru nie ustalono"
            print_folded(console, where, style="italic")
            _reasons(console, [line for line in lines if line.is_needed])
            rest = dict.fromkeys(line.item.name for line in lines if line.item not in needed)
            if rest:
                print_folded(console, f"niekupowane: {'; '.join(rest)}", mark=BULLET)


def _reasons(console: Console, lines: Iterable[Line]) -> None:
    """An item a line, however many lines of the plan it has."""
    for item, entry in {line.item: line.eligibility[0] for line in lines}.items():
        category = plain_title(entry.category.title) if entry.category else "kategorii nie ustalono"
        print_folded(console, f"{item.name} – {category}. {entry.reason} ({_sourced(entry)})", mark=BULLET)


def _sourced(entry: Eligibility) -> str:
    """The source and whether the wording was seen there."""
    return joined([entry.source.label if entry.source else "", "" if entry.verified else UNCONFIRMED])


def _others(console: Console, plan: Plan) -> None:
    """What the first programme does not pay for, or perhaps: why, by which source, what to consider instead."""
    reasons: dict[tuple[EligibilityStatus, str, str], list[Line]] = {}
    for line in plan.lines:
        entry = line.eligibility[0]
        if entry.status != "eligible":
            reasons.setdefault((entry.status, entry.reason, _sourced(entry)), []).append(line)
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
