"""What is asked for on the command line → options of the plan."""

from __future__ import annotations

import pytest

from diagnoza.pipeline import Case, open_case
from diagnoza.planning import PlanRequest, plan_options
from diagnoza.problems import Failure
from support.examples import CASES


@pytest.fixture(scope="module")
def case() -> Case:
    return open_case(CASES["gmina-przykladowa"])


def test_item_cannot_be_taken_in_and_left_out_at_once(case: Case) -> None:
    """P017 once for each such item, by name, and nothing for the others."""
    request = PlanRequest(included=("zapora-utm", "laptop", "nas-kopie"), omitted=("laptop", "nas-kopie", "monitor"))
    with pytest.raises(Failure) as failure:
        plan_options(case, request)
    named = sorted(case.definition.bank.items[id_].name for id_ in ("laptop", "nas-kopie"))
    assert [problem.code for problem in failure.value.problems] == ["P017", "P017"]
    assert all(name in problem.message for name, problem in zip(named, failure.value.problems, strict=True))


def test_items_of_either_option_alone_are_no_problem(case: Case) -> None:
    options = plan_options(case, PlanRequest(included=("laptop",), omitted=("monitor",)))
    assert [item.id for item in options.included] == ["laptop"]
    assert [item.id for item in options.omitted] == ["monitor"]
