"""A table asked row by row and column by column. Each whole row is kept at once, so that an interruption costs one row at most."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fractions import Fraction

from diagnoza.definition.model import Column, Option, Question
from diagnoza.interview.card import told_wrong
from diagnoza.interview.screen import cut
from diagnoza.interview.talk import END, Left, Talk, is_command, unslashed
from diagnoza.interview.typed import UNKNOWN, Ambiguous, Typed, Wrong, read_typed
from diagnoza.problems import fold
from diagnoza.wording import NBSP

TableRow = dict[str, str]
Keep = Callable[[Sequence[TableRow]], None]

DELETE = re.compile(r"/x\s*([0-9]{1,4})", re.IGNORECASE)
_INSTEAD = (*UNKNOWN, *UNKNOWN.values(), "brak")
_KINDS = {"number": "liczba", "date": "data"}
_BACK = ("/w", "/wstecz")
_DROP = ("/p", "/pomin", "/pomiń")
_LEAVE = ("/k", "/koniec")


def fill_table(
    talk: Talk, question: Question, rows: Sequence[TableRow], keep: Keep, *, is_alone: bool = False
) -> str | None:
    """Ask for rows until a full stop; `keep` gets all rows after each change.

    Before any row, a command, nw, nz, nd or „brak” is given back for others to read; with `is_alone` it is not.
    """
    filled = list(rows)
    is_untouched = is_asked_anew = True
    show_rows(talk, question, filled)
    while True:
        if is_asked_anew:
            _show_choices(talk, question.columns[0])
        is_asked_anew = False
        line = talk.line(_prompt(question.columns[0], len(filled) + 1)).strip()
        if line == END or (is_alone and is_untouched and line.casefold() in _DROP):
            return None
        if found := DELETE.fullmatch(line):
            if deleted(talk, question, filled, int(found[1])):
                keep(filled)
                is_untouched = False
                show_rows(talk, question, filled)
        elif is_untouched and not is_alone and (is_command(line) or (not filled and fold(line) in _INSTEAD)):
            return line
        elif is_command(line):
            _tell_waiting(talk, line)
        elif not line and question.columns[0].required:
            talk.wrong("nic nie wpisano", "wpisz pierwszą kolumnę; kropka kończy tabelę")
        elif row := _row(talk, question, filled, line, keep):
            filled.append(row)
            keep(filled)
            is_untouched, is_asked_anew = False, True


def _tell_waiting(talk: Talk, line: str) -> None:
    if line.casefold() in _LEAVE:
        raise Left
    talk.wrong("najpierw zakończ tabelę wierszem z samą kropką", "tu działają jeszcze /x N i /k")


def deleted(talk: Talk, question: Question, rows: list[TableRow], number: int) -> bool:
    """Take the row out of the list; false when there is none of that number."""
    if not 1 <= number <= len(rows):
        talk.wrong(f"nie ma wiersza {number}", f"są wiersze od 1 do {len(rows)}" if rows else "tabela jest pusta")
        return False
    talk.screen.say(f"Usuwam wiersz {number}: {row_text(question, rows.pop(number - 1))}", most=2)
    return True


def show_rows(talk: Talk, question: Question, rows: Sequence[TableRow]) -> None:
    """The rows there are, each in one line."""
    for number, row in enumerate(rows, 1):
        mark = f"{number:>3}. "
        talk.screen.say(cut(row_text(question, row), talk.screen.width - 1 - len(mark)), mark=mark)


def row_text(question: Question, row: TableRow) -> str:
    """Cells in the order of the columns; options by their labels."""
    labels = {(column.id, id_): label for column in question.columns for id_, label in column.options}
    cells = ((column.id, row.get(column.id)) for column in question.columns)
    return "; ".join(labels.get((id_, cell), cell) for id_, cell in cells if cell)


def _row(talk: Talk, question: Question, rows: Sequence[TableRow], first: str, keep: Keep) -> TableRow | None:
    """The next row; None when it was dropped or its first cell is wrong. Cut short, it is kept if nothing required lacks."""
    row: TableRow = {}
    try:
        is_done = _fill(talk, question, len(rows) + 1, row, first)
    except BaseException:  # also Ctrl+C and a closed window
        if row and not _missing(question, row):
            keep([*rows, row])
        elif row:
            talk.screen.say(f"Wiersza nie zapisano, bo jest niepełny: {row_text(question, row)}", "warning")
        raise
    return row if is_done else None


def _fill(talk: Talk, question: Question, number: int, row: TableRow, first: str) -> bool:
    """Ask for the cells of the row; false when it was dropped or its first cell is wrong."""
    line: str | None = first
    shown: Column | None = None
    place = 0
    while place < len(question.columns):
        column = question.columns[place]
        if line is None:
            if shown is not column:
                _show_choices(talk, column)
            shown = column
            line = talk.line(_prompt(column, number, row.get(column.id, ""))).strip()
        typed, line = line, None
        if typed.casefold() in _BACK:
            place = max(place - 1, 0)
        elif typed.casefold() in _DROP:
            talk.screen.say("Wiersz porzucono.", "dim")
            return False
        elif typed == END:
            missing = _missing(question, row)
            if not missing:
                return True
            talk.wrong(f"brakuje pola „{missing[0]}”", "wpisz wartość albo nw (nie wiem)")
        elif typed.casefold() in _LEAVE:
            raise Left
        elif is_command(typed):
            talk.wrong("w środku wiersza działają", "/w (kolumna wcześniej), /p (porzuć wiersz), /k (koniec)")
        elif _cell(talk, column, row, unslashed(typed)):
            place += 1
        elif not row and not place:
            return False
    return True


def _missing(question: Question, row: TableRow) -> list[str]:
    return [column.label for column in question.columns if column.required and column.id not in row]


def _cell(talk: Talk, column: Column, row: TableRow, typed: str) -> bool:
    """Put the cell into the row; false when it has to be asked again."""
    if not typed:
        if column.required and column.id not in row:
            talk.wrong(f"pole „{column.label}” jest wymagane", "wpisz wartość albo nw (nie wiem)")
            return False
        return True
    asked = _as_question(column)
    read = read_typed(asked, " ".join(typed.split("\n")))
    match read:
        case Typed(str(value)) if not read.needs_reason:
            row[column.id] = value
            return True
        case Typed():
            talk.wrong("w polu tabeli może stać tylko nw (nie wiem)", "zostaw puste, jeśli pole nie jest wymagane")
        case Ambiguous(options):
            talk.wrong("pasuje kilka", ", ".join(f"{_number(column, o)}. {o.label}" for o in options))
        case Wrong():
            talk.wrong(*told_wrong(asked, typed, read))
    return False


def _number(column: Column, option: Option) -> int:
    return [id_ for id_, _ in column.options].index(option.id) + 1


def _as_question(column: Column) -> Question:
    """A column is read as a question of its kind would be."""
    options = tuple(Option(id_, label, None, "", "", None, None, False) for id_, label in column.options)
    return Question(
        id=column.id,
        area="",
        text=column.label,
        kind=column.kind,
        weight=Fraction(1),
        scope="full",
        ask=(),
        help="",
        evidence=(),
        refs=(),
        show_if=None,
        options=options,
        bands=(),
        columns=(),
        unit="",
        minimum=None,
        maximum=None,
    )


def _show_choices(talk: Talk, column: Column) -> None:
    if column.options:
        choices = (f"{number}.{NBSP}{label}" for number, (_, label) in enumerate(column.options, 1))
        talk.screen.say("; ".join(choices), mark="    ")


def _prompt(column: Column, number: int, present: str = "") -> str:
    notes = [_KINDS[column.kind]] if column.kind in _KINDS else []
    if column.required:
        notes.append("wymagane")
    if present:
        notes.append(f"Enter zostawia „{cut(present, 30)}”")
    told = f" ({', '.join(notes)})" if notes else ""
    return f"Wiersz {number}: {column.label}{told}"
