"""Lists to choose from or to plan by: what is open and whom to ask, and questions found by a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from diagnoza import wording
from diagnoza.definition.model import Area, Question
from diagnoza.interview.card import area_of
from diagnoza.interview.progress import outlook, to_ask
from diagnoza.interview.screen import Screen, cut
from diagnoza.interview.session import Session
from diagnoza.problems import fold, nearest

_SHORT = 40
"""So many open questions are listed one by one; of more only the present area's, unless all are asked for."""
_MOST_FOUND = 20


def show_open(screen: Screen, session: Session, wanted: str) -> None:
    """Open questions by area: all of them when they are few or `wanted` is „wszystko”, or of the area of that id."""
    by_area = list(_open_by_area(session))
    total = sum(len(questions) for _, questions in by_area)
    waiting = outlook(session).to_accept
    if waiting:
        screen.say(f"{', '.join(question.id for question in waiting)}.", mark="„Nie dotyczy” do uznania (/i ID, /uz): ")
    if not total:
        screen.say("Nie ma otwartych pytań.", "good")
        return
    own = area_of(session, session.current) if session.current else None
    is_all = fold(wanted) == "wszystko" or (total <= _SHORT and not wanted)
    for area, questions in by_area:
        screen.say(f"{area.title} ({area.id}): {_count(questions)}", "heading")
        if is_all or fold(wanted) == area.id or (area is own and not wanted):
            for question in questions:
                _show_short(screen, question, f"  {question.id}: ", _whom(question))
    if not is_all:
        screen.say("/l wszystko pokazuje każde pytanie, /l ID-obszaru jeden obszar.", "dim")
    show_whom(screen, session)


def _open_by_area(session: Session) -> Iterator[tuple[Area, list[Question]]]:
    for area in session.definition.areas:
        questions = [question for question in area.questions if session.is_open(question)]
        if questions:
            yield area, questions


def _count(questions: Sequence[Question]) -> str:
    return wording.plural(len(questions), "pytanie", "pytania", "pytań")


def _whom(question: Question) -> str:
    return ", ".join(wording.ROLE[role] for role in question.ask)


def show_whom(screen: Screen, session: Session, *, with_ids: bool = False) -> None:
    """Whom to ask, with how many or which questions."""
    by_role = list(to_ask(session))
    if by_role:
        screen.say("Kogo zapytać:", "heading")
    for role, questions in by_role:
        ids = f": {', '.join(question.id for question in questions)}" if with_ids else ""
        screen.say(f"{_count(questions)}{ids}", mark=f"  {wording.ROLE[role]} – ", most=4)


def found(questions: Iterable[Question], words: str) -> list[Question]:
    """Questions with every word in their id, text, options or help; those that have them in id or text come first."""
    wanted = fold(words).split()
    near, far = [], []
    for question in questions:
        head = fold(f"{question.id} {question.text}")
        labels = " ".join(option.label for option in question.options)
        if all(word in head for word in wanted):
            near.append(question)
        elif all(word in f"{head} {fold(f'{question.help} {labels}')}" for word in wanted):
            far.append(question)
    return [*near, *far]


def show_found(screen: Screen, questions: Sequence[Question], session: Session) -> int:
    """The first questions under their numbers; how many are shown."""
    shown = questions[:_MOST_FOUND]
    for number, question in enumerate(shown, 1):
        state = "" if session.is_asked(question) else "nie pyta się"
        _show_short(screen, question, f"{number:>3}. ", "otwarte" if session.is_open(question) else state)
    if len(questions) > len(shown):
        screen.say(f"… i jeszcze {len(questions) - len(shown)}; dopisz słowo, by zawęzić.", "dim")
    return len(shown)


def _show_short(screen: Screen, question: Question, mark: str, note: str) -> None:
    end = f" ({note})" if note else ""
    room = screen.width - 1 - len(mark) - len(end)
    screen.say(f"{cut(question.text, max(room, 20))}{end}", mark=mark)


def place_named(session: Session, name: str) -> Question | str:
    """The question of that id, or the first open one (else the first) of that area; else a hint at the nearest id."""
    wanted = fold(name)
    for question in session.definition.questions:
        if question.id == wanted:
            return question
    for area in session.definition.areas:
        if area.id == wanted and area.questions:
            asked = [q for q in area.questions if session.is_asked(q)] or list(area.questions)
            return next((q for q in asked if session.is_open(q)), asked[0])
    ids = [area.id for area in session.definition.areas] + [q.id for q in session.definition.questions]
    near = nearest(wanted, ids) or next((id_ for id_ in ids if wanted and wanted in id_), "")
    return f"może chodziło o „{near}”? /s SŁOWO szuka w pytaniach" if near else "/s SŁOWO szuka w pytaniach"
