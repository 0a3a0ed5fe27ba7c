"""An answer and a sheet, linked to the definition: frozen, compared by value, keyed by its questions and findings.

Five states are five types: `Answered`, `Unknown` (nie wiem), `NotExamined` (nie zbadano), `NotApplicable` (nie dotyczy)
and `Absent`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from diagnoza.answers import source as sheet
from diagnoza.definition.model import Finding, Item, Measure, Option, Point, Programme, Question, Reference
from diagnoza.definition.truth import Facts

Row = tuple[tuple[str, str], ...]
Value = tuple[Option, ...] | Decimal | date | str | tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """`value`: chosen options (also „nigdy” on a date), a number, a date, a text, or rows of (column label, text)."""

    value: Value


@dataclass(frozen=True, slots=True)
class Unknown:
    """The person asked does not know."""


@dataclass(frozen=True, slots=True)
class NotExamined:
    """Out of scope or no access."""

    reason: str


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """Does not apply here; counts as unknown until the auditor accepted it."""

    reason: str
    accepted: bool


@dataclass(frozen=True, slots=True)
class Absent:
    """Nothing was written."""


Response = Answered | Unknown | NotExamined | NotApplicable | Absent
ABSENT = Absent()


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody else said."""

    post: str
    response: Response
    note: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A response and all that was noted beside it; `evidence` as texts and numbers of the register."""

    response: Response
    reason: str = ""
    note: str = ""
    evidence: tuple[str, ...] = ()
    verification: sheet.Verification | None = None
    established: sheet.Established | None = None
    statements: tuple[Statement, ...] = ()


NO_ANSWER = Answer(ABSENT)


@dataclass(frozen=True, slots=True)
class OwnFinding:
    """A finding of the auditor's own, its references resolved."""

    source: sheet.OwnFinding
    refs: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided on purchases, its ids resolved; programmes in their order."""

    source: sheet.PurchaseDecision
    omitted: frozenset[Item]
    included: frozenset[Item]
    programmes: tuple[Programme, ...]


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """One unit's sheet.

    `idle_findings` are own ones in areas this questionnaire does not ask, `kept` ids of questions it does not ask.
    """

    source: sheet.SheetSource
    answers: Mapping[Question, Answer]
    judgements: Mapping[Finding, sheet.Judgement]
    own_findings: tuple[OwnFinding, ...]
    idle_findings: tuple[sheet.OwnFinding, ...]
    overrulings: Mapping[Point, sheet.Overruling]
    positions: Mapping[Measure, sheet.Position]
    owned: tuple[tuple[Item, sheet.Owned], ...]
    wishes: tuple[tuple[Item, sheet.Wish], ...]
    expenses: tuple[tuple[Item, sheet.Expense], ...]
    prices: Mapping[Item, sheet.Price]
    decision: Decision | None
    kept: tuple[str, ...]
    facts: Facts

    def answer(self, question: Question) -> Answer:
        """The answer, `NO_ANSWER` where nothing was written."""
        return self.answers.get(question, NO_ANSWER)
