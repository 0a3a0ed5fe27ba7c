"""Contrast as WCAG 2.1 computes it; the figures are those of the notes and of published checkers."""

import pytest

from diagnoza.render.docx.contrast import contrast


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [
        ("000000", "FFFFFF", 21.0),
        ("FFFFFF", "000000", 21.0),
        ("777777", "777777", 1.0),
        ("767676", "FFFFFF", 4.54),
        ("4F81BD", "FFFFFF", 4.0),
        ("FFFFFF", "1F4E79", 8.7),
        ("000000", "E2F0D9", 17.7),
        ("000000", "F4B0B0", 11.7),
    ],
)
def test_contrast_of_two_colours(first: str, second: str, ratio: float) -> None:
    assert contrast(first, second) == pytest.approx(ratio, abs=0.05)
