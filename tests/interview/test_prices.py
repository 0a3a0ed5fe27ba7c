"""Prices asked for in lines: what is proposed, what is passed over, what is kept and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

import pytest

from diagnoza.answers.source import Price
from diagnoza.definition.model import Item
from diagnoza.interview.prices import ask_prices
from diagnoza.interview.screen import Screen
from support.priced import CHMURA, KURS, NAS, REQUEST

TODAY = date(2026, 3, 15)


@dataclass
class Asked:
    """What a talk gave; `left` are lines nobody asked for."""

    kept: dict[Item, Price] = field(default_factory=dict)
    prompts: list[str] = field(default_factory=list)
    text: str = ""
    left: list[str] = field(default_factory=list)


def ask(lines: Sequence[str]) -> Asked:
    asked = Asked()
    written: list[str] = []
    typed: Iterator[str] = iter(lines)

    def read_line(prompt: str) -> str | None:
        asked.prompts.append(prompt)
        return next(typed, None)

    screen = Screen(written.append, lambda: 100, is_plain=True)
    priced = ask_prices(REQUEST.wanted, screen, read_line, TODAY, asked.kept.__setitem__)
    assert priced == tuple(asked.kept)
    asked.text, asked.left = "".join(written), list(typed)
    return asked


def price(net: str, vat: str, method: str = "", day: str = "2026-03-15", yearly: str = "") -> Price:
    data = {"netto": net, "vat": vat, "sposob": method, "data": day, "koszt_roczny": yearly}
    return Price.model_validate(data)


def test_each_item_is_asked_for_whole_and_what_was_typed_is_proposed_for_the_next() -> None:
    """KURS, NAS, CHMURA; only CHMURA costs after the project. The day of the second is that of the first."""
    asked = ask(["160", "zw", "cennik", "1.02.2026", "18 000,50 zł", "23%", "", "", "100", "8", "1200", "oferta", ""])
    assert asked.kept == {
        KURS: price("160", "zw", "cennik", "2026-02-01"),
        NAS: price("18000.50", "23", "cennik", "2026-02-01"),
        CHMURA: price("100", "8", "oferta", "2026-02-01", "1200"),
    }
    assert asked.left == []
    assert "Sposób oszacowania (Enter: cennik) > " in asked.prompts
    assert "– =cztery dyski" in asked.text or "- =cztery dyski" in asked.text


def test_enter_passes_an_item_over_and_no_rate_is_guessed() -> None:
    """Enter instead of a rate asks again, for a net price was typed already; /p passes the item over all the same."""
    asked = ask(["", "10", "", "/p", "20", "5", "", "", ""])
    assert asked.kept == {CHMURA: price("20", "5")}
    assert asked.text.count("Pominięto") == 2
    assert asked.text.count("Bez stawki VAT") == 1


@pytest.mark.parametrize("end", [["koniec"], ["KONIEC"], ["10", "koniec"], []])
def test_koniec_and_the_end_of_the_input_leave_what_was_kept(end: list[str]) -> None:
    asked = ask(["160", "zw", "", "", *end])
    assert asked.kept == {KURS: price("160", "zw")}


def test_what_cannot_be_is_told_and_asked_for_again() -> None:
    asked = ask(["dużo", "-1", "1.005", "160", "22", "8", "", "31.02.2026", "", "koniec"])
    assert asked.kept == {KURS: price("160", "8")}
    assert "„dużo” nie jest liczbą" in asked.text
    assert "dozwolone: 23, 8, 5, 0, zw, np" in asked.text
    assert asked.text.count("31.02.2026") == 1


def test_break_keeps_what_was_typed_before() -> None:
    kept: dict[Item, Price] = {}
    lines = iter(["160", "zw", "", "", "18000"])

    def read_line(prompt: str) -> str | None:
        for line in lines:
            return line
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ask_prices(REQUEST.wanted, Screen(lambda text: None, lambda: 80), read_line, TODAY, kept.__setitem__)
    assert list(kept) == [KURS]
