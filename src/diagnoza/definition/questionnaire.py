"""A questionnaire: which areas and questions of the bank it asks, and how it weighs them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from diagnoza.definition.acts import CitationSource
from diagnoza.definition.conditions import ConditionSource
from diagnoza.definition.fields import Day, Flag, Id, Number, Source, Text
from diagnoza.definition.terms import SeverityName


def _area_only(value: Any) -> Any:
    return {"id": value} if isinstance(value, str) else value


class ChosenAreaSource(Source):
    """An area asked whole, only the questions named, or whole but for those in `without`."""

    id: Id
    """Id of the area."""
    questions: tuple[Id, ...] | None = None
    """Ids of the questions asked; all when left out."""
    without: tuple[Id, ...] = ()
    """Ids of questions of the area that are not asked."""


class CriterionSource(Source):
    """An act the unit is held against, always or under a condition; `points` (with those below) when not the whole."""

    act: Id
    """Id of the act."""
    points: tuple[Text, ...] | None = None
    """Points of the act that count, with those below them; all when left out."""
    when: ConditionSource | None = None
    """Condition over the unit or its answers under which the act binds it."""


class CalendarSource(Source):
    """A day, or a span of days, that matters to the units asked, and where that is known from."""

    from_: Annotated[Day, Field(alias="from")]
    """The day, or the first day of a span."""
    to: Day | None = None
    """Last day of the span."""
    text: Text
    """What happens then, in a sentence."""
    source: CitationSource
    """Where it was read."""
    verified: Flag = False
    """Whether its wording was seen in the source."""


class LevelSource(Source):
    """A step of our own scale of fulfilment: from this lower bound on."""

    from_: Annotated[Number, Field(alias="from", ge=0, le=1)]
    """Lowest score of the level, from 0 to 1."""
    name: Text
    """Name of the level."""


class CapSource(Source):
    """The highest level while a certain finding of that severity stands."""

    severity: SeverityName
    """Severity of findings that hold the level down."""
    level: Text
    """Name of the highest level while one of them stands."""


class QuestionnaireSource(Source):
    """`<questionnaire>/questionnaire.yaml`: what is asked, what the unit is held against, how it is weighed."""

    id: Id
    """Name of the questionnaire, typed in the answer sheet."""
    version: Annotated[Text, Field(pattern=r"^[0-9]{1,9}(\.[0-9]{1,9}){0,5}$")]
    """Version: digits and dots, in quotation marks."""
    title: Text
    """Title printed on the report."""
    introduction: Text
    """What the questionnaire is and is not, printed in the report."""
    programme: Id | None = None
    """Id of the grant programme, if any."""
    acts: tuple[CriterionSource, ...] = ()
    """Acts the unit is held against."""
    calendar: tuple[CalendarSource, ...] = ()
    """Days that matter to the units asked."""
    areas: Annotated[tuple[Annotated[ChosenAreaSource, BeforeValidator(_area_only)], ...], Field(min_length=1)]
    """Areas asked, in order."""
    weights: dict[Id, Annotated[Number, Field(gt=0, le=100)]] = {}
    """Weights of areas in the overall score; 1 for those left out."""
    levels: Annotated[tuple[LevelSource, ...], Field(min_length=1)]
    """Names for ranges of the score, ascending from 0."""
    cap: CapSource | None = None
    """Level that a standing finding of a given severity does not let the unit exceed."""
    matrix: tuple[tuple[SeverityName, SeverityName, SeverityName, SeverityName], ...] | None = Field(
        default=None, min_length=4, max_length=4
    )
    """Severities by likelihood (rows, 1 to 4) and impact (columns, 1 to 4), when other than the usual ones."""


class MigrationSource(Source):
    """One step of `migrations.yaml`: old ids of questions and options → new, valid up to version `to`."""

    from_: Text = Field(alias="from")
    """Version the step starts from."""
    to: Text
    """Version the step leads to."""
    questions: dict[Id, Id] = {}
    """Old ids of questions and the new ones."""
    options: dict[Id, dict[Id, Id]] = {}
    """For each question, old ids of options and the new ones."""
