"""The use cases of the plan: what is asked on the command line → options of the plan → the plan and its variants."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from diagnoza.definition.model import Bank, Item, Programme
from diagnoza.pipeline import Case
from diagnoza.plan.build import build_plan
from diagnoza.plan.model import Plan
from diagnoza.plan.options import PlanOptions
from diagnoza.plan.variants import Variant, at_budgets, curve, named_variants
from diagnoza.pricing import given_prices
from diagnoza.problems import Failure, Problem, fold, problem, suggestion

T = TypeVar("T")
_SPACES = re.compile(r"\s")
_AMOUNT = re.compile(r"\d{1,10}(\.\d{1,2})?")
_GROSZE = re.compile(r"\d{1,2}\s*(?:zł)?")
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


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed, read once against the questionnaire and the price files.

    `amounts` in grosze are those of `--warianty`, empty for the named variants, None where none were asked for. `told` are
    the warnings of the price files (P033, P034 and those of cells).
    """

    options: PlanOptions
    amounts: Sequence[int] | None
    with_curve: bool
    told: tuple[Problem, ...]


def plan_case(case: Case, asked: Asked) -> Plan:
    """The plan of a case as it was asked for; the warnings of the price files stand before the plan's own problems."""
    plan = build_plan(case.evaluations, asked.options)
    return dataclasses.replace(plan, problems=(*asked.told, *plan.problems)) if asked.told else plan


def plan_variants(case: Case, asked: Asked, plan: Plan) -> tuple[Variant, ...]:
    """What `--warianty` asks for."""
    if asked.amounts is None:
        return ()
    if not asked.amounts:
        return named_variants(case.evaluations, asked.options, plan)
    return at_budgets(case.evaluations, asked.options, asked.amounts)


def plan_curve(case: Case, asked: Asked, plan: Plan, told: Callable[[int], None]) -> tuple[Variant, ...]:
    """What `--krzywa` asks for; `told` hears how many points are found."""
    return curve(case.evaluations, asked.options, plan, told) if asked.with_curve else ()


def _budgets(typed: str | None, problems: list[Problem]) -> Sequence[int] | None:
    """Amounts parted by semicolons, or by commas where there are none (grosze then come after a dot), in their order."""
    if typed is None or typed == NAMED:
        return None if typed is None else ()
    parts = [part for part in typed.split(";" if ";" in typed else ",") if part.strip()]
    if not parts:
        hint = "wpisz np. --warianty 150000,300000 albo samo --warianty"
        problems.append(problem("P029", hint=hint, option="--warianty", reason="nie podano żadnej kwoty"))
    if ";" not in typed and any(_GROSZE.fullmatch(part.strip()) for part in parts[1:]):
        hint = "kwoty z groszami rozdziel średnikiem, np. 50000,50;100000"
        problems.append(
            problem("P029", hint=hint, option="--warianty", reason=f"„{typed}” można odczytać na dwa sposoby")
        )
        return ()
    budgets = (_grosze("--warianty", part, problems) for part in parts)
    return sorted({budget for budget in budgets if budget is not None})


def asked(case: Case, request: PlanRequest) -> Asked:
    """What was typed; `Failure` with everything wrong in it: P017 an item in both options, P027 an unknown item, P028 an
    unknown programme, P029 an amount misread, and what is wrong in the price files.
    """
    problems: list[Problem] = []
    given = given_prices(case.definition.bank, request.prices, problems)
    bank = case.definition.bank
    options = PlanOptions(
        budget=_grosze("--budzet", request.budget, problems),
        reserve=_grosze("--rezerwa", request.reserve, problems) or 0,
        programmes=programmes_named(bank, request.programmes, problems),
        included=_items(bank, request.included, problems),
        omitted=_items(bank, request.omitted, problems),
        with_unclear=request.with_unclear,
        prices=given.prices,
    )
    budgets = _budgets(request.variants, problems)
    both = sorted(item.name for item in options.included & options.omitted)
    problems += [problem("P017", item=name) for name in both]
    if problems:
        raise Failure(problems)
    return Asked(options, budgets, request.with_curve, given.problems)


def _grosze(option: str, typed: str | None, problems: list[Problem]) -> int | None:
    """An amount in złoty as people write it (150000, „150 000,50”) in grosze; a dot or comma stands before grosze only."""
    if typed is None:
        return None
    plain = _SPACES.sub("", typed).removesuffix("zł").replace(",", ".")
    if _AMOUNT.fullmatch(plain):
        return int(Decimal(plain) * 100)
    problems.append(
        problem("P029", hint="wpisz np. 150000 albo 150000.50", option=option, reason=f"„{typed}” nie jest kwotą")
    )
    return None


def programmes_named(bank: Bank, ids: Sequence[str], problems: list[Problem]) -> tuple[Programme, ...]:
    """Each once, in the order named; P028 for those that are unknown goes to `problems`."""
    return tuple(dict.fromkeys(_found("P028", bank.programmes, ids, problems)))


def _items(bank: Bank, typed: Collection[str], problems: list[Problem]) -> frozenset[Item]:
    """Items by id, or by name as the plan prints it."""
    ids = {fold(item.name): item.id for item in bank.items.values()}
    return frozenset(_found("P027", bank.items, [ids.get(fold(name), name) for name in typed], problems))


def _found(code: str, among: Mapping[str, T], ids: Collection[str], problems: list[Problem]) -> list[T]:
    problems += [problem(code, hint=suggestion(id_, among), id=id_) for id_ in ids if id_ not in among]
    return [among[id_] for id_ in ids if id_ in among]
