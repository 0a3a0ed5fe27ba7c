"""Areas and their questions as they stand in `bank/areas/*.yaml`."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from diagnoza.definition.conditions import ConditionSource
from diagnoza.definition.fields import Flag, Id, Note, Number, Source, Text, Texts
from diagnoza.definition.findings import FindingSource
from diagnoza.definition.terms import ColumnKind, QuestionKind, ReferenceRole, Role, Scope


def _point_only(value: Any) -> Any:
    return {"point": value} if isinstance(value, str) else value


class ReferenceSource(Source):
    """A point a question or finding cites; a bare text is the point in its primary role."""

    point: Text
    role: ReferenceRole = "primary"


References = dict[Id, tuple[Annotated[ReferenceSource, BeforeValidator(_point_only)], ...]]


class OptionSource(Source):
    """One answer that may be chosen."""

    id: Id
    label: Text
    points: Annotated[Number, Field(ge=0, le=1)] | None = None
    requires: Note = ""
    strength: Note = ""
    finding: Id | None = None
    finding_if_absent: Id | None = None
    exclusive: Flag = False


class BandSource(Source):
    """Numbers or whole months up to `up_to` inclusive; the last band has no end."""

    up_to: Number | None = None
    points: Annotated[Number, Field(ge=0, le=1)]
    finding: Id | None = None


def _label_only(value: Any) -> Any:
    return {"id": value, "label": value} if isinstance(value, str) else value


class ColumnOptionSource(Source):
    """What may stand in a column of choices; a bare text is both id and label."""

    id: Text
    label: Text


class ColumnSource(Source):
    """A column of a table question."""

    id: Id
    label: Text
    kind: ColumnKind = "text"
    options: tuple[Annotated[ColumnOptionSource, BeforeValidator(_label_only)], ...] = ()
    required: Flag = False


class QuestionSource(Source):
    """A question."""

    id: Id
    text: Text
    kind: QuestionKind
    weight: Annotated[Number, Field(gt=0, le=100)] | None = None
    scope: Scope = "full"
    ask: tuple[Role, ...] = ()
    help: Note = ""
    evidence: Texts = ()
    refs: References = {}
    show_if: ConditionSource | None = None
    options: tuple[OptionSource, ...] = ()
    bands: tuple[BandSource, ...] = ()
    columns: tuple[ColumnSource, ...] = ()
    unit: Note = ""
    min: Number | None = None
    max: Number | None = None


class AreaSource(Source):
    """One file of the bank: an area, its questions and the findings they lead to."""

    id: Id
    title: Text
    questions: tuple[QuestionSource, ...]
    findings: tuple[FindingSource, ...] = ()
