"""What the sheet's purchase decision asks of a plan."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from diagnoza.answers.model import Decision
from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.options import PlanOptions


def decision_of(evaluations: Iterable[Evaluation]) -> Decision | None:
    """The decision that counts: of the first sheet that has one."""
    return next((e.sheet.decision for e in evaluations if e.sheet.decision is not None), None)


def with_decision(evaluations: Iterable[Evaluation], options: PlanOptions) -> PlanOptions:
    """The options, and what they leave open as the first sheet with a decision says; the variant is never left open.

    A list that was asked for stands in place of the decision's. What is asked to be left out is not forced by the decision
    and the other way round. The decision's budget is not among the options (`plan.funds`).
    """
    decision = decision_of(evaluations)
    if decision is None:
        return dataclasses.replace(options, variant=options.variant or "zalecany")
    return dataclasses.replace(
        options,
        variant=options.variant or decision.source.variant,
        programmes=options.programmes or decision.programmes,
        included=options.included or decision.included - options.omitted,
        omitted=options.omitted or decision.omitted - options.included,
        with_unclear=options.with_unclear or bool(decision.source.with_unclear),
    )
