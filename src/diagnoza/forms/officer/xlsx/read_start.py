"""Reading the first sheet: what stands to the right of a label."""

from __future__ import annotations

from functools import partial

from diagnoza.forms.officer.xlsx import layout
from diagnoza.forms.officer.xlsx.found import Gathered
from diagnoza.forms.officer.xlsx.grid import Grid, Position
from diagnoza.problems import fold

_LABELS = {
    fold(label): label for label in (layout.POST, layout.UNIT_NAME, layout.UNIT_KIND, *layout.RESOURCES.values())
}
_LEAST = 2
"""So many labels make a sheet the first one, whatever its name."""


def find_labels(grid: Grid) -> dict[Position, str]:
    """The fields' labels by cell; empty where it is another sheet."""
    found = {position: _LABELS[fold(text)] for position, text in grid.texts() if fold(text) in _LABELS}
    return found if len(found) >= _LEAST else {}


def read_start(gathered: Gathered, grid: Grid, labels: dict[Position, str]) -> None:
    """Take the nearest text to the right of each label that is not the form's own."""
    counts = layout.RESOURCES.values()
    for (row, column), label in labels.items():
        gathered.take(grid, (row, column))
        gathered.labels.setdefault(label, grid.place(gathered.file, (row, column)))
        right = sorted(at for at in grid.cells if at[0] == row and at[1] > column)
        position = next((at for at in right if not gathered.build.is_own(grid.cells[at].text)), None)
        if position is None:
            continue
        found = gathered.read(grid, position, "number" if label in counts else "text")
        if found:
            gathered.keep(found, gathered.unit.get(label), partial(gathered.unit.__setitem__, label), label)
