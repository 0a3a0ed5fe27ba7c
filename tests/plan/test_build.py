"""Lines of a plan: why they are there, how many, which are chosen, and what they sum to; all by hand."""

from __future__ import annotations

import pytest

from diagnoza.definition.model import Definition
from diagnoza.plan.line import Line
from diagnoza.plan.model import Plan
from support.plan_bank import SCHOOL, bank_of, measures, programme
from support.small import Small

AREA = """
    questions:
      - {id: kopie, text: Czy?, kind: single, options: [{id: tak, label: Tak}, {id: nie, label: Nie, finding: bez-kopii}]}
      - {id: siec, text: Czy?, kind: single, options: [{id: tak, label: Tak}, {id: nie, label: Nie, finding: bez-zapory}]}
      - {id: serwerownia, text: Czy?, kind: single, options: [{id: tak, label: Tak}, {id: nie, label: Nie, finding: bez-szafy}]}
    findings:
      - {id: bez-kopii, title: K, kind: spostrzezenie, text: t, effect: e, likelihood: 4, impact: 4, measures: [wdrozyc, {any: [miejscowa, w-chmurze]}]}
      - {id: bez-zapory, title: Z, kind: spostrzezenie, text: t, effect: e, likelihood: 3, impact: 3, measures: [zaslonic]}
      - {id: bez-szafy, title: S, kind: spostrzezenie, text: t, effect: e, likelihood: 1, impact: 2, measures: [zamknac]}
    """  # noqa: E501
MEASURES = measures(
    {"wdrozyc": "program", "miejscowa": "nas", "w-chmurze": "chmura", "zaslonic": "zapora", "zamknac": "pokoj"}
)
ITEMS = """
    - {id: program, name: Program, kind: wnip, unit: szt., quantity: {per: stanowiska, times: 0.5, at_least: 2}}
    - {id: nas, name: NAS, kind: srodek-trwaly, unit: szt., needs: [wdrozenie]}
    - {id: chmura, name: Chmura, kind: usluga, unit: mies.}
    - {id: wdrozenie, name: Wdrożenie, kind: usluga, unit: szt., needs: [szkolenie]}
    - {id: szkolenie, name: Szkolenie, kind: szkolenie, unit: os., suits: {fact: stanowiska, ge: 5}}
    - {id: zapora, name: Zapora, kind: srodek-trwaly, unit: szt.}
    - {id: pokoj, name: Pokój, kind: usluga, unit: kpl., parts: [szafa, zamek]}
    - {id: szafa, name: Szafa, kind: wyposazenie, unit: szt.}
    - {id: zamek, name: Zamek, kind: wyposazenie, unit: szt.}
    - {id: diagnoza, name: Diagnoza, kind: usluga, unit: szt.}
    """
CLASSED = dict.fromkeys(("program", "chmura", "wdrozenie", "zapora", "szafa", "zamek", "diagnoza"), "eligible")
CLASSED |= {"nas": "ineligible", "szkolenie": "unclear"}
PROGRAMME = programme(CLASSED, "obligatory: [diagnoza]")
PRICES = """
ceny_szacunkowe:
  program: {netto: "10.05", vat: 23}
  nas: {netto: "1000.00", vat: 23}
  chmura: {netto: "100.00", vat: 23}
  wdrozenie: {netto: "200.00", vat: 8}
  szkolenie: {netto: "50.00", vat: zw}
  zapora: {netto: "3000.00", vat: 23}
  szafa: {netto: "0.10", vat: 5}
  diagnoza: {netto: "10000.00", vat: 23}
"""
UNIT = "jednostka: {nazwa: Urząd, rodzaj: gmina, zasoby: {stanowiska: 7}}\n"
GOOD = "{kopie: tak, siec: tak, serwerownia: tak}"


@pytest.fixture
def definition(small: Small) -> Definition:
    return bank_of(small, AREA, MEASURES, ITEMS, PROGRAMME)


@pytest.fixture
def free(small: Small) -> Definition:
    """The same without a programme: nothing is obligatory, nothing ineligible."""
    return bank_of(small, AREA, MEASURES, ITEMS)


def lines(plan: Plan) -> dict[str, Line]:
    """Lines by item; no item has two in these tests."""
    found = {line.item.id: line for line in plan.lines}
    assert len(found) == len(plan.lines)
    return found


def test_total_is_the_sum_of_chosen_lines_by_hand(small: Small, definition: Definition) -> None:
    """
    Obligatory diagnoza 10 000.00 + 2 300.00. program: half of 7 is 3.5, so 4 × 10.05 = 40.20, VAT 9.246 → 9.25.
    nas is ineligible, szkolenie unclear, wdrozenie has no price, chmura is only an alternative: none of them is chosen.
    Net 10 000.00 + 40.20, VAT 2 300.00 + 9.25.
    """
    prices = PRICES.replace('  wdrozenie: {netto: "200.00", vat: 8}\n', "")
    plan = small.plan(definition, ("{kopie: nie, siec: tak, serwerownia: tak}", UNIT + prices))
    found = lines(plan)
    assert [id_ for id_, line in found.items() if line.is_chosen] == ["diagnoza", "program"]
    assert found["program"].cost is not None
    assert (found["program"].quantity, found["program"].cost.vat) == (4, 9_25)
    assert (plan.total.net, plan.total.gross) == (10_040_20, 12_349_45)
    assert plan.total.eligible == plan.total.gross  # how much VAT is eligible was not declared


def test_needs_bring_their_own_needs_and_skip_what_does_not_suit(small: Small, free: Definition) -> None:
    big = lines(small.plan(free, ("{kopie: nie}", UNIT)))
    tiny = lines(small.plan(free, ("{kopie: nie}", UNIT.replace("7", "4"))))
    unknown = lines(small.plan(free, "{kopie: nie}"))
    assert {"nas", "wdrozenie", "szkolenie"} <= big.keys()
    assert "szkolenie" not in tiny
    assert "szkolenie" in unknown


def test_composite_gives_way_to_its_parts(small: Small, free: Definition) -> None:
    found = lines(small.plan(free, "{kopie: tak, siec: tak, serwerownia: nie}"))
    assert list(found) == ["szafa", "zamek"]
    assert [measure.id for measure in found["zamek"].measures] == ["zamknac"]
    assert [finding.id for finding in found["zamek"].findings] == ["bez-szafy"]


def test_conditional_line_stands_in_no_total(small: Small, free: Definition) -> None:
    plan = small.plan(free, ("{kopie: tak, siec: nie wiem, serwerownia: tak}", PRICES))
    zapora = lines(plan)["zapora"]
    assert (zapora.state, zapora.is_chosen) == ("conditional", False)
    assert (plan.total.net, plan.total.gross, plan.total.eligible) == (0, 0, 0)
    assert plan.to_establish == 3_690_00


def test_unit_that_may_need_an_item_adds_nothing_to_the_total_of_one_that_does(small: Small, free: Definition) -> None:
    """The office certainly needs zapora, the school perhaps: 3 000.00 net in the total, the school's apart."""
    plan = small.plan(
        free,
        ("{kopie: tak, siec: nie, serwerownia: tak}", PRICES),
        ("{kopie: tak, siec: nie wiem, serwerownia: tak}", SCHOOL + PRICES),
    )
    assert plan.total.net == 3_000_00
    assert plan.to_establish == 3_690_00


def test_same_need_of_two_units_is_one_line(small: Small, free: Definition) -> None:
    plan = small.plan(
        free,
        ("{siec: nie, kopie: tak, serwerownia: tak}", PRICES),
        ("{siec: nie, kopie: tak, serwerownia: tak}", SCHOOL),
    )
    zapora = lines(plan)["zapora"]
    assert (zapora.quantity, dict(zapora.units)) == (2, {"urzad": 1, "szkola": 1})
    assert plan.total.net == 6_000_00


def test_obligatory_item_binds_the_office_alone(small: Small, definition: Definition) -> None:
    office = lines(small.plan(definition, (GOOD, PRICES)))
    assert (office["diagnoza"].basis, office["diagnoza"].is_chosen) == ("programme", True)
    assert small.plan(definition, (GOOD, SCHOOL)).lines == ()


def test_wish_stands_as_it_is_with_its_reason(small: Small, free: Definition) -> None:
    rest = "potrzeby_wlasne: [{item: zapora, ilosc: 3, uzasadnienie: wymiana zużytych}]\n" + PRICES
    wish = lines(small.plan(free, (GOOD, rest)))["zapora"]
    assert (wish.basis, wish.state, wish.quantity, wish.reason) == ("wish", "certain", 3, "wymiana zużytych")
    assert wish.is_chosen


def test_owned_pieces_are_taken_off(small: Small, free: Definition) -> None:
    owned = "posiadane: [{item: program, ilosc: 1}, {item: program, ilosc: 2}]\n"
    line = lines(small.plan(free, ("{kopie: nie}", UNIT + owned + PRICES)))["program"]
    assert (line.quantity, line.owned) == (1, 3)
    assert line.cost is not None
    assert line.cost.net == 10_05


def test_line_wholly_owned_stays_in_the_plan_with_nothing_to_buy(small: Small, free: Definition) -> None:
    owned = "posiadane: [{item: zapora, ilosc: 5}]\n"
    plan = small.plan(free, ("{siec: nie, kopie: tak, serwerownia: tak}", owned))
    zapora = lines(plan)["zapora"]
    assert (zapora.quantity, zapora.owned, zapora.is_chosen) == (0, 1, False)
    assert plan.is_complete  # nothing to buy needs no price
    priced = small.plan(free, ("{siec: nie, kopie: tak, serwerownia: tak}", owned + PRICES))
    assert not lines(priced)["zapora"].is_chosen


def test_owned_pieces_of_one_unit_do_not_serve_another(small: Small, free: Definition) -> None:
    needs_one = "{siec: nie, kopie: tak, serwerownia: tak}"
    plan = small.plan(free, (needs_one, "posiadane: [{item: zapora, ilosc: 2}]"), (needs_one, SCHOOL))
    assert dict(lines(plan)["zapora"].units) == {"urzad": 0, "szkola": 1}


def test_expense_is_one_bought_and_lessens_the_budget(small: Small, definition: Definition) -> None:
    rest = 'umowa: {kwota_grantu: "20000.00"}\nwydatki: [{item: diagnoza, brutto: "12300.00"}]\n' + PRICES
    plan = small.plan(definition, (GOOD, rest))
    assert (plan.budget, plan.total.gross) == (7_700_00, 0)
    assert lines(plan)["diagnoza"].owned == 1


def test_line_without_a_price_is_never_chosen_and_leaves_the_plan_incomplete(small: Small, free: Definition) -> None:
    plan = small.plan(free, ("{kopie: tak, siec: tak, serwerownia: nie}", PRICES))
    found = lines(plan)
    assert (found["zamek"].cost, found["zamek"].is_chosen) == (None, False)
    assert found["szafa"].is_chosen
    assert not plan.is_complete
    assert "P001" in [problem.code for problem in plan.problems]


def test_alternative_measure_is_shown_and_not_bought(small: Small, free: Definition) -> None:
    found = lines(small.plan(free, ("{kopie: nie}", PRICES)))
    assert (found["nas"].is_first_choice, found["nas"].is_chosen) == (True, True)
    assert (found["chmura"].is_first_choice, found["chmura"].is_chosen) == (False, False)


def test_ineligible_need_stays_with_its_reason_and_an_eligible_item_to_consider(
    small: Small, definition: Definition
) -> None:
    nas = lines(small.plan(definition, ("{kopie: nie}", PRICES)))["nas"]
    assert (nas.status, nas.is_chosen, nas.eligibility[0].reason) == ("ineligible", False, "nie")
    assert [item.id for item in nas.consider] == ["chmura"]


def test_lines_are_in_order_of_obligation_need_and_wish(small: Small, definition: Definition) -> None:
    rest = "potrzeby_wlasne: [{item: szafa, uzasadnienie: bo}]"
    plan = small.plan(definition, ("{kopie: tak, siec: nie wiem, serwerownia: nie}", rest))
    shown = [(line.item.id, line.basis, line.state) for line in plan.lines]
    assert shown == [
        ("diagnoza", "programme", "certain"),
        ("szafa", "finding", "certain"),
        ("zamek", "finding", "certain"),
        ("zapora", "finding", "conditional"),
        ("szafa", "wish", "certain"),
    ]


def test_weights_tell_what_the_chosen_lines_close(small: Small, free: Definition) -> None:
    """bez-kopii (16) is closed by program and nas with what nas needs; bez-zapory (9) by zapora, which has no price."""
    prices = PRICES.replace('  zapora: {netto: "3000.00", vat: 23}\n', "")
    plan = small.plan(free, ("{kopie: nie, siec: nie, serwerownia: tak}", prices))
    assert (plan.removed_weight, plan.open_weight) == (16, 9)


def test_composite_whose_parts_are_not_bought_closes_nothing(small: Small, free: Definition) -> None:
    """zamknac buys pokoj, which splits into szafa and zamek; zamek has no price, so bez-szafy (2) stays open."""
    plan = small.plan(free, ("{kopie: tak, siec: tak, serwerownia: nie}", PRICES))
    assert (plan.removed_weight, plan.open_weight) == (0, 2)


def test_item_bought_without_what_it_needs_closes_nothing(small: Small, free: Definition) -> None:
    """nas makes no sense without wdrozenie (design §2), which has no price, so bez-kopii (16) stays open."""
    prices = PRICES.replace('  wdrozenie: {netto: "200.00", vat: 8}\n', "").replace(
        '  chmura: {netto: "100.00", vat: 23}\n', ""
    )
    plan = small.plan(free, ("{kopie: nie, siec: tak, serwerownia: tak}", prices))
    assert (plan.removed_weight, plan.open_weight) == (0, 16)


def test_item_bought_for_one_unit_closes_nothing_in_another(small: Small) -> None:
    """zapora is eligible for the office alone: its bez-zapory (9) is closed, the school's (9) stays open."""
    zapora = """
    - {units: [szkola], status: ineligible, reason: nie, source: {title: r}}
    - {area: a, status: eligible, reason: tak, source: {title: r}}
"""
    definition = bank_of(small, AREA, MEASURES, ITEMS, programme({**CLASSED, "zapora": zapora}))
    answers = "{kopie: tak, siec: nie, serwerownia: tak}"
    plan = small.plan(definition, (answers, PRICES), (answers, SCHOOL + PRICES))
    shown = [(dict(line.units), line.is_chosen) for line in plan.lines if line.item.id == "zapora"]
    assert shown == [({"urzad": 1}, True), ({"szkola": 1}, False)]
    assert (plan.removed_weight, plan.open_weight) == (9, 9)


def test_lines_whose_classing_was_confirmed_for_one_unit_only_are_two(small: Small) -> None:
    """Same status, area and reason; what was read in the rules of one and not of the other is told of each."""
    zapora = """
    - {units: [szkola], area: a, status: eligible, reason: tak, source: {title: plotka}}
    - {area: a, status: eligible, reason: tak, source: {title: regulamin}, verified: true}
"""
    definition = bank_of(small, AREA, MEASURES, ITEMS, programme({**CLASSED, "zapora": zapora}))
    answers = "{kopie: tak, siec: nie, serwerownia: tak}"
    plan = small.plan(definition, (answers, PRICES), (answers, SCHOOL + PRICES))
    shown = [(dict(line.units), line.eligibility[0].verified) for line in plan.lines if line.item.id == "zapora"]
    assert shown == [({"urzad": 1}, True), ({"szkola": 1}, False)]


@pytest.mark.parametrize(
    ("share", "eligible", "warned"),
    [("tak", 3_690_00, False), ("nie", 3_000_00, False), ("50", 3_345_00, False), ("", 3_690_00, True)],
)
def test_declared_share_of_vat_is_eligible(
    small: Small, free: Definition, share: str, eligible: int, warned: bool
) -> None:
    rest = f"umowa: {{vat_kwalifikowalny: {share}}}\n{PRICES}"
    plan = small.plan(free, ("{kopie: tak, siec: nie, serwerownia: tak}", rest))
    assert plan.total.eligible == eligible
    assert "P003" not in [problem.code for problem in plan.problems]  # without a programme nobody settles a cost
    small.file("programmes/gmina.yaml", PROGRAMME)
    settled = small.plan(small.definition("programme: gmina"), ("{kopie: tak, siec: nie, serwerownia: tak}", rest))
    assert ("P003" in [problem.code for problem in settled.problems]) is warned
