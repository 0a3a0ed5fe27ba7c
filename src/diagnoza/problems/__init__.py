"""What is wrong in a file, as a value: a code, a place, a Polish sentence and the nearest right thing.

A problem is something wrong in an input; what the diagnosis finds in an office is a *finding* and lives in
`definition.findings`. Functions that meet bad input return `(value, problems)` and keep going.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, TypeVar

from diagnoza.problems.catalogue import CATALOGUE
from diagnoza.problems.nearest import fold, nearest, suggestion

__all__ = [
    "CATALOGUE",
    "MAX_HINTS",
    "NOWHERE",
    "Failure",
    "Place",
    "Problem",
    "collect",
    "errors",
    "fold",
    "nearest",
    "problem",
    "suggestion",
]

Severity = Literal["error", "warning"]
Path = tuple[str | int, ...]
T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file: line and column count from 1, 0 means the file as a whole.

    `snippet` is the source line and `width` the length of what the caret underlines. In a workbook `cell` is the address
    with its sheet („Kopie!D7”), and line and column are those of the cell.
    """

    file: str = ""
    line: int = 0
    column: int = 0
    snippet: str = ""
    width: int = 1
    cell: str = ""


NOWHERE = Place()
MAX_HINTS = 100
"""So many problems of one file are told with the nearest right thing; a hostile file could ask for it a million times."""
_NAMES = frozenset(("file", "first", "directory", "beside", "items", "grounds", "origin", "thresholds"))
"""Values that name a place or items, or cite content: told whole."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong, told so that the reader can mend it; `at_key`: the key at `path` is wrong, not its value.

    `hint` is all that helps; `advice` that part of it which also helps who never sees the program, such as a report's reader.
    """

    code: str
    severity: Severity
    message: str
    hint: str = ""
    place: Place = NOWHERE
    path: Path = ()
    at_key: bool = False
    advice: str = ""

    def as_json(self) -> dict[str, object]:
        """The shape of design §7, the same everywhere; `cell` beside it where the file is a workbook."""
        shape: dict[str, object] = {
            "code": self.code,
            "severity": self.severity,
            "message": self.message,
            "hint": self.hint,
            "file": self.place.file,
            "line": self.place.line,
            "column": self.place.column,
            "path": list(self.path),
        }
        return shape | {"cell": self.place.cell} if self.place.cell else shape


class Failure(Exception):
    """Raised where going on makes no sense; carries every problem known by then.

    `unreadable` tells that a file could not be read or written at all (exit 4) rather than that it is wrong (exit 1).
    """

    def __init__(self, problems: Iterable[Problem], *, unreadable: bool = False) -> None:
        self.problems = tuple(problems)
        self.unreadable = unreadable
        super().__init__("; ".join(problem.message for problem in self.problems))


def problem(
    code: str, /, place: Place = NOWHERE, path: Path = (), hint: str = "", at_key: bool = False, **values: object
) -> Problem:
    """Fill the catalogue's sentence for `code` with `values`; `hint` stands in for the catalogue's one.

    Values are cut to 80 characters, so that a hostile file cannot flood the terminal.
    """
    entry = CATALOGUE[code]
    shown = {name: str(value) if name in _NAMES else _short(value) for name, value in values.items()}
    advice = entry.advice.format_map(shown)
    return Problem(
        code=code,
        severity="warning" if entry.is_warning else "error",
        message=entry.message.format_map(shown),
        hint=hint or "; ".join(filter(None, (advice, entry.hint.format_map(shown)))),
        place=place,
        path=path,
        at_key=at_key,
        advice=advice,
    )


def collect(step: Callable[[T], R], inputs: Iterable[T]) -> list[R]:
    """The step over all inputs; where some fail, `Failure` with the problems of them all."""
    done: list[R] = []
    problems: list[Problem] = []
    for entry in inputs:
        try:
            done.append(step(entry))
        except Failure as failure:
            if failure.unreadable:
                raise
            problems.extend(failure.problems)
    if problems:
        raise Failure(problems)
    return done


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Only those that stop the work."""
    return tuple(item for item in problems if item.severity == "error")


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 80 else f"{text[:77]}…"
