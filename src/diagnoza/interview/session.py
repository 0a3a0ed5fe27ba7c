"""The interview as a pure reducer: a session and an event give the next session. No clock, no file, no terminal.

A session knows what stands in the sheet, which question is asked, whom, and what may be taken back. Nothing is ever
deleted: what another person answered before stays as that person's statement, a hidden question keeps its answer.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from diagnoza.answers.model import Absent, AnswerSheet
from diagnoza.answers.parse import parse_sheet
from diagnoza.answers.route import Route, trace_route
from diagnoza.answers.source import AnswerPart, SheetSource
from diagnoza.definition.model import Definition, Question
from diagnoza.definition.terms import Role, Scope
from diagnoza.interview import events
from diagnoza.interview.entries import established, rebuilt, statement, without_texts


@dataclass(frozen=True, slots=True)
class Change:
    """An answer before and after; None where there was none."""

    question: str
    before: AnswerPart | None
    after: AnswerPart | None


@dataclass(frozen=True, slots=True)
class Session:
    """`current` is the question asked, None when nothing is open; `trail` the ids asked before it, the last one last.

    `done` and `undone` are changes that can be taken back or made again. `scope` and `role` narrow what is asked;
    what lies beyond them keeps its answers.
    """

    definition: Definition
    source: SheetSource
    sheet: AnswerSheet
    route: Route
    current: Question | None
    post: str = ""
    trail: tuple[str, ...] = ()
    skipped: frozenset[str] = frozenset()
    done: tuple[Change, ...] = ()
    undone: tuple[Change, ...] = ()
    scope: Scope = "full"
    role: Role | None = None

    @property
    def answers(self) -> Mapping[str, AnswerPart]:
        """Answers by id of the question, as the sheet holds them."""
        return self.source.answers

    def is_asked(self, question: Question) -> bool:
        """Whether the question applies, as far as is known, and lies in the scope and with the person asked."""
        return (
            self.route.visible[question] is not False
            and (self.scope == "full" or question.scope == "core")
            and (self.role is None or not question.ask or self.role in question.ask)
        )

    def is_open(self, question: Question) -> bool:
        """Whether it is asked and nothing was answered; nie wiem is an answer."""
        return self.is_asked(question) and isinstance(self.sheet.answer(question).response, Absent)

    @property
    def asked(self) -> tuple[Question, ...]:
        """Every question asked, in order."""
        return tuple(question for question in self.definition.questions if self.is_asked(question))

    @property
    def open(self) -> tuple[Question, ...]:
        """What is still to be asked, in order."""
        return tuple(question for question in self.definition.questions if self.is_open(question))


def begin(definition: Definition, source: SheetSource, *, scope: Scope = "full", role: Role | None = None) -> Session:
    """A session over a sheet, at its first open question."""
    sheet, _ = parse_sheet(source, definition)
    session = Session(definition, source, sheet, trace_route(sheet, definition), None, scope=scope, role=role)
    return dataclasses.replace(session, current=next(iter(session.open), None))


def started(event: events.Began, source: SheetSource, definition: Definition) -> Session:
    """The session as it was when the journal began; all but the answers comes from the sheet as it is now."""
    answers = {id_: AnswerPart.model_validate(entry) for id_, entry in event.entries.items()}
    return begin(definition, source.model_copy(update={"answers": answers, "version": event.version}))


def apply(session: Session, event: events.Event) -> Session:
    """The session after the event."""
    match event:
        case events.Began() | events.Saved():
            return session
        case events.Asked(_, post):
            return dataclasses.replace(session, post=post)
        case events.Skipped(_, id_):
            left = dataclasses.replace(session, skipped=session.skipped | {id_})
            return _onward(left, id_)
        case events.Went(_, id_):
            return _at(session, id_)
        case events.WentBack():
            return _back(session)
        case events.Undone():
            return _undo(session)
        case events.Redone():
            return _redo(session)
        case events.Answered(_, id_):
            return _onward(_changed(session, id_, _answered(session, event)), id_)
        case events.Merged(_, id_, entry, _, is_taken):
            return _changed(session, id_, AnswerPart.model_validate(entry)) if is_taken else session
        case events.Removed(_, id_):
            part = session.answers.get(id_)
            cleared = session if part is None else _changed(session, id_, without_texts(part, _question(session, id_)))
            # Taking it back would bring the text again.
            return dataclasses.replace(cleared, done=(), undone=())
        case events.Noted() | events.Evidenced() | events.Verified() | events.Accepted() | events.Stated():
            return _changed(session, event.question, _annotated(session, event))


def _question(session: Session, id_: str) -> Question | None:
    return next((question for question in session.definition.questions if question.id == id_), None)


def _part(session: Session, id_: str) -> AnswerPart:
    return session.answers.get(id_, AnswerPart())


def _answered(session: Session, event: events.Answered) -> AnswerPart:
    before = _part(session, event.question)
    earlier = before.established.post if before.established else ""
    said = before.statements
    if before.value is not None and earlier and earlier != session.post:
        said = (*said, statement(earlier, before.value, before.reason))
    return rebuilt(
        before,
        odpowiedz=event.value,
        uzasadnienie=event.reason,
        uznane="tak",  # what the auditor writes down needs nobody's acceptance
        ustalono=established(session.post, event.at),
        wypowiedzi=[entry.model_dump(by_alias=True, exclude_defaults=True) for entry in said],
    )


def _annotated(
    session: Session, event: events.Noted | events.Evidenced | events.Verified | events.Accepted | events.Stated
) -> AnswerPart:
    before = _part(session, event.question)
    match event:
        case events.Noted():
            return rebuilt(before, uwagi=event.text)
        case events.Evidenced():
            return rebuilt(before, dowody=list(dict.fromkeys((*before.evidence, event.text))))
        case events.Verified():
            return rebuilt(before, weryfikacja=event.how)
        case events.Accepted():
            return rebuilt(before, uznane="tak")
        case events.Stated():
            said = (*before.statements, statement(event.post, event.value, event.note))
            return rebuilt(
                before, wypowiedzi=[entry.model_dump(by_alias=True, exclude_defaults=True) for entry in said]
            )


def _changed(session: Session, id_: str, after: AnswerPart | None) -> Session:
    before = session.answers.get(id_)
    changed = _with_answer(session, id_, after)
    return dataclasses.replace(changed, done=(*session.done, Change(id_, before, after)), undone=())


def _with_answer(session: Session, id_: str, part: AnswerPart | None) -> Session:
    answers = {**session.answers, id_: part}
    kept = {key: value for key, value in answers.items() if value is not None}
    source = session.source.model_copy(update={"answers": MappingProxyType(kept)})
    sheet, _ = parse_sheet(source, session.definition)
    return dataclasses.replace(session, source=source, sheet=sheet, route=trace_route(sheet, session.definition))


def _undo(session: Session) -> Session:
    if not session.done:
        return session
    *rest, last = session.done
    undone = _with_answer(session, last.question, last.before)
    return _at(dataclasses.replace(undone, done=tuple(rest), undone=(*session.undone, last)), last.question)


def _redo(session: Session) -> Session:
    if not session.undone:
        return session
    *rest, last = session.undone
    redone = _with_answer(session, last.question, last.after)
    return _at(dataclasses.replace(redone, undone=tuple(rest), done=(*session.done, last)), last.question)


def _at(session: Session, id_: str) -> Session:
    """At that question; where it came from is remembered for the way back."""
    question = _question(session, id_)
    if question is None or question is session.current:
        return session
    trail = (*session.trail, session.current.id) if session.current else session.trail
    return dataclasses.replace(session, current=question, trail=trail)


def _back(session: Session) -> Session:
    """At the question asked before, or the one before this in the order of the questionnaire."""
    if session.trail:
        *rest, last = session.trail
        question = _question(session, last)
        return dataclasses.replace(session, current=question, trail=tuple(rest))
    asked = session.asked
    before = [q for q in asked if session.current is None or _comes_before(q, session.current, session.definition)]
    return dataclasses.replace(session, current=before[-1]) if before else session


def _comes_before(question: Question, other: Question, definition: Definition) -> bool:
    order = definition.questions
    return order.index(question) < order.index(other)


def _onward(session: Session, id_: str) -> Session:
    """At the next open question after that one, else at the first open one; skipped ones only when nothing else is."""
    following = next(_next_open(session, id_), None)
    trail = session.trail if session.trail[-1:] == (id_,) else (*session.trail, id_)
    if following is None and session.skipped and session.open:
        again = dataclasses.replace(session, skipped=frozenset())
        following = next((q for q in again.open if q.id != id_), None)
        session = again if following is not None else session
    return dataclasses.replace(session, current=following, trail=trail)


def _next_open(session: Session, id_: str) -> Iterator[Question]:
    order = [question.id for question in session.definition.questions]
    place = order.index(id_) if id_ in order else -1
    waiting = [question for question in session.open if question.id not in session.skipped and question.id != id_]
    yield from (question for question in waiting if order.index(question.id) > place)
    yield from waiting
