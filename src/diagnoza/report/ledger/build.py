"""A plan → its ledger: the plan line by line, sums, orders against thresholds, requirements."""

from __future__ import annotations

from collections.abc import Sequence

from diagnoza import wording
from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.model import Plan
from diagnoza.plan.remarks import diagnosed_on
from diagnoza.report.ledger.lines import lines_table
from diagnoza.report.ledger.model import Ledger, Sheet
from diagnoza.report.ledger.orders import orders_sheet
from diagnoza.report.ledger.requirements import requirements_sheet
from diagnoza.report.ledger.sums import sums_sheet
from diagnoza.report.text import joined

CONFIDENTIAL = "Dokument zawiera opis zabezpieczeń i słabości systemów. Nie publikować w BIP."


def build_ledger(evaluations: Sequence[Evaluation], plan: Plan) -> Ledger:
    """The four sheets of a plan of these evaluations."""
    head = evaluations[0]
    title = f"Plan zakupów: {head.sheet.source.unit.name}"
    return Ledger(
        title,
        diagnosed_on(evaluations),
        (
            _plan_sheet(title, evaluations, plan),
            sums_sheet(plan, diagnosed_on(evaluations)),
            orders_sheet(plan, head.definition.bank.thresholds, diagnosed_on(evaluations)),
            requirements_sheet(plan),
        ),
    )


def _plan_sheet(title: str, evaluations: Sequence[Evaluation], plan: Plan) -> Sheet:
    names = {e.sheet.source.unit.id: e.sheet.source.unit.name for e in evaluations}
    day = diagnosed_on(evaluations)
    basis = [
        "; ".join(f"Program: {programme.title}" for programme in plan.programmes),
        f"Kwestionariusz: {evaluations[0].definition.title}, wersja {evaluations[0].definition.version}",
        f"Stan na dzień: {wording.day(day)}" if day else "Dnia diagnozy nie podano",
    ]
    return Sheet(
        name="Plan",
        title=title,
        notes=(joined(basis, " · "), _money(plan), *_open(plan)),
        tables=(lines_table(plan, names),),
        remarks=tuple(joined([p.message, p.hint], " — ") for p in plan.problems),
        warning=CONFIDENTIAL,
        pinned=2,
    )


def _money(plan: Plan) -> str:
    total = plan.total
    parts = [
        f"Razem w planie: netto {wording.money(total.net)}, VAT {wording.money(total.gross - total.net)}, "
        f"brutto {wording.money(total.gross)}"
    ]
    if plan.programmes:
        parts.append(f"w tym koszt kwalifikowalny {wording.money(total.eligible)}")
    if plan.budget is not None:
        parts.append(f"dostępne środki {wording.money(plan.budget)}")
    return f"{'; '.join(parts)}."


def _open(plan: Plan) -> tuple[str, ...]:
    told = []
    if plan.to_establish:
        told.append(f"Do ustalenia, poza sumą: {wording.money(plan.to_establish)} brutto.")
    if not plan.is_complete:
        told.append("Plan jest niepełny: nie wszystkie pozycje mają cenę.")
    return (" ".join(told),) if told else ()
