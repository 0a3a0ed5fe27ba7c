"""Evaluations of one case → the plan: lines merged over units, classed, priced and summed (design §5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import MappingProxyType

from diagnoza.answers.source import Price
from diagnoza.definition.model import Item, Programme
from diagnoza.evaluation.model import Evaluation, FindingResult
from diagnoza.plan.costs import cost_of
from diagnoza.plan.demand import Demand, demands_of, with_needs
from diagnoza.plan.eligibility import classed
from diagnoza.plan.model import Eligibility, Expense, Line, Plan, Totals
from diagnoza.plan.remarks import remarks

_BASIS_ORDER = {"programme": 0, "finding": 1, "wish": 2}


def build_plan(evaluations: Sequence[Evaluation]) -> Plan:
    """The plan of a case (one or more units under one questionnaire).

    Without a budget optimiser every line that is certain, priced, eligible and of first choice is chosen.
    """
    programmes = tuple(dict.fromkeys(p for e in evaluations if (p := e.definition.programme) is not None))
    demands = [demand for evaluation in evaluations for demand in demands_of(evaluation, programmes)]
    prices = _prices(evaluations)
    groups: dict[tuple[object, ...], list[tuple[Demand, tuple[Eligibility, ...]]]] = {}
    for demand in demands:
        eligibility = tuple(_classed(programme, demand.item, demand) for programme in programmes)
        choice = (demand.state, demand.is_first_choice, demand.is_declined)
        key = (demand.item, demand.basis, *choice, *((e.status, e.area, e.category, e.reason) for e in eligibility))
        groups.setdefault(key, []).append((demand, eligibility))
    owned = _Owned(evaluations)
    lines = [_line([d for d, _ in group], group[0][1], prices, owned, evaluations) for group in groups.values()]
    lines.sort(key=lambda line: (_BASIS_ORDER[line.basis], line.state != "certain"))
    chosen = [line for line in lines if line.is_chosen]
    costs = [line.cost for line in chosen if line.cost is not None]
    expenses = _expenses(evaluations)
    grants = [e.sheet.source.contract.grant for e in evaluations if e.sheet.source.contract.grant is not None]
    spent = sum(expense.gross for expense in expenses)
    budget = max(0, int(grants[0] * 100) - spent) if grants else None
    removed, left = _weights(evaluations, lines)
    total = Totals(sum(c.net for c in costs), sum(c.gross for c in costs), sum(c.eligible for c in costs))
    return Plan(
        programmes=programmes,
        budget=budget,
        budget_source="umowa.kwota_grantu" if grants else "",
        lines=tuple(lines),
        expenses=expenses,
        total=total,
        to_establish=sum(
            line.cost.gross for line in lines if line.state == "conditional" and line.is_wanted and line.cost
        ),
        removed_weight=removed,
        open_weight=left,
        is_complete=all(line.cost is not None for line in lines if line.is_wanted),
        limits=tuple(limit for programme in programmes for limit in programme.limits),
        problems=tuple(remarks(lines, demands, expenses, total, budget, evaluations)),
    )


def _classed(programme: Programme, item: Item, demand: Demand) -> Eligibility:
    source = demand.evaluation.sheet.source
    return classed(programme, item, source.unit.kind, source.conducted.end)


def _prices(evaluations: Iterable[Evaluation]) -> dict[Item, Price]:
    prices: dict[Item, Price] = {}
    for evaluation in evaluations:
        for item, price in evaluation.sheet.prices.items():
            prices.setdefault(item, price)
    return prices


class _Owned:
    """What each unit has; taken off its first line of the item, so that nothing is counted off twice."""

    def __init__(self, evaluations: Iterable[Evaluation]) -> None:
        self._left: dict[tuple[str, Item], int] = {}
        for evaluation in evaluations:
            unit = evaluation.sheet.source.unit.id
            for item, part in evaluation.sheet.owned:
                self._left[unit, item] = self._left.get((unit, item), 0) + part.quantity

    def take(self, demand: Demand) -> int:
        """How many of the demand are there already. A wish is what the head wants beside what there is.

        What the programme obliges and is paid for needs no second purchase (decision 0004).
        """
        if demand.basis == "wish":
            return 0
        key = (demand.unit, demand.item)
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
    prices: dict[Item, Price],
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
    vat_share = next((s for e in evaluations if (s := e.sheet.source.contract.vat_share) is not None), None)
    cost = cost_of(quantity, price, vat_share) if price is not None else None
    is_wanted = quantity > 0 and first.is_first_choice and not first.is_declined
    is_eligible = all(e.status == "eligible" for e in eligibility)
    return Line(
        item=item,
        state=first.state,
        basis=first.basis,
        quantity=quantity,
        owned=have,
        units=MappingProxyType(units),
        eligibility=eligibility,
        cost=cost,
        is_chosen=is_wanted and first.state == "certain" and is_eligible and cost is not None,
        is_first_choice=first.is_first_choice,
        is_declined=first.is_declined,
        reason="; ".join(dict.fromkeys(demand.reason for demand in demands if demand.reason)),
        measures=tuple(dict.fromkeys(m for demand in demands for m in demand.measures)),
        findings=tuple({f.id: f for demand in demands for f in demand.findings}.values()),
        consider=_consider(item, eligibility, demands),
    )


def _consider(item: Item, eligibility: Sequence[Eligibility], demands: Iterable[Demand]) -> tuple[Item, ...]:
    """For a need the programme does not pay: eligible items of the measures that would do instead."""
    if not any(e.status == "ineligible" for e in eligibility):
        return ()
    found: dict[Item, None] = {}
    for demand in demands:
        results = {result.measure: result for result in demand.evaluation.measures}
        for measure in demand.measures:
            for other in results[measure].alternatives:
                for candidate in other.purchases:
                    statuses = {_classed(e.programme, candidate, demand).status for e in eligibility}
                    if candidate is not item and statuses == {"eligible"}:
                        found[candidate] = None
    return tuple(found)


def _expenses(evaluations: Iterable[Evaluation]) -> tuple[Expense, ...]:
    return tuple(
        Expense(item, e.sheet.source.unit.id, int(part.gross * 100), part.state, part.date)
        for e in evaluations
        for item, part in e.sheet.expenses
    )


def _weights(evaluations: Iterable[Evaluation], lines: Iterable[Line]) -> tuple[int, int]:
    """Σ likelihood × impact of certain findings (closed by the chosen lines, still open)."""
    listed = [(unit, line, count) for line in lines for unit, count in line.units.items()]
    proposed = {(unit, line.item) for unit, line, _ in listed}
    had = {(unit, line.item) for unit, line, count in listed if line.is_chosen or count == 0}
    removed = left = 0
    for evaluation in evaluations:
        unit = evaluation.sheet.source.unit.id
        missing = {item for owner, item in proposed - had if owner == unit}
        for finding in evaluation.findings:
            if finding.state == "certain" and _is_closed(finding, missing):
                removed += finding.rank
            elif finding.state == "certain":
                left += finding.rank
    return removed, left


def _is_closed(finding: FindingResult, missing: set[Item]) -> bool:
    """Whether in every group some measure needs nothing that is missing; an item not proposed to the unit is not."""
    return bool(finding.measures) and all(
        any(missing.isdisjoint(with_needs(measure.purchases)) for measure in group) for group in finding.measures
    )
