"""Which line serves which unit with which item: what a line makes no sense without, what closes a finding."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from diagnoza.definition.model import Item, Measure
from diagnoza.definition.needs import with_needs
from diagnoza.evaluation.model import Evaluation, FindingResult
from diagnoza.plan.choose import Closable, Way
from diagnoza.plan.demand import ways
from diagnoza.plan.line import Line


def serving(lines: Sequence[Line]) -> Serving:
    """The lines by what they serve; of a unit that has an item already no line serves it."""
    asked: dict[tuple[str, Item], int] = {}
    wished: dict[tuple[str, Item], int] = {}
    owned: set[tuple[str, Item]] = set()
    for index, line in enumerate(lines):
        for unit, count in line.units.items():
            if count:
                (wished if line.basis == "wish" else asked).setdefault((unit, line.item), index)
            else:
                owned.add((unit, line.item))
    return Serving(lines, asked, wished, owned)


class Serving:
    """`asked` are lines of findings and duties by unit and item, `wished` those of own needs and their supports; of what is
    `owned` the unit has as many as it needs.
    """

    def __init__(
        self,
        lines: Sequence[Line],
        asked: Mapping[tuple[str, Item], int],
        wished: Mapping[tuple[str, Item], int],
        owned: Collection[tuple[str, Item]],
    ) -> None:
        self.lines = lines
        self._asked = asked
        self._wished = wished
        self._owned = owned

    def needs(self, index: int) -> list[int]:
        """Lines of findings and duties that a line of them makes no sense without, for the units it serves."""
        found = {self._asked[key]: None for key in self._resting_on(index) if key in self._asked}
        return [needed for needed in found if needed != index]

    def support(self, index: int, chosen: Collection[int]) -> set[int]:
        """Lines that must be bought with an own need beside those `chosen`, and what these make no sense without."""
        missing = self.direct_support(index, chosen)
        # A line of a finding that serves other units too rests on more than this need does.
        asked = {number for number in missing if self.lines[number].basis != "wish"}
        while more := {needed for number in asked for needed in self.needs(number)} - asked - set(chosen):
            asked |= more
        return missing | asked

    def direct_support(self, index: int, chosen: Collection[int]) -> set[int]:
        """What the need's own units lack of what it makes no sense without: what is wanted anyway rather than its own line."""
        missing = set()
        for key in self._resting_on(index):
            offered = [of[key] for of in (self._asked, self._wished) if key in of and of[key] != index]
            if key not in self._owned and offered and not any(number in chosen for number in offered):
                wanted = (n for n in offered if self.lines[n].is_wanted and self.lines[n].state == "certain")
                missing.add(next(wanted, offered[-1]))
        return missing

    def instead(self, index: int) -> list[int]:
        """Lines of findings and duties that bring the unit of a support the same item."""
        line = self.lines[index]
        return [self._asked[unit, line.item] for unit in line.units if (unit, line.item) in self._asked]

    def closable(self, evaluation: Evaluation, finding: FindingResult) -> Closable:
        """What has to be bought to close the finding."""
        unit = evaluation.sheet.source.unit.id
        groups = tuple(tuple(self._way(unit, measure) for measure in group) for group in ways(finding, evaluation))
        return Closable(finding.rank, groups)

    def _way(self, unit: str, measure: Measure) -> Way:
        """An item not proposed to the unit, or owned already, need not be bought."""
        items = with_needs(measure.purchases)
        return frozenset(self._asked[unit, item] for item in items if (unit, item) in self._asked)

    def _resting_on(self, index: int) -> Iterator[tuple[str, Item]]:
        line = self.lines[index]
        items = [item for item in with_needs((line.item,)) if item is not line.item]
        return ((unit, item) for unit, count in line.units.items() if count for item in items)
