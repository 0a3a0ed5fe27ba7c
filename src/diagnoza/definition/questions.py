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
    """Id of the point within the act."""
    role: ReferenceRole = "primary"
    """`primary` decides about conformity with the point; `supporting` can only lower a good mark."""


References = dict[Id, tuple[Annotated[ReferenceSource, BeforeValidator(_point_only)], ...]]


class OptionSource(Source):
    """One answer that may be chosen."""

    id: Id
    """Name of the option, unique within the question; answers and conditions use it."""
    label: Text
    """What the person answering reads."""
    points: Annotated[Number, Field(ge=0, le=1)] | None = None
    """Points from 0 to 1; on all options of a question or on none."""
    requires: Note = ""
    """What must be seen before the auditor may choose this option."""
    strength: Note = ""
    """Sentence printed among strengths when this option was chosen and proven."""
    finding: Id | None = None
    """Finding that choosing this option leads to."""
    finding_if_absent: Id | None = None
    """Finding that leaving this option of a `multi` question unchosen leads to."""
    exclusive: Flag = False
    """Whether choosing this option of a `multi` question excludes all others."""


class BandSource(Source):
    """Numbers or whole months up to `up_to` inclusive; the last band has no end."""

    up_to: Number | None = None
    """Highest number, or age of the date in whole months, of this band, inclusive; the last band has none."""
    points: Annotated[Number, Field(ge=0, le=1)]
    """Points from 0 to 1 for an answer in this band."""
    requires: Note = ""
    """What must be seen before an answer in this band counts as proven."""
    strength: Note = ""
    """Sentence printed among strengths when a proven answer falls in this band."""
    finding: Id | None = None
    """Finding that an answer in this band leads to."""


def _label_only(value: Any) -> Any:
    return {"id": value, "label": value} if isinstance(value, str) else value


class ColumnOptionSource(Source):
    """What may stand in a column of choices; a bare text is both id and label."""

    id: Text
    """Name of the value, typed in the answer sheet."""
    label: Text
    """What the person answering reads."""


class ColumnSource(Source):
    """A column of a table question."""

    id: Id
    """Name of the column, the key of a cell in the answer sheet."""
    label: Text
    """Heading of the column."""
    kind: ColumnKind = "text"
    """What a cell holds."""
    options: tuple[Annotated[ColumnOptionSource, BeforeValidator(_label_only)], ...] = ()
    """Values to choose from; for a column of kind `single` and no other."""
    required: Flag = False
    """Whether every row must fill this column."""


class QuestionSource(Source):
    """A question."""

    id: Id
    """Name of the question, unique among questions, findings, rules, measures and items."""
    text: Text
    """The question as it is asked."""
    kind: QuestionKind
    """How it is answered: one option, several, a number, a date, free text or rows of a table."""
    weight: Annotated[Number, Field(gt=0, le=100)] | None = None
    """Weight among the questions of the area; 1 when left out."""
    scope: Scope = "full"
    """`core` is asked in a small office too, `full` in a full diagnosis only."""
    ask: tuple[Role, ...] = ()
    """Whom to ask."""
    help: Note = ""
    """Explanation for the person answering, in plain words."""
    evidence: Texts = ()
    """What the auditor should see to believe the answer."""
    refs: References = {}
    """Points of acts the question examines: id of the act and a list of points."""
    show_if: ConditionSource | None = None
    """Condition under which the question is asked; without it, always."""
    options: tuple[OptionSource, ...] = ()
    """Answers to choose from; of a number or a date, answers that stand outside it, such as „nigdy”."""
    bands: tuple[BandSource, ...] = ()
    """Points by number, or by the age of a date in whole months, in ascending order."""
    columns: tuple[ColumnSource, ...] = ()
    """Columns of a `table` question."""
    unit: Note = ""
    """Unit printed after a number."""
    min: Number | None = None
    """Lowest number that may be answered."""
    max: Number | None = None
    """Highest number that may be answered."""


class AreaSource(Source):
    """One file of the bank: an area, its questions and the findings they lead to."""

    id: Id
    """Name of the area."""
    title: Text
    """Heading of the area in the sheet and the report."""
    questions: tuple[QuestionSource, ...]
    """Questions in the order in which they are asked."""
    findings: tuple[FindingSource, ...] = ()
    """Findings that the options, bands and rules of this area lead to."""
