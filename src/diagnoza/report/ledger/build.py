"""A plan → its ledger: a page to decide on, the plan line by line, sums, orders against thresholds, requirements."""

from __future__ import annotations

from collections.abc import Sequence

from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.model import Plan
from diagnoza.report.ledger.lines import plan_sheet
from diagnoza.report.ledger.model import Ledger
from diagnoza.report.ledger.orders import orders_sheet
from diagnoza.report.ledger.requirements import requirements_sheet
from diagnoza.report.ledger.subject import subject_of
from diagnoza.report.ledger.summary import summary_sheet
from diagnoza.report.ledger.sums import sums_sheet


def build_ledger(evaluations: Sequence[Evaluation], plan: Plan) -> Ledger:
    """The sheets of a plan of these evaluations."""
    subject = subject_of(evaluations, plan)
    return Ledger(
        f"Plan zakupów: {evaluations[0].sheet.source.unit.name}",
        subject.day,
        (
            summary_sheet(subject),
            plan_sheet(subject),
            sums_sheet(subject),
            orders_sheet(subject),
            requirements_sheet(subject),
        ),
    )
