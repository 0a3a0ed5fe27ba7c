"""The chapter on purchases: what is bought and still needed, the rest in short, nothing on eligibility without a programme."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import pytest

from diagnoza.definition.model import Definition
from diagnoza.plan.line import Line
from diagnoza.problems import problem
from diagnoza.render.markdown import render_markdown
from diagnoza.report.build import build_report
from diagnoza.report.model import Report
from diagnoza.report.quantities import quantity_text
from diagnoza.report.text import remark
from support.plan_bank import ALL_BAD, AREA, ITEMS, LAPTOP, MEASURES, PRICES, PROGRAMME
from support.reports import example
from support.small import Small

OWNED = "posiadane: [{item: zapora, ilosc: 1, zrodlo: dar}]\n"


@pytest.fixture
def definition(small: Small) -> Definition:
    small.file("bank/measures.yaml", MEASURES).file("bank/purchases.yaml", ITEMS)
    return small.area("obszar", AREA).definition()


def report_of(small: Small, definition: Definition, sheet: tuple[str, str]) -> Report:
    return build_report(small.case(definition, sheet), small.plan(definition, sheet), [("a.yaml", "0")])


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def line_of(small: Small, definition: Definition, item: str, units: Mapping[str, int]) -> Line:
    """The line of an item, as if 27 were wanted beside 9 that are owned."""
    found = next(line for line in small.plan(definition, (ALL_BAD, PRICES)).lines if line.item.id == item)
    return dataclasses.replace(found, quantity=27, owned=9, units=units)


def test_without_a_programme_nothing_is_said_of_eligibility(small: Small, definition: Definition) -> None:
    report = report_of(small, definition, (ALL_BAD, PRICES))
    assert "Zakupy" in report.contents
    assert "Potrzeby niekwalifikowalne" not in report.contents
    text = plain(render_markdown(report))
    assert "## Zakupy" in text
    assert "Kwestionariusz nie wskazuje programu, więc kwalifikowalności nie oceniono." in text
    chapter = text.partition("## Zakupy")[2].partition("## Do ustalenia")[0]
    assert [word for word in ("kwalifikowalny", "Kwalifikowalne", "bez programu", "obszar") if word in chapter] == []


def test_with_a_programme_both_chapters_stand(small: Small) -> None:
    small.file("bank/measures.yaml", MEASURES).file("bank/purchases.yaml", ITEMS)
    small.file("programmes/gmina.yaml", PROGRAMME).area("obszar", AREA)
    contents = report_of(small, small.definition("programme: gmina"), (ALL_BAD, PRICES)).contents
    assert [title for title in contents if title.startswith(("Zakupy", "Potrzeby"))] == [
        "Zakupy według obszarów programu",
        "Potrzeby niekwalifikowalne",
    ]


def test_what_nobody_means_to_buy_stands_apart_with_its_reason(small: Small, definition: Definition) -> None:
    """A firewall is owned, and nas with its installation is bought: what it replaces is only named with its amounts."""
    purchases = report_of(small, definition, (ALL_BAD, OWNED + PRICES)).purchases
    assert [line.name for group in purchases.groups for line in group.lines] == ["NAS", "Wdrożenie"]
    assert [tuple(map(plain, row.cells)) for row in purchases.needless] == [
        ("Zapora", "0 szt. (potrzebne 1, posiadane 1)", "—", "—", "posiadane"),
        ("Chmura", "1 mies.", "100,00 zł", "100,00 zł", "rozwiązanie zastępcze"),
    ]


def test_a_quantity_says_what_is_owned_and_needed(small: Small, definition: Definition) -> None:
    """„Do dokupienia” is told only of what is bought or still needed."""
    one, two = (line_of(small, definition, "zapora", units) for units in ({"a": 27}, {"a": 0, "b": 27}))
    assert plain(quantity_text(one)) == plain(quantity_text(two)) == "27 szt. do dokupienia (potrzebne 36, posiadane 9)"
    replaced = dataclasses.replace(one, is_chosen=False, is_first_choice=False, hindrance="alternative")
    assert plain(quantity_text(replaced)) == "27 szt. (potrzebne 36, posiadane 9)"
    assert plain(quantity_text(dataclasses.replace(one, owned=0))) == "27 szt."


def test_an_item_that_stands_twice_tells_its_requirements_once() -> None:
    """A computer of a finding and one of an own need."""
    for group in example("gmina-przykladowa").purchases.groups:
        told = [(line.item, line.requirements) for line in group.lines if line.requirements]
        long = [
            item for item, requirements in told if requirements != ("Wymagania jak wyżej, przy tej samej pozycji.",)
        ]
        assert len(long) == len(set(long))
        assert {item for item, _ in told} == set(long)


def test_the_account_and_the_sums_stand_together() -> None:
    labels = [field.label for field in example("gmina-przykladowa").purchases.totals]
    assert labels[:3] == ["Razem netto", "Razem VAT", "Razem brutto"]
    assert labels[3:8] == [
        "Kwota grantu z umowy",
        "Wydatki poniesione, brutto",
        "Zostaje z grantu",
        "Plan, koszt kwalifikowalny",
        "Pozostaje po zakupach",
    ]


def test_the_summary_parts_own_needs_from_findings(small: Small, definition: Definition) -> None:
    """NAS 1 000, its installation 500 and zapora 800 close findings; laptop 300 and torba 20 are the head's wish."""
    money = report_of(small, definition, (ALL_BAD, LAPTOP + PRICES)).summary.money
    assert (money[0].label, plain(money[0].value)) == (
        "Zakupy razem, brutto",
        "2 620,00 zł (z ustaleń diagnozy: 2 300,00 zł; potrzeby własne: 320,00 zł)",
    )


def test_a_remark_is_made_of_sentences() -> None:
    told = "Po projekcie urząd zapłaci za: Zapora. Środki trzeba zaplanować w budżecie."
    assert remark(problem("P010", since="po projekcie", items="Zapora")) == told


def test_a_star_marks_what_was_not_confirmed_and_is_explained() -> None:
    report = example("gmina-przykladowa")
    assert {line.status for group in report.purchases.groups for line in group.lines if line.chosen == "tak"} == {
        "kwalifikowalny*"
    }
    assert plain(report.purchases.unconfirmed).startswith("kwalifikowalności żadnej z ")
    assert report.purchases.unconfirmed in [field.value for field in report.summary.money]
