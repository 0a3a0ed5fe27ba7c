"""`plan`: what to buy for the money there is."""

from __future__ import annotations

import dataclasses
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from diagnoza.cli.errors import DONE, NO_TERMINAL, PROBLEMS, guarded
from diagnoza.cli.talks import has_terminal, line_editing, read_line
from diagnoza.planning import PlanRequest

if TYPE_CHECKING:
    from diagnoza.pipeline import Case

_NEEDS_TERMINAL = (
    "Pytanie o ceny wymaga terminala. Bez niego zapisz listę (diagnoza plan ARKUSZ --wycena PLIK.yaml), "
    "uzupełnij ją i podaj w opcji --ceny."
)


@dataclass(frozen=True, slots=True)
class PriceFiles:
    """Files the plan writes: the list to be priced, and the price file of what was typed."""

    request: Path | None = None
    asked: Path | None = None
    overwrite: bool = False


def plan(
    sheets: Sequence[Path],
    request: PlanRequest,
    questionnaire: str | None,
    folder: Path | None,
    files: PriceFiles = PriceFiles(),
    *,
    as_json: bool,
) -> int:
    """`plan`: exit 1 where what must be bought costs more than there is."""

    def work() -> int:
        from diagnoza import pipeline, planning, pricing
        from diagnoza.problems import errors
        from diagnoza.render import eligibility, json_shapes, plan_terminal, terminal

        if files.asked is not None and not has_terminal():
            print(_NEEDS_TERMINAL, file=sys.stderr)
            return NO_TERMINAL
        case = pipeline.open_case(sheets, questionnaire, folder)
        asked = _asked(case, request, files.asked) if files.asked else request
        built = planning.plan_case(case, asked)
        listed = 0
        if files.request:
            inputs = (*sheets, *asked.prices)
            listed = pricing.write_request(case, built, files.request, inputs, overwrite=files.overwrite)
        if as_json:
            terminal.print_json(json_shapes.plan_json(built, case.problems))
        console = terminal.make_console(stderr=as_json)
        plan_terminal.print_plan(console, built)
        eligibility.print_programmes(console, built)
        if files.request:
            terminal.print_price_request(console, files.request, listed)
        terminal.print_problems(terminal.make_console(stderr=True), [*case.problems, *built.problems])
        plan_terminal.print_limits(console, built)
        return PROBLEMS if errors(built.problems) else DONE

    return guarded(work, as_json=as_json)


def _asked(case: Case, request: PlanRequest, path: Path) -> PlanRequest:
    """The request with the price file at `path`, into which every price goes as soon as it was typed."""
    from diagnoza import planning, pricing
    from diagnoza.interview.prices import ask_prices
    from diagnoza.interview.screen import terminal_screen
    from diagnoza.plan.pricing import to_price

    keeper = pricing.PriceKeeper(path, case)
    others = tuple(given for given in request.prices if given.resolve() != path.resolve())
    before = planning.plan_case(case, dataclasses.replace(request, prices=(*others, *keeper.files)))
    missing = to_price(before, only_missing=True)
    if missing:
        screen = terminal_screen(sys.stdout, os.environ, is_plain=False)
        with line_editing(screen.is_plain):
            ask_prices(missing, screen, read_line, date.today(), keeper.keep)
    return dataclasses.replace(request, prices=(*others, *keeper.files))
