"""Who said what when, and what was changed: the journal told in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from diagnoza.answers.model import NO_ANSWER, Answer
from diagnoza.answers.shown import response_text
from diagnoza.answers.source import SheetSource
from diagnoza.definition.model import Definition, Question
from diagnoza.interview import events
from diagnoza.interview.session import Session, apply, started


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the history: `what` happened to `question`, said by `post`; `before` is what stood there."""

    at: datetime
    post: str
    question: str
    what: str
    before: str = ""


def history(found: Sequence[events.Event], source: SheetSource, definition: Definition) -> Iterator[Entry]:
    """Every event that changed or might have changed an answer, oldest first."""
    session: Session | None = None
    for event in found:
        if isinstance(event, events.Began):
            session = started(event, source, definition)
            count = len(event.entries)
            yield Entry(event.at, "", "", f"początek dziennika; odpowiedzi w arkuszu: {count}")
        elif session is not None:
            after = apply(session, event)
            yield from _told(event, session, after)
            session = after


def history_json(entries: Iterable[Entry]) -> dict[str, object]:
    """`wywiad --historia --json`."""
    return {
        "schema": 1,
        "entries": [
            {"at": e.at.isoformat(), "post": e.post, "question": e.question, "what": e.what, "before": e.before}
            for e in entries
        ],
        "problems": [],
    }


def history_text(entries: Sequence[Entry]) -> Iterator[str]:
    """A line an entry: when, who, which question, what, and what stood there before."""
    if not entries:
        yield "Tego arkusza nie wypełniano w wywiadzie: nie ma dziennika."
    for entry in entries:
        who = ", ".join(part for part in (entry.post, entry.question) if part)
        before = f" (było: {entry.before})" if entry.before else ""
        yield f"{entry.at:%Y-%m-%d %H:%M}  {who + ': ' if who else ''}{entry.what}{before}"


def _told(event: events.Event, before: Session, after: Session) -> Iterator[Entry]:
    match event:
        case events.Answered(at, id_, _, reason):
            shown = _shown(after, id_)
            yield Entry(at, after.post, id_, f"{shown} ({reason})" if reason else shown, _shown(before, id_))
        case events.Noted(at, id_, text):
            yield Entry(at, after.post, id_, f"uwaga: {text}", _answer(before, id_).note)
        case events.Evidenced(at, id_, text):
            yield Entry(at, after.post, id_, f"dowód: {text}")
        case events.Verified(at, id_, how):
            yield Entry(at, after.post, id_, f"weryfikacja: {how}")
        case events.Accepted(at, id_):
            yield Entry(at, "", id_, "uznano „nie dotyczy”")
        case events.Stated(at, id_, post, _, note):
            said = _answer(after, id_).statements[-1:]
            text = response_text(said[0].response, _question(after, id_)) if said else ""
            yield Entry(at, post, id_, f"wypowiedź: {text}{f' ({note})' if note else ''}")
        case events.Undone(at):
            yield from (
                Entry(at, "", c.question, *_turned("cofnięto", c.question, before, after)) for c in before.done[-1:]
            )
        case events.Redone(at):
            yield from (
                Entry(at, "", c.question, *_turned("ponowiono", c.question, before, after)) for c in before.undone[-1:]
            )
        case events.Merged(at, id_, entry, edited, is_taken):
            typed = entry.get("odpowiedz", "") if isinstance(entry, dict) else entry
            won = "przyjęto" if is_taken else "odłożono, bo w dzienniku jest nowsza"
            what = f"zmiana ręczna w arkuszu ({edited:%Y-%m-%d %H:%M}) na „{typed or 'brak odpowiedzi'}”: {won}"
            yield Entry(at, "", id_, what, _shown(before, id_))
        case events.Removed(at, id_):
            yield Entry(at, "", id_, "usunięto treść wpisaną omyłkowo")
        case events.Saved(at):
            yield Entry(at, "", "", "zapis arkusza")
        case _:
            return


def _question(session: Session, id_: str) -> Question | None:
    return next((question for question in session.definition.questions if question.id == id_), None)


def _turned(verb: str, id_: str, before: Session, after: Session) -> tuple[str, str]:
    return f"{verb}; teraz: {_shown(after, id_)}", _shown(before, id_)


def _answer(session: Session, id_: str) -> Answer:
    question = _question(session, id_)
    return NO_ANSWER if question is None else session.sheet.answer(question)


def _shown(session: Session, id_: str) -> str:
    question = _question(session, id_)
    return "" if question is None else response_text(session.sheet.answer(question).response, question)
