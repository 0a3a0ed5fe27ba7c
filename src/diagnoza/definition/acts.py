"""Acts, standards and their points; certificates that entitle an auditor; where a fact comes from."""

from __future__ import annotations

from pydantic import Field

from diagnoza.definition.fields import Day, Flag, Id, Note, Source, Text


class CitationSource(Source):
    """Where a fact comes from and whether its wording was seen there (`verified`)."""

    title: Text
    """Title of the page, act or document the fact was read in."""
    point: Note = ""
    """Where in the document it stands, such as an article, a paragraph or a page."""
    url: Note = ""
    """Address of the document."""
    read_on: Day | None = None
    """Day on which the source was read."""
    verified: Flag = False
    """Whether the wording itself was seen there; a fact told from memory or second hand is not verified."""


class PeriodSource(Source):
    """Days from and to, both inclusive; an open end is left out."""

    from_: Day | None = Field(default=None, alias="from")
    """First day of the period; left out when the period has no known beginning."""
    to: Day | None = None
    """Last day of the period; left out when it has not ended."""
    note: Note = ""
    """What a reader should know about the dates, in Polish."""


class PointSource(Source):
    """A point of an act; `same_as` names the same duty in an earlier act."""

    id: Text
    """Name of the point within its act: paragraph or article and so on down, joined by dots, such as `19.2.12.b`."""
    label: Text
    """The point as the report prints it, paragraph sign and all."""
    title: Text
    """What the point demands, in a few words of our own."""
    parent: Text | None = None
    """Id of the point this one is a part of."""
    same_as: dict[Id, Text] = {}
    """The same duty in other acts: id of the act and id of the point there."""


class ActSource(Source):
    """An act or a standard."""

    id: Id
    """Name of the act, used in `refs`, `acts` and `conformity`."""
    title: Text
    """Full title of the act."""
    short: Text
    """Short name printed in tables."""
    publication: Text
    """Where it was published: journal, year and number."""
    in_force: PeriodSource = PeriodSource()
    """Days on which the act is in force."""
    due: Day | None = None
    """Day from which its duties bind, when that is later than the day it came into force."""
    source: CitationSource
    """Where this entry was taken from."""
    points: tuple[PointSource, ...]
    """Points that questions and findings may cite."""
    note: Note = ""
    """A remark printed with the act."""


class CertificateSource(Source):
    """A certificate that entitles to make the diagnosis in its period of validity."""

    id: Id
    """Name of the certificate, typed in the answer sheet as `certyfikat`."""
    name: Text
    """Full name of the certificate."""
    note: Note = ""
    """Condition under which the certificate counts, in Polish."""
    valid: PeriodSource = PeriodSource()
    """Days on which the certificate entitles to make the diagnosis."""
    source: CitationSource
    """Where the list of certificates was read."""
