"""Similar purchases added up and held against thresholds; amounts by hand."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from diagnoza.definition.model import Definition, Programme
from diagnoza.files.content import shipped
from diagnoza.files.definitions import load_bank
from diagnoza.plan.options import PlanOptions
from diagnoza.plan.orders import orders, thresholds_for
from support.plan_bank import bank_of, measures, programme
from support.small import Small

ITEMS = """
    - {id: serwer, name: Serwer, kind: srodek-trwaly, unit: szt., cpv: "48820000"}
    - {id: nas, name: NAS, kind: wyposazenie, unit: szt., cpv: "48823000"}
    - {id: program, name: Program, kind: wnip, unit: szt., cpv: "48710000"}
    - {id: ups, name: UPS, kind: srodek-trwaly, unit: szt.}
    """
THRESHOLDS = """
    - {id: stary, title: Stary, amount: "100.00", in_force: {to: 2025-12-31}, source: {title: z}}
    - {id: nowy, title: Nowy, amount: "150.00", in_force: {from: 2026-01-01}, source: {title: z}}
    """
WISHES = """
przeprowadzono: {do: &}
potrzeby_wlasne:
  - {item: serwer, uzasadnienie: u}
  - {item: nas, ilosc: 2, uzasadnienie: u}
  - {item: program, uzasadnienie: u}
  - {item: ups, uzasadnienie: u}
ceny_szacunkowe:
  serwer: {netto: "60.00", vat: 23}
  nas: {netto: "20.00", vat: 23}
  program: {netto: "99.99", vat: 23}
wydatki:
  - {item: nas, brutto: "12.30", stan: poniesione}
"""


@pytest.fixture
def definition(small: Small) -> Definition:
    small.file("bank/purchases.yaml", ITEMS).file("bank/procurement.yaml", THRESHOLDS)
    return small.area("a", "questions: [{id: p, text: Czy?, kind: text}]\n").definition()


def test_a_device_is_added_to_devices_of_its_division_whatever_asset_it_is(
    small: Small, definition: Definition
) -> None:
    """Server 60.00 + two NAS 40.00 = 100.00; the licence has the same division of CPV and is another sort."""
    plan = small.plan(definition, ("{p: x}", WISHES.replace("&", "2022-06-08")))
    found = {order.title: (order.net, order.spent, len(order.unpriced)) for order in orders(plan.lines, plan.expenses)}
    assert found == {
        "Sprzęt, dział CPV 48": (100_00, 12_30, 0),
        "Oprogramowanie i licencje, dział CPV 48": (99_99, 0, 0),
        "Sprzęt, bez przypisanego kodu CPV": (0, 0, 1),
    }


@pytest.mark.parametrize(
    ("day", "told"),
    [("2025-12-31", ["Stary"]), ("2026-01-01", [])],
)
def test_a_threshold_is_reached_by_its_very_amount_while_it_is_in_force(
    small: Small, definition: Definition, day: str, told: list[str]
) -> None:
    """100.00 net of devices reaches „Stary” on its last day; on the next one it holds no more."""
    plan = small.plan(definition, ("{p: x}", WISHES.replace("&", day)))
    messages = [p.message for p in plan.problems if p.code == "P060"]
    assert [name for message in messages for name in ("Stary", "Nowy") if name in message] == told


@pytest.mark.parametrize(
    ("day", "programme", "expected"),
    [
        (date(2022, 6, 8), "cyfrowa-gmina", ["pzp-do-2025", "pzp-od-2026", "konkurencyjnosc"]),
        (date(2025, 12, 31), None, ["pzp-do-2025", "pzp-od-2026"]),
        (date(2026, 1, 1), "cyberbezpieczny-samorzad", ["pzp-od-2026", "konkurencyjnosc"]),
        (None, None, ["pzp-do-2025", "pzp-od-2026"]),
    ],
)
def test_shipped_thresholds_by_day_and_money(day: date | None, programme: str | None, expected: list[str]) -> None:
    """What begins later is shown too: what is planned is bought after the diagnosis. The rule of EU money holds for EU money."""
    bank = load_bank([shipped("questionnaires")]).bank
    money: tuple[Programme, ...] = (bank.programmes[programme],) if programme else ()
    assert [threshold.id for threshold in thresholds_for(bank.thresholds, money, day)] == expected
    amounts = {threshold.id: threshold.amount for threshold in bank.thresholds}
    assert amounts == {"pzp-do-2025": 130_000_00, "pzp-od-2026": 170_000_00, "konkurencyjnosc": 80_000_00}
    assert not any(threshold.source.verified for threshold in bank.thresholds)


BANK = """
    - {id: serwer, name: Serwer, kind: srodek-trwaly, unit: szt., cpv: "48820000"}
    - {id: zapora, name: Zapora, kind: srodek-trwaly, unit: szt., cpv: "48730000"}
    """
AREA = """
    questions: [{id: p, text: Czy?, kind: single, options: [{id: tak, label: Tak}, {id: nie, label: Nie, finding: u}]}]
    findings: [{id: u, title: U, kind: spostrzezenie, text: t, effect: e, likelihood: 2, impact: 2, measures: [m]}]
    """
PRICED = 'ceny_szacunkowe: {serwer: {netto: "60.00", vat: 23}}\n'
SERVER = "potrzeby_wlasne: [{item: serwer, uzasadnienie: u}]\n"


def spent(gross: str, state: str = "poniesione") -> str:
    return f'wydatki: [{{item: zapora, brutto: "{gross}", stan: {state}}}]\n'


@pytest.mark.parametrize(
    ("rest", "value", "told"),
    [
        pytest.param(PRICED + SERVER, 60_00, False, id="planned alone"),
        pytest.param(PRICED + SERVER + spent("39.99"), 99_99, False, id="a grosz short"),
        pytest.param(PRICED + SERVER + spent("40.00"), 100_00, True, id="planned and spent"),
        pytest.param(PRICED + SERVER + spent("40.00", "zobowiazanie"), 100_00, True, id="planned and committed"),
        pytest.param(SERVER + spent("100.00"), 100_00, True, id="spent, the planned has no price yet"),
    ],
)
def test_what_is_spent_on_the_sort_counts_towards_the_threshold(
    small: Small, rest: str, value: int, told: bool
) -> None:
    """„Stary” stands at 100.00; server and firewall are devices of one division of CPV."""
    small.file("bank/procurement.yaml", THRESHOLDS)
    plan = small.plan(bank_of(small, AREA, measures({"m": "zapora"}), BANK), ("{p: tak}", rest))
    [order] = orders(plan.lines, plan.expenses)
    assert order.value == value
    messages = [p.message for p in plan.problems if p.code == "P060"]
    assert bool(messages) is told
    assert all("a z wydatkami" in message for message in messages)


@pytest.mark.parametrize(
    ("answers", "rest", "unpriced"),
    [
        pytest.param("{p: nie}", "", ["zapora"], id="needed"),
        pytest.param("{p: nie wiem}", "", ["zapora"], id="perhaps needed"),
        pytest.param("{p: nie}", "zalecenia: {m: {stanowisko: nie przyjęto}}\n", None, id="refused"),
        pytest.param("{p: nie}", "posiadane: [{item: zapora}]\n", None, id="owned"),
        pytest.param("{p: tak}", spent("500.00"), None, id="only spent: nothing is ordered any more"),
    ],
)
def test_order_names_what_is_needed_and_has_no_price(
    small: Small, answers: str, rest: str, unpriced: list[str] | None
) -> None:
    plan = small.plan(bank_of(small, AREA, measures({"m": "zapora"}), BANK), (answers, rest))
    found = [[line.item.id for line in order.unpriced] for order in orders(plan.lines, plan.expenses)]
    assert found == ([] if unpriced is None else [unpriced])


CODED = """
    - {id: serwer, name: Serwer, kind: srodek-trwaly, unit: szt., cpv: "48820000"}
    - {id: monitor, name: Monitor, kind: wyposazenie, unit: szt., cpv: "30231000"}
    - {id: ups, name: UPS, kind: srodek-trwaly, unit: szt.}
    - {id: audyt, name: Audyt, kind: usluga, unit: szt.}
    """


@pytest.mark.parametrize(
    ("prices", "told"),
    [
        pytest.param({"serwer": 99, "monitor": 99}, {}, id="two divisions are no one order"),
        pytest.param({"serwer": 100}, {"P060": 1}, id="a division of its own"),
        pytest.param({"serwer": 60, "ups": 39}, {}, id="together a grosz short of it"),
        pytest.param({"serwer": 60, "ups": 40}, {"P064": 1}, id="only with what has no code"),
        pytest.param({"ups": 100}, {"P064": 1}, id="no code at all"),
        pytest.param({"serwer": 60, "monitor": 60, "ups": 39}, {}, id="two divisions are not alike to each other"),
        pytest.param({"serwer": 60, "monitor": 30, "ups": 40}, {"P064": 1}, id="with the larger of two divisions"),
        pytest.param({"serwer": 60, "audyt": 40}, {}, id="a service is no device"),
        pytest.param({"serwer": 100, "ups": 1}, {"P060": 1, "P064": 1}, id="reached, and more may belong to it"),
    ],
)
def test_what_has_no_code_is_for_the_ordering_party_to_judge(
    small: Small, prices: dict[str, int], told: dict[str, int]
) -> None:
    """„Stary” stands at 100.00. P060 tells of a division that reaches it, P064 of what may do so with what has no code."""
    small.file("bank/purchases.yaml", CODED).file("bank/procurement.yaml", THRESHOLDS)
    known = small.area("a", "questions: [{id: p, text: Czy?, kind: text}]\n").definition()
    wishes = ", ".join(f"{{item: {item}, uzasadnienie: u}}" for item in prices)
    costs = ", ".join(f'{item}: {{netto: "{net}.00", vat: 23}}' for item, net in prices.items())
    plan = small.plan(known, ("{p: x}", f"potrzeby_wlasne: [{wishes}]\nceny_szacunkowe: {{{costs}}}\n"))
    codes = Counter(problem.code for problem in plan.problems if problem.code in ("P060", "P064"))
    assert codes == told


@pytest.mark.parametrize(
    ("planned", "spent", "told"),
    [("serwer", "ups", ["P064"]), ("ups", "serwer", ["P064"]), ("audyt", "ups", []), ("serwer", "monitor", [])],
)
def test_what_was_spent_on_others_of_the_sort_counts_beside_what_is_planned(
    small: Small, planned: str, spent: str, told: list[str]
) -> None:
    """60.00 planned and 90.00 spent: with what has no code that may be one order of 100.00 and more; of two divisions or of a
    service and a device it is none.
    """
    small.file("bank/purchases.yaml", CODED).file("bank/procurement.yaml", THRESHOLDS)
    known = small.area("a", "questions: [{id: p, text: Czy?, kind: text}]\n").definition()
    rest = (
        f"potrzeby_wlasne: [{{item: {planned}, uzasadnienie: u}}]\n"
        f'ceny_szacunkowe: {{{planned}: {{netto: "60.00", vat: 23}}}}\n'
        f'wydatki: [{{item: {spent}, brutto: "90.00"}}]\n'
    )
    plan = small.plan(known, ("{p: x}", rest))
    assert [problem.code for problem in plan.problems if problem.code in ("P060", "P064")] == told


def test_threshold_of_a_programme_that_is_only_compared_is_not_held_against_the_plan(small: Small) -> None:
    """The first programme decides alone."""
    own = '- {id: unijny, title: Unijny, amount: "50.00", programmes: [inny], source: {title: z}}\n'
    items = '- {id: serwer, name: Serwer, kind: srodek-trwaly, unit: szt., cpv: "48820000"}\n'
    small.file("bank/procurement.yaml", own).file("programmes/inny.yaml", programme({"serwer": "eligible"}, id_="inny"))
    definition = bank_of(small, AREA, measures({"m": "serwer"}), items, programme({"serwer": "eligible"}))
    gmina, inny = (definition.bank.programmes[id_] for id_ in ("gmina", "inny"))
    for programmes, is_told in (((gmina, inny), False), ((inny, gmina), True)):
        plan = small.plan(definition, ("{p: nie}", PRICED), options=PlanOptions(programmes=programmes))
        assert ("P060" in [problem.code for problem in plan.problems]) is is_told
