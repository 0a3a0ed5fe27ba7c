"""Acts, standards and their points; certificates that entitle an auditor; where a fact comes from."""

from __future__ import annotations

from pydantic import Field

from diagnoza.definition.fields import Day, Flag, Id, Note, Source, Text


class CitationSource(Source):
    """Where a fact comes from and whether its wording was seen there (`verified`)."""

    title: Text
    point: Note = ""
    url: Note = ""
    read_on: Day | None = None
    verified: Flag = False


class PeriodSource(Source):
    """Days from and to, both inclusive; an open end is left out."""

    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = None
    note: Note = ""


class PointSource(Source):
    """A point of an act; `same_as` names the same duty in an earlier act."""

    id: Text
    label: Text
    title: Text
    parent: Text | None = None
    same_as: dict[Id, Text] = {}


class ActSource(Source):
    """An act or a standard."""

    id: Id
    title: Text
    short: Text
    publication: Text
    in_force: PeriodSource = PeriodSource()
    due: Day | None = None
    source: CitationSource
    points: tuple[PointSource, ...]
    note: Note = ""


class CertificateSource(Source):
    """A certificate that entitles to make the diagnosis in its period of validity."""

    id: Id
    name: Text
    note: Note = ""
    valid: PeriodSource = PeriodSource()
    source: CitationSource
