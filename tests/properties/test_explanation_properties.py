"""What `dlaczego` promises of every definition and every sheet."""

from __future__ import annotations

from hypothesis import given, settings

from diagnoza.plan.build import build_plan
from diagnoza.plan.reasons import why_not
from diagnoza.report.explanation import explain
from support.cases import cases
from support.chains import broken, faults, ids
from support.definitions import Data, Drawn
from support.sheets import cases_drawn, evaluated


@settings(max_examples=cases(1_000))
@given(cases_drawn())
def test_every_line_is_traced_and_every_id_explained(case: tuple[Drawn, Data]) -> None:
    """A line's chain reaches an answer and a point, the programme's duty or „potrzeba własna”; every id is explained in
    whole sentences that name only ids there are; a line is bought or says why not."""
    drawn, data = case
    evaluations = [evaluated(data, drawn.build())]
    plan = build_plan(evaluations)
    assert list(broken(evaluations, plan, may_cite_nothing=True)) == []
    assert all(line.is_chosen == (why_not(line, plan) == "") for line in plan.lines)
    every = ids(evaluations)
    known = frozenset(every)
    assert [fault for id_ in every for fault in faults(explain(id_, evaluations, plan), known)] == []
