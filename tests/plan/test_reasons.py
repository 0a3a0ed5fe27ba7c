"""Why a line is not bought, one reason a test; the items and prices of `support.plan_bank`."""

from __future__ import annotations

import pytest

from diagnoza.definition.model import Definition
from diagnoza.plan.options import PlanOptions
from diagnoza.plan.reasons import why_not
from support.plan_bank import (
    ALL_BAD,
    ALL_GOOD,
    AREA,
    CLASSED,
    ITEMS,
    LAPTOP,
    MEASURES,
    PRICES,
    PROGRAMME,
    SCHOOL,
    bank_of,
    programme,
    without_price,
    zl,
)
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


# Reasons that told something else once


def planned(small: Small, known: Definition, answers: str, rest: str, options: PlanOptions) -> dict[str, str]:
    """Item → why it is not bought; the own need stands apart from a finding's line of its item."""
    plan = small.plan(known, (answers, rest), options=options)
    return {line.item.id: why_not(line, plan) for line in plan.lines}


def test_second_programme_changes_no_reason(small: Small) -> None:
    """The second pays for no firewall; the first does, and there is only no money."""
    other = programme(dict.fromkeys(CLASSED, "eligible") | {"zapora": "ineligible"}, id_="drugi")
    known = bank_of(small.file("programmes/drugi.yaml", other), AREA, MEASURES, ITEMS, PROGRAMME)
    first, second = known.bank.programmes["gmina"], known.bank.programmes["drugi"]
    bad, money = ALL_BAD, 2_100_00
    alone, both = (
        planned(small, known, bad, PRICES, PlanOptions(budget=money, programmes=programmes))
        for programmes in ((first,), (first, second))
    )
    assert both == alone
    assert both["zapora"] == "brak środków"


def test_refused_first_choice_leaves_its_item_an_alternative(small: Small, free: Definition) -> None:
    """nas is asked for by „miejscowa” alone, which the head turned down; chmura closes the finding."""
    refused = "zalecenia: {miejscowa: {stanowisko: nie przyjęto}}\n" + PRICES
    assert planned(small, free, ALL_BAD, refused, PlanOptions())["nas"] == "zalecenia nie przyjęto"
    plan = small.plan(free, (ALL_BAD, refused), options=PlanOptions(budget=5000_00))
    assert "bez-kopii" in [finding.id for finding in plan.closed]
    assert [
        line.item.id for line in plan.lines if line.is_chosen and line.item.id in ("nas", "wdrozenie", "chmura")
    ] == ["chmura"]


def test_what_cannot_be_bought_for_want_of_a_price_is_not_told_as_want_of_money(small: Small, free: Definition) -> None:
    """nas makes no sense without wdrozenie, which has no price; there is money enough."""
    reasons = planned(
        small, free, "{kopie: nie, siec: tak, zasady: tak}", without_price("wdrozenie", "chmura"), zl(9000)
    )
    assert reasons["nas"] == "wymaga pozycji „Wdrożenie”, której nie można kupić"


def test_support_of_a_need_that_costs_too_much_says_so(small: Small, free: Definition) -> None:
    """torba at 20 fits into 100, but the laptop it is for at 300 does not."""
    reasons = planned(small, free, ALL_GOOD, LAPTOP + PRICES, zl(100))
    assert reasons == {"laptop": "brak środków", "torba": "potrzeby, do której jest potrzebne, plan nie kupuje"}


def test_what_the_programme_does_not_pay_is_not_told_as_want_of_a_price(small: Small) -> None:
    """zapora has no price either, but nobody has to collect one to know that this grant does not buy it."""
    items = dict.fromkeys(CLASSED, "eligible") | {"zapora": "ineligible"}
    definition = bank_of(small, AREA, MEASURES, ITEMS, programme(items))
    assert (
        planned(small, definition, ALL_BAD, without_price("zapora"), PlanOptions())["zapora"]
        == "koszt niekwalifikowalny"
    )


def test_alternative_that_an_own_need_brings_is_not_called_needless(small: Small, free: Definition) -> None:
    """chmura is an own need and, as an alternative, a finding's: the pieces of the own need are there for both."""
    wish = "potrzeby_wlasne: [{item: chmura, ilosc: 1, uzasadnienie: bo}]\n" + PRICES
    plan = small.plan(free, (ALL_BAD, wish))
    reasons = {line.basis: why_not(line, plan) for line in plan.lines if line.item.id == "chmura"}
    assert reasons == {"finding": "zapewnia to inna pozycja planu", "wish": ""}


def test_alternative_of_which_an_own_need_brings_too_few_stays_an_alternative(small: Small) -> None:
    """Twelve months of the cloud would do for the finding; the head wants three."""
    items = ITEMS.replace("name: Chmura, kind: usluga, unit: mies.", "name: Chmura, kind: usluga, unit: mies., "
                          "quantity: {at_least: 12}")  # fmt: skip
    wish = "potrzeby_wlasne: [{item: chmura, ilosc: 3, uzasadnienie: bo}]\n" + PRICES
    plan = small.plan(bank_of(small, AREA, MEASURES, items), (ALL_BAD, wish))
    reasons = {line.basis: why_not(line, plan) for line in plan.lines if line.item.id == "chmura"}
    assert reasons == {"finding": "rozwiązanie zastępcze", "wish": ""}


def test_the_first_need_in_the_way_is_named_on_every_run(small: Small) -> None:
    """Three needs of the laptop have no price: the one that stands first is named, whatever the order of a set."""
    items = ITEMS.replace("needs: [torba]", "needs: [zapora, torba, chmura]")
    rest = LAPTOP + without_price("zapora", "torba", "chmura")
    reasons = planned(small, bank_of(small, AREA, MEASURES, items), ALL_GOOD, rest, PlanOptions())
    assert reasons["laptop"] == "wymaga pozycji „Zapora”, której nie można kupić"


def test_risk_accepted_in_one_unit_and_measure_refused_in_another_are_both_told(small: Small, free: Definition) -> None:
    """One line of zapora for both; whichever sheet comes last."""
    answers = "{kopie: tak, siec: nie, zasady: tak}"
    accepted = "ustalenia: {bez-zapory: {decyzja: ryzyko-zaakceptowane, uzasadnienie: bo}}\n"
    refused = "zalecenia: {zaslonic: {stanowisko: nie przyjęto}}\n"
    for office, school in ((accepted, refused), (refused, accepted)):
        plan = small.plan(free, (answers, office + PRICES), (answers, SCHOOL + school))
        [line] = [line for line in plan.lines if line.item.id == "zapora"]
        assert why_not(line, plan) == "ryzyko zaakceptowane albo zalecenia nie przyjęto"
