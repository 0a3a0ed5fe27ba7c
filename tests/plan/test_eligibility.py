"""How a programme classes an item: by kind of unit and by day; the first line that matches decides."""

from __future__ import annotations

from datetime import date

import pytest

from diagnoza.definition.model import Definition
from diagnoza.plan.eligibility import NOT_CLASSED, classed
from support.plan_bank import SCHOOL, bank_of, programme
from support.small import Small

AREA = "questions: [{id: p, text: Czy?, kind: single, options: [{id: tak, label: Tak}, {id: nie, label: Nie}]}]"
ITEMS = """
    - {id: laptop, name: Laptop, kind: srodek-trwaly, unit: szt.}
    - {id: serwer, name: Serwer, kind: srodek-trwaly, unit: szt.}
    - {id: dzierzawa, name: Dzierżawa, kind: usluga, unit: mies.}
    - {id: niczyje, name: Niczyje, kind: usluga, unit: szt.}
    """
LAPTOP = """
    - {units: [szkola, dps], area: szkoly, status: eligible, reason: szkoły, source: {title: regulamin}, verified: true}
    - {units: [spzoz], status: unclear, reason: szpitale, source: {title: pytania}}
    - {area: urzad, category: sprzet, status: eligible, reason: urząd, source: {title: regulamin}}
"""
SERWER = """
    - {from: 2021-10-19, to: 2022-10-19, area: urzad, status: eligible, reason: w okresie, source: {title: r}}
    - {units: [szkola], from: 2022-10-20, status: ineligible, reason: szkoła po okresie, source: {title: r}}
    - {status: unclear, reason: poza okresem, source: {title: r}}
"""
DZIERZAWA = """
    - {units: [szkola], status: ineligible, reason: nie szkoły, source: {title: r}}
"""
PROGRAMME = programme(
    {"laptop": LAPTOP, "serwer": SERWER, "dzierzawa": DZIERZAWA},
    """
    areas: [{id: urzad, title: Urząd}, {id: szkoly, title: Szkoły}]
    categories: [{id: sprzet, title: Sprzęt}]
    """,
)


@pytest.fixture
def definition(small: Small) -> Definition:
    return bank_of(small, AREA, "", ITEMS, PROGRAMME)


@pytest.mark.parametrize(
    ("item", "kind", "day", "status", "reason"),
    [
        ("laptop", "szkola", None, "eligible", "szkoły"),
        ("laptop", "spzoz", None, "unclear", "szpitale"),
        ("laptop", "gmina", None, "eligible", "urząd"),
        ("serwer", "gmina", date(2021, 10, 18), "unclear", "poza okresem"),
        ("serwer", "gmina", date(2021, 10, 19), "eligible", "w okresie"),  # both ends inclusive
        ("serwer", "gmina", date(2022, 10, 19), "eligible", "w okresie"),
        ("serwer", "gmina", date(2022, 10, 20), "unclear", "poza okresem"),
        ("serwer", "szkola", date(2022, 10, 20), "ineligible", "szkoła po okresie"),
        ("serwer", "szkola", date(2022, 10, 19), "eligible", "w okresie"),  # the first line that matches
        ("serwer", "gmina", None, "unclear", "poza okresem"),  # an unknown day passes dated lines over
        ("dzierzawa", "gmina", None, "unclear", NOT_CLASSED),  # no line matches
        ("niczyje", "gmina", None, "unclear", NOT_CLASSED),  # the programme does not name it
    ],
)
def test_first_line_that_matches_unit_and_day_decides(
    definition: Definition, item: str, kind: str, day: date | None, status: str, reason: str
) -> None:
    assert definition.programme is not None
    entry = classed(definition.programme, definition.bank.items[item], kind, day)
    assert (entry.status, entry.reason) == (status, reason)


def test_classing_carries_area_category_source_and_whether_it_is_verified(definition: Definition) -> None:
    programme, laptop = definition.programme, definition.bank.items["laptop"]
    assert programme is not None
    school, office = classed(programme, laptop, "szkola", None), classed(programme, laptop, "gmina", None)
    assert school.area is not None
    assert (school.area.id, school.category, school.verified) == ("szkoly", None, True)
    assert office.category is not None
    assert (office.category.id, office.verified) == ("sprzet", False)
    assert office.source is not None
    assert office.source.title == "regulamin"


def test_plan_classes_each_unit_by_its_own_kind_and_day(small: Small, definition: Definition) -> None:
    """The same wish of an office in time and of a school after it: two lines, one eligible, one not."""
    wish = "potrzeby_wlasne: [{item: serwer, ilosc: 2, uzasadnienie: stary}]"
    plan = small.plan(definition, ("p: tak", wish), ("p: tak", f"{SCHOOL}przeprowadzono: {{do: 2023-01-10}}\n{wish}"))
    shown = [(dict(line.units), line.status) for line in plan.lines]
    assert shown == [({"urzad": 2}, "eligible"), ({"szkola": 2}, "ineligible")]
