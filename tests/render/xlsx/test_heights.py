"""A row is as high as its longest text needs, and no higher for a text that fits."""

from __future__ import annotations

import pytest

from diagnoza.render.xlsx.heights import height

LINE = 12


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("szt.", 8, 1),
        ("Szkolenie informatyków i administratorów systemów", 46, 1),
        ("Klucze sprzętowe lub system uwierzytelniania wieloskładnikowego", 42, 2),
        ("raz\ndwa\ntrzy", 20, 3),
        ("W" * 40, 20, 4),
    ],
)
def test_words_are_not_parted_unless_they_must_be(text: str, width: int, lines: int) -> None:
    """Lines of nine points are told apart by what they take beyond a single one."""
    assert height((text, width)) - height(("a", width)) == LINE * (lines - 1)


def test_the_longest_text_decides() -> None:
    assert height(("a", 10), ("raz\ndwa", 10), ("b", 10)) == height(("raz\ndwa", 10))
