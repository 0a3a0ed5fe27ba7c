"""One page to decide on: what to buy and for how much, what is left out and why, what to mind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diagnoza import wording
from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.days import diagnosed_on
from diagnoza.plan.model import Line, Plan
from diagnoza.report.actions import choice
from diagnoza.report.ledger.model import Column, Money, Row, Sheet, Table, Value
from diagnoza.report.text import joined

_AMOUNTS = (Column("Netto", 16), Column("VAT", 15), Column("Brutto", 16), Column("Koszt kwalifikowalny", 16))
_NAMED = 5


def summary_sheet(evaluations: Sequence[Evaluation], plan: Plan) -> Sheet:
    """The chosen lines with their total, then the others by reason."""
    return Sheet(
        name="Podsumowanie",
        title="Plan zakupów",
        notes=(origin(evaluations, plan), *_standing(plan)),
        tables=(_chosen(plan),),
        remarks=(*_left_out(plan), *(joined([p.message, p.advice], " – ") for p in plan.problems)),
    )


def origin(evaluations: Sequence[Evaluation], plan: Plan) -> str:
    """Whose plan it is, by which programme and questionnaire, and of which day."""
    definition, day = evaluations[0].definition, diagnosed_on(evaluations)
    parts = [
        evaluations[0].sheet.source.unit.name,
        *(f"Program: {programme.title}" for programme in plan.programmes),
        f"Kwestionariusz: {definition.title}, wersja {definition.version}",
        f"Stan na dzień: {wording.day(day)}" if day else "Dnia diagnozy nie podano",
    ]
    return " · ".join(parts)


def _standing(plan: Plan) -> tuple[str, ...]:
    weight = plan.removed_weight + plan.open_weight
    money = [
        f"Dostępne środki: {wording.money(plan.budget)}." if plan.budget is not None else "",
        f"Do ustalenia, poza sumą: {wording.money(plan.to_establish)} brutto." if plan.to_establish else "",
        "Plan jest niepełny: nie wszystkie pozycje mają cenę." if not plan.is_complete else "",
    ]
    effect = (
        f"Wybrane pozycje i działania bez kosztu usuwają ustalenia o wadze {wording.number(plan.removed_weight)} "
        f"z {wording.number(weight)} (waga to prawdopodobieństwo × skutek)."
    )
    return tuple(filter(None, (joined(money, " "), effect if weight else "")))


def _chosen(plan: Plan) -> Table:
    total: list[Value] = [
        None,
        "Razem",
        None,
        Money(plan.total.net),
        Money(plan.total.gross - plan.total.net),
        Money(plan.total.gross),
        Money(plan.total.eligible) if plan.programmes else None,
        None,
        None,
    ]
    return Table(
        "Do kupienia",
        (
            Column("Lp.", 6),
            Column("Pozycja", 46),
            Column("Ilość", 14),
            *_AMOUNTS,
            Column("Podstawa", 20),
            Column("Status w programie", 20),
        ),
        tuple(_row(number, line) for number, line in enumerate(plan.lines, 1) if line.is_chosen),
        tuple(total),
        empty="Żadna pozycja nie weszła do planu.",
    )


def _row(number: int, line: Line) -> Row:
    cost = line.cost
    amounts = (cost.net, cost.vat, cost.gross, cost.eligible) if cost else (0, 0, 0, 0)
    paid = [Money(amount) for amount in amounts]
    return (
        number,
        line.item.name,
        wording.counted(line.quantity, line.item.unit),
        *paid[:3],
        paid[3] if line.eligibility else None,
        wording.BASIS[line.basis],
        wording.STATUS[line.status] if line.eligibility else "bez programu",
    )


def _left_out(plan: Plan) -> Iterator[str]:
    """A sentence a reason; a few items by name, many by their number."""
    reasons: dict[str, list[str]] = {}
    for line in plan.lines:
        if not line.is_chosen:
            reasons.setdefault(choice(line, plan).removeprefix("nie: "), []).append(line.item.name)
    for reason, names in reasons.items():
        if len(names) > _NAMED:
            told = f"{wording.plural(len(names), 'pozycja', 'pozycje', 'pozycji')}, zob. arkusz „Plan”"
        else:
            told = ", ".join(dict.fromkeys(names))
        yield f"Poza planem ({reason}): {told}."
