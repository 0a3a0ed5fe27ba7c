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
from diagnoza.planning import Asked, PlanRequest

if TYPE_CHECKING:
    from rich.console import Console

    from diagnoza.deciding import Decided
    from diagnoza.pipeline import Case
    from diagnoza.plan.model import Plan
    from diagnoza.plan.variants import Variant
    from diagnoza.plan_files import Made, PlanFiles

_DECIDED = "Decyzję zapisano w {sheet}; poprzednia wersja, z komentarzami: {sheet}.bak"
_UNDECIDED = "Decyzji nie zapisano, bo tego planu nie da się wykonać."
_NEEDS_TERMINAL = (
    "Pytanie o ceny wymaga terminala. Bez niego zapisz listę (diagnoza plan ARKUSZ --wycena PLIK.yaml), "
    "uzupełnij ją i podaj w opcji --ceny."
)


def plan(
    sheets: Sequence[Path],
    request: PlanRequest,
    questionnaire: str | None,
    folder: Path | None,
    files: PlanFiles,
    *,
    as_json: bool,
) -> int:
    """`plan`: exit 1 where what must be bought costs more than there is."""

    def work() -> int:
        from diagnoza import deciding, pipeline, plan_files, planning
        from diagnoza.problems import errors
        from diagnoza.render import terminal

        if files.asked is not None and not has_terminal():
            print(_NEEDS_TERMINAL, file=sys.stderr)
            return NO_TERMINAL
        files.check((*sheets, *request.prices))
        told = terminal.make_console(stderr=True)
        case = pipeline.open_case(sheets, questionnaire, folder)
        asked = planning.asked(case, request)
        decided = deciding.decide(case, request, asked, date.today())
        case = decided.case if decided else case
        if files.asked:
            asked = planning.asked(case, _priced(case, request, files.asked))
        built = planning.plan_case(case, asked)
        variants, curve = planning.plan_variants(case, asked, built), _curve(case, asked, built, told)
        made = plan_files.make(case, built, files)
        wrong = errors(built.problems)
        _write(made, None if wrong else decided, told)
        _tell(_Shown(case, built, variants, curve, bool(request.programmes)), made, told, as_json=as_json)
        if decided is not None:
            _say(told, _UNDECIDED if wrong else _DECIDED.format(sheet=decided.sheet))
        return PROBLEMS if wrong else DONE

    return guarded(work, as_json=as_json)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What was asked for and is shown; `by_programme`: what programmes that were named say of every item."""

    case: Case
    plan: Plan
    variants: Sequence[Variant]
    curve: Sequence[Variant]
    by_programme: bool


def _write(made: Made, decided: Decided | None, told: Console) -> None:
    """All files; where one can't be written, those that were are told before the failure."""
    from diagnoza.problems import Failure

    written: list[Path] = []
    try:
        made.write(decided, written.append)
    except Failure:
        for path in written:
            _say(told, f"Zapisano {path}")
        raise


def _tell(shown: _Shown, made: Made, told: Console, *, as_json: bool) -> None:
    """What was asked for, what was written, what is to be watched."""
    from diagnoza.render import json_plan, plan_terminal, terminal

    case, plan, files = shown.case, shown.plan, made.files
    if as_json:
        terminal.print_json(json_plan.plan_json(plan, case.problems, shown.variants, shown.curve))
    console = terminal.make_console(stderr=as_json)
    _show(console, plan, shown.variants, shown.curve, case, with_programmes=shown.by_programme)
    if files.request is not None and made.request is not None:
        terminal.print_price_request(console, files.request, made.request.items)
    terminal.print_problems(told, [*case.problems, *plan.problems])
    if not (shown.variants or shown.curve or shown.by_programme):
        plan_terminal.print_pointer(console, plan)
    if files.output is not None:
        _say(console, f"Zapisano {files.output}")


def _say(console: Console, text: str) -> None:
    console.print(text, markup=False, soft_wrap=True)


def _priced(case: Case, request: PlanRequest, path: Path) -> PlanRequest:
    """The request with the price file at `path`, into which every price goes as soon as it was typed."""
    from diagnoza import planning, pricing
    from diagnoza.interview.prices import ask_prices
    from diagnoza.interview.screen import terminal_screen
    from diagnoza.plan.to_price import to_price

    keeper = pricing.PriceKeeper(path, case)
    others = tuple(given for given in request.prices if given.resolve() != path.resolve())
    known = dataclasses.replace(request, prices=(*others, *keeper.files))
    before = planning.plan_case(case, planning.asked(case, known))
    missing = to_price(before, only_missing=True)
    if missing:
        screen = terminal_screen(sys.stdout, os.environ, is_plain=False)
        with line_editing(screen.is_plain):
            ask_prices(missing, screen, read_line, date.today(), keeper.keep)
    return dataclasses.replace(request, prices=(*others, *keeper.files))


def _curve(case: Case, asked: Asked, plan: Plan, console: Console) -> tuple[Variant, ...]:
    """It may take seconds: a terminal is told how far it is."""
    from diagnoza import planning

    if not asked.with_curve:
        return ()
    looking = "Szukam kwot, przy których ubywa ustaleń"
    with console.status(looking) as status:
        return planning.plan_curve(case, asked, plan, lambda points: status.update(f"{looking}: {points}"))


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
    from diagnoza.plan.variants import starts
    from diagnoza.render import eligibility, plan_terminal
    from diagnoza.render.variants import print_curve, print_money, print_score_note, print_variants
    from diagnoza.report.variants import with_starts

    if not variants and not curve:
        plan_terminal.print_plan(console, plan, case.evaluations)
        if with_programmes:
            eligibility.print_programmes(console, plan)
        return
    print_money(console, plan)
    if variants:
        print_variants(console, with_starts(variants, case.evaluations, plan))
    if curve:
        print_curve(console, curve, starts(case.evaluations, plan), plan)
    print_score_note(console, case.evaluations[0].sheet.source.unit.name)
