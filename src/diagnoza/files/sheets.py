"""Reading an answer sheet: strict text, validated shape, linked to its definition, checked; problems placed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from diagnoza.answers.check import check_sheet
from diagnoza.answers.model import AnswerSheet
from diagnoza.answers.parse import parse_sheet
from diagnoza.answers.route import Route, trace_route
from diagnoza.answers.source import SheetSource
from diagnoza.definition.model import Definition
from diagnoza.files.reading import read_yaml
from diagnoza.files.validation import validate
from diagnoza.files.yaml_text import YamlText
from diagnoza.problems import Failure, Problem, errors, problem


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A sheet's text and shape, not yet linked to a questionnaire."""

    path: str
    sha256: str
    source: SheetSource
    yaml: YamlText


@dataclass(frozen=True, slots=True)
class LoadedSheet:
    """A sheet linked to its definition, with the way through its questions and what is worth a warning."""

    path: str
    sha256: str
    sheet: AnswerSheet
    route: Route
    definition: Definition
    problems: tuple[Problem, ...]
    yaml: YamlText

    def placed(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Problems with the place their path leads to, in the order of the file."""
        return _placed(problems, self.yaml)


def read_sheet(path: Path) -> SheetFile:
    """The sheet's shape; `Failure` with every problem of text and shape (E0xx, A001–A006)."""
    read, problems = read_yaml(path)
    if errors(problems):
        raise Failure(problems)
    data = read.yaml.data
    if not isinstance(data, dict) or not {"format_arkusza", "odpowiedzi", "kwestionariusz"} & data.keys():
        raise Failure([problem("A006", read.yaml.place())])
    source, problems = validate(SheetSource, read.yaml, "A")
    if source is None:
        raise Failure(problems)
    return SheetFile(str(path), read.sha256, source, read.yaml)


def link_sheet(file: SheetFile, definition: Definition) -> LoadedSheet:
    """Link and check; `Failure` with all problems where there is an error among them."""
    source = file.source
    if source.questionnaire != definition.id:
        # Judged by another questionnaire: the version of its own says nothing about this one.
        source = source.model_copy(update={"questionnaire": definition.id, "version": definition.version})
    sheet, problems = parse_sheet(source, definition)
    route = trace_route(sheet, definition)
    problems = [*problems, *check_sheet(sheet, route, definition)]
    placed = _placed(problems, file.yaml)
    if errors(placed):
        raise Failure(placed)
    return LoadedSheet(file.path, file.sha256, sheet, route, definition, placed, file.yaml)


def _placed(problems: Iterable[Problem], yaml: YamlText) -> tuple[Problem, ...]:
    placed = [p if p.place.file else dataclasses.replace(p, place=yaml.place(p.path, key=p.at_key)) for p in problems]
    return tuple(sorted(placed, key=lambda p: (p.place.line, p.place.column, p.code)))
