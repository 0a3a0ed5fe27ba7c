"""A line taken apart: roles of its words."""

from __future__ import annotations

import pytest

from diagnoza.plan.phrases import Reader
from diagnoza.plan.words import Lexicon, word_of

NAMES = [word_of(text) for text in ("laptop", "serwer", "monitor", "UTM", "CAL")]
KNOWN = [word_of(t) for t in ("subskrypcja", "system", "operacyjny", "zbieranie", "logi", "szkolenie", "MS", "Office")]
READER = Reader(Lexicon([*NAMES, *KNOWN]).alike, NAMES, {"dell", "ms"})


def roles(text: str) -> dict[str, str]:
    return {said.word.text: said.role for said in READER.spoken(text)}


@pytest.mark.parametrize(("text", "expected"), [
    ("zakup laptopa z systemem operacyjnym", {"laptopa": "head", "systemem": "company", "operacyjnym": "company"}),
    ("torba na laptopa", {"torba": "head", "laptopa": "purpose"}),
    ("system do zbierania logów", {"system": "other", "zbierania": "aim", "logow": "purpose"}),
    ("laptop – bateria", {"laptop": "head", "bateria": "apart"}),
    ("2 serwery i laptop", {"serwery": "head", "laptop": "head"}),
    ("nowy kolorowy monitor", {"nowy": "other", "kolorowy": "other", "monitor": "head"}),
    ("kamery do laptopów", {"kamery": "head", "laptopow": "purpose"}),
    ("UTM (subskrypcja)", {"utm": "head", "subskrypcja": "company"}),
    ("MS Office", {"ms": "other", "office": "head"}),
    ("laptop bez systemu operacyjnego", {"laptop": "head"}),
    ("monitor 24 cale", {"monitor": "head"}),
    ("50 CALi", {"cal": "head"}),
    ("laptop i instruktaż", {"laptop": "head", "instruktaz": "company"}),
    ("laptop do sali oraz instruktaż", {"laptop": "head", "sali": "purpose", "instruktaz": "company"}),
    ("laptop i szkolenie", {"laptop": "head", "szkolenie": "other"}),
    ("instruktaż i laptop", {"instruktaz": "head", "laptop": "head"}),
    ("laptop, użytkownicy", {"laptop": "head", "uzytkownicy": "other"}),
    ("Dell Latitude 5540", {"dell": "other", "latitude": "other"}),
    ("", {}),
])  # fmt: skip
def test_the_first_noun_leads_and_others_stand_to_it(text: str, expected: dict[str, str]) -> None:
    """A brand never leads; what looked like an adjective leads where no noun comes. A briefing comes with what is bought."""
    assert roles(text) == expected


@pytest.mark.parametrize(("text", "kinds"), [
    ("laptop Dell Latitude 5540", ["name", "brand", "brand"]),
    ("laptop ThinkSystem", ["name", "brand"]),
    ("szkolenie Holtera", ["noun", "noun"]),
])  # fmt: skip
def test_what_follows_a_brand_or_is_written_as_one_is_a_brand(text: str, kinds: list[str]) -> None:
    """A capital letter alone is no sign of a product."""
    assert [said.kind for said in READER.spoken(text)] == kinds


@pytest.mark.parametrize("papers", [
    "zgodnie z rozporządzeniem", "zgodny z regulaminem konkursu", "na zgodność z ustawą", "wg umowy", "według harmonogramu projektu",
    "na podstawie umowy o powierzenie grantu", "zgodnie z wnioskiem o przyznanie grantu", "zgodnie z kosztorysem",
    "zgodnie z opisem przedmiotu zamówienia", "zgodnie z załącznikiem nr 1 do zapytania ofertowego",
    "zgodnie z § 20 ust. 2 rozporządzenia",
])  # fmt: skip
def test_the_papers_something_is_bought_by_say_nothing(papers: str) -> None:
    assert roles(f"laptop {papers}") == {"laptop": "head"}


@pytest.mark.parametrize(("text", "left"), [
    ("szkolenie z ustawy", {"szkolenie", "ustawy"}),
    ("szkolenie zgodnie z ustawą o zamówieniach", {"szkolenie", "zamowieniach"}),
    ("szkolenie wg regulaminu pracy", {"szkolenie", "pracy"}),
])  # fmt: skip
def test_what_a_paper_is_about_says_something(text: str, left: set[str]) -> None:
    """Only the paper is passed over: a training „z ustawy” is about it, and what follows a paper tells what it rules."""
    assert set(roles(text)) == left
