"""Own needs, bought from the money that what closes findings leaves, each with what it makes no sense without."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from diagnoza.definition.model import Item
from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.demand import with_needs
from diagnoza.plan.model import Line


def wishes_within(
    left: int,
    chosen: Collection[int],
    lines: Sequence[Line],
    evaluations: Iterable[Evaluation],
    buyable: Collection[int],
) -> set[int]:
    """Numbers of the lines of own needs that `left` grosze of eligible cost reach, in the order of the sheet.

    A need comes with all it makes no sense without or not at all; what is bought for a finding serves it too, and what
    only another need asks for is not bought alone.
    """
    served = _Served(lines, chosen)
    own = {
        (evaluation.sheet.source.unit.id, part)
        for evaluation in evaluations
        for item, _ in evaluation.sheet.wishes
        for part in (item.parts or (item,))
    }
    added: set[int] = set()
    for index, line in enumerate(lines):
        if line.basis != "wish" or not any((unit, line.item) in own for unit in line.units):
            continue
        wanted = {index, *served.missing(index)} - added - set(chosen)
        price = sum(cost.eligible for number in wanted if (cost := lines[number].cost) is not None)
        if wanted <= set(buyable) and price <= left:
            added |= wanted
            served.add(wanted)
            left -= price
    return added


class _Served:
    """Which unit has which item, or gets it by the lines chosen so far."""

    def __init__(self, lines: Sequence[Line], chosen: Iterable[int]) -> None:
        self._lines = lines
        self._offered = {
            (unit, line.item): index for index, line in enumerate(lines) if line.basis == "wish" for unit in line.units
        }
        self._has = {(unit, line.item) for line in lines for unit, count in line.units.items() if not count}
        self.add(chosen)

    def add(self, numbers: Iterable[int]) -> None:
        """These lines are bought."""
        for number in numbers:
            self._has |= {(unit, self._lines[number].item) for unit in self._lines[number].units}

    def missing(self, index: int) -> Iterator[int]:
        """Lines of own needs that have to be bought with the line at `index`; an item offered to nobody need not be."""
        line = self._lines[index]
        for unit in line.units:
            for item in _needs(line.item):
                if (unit, item) not in self._has and (unit, item) in self._offered:
                    yield self._offered[unit, item]


def _needs(item: Item) -> Iterator[Item]:
    return (needed for needed in with_needs((item,)) if needed is not item)
