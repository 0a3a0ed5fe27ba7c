"""What an evaluation holds. Shares and scores are `Fraction`s from 0 to 1, None where there is nothing to count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from diagnoza.answers.model import Answer, AnswerSheet, OwnFinding
from diagnoza.answers.route import Route
from diagnoza.answers.source import Judgement, Overruling, Position
from diagnoza.definition.model import (
    Act,
    Area,
    Definition,
    Finding,
    Level,
    Measure,
    Point,
    Question,
    Reference,
    Rule,
)
from diagnoza.definition.terms import FindingKind, SeverityName
from diagnoza.definition.truth import Truth
from diagnoza.evaluation.criteria import HeldAct

FindingState = Literal["certain", "possible"]
MeasureState = Literal["certain", "conditional"]
ConformityState = Literal[
    "spelnia", "spelnia-z-uwagami", "czesciowo", "nie-spelnia", "do-ustalenia", "nie-dotyczy", "przed-terminem"
]
QuestionState = Literal["answered", "unknown", "not_examined", "not_applicable", "unanswered"]


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """A question with its answer. `low` and `high` are None where it does not count (unscored, hidden, nie dotyczy)."""

    question: Question
    answer: Answer
    visible: Truth
    state: QuestionState
    low: Fraction | None
    high: Fraction | None

    @property
    def counts(self) -> bool:
        """Whether it stands in the sums."""
        return self.low is not None


@dataclass(frozen=True, slots=True)
class AreaResult:
    """An area; counts are over its questions that are not hidden, scored or not."""

    area: Area
    questions: tuple[QuestionResult, ...]
    low: Fraction | None
    high: Fraction | None
    visible: int
    answered: int
    unknown: int
    not_examined: int
    not_applicable: int
    unanswered: int


@dataclass(frozen=True, slots=True)
class Overall:
    """The headline: `low` with its range, the level, and how much of it was examined and evidenced."""

    low: Fraction | None
    high: Fraction | None
    level: Level | None
    examined: Fraction | None
    evidenced: Fraction | None
    critical: int


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a finding stands: a question whose answer fires it or might, or a rule with all it reads."""

    state: FindingState
    questions: tuple[Question, ...]
    rule: Rule | None
    explanation: str


@dataclass(frozen=True, slots=True)
class FindingResult:
    """A finding that stands or may stand.

    `severity` is what the auditor decided or, without a decision, `computed_severity`; `is_rejected` and
    `is_accepted_risk` are the auditor's words. `own` is set for a finding of the auditor's own.
    """

    id: str
    area: str
    title: str
    kind: FindingKind
    state: FindingState
    criterion: str
    text: str
    cause: str
    effect: str
    likelihood: int
    impact: int
    computed_severity: SeverityName
    severity: SeverityName
    refs: tuple[Reference, ...]
    causes: tuple[Cause, ...]
    measures: tuple[tuple[Measure, ...], ...]
    judgement: Judgement | None
    finding: Finding | None
    own: OwnFinding | None

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question behind it, each once."""
        return tuple(dict.fromkeys(question for cause in self.causes for question in cause.questions))

    @property
    def is_accepted(self) -> bool:
        """Whether the head accepted the risk: nothing is done about it and it stays open."""
        return self.judgement is not None and self.judgement.decision == "ryzyko-zaakceptowane"

    @property
    def is_rejected(self) -> bool:
        """Whether the auditor rejected it; it is printed with the reason and counts nowhere."""
        return self.judgement is not None and self.judgement.decision == "odrzucone"

    @property
    def rank(self) -> int:
        """likelihood × impact, ranking arithmetic and no risk analysis."""
        return self.likelihood * self.impact


@dataclass(frozen=True, slots=True)
class MeasureResult:
    """A measure with the findings that ask for it; `gain` is what the overall low would rise by.

    `alternatives` are the other measures that would close the same findings in its place.
    """

    measure: Measure
    state: MeasureState
    severity: SeverityName
    gain: Fraction
    findings: tuple[FindingResult, ...]
    alternatives: tuple[Measure, ...]
    is_first_choice: bool
    position: Position | None

    @property
    def is_declined(self) -> bool:
        """Whether the head turned it down."""
        return self.position is not None and self.position.position == "nie przyjęto"


@dataclass(frozen=True, slots=True)
class PointResult:
    """Conformity with one point. `present` is the state beside `przed-terminem`; `computed` before overruling."""

    point: Point
    state: ConformityState
    computed: ConformityState
    present: ConformityState
    questions: tuple[Question, ...]
    overruling: Overruling | None


@dataclass(frozen=True, slots=True)
class ActResult:
    """Conformity with an act; `applies` is the truth of its condition, `note` tells of repeal or a later date."""

    act: Act
    applies: Truth
    is_repealed: bool
    is_not_due: bool
    points: tuple[PointResult, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One sheet evaluated; `acts` it is held against, `findings` in the order of design §4, rejected ones apart."""

    definition: Definition
    sheet: AnswerSheet
    route: Route
    overall: Overall
    areas: tuple[AreaResult, ...]
    acts: tuple[HeldAct, ...]
    findings: tuple[FindingResult, ...]
    rejected: tuple[FindingResult, ...]
    measures: tuple[MeasureResult, ...]
    conformity: tuple[ActResult, ...]
    results: Mapping[Question, QuestionResult]
