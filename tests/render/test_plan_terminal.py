"""The plan and an explanation in a terminal of 80 columns: nothing broken, nothing lost, the decision first."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import cache

import pytest
from rich.console import Console

from diagnoza import wording
from diagnoza.pipeline import Case, open_case, plan_case
from diagnoza.plan.model import Plan
from diagnoza.plan.reasons import ALTERNATIVE, why_not
from diagnoza.render.eligibility import print_programmes
from diagnoza.render.plan_terminal import print_plan, print_pointer
from diagnoza.render.terminal import print_explanation
from diagnoza.report.explanation import explain
from support.examples import CASES

EVERY = pytest.mark.parametrize("example", CASES)


@cache
def _opened(example: str) -> tuple[Case, Plan]:
    case = open_case(CASES[example])
    return case, plan_case(case)


def shown(show: Callable[[Console], None]) -> list[str]:
    file = io.StringIO()
    show(Console(file=file, width=80, highlight=False))
    return [line.rstrip() for line in file.getvalue().splitlines()]


@EVERY
def test_plan_keeps_to_eighty_columns_and_breaks_no_sum(example: str) -> None:
    case, plan = _opened(example)
    page = shown(lambda console: print_plan(console, plan, case.evaluations))
    lines = [*page, *shown(lambda console: print_programmes(console, plan))]
    assert [line for line in lines if len(line) > 80] == []
    assert [line for line in lines if re.search(r"\d$", line) and "\u00a0" not in line[-8:] and "zł" in line] == []


def test_rules_of_the_programme_that_were_not_seen_in_a_source_stand_apart() -> None:
    _, plan = _opened("gmina-przykladowa")
    lines = shown(lambda console: print_programmes(console, plan))
    heads = [line for line in lines if not line.startswith("  ")]
    assert heads[-2:] == [
        "Zasady programu Cyfrowa Gmina",
        "Zasady programu Cyfrowa Gmina, do potwierdzenia w\u00a0regulaminie",
    ]


@EVERY
def test_what_is_bought_for_how_much_of_what_money_comes_first(example: str) -> None:
    case, plan = _opened(example)
    lines = shown(lambda console: print_plan(console, plan, case.evaluations))
    head = " ".join(lines[: lines.index("")]).replace("z\u00a0", "z ")
    assert lines[0].startswith("Plan zakupów")
    assert wording.money(plan.total.gross) in head
    assert plan.limit is None or wording.money(plan.limit) in head
    assert f"usuwają {len(plan.closed)} z {len(plan.closed) + len(plan.left_open)}" in head


@EVERY
def test_every_line_is_bought_or_stands_under_its_reason(example: str) -> None:
    case, plan = _opened(example)
    text = " ".join(
        " ".join(shown(lambda console: print_plan(console, plan, case.evaluations))).replace("\u00a0", " ").split()
    )
    bought, _, left = text.partition("Poza planem")
    for line in plan.lines:
        reason = why_not(line, plan)
        if reason and reason != ALTERNATIVE:
            assert line.item.name in left
            assert f"• {reason}: ".replace("\u00a0", " ") in left
        elif not reason:
            assert wording.money(line.cost and line.cost.gross).replace("\u00a0", " ") in bought
            assert wording.BASIS_GROUP[line.basis] in bought


@EVERY
def test_plan_is_a_page_and_points_to_the_rest(example: str) -> None:
    """What the programme says of forty items, and its rules, stand behind `--program`, not between a mayor and the plan.

    A name may wrap; where a line also says whose it is, once more.
    """
    case, plan = _opened(example)
    page = shown(lambda console: print_plan(console, plan, case.evaluations))
    rows = sum(line.is_chosen for line in plan.lines)
    assert len(page) <= 60 + (2 if len(case.evaluations) == 1 else 3) * rows
    assert not any("Zasady programu" in line for line in page)
    pointer = " ".join(shown(lambda console: print_pointer(console, plan)))
    assert [programme.id in pointer for programme in plan.programmes] == [True] * len(plan.programmes)


@EVERY
def test_sums_by_reason_and_by_area_are_the_total(example: str) -> None:
    case, plan = _opened(example)
    page = [line.replace("\u00a0", " ") for line in shown(lambda console: print_plan(console, plan, case.evaluations))]

    def gross(line: str) -> int:
        found = re.search(r"((?:\d+ )*\d+),(\d\d) zł", line)
        assert found
        return int(found[1].replace(" ", "") + found[2])

    by_basis = [
        gross(line) for line in page if line.strip().startswith(tuple(wording.BASIS_GROUP.values())) and "zł" in line
    ]
    assert sum(by_basis) == plan.total.gross
    start = next((i for i, line in enumerate(page) if line.startswith("Według obszarów")), None)
    if start is not None:
        areas = " ".join(page[start + 1 : page.index("", start)])
        assert sum(gross(found) for found in re.findall(r"(?:\d+ )*\d+,\d\d zł", areas)) == plan.total.gross


def test_units_are_told_one_after_the_other_and_long_sentences_hang_beside_their_mark() -> None:
    case, plan = _opened("gmina-z-jednostkami")
    explanation = explain("ciag-nadmiarowosc", case.evaluations, plan)
    lines = shown(lambda console: print_explanation(console, explanation, name_units=True))
    assert [line for line in lines if line.startswith("[")] == [f"[{e.sheet.source.unit.id}]" for e in case.evaluations]
    assert max(map(len, lines)) <= 80
    marks = [line for line in lines if line.lstrip().startswith(("•", "└"))]
    assert len(marks) == len(explanation.steps)
