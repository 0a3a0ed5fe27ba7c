"""Reading an answer sheet: strict text, validated shape, linked to its definition, checked; problems placed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diagnoza.answers.check import check_sheet
from diagnoza.answers.model import AnswerSheet
from diagnoza.answers.parse import parse_sheet
from diagnoza.answers.route import Route, trace_route
from diagnoza.answers.source import SheetSource, UnitPart
from diagnoza.definition.model import Definition
from diagnoza.files.located import Located
from diagnoza.files.reading import read_bytes, yaml_in
from diagnoza.files.validation import validate
from diagnoza.problems import Failure, Problem, errors, problem


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A sheet's text and shape, not yet linked to a questionnaire.

    `faults` are errors of shape; `source` is then the sheet without the faulty entries, so that linking can tell the
    rest of the problems as well before it refuses the sheet.
    """

    path: str
    sha256: str
    source: SheetSource
    text: Located
    faults: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class LoadedSheet:
    """A sheet linked to its definition, with the way through its questions and what is worth a warning.

    `filled_by` is the questionnaire it names itself and its version, whichever it is judged by.
    """

    path: str
    sha256: str
    sheet: AnswerSheet
    route: Route
    definition: Definition
    problems: tuple[Problem, ...]
    text: Located
    filled_by: tuple[str, str]

    def placed(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Problems with the place their path leads to, in the order of the file."""
        return _placed(problems, self.text)


def read_sheet(path: Path) -> SheetFile:
    """The sheet's shape, with its faults (A001–A005).

    `Failure` for a fault of the text (E0xx), for what is no sheet (A006), and where too little is left to link.
    """
    return sheet_in(read_bytes(path), str(path))


def sheet_in(raw: bytes, name: str, unit: UnitPart | None = None) -> SheetFile:
    """The same for bytes that were found under `name`, in a report say."""
    read, problems = yaml_in(raw, name)
    if errors(problems):
        raise Failure(problems)
    return sheet_of(read.yaml, read.sha256, unit)


def sheet_of(text: Located, sha256: str, unit: UnitPart | None = None) -> SheetFile:
    """The shape of a sheet whose text was read; `sha256` is of the file's bytes.

    Name and kind of the unit are taken from `unit` where the file leaves them empty; the text stays as it was read.
    """
    if not isinstance(text.data, dict) or not {"format_arkusza", "odpowiedzi", "kwestionariusz"} & text.data.keys():
        raise Failure([problem("A006", text.place())])
    data = _with_unit(text.data, unit) if unit else text.data
    source, faults = validate(SheetSource, text, "A", data)
    if source is None:
        source = _salvaged(text, data, faults)
    if source is None:
        raise Failure(faults)
    return SheetFile(text.file, sha256, source, text, tuple(faults))


def _with_unit(data: dict[str, Any], unit: UnitPart) -> dict[str, Any]:
    own = data.get("jednostka") or {}
    if not isinstance(own, dict):
        return data
    known = {"nazwa": unit.name, "rodzaj": unit.kind}
    return {**data, "jednostka": {**own, **{key: own.get(key) or value for key, value in known.items()}}}


def _salvaged(text: Located, data: object, faults: Iterable[Problem]) -> SheetSource | None:
    """The sheet without its faulty entries; an entry left without what it needs goes too. None where the head is faulty."""
    doomed: set[tuple[str | int, ...]] = set()
    source: SheetSource | None = None
    left = list(faults)
    while source is None:
        found = {fault.path[:-1] if fault.code == "A002" else fault.path for fault in left}
        if () in found or found <= doomed:
            return None
        doomed |= found
        source, left = validate(SheetSource, text, "A", without(data, doomed))
    return source


def without(data: object, paths: Iterable[tuple[str | int, ...]]) -> object:
    """A copy of the data without what stands at the paths; a whole entry of a list goes, not a part of it."""
    doomed = set(paths)
    touched = {path[:length] for path in doomed for length in range(1, len(path) + 1)}

    def copied(node: object, path: tuple[str | int, ...]) -> object:
        if isinstance(node, dict):
            return {key: copied(value, (*path, key)) for key, value in node.items() if (*path, key) not in doomed}
        if isinstance(node, list):
            # An entry that lost a field may lack what it needs, so it goes whole.
            return [copied(value, (*path, index)) for index, value in enumerate(node) if (*path, index) not in touched]
        return node

    return copied(data, ())


def link_sheet(file: SheetFile, definition: Definition) -> LoadedSheet:
    """Link and check; `Failure` with all problems where there is an error among them."""
    source = file.source
    filled_by = (source.questionnaire, source.version)
    if source.questionnaire != definition.id:
        # Judged by another questionnaire: the version of its own says nothing about this one.
        source = source.model_copy(update={"questionnaire": definition.id, "version": definition.version})
    sheet, problems = parse_sheet(source, definition)
    route = trace_route(sheet, definition)
    problems = [*problems, *check_sheet(sheet, route, definition)]
    placed = _placed([*file.faults, *problems], file.text)
    if errors(placed):
        raise Failure(placed)
    return LoadedSheet(file.path, file.sha256, sheet, route, definition, placed, file.text, filled_by)


def _placed(problems: Iterable[Problem], text: Located) -> tuple[Problem, ...]:
    placed = [p if p.place.file else dataclasses.replace(p, place=text.place(p.path, key=p.at_key)) for p in problems]
    return tuple(sorted(placed, key=lambda p: (p.place.line, p.place.column, p.code)))
