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
    title: Text
    kind: FindingKind
    criterion: Note = ""
    text: Text
    cause: Note = ""
    effect: Text
    likelihood: Annotated[Whole, Field(ge=1, le=4)]
    impact: Annotated[Whole, Field(ge=1, le=4)]
    refs: dict[Id, tuple[Text, ...]] = {}
    measures: tuple[Alternatives, ...] = ()
    no_measures: Note = ""


class RuleSource(Source):
    """A finding that follows from several answers together."""

    id: Id
    area: Id
    when: ConditionSource
    finding: Id
