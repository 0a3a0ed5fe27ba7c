"""What is asked for on the command line → options of the plan."""

from __future__ import annotations

import dataclasses

import pytest

from diagnoza.pipeline import Case, open_case
from diagnoza.plan.build import build_plan
from diagnoza.planning import PlanRequest, asked
from diagnoza.problems import Failure
from support.examples import CASES


@pytest.fixture(scope="module")
def case() -> Case:
    return open_case(CASES["gmina-przykladowa"])


def test_item_cannot_be_taken_in_and_left_out_at_once(case: Case) -> None:
    """P017 once for each such item, by name, and nothing for the others."""
    request = PlanRequest(included=("zapora-utm", "laptop", "nas-kopie"), omitted=("laptop", "nas-kopie", "monitor"))
    with pytest.raises(Failure) as failure:
        asked(case, request)
    named = sorted(case.definition.bank.items[id_].name for id_ in ("laptop", "nas-kopie"))
    assert [problem.code for problem in failure.value.problems] == ["P017", "P017"]
    assert all(name in problem.message for name, problem in zip(named, failure.value.problems, strict=True))


def test_items_of_either_option_alone_are_no_problem(case: Case) -> None:
    options = asked(case, PlanRequest(included=("laptop",), omitted=("monitor",))).options
    assert [item.id for item in options.included] == ["laptop"]
    assert [item.id for item in options.omitted] == ["monitor"]


@pytest.mark.parametrize(
    ("typed", "grosze"),
    [
        ("150000", 150_000_00),
        ("150 000,50", 150_000_50),
        ("150000.5 zł", 150_000_50),
        ("0", 0),
        ("150\u00a0000", 150_000_00),
    ],
)
def test_amount_is_read_as_people_write_it(case: Case, typed: str, grosze: int) -> None:
    assert asked(case, PlanRequest(budget=typed)).options.budget == grosze


@pytest.mark.parametrize("typed", ["150.000", "1,234,567", "-5", "150000PLN", "", "1e6", "99999999999"])
def test_what_may_mean_something_else_is_no_amount(case: Case, typed: str) -> None:
    """„150.000” is a hundred and fifty thousand to one reader and 150 zł to another."""
    with pytest.raises(Failure) as failure:
        asked(case, PlanRequest(budget=typed))
    [found] = failure.value.problems
    assert (found.code, typed in found.message) == ("P029", True)


@pytest.mark.parametrize("typed", ["50 000,50", "100000,50 zł", "50000,5", "50000,5 zł,100000"])
def test_amounts_with_grosze_are_parted_by_semicolons(case: Case, typed: str) -> None:
    """„50 000,50” with commas between amounts may be two of them."""
    with pytest.raises(Failure) as failure:
        asked(case, PlanRequest(variants=typed))
    assert [found.code for found in failure.value.problems] == ["P029"]
    asked(case, PlanRequest(variants="50 000,50;100000"))


def test_full_variant_above_the_money_is_told(case: Case) -> None:
    """Of the grant 137 700 zł is left."""
    pelny = dataclasses.replace(asked(case, PlanRequest()).options, variant="pełny")
    plan = build_plan(case.evaluations, pelny)
    assert plan.available is not None
    assert (plan.total.eligible > plan.available) == ("P019" in [found.code for found in plan.problems])
