"""Evaluations of one case → the plan: lines merged over units, classed, priced and summed (design §5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from diagnoza.definition.model import Programme
from diagnoza.evaluation.model import Evaluation, FindingResult
from diagnoza.plan.choose import closed_by, next_step
from diagnoza.plan.coverage import coverage
from diagnoza.plan.dates import dated_remarks
from diagnoza.plan.demand import demands_of
from diagnoza.plan.holdings import holding_remarks
from diagnoza.plan.lines import candidate_lines, prices_of
from diagnoza.plan.model import Expense, NextStep, Plan, Settlement, Totals
from diagnoza.plan.money import money_of
from diagnoza.plan.options import PlanOptions
from diagnoza.plan.remarks import remarks
from diagnoza.plan.selection import Selection, closed_findings, select, weights
from diagnoza.plan.settlement import settled

DEFAULT = PlanOptions()


def build_plan(evaluations: Sequence[Evaluation], options: PlanOptions = DEFAULT) -> Plan:
    """The plan of a case (one or more units under one questionnaire).

    With a budget the set of lines that closes most findings is chosen, without one every line that may be bought.
    The first programme decides what is obligatory, eligible and bounded; the others stand beside it to be compared.
    """
    own = tuple(dict.fromkeys(p for e in evaluations if (p := e.definition.programme) is not None))
    programmes = options.programmes or own
    demands = [demand for evaluation in evaluations for demand in demands_of(evaluation, programmes[:1])]
    candidates = candidate_lines(demands, evaluations, programmes, prices_of(evaluations, options.prices))
    expenses = _expenses(evaluations)
    money = money_of(evaluations, programmes[:1], expenses, options)
    selection = select(candidates, evaluations, options, money.limit)
    lines = selection.lines
    chosen = [line for line in lines if line.is_chosen]
    costs = [line.cost for line in chosen if line.cost is not None]
    removed, left = weights(evaluations, lines)
    closed = closed_findings(evaluations, lines)
    total = Totals(sum(c.net for c in costs), sum(c.gross for c in costs), sum(c.eligible for c in costs))
    return Plan(
        programmes=programmes,
        budget=money.budget,
        budget_source=money.source,
        limit=money.limit,
        limiter=money.limiter,
        lines=lines,
        expenses=expenses,
        total=total,
        to_establish=sum(
            line.cost.gross for line in lines if line.state == "conditional" and line.is_wanted and line.cost
        ),
        removed_weight=removed,
        open_weight=left,
        unproved_weight=selection.choice.bound - selection.choice.removed if selection.choice else 0,
        next_step=_next_step(selection, evaluations),
        is_complete=all(line.cost is not None for line in lines if line.is_wanted),
        limits=tuple(limit for programme in programmes for limit in programme.limits),
        settlement=settled(programmes[0], total.eligible, total.gross, [e.sheet.source.contract for e in evaluations])
        if programmes
        else None,
        coverage=tuple(coverage(programme, lines) for programme in programmes),
        problems=(
            *remarks(lines, demands, expenses, money, selection, evaluations),
            *dated_remarks(lines, expenses, programmes, evaluations),
            *holding_remarks(lines, evaluations),
        ),
        omitted=options.omitted,
        with_unclear=options.with_unclear,
        closed=tuple(finding for _, finding in closed),
        left_open=_left_open(evaluations, closed),
    )


def _next_step(selection: Selection, evaluations: Sequence[Evaluation]) -> NextStep | None:
    """The least money that would close more; None without a budget, or where no money would."""
    if selection.task is None or selection.choice is None or not selection.choice.is_optimal:
        return None
    better = next_step(selection.task, selection.choice.removed)
    if better is None:
        return None
    lines = tuple(selection.lines[index] for index in sorted(better.lines - selection.choice.lines))
    now, then = (
        sum(cost.gross for index in chosen if (cost := selection.lines[index].cost) is not None)
        for chosen in (selection.choice.lines, better.lines)
    )
    closed = len(closed_by(selection.task, better.lines)) - len(closed_by(selection.task, selection.choice.lines))
    return NextStep(then - now, better.removed - selection.choice.removed, closed, lines)


def _settlement(programmes: Sequence[Programme], total: Totals, evaluations: Iterable[Evaluation]) -> Settlement | None:
    contracts = [evaluation.sheet.source.contract for evaluation in evaluations]
    return settled(programmes[0], total.eligible, total.gross, contracts) if programmes else None


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
