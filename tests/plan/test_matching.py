"""Officers' words → purchase items: what is decided is right, what is not is shown with the right item among the candidates."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from diagnoza.definition.model import Bank, Item
from diagnoza.files.content import shipped
from diagnoza.files.definitions import load_bank
from diagnoza.plan.addressees import split_addressees, unit_kind
from diagnoza.plan.list_quantity import MAX, split_quantity
from diagnoza.plan.matching import Candidate, Match, Matcher
from diagnoza.plan.words import plain
from support.cases import cases

HERE = Path(__file__).parent


def listed(name: str) -> Any:
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


OFFICERS, TUNING = listed("officers_list.yaml"), listed("tuning_list.yaml")
SECOND, THIRD, UNSEEN = (
    listed(name) for name in ("strangers_list_2.yaml", "strangers_list_3.yaml", "unseen_list.yaml")
)
STRANGERS, VARIED, FOREIGN = listed("strangers_list.yaml"), listed("varied_list.yaml"), listed("foreign_list.yaml")


@pytest.fixture(scope="module")
def bank() -> Bank:
    return load_bank([shipped("questionnaires")]).bank


@pytest.fixture(scope="module")
def items(bank: Bank) -> Mapping[str, Item]:
    return bank.items


@pytest.fixture(scope="module")
def matcher(bank: Bank) -> Matcher:
    return Matcher(bank.items.values(), bank.brands)


def matched(matcher: Matcher, text: str) -> Match:
    """As a line of a list is: its quantity and whom it is for are taken off first."""
    return matcher.match(split_addressees(split_quantity(plain(text))[1])[1])


@dataclass(frozen=True)
class Figures:
    """Lines decided right, those decided wrong, and undecided ones without the right item among the candidates."""

    right: int
    wrong: list[str]
    lost: list[str]


def figures(matcher: Matcher, entries: Sequence[Mapping[str, Any]]) -> Figures:
    found = {entry["nazwa"]: (entry["pozycja"], matched(matcher, entry["nazwa"])) for entry in entries}
    assert len(found) == len(entries)
    return Figures(
        right=sum(match.item is not None and match.item.id == right for right, match in found.values()),
        wrong=[text for text, (right, match) in found.items() if match.item and match.item.id != right],
        lost=[text for text, (right, match) in found.items() if right not in [c.item.id for c in match.candidates]],
    )


# The lists


def test_of_officers_forty_purchases_all_are_decided_right(matcher: Matcher) -> None:
    """Written before anybody looked at the synonyms."""
    found = figures(matcher, OFFICERS["zakupy"])
    assert len(OFFICERS["zakupy"]) == 40
    assert (found.wrong, found.lost) == ([], [])
    assert found.right == 40


def test_of_a_strangers_forty_five_purchases_44_are_decided_right_and_none_wrong(matcher: Matcher) -> None:
    entries = [e for e in STRANGERS["zakupy"] if isinstance(e["pozycja"], str) and e["pozycja"] != "brak"]
    found = figures(matcher, entries)
    assert len(entries) == 45
    assert (found.wrong, found.lost) == ([], [])
    assert found.right >= 44


def test_of_a_list_nobody_tuned_to_35_of_forty_are_decided_right_none_wrong_and_nothing_foreign(
    matcher: Matcher,
) -> None:
    """The proof: a stranger's list after which nothing was changed. The right item is the first candidate of the rest."""
    found = figures(matcher, THIRD["zakupy"])
    assert (len(THIRD["zakupy"]), len(THIRD["poza_bankiem"])) == (40, 40)
    assert (found.right, found.wrong, found.lost) == (35, [], [])
    assert [text for text in THIRD["poza_bankiem"] if matched(matcher, text).item] == []


def test_a_strangers_ambiguous_and_foreign_purchases_are_not_decided(matcher: Matcher) -> None:
    """What words leave open is shown with one of the right items among the candidates."""
    entries = [e for e in STRANGERS["zakupy"] if e["pozycja"] == "brak" or isinstance(e["pozycja"], list)]
    assert len(entries) == 15
    found = {entry["nazwa"]: matched(matcher, entry["nazwa"]) for entry in entries}
    assert [text for text, match in found.items() if match.item] == []
    for entry in entries:
        if entry["pozycja"] != "brak":
            assert {c.item.id for c in found[entry["nazwa"]].candidates} & set(entry["pozycja"])


@pytest.mark.parametrize(("listed", "right"), [(SECOND, 40), (UNSEEN, 80)])
def test_of_lists_written_unseen_most_is_decided_right_none_wrong_and_nothing_foreign(
    matcher: Matcher, listed: Mapping[str, Any], right: int
) -> None:
    """At first sight 34 of the 40 of a second stranger were, then 41 of 60 with one wrong, then 27 of 30."""
    found = figures(matcher, listed["zakupy"])
    assert found.wrong == []
    assert len(found.lost) <= 1
    assert found.right >= right
    assert [text for text in listed["poza_bankiem"] if matched(matcher, text).item] == []


@pytest.mark.parametrize(("entries", "right"), [(TUNING["zakupy"], 100), (VARIED["zakupy"], 506)])
def test_lists_of_tuning_are_mostly_decided_and_never_wrong(
    matcher: Matcher, entries: Sequence[Mapping[str, Any]], right: int
) -> None:
    found = figures(matcher, entries)
    assert found.wrong == []
    assert len(found.lost) <= 1
    assert found.right >= right


def test_what_the_bank_does_not_know_and_what_is_not_one_thing_is_never_decided(matcher: Matcher) -> None:
    texts = [*OFFICERS["poza_bankiem"], *TUNING["poza_bankiem"], *FOREIGN["zakupy"]]
    assert len(texts) > 600
    assert [text for text in texts if matched(matcher, text).item] == []


@pytest.mark.parametrize("entry", [*OFFICERS["zakupy"], *TUNING["zakupy"]], ids=lambda entry: entry["nazwa"])
def test_quantity_and_addressee_are_those_of_the_words(entry: dict[str, Any]) -> None:
    quantity, rest = split_quantity(plain(entry["nazwa"]))
    addressees = split_addressees(rest)[0]
    assert (quantity, addressees) == (entry.get("ilosc"), tuple([entry["dla"]] if "dla" in entry else []))


@pytest.mark.parametrize("text", [entry["nazwa"] for entry in OFFICERS["zakupy"][:12]])
def test_capitals_and_wide_spaces_change_nothing(matcher: Matcher, text: str) -> None:
    first = matched(matcher, text)
    assert matched(matcher, f"  {text.replace(' ', '   ')} ") == first
    assert matched(matcher, unicodedata.normalize("NFD", text)) == first


@pytest.mark.parametrize(
    "text", ["14 pakietow biurowych", "przelaczniki zarzadzalne", "macierz dyskowa", "kserokopiarak"]
)
def test_a_line_without_diacritics_or_with_a_slip_of_the_pen_is_known(matcher: Matcher, text: str) -> None:
    assert matched(matcher, text).item is not None


def test_every_item_is_known_by_its_own_name_and_id(matcher: Matcher, items: Mapping[str, Item]) -> None:
    for item in items.values():
        for name in (item.id, item.name, item.name.upper()):
            named = matcher.named(name)
            assert named is not None
            assert named.item is not None
            assert named.item.id == item.id


@pytest.mark.parametrize(("text", "exact", "general"), [
    ("UTM z subskrypcją", "zapora-komplet", "zapora-utm"),
    ("serwer NAS", "nas-kopie", "serwer"),
    ("drukarka wielofunkcyjna", "urzadzenie-wielofunkcyjne", "drukarka"),
])  # fmt: skip
def test_what_is_said_more_exactly_wins(matcher: Matcher, text: str, exact: str, general: str) -> None:
    match = matched(matcher, text)
    assert match.item is not None
    assert match.item.id == exact
    assert general in [candidate.item.id for candidate in match.candidates[1:]]


# The rule of design §7


@pytest.mark.parametrize(
    ("first", "second", "decided"),
    [(0.85, 0.75, True), (0.8499, 0.1, False), (1.0, 0.9, True), (1.0, 0.9001, False), (0.85, None, True)],
)
def test_decided_from_085_and_010_ahead_of_the_next(
    items: Mapping[str, Item], first: float, second: float | None, decided: bool
) -> None:
    one, other = items["serwer"], items["nas-kopie"]
    match = Match((Candidate(one, first), *([Candidate(other, second)] if second is not None else [])))
    assert match.is_decided is decided
    assert (match.item is one) is decided


def test_nothing_alike_is_nothing_decided() -> None:
    assert (Match(()).item, Match(()).confidence) == (None, 0.0)
    assert Matcher([]).match("serwer").candidates == ()


# Addressees


@pytest.mark.parametrize(("text", "addressees"), [
    ("38 komputerów dla szkół", ("szkola",)),
    ("laptopy do Szkoły Podstawowej nr 2", ("szkola",)),
    ("szkolenie dla pracowników", ()),
    ("drukarka do DPS-u", ("dps",)),
    ("router dla domu pomocy społecznej", ("dps",)),
    ("serwer dla urzędu gminy", ("urzad",)),
    ("laptopy dla GOPS i biblioteki", ("jednostka",)),
    ("laptopy dla urzędu i szkół", ("urzad", "szkola")),
    ("tablety dla radnych", ()),
])  # fmt: skip
def test_whom_it_is_for_is_read_in_the_words(text: str, addressees: tuple[str, ...]) -> None:
    assert split_addressees(plain(text))[0] == addressees


def test_addressee_gives_the_kind_of_unit() -> None:
    assert [unit_kind(a, "powiat") for a in ("urzad", "szkola", "dps", "jednostka", None)] == [
        "powiat", "szkola", "dps", "jednostka-budzetowa", "powiat",
    ]  # fmt: skip


PIECES = [word for entry in OFFICERS["zakupy"] for word in entry["nazwa"].split()]


@given(text=st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join))
@settings(max_examples=cases(1_000))
def test_any_text_is_taken(matcher: Matcher, text: str) -> None:
    """Whatever was typed, the quantity is a count or none, and nothing is decided that is not by the rule."""
    quantity, rest = split_quantity(plain(text))
    assert quantity is None or 0 < quantity <= MAX
    match = matcher.match(split_addressees(rest)[1])
    assert all(0 <= c.confidence <= 1 for c in match.candidates)
    assert sorted((c.confidence for c in match.candidates), reverse=True) == [c.confidence for c in match.candidates]
