"""What is missing may be left out where the list closes its findings in another way: the bank of `plan_bank`, a NAS or the cloud."""

from __future__ import annotations

import pytest

from diagnoza.definition.model import Definition
from diagnoza.plan.list_balance import Entry, lacking
from diagnoza.plan.list_substitutes import with_substitutes
from support.plan_bank import ALL_BAD, AREA, ITEMS, MEASURES, PRICES
from support.small import Small

OFFICE, PUPILS = frozenset(("urzad",)), frozenset(("szkola",))
POOR = 'umowa: {kwota_grantu: "900.00"}\n'
"""So little that the plan buys the cloud instead of the NAS of first choice."""


@pytest.fixture
def free(small: Small) -> Definition:
    small.file("bank/measures.yaml", MEASURES).file("bank/purchases.yaml", ITEMS)
    return small.area("obszar", AREA).definition()


@pytest.mark.parametrize(
    ("sheet", "listed", "instead"),
    [
        ("", ["chmura"], {"nas": [0], "wdrozenie": [0], "zapora": []}),
        ("", ["zapora"], {"nas": [], "wdrozenie": []}),
        (POOR, ["nas"], {"chmura": [], "zapora": []}),  # the NAS makes no sense without its installation
        (POOR, ["wdrozenie", "zapora", "nas"], {"chmura": [0, 2]}),
        ("posiadane: [{item: wdrozenie, ilosc: 1}]\n" + POOR, ["nas"], {"chmura": [0], "zapora": []}),
        ("potrzeby_wlasne: [{item: nas, ilosc: 1, uzasadnienie: bo}]\n", ["chmura"], {"nas": []}),  # wanted itself
    ],
)
def test_missing_item_names_the_entries_that_close_its_findings_whole(
    small: Small, free: Definition, sheet: str, listed: list[str], instead: dict[str, list[int]]
) -> None:
    plan = small.plan(free, (ALL_BAD, sheet + PRICES))
    bought = [Entry(index, free.bank.items[item], 1, OFFICE) for index, item in enumerate(listed)]
    found = with_substitutes(lacking(plan.lines, bought, []), plan.lines, bought)
    told = {missing.item.id: [substitute.index for substitute in missing.instead] for missing in found}
    assert {id_: told[id_] for id_ in instead} == instead


def test_entry_for_another_unit_stands_for_nothing(small: Small, free: Definition) -> None:
    plan = small.plan(free, (ALL_BAD, PRICES))
    bought = [Entry(0, free.bank.items["chmura"], 1, PUPILS)]
    found = with_substitutes(lacking(plan.lines, bought, []), plan.lines, bought)
    assert not any(missing.instead for missing in found)


def test_substitute_the_list_has_too_little_of_tells_how_much_it_would_take(small: Small, free: Definition) -> None:
    """Twelve months of the cloud do the work of the NAS; of three months on the list it is told that twelve are needed."""
    monthly = "unit: miesiąc, quantity: {at_least: 12}"
    small.file("bank/purchases.yaml", ITEMS.replace("kind: usluga, unit: mies.", f"kind: usluga, {monthly}"))
    definition = small.definition()
    plan = small.plan(definition, (ALL_BAD, PRICES))
    for listed, short in ((3, 12), (12, None), (None, None)):
        bought = [Entry(0, definition.bank.items["chmura"], listed, OFFICE)]
        found = with_substitutes(lacking(plan.lines, bought, []), plan.lines, bought)
        assert [
            substitute.short for missing in found if missing.item.id == "nas" for substitute in missing.instead
        ] == [short]
