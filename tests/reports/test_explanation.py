"""`dlaczego`: the chain from the legal point to the złoty and back, over every id of every example."""

from __future__ import annotations

import dataclasses
from functools import cache

import pytest

from diagnoza.answers.model import Answer, Unknown
from diagnoza.answers.route import trace_route
from diagnoza.evaluation.evaluate import evaluate
from diagnoza.evaluation.model import Evaluation
from diagnoza.pipeline import Case, open_case, plan_case
from diagnoza.plan.build import build_plan
from diagnoza.plan.model import Plan
from diagnoza.report.build import build_report
from diagnoza.report.explanation import explain
from support.chains import broken, faults, ids
from support.examples import CASES

EVERY = pytest.mark.parametrize("example", CASES)


@cache
def _opened(example: str) -> tuple[Case, Plan]:
    case = open_case(CASES[example])
    return case, plan_case(case)


@EVERY
def test_every_id_is_explained_in_clean_sentences_and_names_nothing_unknown(example: str) -> None:
    case, plan = _opened(example)
    every = ids(case.evaluations)
    known = frozenset(every)
    found = [fault for id_ in every for fault in faults(explain(id_, case.evaluations, plan), known)]
    assert found == []


@EVERY
def test_every_purchase_leads_to_an_answer_and_a_point_or_is_an_own_need(example: str) -> None:
    """The trace of a line ends in an answer and a legal point or a point of the programme, or says „potrzeba własna”."""
    case, plan = _opened(example)
    assert plan.lines
    assert list(broken(case.evaluations, plan)) == []


@EVERY
def test_lines_sum_up_to_the_totals_and_each_gross_is_net_and_vat(example: str) -> None:
    _, plan = _opened(example)
    costs = [line.cost for line in plan.lines if line.is_chosen and line.cost]
    total = (sum(c.net for c in costs), sum(c.net + c.vat for c in costs), sum(c.eligible for c in costs))
    assert (plan.total.net, plan.total.gross, plan.total.eligible) == total
    assert plan.limit is None or plan.total.eligible <= plan.limit


@EVERY
@pytest.mark.parametrize("every", [1, 2, 7])
def test_not_knowing_removes_no_line(example: str, every: int) -> None:
    """„Nie wiem” in place of all answers, of every second and of every seventh leaves each line of the plan, however much."""
    case, plan = _opened(example)
    forgotten = [_forgotten(evaluation, every) for evaluation in case.evaluations]
    left = {(line.item.id, line.basis, unit) for line in build_plan(forgotten).lines for unit in line.units}
    assert {(line.item.id, line.basis, unit) for line in plan.lines for unit in line.units} <= left


def _forgotten(evaluation: Evaluation, every: int) -> Evaluation:
    answers = {
        question: Answer(Unknown()) if number % every == 0 else answer
        for number, (question, answer) in enumerate(evaluation.sheet.answers.items())
    }
    sheet = dataclasses.replace(evaluation.sheet, answers=answers)
    return evaluate(sheet, trace_route(sheet, evaluation.definition), evaluation.definition)


def _told(example: str, id_: str) -> str:
    case, plan = _opened(example)
    return "\n".join(step.text for step in explain(id_, case.evaluations, plan).steps).replace("\u00a0", " ")


def test_an_own_need_says_so_with_its_reason_and_who_decides() -> None:
    told = _told("gmina-przykladowa", "komputer-stacjonarny")
    assert "Potrzeba własna jednostki Urząd Gminy Przykładowej, a nie ustalenie diagnozy: Dwa nowe stanowiska" in told
    assert "o zakupie decyduje Wójt Gminy." in told
    assert "Ilość podana w arkuszu: 2 szt." in told


def test_an_obligatory_item_says_whose_duty_it_is_where_it_was_read_and_that_it_is_paid() -> None:
    told = _told("gmina-przykladowa", "diagnoza")
    assert "Obowiązek programu: Element obowiązkowy programu Cyfrowa Gmina." in told
    assert "Źródło: open-audit.eu" in told
    assert "Już wydano: 12 300,00 zł brutto (poniesione, 30.06.2022)." in told


def test_a_quantity_says_which_fact_it_was_counted_from_and_what_is_owned_already() -> None:
    told = _told("miasto-przykladowe", "przelacznik-zarzadzalny")
    assert (
        "Ilość: 15 szt. (liczba stanowisk komputerowych: 290, razy 0,05; w górę do pełnych). Do zakupu: 4 szt." in told
    )
    assert "Posiadane: 11 szt. (źródło: Sieć miejska 2019 (nazwa zmyślona), trwałość do 31.12.2024)." in told
    assert "Cena: 3 900,00 zł netto × 4 = 15 600,00 zł netto; VAT 23 %: 3 588,00 zł; brutto 19 188,00 zł;" in told
    assert "(kwalifikowalny VAT: 87 %)" in told


def test_an_answer_says_who_gave_it_when_with_what_evidence_and_how_it_was_verified() -> None:
    told = _told("gmina-przykladowa", "klucze-mfa")
    assert "Pytanie upr-mfa: " in told
    assert "Ustalono: informatyk, próba logowania, 07.06.2022, godz. 9:50." in told
    assert "Weryfikacja: test." in told
    assert "Podstawa: RODO, art. 32 ust. 1 – " in told
    assert "W dniu diagnozy (8 czerwca 2022 r.) akt obowiązywał." in told


@EVERY
def test_every_row_of_the_trace_names_an_answer_and_a_point_or_why_there_is_none(example: str) -> None:
    """The report's own trace: answer and legal point or criterion for a finding, else the programme or „potrzeba własna”."""
    case, plan = _opened(example)
    rows = build_report(case.evaluations, plan, case.sources).trace
    assert {row.purchase for row in rows} == {line.item.name for line in plan.lines}
    assert [row for row in rows if not row.legal or row.legal == "bez odniesienia do przepisu"] == []
    assert [row for row in rows if not row.why and not row.answer] == []


def test_an_item_the_unit_owns_and_the_plan_does_not_know_is_told() -> None:
    case, plan = _opened("gmina-przykladowa")
    (step,) = explain("nas-kopie", case.evaluations, plan).steps
    assert step.text.replace("\u00a0", " ") == (
        "Urząd Gminy Przykładowej ma 1 szt. (e-Urząd 2017 (nazwa zmyślona), trwałość do 31.12.2022); plan tego nie kupuje."
    )
