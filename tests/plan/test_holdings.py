"""What an earlier project paid for lessens what is bought; that and what is spent is told lest it be paid for twice; by hand."""

from __future__ import annotations

import pytest

from diagnoza.plan.model import Plan
from support.plan_bank import bank_of, measures
from support.small import Small

AREA = """
    questions: [{id: p, text: Czy?, kind: single, options: [{id: tak, label: Tak}, {id: nie, label: Nie, finding: u}]}]
    findings: [{id: u, title: U, kind: spostrzezenie, text: t, effect: e, likelihood: 2, impact: 2, measures: [m]}]
    """
ITEMS = "- {id: nas, name: NAS, kind: srodek-trwaly, unit: szt., quantity: {at_least: 3}}"


def planned(small: Small, rest: str) -> Plan:
    return small.plan(bank_of(small, AREA, measures({"m": "nas"}), ITEMS), ("p: nie", rest))


def told(plan: Plan) -> list[tuple[str, str]]:
    return [(p.code, p.message) for p in plan.problems if p.code in ("P008", "P056", "P057")]


@pytest.mark.parametrize(
    ("until", "shown"),
    [
        ("2022-06-08", "trwałość do 08.06.2022"),  # the day of the diagnosis is still within
        ("2022-06-07", "trwałość upłynęła 07.06.2022"),
    ],
)
def test_owned_pieces_lessen_the_line_and_are_told_with_source_and_durability(
    small: Small, until: str, shown: str
) -> None:
    plan = planned(small, f"posiadane: [{{item: nas, ilosc: 2, zrodlo: Cyfrowa Gmina, trwalosc_do: {until}}}]")
    assert [(line.quantity, line.owned) for line in plan.lines] == [(1, 2)]
    said = f"NAS: jednostka „Urząd” ma 2\u00a0szt. z „Cyfrowa Gmina” ({shown}); plan jej tego nie kupuje"
    assert told(plan) == [("P057", said)]  # without a price nothing is bought


def test_what_is_bought_again_must_not_be_paid_for_twice(small: Small) -> None:
    """Of three NAS two are there from an earlier project; the third is bought."""
    price = 'ceny_szacunkowe: {nas: {netto: "100.00", vat: 23}}'
    plan = planned(
        small, "posiadane: [{item: nas, ilosc: 2, zrodlo: Cyfrowa Gmina, trwalosc_do: 2023-06-08}]\n" + price
    )
    [found] = [p for p in plan.problems if p.code == "P008"]
    assert found.message == (
        "NAS: jednostka „Urząd” ma 2\u00a0szt. z „Cyfrowa Gmina” (trwałość do 08.06.2023), a plan kupuje dla niej 1\u00a0szt."
    )
    assert found.advice == "tego samego zakresu nie można sfinansować dwa razy"


def test_owned_pieces_nobody_must_keep_lessen_the_line_and_are_not_told(small: Small) -> None:
    plan = planned(small, "posiadane: [{item: nas, ilosc: 5, zrodlo: środki własne}]")
    assert [(line.quantity, line.owned) for line in plan.lines] == [(0, 3)]
    assert told(plan) == []


def test_missing_source_is_said_to_be_missing(small: Small) -> None:
    plan = planned(small, "posiadane: [{item: nas, trwalosc_do: 2028-10-28}]")
    said = (
        "NAS: jednostka „Urząd” ma 1\u00a0szt. z „nie podano, skąd” (trwałość do 28.10.2028); plan jej tego nie kupuje"
    )
    assert told(plan) == [("P057", said)]


def test_own_need_of_what_an_earlier_project_paid_for_is_told(small: Small) -> None:
    """A wish stands beside what there is and is not lessened, so it must be explained."""
    owned = "posiadane: [{item: nas, ilosc: 2, zrodlo: Cyfrowa Gmina, trwalosc_do: 2028-10-28}]"
    plan = planned(small, f"{owned}\npotrzeby_wlasne: [{{item: nas, ilosc: 1, uzasadnienie: zapas}}]")
    assert [(line.basis, line.quantity) for line in plan.lines] == [("finding", 1), ("wish", 1)]
    assert told(plan)[1] == (
        "P056",
        "potrzeba własna „NAS” obejmuje to, co jednostka „Urząd” już ma z „Cyfrowa Gmina” (2\u00a0szt.)",
    )


def test_what_an_own_need_only_rests_on_is_no_own_need_of_it(small: Small) -> None:
    """A laptop is wished, its bag is owned from an earlier project: the bag is told once, as not bought."""
    items = (
        "- {id: nas, name: NAS, kind: srodek-trwaly, unit: szt.}\n"
        "- {id: laptop, name: Laptop, kind: wyposazenie, unit: szt., needs: [torba]}\n"
        "- {id: torba, name: Torba, kind: wyposazenie, unit: szt.}\n"
    )
    rest = (
        "posiadane: [{item: torba, zrodlo: Cyfrowa Gmina, trwalosc_do: 2028-10-28}]\n"
        "potrzeby_wlasne: [{item: laptop, uzasadnienie: bo}]\n"
    )
    plan = small.plan(bank_of(small, AREA, measures({"m": "nas"}), items), ("p: tak", rest))
    assert [code for code, _ in told(plan)] == ["P057"]


PRICE = 'ceny_szacunkowe: {nas: {netto: "100.00", vat: 23}}\n'
SPENT = 'wydatki: [{item: nas, brutto: "61.50", stan: zaangażowane, data: 2022-08-05}]\n'


@pytest.mark.parametrize(
    ("rest", "more"),
    [
        pytest.param(SPENT + PRICE, "3\u00a0szt.", id="bought for a finding"),
        pytest.param(SPENT, "", id="without a price it is not bought"),
        pytest.param(SPENT + PRICE + "posiadane: [{item: nas, ilosc: 1}]\n", "2\u00a0szt.", id="less what is owned"),
        pytest.param(SPENT + PRICE + "posiadane: [{item: nas, ilosc: 3}]\n", "", id="all is there"),
    ],
)
def test_money_already_spent_on_what_is_bought_is_told(small: Small, rest: str, more: str) -> None:
    """P058: perhaps it is the same purchase; whoever writes down what was bought gets so much less."""
    found = [p.message for p in planned(small, rest).problems if p.code == "P058"]
    said = (
        "NAS: jednostka „Urząd” ma już na to wydatek 61,50\u00a0zł brutto (zaangażowane, 05.08.2022), "
        f"a plan kupuje dla niej {more}"
    )
    assert found == ([said] if more else [])
