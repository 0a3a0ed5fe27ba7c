"""The plan in the terminal: what is bought for how much of what money, the tables, then the rules of the programme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console

from diagnoza import wording
from diagnoza.evaluation.model import FindingResult
from diagnoza.plan.model import Line, Plan
from diagnoza.plan.reasons import ALTERNATIVE, why_not
from diagnoza.render.terminal_text import print_folded, table

_ELIGIBLE = {"eligible": "tak", "ineligible": "nie", "unclear": "wyjaśnić"}
_MONEY = {
    "budzet": "podany budżet",
    "grant": "kwota grantu z umowy bez wydatków i rezerwy",
    "program": "najwyższy grant w programie bez wydatków",
}
_NAMED = 3
"""So many open findings and alternatives are named; `ocena` and the report list all."""


def print_plan(console: Console, plan: Plan) -> None:
    """The headline, what is bought, what is not and why. The limits are `print_limits`, after the warnings."""
    programmes = ", ".join(programme.title for programme in plan.programmes)
    print_folded(console, f"Plan zakupów: {programmes}" if programmes else "Plan zakupów", style="bold")
    for sentence in headline(plan):
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
    """What the programme demands: first what was seen in a source. The report prints the sources."""
    for title, verified in (("Zasady programu", True), ("Zasady programu do potwierdzenia w regulaminie", False)):
        limits = [limit for limit in plan.limits if limit.verified is verified]
        if limits:
            print_folded(console, title, style="bold")
        for limit in limits:
            print_folded(console, wording.sentence(limit.text), mark="  • ")


def headline(plan: Plan) -> Iterator[str]:
    """What is bought for how much of what money, what it closes, what is left open, what is to be established."""
    bought = [line for line in plan.lines if line.is_chosen]
    total = plan.total
    yield f"{_sum('Do zakupu', bought)} (netto {wording.money(total.net)}, VAT {wording.money(total.gross - total.net)})."
    yield _of_money(plan)
    beyond = total.gross - total.eligible
    if plan.programmes and beyond:
        yield f"Z własnych środków, bo to VAT niekwalifikowalny: {wording.money(beyond)}."
    wishes = [line for line in bought if line.basis == "wish"]
    if wishes:
        yield f"{_sum('W tym potrzeby własne', wishes)}."
    yield from _findings(plan)
    yield from _to_establish(plan)
    if not plan.is_complete:
        yield "Plan jest niepełny: nie wszystkie pozycje mają cenę."


def _sum(what: str, lines: Sequence[Line]) -> str:
    gross = sum(line.cost.gross for line in lines if line.cost)
    return f"{what}: {wording.plural(len(lines), 'pozycja', 'pozycje', 'pozycji')} za {wording.money(gross)} brutto"


def _of_money(plan: Plan) -> str:
    if plan.limit is None:
        return "Nie podano budżetu ani kwoty grantu, więc plan obejmuje wszystko, co można kupić."
    of = _MONEY.get(plan.limiter, "")
    left = plan.limit - plan.total.eligible
    rest = f"po tych zakupach zostaje {wording.money(left)}" if left >= 0 else f"brakuje {wording.money(-left)}"
    cost = f"Koszt kwalifikowalny: {wording.money(plan.total.eligible)}"
    return f"{cost} z {wording.money(plan.limit)} ({of}); {rest}."


def _findings(plan: Plan) -> Iterator[str]:
    every = len(plan.closed) + len(plan.left_open)
    if not every:
        return
    of = wording.plural_word(every, "ustalenia", "ustaleń", "ustaleń")
    closed = f"Te zakupy i zalecenia bez zakupów usuwają {len(plan.closed)} z {wording.number(every)} {of}"
    if plan.left_open:
        yield f"{closed}. Nieusunięte: {_named(plan.left_open)}."
    else:
        yield f"{closed}."


def _named(findings: Sequence[FindingResult]) -> str:
    worst = sorted(findings, key=lambda finding: -finding.rank)
    names = [f"„{finding.title}” (waga {wording.SEVERITY[finding.severity]})" for finding in worst[:_NAMED]]
    rest = len(findings) - len(names)
    return ", ".join(names) + (f" i jeszcze {rest}" if rest else "")


def _to_establish(plan: Plan) -> Iterator[str]:
    waiting = [line for line in plan.lines if line.state == "conditional" and line.is_wanted]
    unclear = [line for line in plan.lines if line.state == "certain" and line.is_wanted and _is_unclear(line)]
    if waiting:
        yield f"{_sum('Do ustalenia, czy są potrzebne', waiting)}."
    if unclear:
        yield f"{_sum('Do wyjaśnienia z operatorem programu', unclear)}."


def _is_unclear(line: Line) -> bool:
    return not line.is_chosen and any(entry.status == "unclear" for entry in line.eligibility)


_Columns = Sequence[tuple[str, str]]
_Rows = Iterable[Sequence[str]]


def _bought(lines: Sequence[Line], plan: Plan) -> tuple[_Columns, _Rows]:
    columns = (("Pozycja", "text"), ("Ilość", "right"), ("Brutto", "right"), ("Kwalif.", "left"), ("Podstawa", "text"))
    rows = [
        (
            line.item.name,
            _quantity(line),
            wording.money(line.cost.gross if line.cost else None),
            _ELIGIBLE[line.status] if line.eligibility else "—",
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
