"""Loading definitions: the user's folder before the shipped one, every file strict, every problem placed.

`load_bank` reads everything there is; `load_anew` chooses one questionnaire from it, and is asked through
`definition_cache`. A user's files add to the bank; an id given twice is an error that names both places (design §2).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from diagnoza.definition import acts, findings, measures, model, procurement, programmes, purchases, questions
from diagnoza.definition.check import check_bank, check_questionnaires
from diagnoza.definition.questionnaire import MigrationSource, QuestionnaireSource
from diagnoza.definition.resolve.bank import BankSource, resolve_bank
from diagnoza.definition.resolve.questionnaire import resolve_questionnaire
from diagnoza.files.content import content_files, search_path, shipped
from diagnoza.files.reading import read_yaml
from diagnoza.files.validation import validate
from diagnoza.files.yaml_text import YamlText
from diagnoza.problems import NOWHERE, Failure, Place, Problem, errors, problem, suggestion

_LISTS: dict[str, tuple[str, Any]] = {
    "acts.yaml": ("acts", tuple[acts.ActSource, ...]),
    "brands.yaml": ("brands", tuple[procurement.BrandSource, ...]),
    "certificates.yaml": ("certificates", tuple[acts.CertificateSource, ...]),
    "measures.yaml": ("measures", tuple[measures.MeasureSource, ...]),
    "procurement.yaml": ("thresholds", tuple[procurement.ThresholdSource, ...]),
    "purchases.yaml": ("items", tuple[purchases.ItemSource, ...]),
    "rules.yaml": ("rules", tuple[findings.RuleSource, ...]),
}
_SPACES = {"acts": "act:", "brands": "brand:", "thresholds": "threshold:"}
"""Ids of these lists are names of their own; all others share one space."""


@dataclass(frozen=True, slots=True)
class LoadedBank:
    """The bank, the questionnaires that can be chosen, and what was wrong."""

    bank: model.Bank
    questionnaires: dict[str, QuestionnaireSource]
    migrations: dict[str, tuple[MigrationSource, ...]]
    problems: tuple[Problem, ...]
    sources: _Sources

    def definition(self, id_: str, asked_at: Place = NOWHERE) -> tuple[model.Definition, list[Problem]]:
        """One questionnaire resolved; `Failure` D010, placed where it was asked for, when there is none of that id."""
        if id_ not in self.questionnaires:
            raise Failure([problem("D010", asked_at, hint=suggestion(id_, self.questionnaires), id=id_)])
        definition, problems = resolve_questionnaire(self.questionnaires[id_], self.migrations.get(id_, ()), self.bank)
        return definition, [self.sources.placed(p) for p in problems]


@dataclass(slots=True)
class _Sources:
    """What was read so far, and where each id stands."""

    files: dict[str, list[Any]] = field(default_factory=dict)
    places: dict[str, tuple[YamlText, tuple[str | int, ...]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def add(self, key: str, source: Any) -> None:
        self.files.setdefault(key, []).append(source)

    def register(self, id_: str, yaml: YamlText, path: tuple[str | int, ...]) -> None:
        """Remember where `id_` stands; D021 where it stands already."""
        if id_ in self.places:
            first_yaml, first_path = self.places[id_]
            first = first_yaml.place((*first_path, "id"))
            self.problems.append(
                problem(
                    "D021", yaml.place((*path, "id")), path, id=id_.split(":")[-1], first=f"{first.file}:{first.line}"
                )
            )
        else:
            self.places[id_] = (yaml, path)

    def placed(self, fault: Problem) -> Problem:
        """The problem with the place its path leads to."""
        if fault.place.file or not fault.path or str(fault.path[0]) not in self.places:
            return fault
        yaml, prefix = self.places[str(fault.path[0])]
        return dataclasses.replace(fault, place=yaml.place((*prefix, *fault.path[1:])))


def load_bank(folders: Sequence[Path]) -> LoadedBank:
    """Read, validate and link every file of `folders`; problems are collected, nothing is skipped silently."""
    sources = _Sources()
    for folder in folders:
        before = len(sources.places)
        for path in content_files(folder):
            _read(path, folder, sources)
        if len(sources.places) == before and not sources.problems:
            sources.problems.append(problem("D011", Place(str(folder)), directory=folder))
    bank_source = BankSource(
        acts=sources.files.get("acts", ()),
        certificates=sources.files.get("certificates", ()),
        areas=sources.files.get("areas", ()),
        rules=sources.files.get("rules", ()),
        measures=sources.files.get("measures", ()),
        items=sources.files.get("items", ()),
        programmes=sources.files.get("programmes", ()),
        thresholds=sources.files.get("thresholds", ()),
        brands=sources.files.get("brands", ()),
    )
    bank, problems = resolve_bank(bank_source)
    questionnaires = {q.id: q for q in sources.files.get("questionnaires", ())}
    migrations = dict(sources.files.get("migrations", ()))
    placed = [*sources.problems, *(sources.placed(p) for p in problems)]
    return LoadedBank(bank, questionnaires, migrations, tuple(placed), sources)


def load_anew(id_: str, folder: Path | None, asked_at: Place) -> model.Definition:
    """The questionnaire `id_` from its files; `Failure` with every problem where the definition is not sound."""
    loaded = load_bank(search_path(folder))
    if errors(loaded.problems):
        raise Failure(loaded.problems)
    definition, problems = loaded.definition(id_, asked_at)
    if errors(problems):
        raise Failure(problems)
    return definition


def lint(folders: Sequence[Path]) -> tuple[LoadedBank, list[Problem]]:
    """Every problem of the content, as `diagnoza sprawdz` tells it."""
    loaded = load_bank(folders)
    if errors(loaded.problems):
        return loaded, list(loaded.problems)
    definitions, problems = [], list(loaded.problems)
    for id_ in loaded.questionnaires:
        definition, own = loaded.definition(id_)
        definitions.append(definition)
        problems.extend(own)
    checked = [*check_bank(loaded.bank), *check_questionnaires(loaded.bank, definitions)]
    problems.extend(loaded.sources.placed(p) for p in checked)
    return loaded, problems


def lint_folder(folder: Path) -> list[Problem]:
    """A folder's own content beside the shipped bank; a copy of the whole bank is looked at alone."""
    if folder.resolve() == shipped("questionnaires").resolve():
        return lint([folder])[1]
    together = lint(search_path(folder))[1]
    twice = sum(fault.code == "D021" for fault in together)
    own = load_bank([folder])
    return lint([folder])[1] if 2 * twice > len(own.sources.places) else together


def _read(path: Path, folder: Path, sources: _Sources) -> None:
    read, problems = read_yaml(path)
    sources.problems.extend(problems)
    if errors(problems):
        return
    yaml = read.yaml
    if path.name in _LISTS:
        key, type_ = _LISTS[path.name]
        entries, problems = validate(type_, yaml, "D")
        sources.problems.extend(problems)
        for index, entry in enumerate(entries or ()):
            sources.add(key, entry)
            sources.register(f"{_SPACES.get(key, '')}{entry.id}", yaml, (index,))
        return
    if path.name == "migrations.yaml":
        steps, problems = validate(tuple[MigrationSource, ...], yaml, "D")
        sources.problems.extend(problems)
        sources.add("migrations", (path.parent.name, steps or ()))
        return
    kind, type_ = _single_kind(path)
    entry, problems = validate(type_, yaml, "D")
    sources.problems.extend(problems)
    if entry is not None:
        sources.add(f"{kind}s", entry)
        sources.register(f"{kind}:{entry.id}", yaml, ())
        if isinstance(entry, questions.AreaSource):
            for index, question in enumerate(entry.questions):
                sources.register(question.id, yaml, ("questions", index))
            for index, finding in enumerate(entry.findings):
                sources.register(finding.id, yaml, ("findings", index))


def _single_kind(path: Path) -> tuple[str, Any]:
    if path.name == "questionnaire.yaml":
        return "questionnaire", QuestionnaireSource
    if path.parent.name == "programmes":
        return "programme", programmes.ProgrammeSource
    return "area", questions.AreaSource
