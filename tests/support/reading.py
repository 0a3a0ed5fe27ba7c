"""Laying YAML written in a test onto disk and reading it the way the program does."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from diagnoza.answers.model import Answer
from diagnoza.definition.model import Definition
from diagnoza.files.definitions import load_bank
from diagnoza.files.sheets import LoadedSheet, link_sheet, read_sheet
from diagnoza.problems import Failure, Problem


def lay(folder: Path, files: Mapping[str, str]) -> Path:
    """Write files (name → YAML, its common indent taken off) under `folder`."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text).lstrip("\n"), encoding="utf-8")
    return folder


def codes(problems: Iterable[Problem]) -> list[str]:
    """The codes alone, in order."""
    return [problem.code for problem in problems]


def underlined(problem: Problem) -> str:
    """What the caret stands under."""
    place = problem.place
    return place.snippet[place.column - 1 : place.column - 1 + place.width]


def own_definition(folder: Path, id_: str) -> Definition:
    """A questionnaire from `folder` alone, without the shipped bank; its own problems fail the test."""
    loaded = load_bank([folder])
    definition, problems = loaded.definition(id_)
    assert not loaded.problems, loaded.problems
    assert not problems, problems
    return definition


@dataclass(frozen=True)
class Outcome:
    """What reading a sheet gave: the sheet, or None, and every problem."""

    loaded: LoadedSheet | None
    problems: tuple[Problem, ...]

    @property
    def codes(self) -> list[str]:
        return codes(self.problems)

    @property
    def sheet(self) -> LoadedSheet:
        assert self.loaded is not None, self.problems
        return self.loaded

    def answer(self, id_: str) -> Answer:
        """The answer to the question of that id."""
        definition = self.sheet.definition
        return self.sheet.sheet.answer(next(q for q in definition.questions if q.id == id_))

    def only(self, code: str) -> Problem:
        """The one problem with that code."""
        found = [problem for problem in self.problems if problem.code == code]
        assert len(found) == 1, self.problems
        return found[0]


def read(path: Path, definition: Definition) -> Outcome:
    """Read and link a sheet against `definition`."""
    try:
        loaded = link_sheet(read_sheet(path), definition)
    except Failure as failure:
        return Outcome(None, failure.problems)
    return Outcome(loaded, loaded.problems)
