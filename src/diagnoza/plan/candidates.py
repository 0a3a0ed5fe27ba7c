"""Demands merged over units → candidate lines: classed, priced, lessened by what is owned. Nothing is chosen yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from diagnoza import wording
from diagnoza.answers.source import Price
from diagnoza.definition.model import Item, Programme
from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.contract import contracts_of, vat_share_of
from diagnoza.plan.costs import cost_of
from diagnoza.plan.demand import Demand
from diagnoza.plan.eligibility import classed
from diagnoza.plan.line import Eligibility, Line, Purpose

_BASIS_ORDER = {"programme": 0, "finding": 1, "wish": 2}


def candidate_lines(
    demands: Iterable[Demand],
    evaluations: Sequence[Evaluation],
    programmes: Sequence[Programme],
    prices: Mapping[Item, Price],
) -> list[Line]:
    """Lines in order of reason and urgency; those of one item, reason, state, choice and classing are one; own needs aren't merged."""
    groups: dict[tuple[object, ...], list[tuple[Demand, tuple[Eligibility, ...]]]] = {}
    for demand in demands:
        eligibility = tuple(_classed(programme, demand.item, demand) for programme in programmes)
        # Own needs are bought one by one, in the order of the sheet; what they rest on may be there in one unit only.
        wish = (demand.unit, demand.place, demand.is_support) if demand.basis == "wish" else ()
        choice = (demand.state, demand.is_first_choice, demand.is_perhaps_first, demand.is_declined, wish)
        key = (demand.item, demand.basis, *choice, *eligibility)
        groups.setdefault(key, []).append((demand, eligibility))
    owned = _Owned(evaluations)
    lines = [_line([d for d, _ in group], group[0][1], prices, owned, evaluations) for group in groups.values()]
    lines.sort(key=lambda line: (_BASIS_ORDER[line.basis], line.state != "certain"))
    return lines


def prices_of(evaluations: Iterable[Evaluation], given: Mapping[Item, Price]) -> dict[Item, Price]:
    """Prices that were given, then those of the sheets in their order."""
    prices = dict(given)
    for evaluation in evaluations:
        for item, price in evaluation.sheet.prices.items():
            prices.setdefault(item, price)
    return prices


def _classed(programme: Programme, item: Item, demand: Demand) -> Eligibility:
    source = demand.evaluation.sheet.source
    return classed(programme, item, source.unit.kind, source.conducted.end)


class _Owned:
    """What each unit has; taken off its first line of the item, so that nothing is counted off twice."""

    def __init__(self, evaluations: Iterable[Evaluation]) -> None:
        self._left: dict[tuple[str, Item], int] = {}
        for evaluation in evaluations:
            unit = evaluation.sheet.source.unit.id
            for item, part in evaluation.sheet.owned:
                self._left[unit, item] = self._left.get((unit, item), 0) + part.quantity
        self._all = dict(self._left)

    def take(self, demand: Demand) -> int:
        """How many of the demand are there already. A wish is what the head wants beside what there is; its support is not,
        and may be the very pieces that a finding asks for.

        What the programme obliges and is paid for needs no second purchase (decision 0004).
        """
        key = (demand.unit, demand.item)
        if demand.basis == "wish":
            return min(demand.quantity, self._all.get(key, 0)) if demand.is_support else 0
        taken = min(demand.quantity, self._left.get(key, 0))
        if taken:
            self._left[key] -= taken
        if demand.basis == "programme":
            spent = (item for item, part in demand.evaluation.sheet.expenses if part.state == "poniesione")
            taken = min(demand.quantity, taken + sum(item is demand.item for item in spent))
        return taken


def _line(
    demands: Sequence[Demand],
    eligibility: tuple[Eligibility, ...],
    prices: Mapping[Item, Price],
    owned: _Owned,
    evaluations: Sequence[Evaluation],
) -> Line:
    """The line of demands that agree in item, basis, state, choice and classing."""
    first = demands[0]
    item = first.item
    have = 0
    units: dict[str, int] = {}
    for demand in demands:
        taken = owned.take(demand)
        have += taken
        units[demand.unit] = units.get(demand.unit, 0) + demand.quantity - taken
    quantity = sum(units.values())
    price = prices.get(item)
    vat_share = vat_share_of(contracts_of(evaluations))
    cost = cost_of(quantity, price, vat_share) if price is not None else None
    asking = MappingProxyType({demand.unit: _asking(demand) for demand in demands})
    return Line(
        item=item,
        certainty=first.state,
        basis=first.basis,
        quantity=quantity,
        owned=have,
        units=MappingProxyType(units),
        eligibility=eligibility,
        cost=cost,
        is_chosen=False,
        is_first_choice=first.is_first_choice,
        is_declined=first.is_declined,
        reason=wording.clauses(dict.fromkeys(demand.reason for demand in demands)),
        asking=asking,
        purposes=asking,  # until it is known what is bought
        consider=_consider(item, eligibility, demands),
        is_perhaps_first=first.is_perhaps_first,
        is_support=first.is_support,
    )


def _asking(demand: Demand) -> Purpose:
    return MappingProxyType({result.measure: result.findings for result in demand.results})


def _consider(item: Item, eligibility: Sequence[Eligibility], demands: Iterable[Demand]) -> tuple[Item, ...]:
    """For a need the first programme does not pay: items it pays for of the measures that would do instead."""
    if not eligibility or eligibility[0].status != "ineligible":
        return ()
    programme = eligibility[0].programme
    found: dict[Item, None] = {}
    for demand in demands:
        for result in demand.results:
            for other in result.alternatives:
                for candidate in other.purchases:
                    if candidate is not item and _classed(programme, candidate, demand).status == "eligible":
                        found[candidate] = None
    return tuple(found)


def named(lines: Iterable[Line]) -> str:
    """Items of the lines, for a warning: „Laptop, Serwer, Zapora i jeszcze 2”."""
    return wording.first_few((line.item.name for line in lines), 3)
