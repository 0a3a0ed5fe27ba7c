"""`plan --lista`: a list of purchases checked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from diagnoza.cli.errors import DONE, guarded
from diagnoza.planning import PlanRequest


def check_list(
    path: Path,
    sheets: Sequence[Path],
    request: PlanRequest,
    questionnaire: str | None,
    folder: Path | None,
    *,
    as_json: bool,
) -> int:
    """`plan --lista`: what is not decided or not eligible is told, and is no fault of the list (exit 0)."""

    def work() -> int:
        from diagnoza import listing, pipeline
        from diagnoza.render import json_purchase_list, purchase_list, terminal

        case = pipeline.open_case(sheets, questionnaire, folder) if sheets else None
        checked, problems = listing.check_purchases(path, case, request, folder)
        told = [*(case.problems if case else ()), *problems]
        if as_json:
            terminal.print_json(json_purchase_list.list_json(checked, told))
        purchase_list.print_list(terminal.make_console(stderr=as_json), checked)
        terminal.print_problems(terminal.make_console(stderr=True), told)
        return DONE

    return guarded(work, as_json=as_json)
