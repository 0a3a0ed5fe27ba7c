"""From the line typed to an answer taken: read, asked again where it is wrong, told when two people contradict each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from diagnoza import wording
from diagnoza.answers.model import ABSENT, Answer
from diagnoza.answers.route import is_disputed
from diagnoza.answers.shown import response_text
from diagnoza.definition.model import Question
from diagnoza.interview import events
from diagnoza.interview.card import show_options, told_wrong
from diagnoza.interview.rows import DELETE, TableRow, deleted, fill_table, row_text
from diagnoza.interview.session import apply
from diagnoza.interview.talk import END, GIVE_UP, WAIT, Talk, is_command, unslashed
from diagnoza.interview.typed import UNKNOWN, Ambiguous, Typed, Wrong, read_typed
from diagnoza.problems import fold

EMPTY_TABLE = "brak"
_REASON = "powód jest obowiązkowy; wpisz go jednym zdaniem albo /p (rezygnuję)"


def take_reply(talk: Talk, question: Question, line: str) -> bool:
    """Answer the question with what was typed; false when it has to be asked again."""
    typed = value_of(talk, question, line, lambda text: _take(talk, question, text))
    if typed is None:
        return False
    reason = ""
    if typed.needs_reason:
        given = talk.detail("Powód", _REASON)
        if given is None:
            talk.screen.say("Bez zmian.", "dim")
            return False
        reason = given
    _take(talk, question, typed.value, reason)
    return True


def value_of(talk: Talk, question: Question, line: str, keep: Callable[[str], None]) -> Typed | None:
    """The value meant, or None after saying what is wrong. A text runs on to its full stop; cut short it goes to `keep`."""
    line = unslashed(line.strip())
    if question.kind == "table" and fold(line) == EMPTY_TABLE:
        return Typed(())
    if question.kind == "text" and not _is_unknown(line):
        text = None if line == END else talk.paragraphs("dalej, kropka kończy", keep, first=line)
        if not text:
            talk.wrong("nic nie wpisano", "wpisz tekst, nw (nie wiem) albo /p (pomiń)")
        return Typed(text) if text else None
    typed = read_typed(question, line)
    match typed:
        case Typed():
            return typed
        case Ambiguous(options):
            talk.screen.say("Pasuje kilka odpowiedzi; wpisz numer:", "warning")
            show_options(talk.screen, question, options)
        case Wrong():
            talk.wrong(*told_wrong(question, line, typed))
    return None


def _is_unknown(line: str) -> bool:
    return fold(line) in UNKNOWN or fold(line) in UNKNOWN.values()


def _take(talk: Talk, question: Question, value: events.Raw, reason: str = "") -> None:
    """The answer on the disk, then told; what somebody else said before stays, and is told too."""
    before, post = talk.session.sheet.answer(question), talk.session.post
    talk.take(events.Answered(talk.now(), question.id, value, reason))
    talk.screen.saved(_short(response_text(talk.session.sheet.answer(question).response, question)))
    _tell_both(talk, question, before, post)


def _tell_both(talk: Talk, question: Question, before: Answer, post: str) -> None:
    """That an answer somebody else gave before is kept beside the new one."""
    after = talk.session.sheet.answer(question)
    earlier = before.established.post if before.established else ""
    if not earlier or earlier == post or before.response in (after.response, ABSENT):
        return
    both = f"Wcześniej ({earlier}): {_short(response_text(before.response, question))}. Zachowano obie wypowiedzi"
    note = ", a rozbieżność odnotowano." if is_disputed(after) else "."
    talk.screen.say(f"{both}{note}", "warning", most=4)


def _short(text: str) -> str:
    first, *rest = text.split("\n")
    return f"{first} (i {wording.plural(len(rest), 'wiersz', 'wiersze', 'wierszy')} dalej)" if rest else first


def keep_and_go_on(talk: Talk, question: Question) -> None:
    """Leave the question as it is and go to the next open one."""
    skipped = events.Skipped(talk.now(), question.id)
    following = apply(talk.session, skipped).current
    if following is None or talk.session.is_open(question):
        was_waiting = bool(talk.session.skipped)
        talk.take(skipped)
        if was_waiting and not talk.session.skipped and talk.session.current is not None:
            talk.screen.say("Zostały tylko pytania pominięte; wracam do pierwszego z nich. Kończy /k.")
    else:
        talk.take(events.Went(talk.now(), following.id))


def reply_to_table(talk: Talk, question: Question) -> str | None:
    """Rows of a table not answered yet; a line typed instead (a command, nw, „brak”) is given back."""
    return _rows(talk, question, [])


def extend_table(talk: Talk, question: Question, *, anew: bool) -> bool:
    """More rows to those there are, or others instead of them; until one is whole, those stay.

    False when nothing changed.
    """
    before = talk.session.done
    _rows(talk, question, [] if anew else rows_of(talk, question), is_alone=True)
    return talk.session.done is not before


def delete_row(talk: Talk, question: Question, line: str) -> Literal["again", "onward"] | None:
    """`/x N` at a table answered already; None where the line is another command."""
    found = DELETE.fullmatch(line.strip())
    if found is None:
        return None
    rows = rows_of(talk, question)
    if not deleted(talk, question, rows, int(found[1])):
        return "again"
    _keeper(talk, question)(rows)
    return "onward"


def _rows(talk: Talk, question: Question, rows: Sequence[TableRow], *, is_alone: bool = False) -> str | None:
    return fill_table(talk, question, rows, _keeper(talk, question), is_alone=is_alone)


def _keeper(talk: Talk, question: Question) -> Callable[[Sequence[TableRow]], None]:
    """Takes the table after each row; the first time it tells of somebody else's answer."""
    before, post = talk.session.sheet.answer(question), talk.session.post
    is_told = False

    def keep(rows: Sequence[TableRow]) -> None:
        nonlocal is_told
        talk.take(events.Answered(talk.now(), question.id, tuple(rows)))
        count = wording.plural(len(rows), "wiersz", "wiersze", "wierszy")
        talk.screen.saved(f"{count}; ostatni: {row_text(question, rows[-1])}" if rows else "tabela bez wierszy")
        if not is_told:
            _tell_both(talk, question, before, post)
        is_told = True

    return keep


def rows_of(talk: Talk, question: Question) -> list[TableRow]:
    """Rows as the sheet holds them, empty for another answer."""
    part = talk.session.answers.get(question.id)
    value = part.value if part is not None else None
    return [{key: cell for key, cell in row.items() if cell} for row in value or () if isinstance(row, dict)]


def statement_value(talk: Talk, question: Question, keep: Callable[[events.Raw], None]) -> Typed | None:
    """What somebody else says, read as an answer to the question; None when given up."""
    while True:
        line = _statement_line(talk, question, keep)
        if isinstance(line, Typed):
            return line
        if is_command(line):
            if line.strip().casefold() in GIVE_UP:
                return None
            talk.wrong(WAIT)
        elif not line.strip():
            talk.wrong("nic nie wpisano", "wpisz odpowiedź tej osoby albo /p (rezygnuję)")
        elif (typed := value_of(talk, question, line, keep)) is not None:
            return typed


def _statement_line(talk: Talk, question: Question, keep: Callable[[events.Raw], None]) -> str | Typed:
    if question.kind != "table":
        return talk.line("Co mówi")
    collected: tuple[TableRow, ...] = ()

    def collect(rows: Sequence[TableRow]) -> None:
        nonlocal collected
        collected = tuple(rows)

    try:
        line = fill_table(talk, question, [], collect)
    except BaseException:  # cut short: rows told so far are kept
        if collected:
            keep(collected)
        raise
    if line is not None:
        return line
    return Typed(collected) if collected else "/p"
