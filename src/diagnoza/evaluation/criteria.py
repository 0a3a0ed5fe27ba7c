"""The acts a unit is held against: those its questionnaire names whose condition is not false."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from diagnoza.answers.model import AnswerSheet
from diagnoza.answers.route import Route
from diagnoza.definition.model import Act, Criterion, Definition, Point, Reference
from diagnoza.definition.terms import FindingKind
from diagnoza.definition.truth import Truth, compile_condition


@dataclass(frozen=True, slots=True)
class HeldAct:
    """An act with its points in order; a point's truth is None while it is not known whether it binds the unit."""

    act: Act
    points: Mapping[Point, Truth]
    is_repealed: bool
    is_not_due: bool

    @property
    def applies(self) -> Truth:
        """True when some point surely binds, else None."""
        return True if True in self.points.values() else None


def held_acts(definition: Definition, sheet: AnswerSheet, route: Route) -> tuple[HeldAct, ...]:
    """Each act once, in the order the questionnaire names them; points whose condition is false are left out.

    An act may be named more than once, each time with other points and another condition: art. 8 ust. 1 of UoKSC binds a
    podmiot kluczowy, art. 8c both groups (domain facts, law).
    """
    points: dict[Act, dict[Point, Truth]] = {}
    for criterion in definition.criteria:
        binds = _binds(criterion, sheet, route)
        if binds is not False:
            own = points.setdefault(criterion.act, {})
            own.update({point: own.get(point) or binds for point in criterion.points})
    end = sheet.source.conducted.end
    return tuple(
        HeldAct(
            act=act,
            points=MappingProxyType(dict(sorted(own.items(), key=lambda entry: entry[0].order))),
            is_repealed=_is_past(act.in_force.end, end),
            is_not_due=_is_past(end, act.begins),
        )
        for act, own in points.items()
    )


def _binds(criterion: Criterion, sheet: AnswerSheet, route: Route) -> Truth:
    return True if criterion.when is None else compile_condition(criterion.when)(route.observe, sheet.facts)


def _is_past(day: date | None, than: date | None) -> bool:
    return day is not None and than is not None and day < than


def cited(refs: Iterable[Reference], acts: Iterable[HeldAct]) -> tuple[Reference, ...]:
    """References as the unit's report prints them: only to points it is held against.

    KRI 2012 § 20 and KRI 2024 § 19 are the same points under two numbers; mixed, they mislead (domain facts).
    """
    binding = {point for held in acts for point in held.points}
    return tuple(reference for reference in refs if reference.point in binding)


def kind_of(kind: FindingKind, refs: Iterable[Reference], acts: Iterable[HeldAct]) -> FindingKind:
    """A niezgodność needs a point the unit is held against and whose duty has begun; without one it is a spostrzeżenie."""
    due = {point for held in acts if not held.is_not_due for point in held.points}
    return kind if any(reference.point in due for reference in refs) else "spostrzezenie"
