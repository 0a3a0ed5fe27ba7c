"""A list is classed as the plan is, told what rests on nothing, and what it left undecided."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

import pytest

from diagnoza.answers.source import Owned
from diagnoza.definition.model import Definition
from diagnoza.plan.checked_list import check_list
from diagnoza.plan.list_model import CheckedList, Examined, Office
from diagnoza.plan.list_source import EntrySource
from diagnoza.plan.matching import Matcher
from support.plan_bank import (
    ALL_BAD,
    ALL_GOOD,
    AREA,
    CLASSED,
    GRANT_TERMS,
    ITEMS,
    LAPTOP,
    MEASURES,
    PRICES,
    SCHOOL,
    bank_of,
    programme,
)
from support.small import Small

LIMITS = """
    limits:
      - {text: "Wydatki uznaje się od 1 lutego 2020 r.", source: {title: zasady, point: początek}, verified: true}
      - {text: "Projekty trwały do 30 września 2023 r.", source: {title: strona gminy}, verified: true}
    eligible_period: {from: 2020-02-01, to: 2023-09-30}
    """
ZAPORA = """
    - {units: [spzoz], status: unclear, reason: szpital, source: {title: r}}
    - {to: 2021-10-18, status: unclear, reason: za wcześnie, source: {title: r}}
    - {area: a, status: eligible, reason: tak, source: {title: r}}
"""
DATED = programme({**CLASSED, "zapora": ZAPORA}, f"{GRANT_TERMS}obligatory: [diagnoza]\n{dedent(LIMITS)}")
DAY = date(2022, 6, 8)


@pytest.fixture
def definition(small: Small) -> Definition:
    return bank_of(small, AREA, MEASURES, ITEMS, DATED)


def checked(
    small: Small, definition: Definition, *entries: dict[str, object], sheet: str = ALL_BAD, rest: str = "",
    day: date | None = DAY, units: tuple[Examined, ...] = (),
) -> CheckedList:  # fmt: skip
    """A list of the office beside its own diagnosis; `units` are examined beside it."""
    conducted = f"przeprowadzono: {{do: {day}}}\n" if day else "przeprowadzono: {}\n"
    plan = small.plan(definition, (sheet, conducted + rest + PRICES))
    office = Office("gmina", day=day, units=(Examined("urzad", "urzad", "gmina", day), *units))
    sources = [EntrySource.model_validate({"nazwa": "x", **entry}) for entry in entries]
    return check_list(sources, Matcher(definition.bank.items.values()), plan.programmes, office, plan)


@pytest.mark.parametrize(
    ("day", "status", "source", "is_verified"),
    [
        ("2020-01-31", "ineligible", "zasady, początek", True),
        ("2020-02-01", "unclear", "r", False),  # the catalogue's own line by date
        ("2021-10-18", "unclear", "r", False),
        ("2021-10-19", "eligible", "r", False),
        ("2023-09-30", "eligible", "r", False),
        ("2023-10-01", "unclear", "strona gminy", False),  # a contract may give another end
    ],
)
def test_day_of_an_entry_is_judged_by_the_period_with_the_source_of_its_end(
    small: Small, definition: Definition, day: str, status: str, source: str, is_verified: bool
) -> None:
    (line,) = checked(small, definition, {"pozycja": "zapora", "data": day}).lines
    (entry,) = line.eligibility
    assert (entry.status, entry.verified) == (status, is_verified)
    assert entry.source is not None
    assert entry.source.label == source


@pytest.mark.parametrize("day", [None, date(2019, 5, 1), date(2021, 10, 18), DAY, date(2025, 1, 1)])
def test_what_is_planned_is_classed_as_in_the_plan_and_the_day_of_the_diagnosis_is_told_once(
    small: Small, definition: Definition, day: date | None
) -> None:
    """An entry without a date was not bought on the day of the diagnosis, so the eligible period does not rule it out."""
    found = checked(small, definition, {"pozycja": "zapora"}, {"pozycja": "nas"}, day=day)
    assert found.plan is not None
    planned = {line.item.id: line.status for line in found.plan.lines}
    assert [line.status for line in found.lines] == [planned["zapora"], planned["nas"]]
    is_outside = day is not None and day.year in (2019, 2025)
    assert [p.code for p in found.problems].count("P050") == is_outside


def test_list_of_dated_entries_only_says_nothing_of_the_day_of_the_diagnosis(
    small: Small, definition: Definition
) -> None:
    found = checked(small, definition, {"pozycja": "nas", "data": "2022-01-01"}, day=date(2025, 1, 1))
    assert "P050" not in [p.code for p in found.problems]


def test_expense_and_entry_of_the_same_day_are_classed_alike(small: Small, definition: Definition) -> None:
    for day, code in (("2020-01-31", "P009"), ("2021-10-18", "P052"), ("2023-10-01", "P009")):
        spent = f'wydatki: [{{item: zapora, brutto: "1.00", data: {day}}}]\n'
        found = checked(small, definition, {"pozycja": "zapora", "data": day}, rest=spent)
        assert found.plan is not None
        (told,) = [p for p in found.plan.problems if p.code == code]
        (entry,) = found.lines[0].eligibility
        assert entry.reason in told.message
        assert entry.source is not None
        assert entry.source.label in told.hint


def test_examined_unit_is_classed_by_its_own_kind(small: Small, definition: Definition) -> None:
    """„Dla jednostki” is a budgetary unit, unless the diagnosis says what the unit is."""
    hospital = Examined("spzoz", "jednostka", "spzoz", DAY)
    entry = {"pozycja": "zapora", "dla": "jednostka"}
    assert checked(small, definition, entry).lines[0].status == "eligible"
    assert checked(small, definition, entry, units=(hospital,)).lines[0].eligibility[0].reason == "szpital"


def test_what_is_for_units_that_were_not_examined_rests_on_nothing(small: Small, definition: Definition) -> None:
    found = checked(small, definition, {"nazwa": "zapora dla szkół"}, {"pozycja": "zapora", "dla": "urzad"})
    (entry,) = found.unfounded
    assert (entry.index, entry.unexamined) == (0, ("szkola",))
    assert found.lines[1].reasons


def test_own_need_is_a_reason(small: Small, definition: Definition) -> None:
    laptop = {"pozycja": "laptop"}
    assert [entry.index for entry in checked(small, definition, laptop, sheet=ALL_GOOD).unfounded] == [0]
    assert checked(small, definition, laptop, sheet=ALL_GOOD, rest=LAPTOP).unfounded == ()


def test_unfounded_entry_carries_the_line_that_is_owned_already(small: Small, definition: Definition) -> None:
    found = checked(small, definition, {"pozycja": "zapora"}, rest="posiadane: [{item: zapora, ilosc: 1}]\n")
    (entry,) = found.unfounded
    assert [(line.item.id, line.hindrance) for line in entry.lines] == [("zapora", "owned")]


def test_undecided_entry_has_no_source_and_is_told_to_choose_or_to_describe(
    small: Small, definition: Definition
) -> None:
    """What the program found itself is neither verified nor waiting to be confirmed in a source."""
    found = checked(small, definition, {"nazwa": "zapora i laptop"}, {"nazwa": "krzesło"}, {"nazwa": "biurko"})
    entries = [line.eligibility[0] for line in found.lines]
    assert {(entry.status, entry.source, entry.verified) for entry in entries} == {("unclear", None, False)}
    chosen, described = [p for p in found.problems if p.code == "P048"]
    assert (chosen.message[-7:], described.message[-10:]) == (" wpis 1", "wpisy 2, 3")
    assert "jednej z propozycji" in chosen.hint
    assert described.hint == "propozycji nie ma; opisz zakup dokładniej"


# Money that is spent


DIAGNOSIS = 'wydatki: [{item: diagnoza, brutto: "123.00", stan: poniesione, data: 2022-06-30}]\n'
FIREWALL = 'wydatki: [{item: zapora, brutto: "123.00", data: 2022-06-30}]\n'
PRICED = {"netto": "100.00", "vat": "23", "ilosc": 1}


@pytest.mark.parametrize(
    ("expenses", "entries", "spent"),
    [
        ("", [{"pozycja": "diagnoza"}], [0]),
        (DIAGNOSIS, [{"pozycja": "diagnoza"}], [12_300]),
        (DIAGNOSIS, [{"pozycja": "diagnoza", "netto": "80.00"}], [9_840]),  # paid at most what the entry costs
        (DIAGNOSIS, [{"pozycja": "diagnoza", "netto": "500.00"}], [12_300]),  # and what was paid
        (DIAGNOSIS, [{"pozycja": "diagnoza"}, {"pozycja": "diagnoza"}], [12_300, 0]),  # no grosz for two entries
        (DIAGNOSIS, [{"pozycja": "diagnoza"}, {"pozycja": "diagnoza", "data": "2022-06-30"}], [0, 12_300]),
        (DIAGNOSIS, [{"pozycja": "diagnoza", "dla": "szkola"}], [0]),
        (FIREWALL, [{"pozycja": "zapora", "netto": "90.00"}], [0]),  # still needed: another one
        (FIREWALL, [{"pozycja": "zapora"}], [12_300]),
        (FIREWALL, [{"pozycja": "zapora", "netto": "90.00", "data": "2022-06-30"}], [11_070]),
    ],
)
def test_entry_that_is_an_expense_of_the_sheet_is_told_as_spent(
    small: Small, definition: Definition, expenses: str, entries: list[dict[str, object]], spent: list[int]
) -> None:
    """Same item and unit, and the day or the amount agrees, or nothing is needed of it any more."""
    found = checked(small, definition, *({**PRICED, **entry} for entry in entries), rest=expenses)
    assert [line.spent for line in found.lines] == spent


# What the first programme paid for, what lasts beyond the project

LASTING = ITEMS.replace("name: Chmura,", "name: Chmura, yearly_cost: true,")


def test_what_an_earlier_project_paid_for_is_told_at_the_entry(small: Small, definition: Definition) -> None:
    nas = definition.bank.items["nas"]
    kept = Owned(item="nas", ilosc=2, zrodlo="e-Szkoła", trwalosc_do=date(2022, 1, 1))
    owned = ((nas, kept), (definition.bank.items["zapora"], Owned(item="zapora")))
    school = Examined("szkola", "szkola", "szkola", DAY, "Szkoła", owned)
    entries = ({"pozycja": "nas", "dla": "urzad"}, {"pozycja": "nas", "dla": "szkola"}, {"pozycja": "zapora"})
    (told,) = [p for p in checked(small, definition, *entries, units=(school,)).problems if p.code == "P080"]
    assert told.path == ("zakupy", 1)
    assert "wpis 2: jednostka „Szkoła” ma już „NAS”" in told.message
    assert "z „e-Szkoła”, trwałość upłynęła 01.01.2022" in told.message


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ({"nazwa": "chmura na 2 lata"}, "P081"),  # from the diagnosis at the earliest: 8 June 2024
        ({"nazwa": "chmura na rok"}, "P051"),  # nobody knows when it will be bought
        ({"nazwa": "chmura"}, "P051"),
        ({"nazwa": "chmura na rok", "data": "2022-09-30"}, None),
        ({"nazwa": "chmura na rok", "data": "2022-10-01"}, "P081"),
        ({"nazwa": "zapora na 5 lat", "pozycja": "zapora"}, None),  # a thing, and no licence
    ],
)
def test_licence_that_lasts_beyond_the_project_is_told_and_one_that_may_is_told_so(
    small: Small, entry: dict[str, object], code: str | None
) -> None:
    terms = programme({**CLASSED, "chmura": "eligible"}, f"{GRANT_TERMS}obligatory: [diagnoza]\n")
    definition = bank_of(small, AREA, MEASURES, LASTING, terms)
    found = checked(
        small, definition, {"pozycja": "chmura", **entry}, rest="umowa: {koniec_projektu: 2023-09-30}\n"
    )  # fmt: skip
    assert [p.code for p in found.problems if p.code in ("P051", "P081")] == ([code] if code else [])


def test_what_the_unit_of_an_entry_owns_is_told_whatever_the_plan_buys_for_others(
    small: Small, definition: Definition
) -> None:
    """zapora is bought for the office; the school has one. An entry for the school is needless, for the office it is not."""
    school = SCHOOL + "posiadane: [{item: zapora, ilosc: 1, zrodlo: własne}]\n"
    plan = small.plan(definition, (ALL_BAD, PRICES), (ALL_BAD, school))
    units = (Examined("urzad", "urzad", "gmina", DAY), Examined("szkola", "szkola", "szkola", DAY))
    sources = [
        EntrySource.model_validate({"nazwa": "x", "pozycja": "zapora", "dla": dla}) for dla in ("szkola", "urzad")
    ]
    found = check_list(
        sources, Matcher(definition.bank.items.values()), plan.programmes, Office("gmina", units=units), plan
    )
    assert [(entry.index, entry.is_owned) for entry in found.unfounded] == [(0, True)]
