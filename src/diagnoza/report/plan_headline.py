"""The plan in a few sentences for who decides: what for how much of what money, what it closes, what stays open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from diagnoza import wording
from diagnoza.definition.terms import SeverityName
from diagnoza.evaluation.model import FindingResult
from diagnoza.plan.line import Line
from diagnoza.plan.model import Openness, Plan
from diagnoza.plan.sums import summed
from diagnoza.report.spending import LIMITER

_STAYING: Sequence[tuple[str, tuple[Openness, ...]]] = (
    ("Nieusunięte, bo zakup wymaga wyjaśnienia z operatorem programu", ("unclear",)),
    ("Nieusunięte, bo brakuje ceny", ("price",)),
    ("Nieusunięte, bo program nie finansuje zakupu", ("ineligible",)),
    ("Nieusunięte, bo brakuje środków", ("money",)),
    ("Nieusunięte, bo zakup pominięto na życzenie", ("omitted",)),
    ("Nieusunięte, bo zalecenia nie przyjęto", ("declined",)),
    ("Poza wariantem minimum", ("variant",)),
    ("Nieusunięte", ("", "useless", "unsupported", "conditional", "alternative", "owned", "closed", "served")),
    ("Według odrębnych zaleceń audytora, poza planem", ("own",)),
    ("Ryzyko zaakceptowane", ("accepted",)),
)
"""What is said of findings that stay open, by what stands in the way."""
_NAMED = 3
"""So many open findings are named; the report and `ocena` list all."""


def headline(plan: Plan) -> Iterator[str]:
    """What is bought for how much of what money, what it closes, what is left open, what is to be established."""
    bought = [line for line in plan.lines if line.is_chosen]
    total = plan.total
    yield f"{_sum('Do zakupu', bought)} (netto {wording.money(total.net)}, VAT {wording.money(total.vat)})."
    wishes = [line for line in bought if line.basis == "wish"]
    if wishes:
        yield f"{_sum('W tym potrzeby własne, których nie wliczono do usuwania ustaleń', wishes)}."
    yield from money_sentences(plan)
    beyond = total.beyond
    if plan.programmes and beyond:
        yield f"Z własnych środków, bo to VAT niekwalifikowalny: {wording.money(beyond)}."
    yield from findings_sentences(plan)
    yield from to_establish_sentences(plan)
    unpriced = {line.item for line in plan.lines if line.is_needed and line.state == "certain" and line.cost is None}
    if unpriced:
        count = wording.plural(len(unpriced), "potrzebnej pozycji", "potrzebnych pozycji", "potrzebnych pozycji")
        yield f"Plan jest niepełny: nie podano ceny {count}."


def money_sentences(plan: Plan) -> Iterator[str]:
    """What bounds the plan, or why nothing does; what it takes of that and what is left."""
    if plan.variant == "minimum":
        yield "Wariant minimum: tylko to, do czego zobowiązuje program, i to, co usuwa ustalenia krytyczne."
    if plan.variant == "pełny":
        yield "Wariant pełny: wszystkie zalecane zakupy, bez względu na budżet."
    if plan.available is None or plan.left is None:
        if plan.variant == "zalecany":
            yield f"Nie podano budżetu ani kwoty grantu, więc plan obejmuje {_all_there_is(plan)}."
        return
    left = plan.left
    rest = f"po tych zakupach zostaje {wording.money(left)}" if left >= 0 else f"brakuje {wording.money(-left)}"
    cost = "Koszt kwalifikowalny" if plan.programmes else "Koszt"
    yield f"{cost}: {wording.money(plan.total.eligible)} z {wording.money(plan.available)} ({_origin(plan)}); {rest}."


def _all_there_is(plan: Plan) -> str:
    certain = [line for line in plan.lines if line.is_needed and line.state == "certain"]
    priced = sum(line.cost is not None for line in certain)
    if priced == len(certain):
        return "wszystkie zalecane zakupy"
    return f"zalecane zakupy, których cenę podano ({priced} z {wording.number(len(certain))})"


def _origin(plan: Plan) -> str:
    """What the limit is and how it came about."""
    less = [("wydatków", plan.spent), ("rezerwy", plan.reserve)]
    minus = "".join(f" − {wording.money(amount)} {what}" for what, amount in less if amount)
    if plan.limiter == "grant" and plan.grant is not None:
        return f"{wording.money(plan.grant)} grantu{minus}" if minus else "kwota grantu"
    over = ""
    if plan.limiter == "program" and plan.budget is not None:
        over = f"; budżet {wording.money(plan.budget)} jest większy"
    return LIMITER[plan.limiter] + over


def _sum(what: str, lines: Sequence[Line]) -> str:
    """„Do zakupu: 3 pozycje za 1 230,00 zł brutto, w tym 1 bez ceny”; where none has a price no sum is told."""
    counted = f"{what}: {wording.plural(len(lines), 'pozycja', 'pozycje', 'pozycji')}"
    priced = [line for line in lines if line.cost]
    if lines and not priced:
        return f"{counted}, bez ceny"
    without = f", w tym {len(lines) - len(priced)} bez ceny" if len(priced) < len(lines) else ""
    return f"{counted} za {wording.money(summed(priced).gross)} brutto{without}"


def findings_sentences(plan: Plan) -> Iterator[str]:
    """How many findings the plan closes, and which stay and why."""
    every = len(plan.closed) + len(plan.left_open)
    if not every:
        return
    of = wording.plural_word(every, "ustalenia", "ustaleń", "ustaleń")
    yield f"Te zakupy i zalecenia bez zakupów usuwają {len(plan.closed)} z {wording.number(every)} {of}."
    for told, whys in _STAYING:
        staying = [entry.finding for entry in plan.open_findings if entry.why in whys]
        if staying:
            yield f"{told}: {_named(staying)}."


def _named(findings: Sequence[FindingResult]) -> str:
    """The heaviest by title; what several units have is named once."""
    counts = Counter(finding.title for finding in findings)
    worst = {f.title: f.severity for f in sorted(findings, key=lambda finding: finding.rank)}
    titles = sorted(counts, key=lambda title: -max(f.rank for f in findings if f.title == title))
    names = [_titled(title, worst[title], counts[title]) for title in titles[:_NAMED]]
    rest = sum(counts[title] for title in titles[_NAMED:])
    more = f" i jeszcze {wording.plural(rest, 'ustalenie', 'ustalenia', 'ustaleń')}" if rest else ""
    return ", ".join(names) + more


def _titled(title: str, severity: SeverityName, count: int) -> str:
    units = f", w {count} jednostkach" if count > 1 else ""
    return f"{wording.quoted(title)} (waga {wording.SEVERITY[severity]}{units})"


def to_establish_sentences(plan: Plan) -> Iterator[str]:
    """What has to be asked before it is known whether it is bought."""
    waiting = [line for line in plan.lines if line.state == "conditional" and line.is_needed]
    unclear = [line for line in plan.lines if line.hindrance == "unclear" and line.is_needed]
    if waiting:
        yield f"{_sum('Do ustalenia, czy są potrzebne', waiting)}."
    if unclear:
        yield f"{_sum('Do wyjaśnienia z operatorem programu', unclear)}."
