"""One word of another thing keeps a line from being decided, however well the others fit."""

from __future__ import annotations

import pytest

from diagnoza.files.content import shipped
from diagnoza.files.definitions import load_bank
from diagnoza.plan.everyday import GROUPS
from diagnoza.plan.matching import Matcher
from diagnoza.plan.words import word_of


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    bank = load_bank([shipped("questionnaires")]).bank
    return Matcher(bank.items.values(), bank.brands)


def decided(matcher: Matcher, text: str) -> str | None:
    item = matcher.match(text).item
    return item.id if item else None


@pytest.mark.parametrize(("text", "foreign", "item"), [
    ("czarny laptop biznesowy Dell Latitude 5540", "laptop do zmywarki", "laptop"),
    ("laptop z torbą", "laptop – torba", "laptop"),
    ("laptop z baterią", "laptop – bateria", "laptop"),
    ("drukarka z serwisem", "serwis drukarki", "drukarka"),
    ("monitory dla sekretariatu", "monitory sekretariatu pogody", "monitor"),
    ("testy penetracyjne infrastruktury", "testy penetracyjne gruntu", "testy-penetracyjne"),
    ("szkolenie pracowników z cyberzagrożeń, online", "szkolenie pracowników z obsługi gaśnic", "szkolenie-pracownikow"),
    ("szkolenie pracowników", "szkolenie pracowników księgowości", "szkolenie-pracownikow"),
    ("szkolenie dla wójta – cyberzagrożenia", "szkolenie dla wójta – zagrożenia powodziowe", "szkolenie-kierownictwa"),
    ("szkolenie dla wójta, zastępcy i kierowników wydziałów", "szkolenie dla wójta, zastępcy i strażaków", "szkolenie-kierownictwa"),
    ("szkolenie kierowników wydziałów", "szkolenie kierowników wydziału komunikacji", "szkolenie-kierownictwa"),
    ("szkolenie dla pracowników i radnych", "szkolenie dla pracowników i mieszkańców", "szkolenie-pracownikow"),
    ("audyt KRI zgodnie z ustawą", "audyt zgodności z ustawą o rachunkowości", "audyt-kri"),
    ("konfiguracja firewalla i instruktaż", "konfiguracja firewalla i szkolenie", "wdrozenie-zapory"),
    ("serwer z systemem operacyjnym", "serwer z systemem nawadniania", "serwer"),
    ("szkolenie pracowników", "szkolenie pracowników z AutoCAD", "szkolenie-pracownikow"),
    ("oprogramowanie antywirusowe na serwery", "oprogramowanie antywirusowe do kas", "ochrona-stacji"),
])  # fmt: skip
def test_everyday_words_may_stand_beside_an_item_and_others_not(
    matcher: Matcher, text: str, foreign: str, item: str
) -> None:
    """A thing takes more of them than a program, a service or a training; the foreign line still shows the item."""
    assert decided(matcher, text) == item
    assert decided(matcher, foreign) is None
    assert item in [candidate.item.id for candidate in matcher.match(foreign).candidates]


def test_everyday_words_are_folded() -> None:
    for words in GROUPS.values():
        assert all(word_of(word).text == word.replace("-", "") or "-" in word for word in words)
