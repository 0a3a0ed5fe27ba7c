"""What the units ask for, before it is counted: each item with its reasons."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from diagnoza import wording
from diagnoza.definition.model import Item, Measure, Programme
from diagnoza.definition.needs import with_needs, with_parts
from diagnoza.evaluation.model import Evaluation, FindingResult, MeasureResult
from diagnoza.plan.line import Basis, LineState
from diagnoza.plan.quantities import needed, suits


@dataclass(frozen=True, slots=True)
class Demand:
    """One unit's need of one item for one reason; `rests_on_fact` is false where the unit's size is not known.

    `is_declined`: the head accepted the risk of every finding behind it, or turned down every measure. `is_support`: not
    wanted itself, but an own need makes no sense without it. `place` is that of an own need in its sheet, from 1. `results` are
    those whose measures ask for it. `is_perhaps_first`: certain ones have it as an alternative only, conditional ones first.
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
    results: tuple[MeasureResult, ...] = ()
    is_perhaps_first: bool = False
    is_support: bool = False
    place: int = 0

    @property
    def unit(self) -> str:
        """Id of the unit."""
        return self.evaluation.sheet.source.unit.id

    @property
    def is_sure(self) -> bool:
        """Whether somebody certainly means to have it."""
        return self.state == "certain" and self.is_first_choice and not self.is_declined


@dataclass(slots=True)
class _Need:
    """Results whose measures ask for one item of one unit."""

    results: list[MeasureResult] = field(default_factory=list)

    @property
    def state(self) -> LineState:
        # Of a certain measure all that is certain may be a risk the head accepted, which asks for nothing.
        findings = (finding for result in self._standing for finding in result.findings)
        is_certain = any(f.state == "certain" and (self.is_declined or not f.is_accepted) for f in findings)
        return "certain" if is_certain else "conditional"

    @property
    def is_first_choice(self) -> bool:
        # A conditional measure of first choice must not buy what a certain one has only as its alternative.
        return any(result.is_first_choice for result in self._standing if result.state == self.state)

    @property
    def is_perhaps_first(self) -> bool:
        waiting = (r for r in self._standing if r.state == "conditional" and r.is_first_choice)
        return not self.is_declined and not self.is_first_choice and any(waiting)

    @property
    def _standing(self) -> list[MeasureResult]:
        """Those the head did not turn down; all of them where there are no others."""
        return [result for result in self.results if not _is_declined(result)] or self.results

    @property
    def is_declined(self) -> bool:
        return bool(self.results) and all(_is_declined(result) for result in self.results)


def demands_of(evaluation: Evaluation, programmes: Iterable[Programme]) -> Iterator[Demand]:
    """What the programme obliges, then what the findings ask for, then the unit's own needs."""
    asked = [*_asked(evaluation, programmes)]
    wished = [*_wishes(evaluation)]
    yield from (*asked, *wished)
    yield from _supports(evaluation, {demand.item for demand in (*asked, *wished) if demand.is_sure})


def _asked(evaluation: Evaluation, programmes: Iterable[Programme]) -> Iterator[Demand]:
    """What the programme obliges, then what the findings ask for."""
    facts = evaluation.sheet.facts
    obligatory = _obligatory(evaluation, programmes)
    needs = _needs(evaluation)
    for item, reason in obligatory.items():
        quantity, known = needed(item, evaluation)
        need = needs.get(item, _Need())
        yield Demand(
            evaluation, item, "programme", "certain", quantity, known, True, False, reason, tuple(need.results)
        )
    for item, need in needs.items():
        if item not in obligatory and suits(item, facts):
            quantity, known = needed(item, evaluation)
            yield Demand(
                evaluation, item, "finding", need.state, quantity, known, need.is_first_choice, need.is_declined, "",
                tuple(need.results), need.is_perhaps_first,
            )  # fmt: skip


def _wishes(evaluation: Evaluation) -> Iterator[Demand]:
    """The unit's own needs; a composite is its parts."""
    for place, (item, wish) in enumerate(evaluation.sheet.wishes, 1):
        for part in with_parts((item,)):
            yield Demand(
                evaluation, part, "wish", "certain", wish.quantity, True, True, False, wish.reason, place=place
            )


def _supports(evaluation: Evaluation, asked: Collection[Item]) -> Iterator[Demand]:
    """What own needs make no sense without and nobody asks for otherwise: each once, however many needs rest on it."""
    resting: dict[Item, list[str]] = {}
    for item, _ in evaluation.sheet.wishes:
        for part in with_needs((item,)):
            if part not in asked and suits(part, evaluation.sheet.facts):
                resting.setdefault(part, []).append(item.name)
    for part, names in resting.items():
        quantity, known = needed(part, evaluation)
        reason = f"potrzebne do: {wording.listed([wording.quoted(name) for name in dict.fromkeys(names)])}"
        yield Demand(evaluation, part, "wish", "certain", quantity, known, True, False, reason, is_support=True)


def _is_declined(result: MeasureResult) -> bool:
    """Whether the head turned the measure down or accepted the risk of all its findings."""
    return result.is_declined or all(finding.is_accepted for finding in result.findings)


def _obligatory(evaluation: Evaluation, programmes: Iterable[Programme]) -> Mapping[Item, str]:
    """The programme obliges the office, not each unit under it; what an obligatory item makes no sense without comes with it."""
    if evaluation.sheet.source.unit.role != "urzad":
        return {}
    reasons: dict[Item, str] = {}
    for programme in programmes:
        reasons |= dict.fromkeys(with_parts(programme.obligatory), f"Element obowiązkowy programu {programme.title}.")
        for item in programme.obligatory:
            for part in with_needs((item,)):
                if suits(part, evaluation.sheet.facts):
                    of = f"elementu obowiązkowego programu {programme.title}"
                    reasons.setdefault(part, f"Potrzebne do: {wording.quoted(item.name)}, {of}.")
    return reasons


def _needs(evaluation: Evaluation) -> Mapping[Item, _Need]:
    needs: dict[Item, _Need] = {}
    for result in evaluation.measures:
        for item in with_needs(result.measure.purchases):
            needs.setdefault(item, _Need()).results.append(result)
    return needs


def ways(finding: FindingResult, evaluation: Evaluation) -> tuple[tuple[Measure, ...], ...]:
    """Groups of measures of which one in every group closes the finding; what the head turned down closes nothing."""
    refused = {result.measure for result in evaluation.measures if result.is_declined}
    return tuple(tuple(measure for measure in group if measure not in refused) for group in finding.measures)
