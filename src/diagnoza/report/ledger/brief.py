"""The plan in a few lines for who decides: each with a word in front that tells what it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diagnoza import wording
from diagnoza.plan.model import Line, Plan
from diagnoza.plan.sums import summed_by
from diagnoza.report.confirmation import MARK, unconfirmed_sentence
from diagnoza.report.ledger.subject import GROUPS, Subject
from diagnoza.report.plan_headline import findings_sentences, money_sentences, to_establish_sentences
from diagnoza.report.spending import decision_text, next_step_sentence
from diagnoza.report.text import joined

TOLD = frozenset(("P001", "P010"))
"""Warnings of the plan that are among these lines: what has no price, what costs every year."""
_NAMED = 3


def brief(subject: Subject) -> Iterator[tuple[str, str]]:
    """(about what, sentences); what there is nothing to say of is left out."""
    parts = (
        ("Zakupy", _purchases(subject)),
        ("Ustalenia", [*findings_sentences(subject.plan), *_critical(subject.plan)]),
        ("Koszty roczne", _yearly(subject.bought)),
        ("Do potwierdzenia", _to_confirm(subject.plan)),
        ("Do decyzji", _decisions(subject)),
    )
    told = ((about, joined(sentences, " ")) for about, sentences in parts)
    yield from ((about, text) for about, text in told if text)


def _purchases(subject: Subject) -> Iterator[str]:
    if subject.bought:
        count = wording.plural(len(subject.bought), "pozycja", "pozycje", "pozycji")
        sums = summed_by(subject.bought, lambda line: line.basis)
        parts = [f"{GROUPS[basis].lower()} {wording.money(amounts.gross)}" for basis, amounts in sums.items()]
        shares = f": {', '.join(parts)}" if len(parts) > 1 else ""
        yield f"{count} za {wording.money(subject.plan.total.gross)} brutto{shares}."
        if "wish" in sums:
            yield "Potrzeby własne nie usuwają ustaleń."
    if subject.plan.limit is None or subject.plan.variant == "minimum":
        yield from money_sentences(subject.plan)


def _critical(plan: Plan) -> Iterator[str]:
    """How many of the critical ones are closed."""
    closed = sum(finding.severity == "krytyczna" for finding in plan.closed)
    every = closed + sum(finding.severity == "krytyczna" for finding in plan.left_open)
    if every:
        yield f"Z krytycznych plan usuwa {wording.number(closed)} z {wording.number(every)}."
    elif plan.closed or plan.left_open:
        yield "Żadne ustalenie nie jest krytyczne."


def _yearly(bought: Sequence[Line]) -> Iterator[str]:
    """What the office pays every year; what is known is summed."""
    lasting = [line for line in bought if line.item.yearly_cost or (line.cost and line.cost.yearly)]
    if not lasting:
        return
    known = [line.cost.yearly for line in lasting if line.cost and line.cost.yearly is not None]
    yield f"Po projekcie urząd zapłaci co roku za: {wording.first_few((line.item.name for line in lasting), _NAMED)}."
    if not known:
        yield "Kwot rocznych nie ustalono."
    else:
        rest = "" if len(known) == len(lasting) else "; pozostałych kwot nie ustalono"
        yield f"Znane koszty: {wording.money(sum(known))} netto rocznie{rest}."


def _to_confirm(plan: Plan) -> Iterator[str]:
    if unconfirmed := unconfirmed_sentence(plan):
        yield f"{MARK} {unconfirmed}"
    yield from to_establish_sentences(plan)
    unpriced = list(dict.fromkeys(line.item.name for line in plan.lines if line.is_needed and line.cost is None))
    if unpriced:
        yield f"Bez ceny, więc poza planem: {wording.first_few(unpriced, _NAMED)}."


def _decisions(subject: Subject) -> Iterator[str]:
    for evaluation in subject.evaluations:
        if (decision := evaluation.sheet.decision) is not None:
            yield f"Podjęta decyzja: {decision_text(decision)}."
    yield next_step_sentence(subject.plan, "można usunąć")
