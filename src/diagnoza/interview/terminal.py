"""Line mode: one question after another until none is open or the person leaves. Nothing is told saved before the disk has it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from diagnoza import wording
from diagnoza.answers.model import Absent, Answered
from diagnoza.definition.model import Area, Question
from diagnoza.interview.card import area_of, show_area, show_question
from diagnoza.interview.events import Asked
from diagnoza.interview.journal import journal_of
from diagnoza.interview.replies import delete_row, extend_table, keep_and_go_on, reply_to_table, take_reply
from diagnoza.interview.screen import Screen
from diagnoza.interview.summary import show_area_end, show_end, show_opening
from diagnoza.interview.talk import Keeper, Left, Talk, is_command
from diagnoza.problems import Failure, fold

if TYPE_CHECKING:
    from diagnoza.interview.commands import Outcome

DONE, CANNOT_WRITE = 0, 4


def run_interview(
    record: Keeper, screen: Screen, read_line: Callable[[str], str | None], now: Callable[[], datetime]
) -> int:
    """0 when finished or left, 4 when the disk takes no more. KeyboardInterrupt and signals are the caller's."""
    talk = Talk(record, screen, read_line, now)
    try:
        try:
            show_opening(screen, talk.session, record.opening)
            _ask_post(talk)
            _ask_all(talk)
        except Left as left:
            if left.is_cut:
                screen.say("Koniec danych wejściowych.", "warning")
        talk.save()
    except Failure as failure:
        _tell_broken(talk, failure)
        return CANNOT_WRITE
    _tell_saved(talk)
    return DONE


def leave_interrupted(record: Keeper, screen: Screen, now: Callable[[], datetime]) -> int:
    """After Ctrl+C or a signal: the sheet written; 4 when the disk takes no more, else 0."""
    try:
        record.save()
    except Failure as failure:
        _tell_broken(Talk(record, screen, lambda prompt: None, now), failure)
        return CANNOT_WRITE
    screen.say()
    screen.whole(f"Przerwano. Wszystko zapisano: {record.path}")
    return DONE


def _ask_post(talk: Talk) -> None:
    session = talk.session
    if session.post:
        talk.screen.say(f"Odpowiada: {session.post} (zmienia /r).")
    if session.post or session.current is None:
        return
    expected = session.role or ""
    while True:
        post = talk.line(f"Kogo pytasz? (stanowisko; Enter: {expected or 'nie zapisuj'})").strip() or expected
        if not is_command(post):
            break
        _command(talk, None, post)
        if talk.session.post or talk.session.current is not session.current:
            return
    if post:
        talk.take(Asked(talk.now(), post))
        talk.screen.saved(f"odpowiada {post}")


def _ask_all(talk: Talk) -> None:
    """Question by question; an area is told when it begins and when it is done."""
    area: Area | None = None
    shown: Question | None = None
    while True:
        question = talk.session.current
        if question is None:
            if not _end(talk):
                return
            area = shown = None
            continue
        own = area_of(talk.session, question)
        if own is not area:
            show_area(talk.screen, talk.session, question)
            area = own
        if question is not shown:
            show_question(talk.screen, talk.session, question)
            shown = question
        outcome = _ask(talk, question)
        if outcome != "again":
            shown = None
        following = talk.session.current
        if outcome == "onward" and following is not None and area_of(talk.session, following) is not own:
            show_area_end(talk.screen, talk.session, own)
            talk.save()


def _end(talk: Talk) -> bool:
    """The summary; false when the person is done, true when a question was chosen."""
    show_end(talk.screen, talk.session, talk.record.path)
    talk.save()
    while talk.session.current is None:
        line = talk.line("Enter kończy, /i ID wraca do pytania, /l otwarte, /? polecenia").strip()
        if not line:
            return False
        if is_command(line):
            _command(talk, None, line)
        else:
            talk.wrong("nie ma teraz pytania", "/i ID wybiera je, Enter kończy")
    return True


def _ask(talk: Talk, question: Question) -> Outcome:
    """One line read and done with; a table reads many."""
    response = talk.session.sheet.answer(question).response
    is_table = question.kind == "table"
    if is_table and isinstance(response, Absent):
        line = reply_to_table(talk, question)
        if line is None:
            if talk.session.is_open(question):
                talk.wrong("nie wpisano żadnego wiersza", "wpisz wiersz, „brak”, nw, nz, nd albo /p")
                return "again"
            return "onward"
    else:
        line = talk.line(_prompt(talk, question))
    if is_command(line):
        if is_table and (outcome := delete_row(talk, question, line)) is not None:
            return outcome
        return _command(talk, question, line)
    if not line.strip():
        if isinstance(response, Absent):
            talk.wrong("nic nie wpisano", "wpisz odpowiedź, nw (nie wiem) albo /p (pomiń)")
            return "again"
        keep_and_go_on(talk, question)
        return "onward"
    if is_table and fold(line) in ("d", "n"):
        has_rows = isinstance(response, Answered)
        return "onward" if extend_table(talk, question, anew=fold(line) == "n" or not has_rows) else "again"
    return "onward" if take_reply(talk, question, line) else "again"


def _prompt(talk: Talk, question: Question) -> str:
    response = talk.session.sheet.answer(question).response
    if isinstance(response, Absent):
        return "Odpowiedź"
    if question.kind != "table":
        return "Nowa odpowiedź (Enter zostawia)"
    if isinstance(response, Answered):
        return "Enter zostawia, d dopisuje wiersze, n od nowa, /x N usuwa wiersz"
    return "Enter zostawia, n wpisuje wiersze"


def _tell_saved(talk: Talk) -> None:
    left = len(talk.session.open)
    talk.screen.say()
    talk.screen.say("Zapisano arkusz:", "good")
    talk.screen.whole(f"  {talk.record.path}")
    if left:
        talk.screen.say(f"Otwarte: {wording.plural(left, 'pytanie', 'pytania', 'pytań')}. Ciąg dalszy:")
        name = str(talk.record.path)
        talk.screen.whole(f'  diagnoza wywiad "{name}"' if " " in name else f"  diagnoza wywiad {name}")


def _tell_broken(talk: Talk, failure: Failure) -> None:
    """Nothing can be written any more: say so, and where everything up to now lies."""
    talk.screen.say()
    for problem in failure.problems:
        talk.wrong(problem.message, problem.hint)
    where = (
        "leży w dzienniku" if journal_of(talk.record.path).exists() else "leżało w dzienniku, którego już tam nie ma"
    )
    talk.screen.say(f"Wywiad zatrzymano. Wszystko, co potwierdzono jako zapisane, {where}:", "warning")
    talk.screen.whole(f"  {journal_of(talk.record.path)}", "warning")
    talk.screen.say("Arkusz może być starszy. Gdy zapis będzie znów możliwy, uruchom wywiad jeszcze raz.")


def _command(talk: Talk, question: Question | None, line: str) -> Outcome:
    # Loaded with the first command, so that the first question does not wait for what only commands need.
    from diagnoza.interview.commands import run_command

    return run_command(talk, question, line)
