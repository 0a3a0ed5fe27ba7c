"""The money of every shipped example, whatever is asked for, reckoned again by decimals from quantities and prices."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import cache

import pytest

from diagnoza.evaluation.model import Evaluation
from diagnoza.pipeline import open_case
from diagnoza.plan.build import build_plan
from diagnoza.plan.line import Line
from diagnoza.plan.model import Plan
from diagnoza.plan.options import PlanOptions
from diagnoza.plan.sums import summed, summed_by
from diagnoza.plan.variants import at_budgets, named_variants
from support.examples import CASES

GROSZ = Decimal("0.01")
BIG = PlanOptions(budget=100_000_00)
ASKED = {
    "as the sheet says": PlanOptions(),
    "little money": PlanOptions(budget=20_000_00),
    "much money": BIG,
    "no money": PlanOptions(budget=0),
    "minimum": PlanOptions(variant="minimum"),
    "pełny": PlanOptions(variant="pełny"),
    "with unclear": PlanOptions(with_unclear=True),
    "with a reserve": PlanOptions(reserve=10_000_00),
}
EVERY = pytest.mark.parametrize("example", CASES)


@cache
def opened(example: str) -> tuple[Evaluation, ...]:
    return tuple(open_case(CASES[example]).evaluations)


@cache
def planned(example: str, asked: str) -> Plan:
    return build_plan(opened(example), ASKED[asked])


def reckoned(line: Line, evaluations: tuple[Evaluation, ...]) -> tuple[Decimal, Decimal, Decimal]:
    """Net, VAT and eligible cost in złoty: net = quantity × price; VAT half-up on the line; of VAT what nobody recovers."""
    price = next(price for e in evaluations if (price := e.sheet.prices.get(line.item)) is not None)
    shares = (share for e in evaluations if (share := e.sheet.source.contract.vat_share) is not None)
    net = price.net * line.quantity
    rate = Decimal(0) if price.vat in ("zw", "np") else Decimal(price.vat) / 100
    vat = (net * rate).quantize(GROSZ, ROUND_HALF_UP)
    return net, vat, net + (vat * next(shares, Decimal(100)) / 100).quantize(GROSZ, ROUND_HALF_UP)


@EVERY
@pytest.mark.parametrize("asked", ASKED)
def test_sums_are_those_of_the_bought_lines_reckoned_again(example: str, asked: str) -> None:
    """Σ net, Σ net + VAT = gross, Σ eligible to the grosz; the parts by reason make the whole."""
    plan = planned(example, asked)
    bought = [line for line in plan.lines if line.is_chosen]
    amounts_of = [reckoned(line, opened(example)) for line in bought]
    net, vat, eligible = (sum((part[n] for part in amounts_of), Decimal(0)) for n in range(3))
    total = plan.total
    assert (total.net, total.gross, total.eligible) == (net * 100, (net + vat) * 100, eligible * 100)
    whole = summed(bought)
    assert whole.net + whole.vat == whole.gross == total.gross
    assert (whole.net, whole.eligible) == (total.net, total.eligible)
    parts = summed_by(bought, lambda line: line.basis).values()
    assert sum(part.gross for part in parts) == total.gross


@EVERY
@pytest.mark.parametrize("asked", ASKED)
def test_what_is_shown_of_the_money_adds_up(example: str, asked: str) -> None:
    """Eligible ≤ limit; closed and open findings are all there are; conditional lines wanted stand apart from the total."""
    plan = planned(example, asked)
    certain = [f for e in opened(example) for f in e.findings if f.state == "certain"]
    if plan.limit is not None and "P025" not in [problem.code for problem in plan.problems]:
        assert plan.total.eligible <= plan.limit
    assert plan.removed_weight + plan.open_weight == sum(finding.rank for finding in certain)
    assert len(plan.closed) + len(plan.left_open) == len(certain)
    perhaps = [line for line in plan.lines if line.state == "conditional" and line.is_wanted and line.cost is not None]
    assert plan.to_establish == summed(perhaps).gross
    assert not any(line.is_chosen for line in perhaps)


@EVERY
def test_variants_beside_each_other_are_the_plans_themselves(example: str) -> None:
    """The money of each variant is that of the plan built for it alone; minimum never closes more than pełny."""
    case = opened(example)
    variants = {variant.name: variant for variant in named_variants(case, BIG, planned(example, "much money"))}
    for name, variant in variants.items():
        assert variant.plan is not None
        assert variant.total == variant.plan.total
        assert variant.weight == variant.plan.removed_weight, name
    assert variants["minimum"].weight <= variants["pełny"].weight
    assert variants["zalecany"].weight <= variants["pełny"].weight
    for name in ("minimum", "zalecany"):
        assert variants[name].total.eligible <= (variants[name].budget or 0), name


@EVERY
def test_more_money_closes_more_of_an_example(example: str) -> None:
    weights = [
        variant.weight for variant in at_budgets(opened(example), PlanOptions(), [0, 5_000_00, 20_000_00, 90_000_00])
    ]
    assert weights == sorted(weights)
