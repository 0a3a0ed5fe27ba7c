"""The plan in the terminal as a page to decide on: for how much of what money, what is bought, what is not and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.text import Text

from diagnoza import wording
from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.line import Line
from diagnoza.plan.model import Plan
from diagnoza.plan.reasons import ALTERNATIVE, why_not
from diagnoza.plan.sums import summed_by
from diagnoza.render.eligibility import place, plain_title
from diagnoza.render.terminal_text import BULLET, print_folded, table
from diagnoza.report.confirmation import unconfirmed_sentence
from diagnoza.report.plan_headline import headline
from diagnoza.report.settlement import settlement_rows
from diagnoza.report.spending import decision_text, prospects
from diagnoza.report.text import joined
from diagnoza.report.unit_names import legend, short_names, whose

_NAMED = 3
"""So many alternatives are named; the report lists all."""


def print_plan(console: Console, plan: Plan, evaluations: Sequence[Evaluation]) -> None:
    """The headline, what is bought and in which areas, what is not and why, own contribution, tranches, durability."""
    programmes = ", ".join(programme.title for programme in plan.programmes)
    print_folded(console, f"Plan zakupów: {programmes}" if programmes else "Plan zakupów", style="bold")
    units = short_names(evaluations) if len(evaluations) > 1 else {}
    if units:
        print_folded(console, legend(evaluations))
    for evaluation in evaluations:
        if evaluation.sheet.decision is not None:
            print_folded(console, f"Decyzja: {decision_text(evaluation.sheet.decision)}.")
    for sentence in (*headline(plan), *prospects(plan)):
        print_folded(console, sentence)
    console.print()
    bought = [line for line in plan.lines if line.is_chosen]
    if bought:
        console.print(table("Kupić", *_bought(bought, plan, units)))
        _print_areas(console, bought, plan)
    _print_left(console, plan, units)
    _print_settlement(console, plan)


def print_pointer(console: Console, plan: Plan) -> None:
    """Where the rest of what is known of the programmes stands."""
    if plan.programmes:
        ids = " ".join(f"--program {programme.id}" for programme in plan.programmes)
        told = "Kwalifikowalność każdej pozycji ze źródłem i zasady programu pokaże to samo polecenie z opcją"
        print_folded(console, f"{told} {ids}; całość podaje raport.")


def _print_areas(console: Console, bought: Sequence[Line], plan: Plan) -> None:
    """What is spent in each area of the first programme, gross."""
    if not plan.programmes:
        return
    programme = plan.programmes[0]
    sums = summed_by(bought, lambda line: line.eligibility[0].area)
    print_folded(console, f"Według obszarów programu {programme.title}", style="bold")
    for number, area in enumerate(programme.areas, 1):
        if area in sums:
            print_folded(console, f"{plain_title(area.title)}: {wording.money(sums[area].gross)}", mark=f"  {number}. ")
    if None in sums:
        print_folded(console, f"obszaru nie ustalono: {wording.money(sums[None].gross)}", mark="  – ")
    if unconfirmed := unconfirmed_sentence(plan):
        print_folded(console, wording.capital(unconfirmed))
    console.print()


def _print_left(console: Console, plan: Plan, units: Mapping[str, str]) -> None:
    """What is not bought, by reason: first what somebody wants, last what other solutions stand for."""
    left = sorted((line for line in plan.lines if not line.is_chosen), key=lambda line: not line.is_wanted)
    groups: dict[str, list[str]] = {}
    for line in left:
        groups.setdefault(why_not(line, plan), []).append(_named_line(line, units))
    if groups:
        print_folded(console, "Poza planem", style="bold")
    for reason, names in sorted(groups.items(), key=lambda group: group[0] == ALTERNATIVE):
        names = list(dict.fromkeys(names))
        shown = names[:_NAMED] if reason == ALTERNATIVE else names
        more = len(names) - len(shown)
        rest = (
            f" i jeszcze {wording.plural(more, 'pozycja', 'pozycje', 'pozycji')}, które podaje raport" if more else ""
        )
        print_folded(console, f"{reason}: {'; '.join(shown)}{rest}.", mark=BULLET)
    if groups:
        console.print()


def _print_settlement(console: Console, plan: Plan) -> None:
    rows = [row.cells for row in settlement_rows(plan.settlement)]
    if rows:
        print_folded(console, "Wkład własny, transze i trwałość", style="bold")
    for what, how_much, source, sure in rows:
        because = joined([source, sure])
        print_folded(console, f"{what}: {joined([how_much, because], ' – ')}.", mark=BULLET)


def _named_line(line: Line, units: Mapping[str, str]) -> str:
    of = "" if line.basis == "finding" else f", {wording.BASIS[line.basis]}"
    owners = whose(line, units)
    if not line.quantity or line.hindrance == "served":  # nothing is to be bought
        return f"{line.item.name} ({owners})" if owners else line.item.name
    of += f", {owners}" if owners else ""
    owned = f", posiadane: {wording.number(line.owned)}" if line.owned else ""
    cost = f", {wording.money(line.cost.gross)}" if line.cost else ""
    named = f"{line.item.name} ({wording.counted(line.quantity, line.item.unit)}{owned}{cost}{of})"
    instead = ", ".join(item.name for item in line.consider) if line.is_wanted else ""
    return f"{named}, do rozważenia: {instead}" if instead else named


_Columns = Sequence[tuple[str, str]]
_Rows = Iterable[Sequence[str | Text]]


def _bought(lines: Sequence[Line], plan: Plan, units: Mapping[str, str]) -> tuple[_Columns, _Rows]:
    """Lines under what they rest on, with the gross of each such group."""
    area = (("Obszar", "left"),) if plan.programmes else ()
    columns = (("Pozycja", "text"), ("Ilość", "right"), ("Brutto", "right"), *area)
    rows: list[Sequence[str | Text]] = []
    for basis, sums in summed_by(lines, lambda line: line.basis).items():
        rows += [
            _sum(wording.BASIS_GROUP[basis], sums.gross),
            *(_row(line, units) for line in lines if line.basis == basis),
            (),
        ]
    return columns, [*rows, _sum("Razem", plan.total.gross)]


def _sum(what: str, gross: int) -> Sequence[Text]:
    return Text(what, "bold"), Text(), Text(wording.money(gross), "bold")


def _row(line: Line, units: Mapping[str, str]) -> tuple[str, ...]:
    gross = wording.money(line.cost.gross if line.cost else None)
    told = joined([whose(line, units), line.reason if line.is_support else ""])
    name = f"{line.item.name} ({told})" if told else line.item.name
    return (name, _quantity(line), gross, *map(place, line.eligibility[:1]))


def _quantity(line: Line) -> str:
    """„4 szt. (jest 11)”."""
    quantity = wording.counted(line.quantity, line.item.unit)
    return f"{quantity} (jest {wording.number(line.owned)})" if line.owned else quantity
