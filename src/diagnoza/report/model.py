"""The report as data: what a template or a renderer may print, in the order it is printed (design §6).

Every leaf is a string ready to read, a bool, or a tuple of further parts (`dated`, the day in the file's properties,
is the one exception); `tone` names how grave a cell is (`good`,
`low`, `medium`, `high`, `critical`, `open`, `none`), never the only sign of it. Templates see these names.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class AuditorEntry:
    """An auditor with the certificate."""

    name: str
    role: str
    certificate: str
    number: str
    issuer: str
    valid_until: str


@dataclass(frozen=True, slots=True)
class Cover:
    """Title page. `is_draft` until the status is final."""

    title: str
    subtitle: str
    status: str
    is_draft: bool
    fields: tuple[Field, ...]
    auditors: tuple[AuditorEntry, ...]
    funding: str
    notice: str


@dataclass(frozen=True, slots=True)
class UnitSummary:
    """The headline of one unit."""

    name: str
    score: str
    range: str
    level: str
    examined: str
    evidenced: str
    critical: str
    findings: str


@dataclass(frozen=True, slots=True)
class Summary:
    """One page for management."""

    units: tuple[UnitSummary, ...]
    sentences: tuple[str, ...]
    worst: tuple[str, ...]
    first_measures: tuple[str, ...]
    money: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the auditor chose; empty `kind` when nothing was chosen."""

    unit: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class ActEntry:
    """An act the units are held against."""

    short: str
    title: str
    publication: str
    note: str
    verified: str


@dataclass(frozen=True, slots=True)
class ScaleStep:
    """A step of a scale and what it means."""

    name: str
    meaning: str
    tone: str


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """A day that matters; `state` as it stands on the last day of the diagnosis (nastąpiło, zakończone, trwa, nadchodzi)."""

    when: str
    text: str
    state: str
    source: str
    verified: str


@dataclass(frozen=True, slots=True)
class Method:
    """Legal basis, method, scales."""

    introduction: str
    acts: tuple[ActEntry, ...]
    calendar: tuple[CalendarRow, ...]
    sentences: tuple[str, ...]
    levels: tuple[ScaleStep, ...]
    severities: tuple[ScaleStep, ...]
    conformity: tuple[ScaleStep, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a plain table: as many cells as the table has columns."""

    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """How the diagnosis went in one unit."""

    unit: str
    fields: tuple[Field, ...]
    scope: str
    techniques: str
    people: tuple[Row, ...]
    evidence: tuple[Row, ...]
    samples: tuple[Row, ...]
    inspections: tuple[Row, ...]
    tests: tuple[Row, ...]
    limitations: str
    not_examined: tuple[Row, ...]
    independence: tuple[str, ...]
    earlier: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class AnswerEntry:
    """A question with its answer and all that was typed beside it."""

    id: str
    text: str
    answer: str
    details: str
    note: str
    evidence: str
    verification: str
    points: str
    is_active: bool


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """A finding as it is printed; `number` is „U-7” within the report."""

    number: str
    id: str
    title: str
    kind: str
    state: str
    is_open: bool
    severity: str
    tone: str
    rank: str
    criterion: str
    text: str
    cause: str
    effect: str
    legal: str
    recommendation: str
    decision: str
    trace: str


@dataclass(frozen=True, slots=True)
class AreaSection:
    """An area: score, answers, findings."""

    id: str
    title: str
    score: str
    range: str
    weight: str
    counts: str
    tone: str
    is_scored: bool
    answers: tuple[AnswerEntry, ...]
    findings: tuple[FindingEntry, ...]
    strengths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PointEntry:
    """Conformity with a point."""

    label: str
    title: str
    state: str
    tone: str
    questions: str
    remark: str


@dataclass(frozen=True, slots=True)
class ActSection:
    """Conformity with an act."""

    short: str
    title: str
    note: str
    points: tuple[PointEntry, ...]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A cell of the risk matrix; `findings` are numbers, the severity stands in words."""

    severity: str
    tone: str
    findings: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row of the risk matrix: one likelihood, impacts 1–4."""

    label: str
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class UnitSection:
    """Everything about one unit. `idle` is what the sheet holds and nothing in this diagnosis asks for: (what, content)."""

    id: str
    name: str
    summary: UnitSummary
    environment: tuple[AreaSection, ...]
    areas: tuple[AreaSection, ...]
    strengths: tuple[str, ...]
    rejected: tuple[FindingEntry, ...]
    conformity: tuple[ActSection, ...]
    exclusions: tuple[Row, ...]
    matrix: tuple[MatrixRow, ...]
    open_findings: tuple[Row, ...]
    open_questions: tuple[Row, ...]
    idle: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class MeasureEntry:
    """A measure with its place in the order."""

    number: str
    id: str
    unit: str
    title: str
    state: str
    priority: str
    tone: str
    term: str
    owner: str
    effort: str
    gain: str
    why: str
    how: tuple[str, ...]
    free_help: str
    alternatives: str
    findings: str
    purchases: str
    position: str


@dataclass(frozen=True, slots=True)
class LineEntry:
    """A line of the plan."""

    item: str
    name: str
    requirements: tuple[str, ...]
    quantity: str
    units: str
    state: str
    basis: str
    net: str
    vat: str
    gross: str
    eligible: str
    kind: str
    classification: str
    category: str
    status: str
    tone: str
    reason: str
    source: str
    yearly: str
    findings: str
    chosen: str
    consider: str


@dataclass(frozen=True, slots=True)
class LineGroup:
    """Lines of one programme area."""

    title: str
    lines: tuple[LineEntry, ...]
    total: str


@dataclass(frozen=True, slots=True)
class Purchases:
    """The plan: by programme area, with totals and limits; what is not paid for; what waits."""

    programme: str
    groups: tuple[LineGroup, ...]
    totals: tuple[Field, ...]
    expenses: tuple[Row, ...]
    owned: tuple[Row, ...]
    limits: tuple[Row, ...]
    remarks: tuple[str, ...]
    ineligible: tuple[LineEntry, ...]
    conditional: tuple[LineEntry, ...]


@dataclass(frozen=True, slots=True)
class TraceRow:
    """Purchase → measure → finding → answer → legal point."""

    purchase: str
    measure: str
    finding: str
    answer: str
    legal: str


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report."""

    cover: Cover
    contents: tuple[str, ...]
    summary: Summary
    opinions: tuple[Opinion, ...]
    method: Method
    courses: tuple[Course, ...]
    units: tuple[UnitSection, ...]
    measures: tuple[MeasureEntry, ...]
    purchases: Purchases
    trace: tuple[TraceRow, ...]
    abbreviations: tuple[Field, ...]
    signatures: tuple[Row, ...]
    provenance: tuple[Field, ...]
    conducted: str
    matrix_note: str
    dated: date
