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
    from rich.console import Console

    from diagnoza.pipeline import Case
    from diagnoza.plan.model import Plan
    from diagnoza.plan.variants import Variant

_NEEDS_TERMINAL = (
    "Pytanie o ceny wymaga terminala. Bez niego zapisz listę (diagnoza plan ARKUSZ --wycena PLIK.yaml), "
    "uzupełnij ją i podaj w opcji --ceny."
)


@dataclass(frozen=True, slots=True)
class PlanFiles:
    """Files the plan writes: the list to be priced, the price file of what was typed, the workbook of the plan."""

    request: Path | None = None
    asked: Path | None = None
    output: Path | None = None
    overwrite: bool = False


def plan(
    sheets: Sequence[Path],
    request: PlanRequest,
    questionnaire: str | None,
    folder: Path | None,
    files: PlanFiles = PlanFiles(),
    *,
    as_json: bool,
) -> int:
    """`plan`: exit 1 where what must be bought costs more than there is."""

    def work() -> int:
        from diagnoza import pipeline, planning, pricing
        from diagnoza.problems import errors
        from diagnoza.render import json_plan, plan_terminal, terminal

        if files.asked is not None and not has_terminal():
            print(_NEEDS_TERMINAL, file=sys.stderr)
            return NO_TERMINAL
        written = files.output
        if written is not None:
            planning.check_output(written, (*sheets, *request.prices), overwrite=files.overwrite)
        told = terminal.make_console(stderr=True)
        case = pipeline.open_case(sheets, questionnaire, folder)
        saved = planning.save_decision(case, request, date.today())
        if saved is not None:
            case = pipeline.open_case(sheets, questionnaire, folder)
        asked = _asked(case, request, files.asked) if files.asked else request
        built = planning.plan_case(case, asked)
        variants, curve = planning.plan_variants(case, asked, built), _curve(case, asked, built, told)
        listed = 0
        if files.request:
            inputs = (*sheets, *asked.prices)
            listed = pricing.write_request(case, built, files.request, inputs, overwrite=files.overwrite)
        if written is not None:
            planning.write_plan(case, built, written, overwrite=files.overwrite)
        if as_json:
            terminal.print_json(json_plan.plan_json(built, case.problems, variants, curve))
        console = terminal.make_console(stderr=as_json)
        _show(console, built, variants, curve, case, with_programmes=bool(request.programmes))
        if files.request:
            terminal.print_price_request(console, files.request, listed)
        terminal.print_problems(told, [*case.problems, *built.problems])
        if not (variants or curve or request.programmes):
            plan_terminal.print_pointer(console, built)
        if written is not None:
            console.print(f"Zapisano {written}", markup=False, soft_wrap=True)
        if saved is not None:
            told.print(
                f"Decyzję zapisano w {saved}; poprzednia wersja, z komentarzami: {saved}.bak",
                markup=False,
                soft_wrap=True,
            )
        return PROBLEMS if errors(built.problems) else DONE

    return guarded(work, as_json=as_json)


def _asked(case: Case, request: PlanRequest, path: Path) -> PlanRequest:
    """The request with the price file at `path`, into which every price goes as soon as it was typed."""
    from diagnoza import planning, pricing
    from diagnoza.interview.prices import ask_prices
    from diagnoza.interview.screen import terminal_screen
    from diagnoza.plan.to_price import to_price

    keeper = pricing.PriceKeeper(path, case)
    others = tuple(given for given in request.prices if given.resolve() != path.resolve())
    before = planning.plan_case(case, dataclasses.replace(request, prices=(*others, *keeper.files)))
    missing = to_price(before, only_missing=True)
    if missing:
        screen = terminal_screen(sys.stdout, os.environ, is_plain=False)
        with line_editing(screen.is_plain):
            ask_prices(missing, screen, read_line, date.today(), keeper.keep)
    return dataclasses.replace(request, prices=(*others, *keeper.files))


def _curve(case: Case, request: PlanRequest, plan: Plan, console: Console) -> tuple[Variant, ...]:
    """It may take seconds: a terminal is told how far it is."""
    from diagnoza import planning

    if not request.with_curve:
        return ()
    looking = "Szukam kwot, przy których ubywa ustaleń"
    with console.status(looking) as status:
        return planning.plan_curve(case, request, plan, lambda points: status.update(f"{looking}: {points}"))


def _show(
    console: Console,
    plan: Plan,
    variants: Sequence[Variant],
    curve: Sequence[Variant],
    case: Case,
    *,
    with_programmes: bool,
) -> None:
    """The plan and what programmes that were named say of it; in its place the variants, where they are asked for."""
    from diagnoza.render import eligibility, plan_terminal
    from diagnoza.render.variants import print_curve, print_money, print_score_note, print_variants

    if not variants and not curve:
        plan_terminal.print_plan(console, plan)
        if with_programmes:
            eligibility.print_programmes(console, plan)
        return
    print_money(console, plan)
    if variants:
        print_variants(console, variants)
    if curve:
        print_curve(console, curve, plan)
    print_score_note(console, case.evaluations[0].sheet.source.unit.name)
