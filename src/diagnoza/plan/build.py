"""Evaluations of one case → the plan: lines merged over units, classed, priced and summed (design §5)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from diagnoza.definition.model import Measure
from diagnoza.evaluation.model import Evaluation, FindingResult
from diagnoza.plan.brands import brand_remarks
from diagnoza.plan.choose import choose, closed_by, next_step
from diagnoza.plan.coverage import coverage
from diagnoza.plan.dates import dated_remarks
from diagnoza.plan.days import diagnosed_on, project_end
from diagnoza.plan.demand import demands_of
from diagnoza.plan.holdings import holding_remarks
from diagnoza.plan.lines import candidate_lines, prices_of
from diagnoza.plan.model import Expense, Line, NextStep, Plan, Totals, Variant
from diagnoza.plan.money import money_of
from diagnoza.plan.options import PlanOptions
from diagnoza.plan.orders import order_remarks, orders, thresholds_for
from diagnoza.plan.remarks import remarks
from diagnoza.plan.selection import Selection, closed_findings, is_weighed, select
from diagnoza.plan.settlement import settled

DEFAULT = PlanOptions()


def build_plan(evaluations: Sequence[Evaluation], options: PlanOptions = DEFAULT) -> Plan:
    """The plan of a case (one or more units under one questionnaire).

    With a budget the set of lines that closes most findings is chosen, without one every line that may be bought.
    The first programme decides what is obligatory, eligible and bounded; the others stand beside it to be compared.
    """
    bank = evaluations[0].definition.bank
    own = tuple(dict.fromkeys(p for e in evaluations if (p := e.definition.programme) is not None))
    programmes = options.programmes or own
    options = dataclasses.replace(options, variant=options.variant or _decided(evaluations))
    demands = [demand for evaluation in evaluations for demand in demands_of(evaluation, programmes[:1])]
    candidates = candidate_lines(demands, evaluations, programmes, prices_of(evaluations, options.prices))
    expenses = _expenses(evaluations)
    money = money_of(evaluations, programmes[:1], expenses, options)
    limit = None if options.variant == "pełny" else money.limit
    selection = select(candidates, evaluations, options, limit)
    lines = selection.lines
    chosen = [line for line in lines if line.is_chosen]
    costs = [line.cost for line in chosen if line.cost is not None]
    closed = closed_findings(evaluations, lines)
    left_open = _left_open(evaluations, closed)
    total = Totals(sum(c.net for c in costs), sum(c.gross for c in costs), sum(c.eligible for c in costs))
    return Plan(
        programmes=programmes,
        grant=money.grant,
        reserve=options.reserve,
        budget=money.budget,
        budget_source=money.source,
        limit=limit,
        limiter=money.limiter if limit is not None else "",
        lines=lines,
        expenses=expenses,
        total=total,
        to_establish=sum(
            line.cost.gross for line in lines if line.state == "conditional" and line.is_wanted and line.cost
        ),
        removed_weight=sum(finding.rank for _, finding in closed),
        open_weight=sum(finding.rank for finding in left_open),
        unproved_weight=selection.choice.bound - selection.choice.removed if selection.choice else 0,
        next_step=_next_step(selection, evaluations, options, limit) if limit is not None else None,
        is_complete=all(line.cost is not None for line in lines if line.is_needed),
        limits=tuple(limit for programme in programmes for limit in programme.limits),
        settlement=settled(programmes[0], total.eligible, total.gross, [e.sheet.source.contract for e in evaluations])
        if programmes
        else None,
        coverage=tuple(coverage(programme, lines) for programme in programmes),
        problems=(
            *remarks(lines, demands, expenses, money, selection, evaluations, options),
            *dated_remarks(lines, expenses, programmes, evaluations),
            *holding_remarks(lines, evaluations),
            *order_remarks(
                orders(lines, expenses),
                thresholds_for(bank.thresholds, programmes, diagnosed_on(evaluations), project_end(evaluations)),
            ),
            *brand_remarks(lines, bank.brands),
        ),
        variant=options.variant or "zalecany",
        free=_free(evaluations),
        closed=tuple(finding for _, finding in closed),
        left_open=left_open,
    )


def _decided(evaluations: Iterable[Evaluation]) -> Variant:
    """The variant that the first sheet with a decision holds."""
    decisions = (evaluation.sheet.source.decision for evaluation in evaluations)
    return next((decision.variant for decision in decisions if decision is not None), "zalecany")


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
    selection: Selection, evaluations: Sequence[Evaluation], options: PlanOptions, limit: int
) -> NextStep | None:
    """The least money that would close more; None without a budget, or where no money would."""
    task, choice = selection.task, selection.choice
    if task is None or choice is None or not choice.is_optimal:
        return None
    better = next_step(task, choice.removed)
    if better is None:
        return None
    better = choose(dataclasses.replace(task, budget=better.cost))  # the most that this money closes
    findings = [f for e in evaluations for f in e.findings if is_weighed(f, options)]
    now, then = (frozenset(closed_by(task, lines)) for lines in (choice.lines, better.lines))

    def lines(numbers: Iterable[int]) -> tuple[Line, ...]:
        return tuple(selection.lines[number] for number in sorted(numbers))

    return NextStep(
        gross=_gross(lines(better.lines)) - _gross(lines(choice.lines)),
        weight=better.removed - choice.removed,
        findings=tuple(findings[number] for number in sorted(then - now)),
        reopened=tuple(findings[number] for number in sorted(now - then)),
        lines=lines(better.lines - choice.lines),
        dropped=lines(choice.lines - better.lines),
        missing=better.cost
        - choice.cost
        - (limit - sum(line.cost.eligible for line in selection.lines if line.is_chosen and line.cost is not None)),
    )


def _gross(lines: Iterable[Line]) -> int:
    return sum(line.cost.gross for line in lines if line.cost is not None)


def _expenses(evaluations: Iterable[Evaluation]) -> tuple[Expense, ...]:
    return tuple(
        Expense(item, e.sheet.source.unit.id, int(part.gross * 100), part.state, part.date)
        for e in evaluations
        for item, part in e.sheet.expenses
    )


def _left_open(
    evaluations: Iterable[Evaluation], closed: Iterable[tuple[Evaluation, FindingResult]]
) -> tuple[FindingResult, ...]:
    """Certain findings that the plan does not close."""
    done = {(id(evaluation), finding.id) for evaluation, finding in closed}
    return tuple(
        finding
        for evaluation in evaluations
        for finding in evaluation.findings
        if finding.state == "certain" and (id(evaluation), finding.id) not in done
    )
