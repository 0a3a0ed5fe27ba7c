"""Why a line is not bought, one reason a test; the items and prices of `support.plan_bank`."""

from __future__ import annotations

import pytest

from diagnoza.definition.model import Definition
from diagnoza.plan.options import PlanOptions
from diagnoza.plan.reasons import why_not
from support.plan_bank import ALL_BAD, ALL_GOOD, LAPTOP, PRICES, without_price
from support.small import Small

COPIES = "{kopie: nie, siec: tak, zasady: tak}"
OTHER_CLOSES = "te same ustalenia usuwa „Chmura”"
OTHER_LACKS = "brak środków na pozostałe zakupy, bez których nie usuwa ustalenia"
WITHOUT_INSTALLATION = "wymaga pozycji „Wdrożenie”, której nie można kupić"
CLOUD_ALONE = without_price("chmura")


@pytest.mark.parametrize(
    ("answers", "rest", "budget", "item", "reason"),
    [
        (ALL_BAD, PRICES, None, "nas", ""),
        (ALL_BAD, PRICES, None, "chmura", "rozwiązanie zastępcze"),
        (ALL_BAD, PRICES, 500_00, "nas", OTHER_CLOSES),  # the cloud does for 100 zł
        (ALL_BAD, PRICES, 899_00, "zapora", "brak środków"),
        (COPIES, CLOUD_ALONE, 1499_00, "nas", OTHER_LACKS),  # 1 000 zł would do, with wdrozenie 1 500 would not
        (ALL_BAD, "", None, "nas", "brak ceny"),
        (COPIES, without_price("chmura", "wdrozenie"), 9_000_00, "nas", WITHOUT_INSTALLATION),
        ("{kopie: tak, siec: nie wiem, zasady: tak}", PRICES, None, "zapora",
         "do ustalenia: nie wiadomo, czy jest potrzebne"),
        (ALL_BAD, "posiadane: [{item: zapora}]" + PRICES, None, "zapora", "posiadane"),
        (ALL_BAD, "zalecenia: {zaslonic: {stanowisko: nie przyjęto}}" + PRICES, None, "zapora", "zalecenia nie przyjęto"),
        (ALL_BAD, "ustalenia: {bez-zapory: {decyzja: ryzyko-zaakceptowane, uzasadnienie: bo}}" + PRICES, None, "zapora",
         "ryzyko zaakceptowane"),
        (ALL_GOOD, LAPTOP + PRICES, 319_00, "laptop", "brak środków na pozycje, które są do tej potrzebne"),
    ],
)  # fmt: skip
def test_the_first_reason_in_the_way_is_told(
    small: Small, free: Definition, answers: str, rest: str, budget: int | None, item: str, reason: str
) -> None:
    plan = small.plan(free, (answers, rest), options=PlanOptions(budget=budget))
    [line] = [line for line in plan.lines if line.item.id == item]
    assert why_not(line, plan) == reason
    assert line.is_chosen == (not reason)


def test_what_was_left_out_on_demand_says_so(small: Small, free: Definition) -> None:
    omitted = frozenset({free.bank.items["zapora"]})
    plan = small.plan(free, (ALL_BAD, PRICES), options=PlanOptions(omitted=omitted))
    reasons = {line.item.id: why_not(line, plan) for line in plan.lines}
    assert reasons["zapora"] == "pominięte na życzenie"
