"""The use case of `plan --zapisz-wariant`: a decision on purchases is checked, then followed, then kept in the sheet."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from diagnoza import wording
from diagnoza.files.reading import reread
from diagnoza.files.sheet_text import sheet_text
from diagnoza.files.sheets import sheet_in, sheet_of
from diagnoza.files.write import update_sheet
from diagnoza.pipeline import Case, link_case
from diagnoza.plan.build import build_plan
from diagnoza.plan.decision import with_decision
from diagnoza.plan.model import Plan
from diagnoza.plan.options import PlanOptions
from diagnoza.plan.variants import NAMES
from diagnoza.planning import Asked, PlanRequest
from diagnoza.problems import Failure, problem, suggestion


@dataclass(frozen=True, slots=True)
class Decided:
    """A case as it stands once the decision is kept: the sheet it goes into, its new text, the SHA-256 of what it replaces."""

    case: Case
    sheet: Path
    text: str
    former: str

    def check(self) -> None:
        """`Failure` F024 where the sheet was changed meanwhile."""
        reread(self.sheet, self.former)

    def keep(self) -> None:
        """Write the sheet, first its `.bak`; `Failure` as `check` and `update_sheet`."""
        self.check()
        update_sheet(self.sheet, self.text)


def decide(case: Case, request: PlanRequest, asked: Asked, today: date) -> Decided | None:
    """The case with the decision that was asked for in its first sheet; None where none was. Nothing is written.

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
    options = dataclasses.replace(with_decision(case.evaluations, asked.options), variant=variant)
    plan = build_plan(case.evaluations, options)
    if variant == "zalecany" and plan.limit is None:
        problems.append(problem("P072"))
    if problems:
        raise Failure(problems)
    first, *others = case.sheets
    data = {**first.text.data, "decyzja_zakupowa": _kept(first.text.data, plan, options, request.post.strip(), today)}
    text = sheet_text(data, case.definition)
    files = [sheet_in(text.encode(), first.path), *(sheet_of(other.text, other.sha256) for other in others)]
    return Decided(link_case(files, case.definition), Path(first.path), text, first.sha256)


def _kept(
    data: Mapping[str, Any], plan: Plan, options: PlanOptions, post: str, today: date
) -> dict[str, str | list[str]]:
    """The decision as the sheet holds it: what it held before stays where nothing else is decided, empty keys go."""
    new = {
        "wariant": options.variant,
        "budzet": None if options.variant == "pełny" or plan.budget is None else wording.amount(plan.budget),
        "dnia": today.isoformat(),
        "stanowisko": post,
        "pomin": sorted(item.id for item in options.omitted),
        "uwzglednij": sorted(item.id for item in options.included),
        "programy": [programme.id for programme in options.programmes],
    }
    if options.with_unclear:
        new["niejasne"] = "tak"
    return {key: value for key, value in {**(data.get("decyzja_zakupowa") or {}), **new}.items() if value}
