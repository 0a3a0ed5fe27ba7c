"""Reading the sheet of a table question: columns by their labels, every row with something in it."""

from __future__ import annotations

from diagnoza.forms.officer.xlsx import layout
from diagnoza.forms.officer.xlsx.build import TableColumn
from diagnoza.forms.officer.xlsx.cells import clean
from diagnoza.forms.officer.xlsx.found import Found, Gathered, tell_merged
from diagnoza.forms.officer.xlsx.grid import Grid, Position
from diagnoza.problems import fold


def find_table(grid: Grid) -> tuple[Position, str] | None:
    """The cell that tells which question the table belongs to, and the question."""
    mark = fold(layout.TABLE_MARK)
    for position, text in grid.texts():
        if fold(text).startswith(mark):
            return position, clean(text.partition(":")[2])
    return None


def read_table(gathered: Gathered, grid: Grid, mark: Position, question: str) -> None:
    """Take the rows; A117 where two sheets of one table differ, A121 where the headings are gone or one is there twice."""
    gathered.take(grid, mark)
    heading, columns = _headings(gathered, grid, question)
    if not columns:
        gathered.tell(
            "A121", grid.place(gathered.file, mark), sheet=grid.title, heading=question, reason="nie ma kolumn"
        )
        return
    rows: list[dict[str, Found]] = []
    for line in sorted({row for row, _ in grid.cells if row > heading}):
        read = ((column.id, gathered.read(grid, (line, at), column.kind)) for at, column in columns.items())
        row = {id_: found for id_, found in read if found}
        if row:
            rows.append(row)
    last = max((row for row, _ in grid.cells), default=0)
    tell_merged(gathered, grid, range(heading + 1, last + 1), columns)
    entry = gathered.entry(question, grid.place(gathered.file, mark))
    if not entry.rows:
        entry.rows = rows
    elif rows and _texts(rows) != _texts(entry.rows):
        first, second = _first(entry.rows), _first(rows)
        gathered.tell("A117", second.place, id=question, first=first.place.cell, second=second.place.cell)


def _headings(gathered: Gathered, grid: Grid, question: str) -> tuple[int, dict[int, TableColumn]]:
    """The row with most of the labels, and its columns by place."""
    known = {fold(column.label): column for column in gathered.build.columns.get(question, ())}
    by_row: dict[int, dict[int, TableColumn]] = {}
    for (row, column), text in grid.texts():
        label = fold(text.rstrip(" *"))
        if label in known:
            by_row.setdefault(row, {})[column] = known[label]
    if not by_row:
        return 0, {}
    heading = max(by_row, key=lambda row: (len(by_row[row]), -row))
    columns: dict[int, TableColumn] = {}
    for at, named in by_row[heading].items():
        gathered.take(grid, (heading, at))
        if named in columns.values():
            place = grid.place(gathered.file, (heading, at))
            gathered.tell("A121", place, sheet=grid.title, heading=named.label, reason="powtórzono")
        else:
            columns[at] = named
    return heading, columns


def _texts(rows: list[dict[str, Found]]) -> list[dict[str, str]]:
    return [{id_: found.text for id_, found in row.items()} for row in rows]


def _first(rows: list[dict[str, Found]]) -> Found:
    return next(iter(rows[0].values()))
