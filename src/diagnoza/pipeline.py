"""The program on one screen: files in → definition and sheets → evaluation → plan → report → files out.

Each use case is a plain function; a stage reads only what the stage before it returned. `Failure` carries problems.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from diagnoza.definition.model import Definition
from diagnoza.evaluation.check import check_evaluation
from diagnoza.evaluation.evaluate import evaluate
from diagnoza.evaluation.model import Evaluation
from diagnoza.files.content import search_path, shipped
from diagnoza.files.definition_cache import load_definition
from diagnoza.files.reading import is_folder
from diagnoza.files.sheets import LoadedSheet, SheetFile, link_sheet, read_sheet
from diagnoza.files.templates import named_template, template_path
from diagnoza.files.write import ensure_not_input, ensure_writable, make_folder, write_output
from diagnoza.forms.empty_sheet import empty_sheet
from diagnoza.plan.build import build_plan
from diagnoza.plan.model import Plan
from diagnoza.plan.options import PlanOptions
from diagnoza.plan.variants import FEW_POINTS, Variant, curve, named_variants
from diagnoza.problems import NOWHERE, Failure, Place, Problem, collect, errors, problem
from diagnoza.render import json_plan, json_values
from diagnoza.render.reports import render_report
from diagnoza.report.build import build_report
from diagnoza.report.explanation import Explanation, explain
from diagnoza.report.finality import unmet

if TYPE_CHECKING:
    from diagnoza.files.definitions import LoadedBank
    from diagnoza.forms.operator.filling import Filling
    from diagnoza.forms.operator.sketch import Sketch
    from diagnoza.render.docx.samples import Field


@dataclass(frozen=True, slots=True)
class Case:
    """The sheets of one case (an office and its units) evaluated by one questionnaire."""

    definition: Definition
    sheets: tuple[LoadedSheet, ...]
    evaluations: tuple[Evaluation, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Warnings of all sheets, and what keeps the report a draft."""
        demands = unmet(self.evaluations)
        return tuple(
            problem
            for sheet, evaluation in zip(self.sheets, self.evaluations, strict=True)
            for problem in (
                *sheet.problems,
                *sheet.placed(check_evaluation(evaluation)),
                *sheet.placed(d.warning for d in demands if d.unit == evaluation.sheet.source.unit.id),
            )
        )

    @property
    def sources(self) -> tuple[tuple[str, str], ...]:
        """(file name, SHA-256) of each sheet."""
        return tuple((Path(sheet.path).name, sheet.sha256) for sheet in self.sheets)


def open_case(paths: Sequence[Path], questionnaire: str | None = None, folder: Path | None = None) -> Case:
    """Read, link, check and evaluate sheets; P011 for different questionnaires, A080 for a unit named twice."""
    files = collect(read_sheet, paths)
    names = {file.source.questionnaire for file in files}
    if questionnaire is None and len(names) > 1:
        raise Failure([problem("P011", Place(file.path)) for file in files])
    asked_at = NOWHERE if questionnaire else files[0].text.place(("kwestionariusz",))
    return link_case(files, load_definition(questionnaire or names.pop(), folder, asked_at))


def link_case(files: Sequence[SheetFile], definition: Definition) -> Case:
    """The case of sheets read already; A080 for a unit named twice."""
    sheets = collect(lambda file: link_sheet(file, definition), files)
    units = [sheet.sheet.source.unit.id for sheet in sheets]
    twice = [s for s in sheets if units.count(s.sheet.source.unit.id) > 1]
    if twice:
        raise Failure([problem("A080", Place(s.path), ("jednostka", "id"), id=s.sheet.source.unit.id) for s in twice])
    sheets.sort(key=lambda loaded: loaded.sheet.source.unit.role != "urzad")  # the office's result is the headline
    evaluations = tuple(evaluate(s.sheet, s.route, definition) for s in sheets)
    return Case(definition, tuple(sheets), evaluations)


def plan_case(case: Case) -> Plan:
    """The purchase plan of a case."""
    return build_plan(case.evaluations)


def variants_of(case: Case, plan: Plan) -> tuple[Variant, ...]:
    """Variants of the plan beside each other, then the budgets at which more is removed (they have no name).

    None where no limit is known, for then all is bought.
    """
    if plan.budget is None:
        return ()
    options = PlanOptions()
    points = curve(case.evaluations, options, plan, most=FEW_POINTS)
    return (*named_variants(case.evaluations, options, plan), *points)


def explain_id(case: Case, id_: str) -> Explanation:
    """Why a finding, measure, question or purchase stands as it does; A010 for an id that is none of these."""
    return explain(id_, case.evaluations, plan_case(case))


def fill_form(case: Case, form: Path, map_path: Path, output: Path, *, overwrite: bool) -> Filling:
    """Fill the operator's own form by a map; nothing is written where the map or a field of it is wrong."""
    from diagnoza.forms.operator.check import check_map
    from diagnoza.forms.operator.filling import fill
    from diagnoza.forms.operator.loading import load_map
    from diagnoza.forms.operator.package import open_form
    from diagnoza.forms.operator.vocabulary import Facts

    if output.suffix.lower() != form.suffix.lower():
        raise Failure([problem("F006", Place(str(output)), suffix=output.suffix, allowed=form.suffix)])
    ensure_not_input(output, [form, map_path, *(Path(sheet.path) for sheet in case.sheets)])
    ensure_writable(output, overwrite=overwrite)
    opened, form_map = open_form(form), load_map(map_path)
    plan = plan_case(case)
    units = {evaluation.sheet.source.unit.id: Facts(evaluation, plan) for evaluation in case.evaluations}
    known = check_map(form_map.entries, case.definition, units)
    filling = fill(opened, form_map, tuple(known), units, next(iter(units)))
    write_output(output, filling.data, overwrite=overwrite, private=True)
    return filling


def sketch_map(form: Path, output: Path, questionnaire: str | None, folder: Path | None, *, overwrite: bool) -> Sketch:
    """Propose a map from the form's labels; without a questionnaire from the whole bank."""
    from diagnoza.forms.operator.package import open_form
    from diagnoza.forms.operator.sketch import sketch

    ensure_not_input(output, [form])
    ensure_writable(output, overwrite=overwrite)
    opened = open_form(form)
    if questionnaire is None:
        definition = questionnaires(folder)[1][0]
        drawn = sketch(opened, form, definition, definition.bank.questions.values(), definition.bank.points.values())
    else:
        definition = load_definition(questionnaire, folder)
        points = [point for criterion in definition.criteria for point in criterion.points]
        drawn = sketch(opened, form, definition, definition.questions, points)
    write_output(output, drawn.text.encode(), overwrite=overwrite)
    return drawn


def new_sheet(output: Path, questionnaire: str, folder: Path | None, *, overwrite: bool) -> Definition:
    """Write an empty, commented sheet."""
    ensure_writable(output, overwrite=overwrite)
    definition = load_definition(questionnaire, folder)
    write_output(output, empty_sheet(definition).encode(), overwrite=overwrite, private=True)
    return definition


def new_template(output: Path, name: str, *, overwrite: bool) -> None:
    """Write a copy of a shipped template, to be changed in Word; T075 for a name there is none of."""
    source = template_path(name)
    ensure_writable(output, overwrite=overwrite)
    if output.suffix.lower() != ".docx":
        raise Failure([problem("F006", suffix=output.suffix, allowed=".docx")])
    ensure_not_input(output, [source])
    write_output(output, source.read_bytes(), overwrite=overwrite)


def template_fields(template: str | None) -> tuple[Field, ...]:
    """What a template may name, each with a sample of the shipped example; only what `template` (a name or a file) uses, if given."""
    from diagnoza.render.docx.samples import listed, used

    case = open_case([shipped("examples") / "gmina-przykladowa" / "arkusz.yaml"])
    fields = listed(build_report(case.evaluations, plan_case(case), case.sources))
    if template is None:
        return fields
    from diagnoza.render.docx.lint.check import touched_fields

    return used(fields, touched_fields(named_template(template)))


def questionnaires(folder: Path | None) -> tuple[LoadedBank, tuple[Definition, ...]]:
    """Everything that can be asked."""
    from diagnoza.files.definitions import load_bank  # its models are built only where the files are read

    bank = load_bank(search_path(folder))
    if errors(bank.problems):
        raise Failure(bank.problems)
    return bank, tuple(bank.definition(id_)[0] for id_ in bank.questionnaires)


def check_path(path: Path, questionnaire: str | None, folder: Path | None) -> tuple[Problem, ...]:
    """Every problem of a sheet or of a folder of questionnaires; errors come back, they are not raised."""
    try:
        if is_folder(path):
            from diagnoza.files.definitions import lint_folder

            return tuple(lint_folder(path))
        if path.suffix.lower() == ".docx":
            from diagnoza.render.docx.lint.check import check_template

            return tuple(check_template(path))
        return open_case([path], questionnaire, folder).problems
    except Failure as failure:
        if failure.unreadable:
            raise
        return failure.problems


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo made."""

    case: Case
    plan: Plan
    sheet: Path
    report: Path
    plan_file: Path


def run_demo(folder: Path, *, overwrite: bool) -> Demo:
    """The whole job on the shipped example: sheet, score, plan, report."""
    make_folder(folder)
    sheet, report, plan_file = (folder / name for name in ("arkusz.yaml", "report.docx", "plan.json"))
    example = (shipped("examples") / "gmina-przykladowa" / "arkusz.yaml").read_bytes()
    write_output(sheet, example, overwrite=overwrite, private=True, keep_same=True)
    case = open_case([sheet])
    plan = plan_case(case)
    written = build_report(case.evaluations, plan, case.sources, variants=variants_of(case, plan))
    write_output(report, render_report(written, ".docx", None), overwrite=overwrite, keep_same=True)
    shape = json_plan.plan_json(plan, case.problems)
    write_output(plan_file, json_values.json_bytes(shape), overwrite=overwrite, keep_same=True)
    return Demo(case, plan, sheet, report, plan_file)
