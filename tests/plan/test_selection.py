"""What is bought for the money there is: forced items, needs, own needs, what costs nothing, and why a line is left."""

from __future__ import annotations

import pytest

from diagnoza.definition.model import Definition
from diagnoza.plan.options import PlanOptions
from support.plan_bank import (
    ALL_BAD,
    ALL_GOOD,
    AREA,
    CLASSED,
    ITEMS,
    LAPTOP,
    MEASURES,
    PRICES,
    SCHOOL,
    bank_of,
    bought,
    left,
    measures,
    programme,
    without_price,
    zl,
)
from support.small import Small


@pytest.mark.parametrize(
    ("money", "chosen"),
    [
        (0, []),
        (99, []),
        (100, ["chmura"]),  # closes bez-kopii (16) in place of nas and wdrozenie at 1 500
        (899, ["chmura"]),
        (900, ["chmura", "zapora"]),
        (9000, ["chmura", "zapora"]),  # of two ways to close the same the cheaper
    ],
)
def test_most_weight_for_the_money(small: Small, free: Definition, money: int, chosen: list[str]) -> None:
    assert sorted(bought(small.plan(free, (ALL_BAD, PRICES), options=zl(money)))) == chosen


def test_item_comes_with_what_it_needs_or_not_at_all(small: Small, free: Definition) -> None:
    """nas at 1 000 makes no sense without wdrozenie at 500; chmura is left out by request."""
    chmura = free.bank.items["chmura"]
    for money, chosen in ((1499, ["zapora"]), (1500, ["nas", "wdrozenie"])):
        options = PlanOptions(budget=money * 100, omitted=frozenset({chmura}))
        assert bought(small.plan(free, (ALL_BAD, PRICES), options=options)) == chosen


def test_measure_that_costs_nothing_is_in_every_plan(small: Small, free: Definition) -> None:
    plan = small.plan(free, (ALL_BAD, PRICES), options=zl(0))
    assert (plan.removed_weight, plan.open_weight) == (2, 20)
    assert [measure.id for measure in plan.free] == ["spisac"]
    assert small.plan(free, (ALL_BAD, PRICES)).free == plan.free


def test_obligatory_item_is_bought_first(small: Small, bound: Definition) -> None:
    """Of 2 100 zł the obligatory diagnoza takes 2 000, so zapora at 800 cannot be bought; chmura is unclear."""
    plan = small.plan(bound, (ALL_BAD, PRICES), options=zl(2100))
    assert bought(plan) == ["diagnoza"]
    assert left(plan) == {"nas": "money", "wdrozenie": "money", "chmura": "alternative", "zapora": "money"}


def test_forced_items_above_the_budget_are_an_error_and_nothing_else_is_bought(small: Small, bound: Definition) -> None:
    plan = small.plan(bound, (ALL_BAD, PRICES), options=zl(1999))
    [problem] = [problem for problem in plan.problems if problem.severity == "error"]
    assert problem.code == "P025"
    assert bought(plan) == ["diagnoza"]
    assert plan.next_step is None


def test_budget_that_what_is_obligatory_just_takes_up_is_no_refusal(small: Small, bound: Definition) -> None:
    """diagnoza costs 2 000: with that there is a next step, with a grosz less there is only P025."""
    plan = small.plan(bound, (ALL_BAD, PRICES), options=zl(2000))
    assert (bought(plan), "P025" in [p.code for p in plan.problems]) == (["diagnoza"], False)
    assert plan.next_step is not None
    less = small.plan(bound, (ALL_BAD, PRICES), options=PlanOptions(budget=1999_99))
    assert (bought(less), "P025" in [p.code for p in less.problems], less.next_step) == (["diagnoza"], True, None)


def test_budget_above_the_programme_s_maximum_is_cut(small: Small, bound: Definition) -> None:
    plan = small.plan(bound, (ALL_BAD, PRICES), options=zl(20_000))
    assert (plan.budget, plan.limit, plan.limiter) == (20_000_00, 9_000_00, "program")


def test_unclear_item_is_bought_when_asked_for(small: Small, bound: Definition) -> None:
    options = PlanOptions(budget=2100_00, with_unclear=True)
    assert bought(small.plan(bound, (ALL_BAD, PRICES), options=options)) == ["diagnoza", "chmura"]


def test_included_item_is_bought_with_its_needs_and_omitted_never(small: Small, free: Definition) -> None:
    nas, zapora = free.bank.items["nas"], free.bank.items["zapora"]
    options = PlanOptions(budget=9000_00, included=frozenset({nas}), omitted=frozenset({zapora}))
    plan = small.plan(free, (ALL_BAD, PRICES), options=options)
    assert bought(plan) == ["nas", "wdrozenie"]
    assert left(plan) == {"chmura": "alternative", "zapora": "omitted"}


@pytest.mark.parametrize(
    ("money", "chosen"),
    [
        (319, []),  # laptop at 300 makes no sense without torba at 20
        (320, ["laptop", "torba"]),
        (820, ["zapora"]),  # what closes a finding comes first, though both would fit but for 300 zł
        (1120, ["zapora", "laptop", "torba"]),
    ],
)
def test_own_need_comes_from_what_is_left_with_what_it_needs(
    small: Small, free: Definition, money: int, chosen: list[str]
) -> None:
    answers = "{kopie: tak, siec: nie, zasady: tak}"
    assert bought(small.plan(free, (answers, LAPTOP + PRICES), options=zl(money))) == chosen


def test_own_need_whose_need_has_no_price_is_not_bought_under_a_budget(small: Small, free: Definition) -> None:
    prices = PRICES.replace('  torba: {netto: "20.00", vat: zw}\n', "")
    plan = small.plan(free, (ALL_GOOD, LAPTOP + prices), options=zl(9000))
    assert bought(plan) == []
    assert left(plan)["torba"] == "price"


def test_own_need_is_served_by_what_a_finding_brings(small: Small, free: Definition) -> None:
    """wdrozenie comes with the nas of the finding; the second nas, the head's own wish, needs no second one."""
    rest = "potrzeby_wlasne: [{item: nas, ilosc: 1, uzasadnienie: bo}]\n" + PRICES
    options = PlanOptions(budget=2500_00, omitted=frozenset({free.bank.items["chmura"]}))
    plan = small.plan(free, ("{kopie: nie, siec: tak, zasady: tak}", rest), options=options)
    assert bought(plan) == ["nas", "wdrozenie", "nas"]
    assert left(plan) == {"chmura": "omitted"}  # no line of a second wdrozenie is left over
    assert plan.total.gross == 2500_00


def test_included_own_need_is_forced_with_its_own_needs(small: Small, free: Definition) -> None:
    options = PlanOptions(budget=320_00, included=frozenset({free.bank.items["laptop"]}))
    assert bought(small.plan(free, (ALL_BAD, LAPTOP + PRICES), options=options)) == ["laptop", "torba"]


def test_own_needs_are_bought_in_the_order_of_the_sheet(small: Small, free: Definition) -> None:
    rest = (
        "potrzeby_wlasne: [{item: zapora, uzasadnienie: a}, {item: laptop, uzasadnienie: b}, {item: chmura, uzasadnienie: c}]\n"
        + PRICES
    )
    assert bought(small.plan(free, (ALL_GOOD, rest), options=zl(950))) == ["zapora", "chmura"]


def test_line_that_alone_closes_nothing_says_so(small: Small, free: Definition) -> None:
    """nas has a price, but wdrozenie, without which it makes no sense, has none."""
    prices = PRICES.replace('  wdrozenie: {netto: "500.00", vat: zw}\n', "")
    options = PlanOptions(budget=9000_00, omitted=frozenset({free.bank.items["chmura"]}))
    plan = small.plan(free, ("{kopie: nie, siec: tak, zasady: tak}", prices), options=options)
    assert left(plan) == {"nas": "useless", "wdrozenie": "price", "chmura": "omitted"}


def test_minimum_buys_what_is_obligatory_and_what_closes_critical_findings(small: Small, bound: Definition) -> None:
    """bez-kopii (4 × 4) is critical and bez-zapory is not; own needs stay out."""
    options = PlanOptions(budget=9000_00, variant="minimum")
    plan = small.plan(bound, (ALL_BAD, LAPTOP + PRICES), options=options)
    assert bought(plan) == ["diagnoza", "nas", "wdrozenie"]
    assert left(plan)["zapora"] == "variant"
    assert left(plan)["laptop"] == "variant"


def test_full_plan_takes_an_alternative_where_first_choice_closes_nothing(small: Small, free: Definition) -> None:
    """wdrozenie has no price, so nas would be bought for nothing; chmura closes the finding."""
    prices = PRICES.replace('  wdrozenie: {netto: "500.00", vat: zw}\n', "")
    plan = small.plan(free, (ALL_BAD, prices), options=PlanOptions(variant="pełny"))
    assert sorted(bought(plan)) == ["chmura", "zapora"]
    assert plan.open_weight == 0


def test_next_step_names_the_money_the_finding_and_the_item(small: Small, free: Definition) -> None:
    plan = small.plan(free, (ALL_BAD, PRICES), options=zl(100))
    assert plan.next_step is not None
    assert (plan.next_step.gross, plan.next_step.weight) == (800_00, 4)
    assert [finding.id for finding in plan.next_step.findings] == ["bez-zapory"]
    assert [line.item.id for line in plan.next_step.lines] == ["zapora"]


@pytest.mark.parametrize(
    ("money", "missing", "with_own_needs"),
    [(600, 500, 800), (899, 201, 501), (1099, 1, 301)],
)
def test_next_step_reckons_with_what_own_needs_brought(
    small: Small, money: int, missing: int, with_own_needs: int
) -> None:
    """The finding asks for torba (20 → 100) and zapora (1 000); the laptop (300) rests on torba as well. With 600 zł laptop and torba
    are bought: zapora alone is missing, 1 000 zł. With 1 100 the finding is closed at the price of the laptop, with 1 400 both.
    """
    items = ITEMS.replace("name: Zapora, kind: srodek-trwaly, unit: szt.", "name: Zapora, kind: srodek-trwaly, unit: szt., "
                          "needs: [torba]")  # fmt: skip
    prices = PRICES.replace('"20.00"', '"100.00"').replace('"800.00"', '"1000.00"')
    definition = bank_of(small, AREA, MEASURES, items)
    answers = "{kopie: tak, siec: nie, zasady: tak}"
    plan = small.plan(definition, (answers, LAPTOP + prices), options=zl(money))
    assert bought(plan) == ["torba", "laptop"]
    step = plan.next_step
    assert step is not None
    assert ([line.item.id for line in step.lines], step.gross, step.dropped) == (["zapora"], 1000_00, ())
    assert (step.missing, step.missing_with_wishes) == (missing * 100, with_own_needs * 100)
    without = small.plan(definition, (answers, LAPTOP + prices), options=zl(money + missing))
    assert (sorted(bought(without)), without.open_weight) == (["torba", "zapora"], 0)
    with_all = small.plan(definition, (answers, LAPTOP + prices), options=zl(money + with_own_needs))
    assert sorted(bought(with_all)) == ["laptop", "torba", "zapora"]


def test_next_step_leaves_an_own_need_what_it_rests_on(small: Small) -> None:
    """bez-zapory (4) asks for torba (20), bez-kopii (16) for nas (1 000); the laptop (300) rests on torba. With 320 zł torba and laptop
    are bought. nas alone removes more, but the laptop is of no use without torba: 1 000 zł more, and nothing is given up.
    """
    measures_ = measures({"miejscowa": "nas", "w-chmurze": "nas", "zaslonic": "torba", "spisac": ""})
    items = ITEMS.replace(", needs: [wdrozenie]", "")
    plan = small.plan(bank_of(small, AREA, measures_, items), (ALL_BAD, LAPTOP + PRICES), options=zl(320))
    assert bought(plan) == ["torba", "laptop"]
    step = plan.next_step
    assert step is not None
    assert ([line.item.id for line in step.lines], step.dropped, step.reopened) == (["nas"], (), ())
    assert (step.gross, step.missing, step.missing_with_wishes) == (1000_00, 680_00, 1000_00)


def test_next_step_that_gives_something_up_says_what(small: Small, free: Definition) -> None:
    """
    With 800 zł zapora (4); bez-kopii (16) costs 1 500, and cheaper than both together is to give zapora up.
    """
    options = PlanOptions(budget=800_00, omitted=frozenset({free.bank.items["chmura"]}))
    step = small.plan(free, (ALL_BAD, PRICES), options=options).next_step
    assert step is not None
    assert step.gross == 700_00
    assert [line.item.id for line in step.dropped] == ["zapora"]
    assert [finding.id for finding in step.reopened] == ["bez-zapory"]


def test_no_time_leaves_what_is_forced_and_tells_the_gap(small: Small, bound: Definition) -> None:
    """Of 22 the rules (2) are closed for nothing; that the other 20 can't be is what no time was left to prove."""
    plan = small.plan(bound, (ALL_BAD, PRICES), options=PlanOptions(budget=9000_00, seconds=0.0))
    assert bought(plan) == ["diagnoza"]
    assert (plan.removed_weight, plan.unproved_weight) == (2, 20)
    assert [problem.code for problem in plan.problems if problem.code == "P026"] == ["P026"]


# Own needs and what they rest on

BARE = PlanOptions()
FULL = PlanOptions(variant="pełny")


@pytest.mark.parametrize("options", [BARE, FULL], ids=["without a budget", "pełny"])
def test_own_need_whose_need_has_no_price_is_not_bought_without_a_budget_either(
    small: Small, free: Definition, options: PlanOptions
) -> None:
    plan = small.plan(free, (ALL_GOOD, LAPTOP + without_price("torba")), options=options)
    assert bought(plan) == []
    assert left(plan) == {"laptop": "unsupported", "torba": "price"}
    assert bought(small.plan(free, (ALL_GOOD, LAPTOP + PRICES), options=options)) == ["laptop", "torba"]


@pytest.mark.parametrize("options", [BARE, FULL, zl(9000)], ids=["without a budget", "pełny", "under a budget"])
def test_own_need_rests_on_what_the_unit_owns(small: Small, free: Definition, options: PlanOptions) -> None:
    """torba has no price, and none is missing: the unit has one."""
    rest = LAPTOP + "posiadane: [{item: torba}]\n" + without_price("torba")
    plan = small.plan(free, (ALL_GOOD, rest), options=options)
    assert bought(plan) == ["laptop"]
    assert left(plan) == {"torba": "owned"}


def test_own_need_rests_on_what_is_owned_though_another_own_need_wants_more_of_it(
    small: Small, free: Definition
) -> None:
    """A second zapora has no price; the nas, which is wished, rests on wdrozenie, which is owned and wished again."""
    wishes = "potrzeby_wlasne: [{item: nas, uzasadnienie: a}, {item: wdrozenie, uzasadnienie: b}]\n"
    rest = wishes + "posiadane: [{item: wdrozenie}]\n" + without_price("wdrozenie", "chmura")
    plan = small.plan(free, ("{kopie: nie, siec: tak, zasady: tak}", rest))
    assert bought(plan) == ["nas", "nas"]


def test_support_of_a_forced_own_need_gives_way_to_what_a_finding_brings(small: Small) -> None:
    """laptop is to be bought in any case and rests on chmura, which then closes bez-kopii as well: one chmura, not two."""
    items = ITEMS.replace("needs: [torba]", "needs: [chmura]")
    definition = bank_of(small, AREA, MEASURES, items)
    options = PlanOptions(budget=600_00, included=frozenset({definition.bank.items["laptop"]}))
    plan = small.plan(definition, ("{kopie: nie, siec: tak, zasady: tak}", LAPTOP + PRICES), options=options)
    assert bought(plan) == ["chmura", "laptop"]
    assert (plan.total.gross, plan.removed_weight) == (400_00, 16)
    assert [line.hindrance for line in plan.lines if line.is_support] == ["served"]


@pytest.mark.parametrize("is_included", [False, True])
def test_need_that_is_asked_for_in_any_case_takes_nothing_from_the_findings(small: Small, is_included: bool) -> None:
    """bez-zapory is closed by torba (20), an alternative to zapora (800); the laptop (300) rests on torba. 320 zł reach for both,
    whether the laptop is asked for in any case or not.
    """
    measures_ = measures({"miejscowa": "nas", "w-chmurze": "torba", "zaslonic": "zapora", "spisac": ""})
    area = AREA.replace("measures: [zaslonic]", "measures: [{any: [zaslonic, w-chmurze]}]")
    definition = bank_of(small, area, measures_, ITEMS)
    included = frozenset({definition.bank.items["laptop"]} if is_included else ())
    answers = "{kopie: tak, siec: nie, zasady: tak}"
    for variant in ("zalecany", "pełny"):
        options = PlanOptions(budget=320_00, included=included, variant=variant)  # type: ignore[arg-type]
        plan = small.plan(definition, (answers, LAPTOP + without_price("zapora")), options=options)
        assert (bought(plan), plan.open_weight, plan.total.gross) == (["torba", "laptop"], 0, 320_00)


@pytest.mark.parametrize("options", [BARE, zl(2400)], ids=["without a budget", "under a budget"])
def test_own_need_brings_its_own_piece_of_what_is_only_an_alternative(small: Small, options: PlanOptions) -> None:
    """laptop rests on one month of chmura; twelve months of it would be the alternative to nas, which closes bez-kopii."""
    items = ITEMS.replace("needs: [torba]", "needs: [chmura]").replace(
        "name: Chmura, kind: usluga, unit: mies.", "name: Chmura, kind: usluga, unit: mies., quantity: {at_least: 12}"
    )
    prices = PRICES.replace('chmura: {netto: "100.00"', 'chmura: {netto: "150.00"')  # twelve are dearer than nas
    definition = bank_of(small, AREA, MEASURES, items)
    plan = small.plan(definition, ("{kopie: nie, siec: tak, zasady: tak}", LAPTOP + prices), options=options)
    shown = [(line.item.id, line.is_support) for line in plan.lines if line.is_chosen]
    assert shown == ([("nas", False), ("wdrozenie", False), ("laptop", False), ("chmura", True)] if options == BARE
                     else [("nas", False), ("wdrozenie", False)])  # fmt: skip


def test_support_of_one_unit_is_not_bought_for_another_that_has_it(small: Small) -> None:
    """The office closes bez-kopii by chmura; its laptop and the school's rest on chmura: one more, for the school."""
    items = ITEMS.replace("needs: [torba]", "needs: [chmura]")
    definition = bank_of(small, AREA, MEASURES, items)
    plan = small.plan(
        definition,
        ("{kopie: nie, siec: tak, zasady: tak}", LAPTOP + PRICES),
        (ALL_GOOD, SCHOOL + LAPTOP),
        options=zl(1000),
    )
    pieces = [(line.item.id, dict(line.units)) for line in plan.lines if line.is_chosen]
    assert pieces == [
        ("chmura", {"urzad": 1}), ("laptop", {"urzad": 1}), ("laptop", {"szkola": 1}), ("chmura", {"szkola": 1}),
    ]  # fmt: skip


# What the head turned down or accepted


@pytest.mark.parametrize("options", [BARE, FULL, zl(9000), PlanOptions(budget=9000_00, variant="minimum")])
def test_refused_measure_without_purchases_closes_nothing(small: Small, free: Definition, options: PlanOptions) -> None:
    """bez-zasad (2) would be closed for nothing by „spisac”; the head did not accept it and there is no other."""
    refused = "zalecenia: {spisac: {stanowisko: nie przyjęto}}\n"
    plan = small.plan(free, ("{kopie: tak, siec: tak, zasady: nie}", refused + PRICES), options=options)
    assert (plan.removed_weight, plan.open_weight, plan.closed) == (0, 2, ())
    assert [finding.id for finding in plan.left_open] == ["bez-zasad"]
    assert plan.free == ()


@pytest.mark.parametrize("options", [BARE, FULL, zl(9000)])
def test_finding_whose_only_measure_is_refused_stays_open(small: Small, free: Definition, options: PlanOptions) -> None:
    refused = "zalecenia: {zaslonic: {stanowisko: nie przyjęto}}\n"
    plan = small.plan(free, ("{kopie: tak, siec: nie, zasady: tak}", refused + PRICES), options=options)
    assert left(plan) == {"zapora": "declined"}
    assert [finding.id for finding in plan.left_open] == ["bez-zapory"]


def test_best_choice_never_counts_a_refused_way(small: Small, free: Definition) -> None:
    """chmura at 100 is the cheaper of two ways and refused: with 1 499 zł bez-kopii stays open, with 1 500 nas closes it."""
    rest = "zalecenia: {w-chmurze: {stanowisko: nie przyjęto}}\n" + PRICES
    copies = "{kopie: nie, siec: tak, zasady: tak}"
    assert bought(small.plan(free, (copies, rest), options=zl(1499))) == []
    assert bought(small.plan(free, (copies, rest), options=zl(1500))) == ["nas", "wdrozenie"]


@pytest.mark.parametrize("options", [BARE, FULL, zl(9000), PlanOptions(budget=9000_00, variant="minimum")])
def test_accepted_risk_is_neither_closed_nor_weighed(small: Small, free: Definition, options: PlanOptions) -> None:
    """The laptop of the head's own apart, nothing is bought for it, even where money is left; it stays open."""
    accepted = "ustalenia: {bez-kopii: {decyzja: ryzyko-zaakceptowane, uzasadnienie: bo}}\n"
    plan = small.plan(free, ("{kopie: nie, siec: tak, zasady: tak}", accepted + PRICES), options=options)
    assert bought(plan) == []
    assert (plan.removed_weight, plan.open_weight, plan.closed) == (0, 16, ())
    assert [(finding.id, finding.is_accepted) for finding in plan.left_open] == [("bez-kopii", True)]


def test_item_of_an_accepted_risk_is_bought_for_another_finding(small: Small) -> None:
    """nas is asked for by both; the risk of one is accepted: it closes the other alone."""
    measures_ = measures({"miejscowa": "nas", "w-chmurze": "chmura", "zaslonic": "nas", "spisac": ""})
    definition = bank_of(small, AREA, measures_, ITEMS)
    accepted = "ustalenia: {bez-kopii: {decyzja: ryzyko-zaakceptowane, uzasadnienie: bo}}\n"
    plan = small.plan(definition, ("{kopie: nie, siec: nie, zasady: tak}", accepted + PRICES), options=zl(1500))
    assert bought(plan) == ["nas", "wdrozenie"]
    assert [finding.id for finding in plan.closed] == ["bez-zapory"]


# What is asked for in any case


def test_included_item_is_bought_for_all_who_want_it_and_as_an_alternative_only_where_nobody_does(
    small: Small, free: Definition
) -> None:
    """Own need and finding both want zapora: both lines. Nobody wants chmura, an alternative to nas: it is bought beside nas.
    Where chmura is an own need besides, that is the line somebody wants.
    """
    rest = "potrzeby_wlasne: [{item: zapora, uzasadnienie: a}, {item: chmura, uzasadnienie: b}]\n" + PRICES
    included = PlanOptions(included=frozenset({free.bank.items["zapora"], free.bank.items["chmura"]}))

    def bases(rest: str, item: str) -> list[str]:
        lines = small.plan(free, (ALL_BAD, rest), options=included).lines
        return [line.basis for line in lines if line.is_chosen and line.item.id == item]

    assert bases(rest, "zapora") == ["finding", "wish"]
    assert bases(PRICES, "chmura") == ["finding"]
    assert bases(rest, "chmura") == ["wish"]


def test_included_item_is_forced_in_every_variant(small: Small, free: Definition) -> None:
    """For „minimum” too, though zapora closes no critical finding."""
    zapora = frozenset({free.bank.items["zapora"]})
    for variant in ("minimum", "zalecany", "pełny"):
        options = PlanOptions(budget=900_00, variant=variant, included=zapora)
        assert "zapora" in bought(small.plan(free, (ALL_BAD, PRICES), options=options))


def test_own_needs_are_bought_one_by_one_in_the_order_of_the_sheet(small: Small, free: Definition) -> None:
    """Thirty laptops for the council are too dear; the one of the next entry is not lost with them."""
    wishes = "potrzeby_wlasne: [{item: laptop, ilosc: 30, uzasadnienie: rada}, {item: laptop, ilosc: 1, uzasadnienie: sekretarz}]\n"
    plan = small.plan(free, (ALL_GOOD, wishes + PRICES), options=zl(400))
    assert [(line.item.id, line.quantity) for line in plan.lines if line.is_chosen] == [("laptop", 1), ("torba", 1)]


def test_certain_measure_of_an_accepted_risk_alone_asks_for_nothing(small: Small, free: Definition) -> None:
    accepted = "ustalenia: {bez-zapory: {decyzja: ryzyko-zaakceptowane, uzasadnienie: bo}}\n"
    plan = small.plan(free, ("{kopie: tak, siec: nie, zasady: tak}", accepted + PRICES))
    assert bought(plan) == []
    assert left(plan) == {"zapora": "declined"}


def test_included_item_somebody_wants_but_cannot_buy_is_not_bought_for_another_unit(
    small: Small, free: Definition
) -> None:
    """The office would buy nas first, but is not sure that it lacks copies; the school, which lacks them, has nas only as an
    alternative: that line of nas, which could be bought, is not bought in place of the one the office wants.
    """
    measures_ = measures({"miejscowa": "nas", "w-chmurze": "chmura", "zaslonic": "zapora", "spisac": ""})
    area = AREA.replace("[{any: [miejscowa, w-chmurze]}]", "[miejscowa]").replace(
        "measures: [zaslonic]", "measures: [{any: [zaslonic, miejscowa]}]"
    )
    definition = bank_of(small, area, measures_, ITEMS)
    options = PlanOptions(included=frozenset({definition.bank.items["nas"]}))
    office = ("{kopie: nie wiem, siec: tak, zasady: tak}", PRICES)
    school = ("{kopie: tak, siec: nie, zasady: tak}", SCHOOL)
    plan = small.plan(definition, office, school, options=options)
    offered = [(dict(line.units), line.is_wanted, line.state) for line in plan.lines if line.item.id == "nas"]
    assert offered == [({"szkola": 1}, False, "certain"), ({"urzad": 1}, True, "conditional")]
    assert bought(plan) == ["zapora"]
    assert [problem.code for problem in plan.problems if problem.code == "P016"] == ["P016"]


def test_what_an_included_need_cannot_get_brings_nothing_for_others(small: Small) -> None:
    """The laptop, asked for in any case, rests on nas, which the programme does not pay for; wdrozenie, which nas rests on and
    only the school lacks, is not bought for it.
    """
    items = ITEMS.replace("needs: [torba]", "needs: [nas]")
    definition = bank_of(small, AREA, MEASURES, items, programme(CLASSED | {"nas": "ineligible"}))
    options = PlanOptions(included=frozenset({definition.bank.items["laptop"]}))
    copies = "{kopie: nie, siec: tak, zasady: tak}"
    office = (copies, LAPTOP + "posiadane: [{item: wdrozenie}]\n" + PRICES)
    plan = small.plan(definition, office, (copies, SCHOOL), options=options)
    assert [dict(line.units) for line in plan.lines if line.item.id == "nas"] == [{"urzad": 1, "szkola": 1}]
    assert bought(plan) == ["laptop"]
