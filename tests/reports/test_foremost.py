"""The page for management of several units: what was found in all of them, what is gravest, what it costs."""

from __future__ import annotations

import pytest

from diagnoza.evaluation.model import Evaluation
from diagnoza.files.content import shipped
from diagnoza.pipeline import open_case
from diagnoza.plan.build import build_plan
from diagnoza.report.costs import costs
from diagnoza.report.foremost import first_measures, found_sentence, worst
from support.plan_bank import AREA, ITEMS, LAPTOP, MEASURES, PRICES
from support.small import Small

OFFICE = "jednostka: {id: u, nazwa: Urząd Gminy, rodzaj: gmina}\n"
SCHOOL = "jednostka: {id: s, nazwa: Szkoła, rodzaj: szkola}\n"


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.fixture
def both(small: Small) -> list[Evaluation]:
    """The office lacks rules (weight 2); the school copies (16, critical) and rules."""
    small.file("bank/measures.yaml", MEASURES).file("bank/purchases.yaml", ITEMS)
    definition = small.area("obszar", AREA).definition()
    office = small.evaluate(definition, "{kopie: tak, siec: tak, zasady: nie}", OFFICE + PRICES)
    school = small.evaluate(definition, "{kopie: nie, siec: tak, zasady: nie}", SCHOOL + PRICES)
    return [office, school]


def test_what_was_found_is_told_of_all_units(both: list[Evaluation]) -> None:
    told = "W dwóch jednostkach stwierdzono 3 ustalenia (urząd 1, szkoła 2), w tym 1 krytyczne (szkoła 1)."
    assert plain(found_sentence(both)) == told
    assert plain(found_sentence(both[:1])) == "Stwierdzono 1 ustalenie; nie jest krytyczne."


def test_the_gravest_stands_first_whichever_unit_it_is_of(both: list[Evaluation]) -> None:
    """The same finding of two units is named once, as are measures that read alike."""
    assert worst(both) == ("K (waga krytyczna; szkoła)", "P (waga niska; urząd, szkoła)")
    assert worst(both[:1]) == ("P (waga niska)",)
    assert tuple(map(plain, first_measures(both))) == ("T — informatyk, w ciągu 1 miesiąca (urząd, szkoła)",)


def test_five_are_named_of_one_unit_and_of_several() -> None:
    """More would not leave the summary on one page (tests/render/test_pdf.py)."""
    folder = shipped("examples") / "gmina-z-jednostkami"
    case = open_case([folder / name for name in ("urzad.yaml", "ops.yaml", "szkola.yaml")])
    for units in (case.evaluations, case.evaluations[:1]):
        assert [len(worst(units)), len(first_measures(units))] == [5, 5]


def test_costs_tell_the_decision_the_grant_and_what_is_closed(small: Small) -> None:
    """NAS 1 000 and its installation 500 of a budget of 2 000; a laptop with its bag, 320, is an own need."""
    small.file("bank/measures.yaml", MEASURES).file("bank/purchases.yaml", ITEMS)
    definition = small.area("obszar", AREA).definition()
    decided = 'decyzja_zakupowa: {wariant: zalecany, budzet: "2000.00", stanowisko: Wójt}\n'
    evaluation = small.evaluate(definition, "{kopie: nie, siec: tak, zasady: nie}", LAPTOP + PRICES + decided)
    told = {field.label: plain(field.value) for field in costs([evaluation], build_plan([evaluation]))}
    assert told["Decyzja"].startswith("wariant zalecany, do 2 000,00 zł")
    assert "Wójt" in told["Decyzja"]
    assert "z 2 000,00 zł; zostaje " in told["Z budżetu"]
    assert told["Zakupy i zalecenia bez zakupów usuwają"] == "2 z 2 ustaleń"


def test_costs_of_every_year_are_after_a_project_only_where_there_is_one() -> None:
    for name, label in (("gmina-przykladowa", "Co roku po projekcie"), ("ksc-2026", "Co roku")):
        case = open_case([shipped("examples") / name / "arkusz.yaml"])
        labels = [field.label for field in costs(case.evaluations, build_plan(case.evaluations))]
        assert [found for found in labels if found.startswith("Co roku")] == [label]
