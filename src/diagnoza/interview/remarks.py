"""What is noted beside an answer: a remark, evidence, what it rests on, and what somebody else says."""

from __future__ import annotations

import re
from collections.abc import Callable

from diagnoza import wording
from diagnoza.answers.model import NotApplicable
from diagnoza.answers.route import is_disputed
from diagnoza.answers.shown import response_text
from diagnoza.definition.model import Question
from diagnoza.interview import events
from diagnoza.interview.card import evidence_text
from diagnoza.interview.replies import statement_value
from diagnoza.interview.screen import cut
from diagnoza.interview.talk import Talk, unslashed
from diagnoza.problems import fold, suggestion

_NUMBER = re.compile(r"d\s*-?\s*([0-9]{1,6})", re.IGNORECASE)
_LETTERS = {"o": "oswiadczenie", "d": "dokument", "g": "ogledziny", "t": "test"}
_HOW = "o oświadczenie, d dokument, g oględziny, t test"


def note(talk: Talk, question: Question, text: str) -> None:
    """`/u`: a remark; beside one there is already it is added, or takes its place when the person says so."""
    present = talk.session.sheet.answer(question).note

    def keep(typed: str) -> None:
        """Cut short: added, so that neither is lost."""
        _note(talk, question, f"{present}\n{typed}" if present else typed)

    typed: str | None = unslashed(text)
    if not typed:
        talk.screen.say("Uwaga w dowolnej liczbie wierszy; kończy wiersz z samą kropką (.), /p rezygnuje.", "dim")
        typed = talk.paragraphs("Uwaga", keep)
    if not typed:
        talk.screen.say("Bez uwagi.", "dim")
        return
    if present:
        talk.screen.say(present, mark="Jest już uwaga: ", most=3)
        if _is_replaced(talk, lambda: keep(typed)):
            _note(talk, question, typed)
            return
    keep(typed)


def _is_replaced(talk: Talk, keep: Callable[[], None]) -> bool:
    while True:
        try:
            choice = fold(talk.line("Enter dopisuje nową pod nią, z zastępuje"))
        except BaseException:  # the new remark is typed already
            keep()
            raise
        if choice in ("", "d", "dopisz"):
            return False
        if choice in ("z", "zastap"):
            return True
        talk.wrong(f"nie ma odpowiedzi „{cut(choice, 20)}”", "Enter albo z")


def _note(talk: Talk, question: Question, text: str) -> None:
    talk.take(events.Noted(talk.now(), question.id, text))
    talk.screen.saved(f"uwaga: {text}")


def evidence(talk: Talk, question: Question, text: str) -> None:
    """`/d`: a number of the register (several with commas) or a description."""
    register = {entry.number: entry.name for entry in talk.session.source.course.evidence}
    if not text and register:
        for number, name in register.items():
            talk.screen.say(name, mark=f"  {number}: ", most=1)
    asked = "Dowód (numer z rejestru albo opis)" if register else "Dowód (opis)"
    typed: str | None = unslashed(text)
    while True:
        if not typed:
            typed = talk.detail(asked, "wpisz numer albo opis; /p rezygnuje")
        if typed is None:
            return
        pieces = _pieces(typed)
        unknown = [piece for piece in pieces if re.fullmatch("D-[0-9]+", piece) and piece not in register]
        if not unknown:
            break
        near = suggestion(unknown[0], register) or "opisz dowód słowami; rejestr prowadzi się w arkuszu"
        talk.wrong(f"w rejestrze arkusza nie ma {unknown[0]}", near)
        typed = None
    for piece in pieces:
        talk.take(events.Evidenced(talk.now(), question.id, piece))
        talk.screen.saved(f"dowód: {evidence_text(talk.session.sheet, piece)}")


def _pieces(typed: str) -> list[str]:
    """„d-3, D-04” → D-03 or as typed; anything else is one description."""
    parts = [part.strip() for part in typed.split(",")]
    numbers = [_NUMBER.fullmatch(part) for part in parts]
    if all(numbers):
        return [f"D-{number[1]:0>2}" for number in numbers if number]
    return [typed]


def verification(talk: Talk, question: Question, text: str) -> None:
    """`/t`: what the answer rests on, by its letter, its name or a beginning only one has."""
    typed: str | None = text
    while True:
        if not typed:
            typed = talk.detail(f"Sprawdzono przez ({_HOW})", f"wpisz literę: {_HOW}; /p rezygnuje")
        if typed is None:
            return
        found = _how(typed)
        if len(found) == 1:
            break
        talk.wrong(f"pasuje kilka: {', '.join(found)}" if found else f"nie ma sposobu „{typed[:40]}”", _HOW)
        typed = None
    talk.take(events.Verified(talk.now(), question.id, found[0]))
    talk.screen.saved(f"sprawdzono przez: {wording.VERIFICATION[found[0]]}")


def _how(typed: str) -> list[str]:
    wanted = fold(typed)
    if wanted in _LETTERS:
        return [_LETTERS[wanted]]
    return [word for word in wording.VERIFICATION if word.startswith(wanted)]


def acceptance(talk: Talk, question: Question) -> None:
    """`/uz`: a nie dotyczy from a form counts from now on."""
    response = talk.session.sheet.answer(question).response
    if not isinstance(response, NotApplicable):
        talk.wrong("odpowiedzią nie jest „nie dotyczy”", "nd z powodem wpisuje ją, /l pokazuje czekające na uznanie")
    elif response.accepted:
        talk.wrong("ta odpowiedź jest już uznana")
    else:
        talk.take(events.Accepted(talk.now(), question.id))
        talk.screen.saved(f"uznano „nie dotyczy”: {response.reason}")


def statement(talk: Talk, question: Question, text: str) -> None:
    """`/o`: what somebody else says; the answer itself stays."""
    post = unslashed(text) or talk.detail("Kto to mówi (stanowisko)", "wpisz stanowisko, np. sekretarz; /p rezygnuje")
    if post is None:
        return

    def keep(value: events.Raw, remark: str = "") -> None:
        talk.take(events.Stated(talk.now(), question.id, post, value, remark))

    typed = statement_value(talk, question, keep)
    if typed is None:
        talk.screen.say("Bez zmian.", "dim")
        return
    try:
        remark = talk.detail("Uwaga do tej wypowiedzi (Enter: bez uwagi)") or ""
    except BaseException:  # what was said is known already
        keep(typed.value)
        raise
    keep(typed.value, remark)
    answer = talk.session.sheet.answer(question)
    shown = response_text(answer.statements[-1].response, question) if answer.statements else ""
    talk.screen.saved(f"wypowiedź, {post}: {shown}")
    if is_disputed(answer):
        talk.screen.say("Wypowiedzi są rozbieżne; odnotowano.", "warning")
