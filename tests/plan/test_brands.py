"""Brand names in what is to be bought."""

from __future__ import annotations

import pytest

from diagnoza.definition.model import Item
from diagnoza.files.content import shipped
from diagnoza.files.definitions import load_bank
from diagnoza.plan.brands import brands_in
from support.small import Small

BRANDS = ("Dell", "Microsoft", "Windows", "MS Office", "HP", "HPE", "Check Point", "TP-Link")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("serwer DELL R740", ("Dell",)),
        ("5 laptopów Della i pakiet ms office", ("Dell", "MS Office")),
        ("licencja Microsoftu na Windowsa", ("Microsoft", "Windows")),
        ("drukarka HP", ("HP",)),
        ("serwer HPE", ("HPE",)),
        ("zapora Check Point, przełącznik TP-Link", ("Check Point", "TP-Link")),
        ("szybkość 10 Gb/s, model dwurdzeniowy, delegacja, hipoteka", ()),
        ("serwer Dell lub równoważny", ()),
        ("usługa Windows albo rozwiązania równoważne", ()),
        ("", ()),
    ],
)
def test_brands_are_found_as_whole_words_also_declined(text: str, expected: tuple[str, ...]) -> None:
    """What the text says is equivalent is in order; letters inside another word are no brand."""
    assert brands_in(text, BRANDS) == expected


def test_without_a_list_nothing_is_a_brand() -> None:
    assert brands_in("Dell", ()) == ()


def test_own_reasons_and_requirements_with_a_brand_are_told(small: Small) -> None:
    small.file("bank/brands.yaml", "- {id: dell, names: [Dell]}")
    small.file(
        "bank/purchases.yaml",
        """
        - {id: laptop, name: Laptop, kind: wyposazenie, unit: szt.}
        - {id: serwer, name: Serwer, kind: srodek-trwaly, unit: szt., requirements: [jak Dell]}
        - {id: nas, name: NAS, kind: srodek-trwaly, unit: szt., requirements: [Dell lub równoważny]}
        """,
    )
    definition = small.area("a", "questions: [{id: p, text: Czy?, kind: text}]\n").definition()
    wishes = "".join(f"  - {{item: {id_}, uzasadnienie: {why}}}\n" for id_, why in (
        ("laptop", "potrzebny Dell"), ("serwer", "stary"), ("nas", "stary")))  # fmt: skip
    plan = small.plan(definition, ("{p: x}", f"potrzeby_wlasne:\n{wishes}"))
    told = [p.message for p in plan.problems if p.code == "P061"]
    assert len(told) == 2
    assert "„Laptop”" in told[0]
    assert "„Serwer”" in told[1]


def test_shipped_items_name_no_brand() -> None:
    bank = load_bank([shipped("questionnaires")]).bank
    assert len(bank.brands) > 50

    def texts(item: Item) -> tuple[str, ...]:
        return (item.name, *item.requirements)

    found = {
        item.id: named for item in bank.items.values() if (named := brands_in("\n".join(texts(item)), bank.brands))
    }
    assert found == {}


def test_a_name_of_two_makers_is_listed_once(small: Small) -> None:
    small.file("bank/brands.yaml", "- {id: a, names: [Aa, Bb]}\n- {id: b, names: [Bb, Cc]}")
    definition = small.area("a", "questions: [{id: p, text: Czy?, kind: text}]\n").definition()
    assert definition.bank.brands == ("Aa", "Bb", "Cc")
