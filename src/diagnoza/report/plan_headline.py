"""The plan in a few sentences for who decides: what for how much of what money, what it closes, what stays open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diagnoza import wording
from diagnoza.evaluation.model import FindingResult
from diagnoza.plan.model import Line, Plan
from diagnoza.report.spending import LIMITER

_NAMED = 3
"""So many open findings are named; the report and `ocena` list all."""


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
    of = LIMITER[plan.limiter]
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
    names = (f"{wording.quoted(finding.title)} (waga {wording.SEVERITY[finding.severity]})" for finding in worst)
    return wording.first_few(names, _NAMED)


def _to_establish(plan: Plan) -> Iterator[str]:
    waiting = [line for line in plan.lines if line.state == "conditional" and line.is_wanted]
    unclear = [line for line in plan.lines if line.state == "certain" and line.is_wanted and _is_unclear(line)]
    if waiting:
        yield f"{_sum('Do ustalenia, czy są potrzebne', waiting)}."
    if unclear:
        yield f"{_sum('Do wyjaśnienia z operatorem programu', unclear)}."


def _is_unclear(line: Line) -> bool:
    return not line.is_chosen and any(entry.status == "unclear" for entry in line.eligibility)
