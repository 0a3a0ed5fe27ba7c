"""Sentences on the money of a plan: what limits it, what the next step would bring, what was decided, why a line is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from diagnoza import wording
from diagnoza.answers.model import Decision
from diagnoza.evaluation.model import FindingResult
from diagnoza.plan.line import Line
from diagnoza.plan.model import NextStep, Plan
from diagnoza.report.text import joined

LIMITER: Mapping[str, str] = {
    "budzet": "podany budżet",
    "decyzja": "budżet z decyzji o zakupach",
    "grant": "kwota grantu",
    "program": "największa kwota grantu w programie",
}
_MOST_TITLES = 5


def next_step_sentence(plan: Plan, verb: str = "usuniesz") -> str:
    """The next best step: „Za dodatkowe 12 300,00 zł brutto usuniesz jeszcze 2 ustalenia: …”; „” where there is none."""
    step = plan.next_step
    if step is None:
        return ""
    count = wording.plural(len(step.findings), "ustalenie", "ustalenia", "ustaleń")
    bought = f"Trzeba dokupić: {_items(step.lines)}" if step.lines else ""
    dropped = f"zrezygnować z: {_items(step.dropped)}" if step.dropped else ""
    reopened = f"Otwarte pozostanie wtedy: {_titles(step.reopened)}." if step.reopened else ""
    actions = joined([bought, dropped], ", a ")
    return joined(
        [
            f"Za dodatkowe {wording.money(step.gross)} brutto {verb} jeszcze {count}: {_titles(step.findings)}.",
            f"{wording.sentence(actions)}" if actions else "",
            reopened,
            _shortage(step),
        ],
        " ",
    )


def _shortage(step: NextStep) -> str:
    """How much more money the step takes than the plan leaves, or would leave without own needs: „” where it leaves nothing."""
    if step.missing >= step.eligible:
        return ""
    of = "" if step.gross == step.eligible else f"; koszt kwalifikowalny to {wording.money(step.eligible)}"
    if step.missing == step.missing_with_wishes:
        return f"Brakuje na to {wording.money(step.missing)}, resztę plan zostawia{of}."
    kept = wording.money(step.missing_with_wishes)
    return f"Brakuje na to {wording.money(step.missing)} kosztem potrzeb własnych albo co najmniej {kept}, jeżeli mają zostać{of}."


def free_sentence(plan: Plan) -> str:
    """How much is done without purchases; „” where nothing is."""
    if not plan.free:
        return ""
    return f"{wording.plural(len(plan.free), 'zalecenie', 'zalecenia', 'zaleceń')} można wykonać bez zakupów."


def decision_text(decision: Decision) -> str:
    """„wariant zalecany, do 150 000,00 zł; Wójt, 30.11.2026; nie kupować: Laptop”: what was decided, by whom, what bounds it."""
    source = decision.source
    budget = f"do {wording.money(int(source.budget * 100))}" if source.budget is not None else ""
    decided = wording.short_day(source.decided) if source.decided else ""
    parts = (
        ("kupić w każdym razie", sorted(item.name for item in decision.included)),
        ("nie kupować", sorted(item.name for item in decision.omitted)),
        ("według programu", [programme.title for programme in decision.programmes]),
    )
    return joined(
        [
            joined([f"wariant {source.variant}", budget], ", "),
            joined([source.post, decided], ", "),
            *(f"{what}: {wording.listed(names)}" for what, names in parts if names),
            "dopuszczono pozycje, których kwalifikowalność jest niejasna" if source.with_unclear else "",
        ],
        "; ",
    )


def prospects(plan: Plan, verb: str = "usuniesz") -> Iterator[str]:
    """What is done without purchases, and what more money would bring."""
    yield from filter(None, (free_sentence(plan), next_step_sentence(plan, verb)))


def _items(lines: Iterable[Line]) -> str:
    return wording.listed(list(dict.fromkeys(line.item.name for line in lines)))


def _titles(findings: Iterable[FindingResult]) -> str:
    counts = Counter(finding.title for finding in findings)
    named = (f"{title} (w {count} jednostkach)" if count > 1 else title for title, count in counts.items())
    return wording.first_few(named, _MOST_TITLES, "; ")
