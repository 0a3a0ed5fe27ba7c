"""A checked list beside a diagnosis, piece by piece: what rests on nothing, what is missing, what is more than was asked for.

An entry for schools serves the needs of the schools that were examined, one that names nobody those of every unit. Only what
is needed (`Line.is_needed`) counts: what the plan buys or still would have to buy, own needs among it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from diagnoza.definition.model import Item
from diagnoza.plan.line import Line

_WHOLES = ("usługa", "szkolenie")


def is_counted(item: Item) -> bool:
    """Whether a list counts the item as the plan does; of what is done as a whole its number may be of people or of places."""
    return item.unit not in _WHOLES


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry of a list buys: its index, the decided item, how many (None: not told), for which of the examined units."""

    index: int
    item: Item
    quantity: int | None
    units: frozenset[str]

    @property
    def items(self) -> tuple[Item, ...]:
        """The item and what it splits into."""
        return (self.item, *self.item.parts)


@dataclass(frozen=True, slots=True)
class Lacking:
    """What the list has too little of: `quantity` pieces of the `needed`; `lines` are the certain ones still unserved.

    `perhaps` are indexes of undecided entries that may be it, `instead` entries that make it needless.
    """

    item: Item
    quantity: int
    needed: int
    lines: tuple[Line, ...]
    perhaps: tuple[int, ...]
    instead: tuple[Substitute, ...] = ()


@dataclass(frozen=True, slots=True)
class Substitute:
    """An entry, by its index, whose `item` closes what something else is missing for; `short` of so many, None if enough."""

    index: int
    item: Item
    short: int | None


@dataclass(frozen=True, slots=True)
class Excess:
    """What the list has too much of: of the `listed` pieces `quantity` beside the `needed`, which may still be to be established.

    `entries` are the indexes of the entries that buy it; `needed` is of the units they are for.
    """

    item: Item
    quantity: int
    listed: int
    needed: int
    entries: tuple[int, ...]


def reasons(entry: Entry, lines: Iterable[Line]) -> tuple[Line, ...]:
    """Lines of the plan behind an entry: nobody turned them down, and a unit the entry is for does not have it yet.

    An alternative is a reason as well: which of two ways closes a finding the office decides.
    """
    return tuple(
        line
        for line in lines
        if line.item in entry.items and not line.is_declined and any(line.units.get(unit) for unit in entry.units)
    )


def lacking(
    lines: Sequence[Line], entries: Sequence[Entry], undecided: Sequence[tuple[int, frozenset[Item]]]
) -> tuple[Lacking, ...]:
    """In the order of the plan; `undecided` are entries by index with the items they may be."""
    certain = _by_item(line for line in lines if line.state == "certain")
    found = []
    for item, asking in certain.items():
        left = needs(asking)
        needed = sum(left.values())
        buying = [entry for entry in entries if item in entry.items]
        serve(left, buying if is_counted(item) else [replace(entry, quantity=None) for entry in buying])
        if missing := sum(left.values()):
            open_lines = {line: asking[line] for (line, _), quantity in left.items() if quantity}
            perhaps = tuple(index for index, items in undecided if item in items)
            found.append(Lacking(item, missing, needed, tuple(open_lines.values()), perhaps))
    return tuple(found)


def excess(lines: Sequence[Line], entries: Sequence[Entry]) -> tuple[Excess, ...]:
    """In the order of the plan; entries no line is behind are left out, for they are told as such."""
    found = []
    for item, asking in _by_item(lines).items():
        buying = [entry for entry in entries if item in entry.items and reasons(entry, asking)]
        meant = frozenset[str]().union(*(entry.units for entry in buying))
        left = {need: quantity for need, quantity in needs(asking).items() if need[1] in meant}
        needed = sum(left.values())
        if (more := serve(left, buying)) and is_counted(item):
            listed = sum(entry.quantity or 0 for entry in buying)
            found.append(Excess(item, more, listed, needed, tuple(entry.index for entry in buying)))
    return tuple(found)


def _by_item(lines: Iterable[Line]) -> dict[Item, list[Line]]:
    found: dict[Item, list[Line]] = {}
    for line in lines:
        if line.is_needed:
            found.setdefault(line.item, []).append(line)
    return found


def needs(lines: Iterable[Line]) -> dict[tuple[int, str], int]:
    """How many each unit needs, by the number of the line and the unit; own needs come last, as in the plan."""
    return {(number, unit): quantity for number, line in enumerate(lines) for unit, quantity in line.units.items()}


def serve(left: dict[tuple[int, str], int], entries: Iterable[Entry]) -> int:
    """Take off `left` what the entries buy; how many pieces serve nobody. An entry without a quantity buys enough.

    As many pieces as can be serve somebody: what an entry is used for is given to another where that frees it for a need that
    only it can serve. Needs that no entry without a quantity serves come first, for nothing else is there for them.
    """
    told = [entry for entry in entries if entry.quantity is not None]
    enough = frozenset[str]().union(*(entry.units for entry in entries if entry.quantity is None))
    spare = {entry.index: entry.quantity or 0 for entry in told}
    used: dict[tuple[int, tuple[int, str]], int] = {}

    def freed(need: tuple[int, str], tried: set[int]) -> int | None:
        """The index of an entry with a piece for the need, if need be taken from another need that a further entry then serves."""
        for entry in told:
            if need[1] in entry.units and entry.index not in tried:
                tried.add(entry.index)
                if spare[entry.index]:
                    spare[entry.index] -= 1
                    return entry.index
                for other in [other for index, other in used if index == entry.index and used[index, other]]:
                    if (instead := freed(other, tried)) is not None:
                        used[entry.index, other] -= 1
                        used[instead, other] = used.get((instead, other), 0) + 1
                        return entry.index
        return None

    for need in sorted(left, key=lambda need: need[1] in enough):
        while left[need] and (index := freed(need, set())) is not None:
            used[index, need] = used.get((index, need), 0) + 1
            left[need] -= 1
        if need[1] in enough:
            left[need] = 0
    return sum(spare.values())
