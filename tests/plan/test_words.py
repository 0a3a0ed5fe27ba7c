"""Words that meet, and words that do not."""

from __future__ import annotations

import pytest

from diagnoza.plan.words import Lexicon, word_of
from diagnoza.problems import fold


def met(known: str, said: str) -> bool:
    return bool(Lexicon([word_of(known)]).alike(word_of(said)))


@pytest.mark.parametrize(("known", "said"), [
    ("zapora", "zapory"), ("serwer", "serwerow"), ("szkolenie", "szkoleń"), ("zarządzalny", "zarzadzalnego"),
    ("szyfrowany", "szyfrowanych"), ("UPS", "upsiki"), ("LTO", "LTO-8"), ("drukarka", "drukraka"), ("szkolenie", "kursy"),
])  # fmt: skip
def test_words_meet_in_any_form_and_with_a_slip_of_the_pen(known: str, said: str) -> None:
    """„zapory” has a wrong lemma in the dictionary; „serwerow” and „drukraka” are not in it."""
    assert met(known, said)


@pytest.mark.parametrize(("known", "said"), [
    ("kopiarka", "koparka"), ("tablet", "tabletka"), ("serwerownia", "serwer"), ("UTM", "UPS"),
    ("zarządzająca", "zarządzania"), ("szyfrowany", "szyfrowanie"),
])  # fmt: skip
def test_a_word_of_polish_is_no_slip_of_the_pen(known: str, said: str) -> None:
    assert not met(known, said)


@pytest.mark.parametrize(("token", "coined"), [
    ("OptiPlex", True), ("nVision", True), ("ThinkSystem", True), ("KSeF", False), ("eDoręczenia", False), ("BHP", False),
    ("Laptop", False),
])  # fmt: skip
def test_a_name_of_a_product_is_told_by_its_capitals(token: str, coined: bool) -> None:
    """Abbreviations and Polish names of public systems are words to be understood."""
    assert word_of(token).is_coined is coined


@pytest.mark.parametrize(("token", "specification"), [
    ("24", True), ("48-portowy", True), ("R740", True), ("gmina.pl", True), ("3D", False), ("laptop", False),
])  # fmt: skip
def test_measures_codes_and_domains_are_specifications(token: str, specification: bool) -> None:
    """A 3D printer is another thing."""
    assert word_of(token).is_specification is specification


@pytest.mark.parametrize(("token", "adjective"), [
    ("laserowa", True), ("szyfrowane", True), ("warsztaty", False), ("nośniki", False), ("drukarki", False),
])  # fmt: skip
def test_a_noun_in_the_plural_is_no_adjective(token: str, adjective: bool) -> None:
    assert word_of(token).is_adjective is adjective


@pytest.mark.parametrize(("one", "other"), [
    ("serwery", "serwerów"), ("licencje", "licencja"), ("UPS-ów", "UPS"), ("pendrive'y", "pendrive"), ("WiFi", "Wi-Fi"),
    ("Drukarką", "drukarka"),
    ("UPSy", "UPS"), ("UTMów", "UTM"), ("APki", "AP"), ("AP-ki", "AP"), ("CALi", "CAL"),
])  # fmt: skip
def test_forms_of_one_word_meet(one: str, other: str) -> None:
    assert not word_of(one).forms.isdisjoint(word_of(other).forms)


def test_short_names_do_not_meet() -> None:
    assert word_of("UPS").forms.isdisjoint(word_of("UTM").forms)
    assert fold("NAS") in word_of("NAS").forms


@pytest.mark.parametrize(("known", "said", "is_met"), [
    ("UPS", "upsy", True), ("NAS", "nasów", True), ("UTM", "utmami", True), ("SIEM", "siemy", True),
    ("NAS", "nasyp", False), ("IT", "ity", False), ("mop", "mopsy", False),
])  # fmt: skip
def test_an_abbreviation_is_met_in_small_letters_and_inflected(known: str, said: str, is_met: bool) -> None:
    """Only what the bank writes in capitals, has three or four letters, and is no word of Polish with its ending."""
    assert met(known, said) is is_met
