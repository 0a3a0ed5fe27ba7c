"""What the units ask for, before it is counted: each item with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from diagnoza.definition.model import Item, Measure, Programme
from diagnoza.evaluation.model import Evaluation, FindingResult
from diagnoza.plan.model import Basis, LineState
from diagnoza.plan.quantities import needed, suits


@dataclass(frozen=True, slots=True)
class Demand:
    """One unit's need of one item for one reason; `rests_on_fact` is false where the unit's size is not known."""

    evaluation: Evaluation
    item: Item
    basis: Basis
    state: LineState
    quantity: int
    rests_on_fact: bool
    is_first_choice: bool
    reason: str
    measures: tuple[Measure, ...]
    findings: tuple[FindingResult, ...]

    @property
    def unit(self) -> str:
        """Id of the unit."""
        return self.evaluation.sheet.source.unit.id


@dataclass(slots=True)
class _Need:
    """Reasons gathered for one item of one unit."""

    state: LineState = "conditional"
    is_first_choice: bool = False
    measures: dict[Measure, None] = field(default_factory=dict)
    findings: dict[str, FindingResult] = field(default_factory=dict)


def demands_of(evaluation: Evaluation, programmes: Iterable[Programme]) -> Iterator[Demand]:
    """What the programme obliges, then what the findings ask for, then the unit's own needs."""
    facts = evaluation.sheet.facts
    obligatory = _obligatory(evaluation, programmes)
    needs = _needs(evaluation)
    for item, reason in obligatory.items():
        quantity, known = needed(item, facts)
        need = needs.get(item, _Need())
        yield Demand(
            evaluation, item, "programme", "certain", quantity, known, True, reason,
            tuple(need.measures), tuple(need.findings.values()),
        )  # fmt: skip
    for item, need in needs.items():
        if item not in obligatory and suits(item, facts):
            quantity, known = needed(item, facts)
            yield Demand(
                evaluation, item, "finding", need.state, quantity, known, need.is_first_choice, "",
                tuple(need.measures), tuple(need.findings.values()),
            )  # fmt: skip
    for item, wish in evaluation.sheet.wishes:
        yield Demand(evaluation, item, "wish", "certain", wish.quantity, True, True, wish.reason, (), ())


def _obligatory(evaluation: Evaluation, programmes: Iterable[Programme]) -> Mapping[Item, str]:
    """The programme obliges the office, not each unit under it."""
    if evaluation.sheet.source.unit.role != "urzad":
        return {}
    return {
        item: f"Element obowiązkowy programu {programme.title}."
        for programme in programmes
        for item in programme.obligatory
    }


def _needs(evaluation: Evaluation) -> Mapping[Item, _Need]:
    needs: dict[Item, _Need] = {}
    for result in evaluation.measures:
        for item in _with_needs(result.measure.purchases):
            need = needs.setdefault(item, _Need())
            if result.state == "certain":
                need.state = "certain"
            need.is_first_choice |= result.is_first_choice
            need.measures[result.measure] = None
            need.findings.update({finding.id: finding for finding in result.findings})
    return needs


def _with_needs(items: Iterable[Item]) -> tuple[Item, ...]:
    """Items with all they make no sense without; a composite gives way to its parts."""
    found: dict[Item, None] = {}

    def add(item: Item) -> None:
        if item in found:
            return
        if item.parts:
            for part in item.parts:
                add(part)
            return
        found[item] = None
        for needed_item in item.needs:
            add(needed_item)

    for item in items:
        add(item)
    return tuple(found)
