"""What the treasurer and the auditor should be told about a plan; all are warnings, nothing is ruled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from diagnoza import wording
from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.demand import Demand
from diagnoza.plan.lines import named
from diagnoza.plan.model import Expense, Line
from diagnoza.plan.money import Money
from diagnoza.plan.selection import Selection
from diagnoza.problems import Problem, problem

_STALE_AFTER = timedelta(days=92)


def remarks(
    lines: Sequence[Line],
    demands: Sequence[Demand],
    expenses: Sequence[Expense],
    money: Money,
    selection: Selection,
    evaluations: Sequence[Evaluation],
) -> Iterator[Problem]:
    """P001, P003–P007, P010, P012, P013, P015, P025 and P026."""
    wanted = [line for line in lines if line.is_wanted]
    yield from _listing("P001", (line for line in wanted if line.cost is None))
    yield from _conflicts(evaluations)
    spent = sum(expense.gross for expense in expenses)
    grant = next((g for e in evaluations if (g := e.sheet.source.contract.grant) is not None), None)
    if grant is not None and spent > grant * 100:
        yield problem("P013", spent=wording.money(spent), grant=wording.money(int(grant * 100)))
    if money.limit is not None and selection.forced_cost > money.limit:
        yield problem("P025", cost=wording.money(selection.forced_cost), budget=wording.money(money.limit))
    if selection.choice is not None and not selection.choice.is_optimal:
        more = selection.choice.bound - selection.choice.removed
        yield problem("P026", weight=more)
    if any(line.cost and line.cost.vat and line.eligibility for line in lines) and not _vat_declared(evaluations):
        yield problem("P003", path=("umowa",))
    unknown = {demand.item for demand in demands if not demand.rests_on_fact}
    yield from _listing("P004", (line for line in wanted if line.item in unknown))
    end = diagnosed_on(evaluations)
    yield from _listing("P005", (line for line in wanted if _is_stale(line, end)))
    yield from _listing("P006", (line for line in wanted if line.eligibility and line.status == "unclear"))
    yield from _listing("P007", (line for line in wanted if line.status == "ineligible"))
    asked = {line.item for line in wanted if line.basis == "finding"}
    yield from _listing("P015", (line for line in wanted if line.basis == "wish" and line.item in asked))
    yield from _listing("P010", (line for line in wanted if line.item.yearly_cost))


def diagnosed_on(evaluations: Iterable[Evaluation]) -> date | None:
    """The last day of the diagnosis over all units, None where no sheet tells it."""
    return max((e.sheet.source.conducted.end for e in evaluations if e.sheet.source.conducted.end), default=None)


def _listing(code: str, lines: Iterable[Line]) -> Iterator[Problem]:
    names = named(lines)
    if names:
        yield problem(code, path=("ceny_szacunkowe",) if code in ("P001", "P005") else (), items=names)


def _conflicts(evaluations: Sequence[Evaluation]) -> Iterator[Problem]:
    """P012: units of one case that give different prices, shares of VAT or grants; the first sheet's stand."""
    contracts = [e.sheet.source.contract for e in evaluations]
    given: list[tuple[str, list[object]]] = [
        ("vat_kwalifikowalny", [c.vat_share for c in contracts if c.vat_share is not None]),
        ("kwota_grantu", [c.grant for c in contracts if c.grant is not None]),
    ]
    items = dict.fromkeys(item for e in evaluations for item in e.sheet.prices)
    for item in items:
        prices = [e.sheet.prices[item] for e in evaluations if item in e.sheet.prices]
        given.append((f"cena {item.id}", [(price.net, price.vat) for price in prices]))
    for what, values in given:
        if len(set(values)) > 1:
            yield problem("P012", what=what, unit=evaluations[0].sheet.source.unit.id)


def _vat_declared(evaluations: Iterable[Evaluation]) -> bool:
    return any(e.sheet.source.contract.vat_share is not None for e in evaluations)


def _is_stale(line: Line, end: date | None) -> bool:
    return bool(line.cost and line.cost.dated and end and end - line.cost.dated > _STALE_AFTER)
