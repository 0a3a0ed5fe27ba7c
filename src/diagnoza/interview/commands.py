"""The slash commands. None can be taken for an answer; each says what it did, or what is wrong and the nearest right one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from diagnoza.answers.shown import response_text
from diagnoza.definition.model import Question
from diagnoza.interview import events, remarks
from diagnoza.interview.card import show_help
from diagnoza.interview.lists import found, place_named, show_found, show_open
from diagnoza.interview.replies import keep_and_go_on
from diagnoza.interview.session import Session, apply
from diagnoza.interview.talk import Left, Talk
from diagnoza.problems import fold, nearest
from diagnoza.wording import NBSP

Outcome = Literal["again", "show", "onward"]
"""Ask again, show the question asked (the same or another), or the question is dealt with."""


@dataclass(frozen=True, slots=True)
class Command:
    """`run` gets the question asked, None at the end; `needs_question` when it makes no sense there."""

    short: str
    name: str
    argument: str
    does: str
    run: Callable[[Talk, Question | None, str], Outcome]
    needs_question: bool = False


def run_command(talk: Talk, question: Question | None, line: str) -> Outcome:
    """What stands behind the slash: `/u tekst` or `/uwaga tekst`."""
    word, _, rest = line.strip().removeprefix("/").partition(" ")
    if "\n" in word:
        word, _, rest = line.strip().removeprefix("/").partition("\n")
    command = _BY_NAME.get(fold(word))
    if command is None:
        near = _BY_NAME.get(nearest(fold(word), _BY_NAME))
        hint = f"może /{near.short}, {near.does}?" if near else "/? pokazuje wszystkie; tekst od ukośnika zacznij dwoma"
        talk.wrong(f"nie ma polecenia „/{word[:20]}”", hint)
        return "again"
    if command.needs_question and question is None:
        talk.wrong("nie ma teraz pytania", "najpierw wybierz je przez /i ID")
        return "again"
    return command.run(talk, question, rest.strip())


def _back(talk: Talk, question: Question | None, text: str) -> Outcome:
    del text
    session, moved, steps = talk.session, talk.session, 0
    while True:
        before = moved
        moved, steps = apply(moved, events.WentBack(talk.now())), steps + 1
        if moved is before:
            talk.wrong("to jest pierwsze pytanie")
            return "again"
        if moved.current is not None and moved.current is not session.current:
            break
    for _ in range(steps):
        talk.take(events.WentBack(talk.now()))
    return "show"


def _skip(talk: Talk, question: Question | None, text: str) -> Outcome:
    del text
    assert question is not None
    keep_and_go_on(talk, question)
    return "onward"


def _help(talk: Talk, question: Question | None, text: str) -> Outcome:
    del text
    if question is not None:
        show_help(talk.screen, talk.session, question)
    talk.screen.say("nw nie wiem, nz nie zbadano, nd nie dotyczy (dwie ostatnie z powodem).", mark="Zawsze: ")
    names = (f"/{command.short} {command.argument}".rstrip() + f" {command.does}" for command in _COMMANDS)
    talk.screen.say(f"{', '.join(held.replace(' ', NBSP) for held in names)}.", mark="Polecenia: ")
    return "again"


def _note(talk: Talk, question: Question | None, text: str) -> Outcome:
    assert question is not None
    remarks.note(talk, question, text)
    return "again"


def _evidence(talk: Talk, question: Question | None, text: str) -> Outcome:
    assert question is not None
    remarks.evidence(talk, question, text)
    return "again"


def _verification(talk: Talk, question: Question | None, text: str) -> Outcome:
    assert question is not None
    remarks.verification(talk, question, text)
    return "again"


def _acceptance(talk: Talk, question: Question | None, text: str) -> Outcome:
    del text
    assert question is not None
    remarks.acceptance(talk, question)
    return "again"


def _statement(talk: Talk, question: Question | None, text: str) -> Outcome:
    assert question is not None
    remarks.statement(talk, question, text)
    return "again"


def _go(talk: Talk, question: Question | None, text: str) -> Outcome:
    name = text or talk.detail("Id pytania albo obszaru", "wpisz id, np. z /l; /p rezygnuje")
    if name is None:
        return "again"
    there = place_named(talk.session, name)
    if isinstance(there, str):
        talk.wrong(f"nie ma pytania ani obszaru „{name[:40]}”", there)
        return "again"
    return _go_to(talk, question, there)


def _go_to(talk: Talk, question: Question | None, there: Question) -> Outcome:
    if there is not question:
        talk.take(events.Went(talk.now(), there.id))
    return "show"


def _search(talk: Talk, question: Question | None, text: str) -> Outcome:
    words = text or talk.detail("Szukane słowa", "wpisz słowo albo jego część; /p rezygnuje")
    if words is None:
        return "again"
    hits = found(talk.session.definition.questions, words)
    if not hits:
        talk.wrong(f"nie znaleziono „{words[:40]}”", "spróbuj krótszej części słowa")
        return "again"
    shown = show_found(talk.screen, hits, talk.session)
    while True:
        number = talk.detail("Numer (Enter wraca)")
        if not number:
            return "show"
        if number.isascii() and number.isdigit() and 1 <= int(number[:4]) <= shown:
            return _go_to(talk, question, hits[int(number) - 1])
        talk.wrong(f"nie ma pozycji „{number[:20]}”", f"wpisz liczbę od 1 do {shown}")


def _undo(talk: Talk, question: Question | None, text: str) -> Outcome:
    del question, text
    if not talk.session.done:
        talk.wrong("nie ma czego cofnąć")
        return "again"
    change, before = talk.session.done[-1], talk.session
    talk.take(events.Undone(talk.now()))
    _tell_turned(talk, "Cofnięto", change.question, before)
    return "show"


def _redo(talk: Talk, question: Question | None, text: str) -> Outcome:
    del question, text
    if not talk.session.undone:
        talk.wrong("nie ma czego ponowić")
        return "again"
    change, before = talk.session.undone[-1], talk.session
    talk.take(events.Redone(talk.now()))
    _tell_turned(talk, "Ponowiono", change.question, before)
    return "show"


def _tell_turned(talk: Talk, done: str, id_: str, before: Session) -> None:
    question = next((q for q in talk.session.definition.questions if q.id == id_), None)
    if question is None:
        talk.screen.say(f"{done}: {id_}.", "good")
        return
    was = response_text(before.sheet.answer(question).response, question)
    now = response_text(talk.session.sheet.answer(question).response, question)
    told = f"jest „{now}” (było „{was}”)" if was != now else "zmieniły się uwagi, dowody lub wypowiedzi"
    talk.screen.say(f"{done}, {id_}: {told}.", "good", most=3)


def _open(talk: Talk, question: Question | None, text: str) -> Outcome:
    del question
    show_open(talk.screen, talk.session, text)
    return "again"


def _asked(talk: Talk, question: Question | None, text: str) -> Outcome:
    del question
    post = text or talk.detail("Kogo pytasz teraz (stanowisko)", "wpisz stanowisko, np. informatyk; /p rezygnuje")
    if post is not None:
        talk.take(events.Asked(talk.now(), post))
        talk.screen.saved(f"odpowiada {post}")
    return "again"


def _leave(talk: Talk, question: Question | None, text: str) -> Outcome:
    del talk, question, text
    raise Left


_COMMANDS = (
    Command("?", "pomoc", "", "pomoc", _help),
    Command("w", "wstecz", "", "wstecz", _back),
    Command("p", "pomin", "", "pomiń", _skip, needs_question=True),
    Command("u", "uwaga", "[tekst]", "uwaga", _note, needs_question=True),
    Command("d", "dowod", "[tekst]", "dowód", _evidence, needs_question=True),
    Command("t", "sprawdzono", "[o|d|g|t]", "sposób sprawdzenia", _verification, needs_question=True),
    Command("uz", "uznaj", "", "uznaj nd z formularza", _acceptance, needs_question=True),
    Command("o", "osoba", "[kto]", "wypowiedź innej osoby", _statement, needs_question=True),
    Command("i", "idz", "ID", "idź do pytania lub obszaru", _go),
    Command("s", "szukaj", "słowo", "szukaj", _search),
    Command("cz", "cofnij", "", "cofnij zmianę", _undo),
    Command("po", "ponow", "", "ponów cofniętą", _redo),
    Command("l", "lista", "", "otwarte i kogo zapytać", _open),
    Command("r", "rozmowca", "kto", "zmień rozmówcę", _asked),
    Command("k", "koniec", "", "zapisz i zakończ", _leave),
)
_BY_NAME = {name: command for command in _COMMANDS for name in (command.short, command.name)}
