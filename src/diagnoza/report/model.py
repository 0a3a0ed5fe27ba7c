"""The report as data: what a template or a renderer may print, in the order it is printed (design §6).

Every leaf is a string ready to read, a bool, or a tuple of further parts; the exceptions are `dated`, the day in the file's
properties, and the whole percents a chart draws. `tone` names how grave a cell is (`good`, `low`, `medium`, `high`,
`critical`, `open`, `none`), never the only sign of it. Templates see these names.
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
class Pointer:
    """Something printed elsewhere in the report, by its number (U-7, Z-3) and title; `joint` stands before it („albo”)."""

    number: str
    title: str
    joint: str = ""


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
    """Title page. `is_draft` until the status is final and nothing stands in its way; `draft_reasons` say what does."""

    title: str
    subtitle: str
    questionnaire: str
    status: str
    is_draft: bool
    draft_reasons: tuple[str, ...]
    unit: str
    head: str
    head_post: str
    grantee: str
    programme: str
    contract: str
    conducted: str
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
    """One page for management; `decisions` wait for the head of the unit."""

    units: tuple[UnitSummary, ...]
    sentences: tuple[str, ...]
    worst: tuple[str, ...]
    first_measures: tuple[str, ...]
    money: tuple[Field, ...]
    decisions: tuple[str, ...]


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
    """A question with its answer and all that was typed beside it; `mark` is its id, with the unit where there are several."""

    mark: str
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
    """A finding as it is printed; `number` is „U-7” within the report.

    `measures` answer it; `recommendation` is the auditor's own words, or why nothing is recommended. `questions` are marks.
    """

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
    measures: tuple[Pointer, ...]
    decision: str
    trace: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AreaSection:
    """An area: score, answers, findings.

    `percent` is the lower bound in whole percents and `open_percent` what is still open above it, None where nothing is
    scored. `major_findings` are critical and high and printed at length, `minor_findings` the others, a row each.
    """

    id: str
    title: str
    score: str
    range: str
    percent: int | None
    open_percent: int | None
    weight: str
    counts: str
    tone: str
    is_scored: bool
    answers: tuple[AnswerEntry, ...]
    major_findings: tuple[FindingEntry, ...]
    minor_findings: tuple[FindingEntry, ...]
    strengths: tuple[str, ...]

    @property
    def findings(self) -> tuple[FindingEntry, ...]:
        """All of them."""
        return (*self.major_findings, *self.minor_findings)


@dataclass(frozen=True, slots=True)
class PointEntry:
    """Conformity with a point; `questions` are marks."""

    label: str
    title: str
    state: str
    tone: str
    questions: tuple[str, ...]
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
    """A cell of the risk matrix; the severity stands in words, `open_findings` are those still to be established."""

    severity: str
    tone: str
    findings: tuple[Pointer, ...]
    open_findings: tuple[Pointer, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row of the risk matrix: one likelihood, impacts 1–4."""

    label: str
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class UnitSection:
    """Everything about one unit.

    `idle_answers` are the questions that do not apply, with what was kept for them; `idle` is what the sheet holds and
    nothing in this diagnosis asks for: (what, content).
    """

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
    idle_answers: tuple[AnswerEntry, ...]
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
    findings: tuple[Pointer, ...]
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
    origin: str
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
    findings: tuple[Pointer, ...]
    chosen: str
    consider: str


@dataclass(frozen=True, slots=True)
class LineGroup:
    """Lines of one programme area."""

    title: str
    lines: tuple[LineEntry, ...]
    total: str


@dataclass(frozen=True, slots=True)
class VariantEntry:
    """A plan beside others; `contents` is all that a variant buys, or what it buys beside the entry above it.

    `added` is by how much more it costs than the entry above, empty where there is none. `closed` and `critical` count
    findings („118 z 125”), `weight` is the share of their weight, `percent` the same as a whole number of percents and
    `open_percent` what is missing to 100, both None where there are no findings.
    """

    name: str
    limit: str
    gross: str
    added: str
    closed: str
    critical: str
    weight: str
    percent: int | None
    open_percent: int | None
    score: str
    contents: str


@dataclass(frozen=True, slots=True)
class Purchases:
    """The plan: what is bought and what is still needed, by programme area, with totals and limits; what is not paid for;
    what waits; all in sentences.

    `title` is the chapter's, `programme` empty without one, and eligibility has no meaning then. `needless` are rows of what
    nobody means to buy: (name, quantity, net, gross, why). `variants` stand beside each other, `curve` is what each amount brings.
    `unconfirmed` says what the star behind a status means.
    """

    title: str
    programme: str
    groups: tuple[LineGroup, ...]
    needless: tuple[Row, ...]
    totals: tuple[Field, ...]
    expenses: tuple[Row, ...]
    owned: tuple[Row, ...]
    settlement: tuple[Row, ...]
    limits: tuple[Row, ...]
    remarks: tuple[str, ...]
    ineligible: tuple[LineEntry, ...]
    conditional: tuple[LineEntry, ...]
    variants: tuple[VariantEntry, ...]
    curve: tuple[VariantEntry, ...]
    variants_note: str
    headline: tuple[str, ...]
    unconfirmed: str


@dataclass(frozen=True, slots=True)
class TraceRow:
    """Purchase → measure → finding → answer → legal point.

    A wish or a duty of the programme has no measure and no finding (empty numbers); `why` says what stands behind it.
    """

    purchase: str
    why: str
    measure: Pointer
    finding: Pointer
    answer: str
    legal: str


@dataclass(frozen=True, slots=True)
class Topic:
    """An area a post is asked about, and what to prepare for it."""

    area: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Talk:
    """What a post is asked about, for the letter that opens a diagnosis; `day` is empty where it is not known yet."""

    post: str
    topics: tuple[Topic, ...]
    questions: str
    day: str


@dataclass(frozen=True, slots=True)
class UnitTally:
    """Findings of a unit by severity (severity, found, to be established) and points by state (act, state, points)."""

    unit: str
    findings: tuple[Row, ...]
    conformity: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Tallies:
    """How many and how much, without saying what; `purchases` are (area, category, gross) of what the plan buys."""

    units: tuple[UnitTally, ...]
    purchases: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One thing that differs from the earlier version."""

    unit: str
    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since the earlier version; `since` names it and is empty where there is none to compare with."""

    since: str
    sentences: tuple[str, ...]
    rows: tuple[ChangeRow, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report; `is_public`: what must not be published has been left out. `conducted` is empty where no day is known."""

    is_public: bool
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
    tallies: Tallies
    changes: Changes
    talks: tuple[Talk, ...]
    abbreviations: tuple[Field, ...]
    signatures: tuple[Row, ...]
    provenance: tuple[Field, ...]
    conducted: str
    matrix_note: str
    dated: date
