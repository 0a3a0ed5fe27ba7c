"""Grant programmes: their areas, categories, limits, dates and what they pay for."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from diagnoza.definition.acts import CitationSource, PeriodSource
from diagnoza.definition.fields import Day, Flag, Id, Ids, Note, Number, Source, Text, Whole
from diagnoza.definition.terms import EligibilityStatus, UnitKind


class TitledSource(Source):
    """An area or a cost category of a programme."""

    id: Id
    title: Text
    note: Note = ""


class GrantSource(Source):
    """Bounds of the grant in złoty and the applicant's own share in percent; what is not known is left out."""

    min: Annotated[Number, Field(ge=0)] | None = None
    max: Annotated[Number, Field(ge=0)] | None = None
    own_share: Annotated[Number, Field(ge=0, le=100)] | None = None


class RequirementSource(Source):
    """What the programme demands of the auditor."""

    certificate: Literal["required", "none"] = "none"


class LimitSource(Source):
    """A limit, a date or an exclusion in a sentence, with its source."""

    text: Text
    source: CitationSource
    verified: Flag = False


class EligibilitySource(Source):
    """One line of an item's classing; the first whose units and days match decides."""

    units: tuple[UnitKind, ...] = ()
    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = None
    area: Id | None = None
    category: Id | None = None
    status: EligibilityStatus
    reason: Text
    source: CitationSource
    verified: Flag = False


class ProgrammeSource(Source):
    """A grant programme."""

    id: Id
    title: Text
    operator: Text
    project: Note = ""
    status: Literal["open", "closed"]
    applicants: tuple[UnitKind, ...]
    statement: Text
    statement_verified: Flag = False
    grant: GrantSource = GrantSource()
    eligible_period: PeriodSource = PeriodSource()
    duration_months: Annotated[Whole, Field(gt=0)] | None = None
    auditor: RequirementSource = RequirementSource()
    areas: tuple[TitledSource, ...]
    categories: tuple[TitledSource, ...] = ()
    categories_note: Note = ""
    obligatory: Ids = ()
    limits: tuple[LimitSource, ...] = ()
    sources: tuple[CitationSource, ...] = ()
    items: dict[Id, Annotated[tuple[EligibilitySource, ...], Field(min_length=1)]] = {}
