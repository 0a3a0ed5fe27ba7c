"""A definition and a sheet written as YAML in the test, read from files as a user's own folder is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from textwrap import dedent, indent

from diagnoza.definition.model import Definition
from diagnoza.evaluation.evaluate import evaluate
from diagnoza.evaluation.model import Evaluation, FindingResult, MeasureResult
from diagnoza.files.definitions import load_bank
from diagnoza.files.sheets import link_sheet, read_sheet
from diagnoza.plan.build import DEFAULT, build_plan
from diagnoza.plan.model import Plan
from diagnoza.plan.options import PlanOptions
from diagnoza.problems import Failure, errors

_QUESTIONNAIRE = """\
id: proba
version: "%s"
title: Próba
introduction: Kwestionariusz testu.
"""
_LEVELS = """\
levels:
  - {from: "0", name: niski}
  - {from: "0.5", name: średni}
"""
_SHEET = """\
format_arkusza: 1
kwestionariusz: proba
wersja_kwestionariusza: "1"
"""


class Small:
    """The files of one test. What a test does not care about stands above; all else it writes itself."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._areas: dict[str, None] = {}
        self._sheets = 0

    def file(self, name: str, text: str) -> Small:
        """A file of the content folder, e.g. `bank/measures.yaml`."""
        path = self._folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
        return self

    def area(self, id_: str, text: str) -> Small:
        """`bank/areas/<id>.yaml`: questions and findings of one area."""
        self._areas[id_] = None
        return self.file(f"bank/areas/{id_}.yaml", f"id: {id_}\ntitle: {id_}\n{dedent(text)}")

    def definition(self, questionnaire: str = "", version: str = "1") -> Definition:
        """All areas in the order given, unless `questionnaire` says otherwise."""
        own = dedent(questionnaire)
        levels = "" if "levels:" in own else _LEVELS
        areas = "" if "areas:" in own else f"areas: [{', '.join(self._areas)}]\n"
        self.file("proba/questionnaire.yaml", f"{_QUESTIONNAIRE % version}{levels}{areas}{own}")
        loaded = load_bank([self._folder / "content"])
        if errors(loaded.problems):
            raise Failure(loaded.problems)
        definition, problems = loaded.definition("proba")
        if errors(problems):
            raise Failure(problems)
        return definition

    def evaluate(self, definition: Definition, answers: str, rest: str = "") -> Evaluation:
        """A sheet of a gmina diagnosed on 8 June 2022, unless `rest` (other keys of the sheet) says otherwise."""
        rest = dedent(rest)
        unit = "" if "jednostka:" in rest else "jednostka: {nazwa: Urząd, rodzaj: gmina}\n"
        day = "" if "przeprowadzono:" in rest else "przeprowadzono: {do: 2022-06-08}\n"
        self._sheets += 1
        path = self._folder / f"arkusz-{self._sheets}.yaml"
        text = f"{_SHEET}{unit}{day}odpowiedzi:\n{indent(dedent(answers), '  ')}\n{rest}"
        path.write_text(text, encoding="utf-8")
        loaded = link_sheet(read_sheet(path), definition)
        return evaluate(loaded.sheet, loaded.route, definition)

    def plan(self, definition: Definition, *sheets: str | tuple[str, str], options: PlanOptions = DEFAULT) -> Plan:
        """The plan of one sheet or several, each `answers` or (`answers`, `rest`)."""
        return build_plan(self.case(definition, *sheets), options)

    def case(self, definition: Definition, *sheets: str | tuple[str, str]) -> list[Evaluation]:
        """Evaluations of one sheet or several, each `answers` or (`answers`, `rest`)."""
        pairs = [(entry, "") if isinstance(entry, str) else entry for entry in sheets]
        return [self.evaluate(definition, answers, rest) for answers, rest in pairs]


def by_id(results: Sequence[FindingResult]) -> dict[str, FindingResult]:
    """Findings by id, in their order."""
    return {result.id: result for result in results}


def measures(evaluation: Evaluation) -> dict[str, MeasureResult]:
    """Measures by id, in their order."""
    return {result.measure.id: result for result in evaluation.measures}
