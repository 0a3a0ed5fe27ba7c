"""What was found on the sheets: texts with their cells, and every problem on the way."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from diagnoza import wording
from diagnoza.forms.officer.xlsx.build import Build
from diagnoza.forms.officer.xlsx.cells import read_cell
from diagnoza.forms.officer.xlsx.grid import Grid, Position, address
from diagnoza.forms.officer.xlsx.layout import CellKind, Field
from diagnoza.problems import Place, Problem, problem

_MOST = 500


@dataclass(frozen=True, slots=True)
class Found:
    """A text and the cell it stands in; `label` is what stands beside it, for an option."""

    text: str
    place: Place
    label: str = ""


@dataclass(slots=True)
class Entry:
    """Everything about one question. `marks` by option; `rows` of a table as column → text."""

    key: Place
    fields: dict[Field, Found] = field(default_factory=dict)
    marks: dict[str, Found] = field(default_factory=dict)
    beside: dict[tuple[str, Field], Found] = field(default_factory=dict)
    rows: list[dict[str, Found]] = field(default_factory=list)


@dataclass(slots=True)
class Gathered:
    """The form as it is read, sheet after sheet; `unit` by the label of the field."""

    file: str
    build: Build
    entries: dict[str, Entry] = field(default_factory=dict)
    unit: dict[str, Found] = field(default_factory=dict)
    labels: dict[str, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    seen: set[tuple[str, Position]] = field(default_factory=set)
    untold: int = 0

    def tell(self, code: str, place: Place, hint: str = "", **values: object) -> None:
        """Add a problem; behind a few hundred the rest is only counted."""
        if len(self.problems) < _MOST:
            self.problems.append(problem(code, place, (), hint, False, **values))
        else:
            self.untold += 1

    def tell_stray(self, code: str, grid: Grid, position: Position) -> None:
        """Tell of a text outside the fields."""
        text = grid.cells[position].text
        self.tell(code, grid.place(self.file, position), cell=grid.label(position), text=text)

    def told(self) -> tuple[Problem, ...]:
        """Every problem; A124 where there are more."""
        more = problem("A124", Place(self.file), count=wording.plural(self.untold, "problem", "problemy", "problemów"))
        return (*self.problems, *([more] if self.untold else []))

    def take(self, grid: Grid, position: Position) -> None:
        """The cell is accounted for."""
        self.seen.add((grid.title, position))

    def is_taken(self, grid: Grid, position: Position) -> bool:
        """Whether the cell is accounted for."""
        return (grid.title, position) in self.seen

    def read(self, grid: Grid, position: Position, kind: CellKind, unit: str = "", label: str = "") -> Found | None:
        """The text of a field, None where there is nothing to take; a fault is told."""
        content = grid.cells.get(position)
        if content is None:
            return None
        self.take(grid, position)
        place = grid.place(self.file, position)
        reading = read_cell(content, kind, unit)
        if reading.fault:
            fault = reading.fault
            self.tell(fault.code, place, fault.hint, cell=grid.label(position), value=fault.value)
        return Found(reading.text, place, label) if reading.text else None

    def entry(self, question: str, key: Place) -> Entry:
        """The question's entry, a new one where it is first met."""
        return self.entries.setdefault(question, Entry(key))

    def keep(self, found: Found, known: Found | None, store: Callable[[Found], None], identifier: str) -> None:
        """Store what was found; A117 where another row says otherwise."""
        if known is None:
            store(found)
        elif known.text != found.text:
            self.tell("A117", found.place, id=identifier, first=known.place.cell, second=found.place.cell)


def tell_merged(gathered: Gathered, grid: Grid, rows: range, columns: Collection[int]) -> None:
    """A118 for a merged range that covers more than one field of these rows and columns: whose the text is can't be told."""
    for top, left, bottom, right in grid.merged:
        covered = min(bottom, rows.stop - 1) - max(top, rows.start) + 1
        if covered > 0 and covered * sum(left <= column <= right for column in columns) > 1:
            cells = f"{grid.label((top, left))}:{address((bottom, right))}"
            gathered.tell("A118", grid.place(gathered.file, (top, left)), cells=cells)
