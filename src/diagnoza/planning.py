"""The use cases of the plan: what is asked on the command line → options of the plan → the plan."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from pydantic_core import PydanticCustomError

from diagnoza import wording
from diagnoza.definition.fields import to_decimal
from diagnoza.definition.model import Bank, Item, Programme
from diagnoza.files.sheet_text import sheet_text
from diagnoza.files.write import ensure_not_input, ensure_writable, update_sheet, write_output
from diagnoza.pipeline import Case
from diagnoza.plan.build import build_plan
from diagnoza.plan.model import Plan
from diagnoza.plan.options import PlanOptions
from diagnoza.plan.variants import NAMES, Variant, amounts, curve, named_variants
from diagnoza.pricing import given_prices
from diagnoza.problems import Failure, Place, Problem, fold, problem, suggestion

T = TypeVar("T")
NAMED = "nazwane"
"""What `--warianty` is without a value."""


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """What was typed: amounts in złoty, ids of programmes, ids or names of items."""

    budget: str | None = None
    reserve: str | None = None
    programmes: Sequence[str] = ()
    included: Collection[str] = ()
    omitted: Collection[str] = ()
    with_unclear: bool = False
    prices: Sequence[Path] = ()
    variants: str | None = None
    with_curve: bool = False
    saved: str | None = None
    post: str = ""


def plan_case(case: Case, request: PlanRequest) -> Plan:
    """The plan of a case as it was asked for; P027 an unknown item, P028 an unknown programme, P029 an amount misread.

    What is worth a warning in the price files (P033, P034 and those of cells) stands before the plan's own problems.
    """
    options, told = _asked(case, request)
    plan = build_plan(case.evaluations, options)
    return dataclasses.replace(plan, problems=(*told, *plan.problems)) if told else plan


def check_output(output: Path, inputs: Sequence[Path], *, overwrite: bool) -> None:
    """Whether the workbook can be written, before anything is read; F003, F004, F006, F007."""
    if output.suffix.lower() != ".xlsx":
        raise Failure([problem("F006", Place(str(output)), suffix=output.suffix, allowed=".xlsx")])
    ensure_not_input(output, inputs)
    ensure_writable(output, overwrite=overwrite)


def write_plan(case: Case, plan: Plan, output: Path, *, overwrite: bool) -> None:
    """Write the plan as a workbook for the treasurer and the tender; it tells of weaknesses, so it is private."""
    from diagnoza.render.xlsx.book import ledger_workbook  # openpyxl is loaded only where a workbook is asked for
    from diagnoza.report.ledger.build import build_ledger

    data = ledger_workbook(build_ledger(case.evaluations, plan))
    write_output(output, data, overwrite=overwrite, private=True)


def plan_variants(case: Case, request: PlanRequest, plan: Plan) -> tuple[Variant, ...]:
    """What `--warianty` asks for; P029 an amount misread."""
    if request.variants is None:
        return ()
    options = plan_options(case, request)
    if request.variants == NAMED:
        return named_variants(case.evaluations, options, plan)
    problems: list[Problem] = []
    budgets = [_grosze("--warianty", typed, problems) for typed in _amounts(request.variants)]
    if problems:
        raise Failure(problems)
    return amounts(case.evaluations, options, sorted({budget for budget in budgets if budget is not None}))


def plan_curve(case: Case, request: PlanRequest, plan: Plan, told: Callable[[int], None]) -> tuple[Variant, ...]:
    """What `--krzywa` asks for; `told` hears how many points are found."""
    return curve(case.evaluations, plan_options(case, request), plan, told) if request.with_curve else ()


def save_decision(case: Case, request: PlanRequest, today: date) -> Path | None:
    """Write the chosen variant into the office's sheet (first a .bak); the sheet, None where nothing was to be kept.

    P070 an unknown variant, P071 nobody who decided, P072 nothing to recommend within.
    """
    if request.saved is None:
        return None
    variant = next((name for name in NAMES if request.saved.casefold() in (name, name.replace("ł", "l"))), None)
    problems = []
    if variant is None:
        problems.append(problem("P070", hint=suggestion(request.saved, NAMES), name=request.saved))
    if not request.post.strip():
        problems.append(problem("P071"))
    options = plan_options(case, request)
    decided = build_plan(case.evaluations, dataclasses.replace(options, variant=variant))
    if variant == "zalecany" and decided.limit is None:
        problems.append(problem("P072"))
    if problems:
        raise Failure(problems)
    loaded = case.sheets[0]
    budget = None if variant == "pełny" or decided.budget is None else wording.amount(decided.budget)
    decision = {"wariant": variant, "budzet": budget, "dnia": today.isoformat(), "stanowisko": request.post.strip()}
    data = {**loaded.text.data, "decyzja_zakupowa": {key: value for key, value in decision.items() if value}}
    update_sheet(Path(loaded.path), sheet_text(data, case.definition))
    return Path(loaded.path)


def _amounts(typed: str) -> list[str]:
    """Amounts parted by semicolons, or by commas where there are none; grosze then come after a dot."""
    parts = typed.split(";") if ";" in typed else typed.split(",")
    return [part for part in parts if part.strip()]


def plan_options(case: Case, request: PlanRequest) -> PlanOptions:
    """What was typed, read against the questionnaire; `Failure` with everything wrong in it."""
    return _asked(case, request)[0]


def _asked(case: Case, request: PlanRequest) -> tuple[PlanOptions, tuple[Problem, ...]]:
    """The options, and the warnings of the price files."""
    problems: list[Problem] = []
    given = given_prices(case.definition.bank, request.prices, problems)
    bank = case.definition.bank
    options = PlanOptions(
        budget=_grosze("--budzet", request.budget, problems),
        reserve=_grosze("--rezerwa", request.reserve, problems) or 0,
        programmes=_programmes(bank, request.programmes, problems),
        included=_items(bank, request.included, problems),
        omitted=_items(bank, request.omitted, problems),
        with_unclear=request.with_unclear,
        prices=given.prices,
    )
    both = sorted(item.name for item in options.included & options.omitted)
    problems += [problem("P017", item=name) for name in both]
    if problems:
        raise Failure(problems)
    return options, given.problems


def _grosze(option: str, typed: str | None, problems: list[Problem]) -> int | None:
    """An amount in złoty as people write it (150000, „150 000,50”) in grosze."""
    if typed is None:
        return None
    plain = typed.replace("\u00a0", "").replace(" ", "").replace(",", ".").removesuffix("zł")
    try:
        amount = to_decimal(plain) * 100
    except PydanticCustomError as error:
        context = error.context or {}
        problems.append(problem("P029", hint=context["hint"], option=option, reason=context["message"]))
        return None
    if amount < 0 or amount != int(amount):
        problems.append(
            problem("P029", hint="wpisz np. 150000 albo 150000.50", option=option, reason=f"„{typed}” nie jest kwotą")
        )
        return None
    return int(amount)


def _programmes(bank: Bank, ids: Sequence[str], problems: list[Problem]) -> tuple[Programme, ...]:
    return tuple(dict.fromkeys(_found("P028", bank.programmes, ids, problems)))


def _items(bank: Bank, typed: Collection[str], problems: list[Problem]) -> frozenset[Item]:
    """Items by id, or by name as the plan prints it."""
    ids = {fold(item.name): item.id for item in bank.items.values()}
    return frozenset(_found("P027", bank.items, [ids.get(fold(name), name) for name in typed], problems))


def _found(code: str, among: Mapping[str, T], ids: Collection[str], problems: list[Problem]) -> list[T]:
    problems += [problem(code, hint=suggestion(id_, among), id=id_) for id_ in ids if id_ not in among]
    return [among[id_] for id_ in ids if id_ in among]
