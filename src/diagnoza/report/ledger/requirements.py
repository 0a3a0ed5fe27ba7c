"""Requirements of what is bought, as raw material for a description of the order; nothing of findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from diagnoza import wording
from diagnoza.definition.model import Item
from diagnoza.plan.line import Line
from diagnoza.report.ledger.model import Column, Row, Sheet, Table
from diagnoza.report.ledger.subject import Subject

_NOTES = (
    "Materiał roboczy do opisu przedmiotu zamówienia, nie gotowy opis: liczby i cechy potwierdza zamawiający.",
    "Wymagania są funkcjonalne i bez nazw własnych; przy normach, certyfikatach i technologiach pozostaw „lub równoważny”.",
)
_COLUMNS = (
    Column("Lp.", 7),
    Column("Pozycja", 52),
    Column("Ilość", 14),
    Column("Wymaganie", 90),
    Column("CPV (do sprawdzenia)", 14),
)


def requirements_sheet(subject: Subject) -> Sheet:
    """A row a requirement of each item of the plan; then of what is needed too, should the decision change."""
    bought = _by_item(subject.bought)
    needed = _by_item(line for line in subject.left if line.is_needed and line.state == "certain" and line.quantity)
    numbers = {item: number for number, item in enumerate(bought, 1)}
    tables = [Table("W planie", _COLUMNS, tuple(_bought(bought)), empty="Plan nie zawiera zakupów.")]
    if needed:
        rows = tuple(_needed(needed, numbers))
        title = "Poza planem, na wypadek zmiany decyzji"
        tables.append(Table(title, _COLUMNS, rows, has_head=not bought))
    return Sheet("OPZ", "Materiał roboczy do OPZ", _NOTES, tuple(tables), pinned=2)


def _by_item(lines: Iterable[Line]) -> dict[Item, int]:
    """How many of each item, in the order of the lines."""
    counts: dict[Item, int] = {}
    for line in lines:
        counts[line.item] = counts.get(line.item, 0) + line.quantity
    return counts


def _bought(counts: dict[Item, int]) -> Iterator[Row]:
    for number, (item, count) in enumerate(counts.items(), 1):
        yield from _rows(number, item, count, _requirements(item))


def _needed(counts: dict[Item, int], bought: dict[Item, int]) -> Iterator[Row]:
    """More of an item that is bought has the same requirements."""
    for number, (item, count) in enumerate(counts.items(), len(bought) + 1):
        same = (f"Jak w pozycji {bought[item]}.",) if item in bought else _requirements(item)
        yield from _rows(number, item, count, same)


def _requirements(item: Item) -> tuple[str, ...]:
    return item.requirements or ("Wymagania opisze zamawiający.",)


def _rows(number: int, item: Item, count: int, requirements: tuple[str, ...]) -> Iterator[Row]:
    for part, requirement in enumerate(requirements, 1):
        yield f"{number}.{part}", item.name, wording.counted(count, item.unit), requirement, item.cpv
