"""The rule of what is bought, in plain words, by trying every set: nothing here is shared with the code that chooses.

Only the candidate lines are taken from the plan: who needs how many of what, at what cost, and how it is classed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations

from diagnoza.definition.model import Item
from diagnoza.evaluation.model import Evaluation, FindingResult
from diagnoza.plan.line import Line
from diagnoza.plan.options import PlanOptions


def made_of(items: Iterable[Item]) -> set[Item]:
    """Items and all they rest on; a composite is its parts."""
    found: set[Item] = set()
    left = list(items)
    while left:
        item = left.pop()
        if item.parts:
            left += item.parts
        elif item not in found:
            found.add(item)
            left += item.needs
    return found


def made_of_parts(items: Iterable[Item]) -> set[Item]:
    """The items themselves, a composite as its parts."""
    return {part for item in items for part in (made_of_parts(item.parts) if item.parts else {item})}


def rests_on(item: Item) -> set[Item]:
    """What an item makes no sense without."""
    return made_of([item]) - {item}


class Rule:
    """The rule over the candidate `lines` of one plan; sets are of their numbers."""

    def __init__(self, lines: Sequence[Line], evaluations: Sequence[Evaluation], options: PlanOptions) -> None:
        self.lines = lines
        self.evaluations = evaluations
        self.options = options

    def may_be_bought(self, number: int) -> bool:
        """There is something to buy and a price, it is certain, nobody turned it down, and the programme pays."""
        line = self.lines[number]
        paid = {"eligible", "unclear"} if self.options.with_unclear else {"eligible"}
        return (
            line.quantity > 0
            and line.cost is not None
            and line.certainty == "certain"
            and not line.is_declined
            and line.item not in self.options.omitted
            and (not line.eligibility or line.eligibility[0].status in paid)
        )

    def cost(self, chosen: Iterable[int]) -> int:
        """Eligible, in grosze."""
        return sum(cost.eligible for number in chosen if (cost := self.lines[number].cost) is not None)

    def asked(self, unit: str, item: Item) -> int | None:
        """The line by which a finding or the programme asks the item of the unit, None where nobody does."""
        return next((n for n in range(len(self.lines)) if self._is_for(n, unit, item) and not self.is_wish(n)), None)

    def is_wanted(self, number: int) -> bool:
        """Whether somebody means to buy it: by first choice, or what is to be established might ask for it first."""
        line = self.lines[number]
        return line.quantity > 0 and not line.is_declined and (line.is_first_choice or line.is_perhaps_first)

    def is_wish(self, number: int) -> bool:
        return self.lines[number].basis == "wish"

    def _is_for(self, number: int, unit: str, item: Item) -> bool:
        return self.lines[number].item is item and unit in self.lines[number].units

    def has(self, unit: str, item: Item, chosen: Iterable[int]) -> bool:
        """Whether nothing is missing for the unit: a bought line brings the item, or what is there already suffices."""
        number = self.asked(unit, item)
        return number is None or self.lines[number].units[unit] == 0 or number in chosen

    def is_closed(self, finding: FindingResult, evaluation: Evaluation, chosen: frozenset[int]) -> bool:
        """In every group some measure that was not turned down has all it buys."""
        unit = evaluation.sheet.source.unit.id
        refused = {result.measure for result in evaluation.measures if result.is_declined}
        return bool(finding.measures) and all(
            any(
                measure not in refused and all(self.has(unit, item, chosen) for item in made_of(measure.purchases))
                for measure in group
            )
            for group in finding.measures
        )

    def weighed(self) -> Iterator[tuple[Evaluation, FindingResult]]:
        """Certain findings whose risk nobody accepted; for „minimum” the critical ones."""
        for evaluation in self.evaluations:
            for finding in evaluation.findings:
                counts = self.options.variant != "minimum" or finding.severity == "krytyczna"
                if counts and finding.state == "certain" and not finding.is_accepted:
                    yield evaluation, finding

    def weight(self, chosen: frozenset[int]) -> int:
        """Σ likelihood × impact of what the set closes."""
        return sum(finding.rank for e, finding in self.weighed() if self.is_closed(finding, e, chosen))

    def makes_sense(self, number: int, chosen: Iterable[int]) -> bool:
        """Whether each unit of a line that a finding asks for has all the line rests on."""
        line = self.lines[number]
        served = (unit for unit, count in line.units.items() if count)
        return all(self.has(unit, item, chosen) for unit in served for item in rests_on(line.item))

    def best(self, limit: int | None, kept: frozenset[int], either: Sequence[tuple[int, int]] = ()) -> frozenset[int]:
        """Of all sets with `kept` and one of each pair that make sense within `limit`: most weight, then least cost, then
        earliest lines.
        """
        firsts = [first for first, _ in either]
        free = [
            n
            for n in range(len(self.lines))
            if n in firsts or (self.may_be_bought(n) and not self.is_wish(n) and n not in kept)
        ]
        sets = (kept | set(more) for size in range(len(free) + 1) for more in combinations(free, size))
        allowed = (
            chosen
            for chosen in sets
            if (limit is None or self.cost(chosen) <= limit)
            and not any(chosen.isdisjoint(pair) for pair in either)
            and all(self.makes_sense(n, chosen) for n in chosen - kept if not self.is_wish(n))
        )
        return min(allowed, key=lambda chosen: (-self.weight(chosen), self.cost(chosen), self._late(chosen)))

    def _late(self, chosen: frozenset[int]) -> tuple[bool, ...]:
        return tuple(number not in chosen for number in range(len(self.lines)))

    def first_choice(self, kept: frozenset[int], either: Sequence[tuple[int, int]] = ()) -> frozenset[int]:
        """Without a limit: whatever is of first choice and may be bought, less what then makes no sense, and less what stands
        only for others to rest on it, where none of these is bought.
        """
        chosen = kept | {
            n
            for n, line in enumerate(self.lines)
            if self.may_be_bought(n) and line.is_first_choice and not self.is_wish(n)
        }
        chosen |= {first for first, other in either if other not in chosen}
        while lame := {
            n
            for n in chosen - kept
            if not self.is_wish(n) and not (self.makes_sense(n, chosen) and self.is_used(n, chosen))
        }:
            chosen -= lame
        return chosen

    def is_used(self, number: int, chosen: Iterable[int]) -> bool:
        """Whether some measure buys the line itself, or a bought line of its units rests on it."""
        line = self.lines[number]
        bought = made_of_parts(item for measure in line.asking_measures for item in measure.purchases)
        return line.basis != "finding" or line.item in bought or any(self._carries(n, number) for n in chosen)

    def _carries(self, number: int, needed: int) -> bool:
        line, other = self.lines[number], self.lines[needed]
        units = {unit for unit, count in line.units.items() if count and other.units.get(unit)}
        return not self.is_wish(number) and other.item in rests_on(line.item) and bool(units)

    def with_own_needs(self, chosen: frozenset[int], limit: int | None) -> frozenset[int]:
        """In the order of the sheet, each with what its units lack of what it rests on, as far as the money goes."""
        for number, line in enumerate(self.lines):
            if line.basis != "wish" or line.is_support or number in chosen:
                continue
            bought = self.with_rest({number} | self.lacking(number, chosen), chosen)
            if all(map(self.may_be_bought, bought - chosen)) and (limit is None or self.cost(bought) <= limit):
                chosen = bought
        return chosen

    def with_rest(self, added: set[int], chosen: frozenset[int]) -> frozenset[int]:
        """`chosen` and what is added, with all that added lines of findings and duties rest on in each unit they serve."""
        while more := {
            need
            for number in added
            if not self.is_wish(number)
            for unit, count in self.lines[number].units.items()
            for item in rests_on(self.lines[number].item)
            if count and not self.has(unit, item, chosen | added) and (need := self.asked(unit, item)) is not None
        }:
            added = added | more
        return chosen | added

    def once(self, chosen: frozenset[int]) -> frozenset[int]:
        """Without what stands for own needs alone and each unit gets by a finding's line."""
        return frozenset(
            n
            for n in chosen
            if not self.lines[n].is_support
            or any(self.asked(unit, self.lines[n].item) not in chosen for unit in self.lines[n].units)
        )

    def lacking(self, number: int, chosen: Collection[int]) -> set[int]:
        """Lines to buy with an own need: what is wanted anyway, else what stands there for own needs alone."""
        missing = set()
        line = self.lines[number]
        for unit in (unit for unit, count in line.units.items() if count):
            for item in rests_on(line.item):
                lines = [n for n in range(len(self.lines)) if self._is_for(n, unit, item)]
                if any(n in chosen or self.lines[n].units[unit] == 0 for n in lines):
                    continue
                asked = [n for n in lines if not self.is_wish(n) and self.lines[n].certainty == "certain"]
                wanted = [n for n in asked if self.is_wanted(n) and self.lines[n].is_first_choice]
                missing |= set((wanted or [n for n in lines if self.is_wish(n)])[:1])
        return missing
