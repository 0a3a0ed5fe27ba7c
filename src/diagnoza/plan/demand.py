"""What the units ask for, before it is counted: each item with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from diagnoza.definition.model import Item, Measure, Programme
from diagnoza.evaluation.model import Evaluation, FindingResult, MeasureResult
from diagnoza.plan.model import Basis, LineState
from diagnoza.plan.quantities import needed, suits


@dataclass(frozen=True, slots=True)
class Demand:
    """One unit's need of one item for one reason; `rests_on_fact` is false where the unit's size is not known.

    `is_declined`: the head accepted the risk of every finding behind it, or turned down every measure.
    """

    evaluation: Evaluation
    item: Item
    basis: Basis
    state: LineState
    quantity: int
    rests_on_fact: bool
    is_first_choice: bool
    is_declined: bool
    reason: str
    measures: tuple[Measure, ...]
    findings: tuple[FindingResult, ...]

    @property
    def unit(self) -> str:
        """Id of the unit."""
        return self.evaluation.sheet.source.unit.id


@dataclass(slots=True)
class _Need:
    """Results whose measures ask for one item of one unit."""

    results: list[MeasureResult] = field(default_factory=list)

    @property
    def state(self) -> LineState:
        return "certain" if any(result.state == "certain" for result in self.results) else "conditional"

    @property
    def is_first_choice(self) -> bool:
        # A conditional measure of first choice must not buy what a certain one has only as its alternative.
        return any(result.is_first_choice for result in self.results if result.state == self.state)

    @property
    def is_declined(self) -> bool:
        return bool(self.results) and all(_is_declined(result) for result in self.results)

    @property
    def measures(self) -> tuple[Measure, ...]:
        return tuple(result.measure for result in self.results)

    @property
    def findings(self) -> tuple[FindingResult, ...]:
        return tuple({finding.id: finding for result in self.results for finding in result.findings}.values())


def demands_of(evaluation: Evaluation, programmes: Iterable[Programme]) -> Iterator[Demand]:
    """What the programme obliges, then what the findings ask for, then the unit's own needs."""
    facts = evaluation.sheet.facts
    obligatory = _obligatory(evaluation, programmes)
    needs = _needs(evaluation)
    for item, reason in obligatory.items():
        quantity, known = needed(item, facts)
        need = needs.get(item, _Need())
        yield Demand(
            evaluation, item, "programme", "certain", quantity, known, True, False, reason, need.measures, need.findings
        )
    for item, need in needs.items():
        if item not in obligatory and suits(item, facts):
            quantity, known = needed(item, facts)
            yield Demand(
                evaluation, item, "finding", need.state, quantity, known, need.is_first_choice, need.is_declined, "",
                need.measures, need.findings,
            )  # fmt: skip
    yield from _wishes(evaluation)


def _wishes(evaluation: Evaluation) -> Iterator[Demand]:
    """The unit's own needs, and what they make no sense without."""
    for item, wish in evaluation.sheet.wishes:
        for part in with_needs((item,)):
            is_own = part is item or part in item.parts
            quantity, known = (wish.quantity, True) if is_own else needed(part, evaluation.sheet.facts)
            reason = wish.reason if is_own else f"Potrzebne do pozycji „{item.name}”."
            yield Demand(evaluation, part, "wish", "certain", quantity, known, True, False, reason, (), ())


def _is_declined(result: MeasureResult) -> bool:
    """Whether the head turned the measure down or accepted the risk of all its findings."""
    if result.position is not None and result.position.position == "nie przyjęto":
        return True
    return all(f.judgement is not None and f.judgement.decision == "ryzyko-zaakceptowane" for f in result.findings)


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
        for item in with_needs(result.measure.purchases):
            needs.setdefault(item, _Need()).results.append(result)
    return needs


def with_needs(items: Iterable[Item]) -> tuple[Item, ...]:
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
