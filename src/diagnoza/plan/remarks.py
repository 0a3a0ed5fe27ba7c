"""What the treasurer and the auditor should be told about a plan; all are warnings, nothing is ruled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from diagnoza import wording
from diagnoza.definition.model import Item
from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.candidates import named
from diagnoza.plan.contract import contracts_of, vat_share_of
from diagnoza.plan.days import diagnosed_on
from diagnoza.plan.demand import Demand
from diagnoza.plan.funds import Funds
from diagnoza.plan.line import Basis, Line
from diagnoza.plan.model import Variant
from diagnoza.plan.options import PlanOptions
from diagnoza.plan.selection import Selection
from diagnoza.plan.sums import totals
from diagnoza.problems import Problem, problem

_STALE_AFTER = timedelta(days=92)


def remarks(
    lines: Sequence[Line],
    demands: Sequence[Demand],
    funds: Funds,
    selection: Selection,
    evaluations: Sequence[Evaluation],
    options: PlanOptions,
) -> Iterator[Problem]:
    """P001, P003–P007, P010, P012, P013, P015, P016, P018, P019, P025, P026, P063 and P065; all but P004 of what is needed."""
    needed = [line for line in lines if line.is_needed]
    yield from _listing("P001", (line for line in needed if line.cost is None))
    yield from _conflicts(evaluations, options)
    yield from _of_money(funds, selection, options.variant)
    share = vat_share_of(contracts_of(evaluations))
    if funds.grant is not None and funds.spent and share is not None and share < 100:
        yield problem("P063", path=("wydatki",), spent=wording.money(funds.spent), share=wording.number(share))
    yield from _left_out(lines, options)
    if selection.choice is not None and not selection.choice.is_optimal:
        more = selection.choice.bound - selection.choice.removed
        yield problem("P026", weight=more)
    elif selection.choice is not None and not selection.choice.is_cheapest:
        yield problem("P065")
    if any(line.cost and line.cost.vat and line.eligibility for line in needed) and share is None:
        yield problem("P003", path=("umowa",))
    unknown = {demand.item for demand in demands if not demand.rests_on_fact}
    yield from _listing("P004", (line for line in needed if line.item in unknown))
    end = diagnosed_on(evaluations)
    yield from _listing("P005", (line for line in needed if _is_stale(line, end)))
    yield from _listing("P006", (line for line in needed if line.hindrance == "unclear"))
    yield from _listing("P007", (line for line in needed if line.eligibility and line.status == "ineligible"))
    yield from _doubled(needed, evaluations)
    lasting = [line for line in needed if line.is_chosen and line.is_yearly]
    if lasting:
        since = "po projekcie" if any(line.eligibility for line in lasting) else "co roku"
        yield problem("P010", since=since, items=named(lasting))


def _of_money(funds: Funds, selection: Selection, variant: Variant | None) -> Iterator[Problem]:
    """P013 more is spent than granted; P018 a budget above what is left of the grant; P019 „pełny” costs more than there is;
    P025 what is forced exceeds the limit.
    """
    if funds.grant is not None and funds.spent > funds.grant:
        yield problem("P013", spent=wording.money(funds.spent), grant=wording.money(funds.grant))
    left = None if funds.grant is None else max(0, funds.grant - funds.spent)
    if funds.source == "--budzet" and funds.budget is not None and left is not None and funds.budget > left:
        budget, over = wording.money(funds.budget), wording.money(funds.budget - left)
        yield problem("P018", budget=budget, left=wording.money(left), over=over)
    if funds.limit is not None and selection.forced_cost > funds.limit:
        yield problem("P025", cost=wording.money(selection.forced_cost), budget=wording.money(funds.limit))
    cost = totals(selection.lines).eligible
    if funds.limit is not None and variant == "pełny" and cost > funds.limit:
        over = wording.money(cost - funds.limit)
        yield problem("P019", cost=wording.money(cost), budget=wording.money(funds.limit), over=over)


def _left_out(lines: Sequence[Line], options: PlanOptions) -> Iterator[Problem]:
    """P016: asked for in any case, yet not bought."""
    for item in sorted(options.included, key=lambda item: item.name):
        offered = [line for line in lines if line.item is item]
        if not any(line.is_chosen for line in offered):
            first = min(offered, key=lambda line: not line.is_wanted, default=None)
            reason = "nie wynika z ustaleń; wpisz ją do „potrzeby_wlasne”" if first is None else _bar(first)
            yield problem("P016", item=item.name, reason=reason)


def _bar(line: Line) -> str:
    """Why what was asked for in any case can't be bought; neither money nor what else would do stands in its way."""
    bars = (
        (line.quantity == 0, "jest już posiadana albo opłacona"),
        (line.is_declined, "ryzyko zaakceptowano albo zalecenia nie przyjęto"),
        (line.state == "conditional", "nie wiadomo, czy jest potrzebna"),
        (line.cost is None, "brak ceny"),
        (line.status == "ineligible", "program jej nie finansuje"),
    )
    return next((bar for holds, bar in bars if holds), "nie wiadomo, czy program ją finansuje; dopuści ją --niejasne")


def _doubled(needed: Sequence[Line], evaluations: Iterable[Evaluation]) -> Iterator[Problem]:
    """P015: one unit gets an item for a finding and again as an own need, perhaps the same pieces."""
    for evaluation in evaluations:
        unit = evaluation.sheet.source.unit
        counts: dict[tuple[Item, Basis], int] = {}
        for line in needed:
            if (count := line.units.get(unit.id, 0)) and line.state == "certain":
                counts[line.item, line.basis] = counts.get((line.item, line.basis), 0) + count
        for (item, basis), wished in counts.items():
            found = counts.get((item, "finding"), 0)
            if basis == "wish" and found:
                yield problem("P015", path=("potrzeby_wlasne",), item=item.name, unit=unit.name,
                              found=wording.counted(found, item.unit), wished=wording.counted(wished, item.unit),
                              together=wording.counted(found + wished, item.unit))  # fmt: skip


def _listing(code: str, lines: Iterable[Line]) -> Iterator[Problem]:
    names = named(lines)
    if names:
        yield problem(code, path=("ceny_szacunkowe",) if code in ("P001", "P005") else (), items=names)


def _conflicts(evaluations: Sequence[Evaluation], options: PlanOptions) -> Iterator[Problem]:
    """P012: units of one case that give different prices, shares of VAT or grants; the first that gives one stands.

    A price that was given beside the sheets settles what they differ in.
    """
    sheets = [evaluation.sheet for evaluation in evaluations]
    given: dict[str, dict[str, object]] = {"vat_kwalifikowalny": {}, "kwota_grantu": {}}
    for sheet in sheets:
        unit, contract = sheet.source.unit.id, sheet.source.contract
        if contract.vat_share is not None:
            given["vat_kwalifikowalny"][unit] = contract.vat_share
        if contract.grant is not None:
            given["kwota_grantu"][unit] = contract.grant
        for item, price in sheet.prices.items():
            if item not in options.prices:
                given.setdefault(f"cena: {item.name}", {})[unit] = (price.net, price.vat)
    for what, values in given.items():
        if len(set(values.values())) > 1:
            yield problem("P012", what=what, unit=next(iter(values)))


def _is_stale(line: Line, end: date | None) -> bool:
    return bool(line.cost and line.cost.dated and end and end - line.cost.dated > _STALE_AFTER)
