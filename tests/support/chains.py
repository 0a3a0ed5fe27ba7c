"""What every explanation holds to, whatever it explains."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.model import Plan
from diagnoza.problems import Failure
from diagnoza.report.explanation import Explanation, explain

_NAMED = re.compile(r"^(?:Pytanie ([\w-]+):|(?:Ustalenie|Zalecenie|Zakup) ([\w-]+) „)")
_ENDS = (".", "!", "?", "…")


def faults(explanation: Explanation, known: Iterable[str]) -> Iterator[str]:
    """Sentences that are no sentences, and ids that lead nowhere."""
    before = -1
    for step in explanation.steps:
        text = step.text
        if not text.endswith(_ENDS) or text.endswith(("..", ". .", ": .")):
            yield f"no full stop: {text}"
        if "None" in text or "  " in text or text != text.strip() or "\n" in text:
            yield f"unclean: {text!r}"
        if not text[0].isupper() and not text[0].isdigit():
            yield f"no capital: {text}"
        if step.depth > before + 1:
            yield f"jumps from {before} to {step.depth}: {text}"
        before = step.depth
        match = _NAMED.match(text)
        if match and (match[1] or match[2]) not in known:
            yield f"dangling {match[0]}"


def ids(evaluations: Sequence[Evaluation]) -> list[str]:
    """Every id that can be asked about."""
    definition = evaluations[0].definition
    bank = definition.bank
    own = {finding.id for e in evaluations for finding in (*e.findings, *e.rejected)}
    return [*(q.id for q in definition.questions), *(own | {*bank.findings}), *bank.measures, *bank.items]


def broken(evaluations: Sequence[Evaluation], plan: Plan, *, may_cite_nothing: bool = False) -> Iterator[str]:
    """Lines whose chain ends before an answer and a legal point or one of the programme, or „potrzeba własna”.

    With `may_cite_nothing` a finding that neither cites a point nor states a criterion only has to say so.
    """
    for line in plan.lines:
        try:
            texts = [step.text for step in explain(line.item.id, evaluations, plan).steps]
        except Failure as failure:
            yield f"{line.item.id}: {failure}"
            continue
        told = " ".join(texts)
        if line.basis == "wish":
            reached = "Potrzeba własna" in told and line.reason.rstrip(".") in told
        elif line.basis == "programme":
            reached = "Obowiązek programu" in told
        else:
            answer = any(text.startswith("Pytanie ") for text in texts) or "ustalenie własne audytora" in told
            point = any(text.startswith(("Podstawa: ", "Kryterium: ")) for text in texts) or " Źródło: " in told
            reached = answer and (point or (may_cite_nothing and "Nie wskazano przepisu." in texts))
        if not reached:
            yield f"{line.item.id} ({line.basis}): {told}"
