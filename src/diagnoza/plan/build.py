"""Evaluations of one case → the plan: lines merged over units, classed, priced and summed (design §5)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence

from diagnoza.definition.model import Measure, Programme
from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.brands import brand_remarks
from diagnoza.plan.candidates import candidate_lines, prices_of
from diagnoza.plan.choose import choose, closed_by, next_step
from diagnoza.plan.closing import closed_findings, open_findings
from diagnoza.plan.contract import contract_programme, contracts_of, project_end, vat_share_of
from diagnoza.plan.coverage import coverage
from diagnoza.plan.dates import dated_remarks
from diagnoza.plan.days import diagnosed_on
from diagnoza.plan.decision import with_decision
from diagnoza.plan.demand import demands_of
from diagnoza.plan.funds import funds_of
from diagnoza.plan.holdings import holding_remarks
from diagnoza.plan.line import Amounts, Expense, Line
from diagnoza.plan.model import NextStep, Plan, Settlement
from diagnoza.plan.options import PlanOptions
from diagnoza.plan.orders import order_remarks, orders, thresholds_for
from diagnoza.plan.remarks import remarks
from diagnoza.plan.selection import Selection, is_weighed, once, select
from diagnoza.plan.serving import serving
from diagnoza.plan.settlement import settled
from diagnoza.plan.sums import summed, totals
from diagnoza.problems import Problem

DEFAULT = PlanOptions()


def build_plan(evaluations: Sequence[Evaluation], options: PlanOptions = DEFAULT) -> Plan:
    """The plan of a case (one or more units under one questionnaire); what `options` leave open, the sheet's decision says.

    With a budget the set of lines that closes most findings is chosen, without one every line that may be bought.
    The first programme decides what is obligatory, eligible and bounded; the others stand beside it to be compared.
    """
    options = with_decision(evaluations, options)
    programmes = options.programmes or _own_programmes(evaluations)
    demands = [demand for evaluation in evaluations for demand in demands_of(evaluation, programmes[:1])]
    candidates = candidate_lines(demands, evaluations, programmes, prices_of(evaluations, options.prices))
    expenses = _expenses(evaluations)
    funds = funds_of(evaluations, programmes[:1], expenses, options)
    contracts = contracts_of(evaluations)
    limit = None if options.variant == "pełny" else funds.limit
    selection = select(candidates, evaluations, options, limit)
    lines = selection.lines
    closed = closed_findings(evaluations, lines)
    return Plan(
        programmes=programmes,
        variant=options.variant or "zalecany",
        project_end=project_end(contracts),
        vat_share=vat_share_of(contracts),
        grant=funds.grant,
        reserve=options.reserve,
        budget=funds.budget,
        budget_source=funds.source,
        limit=limit,
        available=funds.limit,
        limiter=funds.limiter,
        lines=lines,
        expenses=expenses,
        total=totals(lines),
        free=_free(evaluations),
        closed=tuple(finding for _, finding in closed),
        open_findings=tuple(open_findings(evaluations, lines, closed)),
        unproved_weight=selection.choice.bound - selection.choice.removed if selection.choice else 0,
        next_step=_next_step(selection, evaluations, options, limit),
        settlement=_settlement(programmes, totals(lines), funds.spent, evaluations),
        coverage=tuple(coverage(programme, lines) for programme in programmes),
        problems=(
            *remarks(lines, demands, funds, selection, evaluations, options),
            *_beside(lines, expenses, programmes, evaluations),
        ),
    )


def _own_programmes(evaluations: Iterable[Evaluation]) -> tuple[Programme, ...]:
    """Those of the questionnaires."""
    return tuple(dict.fromkeys(p for e in evaluations if (p := e.definition.programme) is not None))


def _settlement(
    programmes: Sequence[Programme], total: Amounts, spent: int, evaluations: Iterable[Evaluation]
) -> Settlement | None:
    """Under the first programme; the contract of another one tells nothing of it."""
    if not programmes:
        return None
    contracts = contracts_of(evaluations) if contract_programme(evaluations) in (None, programmes[0]) else ()
    return settled(programmes[0], total, spent, contracts)


def _beside(
    lines: Sequence[Line],
    expenses: Sequence[Expense],
    programmes: Sequence[Programme],
    evaluations: Sequence[Evaluation],
) -> Iterator[Problem]:
    """What is told of days, of what is owned, of orders and of brands."""
    bank = evaluations[0].definition.bank
    yield from dated_remarks(lines, expenses, programmes, evaluations)
    yield from holding_remarks(lines, evaluations)
    days = diagnosed_on(evaluations), project_end(contracts_of(evaluations))
    yield from order_remarks(orders(lines, expenses), thresholds_for(bank.thresholds, programmes[:1], *days))
    yield from brand_remarks(lines, bank.brands)


def _free(evaluations: Iterable[Evaluation]) -> tuple[Measure, ...]:
    """Measures of certain findings that ask for no purchase, in their order; what the head turned down is left out."""
    results = (result for evaluation in evaluations for result in evaluation.measures)
    return tuple(
        dict.fromkeys(
            result.measure
            for result in results
            if result.state == "certain"
            and result.is_first_choice
            and not result.is_declined
            and not result.measure.purchases
        )
    )


def _next_step(
    selection: Selection, evaluations: Sequence[Evaluation], options: PlanOptions, limit: int | None
) -> NextStep | None:
    """The least money that would close more; None without a budget, or where no money would."""
    task, choice = selection.task, selection.choice
    if limit is None or task is None or choice is None or not choice.is_optimal:
        return None
    step = next_step(task, choice.removed, options.seconds)
    if step is None:
        return None
    better = choose(dataclasses.replace(task, budget=step.cost), options.seconds)  # the most that this money closes
    bought = frozenset(number for number, line in enumerate(selection.lines) if line.is_chosen)
    kept = _with_own_needs(better.lines, bought, selection.lines)
    findings = [f for e in evaluations for f in e.findings if is_weighed(f, options)]
    now, then = (frozenset(closed_by(task, lines)) for lines in (bought, kept))

    def lines(numbers: Iterable[int]) -> tuple[Line, ...]:
        return tuple(selection.lines[number] for number in sorted(numbers))

    return NextStep(
        gross=summed(lines(kept)).gross - summed(lines(bought)).gross,
        weight=better.removed - choice.removed,
        findings=tuple(findings[number] for number in sorted(then - now)),
        reopened=tuple(findings[number] for number in sorted(now - then)),
        lines=lines(kept - bought),
        dropped=lines(bought - kept),
        missing=better.cost - limit,
        missing_with_wishes=summed(lines(kept)).eligible - limit,
    )


def _with_own_needs(better: frozenset[int], bought: frozenset[int], lines: Sequence[Line]) -> frozenset[int]:
    """The better set and the own needs that are bought, each with what it rests on: some of that may be in the set already."""
    kept, served = once(lines, better), serving(lines)
    for number in sorted(bought):
        if lines[number].basis == "wish" and not lines[number].is_support:
            kept |= {number, *served.support(number, kept)}
    return kept


def _expenses(evaluations: Iterable[Evaluation]) -> tuple[Expense, ...]:
    return tuple(
        Expense(item, e.sheet.source.unit.id, int(part.gross * 100), part.state, part.date)
        for e in evaluations
        for item, part in e.sheet.expenses
    )
