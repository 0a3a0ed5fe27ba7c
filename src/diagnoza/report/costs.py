"""What the purchases cost and bring, as labelled values for the page for management."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diagnoza import wording
from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.model import Plan
from diagnoza.plan.sums import summed_by
from diagnoza.report import model
from diagnoza.report.account import account
from diagnoza.report.confirmation import unconfirmed_sentence
from diagnoza.report.spending import decision_text
from diagnoza.report.yearly import yearly_short

DECISION = "Decyzja"


def costs(evaluations: Sequence[Evaluation], plan: Plan) -> Iterator[model.Field]:
    """What was decided, the sum, what bounds it, what is paid otherwise, what it closes, what it costs every year."""
    yield from (model.Field(DECISION, text) for text in decision_texts(evaluations))
    by_basis = summed_by((line for line in plan.lines if line.is_chosen), lambda line: line.basis)
    parts = [
        f"{wording.BASIS_GROUP[basis].lower()}: {wording.money(amounts.gross)}" for basis, amounts in by_basis.items()
    ]
    shares = f" ({'; '.join(parts)})" if parts else ""
    yield model.Field("Zakupy razem, brutto", f"{wording.money(plan.total.gross)}{shares}")
    yield from _account(plan)
    closed, every = len(plan.closed), len(plan.closed) + len(plan.left_open)
    if every:
        told = f"{wording.number(closed)} z {wording.number(every)}"
        yield model.Field("Zakupy i zalecenia bez zakupów usuwają", f"{told} {_findings(every)}")
    if yearly := yearly_short(plan):
        yield model.Field("Co roku po projekcie" if plan.programmes else "Co roku", yearly)
    if unconfirmed := unconfirmed_sentence(plan):
        yield model.Field("Do potwierdzenia", unconfirmed)
    if not plan.is_complete:
        yield model.Field("Uwaga", "plan jest niepełny: nie wszystkie pozycje mają cenę")


def decision_texts(evaluations: Sequence[Evaluation]) -> Iterator[str]:
    """What was decided on purchases, with the unit's name where several units decided."""
    found = [(e.sheet.source.unit.name, e.sheet.decision) for e in evaluations if e.sheet.decision is not None]
    for name, decision in found:
        whose = f"{name}: " if len(found) > 1 else ""
        yield f"{whose}{decision_text(decision)}" if decision is not None else ""


def _account(plan: Plan) -> Iterator[model.Field]:
    """How much of what there is the plan takes and what is left; then what the limit does not count."""
    entries = list(account(plan))
    amounts = {entry.meaning: entry.amount for entry in entries}
    if "limit" in amounts:
        source = "Z grantu" if plan.limiter in ("grant", "program") else "Z budżetu"
        left = amounts["left"]
        rest = f"zostaje {wording.money(left)}" if left >= 0 else f"brakuje {wording.money(-left)}"
        taken = f"{wording.money(amounts['plan'])} z {wording.money(amounts['limit'])}"
        yield model.Field(source, f"{taken}; {rest}")
    below = next(row for row, entry in enumerate(entries) if entry.meaning == "plan") + 1
    for entry in entries[below:]:
        if entry.meaning == "beyond":
            yield model.Field("Z własnych środków (VAT)", wording.money(entry.amount))
        elif not entry.meaning:
            yield model.Field(entry.what, wording.money(entry.amount))


def _findings(every: int) -> str:
    return wording.plural_word(every, "ustalenia", "ustaleń", "ustaleń")
