"""`plan`: what to buy for the money there is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from diagnoza.cli.errors import DONE, PROBLEMS, guarded
from diagnoza.planning import PlanRequest


def plan(
    sheets: Sequence[Path], request: PlanRequest, questionnaire: str | None, folder: Path | None, *, as_json: bool
) -> int:
    """`plan`: exit 1 where what must be bought costs more than there is."""

    def work() -> int:
        from diagnoza import pipeline, planning
        from diagnoza.problems import errors
        from diagnoza.render import json_shapes, terminal

        case = pipeline.open_case(sheets, questionnaire, folder)
        built = planning.plan_case(case, request)
        if as_json:
            terminal.print_json(json_shapes.plan_json(built, case.problems))
        terminal.print_plan(terminal.make_console(stderr=as_json), built)
        terminal.print_problems(terminal.make_console(stderr=True), [*case.problems, *built.problems])
        return PROBLEMS if errors(built.problems) else DONE

    return guarded(work, as_json=as_json)
