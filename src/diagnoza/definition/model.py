"""The definition once loaded: every id is resolved to its object and nobody looks anything up again.

Objects are frozen and compared by identity (`eq=False`), so they may serve as keys. Points, weights and thresholds are
`Fraction`s: arithmetic is exact, rounding happens once, in `wording`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from diagnoza.definition.terms import (
    ColumnKind,
    EligibilityStatus,
    FactName,
    FindingKind,
    ItemKind,
    Operator,
    QuestionKind,
    ReferenceRole,
    Role,
    Scope,
    SeverityName,
    UnitKind,
)


@dataclass(frozen=True, slots=True)
class Citation:
    """Source of a fact; `verified` when its wording was seen there."""

    title: str
    point: str
    url: str
    read_on: date | None
    verified: bool

    @property
    def label(self) -> str:
        """„Regulamin, § 7”."""
        return f"{self.title}, {self.point}" if self.point else self.title


@dataclass(frozen=True, slots=True)
class Period:
    """Days from and to, inclusive; None is an open end."""

    start: date | None
    end: date | None
    note: str = ""

    def covers(self, day: date) -> bool:
        """Whether `day` lies within."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True, eq=False)
class Act:
    """An act or standard whose points are cited; `due` is the day its duties begin, where later than in force."""

    id: str
    title: str
    short: str
    publication: str
    in_force: Period
    due: date | None
    source: Citation
    note: str

    @property
    def begins(self) -> date | None:
        """The day its duties begin, None where it is not known."""
        return self.due or self.in_force.start


@dataclass(frozen=True, slots=True, eq=False)
class Point:
    """A point of an act. `order` is its place in the act, `same_as` the same duty in other acts."""

    act: Act
    id: str
    label: str
    title: str
    order: int
    parent: Point | None
    same_as: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A point cited by a question or a finding."""

    point: Point
    role: ReferenceRole = "primary"


@dataclass(frozen=True, slots=True, eq=False)
class Certificate:
    """A certificate that entitles to make the diagnosis."""

    id: str
    name: str
    note: str
    valid: Period
    source: Citation


@dataclass(frozen=True, slots=True)
class All:
    """True when every part is."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """True when some part is."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite; unknown stays unknown."""

    part: Condition


@dataclass(frozen=True, slots=True)
class AnswerTest:
    """Compares an answer. `options` for choices, `number` for numbers and, on dates, whole months to the diagnosis."""

    question: Question
    operator: Operator
    options: frozenset[Option] = frozenset()
    number: Fraction | None = None


@dataclass(frozen=True, slots=True)
class AnsweredTest:
    """True when the question is answered."""

    question: Question


@dataclass(frozen=True, slots=True)
class NotApplicableTest:
    """True when nie dotyczy was accepted."""

    question: Question


@dataclass(frozen=True, slots=True)
class DisputedTest:
    """True when somebody stated otherwise than the conclusion."""

    question: Question


@dataclass(frozen=True, slots=True)
class RowsTest:
    """True when a table has at least so many rows."""

    question: Question
    at_least: int


@dataclass(frozen=True, slots=True)
class FactTest:
    """Compares a fact of the unit: `kinds` for rodzaj, `number` for counts."""

    fact: FactName
    operator: Operator
    kinds: frozenset[str] = frozenset()
    numbers: tuple[Fraction, ...] = ()


Condition = All | AnyOf | Not | AnswerTest | AnsweredTest | NotApplicableTest | DisputedTest | RowsTest | FactTest


@dataclass(frozen=True, slots=True)
class FreeHelp:
    """A free public service."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """`times` × fact `per` or the number said to question `answer`, rounded up, at least `at_least`; without both just that."""

    per: FactName | None
    answer: str
    times: Fraction
    at_least: int


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """A purchase item: functional, brand-free, without a price."""

    id: str
    name: str
    synonyms: tuple[str, ...]
    kind: ItemKind
    unit: str
    cpv: str
    requirements: tuple[str, ...]
    quantity: Quantity
    suits: Condition | None
    needs: tuple[Item, ...]
    yearly_cost: bool
    parts: tuple[Item, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Measure:
    """What to do about findings."""

    id: str
    title: str
    why: str
    how: tuple[str, ...]
    effort_days: Decimal
    term_months: int
    owner_role: Role
    free_help: tuple[FreeHelp, ...]
    purchases: tuple[Item, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """What may be found. `measures`: all groups are needed, within a group any one closes it."""

    id: str
    area: str
    title: str
    kind: FindingKind
    criterion: str
    text: str
    cause: str
    effect: str
    likelihood: int
    impact: int
    refs: tuple[Reference, ...]
    measures: tuple[tuple[Measure, ...], ...]
    no_measures: str


@dataclass(frozen=True, slots=True, eq=False)
class Option:
    """An answer that may be chosen; `points` None on unscored questions."""

    id: str
    label: str
    points: Fraction | None
    requires: str
    strength: str
    finding: Finding | None
    finding_if_absent: Finding | None
    exclusive: bool


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """Values up to `up_to` inclusive; None in the last band."""

    up_to: Fraction | None
    points: Fraction
    requires: str
    strength: str
    finding: Finding | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table question; `options` as (id, label)."""

    id: str
    label: str
    kind: ColumnKind
    options: tuple[tuple[str, str], ...]
    required: bool


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """A question of the bank."""

    id: str
    area: str
    text: str
    kind: QuestionKind
    weight: Fraction
    scope: Scope
    ask: tuple[Role, ...]
    help: str
    evidence: tuple[str, ...]
    refs: tuple[Reference, ...]
    show_if: Condition | None
    options: tuple[Option, ...]
    bands: tuple[Band, ...]
    columns: tuple[Column, ...]
    unit: str
    minimum: Fraction | None
    maximum: Fraction | None

    @property
    def is_scored(self) -> bool:
        """Whether its answer counts in the score."""
        return bool(self.bands) or any(option.points is not None for option in self.options)

    @property
    def highest_points(self) -> Fraction:
        """The most points an answer can bring, 1 at most."""
        points = [option.points or Fraction(0) for option in self.options]
        if self.kind == "multi":
            return min(Fraction(1), sum(points, Fraction(0)))
        return max(points + [band.points for band in self.bands], default=Fraction(0))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding an option or band could fire, in order, each once."""
        fired = [f for option in self.options for f in (option.finding, option.finding_if_absent)]
        fired += [band.finding for band in self.bands]
        return tuple(dict.fromkeys(f for f in fired if f is not None))


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A finding fired by several answers; `questions` are those its condition reads, in order."""

    id: str
    area: str
    when: Condition
    finding: Finding
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Titled:
    """An area or cost category of a programme."""

    id: str
    title: str
    note: str


@dataclass(frozen=True, slots=True)
class EligibilityLine:
    """How a programme classes an item for some units and days; empty `units` means all."""

    units: tuple[UnitKind, ...]
    period: Period
    area: Titled | None
    category: Titled | None
    status: EligibilityStatus
    reason: str
    source: Citation
    verified: bool


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit, date or exclusion as a sentence."""

    text: str
    source: Citation
    verified: bool


@dataclass(frozen=True, slots=True)
class Tranches:
    """Parts in which a grant is paid, in percent, together 100."""

    percents: tuple[Fraction, ...]
    source: Citation
    verified: bool


@dataclass(frozen=True, slots=True)
class Durability:
    """Years for which what was bought must be kept after the project."""

    years: int
    source: Citation
    verified: bool


@dataclass(frozen=True, slots=True, eq=False)
class Programme:
    """A grant programme. Amounts in grosze, `own_share` in percent; None is not known."""

    id: str
    title: str
    operator: str
    project: str
    status: str
    applicants: tuple[UnitKind, ...]
    statement: str
    statement_verified: bool
    grant_min: int | None
    grant_max: int | None
    own_share: Fraction | None
    own_contribution: Limit | None
    tranches: Tranches | None
    durability: Durability | None
    eligible_period: Period
    duration_months: int | None
    certificate_required: bool
    areas: tuple[Titled, ...]
    categories: tuple[Titled, ...]
    categories_note: str
    obligatory: tuple[Item, ...]
    limits: tuple[Limit, ...]
    sources: tuple[Citation, ...]
    items: Mapping[Item, tuple[EligibilityLine, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Threshold:
    """A net value in grosze of similar orders from which other rules apply; empty `programmes` means all orders."""

    id: str
    title: str
    amount: int
    in_force: Period
    note: str
    programmes: tuple[Programme, ...]
    source: Citation


@dataclass(frozen=True, slots=True)
class Criterion:
    """An act the unit is held against, its points in order, and under what condition."""

    act: Act
    points: tuple[Point, ...]
    when: Condition | None


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A day or a span of days (`end`) that matters to the units asked."""

    start: date
    end: date | None
    text: str
    source: Citation
    verified: bool


@dataclass(frozen=True, slots=True)
class Level:
    """A step of our own scale, from this lower bound of the score on."""

    start: Fraction
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Area:
    """An area as one questionnaire asks it: its questions in order and its weight."""

    id: str
    title: str
    weight: Fraction
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Migration:
    """Old ids → new, for sheets of versions before `to`."""

    start: str
    to: str
    questions: Mapping[str, str]
    options: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True, eq=False)
class Bank:
    """Everything the files hold, resolved; mappings are by id in the order of the files."""

    acts: Mapping[str, Act]
    points: Mapping[tuple[str, str], Point]
    certificates: Mapping[str, Certificate]
    area_titles: Mapping[str, str]
    questions: Mapping[str, Question]
    findings: Mapping[str, Finding]
    rules: tuple[Rule, ...]
    measures: Mapping[str, Measure]
    items: Mapping[str, Item]
    programmes: Mapping[str, Programme]
    thresholds: tuple[Threshold, ...]
    brands: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Definition:
    """A questionnaire ready to be asked and evaluated. `matrix[likelihood-1][impact-1]` is the severity.

    `route` are the questions so that each comes after those its condition reads.
    `cap`: while a certain finding of that severity (or a worse one) stands, the level is at most the named one.
    `sha256` is over canonical JSON of the resolved definition.
    """

    id: str
    version: str
    title: str
    introduction: str
    programme: Programme | None
    criteria: tuple[Criterion, ...]
    calendar: tuple[CalendarEntry, ...]
    areas: tuple[Area, ...]
    rules: tuple[Rule, ...]
    levels: tuple[Level, ...]
    cap: tuple[SeverityName, Level] | None
    matrix: tuple[tuple[SeverityName, ...], ...]
    route: tuple[Question, ...]
    migrations: tuple[Migration, ...]
    bank: Bank
    sha256: str

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions in the order they are asked."""
        return tuple(question for area in self.areas for question in area.questions)

    def severity(self, likelihood: int, impact: int) -> SeverityName:
        """The cell of the matrix, both from 1 to 4."""
        return self.matrix[likelihood - 1][impact - 1]
