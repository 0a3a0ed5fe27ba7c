"""What the treasurer and the auditor are told about a plan, one remark a test; by hand."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from diagnoza.definition.model import Definition
from diagnoza.plan.candidates import candidate_lines, prices_of
from diagnoza.plan.demand import demands_of
from diagnoza.plan.funds import funds_of
from diagnoza.plan.model import Plan
from diagnoza.plan.options import PlanOptions
from diagnoza.plan.remarks import remarks
from diagnoza.plan.selection import select
from support.plan_bank import (
    ALL_BAD,
    ALL_GOOD,
    AREA,
    ITEMS,
    LAPTOP,
    MEASURES,
    PRICES,
    SCHOOL,
    bank_of,
    programme,
    without_price,
    zl,
)
from support.small import Small

COPIES = "{kopie: nie, siec: tak, zasady: tak}"
FIREWALL = "{kopie: tak, siec: nie, zasady: tak}"
PERHAPS = "{kopie: tak, siec: nie wiem, zasady: tak}"
REFUSED = "zalecenia: {zaslonic: {stanowisko: nie przyjęto}}\n"
OWNED = "posiadane: [{item: zapora}]\n"


def told(plan: Plan, code: str) -> list[str]:
    """Messages of that code."""
    return [problem.message for problem in plan.problems if problem.code == code]


def names(plan: Plan, code: str) -> str:
    """The items a message of that code lists, empty where there is none."""
    return "".join(message.rpartition(": ")[2] for message in told(plan, code))


def classed(small: Small, **statuses: str) -> Definition:
    """The bank under a programme that obliges to nothing; every item is eligible unless said otherwise."""
    items = ("nas", "wdrozenie", "chmura", "zapora", "laptop", "torba")
    return bank_of(small, AREA, MEASURES, ITEMS, programme(dict.fromkeys(items, "eligible") | statuses))


# P001, P004, P006, P007, P010: only of what is needed


@pytest.mark.parametrize(
    ("answers", "rest", "options", "missing"),
    [
        pytest.param(ALL_BAD, without_price("zapora"), PlanOptions(), "Zapora", id="needed"),
        pytest.param(ALL_BAD, without_price("chmura"), PlanOptions(), "", id="an alternative"),
        pytest.param(COPIES, without_price("nas", "wdrozenie"), zl(100), "", id="its finding is closed otherwise"),
        pytest.param(
            COPIES, without_price("nas", "wdrozenie"), zl(99), "NAS, Wdrożenie", id="its finding is not closed"
        ),
        pytest.param(FIREWALL, OWNED + without_price("zapora"), PlanOptions(), "", id="owned"),
        pytest.param(FIREWALL, REFUSED + without_price("zapora"), PlanOptions(), "", id="refused"),
        pytest.param(ALL_GOOD, LAPTOP + without_price("torba"), PlanOptions(), "Torba", id="a need of an own need"),
        pytest.param(PERHAPS, without_price("zapora"), PlanOptions(), "Zapora", id="perhaps needed"),
    ],
)
def test_price_is_missed_of_what_is_needed_and_then_the_plan_is_incomplete(
    small: Small, free: Definition, answers: str, rest: str, options: PlanOptions, missing: str
) -> None:
    plan = small.plan(free, (answers, rest), options=options)
    assert names(plan, "P001") == missing
    assert plan.is_complete is not bool(missing)


@pytest.mark.parametrize(
    ("answers", "rest", "unit", "least"),
    [
        (FIREWALL, "", "zasoby: {stanowiska: 3}", ""),
        (FIREWALL, "", "", "Zapora"),
        (FIREWALL, OWNED, "", ""),
        (FIREWALL, REFUSED, "", ""),
        (PERHAPS, "", "", "Zapora"),
    ],
)
def test_quantity_of_a_unit_of_unknown_size_is_told_where_the_item_is_needed(
    small: Small, answers: str, rest: str, unit: str, least: str
) -> None:
    """P004: three firewalls for as many posts; where these are not known the least, one."""
    items = ITEMS.replace("name: Zapora, kind: srodek-trwaly, unit: szt.", "name: Zapora, kind: srodek-trwaly, unit: szt., "
                          "quantity: {per: stanowiska}")  # fmt: skip
    sheet = f"jednostka: {{nazwa: Urząd, rodzaj: gmina, {unit}}}\n{rest}"
    plan = small.plan(bank_of(small, AREA, MEASURES, items), (answers, sheet + PRICES))
    assert names(plan, "P004") == least


@pytest.mark.parametrize(
    ("options", "answers", "rest", "unclear"),
    [
        (PlanOptions(), FIREWALL, "", "Zapora"),
        (PlanOptions(with_unclear=True), FIREWALL, "", ""),
        (PlanOptions(), FIREWALL, OWNED, ""),
        (PlanOptions(), FIREWALL, REFUSED, ""),
        (PlanOptions(), ALL_GOOD, "potrzeby_wlasne: [{item: zapora, uzasadnienie: bo}]\n", "Zapora"),
    ],
)
def test_unclear_item_that_is_left_out_is_told(
    small: Small, options: PlanOptions, answers: str, rest: str, unclear: str
) -> None:
    """P006: the operator has to be asked, unless it is bought at the office's risk."""
    plan = small.plan(classed(small, zapora="unclear"), (answers, rest + PRICES), options=options)
    assert names(plan, "P006") == unclear


@pytest.mark.parametrize(
    ("answers", "rest", "ineligible"),
    [
        (FIREWALL, "", "Zapora"),
        (FIREWALL, OWNED, ""),
        (FIREWALL, REFUSED, ""),
        (ALL_GOOD, "potrzeby_wlasne: [{item: zapora, uzasadnienie: bo}]\n", "Zapora"),
    ],
)
def test_need_the_programme_does_not_pay_for_is_told(small: Small, answers: str, rest: str, ineligible: str) -> None:
    """P007: other money is needed for it."""
    plan = small.plan(classed(small, zapora="ineligible"), (answers, rest + PRICES))
    assert names(plan, "P007") == ineligible
    assert not told(small.plan(bank_of(small, AREA, MEASURES, ITEMS), (answers, rest + PRICES)), "P007")


def test_ineligible_alternative_is_not_told(small: Small) -> None:
    assert told(small.plan(classed(small, chmura="ineligible"), (COPIES, PRICES)), "P007") == []


@pytest.mark.parametrize(
    ("rest", "options", "yearly"),
    [
        pytest.param(PRICES, zl(9000), "Zapora", id="bought"),
        pytest.param(without_price("zapora"), zl(9000), "", id="only a price is missing"),
        pytest.param(PRICES, zl(0), "", id="no money for it"),
        pytest.param(REFUSED + PRICES, zl(9000), "", id="refused"),
    ],
)
def test_cost_after_the_project_is_told_of_what_is_bought(
    small: Small, rest: str, options: PlanOptions, yearly: str
) -> None:
    """P010: the office pays for what is bought, and for nothing else."""
    items = ITEMS.replace("name: Zapora, kind: srodek-trwaly, unit: szt.", "name: Zapora, kind: srodek-trwaly, unit: szt., "
                          "yearly_cost: true")  # fmt: skip
    plan = small.plan(bank_of(small, AREA, MEASURES, items), (FIREWALL, rest), options=options)
    assert names(plan, "P010") == yearly


# P015: perhaps the same pieces


def test_item_a_finding_asks_for_and_the_head_wants_besides_is_told_with_both_numbers(
    small: Small, free: Definition
) -> None:
    wish = "potrzeby_wlasne: [{item: zapora, ilosc: 2, uzasadnienie: bo}]\n"
    plan = small.plan(free, (FIREWALL, wish + PRICES))
    assert told(plan, "P015") == [
        "Zapora (Urząd): 1\u00a0szt. wynika z ustaleń, a 2\u00a0szt. to potrzeba własna, razem 3\u00a0szt."
    ]


@pytest.mark.parametrize(
    ("answers", "rest"),
    [
        pytest.param(PERHAPS, "", id="perhaps needed"),
        pytest.param(ALL_GOOD, "", id="no finding"),
        pytest.param(FIREWALL, OWNED, id="the finding is served already"),
        pytest.param(FIREWALL, REFUSED, id="the measure is refused"),
    ],
)
def test_own_need_alone_is_not_told_twice(small: Small, free: Definition, answers: str, rest: str) -> None:
    wish = "potrzeby_wlasne: [{item: zapora, ilosc: 2, uzasadnienie: bo}]\n"
    assert told(small.plan(free, (answers, rest + wish + PRICES)), "P015") == []


def test_own_need_of_one_unit_and_a_finding_of_another_are_not_the_same_pieces(small: Small, free: Definition) -> None:
    wish = "potrzeby_wlasne: [{item: zapora, ilosc: 2, uzasadnienie: bo}]\n"
    plan = small.plan(free, (FIREWALL, PRICES), (ALL_GOOD, SCHOOL + wish))
    assert told(plan, "P015") == []


# P016: asked for in any case, yet not bought


@pytest.mark.parametrize(
    ("item", "answers", "rest", "statuses", "reason"),
    [
        ("zapora", FIREWALL, PRICES, {}, ""),
        ("zapora", ALL_GOOD, PRICES, {}, "nie wynika z ustaleń; wpisz ją do „potrzeby_wlasne”"),
        ("zapora", FIREWALL, OWNED + PRICES, {}, "jest już posiadana albo opłacona"),
        ("zapora", FIREWALL, REFUSED + PRICES, {}, "ryzyko zaakceptowano albo zalecenia nie przyjęto"),
        ("zapora", PERHAPS, PRICES, {}, "nie wiadomo, czy jest potrzebna"),
        ("zapora", FIREWALL, without_price("zapora"), {}, "brak ceny"),
        ("chmura", COPIES, without_price("chmura"), {}, "brak ceny"),  # an alternative
        ("nas", COPIES, without_price("nas"), {}, "brak ceny"),  # chmura closes the finding
        ("torba", ALL_GOOD, LAPTOP + without_price("torba"), {}, "brak ceny"),  # nobody wants but a need of the laptop
        ("zapora", FIREWALL, PRICES, {"zapora": "ineligible"}, "program jej nie finansuje"),
        ("chmura", COPIES, PRICES, {"chmura": "ineligible"}, "program jej nie finansuje"),
        ("zapora", FIREWALL, PRICES, {"zapora": "unclear"},
         "nie wiadomo, czy program ją finansuje; dopuści ją --niejasne"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("asked", [{}, {"budget": 9000_00, "variant": "minimum"}], ids=["all", "minimum"])
def test_included_item_that_cannot_be_bought_is_told_with_the_reason(
    small: Small, item: str, answers: str, rest: str, statuses: dict[str, str], reason: str, asked: dict[str, Any]
) -> None:
    """Whatever the variant and the money; what else would do is no reason."""
    definition = classed(small, **statuses)
    options = PlanOptions(included=frozenset({definition.bank.items[item]}), **asked)
    plan = small.plan(definition, (answers, rest), options=options)
    name = definition.bank.items[item].name
    assert told(plan, "P016") == ([f"mimo „uwzglednij” nie dołączono: {name} ({reason})"] if reason else [])
    assert any(line.is_chosen and line.item.id == item for line in plan.lines) is not bool(reason)


# P013, P018: money beside the grant


@pytest.mark.parametrize(
    ("spent", "asked", "code", "message"),
    [
        ("1000.00", None, "P013", ""),
        ("5000.00", None, "P013", ""),  # to the last grosz
        ("5000.01", None, "P013", "wydatki 5\u00a0000,01\u00a0zł przekraczają kwotę grantu 5\u00a0000,00\u00a0zł"),
        ("1000.00", 4000_00, "P018", ""),
        ("1000.00", 4000_01, "P018",
         "podany budżet 4\u00a0000,01\u00a0zł przekracza to, co zostało z grantu: 4\u00a0000,00\u00a0zł"),
        ("6000.00", 100_00, "P018", "podany budżet 100,00\u00a0zł przekracza to, co zostało z grantu: 0,00\u00a0zł"),
        ("1000.00", None, "P018", ""),
    ],
)  # fmt: skip
def test_money_beyond_the_grant_is_told_and_nothing_is_cut(
    small: Small, free: Definition, spent: str, asked: int | None, code: str, message: str
) -> None:
    rest = f'umowa: {{kwota_grantu: "5000.00"}}\nwydatki: [{{item: diagnoza, brutto: "{spent}"}}]\n'
    plan = small.plan(free, (ALL_GOOD, rest), options=PlanOptions(budget=asked))
    assert told(plan, code) == ([message] if message else [])
    if asked is not None:
        assert (plan.budget, plan.limit) == (asked, asked)


def test_difference_beyond_the_grant_is_named(small: Small, free: Definition) -> None:
    plan = small.plan(free, (ALL_GOOD, 'umowa: {kwota_grantu: "5000.00"}\n'), options=zl(6000))
    assert [p.advice for p in plan.problems if p.code == "P018"] == [
        "różnicę 1\u00a0000,00\u00a0zł urząd zapłaci z innych środków"
    ]


@pytest.mark.parametrize(
    ("contract", "spent", "is_told"),
    [
        ("kwota_grantu: 9000, vat_kwalifikowalny: 87", True, True),
        ("kwota_grantu: 9000, vat_kwalifikowalny: 0", True, True),
        ("kwota_grantu: 9000, vat_kwalifikowalny: 100", True, False),
        ("kwota_grantu: 9000", True, False),
        ("vat_kwalifikowalny: 87", True, False),
        ("kwota_grantu: 9000, vat_kwalifikowalny: 87", False, False),
    ],
)
def test_expenses_taken_off_the_grant_with_more_vat_than_it_pays_are_told(
    small: Small, contract: str, spent: bool, is_told: bool
) -> None:
    """P063: of an expense only its gross is known, so rather too much than too little is taken off."""
    expense = 'wydatki: [{item: zapora, brutto: "123.00"}]\n' if spent else ""
    plan = small.plan(classed(small), (ALL_GOOD, f"umowa: {{{contract}}}\n{expense}{PRICES}"))
    assert [message[:23] for message in told(plan, "P063")] == ["wydatki 123,00\u00a0zł odlic"] * is_told


# P026 and P065: what was not proved


@pytest.mark.parametrize(
    ("bound", "is_cheapest", "told"),
    [(18, True, []), (18, False, ["P065"]), (22, True, ["P026"]), (22, False, ["P026"])],
)
def test_what_no_time_was_left_to_prove_is_told(
    small: Small, free: Definition, bound: int, is_cheapest: bool, told: list[str]
) -> None:
    """18 of 22 are removed for 100 zł; a heavier set matters more than a cheaper one."""
    case, options = small.case(free, (ALL_BAD, PRICES)), zl(100)
    funds = funds_of(case, (), (), options)
    prices = prices_of(case, {})
    found = select(candidate_lines(demands_of(case[0], ()), case, (), prices), case, options, funds.limit)
    assert found.choice is not None
    choice = dataclasses.replace(found.choice, bound=bound, is_cheapest=is_cheapest)
    problems = remarks(found.lines, (), funds, dataclasses.replace(found, choice=choice), case, options)
    assert found.choice.removed == 18
    assert [problem.code for problem in problems if problem.code in ("P026", "P065")] == told
