"""What `dlaczego` says of a purchase beside the chain: why it is bought, its VAT, what was spent; the bank of `plan_bank`."""

from __future__ import annotations

import pytest

from diagnoza.definition.model import Definition
from diagnoza.plan.build import build_plan
from diagnoza.plan.options import PlanOptions
from diagnoza.report.explanation import explain
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
    programme,
)
from support.small import Small

CRITICAL_ONLY = "należy do wariantu minimum; nie podano budżetu ani kwoty grantu, które by go ograniczały"
GRANT = "umowa: {kwota_grantu: 5000}\n"


def said(small: Small, known: Definition, item: str, *sheets: tuple[str, str], options: PlanOptions) -> dict[str, str]:
    """All sentences on the item by unit, spaces plain."""
    case = small.case(known, *sheets)
    steps = explain(item, case, build_plan(case, options)).steps
    units = dict.fromkeys(step.unit for step in steps)
    return {unit: " ".join(step.text for step in steps if step.unit == unit).replace("\u00a0", " ") for unit in units}


@pytest.mark.parametrize(
    ("rest", "variant", "why"),
    [
        ("", "zalecany", "nie podano budżetu ani kwoty grantu, więc plan obejmuje wszystko, co można kupić"),
        ("", "minimum", CRITICAL_ONLY),
        ("", "pełny", "wariant pełny obejmuje wszystkie zalecane zakupy bez względu na środki"),
        (GRANT, "pełny", "wariant pełny obejmuje wszystkie zalecane zakupy bez względu na środki"),
        (
            GRANT,
            "minimum",
            "należy do zestawu, który za te środki usuwa najwięcej ustaleń (plan wydaje 100,00 zł z 5 000,00 zł)",
        ),
    ],
)
def test_why_it_is_bought_hangs_on_the_variant_and_the_money(
    small: Small, free: Definition, rest: str, variant: str, why: str
) -> None:
    """„minimum” buys chmura for the critical finding, the others nas: no budget is told to be missing where there is one."""
    item = "chmura" if variant == "minimum" else "nas"
    options = PlanOptions(variant=variant)  # type: ignore[arg-type]
    assert f"W planie: {why}." in said(small, free, item, (ALL_BAD, rest + PRICES), options=options)["urzad"]


def test_share_of_vat_is_that_of_the_case_in_every_unit(small: Small) -> None:
    """The office declares that it recovers all VAT; the school, under the same contract, says nothing: 23 zł are left out of both."""
    definition = bank_of(small, AREA, MEASURES, ITEMS, programme(CLASSED))
    prices = PRICES.replace('zapora: {netto: "800.00", vat: zw}', 'zapora: {netto: "100.00", vat: 23}')
    answers = "{kopie: tak, siec: nie, zasady: tak}"
    sheets = ((answers, "umowa: {vat_kwalifikowalny: 0}\n" + prices), (answers, SCHOOL))
    told = said(small, definition, "zapora", *sheets, options=PlanOptions())
    assert all("koszt kwalifikowalny 200,00 zł (kwalifikowalny VAT: 0 %)" in text for text in told.values())
    assert told.keys() == {"urzad", "szkola"}


SPENT = 'wydatki: [{item: zapora, brutto: "184.50", stan: zaangażowane, data: 2022-08-05}]\n'
EXPENSE = "Wydatek w arkuszu: 184,50 zł brutto (zaangażowane, 05.08.2022)."


@pytest.mark.parametrize("answers", [ALL_BAD, ALL_GOOD], ids=["bought again", "not in the plan"])
def test_what_was_spent_on_an_item_is_told(small: Small, free: Definition, answers: str) -> None:
    """A złoty taken off the grant has its place in the chain, whether the plan buys more of the item or not."""
    assert EXPENSE in said(small, free, "zapora", (answers, SPENT + PRICES), options=PlanOptions())["urzad"]


def test_what_an_own_need_rests_on_tells_what_is_owned(small: Small, free: Definition) -> None:
    owned = "posiadane: [{item: torba, ilosc: 1, zrodlo: e-Urząd}]\n"
    told = said(small, free, "torba", (ALL_GOOD, LAPTOP + owned + PRICES), options=PlanOptions())["urzad"]
    assert "nic do dokupienia (posiadane)" in told
    assert "Posiadane: 1 szt. (źródło: e-Urząd)." in told
