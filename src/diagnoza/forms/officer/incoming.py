"""A filled form on its way into a sheet: read against the questionnaire, with every problem in its own file."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diagnoza.answers.parse import parse_sheet
from diagnoza.answers.saying import Saying, sayings_of
from diagnoza.definition.model import Definition
from diagnoza.files.sheets import SheetFile
from diagnoza.files.yaml_text import YamlText
from diagnoza.forms.officer.heading import not_taken
from diagnoza.forms.officer.reading import FilledForm
from diagnoza.problems import Failure, Problem, errors, problem

_NUMBERED = re.compile(r"(dowód )?(D-[0-9]+)")


@dataclass(frozen=True, slots=True)
class Incoming:
    """What one form brings: its sayings, and what is worth a warning."""

    file: SheetFile
    sayings: tuple[Saying, ...]
    problems: tuple[Problem, ...]


def incoming(form: FilledForm, definition: Definition, register: Collection[str] = ()) -> Incoming:
    """The form's answers read; `register` are the numbers of evidence in the sheet. `Failure` with everything wrong in it.

    A100 made of other content, A101 nobody's, A102 of another questionnaire, A104 what only the auditor may say, A134
    evidence by a number the register has not, A140 a comment behind an answer, and all that `parse_sheet` tells of answers.
    """
    file = form.file
    if file.source.questionnaire != definition.id:
        place = file.text.place(("kwestionariusz",))
        raise Failure([problem("A102", place, own=file.source.questionnaire, asked=definition.id)])
    post = f"plik {Path(file.path).name}"
    sheet, problems = parse_sheet(file.source, definition)
    sayings, strangers = sayings_of(sheet.source, definition, file.path, post)
    sayings, missing = _with_evidence(sayings, register)
    unplaced = (*missing, *file.faults, *problems, *strangers)
    told = [
        p if p.place.file else dataclasses.replace(p, place=file.text.place(p.path, key=p.at_key)) for p in unplaced
    ]
    told = [_in_its_place(fault, definition) for fault in told]
    told += [*_remarks(form, definition, sayings, post), *not_taken(file), *_comments(file)]
    if errors(told):
        raise Failure(sorted(told, key=_order))
    return Incoming(file, sayings, tuple(sorted(told, key=_order)))


def _with_evidence(sayings: Sequence[Saying], register: Collection[str]) -> tuple[tuple[Saying, ...], list[Problem]]:
    """A number cites the auditor's register, which a form does not know: one that is not in it becomes a description.

    An HTML form has made it one already, for what it saves must be a valid sheet alone.
    """
    problems: list[Problem] = []
    result = []
    for saying in sayings:
        evidence = []
        for index, text in enumerate(saying.part.evidence):
            found = _NUMBERED.fullmatch(text)
            number = found.group(2) if found else ""
            if number and number not in register and not (found and found.group(1)):
                path = ("odpowiedzi", saying.question.id, "dowody", index)
                problems.append(problem("A134", path=path, number=number))
            evidence.append(text if not number else number if number in register else f"dowód {number}")
        part = saying.part.model_copy(update={"evidence": tuple(evidence)})
        result.append(dataclasses.replace(saying, part=part))
    return tuple(result), problems


def _remarks(form: FilledForm, definition: Definition, sayings: Sequence[Saying], post: str) -> Iterator[Problem]:
    text = form.file.text
    if form.made_of and form.made_of != definition.sha256:
        yield problem("A100", text.place(("kwestionariusz",)), id=definition.id)
    is_faulty = any(fault.path[:2] == ("przebieg", "osoby") for fault in form.file.faults)
    if not is_faulty and any(saying.post == post for saying in sayings):
        yield problem("A101", text.place(("przebieg", "osoby")), post=post)


def _comments(file: SheetFile) -> Iterator[Problem]:
    """A140 for each comment behind an answer: „serwer #2” loses its end in YAML, and nobody would know."""
    if isinstance(file.text, YamlText):
        for path, place in file.text.comments(("odpowiedzi",)):
            yield problem("A140", place, path, comment=place.snippet[place.column - 1 :].strip())


def _in_its_place(fault: Problem, definition: Definition) -> Problem:
    """A question at the margin is no unknown field of the sheet."""
    if fault.code == "A001" and len(fault.path) == 1 and fault.path[0] in definition.bank.questions:
        return dataclasses.replace(fault, hint="pytania stoją pod „odpowiedzi”, wcięte o dwa odstępy")
    return fault


def _order(told: Problem) -> tuple[int, int, str]:
    return told.place.line, told.place.column, told.code


def unit_of(file: SheetFile) -> str:
    """Id of the unit the form was made for, "" where it was made for none."""
    data: Any = file.text.data
    unit = data.get("jednostka") if isinstance(data, dict) else None
    named = unit.get("id") if isinstance(unit, dict) else None
    return str(named) if named else ""
