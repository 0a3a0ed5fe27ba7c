"""The plan in a few lines for who decides: each with a word in front that tells what it is about."""

from __future__ import annotations

from collections.abc import Iterator

from diagnoza import wording
from diagnoza.plan.model import Plan
from diagnoza.plan.sums import summed_by
from diagnoza.report.confirmation import MARK, unconfirmed_sentence
from diagnoza.report.costs import decision_texts
from diagnoza.report.ledger.subject import Subject
from diagnoza.report.plan_headline import findings_sentences, money_sentences, to_establish_sentences
from diagnoza.report.spending import next_step_sentence
from diagnoza.report.text import joined
from diagnoza.report.yearly import yearly_sentences

TOLD = frozenset(("P001", "P010"))
"""Warnings of the plan that are among these lines: what has no price, what costs every year."""
_NAMED = 3


def brief(subject: Subject) -> Iterator[tuple[str, str]]:
    """(about what, sentences); what there is nothing to say of is left out."""
    parts = (
        ("Zakupy", _purchases(subject)),
        ("Ustalenia", [*findings_sentences(subject.plan), *_critical(subject.plan)]),
        ("Koszty roczne", yearly_sentences(subject.plan)),
        ("Do potwierdzenia", _to_confirm(subject.plan)),
        ("Decyzja", [f"{text}." for text in decision_texts(subject.evaluations)]),
        ("Do decyzji", [next_step_sentence(subject.plan, "można usunąć")]),
    )
    told = ((about, joined(sentences, " ")) for about, sentences in parts)
    yield from ((about, text) for about, text in told if text)


def _purchases(subject: Subject) -> Iterator[str]:
    if subject.bought:
        count = wording.plural(len(subject.bought), "pozycja", "pozycje", "pozycji")
        sums = summed_by(subject.bought, lambda line: line.basis)
        parts = [
            f"{wording.BASIS_GROUP[basis].lower()} {wording.money(amounts.gross)}" for basis, amounts in sums.items()
        ]
        shares = f": {', '.join(parts)}" if len(parts) > 1 else ""
        yield f"{count} za {wording.money(subject.plan.total.gross)} brutto{shares}."
        if "wish" in sums:
            yield "Potrzeb własnych nie wliczono do usuwania ustaleń."
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


def _to_confirm(plan: Plan) -> Iterator[str]:
    if unconfirmed := unconfirmed_sentence(plan):
        yield f"{MARK} {unconfirmed}"
    yield from to_establish_sentences(plan)
    unpriced = list(dict.fromkeys(line.item.name for line in plan.lines if line.is_needed and line.cost is None))
    if unpriced:
        yield f"Bez ceny, więc poza planem: {wording.first_few(unpriced, _NAMED)}."
