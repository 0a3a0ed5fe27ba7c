"""A number of pieces is told from a number that measures the thing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from diagnoza.plan.list_quantity import split_quantity
from diagnoza.plan.words import plain

HERE = Path(__file__).parent
LISTED = [
    entry
    for name in ("strangers_list_2.yaml", "unseen_list.yaml")
    for entry in yaml.safe_load((HERE / name).read_text(encoding="utf-8"))["zakupy"]
]


@pytest.mark.parametrize(("text", "quantity", "rest"), [
    ("2 serwery", 2, "serwery"),
    ("dwa serwery", 2, "serwery"),
    ("Dwadzieścia pięć tabletów", 25, "tabletów"),
    ("laptop – 12 szt.", 12, "laptop"),
    ("laptop szt. 12", 12, "laptop"),
    ("laptopy (15)", 15, "laptopy"),
    ("5x laptop", 5, "laptop"),
    ("laptop x 5", 5, "laptop"),
    ("1 200 szt. długopisów", 1200, "długopisów"),
    ("dostawa 2 serwerów z montażem", 2, "dostawa serwerów z montażem"),
    ("zakup i dostawa dwóch laptopów", 2, "zakup i dostawa laptopów"),
    ("szkolenie dla 40 pracowników", 40, "szkolenie dla pracowników"),
    ("szkolenie dla 2 informatyków", 2, "szkolenie dla informatyków"),
    ("antywirus na 50 stanowisk", 50, "antywirus"),
    ("UTM z subskrypcją 3 lata", None, "UTM z subskrypcją 3 lata"),
    ("Windows Server 2022 Standard", None, "Windows Server 2022 Standard"),
    ("szkolenie, 2 grupy po 20 osób", None, "szkolenie, 2 grupy po 20 osób"),
    ("3 szt. laptop, 2 szt. torba", None, "laptop, torba"),
    ("0 szt. laptop", None, "laptop"),
    ("", None, ""),
])  # fmt: skip
def test_a_quantity_is_taken_off_the_words(text: str, quantity: int | None, rest: str) -> None:
    found, left = split_quantity(plain(text))
    assert (found, " ".join(left.split())) == (quantity, rest)


@pytest.mark.parametrize(("text", "quantity"), [
    ("2 UPS do serwerowni", 2), ("2 UPS-y", 2), ("3 upsy", 3), ("2 UTM", 2), ("2 urządzenia wielofunkcyjne", 2),
    ("3 usługi chmury", 3), ("4 VPN", 4), ("2 wentylatory", 2), ("3 wielofunkcyjne drukarki", 3), ("2 wideorejestratory", 2),
    ("2 wdrożenia", 2), ("4 WiFi access pointy", 4), ("1 generator prądu", 1), ("5 gniazd", 5), ("2 bitumiczne maty", 2),
    ("5 dysków zewnętrznych szyfrowanych", 5), ("10 kart microSD", 10), ("2 procesory", 2), ("5 kompletów", 5),
    ("3 mierniki", 3), ("2 maszyny", 2), ("4 kamery", 4), ("3 latarki", 3), ("2 portale internetowe", 2),
    ("2 strony internetowe", 2), ("50 CAL na użytkownika", 50), ("50 CALi na użytkownika", 50), ("30 CAL-e", 30),
    ("1 przełącznik 24 porty", 1), ("2 monitory 24 cale", 2), ("6 switchy 48-portowych", 6),
    ("24 cale monitor", None), ("27 cali, monitor", None), ("24 Cale monitor", None), ("24 porty switch", None),
    ("48 portów, switch", None), ("16 GB RAM", None), ("2 TB dysk", None), ("3000 VA UPS", None), ("20 kVA agregat", None),
    ("42 U szafa", None), ("5 kW klimatyzator", None), ("12 V akumulator", None), ("3 letnia subskrypcja UTM", None),
    ("3 lata wsparcia", None), ("5 lat gwarancji", None), ("2 roczna licencja", None), ("12 miesięcy SOC", None),
    ("12 mies. hostingu", None), ("24 m-ce wsparcia", None), ("30 dni dostępu", None), ("8 godzin szkolenia", None),
    ("16 rdzeni Windows Server", None), ("4 zatoki NAS", None), ("100 m kabla", None), ("30 stron na minutę", None),
    ("laptop 16 GB RAM", None), ("serwer x 2 procesory", None), ("UTM, okres: 36 miesięcy", None), ("64 bitowy system", None),
    ("2 etapy wdrożenia", None), ("80 mm wentylator", None), ("3 generacji procesor", None), ("100 % światła", None),
])  # fmt: skip
def test_symbols_of_measures_are_whole_words_and_their_nouns_are_inflected(text: str, quantity: int | None) -> None:
    """„2 UPS” is no height in U and „2 wentylatory” no power in W; CAL in capitals is a licence and no inch."""
    assert split_quantity(plain(text))[0] == quantity


@pytest.mark.parametrize("entry", LISTED, ids=lambda entry: entry["nazwa"])
def test_quantities_of_the_lists_written_unseen(entry: dict[str, Any]) -> None:
    assert split_quantity(plain(entry["nazwa"]))[0] == entry.get("ilosc")
