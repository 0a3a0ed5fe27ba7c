"""A plan → its ledger: a page to decide on, the plan line by line, sums, orders against thresholds, requirements."""

from __future__ import annotations

from collections.abc import Sequence

from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.days import diagnosed_on
from diagnoza.plan.model import Plan
from diagnoza.report.ledger.lines import lines_table
from diagnoza.report.ledger.model import Ledger, Sheet
from diagnoza.report.ledger.orders import orders_sheet
from diagnoza.report.ledger.requirements import requirements_sheet
from diagnoza.report.ledger.summary import origin, summary_sheet
from diagnoza.report.ledger.sums import sums_sheet

CONFIDENTIAL = "Dokument zawiera opis zabezpieczeń i słabości systemów. Nie publikować w BIP."


def build_ledger(evaluations: Sequence[Evaluation], plan: Plan) -> Ledger:
    """The sheets of a plan of these evaluations."""
    head = evaluations[0]
    return Ledger(
        f"Plan zakupów: {head.sheet.source.unit.name}",
        diagnosed_on(evaluations),
        (
            summary_sheet(evaluations, plan),
            _plan_sheet(evaluations, plan),
            sums_sheet(plan, diagnosed_on(evaluations)),
            orders_sheet(plan, head.definition.bank.thresholds, diagnosed_on(evaluations)),
            requirements_sheet(plan),
        ),
    )


def _plan_sheet(evaluations: Sequence[Evaluation], plan: Plan) -> Sheet:
    names = {e.sheet.source.unit.id: e.sheet.source.unit.name for e in evaluations}
    return Sheet(
        name="Plan",
        title="Plan zakupów",
        notes=(origin(evaluations, plan), "Wyróżniono pozycje wybrane do planu."),
        tables=(lines_table(plan, names),),
        warning=CONFIDENTIAL,
        pinned=2,
    )
