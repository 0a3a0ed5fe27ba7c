"""Own contribution, tranches and durability of a plan, by hand; what is not known stays unknown."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diagnoza.plan.model import Plan, Settlement
from diagnoza.plan.settlement import divided, years_after
from diagnoza.problems import Failure
from diagnoza.report.settlement import settlement_rows
from support.cases import cases
from support.plan_bank import bank_of, measures, programme
from support.small import Small

AREA = """
    questions: [{id: p, text: Czy?, kind: single, options: [{id: tak, label: Tak}, {id: nie, label: Nie, finding: u}]}]
    findings: [{id: u, title: U, kind: spostrzezenie, text: t, effect: e, likelihood: 2, impact: 2, measures: [m]}]
    """
MEASURES = measures({"m": "nas"})
ITEMS = "- {id: nas, name: NAS, kind: srodek-trwaly, unit: szt.}"
TERMS = """
    grant: {own_share: "4"}
    own_contribution: {text: Wkład wynosi 4 %., source: {title: regulamin, point: par. 5}, verified: true}
    tranches: {percents: [30, 30, 40], source: {title: portal}}
    durability: {years: 2, source: {title: baza projektów}, verified: true}
    """
FULL = "decyzja_zakupowa: {wariant: pelny}"
PRICE = 'ceny_szacunkowe: {nas: {netto: "1000.01", vat: 23}}\n'


def planned(small: Small, terms: str, contract: str) -> Plan:
    definition = bank_of(small, AREA, MEASURES, ITEMS, programme({"nas": "eligible"}, terms))
    return small.plan(definition, ("p: nie", f"{contract}\n{PRICE}"))


def settlement(small: Small, terms: str, contract: str = "") -> Settlement:
    found = planned(small, terms, contract).settlement
    assert found is not None
    return found


def test_own_share_is_of_the_eligible_cost_and_the_rest_comes_from_the_grant(small: Small) -> None:
    """Gross 1 000.01 + 230.00 = 1 230.01, VAT eligible: 4 % is 49.2004 → 49.20, and 1 180.81 from the grant."""
    found = settlement(small, TERMS, "umowa: {vat_kwalifikowalny: tak}")
    assert (found.own, found.granted, found.beyond) == (49_20, 1_180_81, 0)


def test_grant_pays_no_more_than_is_left_of_it(small: Small) -> None:
    """Of 1 180.81 beside the own share 1 000.00 − 100.00 is left in the grant; 280.81 lies above it."""
    spent = 'wydatki: [{item: nas, brutto: "100.00"}]'
    found = settlement(small, TERMS, f'umowa: {{kwota_grantu: "1000.00", vat_kwalifikowalny: tak}}\n{spent}\n{FULL}')
    assert (found.own, found.granted, found.above) == (49_20, 900_00, 280_81)


def test_vat_that_is_not_eligible_is_paid_beyond_the_grant(small: Small) -> None:
    found = settlement(small, TERMS, "umowa: {vat_kwalifikowalny: nie}")
    assert (found.own, found.granted, found.beyond) == (40_00, 960_01, 230_00)


def test_tranches_divide_the_grant_of_the_contract(small: Small) -> None:
    found = settlement(small, TERMS, 'umowa: {kwota_grantu: "99999.75", vat_kwalifikowalny: tak}')
    assert [part.amount for part in found.tranches] == [29_999_93, 29_999_92, 39_999_90]
    assert found.is_of_contract


def test_tranches_divide_what_the_grant_pays_where_no_contract_says(small: Small) -> None:
    found = settlement(small, TERMS, "umowa: {vat_kwalifikowalny: tak}")
    assert sum(part.amount or 0 for part in found.tranches) == found.paid == 1_180_81
    assert not found.is_of_contract


def test_durability_is_counted_from_the_end_of_the_project(small: Small) -> None:
    found = settlement(small, TERMS, "umowa: {koniec_projektu: 2024-02-29}")
    assert found.durable_until == date(2026, 2, 28)
    assert years_after(date(2023, 10, 28), 5) == date(2028, 10, 28)
    assert years_after(date(9998, 1, 1), 2) is None


def test_what_is_not_known_is_said_to_be_not_known(small: Small) -> None:
    found = settlement(small, "")
    assert (found.own, found.granted, found.tranches, found.durable_until) == (None, None, (), None)
    shown = {row.cells[0]: row.cells[1] for row in settlement_rows(found)}
    assert shown == {"Wkład własny": "nie ustalono", "Transze grantu": "nie ustalono", "Trwałość": "nie ustalono"}


def test_tranches_without_a_grant_have_no_amounts(small: Small) -> None:
    """The share of the applicant is not known, so what the grant pays of the plan is not either."""
    found = settlement(small, TERMS.replace('grant: {own_share: "4"}', ""))
    assert [part.amount for part in found.tranches] == [None, None, None]
    shown = {row.cells[0]: row.cells[1] for row in settlement_rows(found)}
    assert shown["Wkład własny"] == "nie ustalono. Wkład wynosi 4 %."
    assert shown["Transze grantu"] == (
        "I: 30\u00a0%; II: 30\u00a0%; III: 40\u00a0%; kwot nie ustalono, bo nie podano kwoty grantu"
    )
    assert shown["Trwałość"] == "2\u00a0lata; dnia nie ustalono, bo nie podano końca projektu"


def test_each_row_tells_its_source_and_how_sure_it_is(small: Small) -> None:
    found = settlement(small, TERMS, "umowa: {vat_kwalifikowalny: nie, koniec_projektu: 2024-01-31}")
    rows = {row.cells[0]: row.cells[1:] for row in settlement_rows(found)}
    assert rows["Wkład własny"][1:] == ("regulamin, par. 5", "potwierdzone w źródle")
    assert rows["Transze grantu"][1:] == ("portal", "do potwierdzenia w regulaminie")
    assert rows["Trwałość"][0].startswith("2\u00a0lata; licząc od końca projektu do 31.01.2026")
    assert rows["Poza grantem"][0] == "230,00\u00a0zł"


def test_plan_without_a_programme_has_no_settlement(small: Small) -> None:
    plan = small.plan(bank_of(small, AREA, MEASURES, ITEMS), ("p: nie", PRICE))
    assert plan.settlement is None
    assert list(settlement_rows(plan.settlement)) == []


def test_tranches_that_do_not_make_the_whole_are_a_fault(small: Small) -> None:
    with pytest.raises(Failure) as failure:
        planned(small, TERMS.replace("[30, 30, 40]", "[30, 30, 30]"), "")
    assert "transze dają razem 90 %" in failure.value.problems[0].message


_PERCENTS = st.lists(st.integers(1, 98), min_size=1, max_size=6).map(
    lambda parts: [Fraction(100 * p, sum(parts)) for p in parts]
)


@settings(max_examples=cases(10_000))
@given(amount=st.integers(0, 10**10), percents=_PERCENTS)
def test_tranches_make_the_grant_to_the_grosz_and_none_is_off_by_a_grosz_or_more(
    amount: int, percents: list[Fraction]
) -> None:
    """Rule: Σ parts = grant; |part − share of it| < 1 grosz."""
    parts = divided(amount, percents)
    assert sum(parts) == amount
    assert all(abs(part - amount * share / 100) < 1 for part, share in zip(parts, percents, strict=True))
