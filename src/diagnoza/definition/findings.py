"""Findings (ustalenia) and the rules that need several answers."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from diagnoza.definition.conditions import ConditionSource
from diagnoza.definition.fields import Id, Note, Source, Text, Whole
from diagnoza.definition.terms import FindingKind


def _alternatives(value: Any) -> Any:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, dict) and set(value) == {"any"} and isinstance(value["any"], list):
        return tuple(value["any"])
    return value


Alternatives = Annotated[tuple[Id, ...], BeforeValidator(_alternatives), Field(min_length=1)]


class FindingSource(Source):
    """A finding as an auditor writes it: criterion, state (`text`), cause, effect, measures."""

    id: Id
    """Name of the finding."""
    title: Text
    """Heading of the finding in the report."""
    kind: FindingKind
    """`niezgodnosc` breaks a point of an act, cited here or by its question; `spostrzezenie` breaks none."""
    criterion: Note = ""
    """What should be; when left out, the points cited stand for it."""
    text: Text
    """What is: the state found."""
    cause: Note = ""
    """Why it is so, where that can be said beforehand."""
    effect: Text
    """What may come of it."""
    likelihood: Annotated[Whole, Field(ge=1, le=4)]
    """How likely the effect is, from 1 (rare) to 4 (to be expected)."""
    impact: Annotated[Whole, Field(ge=1, le=4)]
    """How bad the effect would be, from 1 (small) to 4 (the office stops)."""
    refs: dict[Id, tuple[Text, ...]] = {}
    """Points of acts the state breaks; a `niezgodnosc` also takes those of acts not named from questions leading to it."""
    measures: tuple[Alternatives, ...] = ()
    """Measures that together close the finding; `{any: [a, b]}` lists alternatives."""
    no_measures: Note = ""
    """Why no measure answers the finding, when `measures` is empty."""


class RuleSource(Source):
    """A finding that follows from several answers together."""

    id: Id
    """Name of the rule."""
    area: Id
    """Area under which the finding is printed."""
    when: ConditionSource
    """Condition over several answers."""
    finding: Id
    """Finding that holds when the condition is true."""
