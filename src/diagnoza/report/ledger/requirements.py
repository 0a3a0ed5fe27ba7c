"""Requirements of what is to be bought, as raw material for a description of the order; nothing of findings."""

from __future__ import annotations

from collections.abc import Iterable

from diagnoza import wording
from diagnoza.definition.model import Item
from diagnoza.plan.model import Line, Plan
from diagnoza.report.ledger.model import Column, Row, Sheet, Table

_NOTES = (
    "Materiał roboczy do opisu przedmiotu zamówienia, nie gotowy opis: liczby i cechy potwierdza zamawiający.",
    "Wymagania są funkcjonalne i bez nazw własnych; przy normach, certyfikatach i technologiach pozostaw „lub równoważny”.",
)


def requirements_sheet(plan: Plan) -> Sheet:
    """A row a requirement of each item that is certainly wanted, whether it has a price already or not."""
    wanted: dict[Item, list[Line]] = {}
    for line in plan.lines:
        if line.is_wanted and line.state == "certain":
            wanted.setdefault(line.item, []).append(line)
    table = Table(
        title="",
        columns=(
            Column("Lp.", 7),
            Column("Pozycja", 38),
            Column("Ilość", 14),
            Column("Wymaganie", 80),
            Column("CPV (do sprawdzenia)", 14),
            Column("W planie", 10),
        ),
        rows=tuple(row for number, lines in enumerate(wanted.values(), 1) for row in _rows(number, lines)),
        empty="Plan nie zawiera zakupów.",
    )
    return Sheet("OPZ", "Materiał roboczy do OPZ", _NOTES, (table,), pinned=2)


def _rows(number: int, lines: list[Line]) -> Iterable[Row]:
    item = lines[0].item
    quantity = wording.counted(sum(line.quantity for line in lines), item.unit)
    chosen = "tak" if any(line.is_chosen for line in lines) else "nie"
    for part, requirement in enumerate(item.requirements or ("Wymagania opisze zamawiający.",), 1):
        yield (f"{number}.{part}", item.name, quantity, requirement, item.cpv, chosen)
