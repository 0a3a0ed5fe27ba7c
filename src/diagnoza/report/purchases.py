"""What to buy: the plan by programme area, its money, what is to be watched, what stands outside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from diagnoza import wording
from diagnoza.definition.model import Item
from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.line import Line
from diagnoza.plan.model import Plan
from diagnoza.plan.sums import summed
from diagnoza.plan.variants import Variant
from diagnoza.report import model
from diagnoza.report.account import account
from diagnoza.report.confirmation import unconfirmed_sentence
from diagnoza.report.costs import decision_texts
from diagnoza.report.numbers import Numbers
from diagnoza.report.plan_headline import headline
from diagnoza.report.purchase_lines import Entries
from diagnoza.report.settlement import settlement_rows
from diagnoza.report.spending import prospects
from diagnoza.report.tallies import area_of
from diagnoza.report.text import UNCONFIRMED, remark
from diagnoza.report.variants import curve_entries, variant_entries, variants_note

TITLE = "Zakupy według obszarów programu"
INELIGIBLE_TITLE = "Potrzeby niekwalifikowalne"


def purchases(
    plan: Plan, evaluations: Sequence[Evaluation], numbers: Mapping[str, Numbers], variants: Sequence[Variant] = ()
) -> model.Purchases:
    """Lines by area of the first programme; ineligible and conditional ones apart, those nobody means to buy in short."""
    entries = Entries(plan, evaluations, numbers)
    needed = [line for line in plan.lines if line.is_needed]
    payable = [line for line in needed if line.state == "certain" and line.status != "ineligible"]
    conditional = [line for line in needed if line.state == "conditional" and line.status != "ineligible"]
    return model.Purchases(
        title=purchases_title(plan),
        programme="; ".join(programme.title for programme in plan.programmes),
        groups=tuple(_groups(payable, plan, entries)),
        needless=tuple(_needless(plan, entries)),
        totals=tuple(_totals(plan)),
        expenses=tuple(_expenses(plan, evaluations)),
        owned=tuple(_owned(evaluations)),
        settlement=tuple(settlement_rows(plan.settlement)),
        limits=tuple(
            model.Row((limit.text, limit.source.title, "potwierdzone w źródle" if limit.verified else UNCONFIRMED))
            for programme in plan.programmes
            for limit in programme.limits
        ),
        remarks=tuple(_remarks(plan)),
        ineligible=tuple(entries.entry(line) for line in needed if line.status == "ineligible"),
        conditional=tuple(map(entries.entry, conditional)),
        variants=tuple(variant_entries(variants)),
        curve=tuple(curve_entries(variants, evaluations, plan)),
        variants_note=variants_note(variants, evaluations[0].sheet.source.unit.name),
        headline=(*(f"Decyzja: {text}." for text in decision_texts(evaluations)), *headline(plan)),
        unconfirmed=unconfirmed_sentence(plan),
    )


def purchases_title(plan: Plan) -> str:
    """The chapter's title: without a programme there are no areas."""
    return TITLE if plan.programmes else "Zakupy"


def _groups(lines: Sequence[Line], plan: Plan, entries: Entries) -> Iterator[model.LineGroup]:
    """In the order of the programme's areas; what is bought stands first in each, and an item's requirements once."""
    groups: dict[str, list[Line]] = {}
    for line in sorted(lines, key=lambda line: not line.is_chosen):
        groups.setdefault(area_of(line), []).append(line)
    order = [area.title for programme in plan.programmes for area in programme.areas]
    for title in sorted(groups, key=lambda title: order.index(title) if title in order else len(order)):
        seen: set[Item] = set()
        made = []
        for line in groups[title]:
            made.append(entries.entry(line, is_repeated=line.item in seen))
            seen.add(line.item)
        gross = summed(line for line in groups[title] if line.is_chosen).gross
        yield model.LineGroup(title if plan.programmes else "Pozycje", tuple(made), wording.money(gross))


def _needless(plan: Plan, entries: Entries) -> Iterator[model.Row]:
    """What is owned, refused or done by what is bought; then mere alternatives, of which there are many."""
    lines = [line for line in plan.lines if not line.is_needed]
    lines.sort(key=lambda line: line.hindrance == "alternative")
    yield from map(entries.needless_row, lines)


def _totals(plan: Plan) -> Iterator[model.Field]:
    total = plan.total
    yield model.Field("Razem netto", wording.money(total.net))
    yield model.Field("Razem VAT", wording.money(total.vat))
    yield model.Field("Razem brutto", wording.money(total.gross))
    for entry in account(plan):
        if plan.programmes or entry.meaning != "plan" or entry.amount != total.gross:
            yield model.Field(entry.what, wording.money(entry.amount))
    for programme in plan.programmes:
        bounds = [
            wording.money(v) if v is not None else "nie podano" for v in (programme.grant_min, programme.grant_max)
        ]
        yield model.Field(f"Granice grantu ({programme.title})", f"od {bounds[0]} do {bounds[1]}")


def _expenses(plan: Plan, evaluations: Sequence[Evaluation]) -> Iterator[model.Row]:
    names = {e.sheet.source.unit.id: e.sheet.source.unit.name for e in evaluations}
    for expense in plan.expenses:
        dated = wording.short_day(expense.dated) if expense.dated else ""
        yield model.Row((expense.item.name, names[expense.unit], wording.money(expense.gross), expense.state, dated))


def _owned(evaluations: Sequence[Evaluation]) -> Iterator[model.Row]:
    for evaluation in evaluations:
        for item, part in evaluation.sheet.owned:
            quantity = wording.counted(part.quantity, item.unit)
            until = wording.short_day(part.durable_until) if part.durable_until else "—"
            yield model.Row(
                (item.name, evaluation.sheet.source.unit.name, quantity, part.source or "nie podano", until)
            )


def _remarks(plan: Plan) -> Iterator[str]:
    """What the money does, what is to be watched."""
    yield from prospects(plan, "można usunąć")
    yield from map(remark, plan.problems)
