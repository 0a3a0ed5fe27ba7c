"""A questionnaire: which areas and questions of the bank it asks, and how it weighs them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from diagnoza.definition.conditions import ConditionSource
from diagnoza.definition.fields import Id, Number, Source, Text
from diagnoza.definition.terms import SeverityName


def _area_only(value: Any) -> Any:
    return {"id": value} if isinstance(value, str) else value


class ChosenAreaSource(Source):
    """An area asked whole, or only the questions named."""

    id: Id
    questions: tuple[Id, ...] | None = None


class CriterionSource(Source):
    """An act the unit is held against, always or under a condition."""

    act: Id
    when: ConditionSource | None = None


class LevelSource(Source):
    """A step of our own scale of fulfilment: from this lower bound on."""

    from_: Annotated[Number, Field(alias="from", ge=0, le=1)]
    name: Text


class CapSource(Source):
    """The highest level while a certain finding of that severity stands."""

    severity: SeverityName
    level: Text


class QuestionnaireSource(Source):
    """`<questionnaire>/questionnaire.yaml`."""

    id: Id
    version: Annotated[Text, Field(pattern=r"^[0-9]{1,9}(\.[0-9]{1,9}){0,5}$")]
    title: Text
    introduction: Text
    programme: Id | None = None
    acts: tuple[CriterionSource, ...] = ()
    areas: Annotated[tuple[Annotated[ChosenAreaSource, BeforeValidator(_area_only)], ...], Field(min_length=1)]
    weights: dict[Id, Annotated[Number, Field(gt=0, le=100)]] = {}
    levels: Annotated[tuple[LevelSource, ...], Field(min_length=1)]
    cap: CapSource | None = None
    matrix: tuple[tuple[SeverityName, SeverityName, SeverityName, SeverityName], ...] | None = Field(
        default=None, min_length=4, max_length=4
    )


class MigrationSource(Source):
    """One step of `migrations.yaml`: old ids of questions and options → new, valid up to version `to`."""

    from_: Text = Field(alias="from")
    to: Text
    questions: dict[Id, Id] = {}
    options: dict[Id, dict[Id, Id]] = {}
