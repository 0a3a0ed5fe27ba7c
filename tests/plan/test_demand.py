"""What is asked for, for which reason and how many of it; by hand."""

from __future__ import annotations

import pytest

from diagnoza.definition.model import Definition
from diagnoza.plan.demand import Demand, demands_of
from diagnoza.plan.model import Plan
from support.plan_bank import ALL_BAD, ALL_GOOD, AREA, LAPTOP, MEASURES, PRICES, PROGRAMME, SCHOOL, bank_of, bought, zl
from support.small import Small

SHARED = """
    - {id: nas, name: NAS, kind: srodek-trwaly, unit: szt., needs: [wdrozenie]}
    - {id: wdrozenie, name: Wdrożenie, kind: usluga, unit: szt.}
    - {id: chmura, name: Chmura, kind: usluga, unit: mies.}
    - {id: zapora, name: Zapora, kind: srodek-trwaly, unit: szt.}
    - {id: laptop, name: Laptop, kind: wyposazenie, unit: szt., needs: [torba]}
    - {id: tablet, name: Tablet, kind: wyposazenie, unit: szt., needs: [torba]}
    - {id: torba, name: Torba, kind: wyposazenie, unit: szt.}
    - {id: zestaw, name: Zestaw, kind: wyposazenie, unit: kpl., parts: [laptop, tablet]}
    - {id: diagnoza, name: Diagnoza, kind: usluga, unit: szt.}
    """
TWO_WISHES = "potrzeby_wlasne: [{item: laptop, uzasadnienie: a}, {item: tablet, uzasadnienie: b}]\n"
TABLET_COSTS = PRICES + '  tablet: {netto: "200.00", vat: zw}\n'


@pytest.fixture
def shared(small: Small) -> Definition:
    """laptop and tablet make no sense without the same torba; zestaw is both of them."""
    return bank_of(small, AREA, MEASURES, SHARED)


def demanded(small: Small, definition: Definition, answers: str, rest: str = "") -> list[Demand]:
    return [*demands_of(small.evaluate(definition, answers, rest), ())]


def supports(plan: Plan) -> dict[str, tuple[int, int, str]]:
    """Quantity, how many are owned, and the reason by item."""
    return {line.item.id: (line.quantity, line.owned, line.reason) for line in plan.lines if line.is_support}


def test_two_own_needs_share_one_support(small: Small, shared: Definition) -> None:
    plan = small.plan(shared, (ALL_GOOD, TWO_WISHES))
    assert supports(plan) == {"torba": (1, 0, "potrzebne do: „Laptop” i „Tablet”")}


def test_support_of_a_composite_own_need_names_what_was_asked_for(small: Small, shared: Definition) -> None:
    plan = small.plan(shared, (ALL_GOOD, "potrzeby_wlasne: [{item: zestaw, ilosc: 3, uzasadnienie: a}]\n"))
    assert [(line.item.id, line.quantity) for line in plan.lines] == [("laptop", 3), ("tablet", 3), ("torba", 1)]
    assert supports(plan) == {"torba": (1, 0, "potrzebne do: „Zestaw”")}


def test_owned_pieces_lessen_a_support_and_not_the_own_need(small: Small, shared: Definition) -> None:
    owned = "posiadane: [{item: torba, ilosc: 2}, {item: laptop, ilosc: 5}]\n"
    plan = small.plan(shared, (ALL_GOOD, TWO_WISHES + owned))
    assert supports(plan) == {"torba": (0, 1, "potrzebne do: „Laptop” i „Tablet”")}
    assert [line.quantity for line in plan.lines if line.basis == "wish" and not line.is_support] == [1, 1]


def test_support_is_counted_by_what_the_unit_needs_and_not_by_how_many_are_wished(
    small: Small, free: Definition
) -> None:
    many = LAPTOP.replace("ilosc: 1", "ilosc: 40")
    assert supports(small.plan(free, (ALL_GOOD, many))) == {"torba": (1, 0, "potrzebne do: „Laptop”")}


@pytest.mark.parametrize(
    ("answers", "rest", "stands"),
    [
        pytest.param("{kopie: nie, siec: tak, zasady: tak}", "", False, id="the finding brings it"),
        pytest.param("{kopie: tak, siec: tak, zasady: tak}", "", True, id="no finding asks"),
        pytest.param("{kopie: nie wiem, siec: tak, zasady: tak}", "", True, id="perhaps a finding asks"),
        pytest.param("{kopie: nie, siec: tak, zasady: tak}",
                     "zalecenia: {miejscowa: {stanowisko: nie przyjęto}}\n", True, id="its measure is turned down"),
        pytest.param("{kopie: nie, siec: tak, zasady: tak}",
                     "zalecenia: {w-chmurze: {stanowisko: przyjęto}}\n", True, id="its measure is an alternative"),
        pytest.param("{kopie: nie, siec: tak, zasady: tak}",
                     "ustalenia: {bez-kopii: {decyzja: ryzyko-zaakceptowane, uzasadnienie: bo}}\n", True,
                     id="its risk is accepted"),
    ],
)  # fmt: skip
def test_support_stands_unless_a_finding_surely_asks_for_the_item(
    small: Small, free: Definition, answers: str, rest: str, stands: bool
) -> None:
    """nas, an own need, makes no sense without wdrozenie; the finding bez-kopii asks for both."""
    wish = "potrzeby_wlasne: [{item: nas, uzasadnienie: bo}]\n"
    assert ("wdrozenie" in supports(small.plan(free, (answers, rest + wish)))) is stands


def test_own_need_of_what_another_rests_on_is_no_support(small: Small, free: Definition) -> None:
    both = "potrzeby_wlasne: [{item: laptop, uzasadnienie: a}, {item: torba, ilosc: 2, uzasadnienie: b}]\n"
    plan = small.plan(free, (ALL_GOOD, both))
    assert [(line.item.id, line.quantity) for line in plan.lines] == [("laptop", 1), ("torba", 2)]
    assert supports(plan) == {}


def test_support_stands_by_unit(small: Small, free: Definition) -> None:
    """The school's support must not come with the office's own need, so they are two lines, as own needs are."""
    plan = small.plan(free, (ALL_GOOD, LAPTOP), (ALL_GOOD, SCHOOL + LAPTOP))
    assert [(line.item.id, dict(line.units)) for line in plan.lines] == [
        ("laptop", {"urzad": 1}), ("torba", {"urzad": 1}), ("laptop", {"szkola": 1}), ("torba", {"szkola": 1}),
    ]  # fmt: skip


def test_obligatory_item_is_asked_for_once_and_keeps_the_findings_behind_it(small: Small) -> None:
    obliged = PROGRAMME.replace("obligatory: [diagnoza]", "obligatory: [zapora]")
    items = SHARED.replace(", needs: [torba]", "")
    plan = small.plan(bank_of(small, AREA, MEASURES, items, obliged), ALL_BAD)
    [line] = [line for line in plan.lines if line.item.id == "zapora"]
    assert (line.basis, [finding.id for finding in line.findings]) == ("programme", ["bez-zapory"])
    assert line.reason == "Element obowiązkowy programu Gmina."


def test_what_an_obligatory_item_rests_on_is_asked_for_with_it(small: Small) -> None:
    """nas rests on wdrozenie and is obligatory; a finding asks for it beside, a duty comes first."""
    obliged = PROGRAMME.replace("obligatory: [diagnoza]", "obligatory: [nas]")
    definition = bank_of(small, AREA, MEASURES, SHARED, obliged)
    for answers in (ALL_BAD, ALL_GOOD):
        plan = small.plan(definition, answers)
        duties = {line.item.id: line.reason for line in plan.lines if line.basis == "programme"}
        assert duties == {
            "nas": "Element obowiązkowy programu Gmina.",
            "wdrozenie": "Potrzebne do: „NAS”, elementu obowiązkowego programu Gmina.",
        }


def test_obligatory_composite_is_its_parts(small: Small) -> None:
    """What both parts rest on is asked for once."""
    obliged = PROGRAMME.replace("obligatory: [diagnoza]", "obligatory: [zestaw]")
    plan = small.plan(bank_of(small, AREA, MEASURES, SHARED, obliged), ALL_GOOD)
    assert {line.item.id: line.reason for line in plan.lines} == {
        "laptop": "Element obowiązkowy programu Gmina.",
        "tablet": "Element obowiązkowy programu Gmina.",
        "torba": "Potrzebne do: „Zestaw”, elementu obowiązkowego programu Gmina.",
    }


def test_declined_is_what_the_head_wants_nothing_of(small: Small, free: Definition) -> None:
    """Accepted risk and refused measure alike; an item of a measure that stands is not declined."""
    rest = (
        "ustalenia: {bez-zapory: {decyzja: ryzyko-zaakceptowane, uzasadnienie: bo}}\n"
        "zalecenia: {w-chmurze: {stanowisko: nie przyjęto}}\n"
    )
    declined = {demand.item.id: demand.is_declined for demand in demanded(small, free, ALL_BAD, rest)}
    assert declined == {"nas": False, "wdrozenie": False, "chmura": True, "zapora": True}


# Own needs and what they share, under a budget and without one


@pytest.mark.parametrize(
    ("money", "chosen"),
    [
        (219, []),  # tablet at 200 and torba at 20, or laptop at 300 and torba
        (220, ["tablet", "torba"]),
        (320, ["laptop", "torba"]),  # in the order of the sheet
        (519, ["laptop", "torba"]),
        (520, ["laptop", "tablet", "torba"]),  # one torba for both
    ],
)
def test_shared_support_is_paid_for_once(small: Small, shared: Definition, money: int, chosen: list[str]) -> None:
    plan = small.plan(shared, (ALL_GOOD, TWO_WISHES + TABLET_COSTS), options=zl(money))
    assert bought(plan) == chosen


@pytest.mark.parametrize(("money", "chosen"), [(1119, []), (1120, ["laptop", "torba", "zapora"])])
def test_support_may_rest_on_what_a_finding_only_perhaps_asks_for(small: Small, money: int, chosen: list[str]) -> None:
    """laptop rests on torba and torba on zapora, of which nobody knows whether a finding needs it: the own need brings its own."""
    items = SHARED.replace("{id: torba, name: Torba,", "{id: torba, name: Torba, needs: [zapora],")
    definition = bank_of(small, AREA, MEASURES, items)
    answers = ALL_GOOD.replace("siec: tak", "siec: nie wiem")
    plan = small.plan(definition, (answers, LAPTOP + PRICES), options=zl(money))
    assert [(line.item.id, line.state) for line in plan.lines if line.basis == "finding"] == [("zapora", "conditional")]
    assert bought(plan) == chosen
