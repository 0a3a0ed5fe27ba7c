"""Similar purchases added up and held against the thresholds of orders."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from diagnoza import wording
from diagnoza.definition.model import Threshold
from diagnoza.plan.model import Plan
from diagnoza.plan.orders import Order, orders, thresholds_for
from diagnoza.report.ledger.model import Column, Money, Row, Sheet, Table, Value

_NOTES = (
    "Wartość zamówienia ustala zamawiający, łącznie z podobnymi zamówieniami udzielanymi poza tym planem; "
    "zamówienia nie wolno dzielić po to, by uniknąć progu.",
    "Zakupy pogrupowano pomocniczo według rodzaju i działu kodu CPV. O tym, które zakupy są podobne, "
    "sam kod nie rozstrzyga; kody sprawdza zamawiający.",
)


def orders_sheet(plan: Plan, known: Iterable[Threshold], day: date | None) -> Sheet:
    """Groups with a column a threshold, and the thresholds with their source."""
    thresholds = thresholds_for(known, plan.programmes, day)
    found = orders(plan.lines, plan.expenses)
    return Sheet(
        "Zamówienia", "Zakupy podobne a progi zamówień", _NOTES, (_groups(found, thresholds), _sources(thresholds))
    )


def _groups(found: tuple[Order, ...], thresholds: tuple[Threshold, ...]) -> Table:
    heads = tuple(Column(f"{t.title}: od {wording.money(t.amount)}", 20) for t in thresholds)
    columns = (
        Column("Rodzaj zakupu", 34),
        Column("Pozycje", 44),
        Column("Wartość netto", 17),
        Column("Bez ceny, nie doliczono", 28),
        Column("Już wydano lub zaangażowano, brutto", 18),
        *heads,
    )
    total: list[Value] = [None] * len(columns)
    total[0], total[2] = "Razem w planie", Money(sum(order.net for order in found))
    return Table(
        "Zakupy podobne",
        columns,
        tuple(_row(order, thresholds) for order in found),
        tuple(total),
        strong=frozenset(i for i, order in enumerate(found) if any(map(order.reaches, thresholds))),
        empty="Plan nie zawiera zakupów.",
    )


def _row(order: Order, thresholds: tuple[Threshold, ...]) -> Row:
    return (
        order.title,
        "; ".join(dict.fromkeys(line.item.name for line in order.lines)),
        Money(order.net),
        "; ".join(dict.fromkeys(line.item.name for line in order.unpriced)),
        Money(order.spent) if order.spent else None,
        *(_standing(order, threshold) for threshold in thresholds),
    )


def _standing(order: Order, threshold: Threshold) -> str:
    if order.reaches(threshold):
        return "OSIĄGNIĘTY"
    return "poniżej, lecz brakuje cen" if order.unpriced else "poniżej"


def _sources(thresholds: tuple[Threshold, ...]) -> Table:
    return Table(
        "Progi",
        (
            Column("Próg", 34),
            Column("Źródło", 44),
            Column("Kwota netto", 17),
            Column("Uwagi", 28),
            Column("Obowiązuje od", 18),
            Column("Obowiązuje do", 20),
            Column("Potwierdzony w źródle", 20),
        ),
        tuple(
            (
                t.title,
                t.source.label,
                Money(t.amount),
                t.note,
                t.in_force.start,
                t.in_force.end,
                "tak" if t.source.verified else "nie, sprawdź w przepisach",
            )
            for t in thresholds
        ),
        empty="Progów nie podano.",
    )
