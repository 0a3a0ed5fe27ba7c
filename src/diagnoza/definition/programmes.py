"""Grant programmes: their areas, categories, limits, dates and what they pay for."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, field_validator

from diagnoza.definition.acts import CitationSource, PeriodSource
from diagnoza.definition.fields import Day, Flag, Id, Ids, Note, Number, Source, Text, Whole, wrong
from diagnoza.definition.terms import EligibilityStatus, UnitKind


class TitledSource(Source):
    """An area or a cost category of a programme."""

    id: Id
    """Name of the area or category."""
    title: Text
    """Its wording in the programme."""
    note: Note = ""
    """A remark printed beside it."""


class GrantSource(Source):
    """Bounds of the grant in złoty and the applicant's own share in percent; what is not known is left out."""

    min: Annotated[Number, Field(ge=0)] | None = None
    """Smallest grant in złoty."""
    max: Annotated[Number, Field(ge=0)] | None = None
    """Largest grant in złoty."""
    own_share: Annotated[Number, Field(ge=0, le=100)] | None = None
    """Share the applicant pays, in percent."""


class RequirementSource(Source):
    """What the programme demands of the auditor."""

    certificate: Literal["required", "none"] = "none"
    """Whether the auditor needs a certificate from the list in `certificates.yaml`."""


class LimitSource(Source):
    """A limit, a date or an exclusion in a sentence, with its source."""

    text: Text
    """The limit in a sentence."""
    source: CitationSource
    """Where it was read."""
    verified: Flag = False
    """Whether its wording was seen in the source."""


class TranchesSource(Source):
    """In what parts the grant is paid."""

    percents: Annotated[tuple[Annotated[Number, Field(gt=0, le=100)], ...], Field(min_length=1)]
    """Share of each payment in percent, in their order; together 100."""
    source: CitationSource
    """Where it was read."""
    verified: Flag = False
    """Whether its wording was seen in the source."""

    @field_validator("percents")
    @classmethod
    def _whole_grant(cls, percents: tuple[Number, ...]) -> tuple[Number, ...]:
        if sum(percents) != 100:
            raise wrong(f"transze dają razem {sum(percents)} %, a nie 100 %")
        return percents


class DurabilitySource(Source):
    """How long what was bought must be kept after the project."""

    years: Annotated[Whole, Field(gt=0)]
    """Length of the period in years."""
    source: CitationSource
    """Where it was read."""
    verified: Flag = False
    """Whether its wording was seen in the source."""


class EligibilitySource(Source):
    """One line of an item's classing; the first whose units and days match decides."""

    units: tuple[UnitKind, ...] = ()
    """Kinds of units the line holds for; all when left out."""
    from_: Day | None = Field(default=None, alias="from")
    """First day of costs the line holds for."""
    to: Day | None = None
    """Last day of costs the line holds for."""
    area: Id | None = None
    """Area of the programme the item belongs to."""
    category: Id | None = None
    """Cost category of the programme the item belongs to."""
    status: EligibilityStatus
    """Whether the programme pays for the item."""
    reason: Text
    """Why, in a sentence printed in the plan."""
    source: CitationSource
    """Where it was read."""
    verified: Flag = False
    """Whether the wording that decides was seen in the source."""


class ProgrammeSource(Source):
    """A grant programme."""

    id: Id
    """Name of the programme, which is also the name of its file."""
    title: Text
    """Name of the programme."""
    operator: Text
    """Who runs it."""
    project: Note = ""
    """Number of the operator's project, the same for all grantees."""
    status: Literal["open", "closed"]
    """Whether applications are still taken."""
    applicants: tuple[UnitKind, ...]
    """Kinds of units that may apply."""
    statement: Text
    """Statement of funding printed on the title page."""
    statement_verified: Flag = False
    """Whether the wording of the statement was seen in an official source."""
    grant: GrantSource = GrantSource()
    """Bounds of the grant."""
    own_contribution: LimitSource | None = None
    """What is known of the applicant's own contribution, in a sentence; its share is `grant.own_share`."""
    tranches: TranchesSource | None = None
    """Parts in which the grant is paid; left out where not known."""
    durability: DurabilitySource | None = None
    """How long what was bought must be kept; left out where not known."""
    eligible_period: PeriodSource = PeriodSource()
    """Days on which costs are eligible."""
    duration_months: Annotated[Whole, Field(gt=0)] | None = None
    """Longest duration of a project in months."""
    auditor: RequirementSource = RequirementSource()
    """What is demanded of the auditor."""
    areas: tuple[TitledSource, ...]
    """Areas the programme pays for."""
    categories: tuple[TitledSource, ...] = ()
    """Cost categories of the programme."""
    categories_note: Note = ""
    """Why there are no categories, or what to know about them."""
    obligatory: Ids = ()
    """Items every project must contain."""
    limits: tuple[LimitSource, ...] = ()
    """Limits, dates and exclusions."""
    sources: tuple[CitationSource, ...] = ()
    """Documents this file was written from."""
    items: dict[Id, Annotated[tuple[EligibilitySource, ...], Field(min_length=1)]] = {}
    """Classing of items: for each item, lines of which the first that matches decides; the last must always match."""
