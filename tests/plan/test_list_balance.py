"""A list beside the plan by pieces and units: the bank of `plan_bank`, own needs for quantities, counted by hand."""

from __future__ import annotations

import pytest

from diagnoza.definition.model import Definition
from diagnoza.plan.list_balance import Entry, excess, lacking, reasons, serve
from diagnoza.plan.model import Plan
from support.plan_bank import ALL_BAD, ALL_GOOD, AREA, ITEMS, LAPTOP, MEASURES, PRICES
from support.small import Small

SCHOOL = "jednostka: {id: szkola, nazwa: Szkoła, rodzaj: szkola, rola: jednostka-podlegla}\n"


def laptops(count: int) -> str:
    return LAPTOP.replace("ilosc: 1", f"ilosc: {count}")


@pytest.fixture
def free(small: Small) -> Definition:
    small.file("bank/measures.yaml", MEASURES).file("bank/purchases.yaml", ITEMS)
    return small.area("obszar", AREA).definition()


@pytest.fixture
def plan(small: Small, free: Definition) -> Plan:
    """The office wants two laptops, the school three; each laptop line needs one bag a unit."""
    return small.plan(free, (ALL_GOOD, laptops(2) + PRICES), (ALL_GOOD, SCHOOL + laptops(3) + PRICES))


BOTH, OFFICE, PUPILS = frozenset(("urzad", "szkola")), frozenset(("urzad",)), frozenset(("szkola",))


@pytest.mark.parametrize(
    ("entries", "missing", "more"),
    [
        ([], 5, 0),
        ([(4, BOTH)], 1, 0),
        ([(5, BOTH)], 0, 0),
        ([(2, BOTH), (2, BOTH)], 1, 0),  # entries of one item add up
        ([(7, BOTH)], 0, 2),
        ([(None, BOTH)], 0, 0),  # without a quantity it is enough, and never too much
        ([(None, BOTH), (2, BOTH)], 0, 0),
        ([(5, OFFICE)], 3, 3),  # three too many for the office serve no school
        ([(2, BOTH), (3, PUPILS)], 0, 0),  # what may serve both leaves the school to what is for it
        ([(9, frozenset[str]())], 5, 0),  # for nobody who was examined: told as unfounded, not as too much
    ],
)
def test_quantities_of_the_list_are_taken_off_what_its_units_need(
    free: Definition, plan: Plan, entries: list[tuple[int | None, frozenset[str]]], missing: int, more: int
) -> None:
    laptop = free.bank.items["laptop"]
    bought = [Entry(index, laptop, quantity, units) for index, (quantity, units) in enumerate(entries)]
    assert [entry.quantity for entry in lacking(plan.lines, bought, []) if entry.item is laptop] == [missing] * bool(
        missing
    )
    assert [entry.quantity for entry in excess(plan.lines, bought)] == [more] * bool(more)


def test_excess_names_what_is_listed_what_its_units_need_and_the_entries(free: Definition, plan: Plan) -> None:
    laptop = free.bank.items["laptop"]
    (found,) = excess(plan.lines, [Entry(3, laptop, 4, OFFICE), Entry(5, laptop, 1, OFFICE)])
    assert (found.listed, found.needed, found.quantity, found.entries) == (5, 2, 3, (3, 5))


def test_number_of_a_service_is_not_compared_for_it_may_count_people(small: Small, free: Definition) -> None:
    """„Szkolenie dla 40 pracowników” is one course; it is enough and not 39 too many."""
    small.file("bank/purchases.yaml", ITEMS.replace("name: Zapora, kind: srodek-trwaly, unit: szt.",
               "name: Zapora, kind: szkolenie, unit: szkolenie"))  # fmt: skip
    definition = small.definition()
    plan = small.plan(definition, (ALL_BAD, PRICES))
    bought = [Entry(0, definition.bank.items["zapora"], 40, OFFICE)]
    assert excess(plan.lines, bought) == ()
    assert "zapora" not in [entry.item.id for entry in lacking(plan.lines, bought, [])]


def test_course_for_two_units_is_enough_for_both(small: Small, free: Definition) -> None:
    """„1 szkolenie” and „szkolenie” say the same."""
    small.file("bank/purchases.yaml", ITEMS.replace("name: Zapora, kind: srodek-trwaly, unit: szt.",
               "name: Zapora, kind: szkolenie, unit: szkolenie"))  # fmt: skip
    definition = small.definition()
    plan = small.plan(definition, (ALL_BAD, PRICES), (ALL_BAD, SCHOOL))
    for told in (1, None):
        bought = [Entry(0, definition.bank.items["zapora"], told, BOTH)]
        assert "zapora" not in [entry.item.id for entry in lacking(plan.lines, bought, [])]


CARE = frozenset(("dps",))


@pytest.mark.parametrize(
    ("entries", "needed", "missing", "more"),
    [
        # one for care home or school, one for care home or office; care home and school need one each
        ([(1, CARE | PUPILS), (1, CARE | OFFICE)], {"dps": 1, "szkola": 1}, 0, 0),
        ([(1, CARE | OFFICE), (1, CARE | PUPILS)], {"dps": 1, "szkola": 1}, 0, 0),
        # passed on twice: the first gives the care home up to the second, which gives the office up to the third
        ([(1, CARE | PUPILS), (1, CARE | OFFICE), (1, OFFICE)], {"dps": 1, "urzad": 1, "szkola": 1}, 0, 0),
        ([(3, CARE | PUPILS), (1, CARE)], {"dps": 2, "szkola": 2}, 0, 0),
        ([(2, PUPILS), (1, CARE)], {"dps": 2, "szkola": 1}, 1, 1),
        # no piece is passed on that is not there
        ([(1, CARE | PUPILS), (2, CARE)], {"dps": 1, "szkola": 2}, 1, 1),
        ([(1, CARE | PUPILS), (1, CARE | OFFICE), (2, CARE)], {"dps": 1, "szkola": 1, "urzad": 2}, 1, 1),
        # what an entry without a quantity serves takes nothing from the rest
        ([(None, CARE), (1, CARE | PUPILS)], {"dps": 4, "szkola": 1}, 0, 0),
        ([(None, CARE), (1, CARE | PUPILS)], {"dps": 1}, 0, 0),
    ],
)
def test_as_many_pieces_as_can_be_serve_somebody(
    free: Definition,
    entries: list[tuple[int | None, frozenset[str]]],
    needed: dict[str, int],
    missing: int,
    more: int,
) -> None:
    laptop = free.bank.items["laptop"]
    left = {(0, unit): count for unit, count in needed.items()}
    over = serve(left, [Entry(index, laptop, quantity, units) for index, (quantity, units) in enumerate(entries)])
    assert (sum(left.values()), over) == (missing, more)


def test_what_is_to_be_established_is_not_missing_and_yet_not_too_much(small: Small, free: Definition) -> None:
    plan = small.plan(free, ("{kopie: tak, siec: nie wiem, zasady: tak}", PRICES))
    firewall = free.bank.items["zapora"]
    assert lacking(plan.lines, [], []) == ()
    assert excess(plan.lines, [Entry(0, firewall, 1, OFFICE)]) == ()
    (found,) = excess(plan.lines, [Entry(0, firewall, 3, OFFICE)])
    assert (found.quantity, found.needed) == (2, 1)


@pytest.mark.parametrize(
    ("sheet", "is_founded"),
    [
        ("", True),
        ("posiadane: [{item: zapora, ilosc: 1, zrodlo: własne}]\n", False),
        ("ustalenia: {bez-zapory: {decyzja: ryzyko-zaakceptowane, uzasadnienie: bo}}\n", False),
    ],
)
def test_what_is_owned_or_turned_down_is_no_reason(
    small: Small, free: Definition, sheet: str, is_founded: bool
) -> None:
    plan = small.plan(free, (ALL_BAD, sheet + PRICES))
    assert bool(reasons(Entry(0, free.bank.items["zapora"], 1, OFFICE), plan.lines)) is is_founded


def test_what_the_plan_does_in_another_way_is_a_reason_and_not_missing(small: Small, free: Definition) -> None:
    """Cloud instead of the NAS of first choice: buying either closes the finding, so neither is bought for nothing."""
    plan = small.plan(free, (ALL_BAD, PRICES + 'umowa: {kwota_grantu: "900.00"}\n'))
    assert [line.item.id for line in plan.lines if line.is_chosen] == ["chmura", "zapora"]
    assert reasons(Entry(0, free.bank.items["nas"], 1, OFFICE), plan.lines)
    assert [entry.item.id for entry in lacking(plan.lines, [], [])] == ["chmura", "zapora"]


def test_undecided_entry_that_may_be_it_is_named(free: Definition, plan: Plan) -> None:
    laptop, nas = free.bank.items["laptop"], free.bank.items["nas"]
    found = {e.item.id: e for e in lacking(plan.lines, [], [(2, frozenset((laptop, nas))), (4, frozenset((nas,)))])}
    assert found["laptop"].perhaps == (2,)
    assert (found["torba"].needed, found["torba"].perhaps) == (2, ())


@pytest.mark.parametrize(
    ("listed", "bases"), [(0, ["finding", "wish"]), (1, ["wish"]), (3, ["wish"]), (4, [])]
)  # fmt: skip
def test_list_serves_findings_before_own_needs_and_what_is_missing_has_the_reason_of_what_is_left(
    small: Small, free: Definition, listed: int, bases: list[str]
) -> None:
    """One firewall closes a finding, three more are an own need: of one on the list only the own need is still to be served."""
    wish = "potrzeby_wlasne: [{item: zapora, ilosc: 3, uzasadnienie: bo}]\n"
    plan = small.plan(free, (ALL_BAD, wish + PRICES))
    firewall = free.bank.items["zapora"]
    bought = [Entry(0, firewall, listed, OFFICE)] if listed else []
    missing = [entry for entry in lacking(plan.lines, bought, []) if entry.item is firewall]
    assert [line.basis for entry in missing for line in entry.lines] == bases
    assert [(entry.quantity, entry.needed) for entry in missing] == [(4 - listed, 4)] * bool(bases)
