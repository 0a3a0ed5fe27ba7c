"""The plan in the terminal: what is bought for how much of what money, the tables, then the rules of the programme."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from rich.console import Console

from diagnoza import wording
from diagnoza.plan.model import Line, Plan
from diagnoza.plan.reasons import ALTERNATIVE, why_not
from diagnoza.render.terminal_text import ELIGIBLE, print_folded, table
from diagnoza.report.plan_headline import headline
from diagnoza.report.spending import prospects

_NAMED = 3
"""So many alternatives are named; the report lists all."""


def print_plan(console: Console, plan: Plan) -> None:
    """The headline, what is bought, what is not and why. The limits are `print_limits`, after the warnings."""
    programmes = ", ".join(programme.title for programme in plan.programmes)
    print_folded(console, f"Plan zakupów: {programmes}" if programmes else "Plan zakupów", style="bold")
    for sentence in (*headline(plan), *prospects(plan)):
        print_folded(console, sentence)
    console.print()
    bought = [line for line in plan.lines if line.is_chosen]
    if bought:
        console.print(table("Kupić", *_bought(bought, plan)))
    _print_left(console, plan)


def _print_left(console: Console, plan: Plan) -> None:
    """What is not bought, by reason: first what somebody wants, last what other solutions stand for."""
    left = sorted((line for line in plan.lines if not line.is_chosen), key=lambda line: not line.is_wanted)
    groups: dict[str, list[str]] = {}
    for line in left:
        groups.setdefault(why_not(line, plan), []).append(_named_line(line))
    if groups:
        print_folded(console, "Poza planem", style="bold")
    for reason, names in sorted(groups.items(), key=lambda group: group[0] == ALTERNATIVE):
        shown = names[:_NAMED] if reason == ALTERNATIVE else names
        more = len(names) - len(shown)
        rest = (
            f" i jeszcze {wording.plural(more, 'pozycja', 'pozycje', 'pozycji')}, które podaje raport" if more else ""
        )
        print_folded(console, f"{reason}: {'; '.join(shown)}{rest}.", mark="  • ")
    console.print()


def _named_line(line: Line) -> str:
    of = "" if line.basis == "finding" else f", {wording.BASIS[line.basis]}"
    if not line.quantity:
        return f"{line.item.name}{of}"
    owned = f", posiadane: {wording.number(line.owned)}" if line.owned else ""
    cost = f", {wording.money(line.cost.gross)}" if line.cost else ""
    return f"{line.item.name} ({wording.counted(line.quantity, line.item.unit)}{owned}{cost}{of})"


def print_limits(console: Console, plan: Plan) -> None:
    """What each programme demands: first what was seen in a source. The report prints the sources."""
    for programme, verified in product(plan.programmes, (True, False)):
        limits = [limit for limit in programme.limits if limit.verified is verified]
        if limits:
            sure = "" if verified else ", do potwierdzenia w regulaminie"
            print_folded(console, f"Zasady programu {programme.title}{sure}", style="bold")
        for limit in limits:
            print_folded(console, wording.sentence(limit.text), mark="  • ")


_Columns = Sequence[tuple[str, str]]
_Rows = Iterable[Sequence[str]]


def _bought(lines: Sequence[Line], plan: Plan) -> tuple[_Columns, _Rows]:
    columns = (("Pozycja", "text"), ("Ilość", "right"), ("Brutto", "right"), ("Kwalif.", "left"), ("Podstawa", "text"))
    rows = [
        (
            line.item.name,
            _quantity(line),
            wording.money(line.cost.gross if line.cost else None),
            ELIGIBLE[line.status] if line.eligibility else "—",
            wording.BASIS[line.basis],
        )
        for line in lines
    ]
    total = ("Razem", "", wording.money(plan.total.gross), "", "")
    return columns, [*rows, total]


def _quantity(line: Line) -> str:
    """„4 szt. (jest 11)”."""
    quantity = wording.counted(line.quantity, line.item.unit)
    return f"{quantity} (jest {wording.number(line.owned)})" if line.owned else quantity
