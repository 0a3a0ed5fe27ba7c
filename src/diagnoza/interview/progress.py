"""How far an interview has come: by area and overall, what is open, to be established, or contradicted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diagnoza.answers.model import Absent, NotApplicable, NotExamined, Unknown
from diagnoza.answers.route import is_disputed
from diagnoza.definition.model import Area, Question
from diagnoza.definition.terms import ROLES, Role
from diagnoza.interview.session import Session

if TYPE_CHECKING:
    from diagnoza.evaluation.model import Overall


@dataclass(frozen=True, slots=True)
class Count:
    """Questions answered (nie wiem is an answer) of those asked."""

    answered: int
    asked: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question stands: its area's number of all asked, and how far area and interview have come."""

    area: Area
    number: int
    areas: int
    in_area: Count
    overall: Count


def place_of(session: Session, question: Question) -> Place:
    """The place of a question; areas with nothing to ask are not counted."""
    areas = [area for area in session.definition.areas if any(session.is_asked(q) for q in area.questions)]
    own = next(area for area in session.definition.areas if question in area.questions)
    number = areas.index(own) + 1 if own in areas else 0
    return Place(own, number, len(areas), count_of(session, own), count_of(session))


def count_of(session: Session, area: Area | None = None) -> Count:
    """Of one area, or of all."""
    questions = area.questions if area is not None else session.definition.questions
    asked = [question for question in questions if session.is_asked(question)]
    return Count(sum(not session.is_open(question) for question in asked), len(asked))


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is left of an area or of the whole: open, to be established (nie wiem, nie zbadano), nie dotyczy from forms
    that wait to be accepted, contradicted.
    """

    open: tuple[Question, ...]
    to_establish: tuple[Question, ...]
    to_accept: tuple[Question, ...]
    disputed: tuple[Question, ...]


def outlook(session: Session, area: Area | None = None) -> Outlook:
    """Of one area, or of all."""
    asked = [q for q in (area.questions if area else session.definition.questions) if session.is_asked(q)]
    responses = {question: session.sheet.answer(question).response for question in asked}
    return Outlook(
        open=tuple(q for q in asked if isinstance(responses[q], Absent)),
        to_establish=tuple(q for q in asked if isinstance(responses[q], Unknown | NotExamined)),
        to_accept=tuple(q for q, said in responses.items() if isinstance(said, NotApplicable) and not said.accepted),
        disputed=tuple(q for q in asked if is_disputed(session.sheet.answer(q))),
    )


def to_ask(session: Session) -> Iterator[tuple[Role, tuple[Question, ...]]]:
    """Open questions by whom they may be put to."""
    for role in ROLES:
        own = tuple(question for question in session.open if role in question.ask)
        if own:
            yield role, own


def score_so_far(session: Session) -> Overall:
    """The headline as the answers stand."""
    # Here, for the first question need not wait for the evaluation to be loaded.
    from diagnoza.evaluation.evaluate import evaluate

    return evaluate(session.sheet, session.route, session.definition).overall
