"""What the programmes say of a plan, in the terminal and in JSON: every line, side by side, with reason and source."""

from __future__ import annotations

import io
from typing import Any

import pytest

from diagnoza.plan.build import build_plan
from diagnoza.plan.model import Plan
from diagnoza.plan.options import PlanOptions
from diagnoza.render.eligibility import print_programmes
from diagnoza.render.json_plan import plan_json
from diagnoza.render.terminal import PipeConsole
from support.small import Small

AREA = "questions: [{id: p, text: Czy?, kind: single, options: [{id: tak, label: Tak}, {id: nie, label: Nie}]}]"
ITEMS = """
    - {id: laptop, name: Laptop, kind: srodek-trwaly, unit: szt.}
    - {id: zapora, name: Zapora, kind: srodek-trwaly, unit: szt.}
    """
FIRST = """
    id: pierwszy
    title: Pierwszy
    operator: Operator
    status: closed
    applicants: [gmina]
    statement: Sfinansowano.
    areas: [{id: a, title: Obszar A}, {id: b, title: "2. Obszar B"}]
    categories: [{id: s, title: "1. Sprzęt"}]
    limits: [{text: Zasada pierwsza., source: {title: s}}]
    items:
      laptop: [{status: ineligible, reason: Laptopów nie., source: {title: regulamin, point: par. 7}, verified: true}]
      zapora: [{area: b, category: s, status: eligible, reason: Tak., source: {title: portal, url: "https://example.org"}}]
    """
SECOND = """
    id: drugi
    title: Drugi
    operator: Operator
    status: closed
    applicants: [gmina]
    statement: Sfinansowano.
    grant: {own_share: "10"}
    tranches: {percents: [50, 50], source: {title: portal}, verified: true}
    areas: [{id: a, title: Jedyny}]
    items:
      laptop: [{area: a, status: eligible, reason: Tak., source: {title: portal}, verified: true}]
      zapora: [{status: unclear, reason: Nie wiadomo., source: {title: portal}}]
    """
WISHES = """
    umowa: {vat_kwalifikowalny: tak}
    potrzeby_wlasne: [{item: laptop, uzasadnienie: a}, {item: zapora, uzasadnienie: b}]
    ceny_szacunkowe: {laptop: {netto: "1000.00", vat: 23}, zapora: {netto: "2000.00", vat: 23}}
    """


@pytest.fixture
def planned(small: Small) -> Any:
    small.file("bank/purchases.yaml", ITEMS).area("obszar", AREA)
    definition = small.file("programmes/pierwszy.yaml", FIRST).file("programmes/drugi.yaml", SECOND).definition()

    def build(*ids: str) -> Plan:
        programmes = tuple(definition.bank.programmes[id_] for id_ in ids)
        return build_plan([small.evaluate(definition, "p: tak", WISHES)], PlanOptions(programmes=programmes))

    return build


def printed(plan: Plan) -> str:
    console = PipeConsole(file=io.StringIO(), width=200, highlight=False)
    print_programmes(console, plan)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue().replace("\u00a0", " ")


def test_one_programme_tells_area_category_reason_point_and_what_is_not_confirmed(planned: Any) -> None:
    text = printed(planned("pierwszy"))
    assert "2. Obszar B\n  • Zapora – Sprzęt. Tak. (portal; do potwierdzenia w regulaminie)" in text
    assert "• niekwalifikowalny: Laptop. Laptopów nie. (regulamin, par. 7)" in text
    assert "Ta sama potrzeba" not in text


def test_several_programmes_stand_side_by_side_in_the_order_asked_for(planned: Any) -> None:
    rows = [
        [cell.strip() for cell in line.split("  ") if cell.strip()]
        for line in printed(planned("pierwszy", "drugi")).splitlines()
    ]
    assert ["Pozycja", "Pierwszy", "Drugi"] in rows
    assert ["Laptop", "nie", "tak, obszar 1"] in rows
    assert ["Zapora", "tak*, obszar 2", "wyjaśnić*"] in rows
    text = printed(planned("pierwszy", "drugi"))
    assert "• Pierwszy: 1 z 2 pozycji; koszt kwalifikowalny 2 460,00 zł; niekwalifikowalne 1" in text
    assert "• Drugi: 1 z 2 pozycji; koszt kwalifikowalny 1 230,00 zł; do wyjaśnienia 1" in text


def test_plan_without_a_programme_says_nothing_of_programmes(planned: Any) -> None:
    assert printed(planned()) == ""


def test_json_lists_the_eligibility_in_every_programme_with_point_and_address(planned: Any) -> None:
    shape = plan_json(planned("pierwszy", "drugi"), [])
    zapora = next(line for line in shape["lines"] if line["item"] == "zapora")
    assert [(e["programme"], e["area"], e["status"], e["verified"]) for e in zapora["eligibility"]] == [
        ("pierwszy", "b", "eligible", False),
        ("drugi", None, "unclear", False),
    ]
    assert zapora["eligibility"][0]["url"] == "https://example.org"
    laptop = next(line for line in shape["lines"] if line["item"] == "laptop")
    assert (laptop["eligibility"][0]["source"], laptop["eligibility"][0]["point"]) == ("regulamin", "par. 7")
    assert [programme["covers"]["eligible_cost"] for programme in shape["programmes"]] == ["2460.00", "1230.00"]


def test_json_settles_under_the_first_programme_and_null_is_not_known(planned: Any) -> None:
    """The second pays 90 % of the laptop's 1 230.00 and halves that; the first says nothing of either."""
    known = plan_json(planned("drugi", "pierwszy"), [])["settlement"]
    assert (known["programme"], known["own_contribution"], known["granted"]) == ("drugi", "123.00", "1107.00")
    assert [part["amount"] for part in known["tranches"]] == ["553.50", "553.50"]
    assert (known["grant_source"], known["durable_until"]) == ("plan", None)
    unknown = plan_json(planned("pierwszy"), [])["settlement"]
    assert (unknown["own_share"], unknown["own_contribution"], unknown["tranches"]) == (None, None, [])
    assert plan_json(planned(), [])["settlement"] is None
