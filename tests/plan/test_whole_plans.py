"""What holds of every plan, and that the plan is the very one which trying all sets by the rule in words finds."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from diagnoza.definition.model import Item, Programme
from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.build import build_plan
from diagnoza.plan.model import Plan, Variant
from support.cases import cases
from support.plan_cases import PlanCase, plan_cases
from support.plan_rule import Rule, made_of, rests_on
from support.sheets import UNKNOWN, with_answer


def kept(rule: Rule) -> tuple[frozenset[int], list[tuple[int, int]]]:
    """What the programme obliges the office to and what was asked for in any case, with as much as can be of what it rests on.

    Beside it pairs of which one is bought: an item that stands for own needs alone, or what a finding may bring of it.
    „Asked for” are the lines somebody wants of the item, be they buyable or not, and one that nobody does only where there are none.
    """
    lines = rule.lines
    buyable = [n for n in range(len(lines)) if rule.may_be_bought(n)]
    forced = {n for n in buyable if lines[n].basis == "programme"}
    for item in rule.options.included:
        offered = [n for n in range(len(lines)) if lines[n].item is item]
        wanted = [n for n in offered if rule.is_wanted(n)]
        forced |= set(wanted or [n for n in offered if n in buyable][:1]) & set(buyable)
    for n in sorted(n for n in forced if rule.is_wish(n)):
        forced |= rule.lacking(n, forced) & set(buyable)
    either = [
        (n, other)
        for n in sorted(forced)
        if lines[n].is_support
        for unit in lines[n].units
        if (other := rule.asked(unit, lines[n].item)) in buyable and other is not None and other not in forced
    ]
    forced -= {first for first, _ in either}
    while more := {need for n in forced if not rule.is_wish(n) for need in needs_of(rule, n)} & set(buyable) - forced:
        forced |= more
    return rule.once(frozenset(forced)), either


def needs_of(rule: Rule, number: int) -> set[int]:
    """Lines of findings and duties that a line rests on in the units it serves."""
    line = rule.lines[number]
    served = [unit for unit, count in line.units.items() if count]
    found = ((unit, rule.asked(unit, item)) for unit in served for item in rests_on(line.item))
    return {need for unit, need in found if need is not None and rule.lines[need].units[unit]}


def expected(rule: Rule, limit: int | None, variant: Variant) -> frozenset[int]:
    """Numbers of the lines the plan has to buy."""
    forced, either = kept(rule)
    least = forced | {first for first, _ in either}
    if limit is not None and rule.cost(least) > limit:
        return least
    if variant == "minimum":
        return rule.once(rule.best(limit, forced, either))
    if limit is not None:
        return rule.with_own_needs(rule.once(rule.best(limit, forced, either)), limit)
    chosen = rule.first_choice(forced, either)
    return rule.with_own_needs(rule.once(rule.best(None, chosen)) if variant == "pełny" else chosen, None)


@settings(max_examples=cases(1000))
@given(plan_cases(), st.sampled_from(("zalecany", "minimum", "pełny")))
def test_plan_buys_what_trying_every_set_finds(case: PlanCase, variant: Variant) -> None:
    """1,000 cases of at most 12 lines that findings ask for: refused measures, accepted risks, owned pieces, own needs that share
    what they rest on, items asked for in any case or never.
    """
    definition = case.definition()
    evaluations = case.evaluations(definition)
    options = dataclasses.replace(case.options(definition), variant=variant)
    plan = build_plan(evaluations, options)
    assume(sum(line.basis != "wish" for line in plan.lines) <= 12)
    rule = Rule(plan.lines, evaluations, options)
    chosen = frozenset(n for n, line in enumerate(plan.lines) if line.is_chosen)
    assert chosen == expected(rule, plan.limit, variant), shown(plan)
    every = Rule(plan.lines, evaluations, dataclasses.replace(options, variant="zalecany"))
    assert plan.removed_weight == every.weight(chosen)


def shown(plan: Plan) -> list[str]:
    """The lines, for a failure to be read."""
    return [
        f"{n} {line.item.id} {line.basis} {line.state} {dict(line.units)} first={line.is_first_choice} "
        f"support={line.is_support} {line.hindrance or 'bought'} {line.cost.eligible if line.cost else None}"
        for n, line in enumerate(plan.lines)
    ]


@settings(max_examples=cases(1000))
@given(plan_cases())
def test_no_bought_line_lacks_what_it_rests_on(case: PlanCase) -> None:
    """Whatever a bought item makes no sense without, each of its units has, gets, or is not proposed.

    What the programme obliges to and what was asked for in any case is bought with as much of it as can be.
    """
    definition = case.definition()
    evaluations = case.evaluations(definition)
    options = case.options(definition)
    plan = build_plan(evaluations, options)
    given_to, asked, wished, owned = (set[tuple[str, Item]]() for _ in range(4))
    for line in plan.lines:
        for unit, count in line.units.items():
            kinds = [wished if line.basis == "wish" else asked, *([given_to] if line.is_chosen else [])]
            for kind in kinds if count else [owned]:
                kind.add((unit, line.item))
    obliged = [line.item for line in plan.lines if line.basis == "programme"]
    as_can_be = made_of([*options.included, *obliged]) | set(obliged)
    for line in plan.lines:
        if line.is_chosen and line.item not in as_can_be:
            resting = {(unit, item) for unit, count in line.units.items() if count for item in rests_on(line.item)}
            proposed = asked | wished if line.basis == "wish" else asked
            assert not (resting & proposed) - given_to - owned, shown(plan)


@settings(max_examples=cases(1000))
@given(plan_cases())
def test_no_support_is_bought_beside_a_line_of_the_same_item(case: PlanCase) -> None:
    """What own needs rest on is bought once for a unit: not again where a finding or another own need brings it."""
    definition = case.definition()
    plan = build_plan(case.evaluations(definition), case.options(definition))
    bought: dict[tuple[str, str], list[bool]] = {}
    for line in plan.lines:
        for unit, count in line.units.items():
            if line.is_chosen and count:
                bought.setdefault((unit, line.item.id), []).append(line.is_support)
    assert not [key for key, supports in bought.items() if any(supports) and len(supports) > 1], shown(plan)


@settings(max_examples=cases(1000))
@given(plan_cases(), st.sampled_from(("zalecany", "minimum", "pełny")))
def test_what_is_closed_is_closed_by_what_nobody_turned_down(case: PlanCase, variant: Variant) -> None:
    """A finding is closed or left open, never both. No accepted risk is closed; of every closed finding each group has a
    measure that was not refused and of which the unit has everything.
    """
    definition = case.definition()
    evaluations = case.evaluations(definition)
    options = dataclasses.replace(case.options(definition), variant=variant)
    plan = build_plan(evaluations, options)
    rule = Rule(plan.lines, evaluations, dataclasses.replace(options, variant="zalecany"))
    chosen = frozenset(n for n, line in enumerate(plan.lines) if line.is_chosen)
    closed = [finding for e, finding in rule.weighed() if rule.is_closed(finding, e, chosen)]
    certain = [finding for e in evaluations for finding in e.findings if finding.state == "certain"]
    assert list(plan.closed) == closed
    assert not any(finding.is_accepted for finding in plan.closed)
    assert len(plan.closed) + len(plan.left_open) == len(certain)
    assert plan.removed_weight + plan.open_weight == sum(finding.rank for finding in certain)


@settings(max_examples=cases(1000))
@given(plan_cases(), st.integers(0, 5_000_00), st.integers(0, 5_000_00))
def test_more_money_never_closes_less(case: PlanCase, less: int, more: int) -> None:
    """With a higher budget the removed weight is not lower; for „minimum” that of critical findings."""
    definition = case.definition()
    evaluations = case.evaluations(definition)
    options = case.options(definition)
    for variant in ("zalecany", "minimum"):
        removed = []
        for budget in sorted((less, less + more)):
            plan = build_plan(evaluations, dataclasses.replace(options, budget=budget, variant=variant))
            weighed = (f for f in plan.closed if variant != "minimum" or f.severity == "krytyczna")
            removed.append(sum(finding.rank for finding in weighed))
        assert removed[0] <= removed[1]


@settings(max_examples=cases(1000))
@given(plan_cases(), st.integers(0, 99))
def test_not_knowing_removes_no_item(case: PlanCase, number: int) -> None:
    """One answer replaced by „nie wiem”: every unit is still offered every item, supports of own needs among them."""
    definition = case.definition()
    [first, *others] = case.sheets
    question = case.drawn.questions[number % len(case.drawn.questions)]["id"]
    assume(question in first["odpowiedzi"])
    unknown = dataclasses.replace(case, sheets=[with_answer(first, question, UNKNOWN), *others])
    offered = [
        {(unit, line.item) for line in build_plan(each.evaluations(definition), each.options(definition)).lines
         for unit in line.units}
        for each in (case, unknown)
    ]  # fmt: skip
    assert offered[0] <= offered[1]


@settings(max_examples=cases(10_000))
@given(plan_cases(), st.sampled_from(("zalecany", "minimum", "pełny")))
def test_no_plan_is_over_the_budget_the_grant_or_the_programme(case: PlanCase, variant: Variant) -> None:
    """10,000 cases. The sums are those of the bought lines, gross = net + VAT; unless P025 says why not, the eligible cost is
    at most what was asked for or is left of the grant, and what is left of the programme's maximum.
    """
    definition = case.definition()
    evaluations = case.evaluations(definition)
    options = dataclasses.replace(case.options(definition), variant=variant)
    plan = build_plan(evaluations, options)
    costs = [line.cost for line in plan.lines if line.is_chosen and line.cost is not None]
    assert len(costs) == sum(line.is_chosen for line in plan.lines)
    assert plan.total.net == sum(cost.net for cost in costs)
    assert plan.total.gross == sum(cost.net + cost.vat for cost in costs)
    assert plan.total.eligible == sum(cost.eligible for cost in costs)
    assert all(bool(line.hindrance) != line.is_chosen for line in plan.lines)
    bounds = [] if variant == "pełny" else bounds_of(case, evaluations, definition.programme)
    if "P025" not in [problem.code for problem in plan.problems]:
        assert all(plan.total.eligible <= bound for bound in bounds)


def bounds_of(case: PlanCase, evaluations: Sequence[Evaluation], programme: Programme | None) -> list[int]:
    """Grosze that the eligible cost may not exceed."""
    spent = sum(int(part.gross * 100) for e in evaluations for _, part in e.sheet.expenses)
    grants = [int(g * 100) for e in evaluations if (g := e.sheet.source.contract.grant) is not None]
    budgets = [case.budget] if case.budget is not None else [max(0, grants[0] - spent)] if grants else []
    most = [max(0, programme.grant_max - spent)] if programme and programme.grant_max is not None else []
    return [*budgets, *(most if budgets else [])]
