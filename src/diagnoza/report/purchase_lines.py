"""A line of the plan as a report prints it: what and how many, for how much, who pays, why, and whether it is bought."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diagnoza import wording
from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.line import Line
from diagnoza.plan.model import Plan
from diagnoza.plan.reasons import why_not
from diagnoza.report import model
from diagnoza.report.confirmation import status_text
from diagnoza.report.numbers import Numbers
from diagnoza.report.quantities import quantity_text
from diagnoza.report.text import STATUS_TONE, UNCONFIRMED, joined
from diagnoza.report.unit_names import short_names, whose

_AS_ABOVE = ("Wymagania jak wyżej, przy tej samej pozycji.",)


@dataclass(frozen=True, slots=True)
class Entries:
    """Makes entries of the lines of one plan; `numbers` are those of its units' findings."""

    plan: Plan
    evaluations: Sequence[Evaluation]
    numbers: Mapping[str, Numbers]

    def entry(self, line: Line, *, is_repeated: bool = False) -> model.LineEntry:
        """The line; one whose item stands above already (`is_repeated`) does not tell its requirements again."""
        cost, first = line.cost, line.eligibility[0] if line.eligibility else None
        source = ""
        if first is not None:
            source = joined([first.source.label if first.source else "", "" if first.verified else UNCONFIRMED])
        return model.LineEntry(
            item=line.item.id,
            name=line.item.name,
            requirements=_AS_ABOVE if is_repeated and line.item.requirements else line.item.requirements,
            quantity=quantity_text(line),
            units=self._units(line),
            state=wording.PLAN_STATE[line.state],
            origin=wording.BASIS[line.basis],
            basis=joined([wording.BASIS[line.basis], line.reason], ": "),
            net=wording.money(cost.net if cost else None) if line.quantity else "—",
            vat=f"{wording.money(cost.vat)} ({wording.vat_rate(cost.vat_rate)})" if cost and line.quantity else "",
            gross=wording.money(cost.gross if cost else None) if line.quantity else "—",
            eligible=_eligible(line),
            kind=wording.ITEM_KIND[line.item.kind],
            classification="",
            category=first.category.title if first and first.category else "",
            status=status_text(line) if line.eligibility else "",
            tone=STATUS_TONE[line.status] if line.eligibility else "none",
            reason=joined([first.reason if first else "", _estimate(line)], " "),
            source=source,
            yearly="tak" if line.is_yearly else "",
            findings=self._behind(line),
            chosen=choice(line, self.plan),
            consider="; ".join(item.name for item in line.consider),
        )

    def _units(self, line: Line) -> str:
        """Whose it is; empty where there is but one unit."""
        names = self._names
        return "; ".join(f"{names[unit]}: {wording.number(count)}" for unit, count in line.units.items() if names)

    def needless_row(self, line: Line) -> model.Row:
        """What nobody means to buy: name and whose, quantity, net, gross, why not and, of an own need or a duty, what was
        written.
        """
        why = "" if line.basis == "finding" else joined([wording.BASIS[line.basis], line.reason], ": ")
        owners = whose(line, self._names)
        return model.Row(
            (
                f"{line.item.name} ({owners})" if owners else line.item.name,
                quantity_text(line),
                wording.money(line.cost.net if line.cost else None) if line.quantity else "—",
                wording.money(line.cost.gross if line.cost else None) if line.quantity else "—",
                joined([why_not(line, self.plan), why]),
            )
        )

    @property
    def _names(self) -> Mapping[str, str]:
        """Short names of units by id; empty where there is but one."""
        return short_names(self.evaluations) if len(self.evaluations) > 1 else {}

    def _behind(self, line: Line) -> tuple[model.Pointer, ...]:
        """The findings the line answers, in each unit that asks for it."""
        return tuple(
            self.numbers[unit].finding(finding)
            for evaluation in self.evaluations
            if (unit := evaluation.sheet.source.unit.id) in line.purposes
            for finding in evaluation.findings
            if any(finding in answered for answered in line.purposes[unit].values())
        )


def choice(line: Line, plan: Plan) -> str:
    """Whether a line is bought: „tak”, „nie (brak ceny)”."""
    return "tak" if line.is_chosen else f"nie ({why_not(line, plan)})"


def _eligible(line: Line) -> str:
    if not line.eligibility:
        return ""
    if line.status == "ineligible":
        return "nie"
    return wording.money(line.cost.eligible) if line.cost and line.quantity else ""


def _estimate(line: Line) -> str:
    cost = line.cost
    if cost is None:
        return ""
    dated = f", {wording.short_day(cost.dated)}" if cost.dated else ""
    return f"Szacowanie wartości: {cost.method}{dated}." if cost.method else ""
