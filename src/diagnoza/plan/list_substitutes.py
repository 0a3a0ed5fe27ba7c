"""What is missing on a list and yet needless: entries of the list that close the same findings in another way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from diagnoza.definition.model import Item, Measure
from diagnoza.definition.needs import with_needs
from diagnoza.plan.line import Line
from diagnoza.plan.list_balance import Entry, Lacking, Substitute, is_counted, needs, serve


def with_substitutes(
    lacking: Iterable[Lacking], lines: Sequence[Line], entries: Sequence[Entry]
) -> tuple[Lacking, ...]:
    """The same, each with the entries that stand for it: all its findings are closed by them, else none is named."""
    return tuple(replace(missing, instead=tuple(_instead(missing, lines, entries))) for missing in lacking)


def _instead(missing: Lacking, lines: Sequence[Line], entries: Sequence[Entry]) -> Iterable[Substitute]:
    """By the measures: in every group that asks for the item another one must be on the list whole."""
    found: dict[int, Substitute] = {}
    for line in missing.lines:
        if line.basis != "finding":
            return ()
        units = [unit for unit, quantity in line.units.items() if quantity]
        for group in (group for finding in line.asking_findings for group in finding.measures):
            if any(missing.item in with_needs(measure.purchases) for measure in group):
                ways = (_way(measure, missing.item, units, lines, entries) for measure in group)
                way = next(filter(None, ways), [])
                if not way:
                    return ()
                found.update((substitute.index, substitute) for substitute in way)
    return (found[index] for index in sorted(found))


def _way(
    measure: Measure, missing: Item, units: Sequence[str], lines: Sequence[Line], entries: Sequence[Entry]
) -> list[Substitute]:
    """The entries that buy all the measure asks for; none where one is missing or the measure needs what is missing."""
    items = with_needs(measure.purchases)
    if missing in items:
        return []
    found: list[Substitute] = []
    for item in items:
        asking = [
            line for line in lines if line.item is item and measure in line.asking_measures and not line.is_declined
        ]
        needing = {unit for line in asking for unit in units if line.units.get(unit)}
        buying = [entry for entry in entries if item in entry.items]
        if not all(any(unit in entry.units for entry in buying) for unit in needing):
            return []
        found += _bought(item, asking, needing, buying) if needing else ()
    return found


def _bought(item: Item, asking: Iterable[Line], units: set[str], buying: Sequence[Entry]) -> Iterator[Substitute]:
    left = {need: quantity for need, quantity in needs(asking).items() if need[1] in units}
    needed = sum(left.values())
    serve(left, buying)
    short = needed if is_counted(item) and any(left.values()) else None
    return (Substitute(entry.index, item, short) for entry in buying if not units.isdisjoint(entry.units))
