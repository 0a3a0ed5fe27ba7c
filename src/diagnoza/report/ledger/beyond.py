"""What the sums of a plan do not hold: what is spent already, what costs every year, who pays what and until when."""

from __future__ import annotations

from diagnoza import wording
from diagnoza.definition.model import Item
from diagnoza.report.ledger.amounts import NARROW, WIDE, titles
from diagnoza.report.ledger.details import yearly_cost
from diagnoza.report.ledger.model import Column, Money, Row, Table, adding
from diagnoza.report.ledger.subject import Subject
from diagnoza.report.settlement import settlement_rows
from diagnoza.report.text import joined

_EXPENSES, _YEARLY = "wydatki", "koszty roczne"
_DAY_UNKNOWN = "nie podano"


def expenses_table(subject: Subject) -> Table:
    """Each expense, by state and day."""
    expenses = sorted(subject.plan.expenses, key=lambda e: (e.state != "poniesione", e.dated is None, e.dated))
    names = {e.sheet.source.unit.id: e.sheet.source.unit.name for e in subject.evaluations}
    rows = tuple(
        (
            joined([e.item.name, names[e.unit] if subject.units else ""], ", "),
            e.state,
            e.dated or _DAY_UNKNOWN,
            Money(e.gross),
        )
        for e in expenses
    )
    return Table(
        "Wydatki już poniesione i zaangażowane (poza sumami planu)",
        (Column("Wydatek", WIDE), Column("Stan", NARROW), Column("Data", NARROW), Column("Brutto", NARROW)),
        rows,
        ("Razem", None, None, adding(sum(e.gross for e in expenses), _EXPENSES, 3, range(len(rows)))),
        empty="Wydatków nie wpisano.",
        mark=_EXPENSES,
    )


def yearly_table(subject: Subject) -> Table:
    """What is bought and costs every year, item by item."""
    counts: dict[Item, int] = {}
    yearly: dict[Item, int] = {}
    for line in subject.bought:
        cost = yearly_cost(line)
        if cost:
            counts[line.item] = counts.get(line.item, 0) + line.quantity
        if isinstance(cost, Money):
            yearly[line.item] = yearly.get(line.item, 0) + cost.grosze
    rows: tuple[Row, ...] = tuple(
        (item.name, wording.counted(count, item.unit), Money(yearly[item]) if item in yearly else "kwota do ustalenia")
        for item, count in counts.items()
    )
    known = adding(sum(yearly.values()), _YEARLY, 2, range(len(rows)))
    return Table(
        "Koszty roczne po projekcie" if subject.plan.programmes else "Koszty roczne",
        (Column("Pozycja", WIDE), Column("Ilość", NARROW), Column("Netto rocznie", NARROW)),
        rows,
        ("Razem znane koszty", None, known) if yearly else None,
        empty="Żadna pozycja planu nie kosztuje urzędu co roku.",
        mark=_YEARLY,
    )


def settlement_table(subject: Subject) -> Table:
    """Own contribution, tranches and durability with their source."""
    rows = (row.cells for row in settlement_rows(subject.plan.settlement))
    return Table(
        "Wkład własny, transze i trwałość",
        (Column("Ile albo do kiedy", WIDE), Column("Źródło", span=len(titles(subject)))),
        tuple((f"{what}: {how_much}", joined([source, sure])) for what, how_much, source, sure in rows),
    )
