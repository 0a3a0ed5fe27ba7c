"""What each command does: calls the pipeline, shows the result, returns the exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from diagnoza import pipeline
from diagnoza.cli.errors import DONE, PROBLEMS, guarded
from diagnoza.problems import Failure, errors, problem, suggestion
from diagnoza.render import json_shapes, json_values, terminal

if TYPE_CHECKING:
    from diagnoza.reporting import ReportOptions

_WITHOUT_OFFICE = (
    "Wyjaśnienie obejmuje tylko podane arkusze. Ceny i grant sprawy są zwykle w arkuszu urzędu; w planie całej sprawy "
    "wynik może być inny."
)


def demo(folder: Path, *, overwrite: bool, as_json: bool) -> int:
    """`demo`."""

    def work() -> int:
        made = pipeline.run_demo(folder, overwrite=overwrite)
        if as_json:
            shape = {
                name: str(path)
                for name, path in (("sheet", made.sheet), ("report", made.report), ("plan", made.plan_file))
            }
            terminal.print_json(
                {"schema": 1, "written": shape, "problems": json_values.problems_json(made.case.problems)}
            )
        console = terminal.make_console(stderr=as_json)
        terminal.print_scores(console, made.case.evaluations[0])
        console.print()
        console.print("Zapisano:", markup=False)
        for path, what in (
            (made.sheet, "arkusz odpowiedzi wymyślonej gminy"),
            (made.report, "raport z diagnozy"),
            (made.plan_file, "plan zakupów jako JSON"),
        ):
            console.print(f"  {path} – {what}", markup=False, soft_wrap=True)
        console.print(
            "Dane są wymyślone. Własny arkusz utworzy: diagnoza utworz arkusz.yaml --kwestionariusz cyfrowa-gmina",
            markup=False,
        )
        return DONE

    return guarded(work, as_json=as_json)


def questionnaires(id_: str | None, folder: Path | None, *, as_json: bool) -> int:
    """`kwestionariusze`."""

    def work() -> int:
        _, definitions = pipeline.questionnaires(folder)
        chosen = [d for d in definitions if id_ is None or d.id == id_]
        if not chosen:
            hint = suggestion(id_ or "", [d.id for d in definitions])
            raise Failure([problem("D010", hint=hint, id=id_)])
        if as_json:
            terminal.print_json(json_shapes.questionnaires_json(chosen))
        console = terminal.make_console(stderr=as_json)
        if id_ is None:
            terminal.print_questionnaires(console, chosen)
        else:
            terminal.print_questionnaire(console, chosen[0])
        return DONE

    return guarded(work, as_json=as_json)


def new(output: Path, questionnaire: str, folder: Path | None, *, overwrite: bool) -> int:
    """`utworz`."""

    def work() -> int:
        definition = pipeline.new_sheet(output, questionnaire, folder, overwrite=overwrite)
        console = terminal.make_console(stderr=False)
        console.print(
            f"Zapisano {output}: {definition.title}, wersja {definition.version}.", markup=False, soft_wrap=True
        )
        console.print(f"Wypełnij odpowiedzi i sprawdź: diagnoza sprawdz {output}", markup=False, soft_wrap=True)
        return DONE

    return guarded(work)


def check(paths: Sequence[Path], questionnaire: str | None, folder: Path | None, *, as_json: bool) -> int:
    """`sprawdz`: exit 1 when there is an error among the problems."""

    def work() -> int:
        found = [p for path in paths for p in pipeline.check_path(path, questionnaire, folder)]
        if as_json:
            terminal.print_json(
                {"schema": 1, "files": [str(path) for path in paths], **json_values.failure_json(found)}
            )
        console = terminal.make_console(stderr=True)
        terminal.print_problems(console, found)
        if not found:
            terminal.make_console(stderr=as_json).print("Bez błędów i ostrzeżeń.")
        return PROBLEMS if errors(found) else DONE

    return guarded(work, as_json=as_json)


def evaluate(sheets: Sequence[Path], questionnaire: str | None, folder: Path | None, *, as_json: bool) -> int:
    """`ocena`."""

    def work() -> int:
        case = pipeline.open_case(sheets, questionnaire, folder)
        if as_json:
            files = [(sheet.path, sheet.sha256) for sheet in case.sheets]
            shape = json_shapes.evaluations_json(case.definition, case.evaluations, files, case.problems)
            terminal.print_json(shape)
        console = terminal.make_console(stderr=as_json)
        for evaluation in case.evaluations:
            terminal.print_scores(console, evaluation)
            terminal.print_findings(console, evaluation)
        terminal.print_problems(terminal.make_console(stderr=True), case.problems)
        return DONE

    return guarded(work, as_json=as_json)


def explain(sheets: Sequence[Path], id_: str, questionnaire: str | None, folder: Path | None, *, as_json: bool) -> int:
    """`dlaczego`."""

    def work() -> int:
        case = pipeline.open_case(sheets, questionnaire, folder)
        explanation = pipeline.explain_id(case, id_)
        if all(evaluation.sheet.source.unit.role != "urzad" for evaluation in case.evaluations):
            terminal.make_console(stderr=True).print(_WITHOUT_OFFICE, markup=False)
        if as_json:
            terminal.print_json(json_shapes.explanation_json(explanation))
        terminal.print_explanation(terminal.make_console(stderr=as_json), explanation, name_units=len(sheets) > 1)
        return DONE

    return guarded(work, as_json=as_json)


def report(
    sheets: Sequence[Path],
    output: Path,
    options: ReportOptions,
    questionnaire: str | None,
    folder: Path | None,
) -> int:
    """`raport`: exit 1 when `--sprawdz` finds an error; the report is written all the same."""

    def work() -> int:
        case = pipeline.open_case(sheets, questionnaire, folder)
        errs = terminal.make_console(stderr=True)
        wait = _tell_waiting if sys.stderr.isatty() else _say_nothing
        from diagnoza.reporting import write_report  # what writes documents is loaded only here

        written = write_report(case, output, options, wait)
        terminal.print_problems(errs, [*case.problems, *written.plan.problems, *written.problems])
        out = terminal.make_console(stderr=False)
        out.print(f"Zapisano {output}", markup=False, soft_wrap=True)
        if written.barriers is None:
            return DONE
        terminal.print_problems(errs, written.barriers)
        if not written.barriers:
            out.print("Dostępność: bez uwag", markup=False)
        return PROBLEMS if errors(written.barriers) else DONE

    return guarded(work)


def _tell_waiting(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def _say_nothing(_: str) -> None:
    """A stream nobody sits before needs no news."""
