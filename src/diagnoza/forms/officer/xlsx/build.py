"""What the hidden sheet tells of the form: kinds of questions, columns of tables, and the texts that are not people's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from diagnoza.forms.officer.xlsx import layout
from diagnoza.forms.officer.xlsx.cells import clean
from diagnoza.forms.officer.xlsx.grid import Grid
from diagnoza.forms.officer.xlsx.opening import Book
from diagnoza.problems import Failure, Place, problem


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table question."""

    id: str
    label: str
    kind: layout.CellKind


@dataclass(frozen=True, slots=True)
class Build:
    """How the form was built. It came in the same file and is trusted no more: what it leads to is checked by linking.

    `facts` by the names in `layout.FACTS`; `kinds` and `units` by question; `texts` and `notes` are the form's own.
    """

    grid: Grid
    facts: Mapping[str, str]
    kinds: Mapping[str, str]
    units: Mapping[str, str]
    columns: Mapping[str, tuple[TableColumn, ...]]
    texts: frozenset[str]
    notes: frozenset[str]

    def is_own(self, text: str) -> bool:
        """Whether the form itself says this."""
        return _squeezed(text) in self.texts


def read_build(book: Book) -> Build:
    """The build; `Failure` F036 for a workbook that is no form of the program."""
    grid = next((grid for grid in book.grids if _text(grid, 1, 1) == layout.FIRST), None)
    if grid is None:
        raise Failure([problem("F036", Place(book.file))])
    facts: dict[str, str] = {}
    kinds: dict[str, str] = {}
    units: dict[str, str] = {}
    columns: dict[str, list[TableColumn]] = {}
    texts, notes = set(), set()
    for row in range(2, max(row for row, _ in grid.cells) + 1):
        name, first, second, third, fourth = (_text(grid, row, column) for column in range(1, layout.BUILD_COLUMNS + 1))
        match name:
            case "pytanie":
                kinds[first], units[first] = second, third
            case "kolumna":
                columns.setdefault(first, []).append(TableColumn(second, third, layout.cell_kind(fourth)))
            case "tekst":
                texts.add(_squeezed(first))
            case "notatka":
                notes.add(_squeezed(first))
            case _ if name in layout.FACTS:
                facts[name] = first
    told = {name: book.properties.get(f"{layout.PROPERTY}{name}", "") for name in layout.FACTS}
    facts |= {name: clean(value) for name, value in told.items() if value}
    tables = {question: tuple(own) for question, own in columns.items()}
    return Build(grid, facts, kinds, units, tables, frozenset(texts), frozenset(notes))


def _text(grid: Grid, row: int, column: int) -> str:
    content = grid.cells.get((row, column))
    return clean(content.value) if content and isinstance(content.value, str) else ""


def _squeezed(text: str) -> str:
    return " ".join(clean(text).split())


def is_own_note(build: Build, text: str) -> bool:
    """Whether the form itself has this note."""
    return _squeezed(text) in build.notes
