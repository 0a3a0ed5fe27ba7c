"""Reading an area's sheet: rows by identifier, columns by heading, wherever either stands."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import partial

from diagnoza.forms.officer.xlsx import layout
from diagnoza.forms.officer.xlsx.cells import clean, pieces
from diagnoza.forms.officer.xlsx.found import Found, Gathered, tell_merged
from diagnoza.forms.officer.xlsx.grid import Grid, Position
from diagnoza.forms.officer.xlsx.layout import Field
from diagnoza.problems import fold


@dataclass(frozen=True, slots=True)
class Columns:
    """The heading row and the columns found in it."""

    row: int
    identifier: int
    question: int
    fields: dict[Field, int]


def find_columns(gathered: Gathered, grid: Grid) -> Columns | None:
    """The columns, None where the sheet has no heading „Identyfikator”; A121 for a heading missing or there twice."""
    texts = list(grid.texts())
    start = next((position for position, text in texts if fold(text) == fold(layout.IDENTIFIER)), None)
    if start is None:
        return None
    row = [(column, fold(text)) for (line, column), text in texts if line == start[0]]
    found: dict[str, int] = {}
    for name, heading in (("", layout.QUESTION), *layout.HEADINGS.items()):
        # „Uzasadnienie (przy …)” is known by its first word, should somebody shorten it.
        word = fold(heading).partition(" ")[0]
        columns = [column for column, text in row if text.partition(" ")[0] == word]
        if len(columns) > 1 or (not columns and name):
            reason = "powtórzono" if columns else "nie ma"
            place = grid.place(gathered.file, (start[0], columns[1]) if columns else start)
            gathered.tell("A121", place, sheet=grid.title, heading=heading, reason=reason)
        if columns:
            found[name] = columns[0]
            gathered.take(grid, (start[0], columns[0]))
    fields: dict[Field, int] = {name: found[name] for name in layout.HEADINGS if name in found}
    return Columns(start[0], start[1], found.get("", 0), fields)


def read_area(gathered: Gathered, grid: Grid, columns: Columns) -> None:
    """Take every row with an identifier; A115 for a row that has an answer and none, A117 one id with two answers."""
    rows = sorted({row for row, _ in grid.cells if row > columns.row})
    for row in rows:
        content = grid.cells.get((row, columns.identifier))
        identifier = clean(content.text).casefold() if content else ""
        gathered.take(grid, (row, columns.identifier))
        question, option = layout.split_identifier(identifier)
        if not question:
            for column in columns.fields.values():
                if (row, column) in grid.cells:
                    gathered.take(grid, (row, column))
                    gathered.tell_stray("A115", grid, (row, column))
        elif option:
            _read_option(gathered, grid, columns, row, question, option)
        else:
            _read_question(gathered, grid, columns, row, question)
    last = max(rows, default=0)
    tell_merged(gathered, grid, range(columns.row + 1, last + 1), columns.fields.values())


def _read_question(gathered: Gathered, grid: Grid, columns: Columns, row: int, question: str) -> None:
    kind = gathered.build.kinds.get(question, "text")
    entry = gathered.entry(question, grid.place(gathered.file, (row, columns.identifier)))
    for name, column in columns.fields.items():
        expected = layout.cell_kind(kind) if name == "odpowiedz" else "text"
        found = gathered.read(grid, (row, column), expected, gathered.build.units.get(question, ""))
        if found and name == "dowody":
            found = _as_list(grid, (row, column), found)
        if found:
            gathered.keep(found, entry.fields.get(name), partial(entry.fields.__setitem__, name), question)


def _read_option(gathered: Gathered, grid: Grid, columns: Columns, row: int, question: str, option: str) -> None:
    entry = gathered.entry(question, grid.place(gathered.file, (row, columns.identifier)))
    label = _label(grid, (row, columns.question)) or option
    identifier = layout.option_identifier(question, option)
    for name, column in columns.fields.items():
        found = gathered.read(grid, (row, column), "single" if name == "odpowiedz" else "text", label=label)
        if not found:
            continue
        if name == "odpowiedz":
            found = _mark(gathered, found)
            if found:
                gathered.keep(found, entry.marks.get(option), partial(entry.marks.__setitem__, option), identifier)
        else:
            found = _as_list(grid, (row, column), found) if name == "dowody" else found
            key = (option, name)
            gathered.keep(found, entry.beside.get(key), partial(entry.beside.__setitem__, key), identifier)


def _as_list(grid: Grid, position: Position, found: Found) -> Found:
    """Evidence with one piece a line; a line end in the cell tells that semicolons are part of the text."""
    content = grid.cells[position]
    return (
        dataclasses.replace(found, text="\n".join(pieces(content.value))) if isinstance(content.value, str) else found
    )


def _label(grid: Grid, position: Position) -> str:
    content = grid.cells.get(position)
    return clean(content.text) if content else ""


_CHOSEN = frozenset(("tak", "t", "x", "1", "+", "v", "✓", "✔", "☑", "☒", "prawda"))
_LEFT = frozenset(("nie", "n", "0", "-", "–", "—", "☐", "falsz"))


def _mark(gathered: Gathered, found: Found) -> Found | None:
    """The mark as „tak” or „nie”; A119 for anything else."""
    word = fold(found.text)
    if word in _CHOSEN or word == fold(found.label):
        return Found(layout.YES, found.place, found.label)
    if word in _LEFT:
        return Found("nie", found.place, found.label)
    gathered.tell("A119", found.place, cell=found.place.cell, text=found.text)
    return None
