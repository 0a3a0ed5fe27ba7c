"""Why a line is not bought, one reason a test; the items of `test_build` with their prices."""

from __future__ import annotations

import pytest

from diagnoza.definition.model import Definition
from diagnoza.plan.build import build_plan
from diagnoza.plan.options import PlanOptions
from diagnoza.plan.reasons import why_not
from support.small import Small

AREA = """
    questions:
      - {id: siec, text: Czy?, kind: single, options: [{id: tak, label: Tak}, {id: nie, label: Nie, finding: bez-zapory}]}
      - {id: kopie, text: Czy?, kind: single, options: [{id: tak, label: Tak}, {id: nie, label: Nie, finding: bez-kopii}]}
    findings:
      - {id: bez-zapory, title: Z, kind: spostrzezenie, text: t, effect: e, likelihood: 3, impact: 3, measures: [zaslonic]}
      - {id: bez-kopii, title: K, kind: spostrzezenie, text: t, effect: e, likelihood: 4, impact: 4, measures: [{any: [miejscowa, w-chmurze]}]}
    """  # noqa: E501
MEASURES = "".join(
    f"- {{id: {id_}, title: T, why: w, how: [k], effort_days: 1, term_months: 1, owner_role: informatyk, purchases: {p}}}\n"
    for id_, p in {"zaslonic": "[zapora]", "miejscowa": "[nas]", "w-chmurze": "[chmura]"}.items()
)
ITEMS = """
    - {id: zapora, name: Zapora, kind: srodek-trwaly, unit: szt., needs: [wdrozenie]}
    - {id: wdrozenie, name: Wdrożenie, kind: usluga, unit: szt.}
    - {id: nas, name: NAS, kind: srodek-trwaly, unit: szt.}
    - {id: chmura, name: Chmura, kind: usluga, unit: szt.}
    """
PRICES = """
ceny_szacunkowe:
  zapora: {netto: "3000.00", vat: zw}
  wdrozenie: {netto: "500.00", vat: zw}
  nas: {netto: "1000.00", vat: zw}
  chmura: {netto: "200.00", vat: zw}
"""
BOTH = "{siec: nie, kopie: nie}"


@pytest.fixture
def definition(small: Small) -> Definition:
    small.file("bank/measures.yaml", MEASURES).file("bank/purchases.yaml", ITEMS)
    return small.area("obszar", AREA).definition()


@pytest.mark.parametrize(
    ("answers", "rest", "budget", "item", "reason"),
    [
        (BOTH, PRICES, None, "zapora", ""),
        (BOTH, PRICES, None, "chmura", "rozwiązanie zastępcze"),
        (BOTH, PRICES, 500_00, "nas", "te same ustalenia usuwa „Chmura”"),  # chmura does for less
        (BOTH, PRICES, 2_900_00, "zapora", "brak środków"),
        (BOTH, PRICES, 3_300_00, "wdrozenie", "brak środków na pozostałe zakupy, bez których nie usuwa ustalenia"),
        (BOTH, "", None, "zapora", "brak ceny"),
        (BOTH, PRICES.replace("  wdrozenie", "  # wdrozenie"), 9_999_00, "zapora",
         "wymaga pozycji „Wdrożenie”, której nie można kupić"),
        ("{siec: nie wiem, kopie: tak}", PRICES, None, "zapora", "do ustalenia: nie wiadomo, czy jest potrzebne"),
        (BOTH, "posiadane: [{item: zapora}]" + PRICES, None, "zapora", "posiadane"),
        (BOTH, "zalecenia: {zaslonic: {stanowisko: nie przyjęto}}" + PRICES, None, "zapora", "zalecenia nie przyjęto"),
        (BOTH, "ustalenia: {bez-zapory: {decyzja: ryzyko-zaakceptowane, uzasadnienie: bo}}" + PRICES, None, "zapora",
         "ryzyko zaakceptowane"),
    ],
)  # fmt: skip
def test_the_first_reason_in_the_way_is_told(
    small: Small, definition: Definition, answers: str, rest: str, budget: int | None, item: str, reason: str
) -> None:
    plan = build_plan([small.evaluate(definition, answers, rest)], PlanOptions(budget=budget))
    [line] = [line for line in plan.lines if line.item.id == item]
    assert why_not(line, plan) == reason
    assert line.is_chosen == (not reason)


def test_what_was_left_out_on_demand_says_so(small: Small, definition: Definition) -> None:
    omitted = frozenset({definition.bank.items["zapora"]})
    plan = build_plan([small.evaluate(definition, BOTH, PRICES)], PlanOptions(omitted=omitted))
    reasons = {line.item.id: why_not(line, plan) for line in plan.lines}
    assert reasons["zapora"] == "pominięte na życzenie"
