"""One cell's content becomes the text that the sheet would hold, by what is expected there."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from diagnoza.forms.officer.xlsx.cells import clean, pieces, read_cell
from diagnoza.forms.officer.xlsx.grid import Content


@pytest.mark.parametrize(
    ("typed", "kind", "text"),
    [
        ("12,5", "number", "12.5"),
        ("1 200,00", "number", "1200.00"),
        ("1\u00a0200", "number", "1200"),
        ("30 dni", "number", "30"),
        ("95%", "number", "95"),
        ("-3", "number", "-3"),
        ("1 2", "number", "1 2"),
        ("5 lat", "number", "5 lat"),
        ("nie wiem", "number", "nie wiem"),
        ("15.3.2026 r.", "date", "2026-03-15"),
        ("2026-03-15", "date", "2026-03-15"),
        ("31.02.2026", "date", "31.02.2026"),
        ("3/15/2026", "date", "3/15/2026"),
        ("2026", "date", "2026"),
        ("12,5", "text", "12,5"),
        ("0123", "text", "0123"),
        (" \u00a0a\u200b\n", "text", "a"),
    ],
)
def test_text_is_read_by_kind_where_it_can_mean_one_thing(typed: str, kind: str, text: str) -> None:
    assert read_cell(Content(typed), kind, "dni").text == text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "is_percent", "kind", "text"),
    [
        (42, False, "number", "42"),
        (42.0, False, "number", "42"),
        (0.1 + 0.2, False, "number", "0.3"),
        (1e21, False, "number", "1000000000000000000000"),
        (-0.0, False, "number", "0"),
        (0.155, True, "number", "15.5"),
        (0.155, True, "text", "15,5%"),
        (5252344078, False, "text", "5252344078"),
        (datetime(2026, 3, 15, 12, 30), False, "date", "2026-03-15"),
        (date(2026, 3, 15), False, "date", "2026-03-15"),
        (time(7, 30), False, "text", "07:30:00"),
    ],
)
def test_numbers_and_dates_become_text(value: object, is_percent: bool, kind: str, text: str) -> None:
    reading = read_cell(Content(value, is_percent), kind)  # type: ignore[arg-type]
    assert (reading.text, reading.fault) == (text, None)


@pytest.mark.parametrize(
    ("value", "kind", "code", "hint"),
    [
        (time(7, 30), "number", "A112", ""),
        (float("inf"), "number", "A111", ""),
        (
            45000,
            "date",
            "A113",
            "Excel zapisuje daty jako liczby; jeśli to 15\u00a0marca 2023\u00a0r., wpisz 2023-03-15",
        ),
        (2022, "date", "A113", ""),
    ],
)
def test_what_is_something_else_is_not_taken(value: object, kind: str, code: str, hint: str) -> None:
    reading = read_cell(Content(value), kind)  # type: ignore[arg-type]
    assert reading.text == ""
    assert reading.fault is not None
    assert (reading.fault.code, reading.fault.hint) == (code, hint)


def test_what_xml_does_not_allow_comes_as_signs() -> None:
    """A workbook writes a control character as „_x0007_”, and what a person typed so as „_x005F_x0007_”."""
    assert clean("a_x0007_b_x000D_\nc_x005F_x0007_d_x0041_") == "a␇b\nc_x0007_d_x0041_"


def test_pieces_are_lines_or_what_semicolons_part() -> None:
    assert pieces("D-1; D-2;") == ["D-1", "D-2"]
    assert pieces("uchwała; z aneksem\n") == ["uchwała; z aneksem"]
    assert pieces("a\n\nb") == ["a", "b"]
