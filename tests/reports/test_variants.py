"""Variants in words: what each contains, and what every further amount brings from the state today."""

from __future__ import annotations

import pytest

from diagnoza.definition.model import Definition
from diagnoza.plan.options import PlanOptions
from diagnoza.plan.variants import at_budgets, curve, named_variants
from diagnoza.report.model import VariantEntry
from diagnoza.report.variants import contents_sentence, curve_entries, meaning_note, variant_entries, variants_note
from support.plan_bank import ALL_BAD, AREA, CLASSED, ITEMS, LAPTOP, MEASURES, PRICES, SCHOOL, bank_of, programme
from support.small import Small


@pytest.fixture
def definition(small: Small) -> Definition:
    small.file("bank/measures.yaml", MEASURES).file("bank/purchases.yaml", ITEMS)
    return small.area("obszar", AREA).definition()


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def told(entry: VariantEntry) -> tuple[str, ...]:
    cells = (entry.name, entry.gross, entry.added, entry.closed, entry.weight, entry.score, entry.contents)
    return tuple(map(plain, cells))


def test_a_variant_names_what_it_buys_beside_the_one_before(small: Small, definition: Definition) -> None:
    """The variants of `test_named_variants_by_hand`: chmura is what pełny replaces by nas."""
    case = small.case(definition, (ALL_BAD, LAPTOP + PRICES))
    options = PlanOptions(budget=2000_00)
    plan = small.plan(definition, (ALL_BAD, LAPTOP + PRICES), options=options)
    entries = variant_entries(named_variants(case, options, plan))
    assert [(entry.name, plain(entry.contents)) for entry in entries] == [
        ("minimum", "kupuje: Chmura, 1 mies."),
        ("zalecany", "dokłada: Zapora, 1 szt.; Laptop, 1 szt. (potrzeba własna); Torba, 1 szt. (potrzeba własna)"),
        ("pełny", "dokłada: NAS, 1 szt.; Wdrożenie, 1 szt.; rezygnuje z: Chmura, 1 mies."),
    ]


def test_the_curve_begins_today_and_with_what_costs_nothing(small: Small, definition: Definition) -> None:
    """Rules (2 of 22) are free, chmura (16) costs 100 zł, zapora (4) 800 zł; three questions weigh the same."""
    case = small.case(definition, (ALL_BAD, PRICES))
    plan = small.plan(definition, (ALL_BAD, PRICES))
    entries = curve_entries(curve(case, PlanOptions(), plan), case, plan)
    assert list(map(told, entries)) == [
        ("stan dziś", "0,00 zł", "—", "0 z 3", "0 %", "0 %", "nic nie kupuje"),
        ("same zalecenia bez zakupów", "0,00 zł", "—", "1 z 3", "9 %", "33 %", "nic nie kupuje"),
        ("", "100,00 zł", "+100,00 zł", "2 z 3", "82 %", "67 %", "kupuje: Chmura, 1 mies."),
        ("", "900,00 zł", "+800,00 zł", "3 z 3", "100 %", "100 %", "dokłada: Zapora, 1 szt."),
    ]


def test_without_amounts_there_is_no_curve(small: Small, definition: Definition) -> None:
    case = small.case(definition, (ALL_BAD, PRICES))
    assert list(curve_entries((), case, small.plan(definition, (ALL_BAD, PRICES)))) == []


def test_what_is_added_has_its_own_price_beside_the_whole(small: Small, definition: Definition) -> None:
    """Chmura costs 100 zł, zapora, laptop and torba 1 120 zł more; what drops something tells no price of what it adds."""
    case = small.case(definition, (ALL_BAD, LAPTOP + PRICES))
    options = PlanOptions(budget=2000_00)
    plan = small.plan(definition, (ALL_BAD, LAPTOP + PRICES), options=options)
    least, best, _ = named_variants(case, options, plan)
    assert plain(contents_sentence(least, "minimum")) == "minimum kupuje: Chmura, 1 mies. Razem 100,00 zł."
    all_three = "Zapora, 1 szt.; Laptop, 1 szt. (potrzeba własna); Torba, 1 szt. (potrzeba własna)"
    told = f"zalecany dokłada za 1 120,00 zł: {all_three}. Razem 1 220,00 zł."
    assert plain(contents_sentence(best, "zalecany", least)) == told
    assert plain(contents_sentence(best, "zalecany", best)) == "zalecany to samo. Razem 1 220,00 zł."
    dropping = plain(contents_sentence(least, "kwota 100,00 zł", best))
    assert dropping == f"kwota 100,00 zł rezygnuje z: {all_three}. Razem 100,00 zł."


def test_the_names_of_variants_are_explained(small: Small, definition: Definition) -> None:
    """Without a programme nothing is its duty; amounts that were asked for have no names."""
    case = small.case(definition, (ALL_BAD, LAPTOP + PRICES))
    options = PlanOptions(budget=2000_00)
    plan = small.plan(definition, (ALL_BAD, LAPTOP + PRICES), options=options)
    variants = named_variants(case, options, plan)
    assert meaning_note(variants) == (
        "Minimum: ustalenia krytyczne. Zalecany: najwięcej za dostępne środki. "
        "Pełny: wszystkie zalecane zakupy bez względu na środki. Pełny nie usuwa więcej niż zalecany."
    )
    assert meaning_note(curve(case, PlanOptions(), plan)) == ""
    assert variants_note((), "Urząd") == ""


def test_what_units_get_by_lines_of_their_own_is_counted_together(small: Small) -> None:
    """zapora is classed otherwise for the school: two lines of one item, of which the amount first reaches for one."""
    zapora = """
    - {units: [szkola], area: a, status: eligible, reason: szkoła, source: {title: r}}
    - {area: a, status: eligible, reason: urząd, source: {title: r}}
"""
    definition = bank_of(small, AREA, MEASURES, ITEMS, programme({**CLASSED, "zapora": zapora}))
    case = small.case(definition, ("{kopie: tak, siec: nie, zasady: tak}", PRICES), (
        "{kopie: tak, siec: nie, zasady: tak}", SCHOOL))  # fmt: skip
    one, both = at_budgets(case, PlanOptions(), [800_00, 1600_00])
    assert plain(contents_sentence(one, "mniej")) == "mniej kupuje: Zapora, 1 szt. Razem 800,00 zł."
    assert plain(contents_sentence(both, "więcej")) == "więcej kupuje: Zapora, 2 szt. Razem 1 600,00 zł."
    assert (
        plain(contents_sentence(both, "więcej", one))
        == "więcej dokłada za 800,00 zł: Zapora, 1 szt. Razem 1 600,00 zł."
    )


def test_own_needs_that_are_alike_are_two(small: Small, definition: Definition) -> None:
    """The same laptop wished twice; torba (20) comes once."""
    twice = LAPTOP.replace("[", "[{item: laptop, ilosc: 1, uzasadnienie: bo}, ")
    case = small.case(definition, ("{kopie: tak, siec: tak, zasady: tak}", twice + PRICES))
    one, two = at_budgets(case, PlanOptions(), [320_00, 620_00])
    told = "Laptop, 2 szt. (potrzeba własna); Torba, 1 szt. (potrzeba własna)"
    assert plain(contents_sentence(two, "więcej")) == f"więcej kupuje: {told}. Razem 620,00 zł."
    more = "więcej dokłada za 300,00 zł: Laptop, 1 szt. (potrzeba własna). Razem 620,00 zł."
    assert plain(contents_sentence(two, "więcej", one)) == more
