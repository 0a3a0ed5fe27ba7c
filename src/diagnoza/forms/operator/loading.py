"""Reading a map: strict text, validated shape, every problem placed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from diagnoza.files.reading import read_yaml
from diagnoza.files.sheets import without
from diagnoza.files.validation import validate
from diagnoza.files.yaml_text import YamlText
from diagnoza.forms.operator.source import FieldPart, MapSource
from diagnoza.problems import Failure, Problem, errors, problem


@dataclass(frozen=True, slots=True)
class Entry:
    """A field of the map; `index` is its place in the file's list."""

    part: FieldPart
    index: int

    @property
    def path(self) -> tuple[str | int, ...]:
        """Where it stands in the file."""
        return ("pola", self.index)


@dataclass(frozen=True, slots=True)
class FormMap:
    """A map as read; `faults` are errors of shape, whose entries are left out, so that the rest can be checked as well."""

    path: str
    title: str
    entries: tuple[Entry, ...]
    yaml: YamlText
    faults: tuple[Problem, ...]

    def placed(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Problems with the place their path leads to, in the order of the file."""
        placed = [
            p if p.place.file else dataclasses.replace(p, place=self.yaml.place(p.path, key=p.at_key)) for p in problems
        ]
        return tuple(sorted(placed, key=lambda p: (p.place.file != self.path, p.place.line, p.place.column, p.code)))


def load_map(path: Path) -> FormMap:
    """The map; `Failure` for a fault of its text (E0xx), for what is no map (O006), and where no field is sound."""
    read, problems = read_yaml(path)
    if errors(problems):
        raise Failure(problems)
    yaml = read.yaml
    if not isinstance(yaml.data, dict) or not {"format_mapy", "pola"} & yaml.data.keys():
        raise Failure([problem("O006", yaml.place())])
    source, faults = validate(MapSource, yaml, "O")
    kept = list(range(len(yaml.data["pola"]))) if isinstance(yaml.data.get("pola"), list) else []
    if source is None:
        spoilt = {fault.path[1] for fault in faults if len(fault.path) > 1 and fault.path[0] == "pola"}
        data = without(yaml.data, [("pola", index) for index in spoilt if isinstance(index, int)])
        source, more = validate(MapSource, yaml, "O", data)
        kept = [index for index in kept if index not in spoilt]
        if source is None:
            raise Failure(faults or more)
    entries = tuple(Entry(part, index) for part, index in zip(source.fields, kept, strict=True))
    return FormMap(str(path), source.form, entries, yaml, tuple(faults))
