"""A slip of layout is told where it was made and in the reader's words, not where the parser stopped."""

from __future__ import annotations

import pytest

from diagnoza.files.yaml_text import parse_yaml

HEAD = "odpowiedzi:\n  q:\n    odpowiedz: tak\n"
"""Three lines that are right; the slip is in the fourth."""


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("\tuwagi: x\n", (4, 1), "tabulator w miejscu wcięcia"),
        ("  \tuwagi: x\n", (4, 3), "tabulator w miejscu wcięcia"),
        ("\u00a0\u00a0\u00a0\u00a0uwagi: x\n    dowody: [a]\n", (4, 1), "twarda spacja"),
        ("    uwagi:\u00a0x\n    dowody: [a]\n", (4, 11), "twarda spacja"),
        ("   uwagi: x\n", (4, 4), "wcięcie nie zgadza się"),
        ("      uwagi: x\n", (4, 7), "wcięcie jest większe"),
        ("    uwagi:x\n    dowody: [a]\n", (4, 5), "po dwukropku brakuje odstępu"),
        ("    uwagi x\n    dowody: [a]\n", (4, 5), "brak dwukropka"),
        ("    uwagi: Kopie: robi\n", (4, 17), "tekst z dwukropkiem"),
        ("    uwagi: @ x\n", (4, 12), "nie może zaczynać się od „@”"),
        ("    uwagi: - x\n", (4, 12), "nie może zaczynać się od myślnika"),
        ("    uwagi: > 5 lat\n", (4, 12), "nie może zaczynać się od „>”"),
        ('    uwagi: "Firma" i syn\n', (4, 12), "za cudzysłowem"),
        ('    uwagi: "Firma\n    dowody: [a]\n', (4, 12), "niezamknięty"),
        ("    dowody: [a, b\n  r: tak\n", (4, 13), "niezamknięty nawias"),
        ('    uwagi: "D:\\kopie"\n', (4, 15), "po ukośniku"),
        ("    t:\n      -a: x\n        b: y\n", (5, 7), "krótkiego myślnika"),
        ("    t:\n      – a: x\n        b: y\n", (5, 7), "krótkiego myślnika"),
        ("    t:\n        a: x\n      - a: y\n", (6, 7), "myślnik w nieoczekiwanym miejscu"),
        ("a próby nikt\n    dowody: [a]\n", (4, 1), "brak dwukropka"),
    ],
)
def test_slip_is_told_where_it_was_made(text: str, place: tuple[int, int], reason: str) -> None:
    (fault,) = parse_yaml(HEAD + text, "plik.yaml")[1]
    assert (fault.place.line, fault.place.column) == place
    assert reason in fault.message
    assert not fault.message.endswith("…"), "a reason is short enough to be told whole"


def test_a_long_line_costs_no_more_than_a_short_one() -> None:
    """The slip is looked for in the beginning of a line only; what it cannot see is told where the parser stopped."""
    (fault,) = parse_yaml(HEAD + "    uwagi: " + "- x " * 50_000 + ": : \n", "plik.yaml")[1]
    assert fault.code == "E010"
