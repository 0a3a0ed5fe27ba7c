"""For how long a licence or service is bought, read in an officer's words."""

from __future__ import annotations

from datetime import date

import pytest

from diagnoza.plan.list_terms import months_after, months_told


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("oprogramowanie antywirusowe na 3 lata", 36),
        ("Licencja EDR – 36 miesięcy", 36),
        ("subskrypcja UTM na okres 24 m-cy", 24),
        ("licencja 12 mies.", 12),
        ("wsparcie 3-letnie", 36),
        ("wsparcie trzyletnie", 36),
        ("subskrypcja pięcioletnia", 60),
        ("licencja roczna", 12),
        ("odnowienie licencji na rok", 12),
        ("licencje na 2 lata", 24),
        ("licencje na rok 2023", None),  # a year of the calendar
        ("testy penetracyjne raz na rok", None),
        ("zbieranie logów, przechowywanie przez 2 lata", None),  # so long the data are kept
        ("licencja z gwarancją na 5 lat", None),
        ("licencja na 30 stanowisk", None),
        ("antywirus", None),
        ("skanowanie podatności co 3 miesiące", None),
        ("kopie w chmurze 12-miesięczne", 12),
        ("SOC na jeden rok", 12),
    ],
)
def test_period_is_what_the_words_say_and_none_where_they_may_speak_of_something_else(
    text: str, months: int | None
) -> None:
    assert months_told(text) == months


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2022, 6, 8), 12, date(2023, 6, 8)),
        (date(2022, 11, 30), 3, date(2023, 2, 28)),
        (date(2022, 12, 1), 1, date(2023, 1, 1)),
        (date(9999, 1, 1), 24, date.max),
    ],
)
def test_months_after_a_day_keep_to_the_calendar(day: date, months: int, after: date) -> None:
    assert months_after(day, months) == after
