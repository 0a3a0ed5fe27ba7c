"""Faults in numbers, dates and rows."""

from __future__ import annotations

from random import Random

from corpus.case import MARK, Case, Faults, Told
from corpus.form import Filled
from corpus.slips import doubled, maybe

FAULTS = Faults()
_MONTHS = ("stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października",
           "listopada", "grudnia")  # fmt: skip


def _number(form: Filled, typed: str, hint: str) -> Case:
    return form.refused(form.answered(MARK + typed), Told("A005", hint, "nie jest liczbą"))


@FAULTS.kind(2, "number")
def number_with_comma(form: Filled, dice: Random) -> Case:
    """A decimal comma."""
    whole = dice.randrange(1, 80)
    return _number(form, f"{whole},5", f"wpisz {whole}.5")


@FAULTS.kind(3, "number")
def number_with_space(form: Filled, dice: Random) -> Case:
    """Thousands parted by a space, an unbreakable one, or a narrow one."""
    space = dice.choice((" ", "\u00a0", "\u202f"))
    return _number(form, f"1{space}250,50", "wpisz 1250.50")


@FAULTS.kind(3, "number")
def number_with_unit(form: Filled, dice: Random) -> Case:
    """A unit behind the number."""
    number = dice.randrange(1, 90)
    return _number(form, f"{number}{dice.choice((' dni', ' szt.', '%', ' %', ' osób'))}", f"wpisz {number}")


@FAULTS.kind(3, "number")
def number_in_words(form: Filled, dice: Random) -> Case:
    """No number: words, a range, a guess."""
    return _number(
        form, dice.choice(("siedem", "3-4", "ok. 30", "kilka", "5 lub 6")), "wpisz liczbę z kropką, np. 18000.00"
    )


@FAULTS.kind(2, "number")
def number_below_range(form: Filled, dice: Random) -> Case:
    """Less than nothing."""
    return form.refused(form.answered(f"{MARK}-{dice.randrange(1, 9)}"), Told("A025", says="poza zakresem od 0"))


@FAULTS.kind(2, "number")
def number_as_excel_date(form: Filled, dice: Random) -> Case:
    """What Excel makes of „3-4”."""
    return _number(form, dice.choice(("04.mar", "3.kwi", "2026-04-03")), "wpisz liczbę z kropką, np. 18000.00")


@FAULTS.kind(4, "date")
def date_in_polish_order(form: Filled, dice: Random) -> Case:
    """Day first, with dots, dashes or slashes, with „r.”."""
    day, month = dice.randrange(1, 29), dice.randrange(1, 13)
    mark = dice.choice((".", "-", "/"))
    typed = f"{day:02}{mark}{month:02}{mark}2025{dice.choice(('', ' r.', 'r.'))}"
    return form.refused(form.answered(MARK + typed), Told("A005", f"wpisz 2025-{month:02}-{day:02}", "nie jest datą"))


@FAULTS.kind(3, "date")
def date_in_words(form: Filled, dice: Random) -> Case:
    """The month in words."""
    day, month = dice.randrange(1, 29), dice.randrange(1, 13)
    typed = f"{day} {_MONTHS[month - 1]} 2025{dice.choice(('', ' r.', ' roku'))}"
    return form.refused(form.answered(MARK + typed), Told("A005", f"wpisz 2025-{month:02}-{day:02}", "nie jest datą"))


@FAULTS.kind(2, "date")
def date_with_hour(form: Filled, dice: Random) -> Case:
    """A day with an hour, as Excel writes it."""
    hour = dice.choice((" 00:00:00", " 10:15", "T08:00:00"))
    return form.refused(form.answered(f"{MARK}2025-06-01{hour}"), Told("A005", "wpisz 2025-06-01", "nie jest datą"))


@FAULTS.kind(2, "date")
def date_short_of_a_day(form: Filled, dice: Random) -> Case:
    """A year, or a month: nobody can guess the day."""
    typed = dice.choice(("2025", "2025-06", "06.2025", "45809"))
    return form.refused(form.answered(MARK + typed), Told("A005", "wpisz RRRR-MM-DD, np. 2022-06-08", "nie jest datą"))


@FAULTS.kind(2, "date")
def date_that_never_was(form: Filled, dice: Random) -> Case:
    """A day the calendar has not."""
    typed = dice.choice(("2025-02-30", "2025-13-01", "2025-06-31"))
    return form.refused(form.answered(MARK + typed), Told("A005", "sprawdź miesiąc i dzień", typed))


@FAULTS.kind(2, "date")
def date_with_dot_for_dash(form: Filled, dice: Random) -> Case:
    """The year first, with dots or single digits."""
    typed = dice.choice(("2025.06.01", "2025-6-1", "2025/06/01"))
    return form.refused(form.answered(MARK + typed), Told("A005", "wpisz 2025-06-01", "nie jest datą"))


def _first_row(form: Filled) -> dict[str, str]:
    row: dict[str, str] = form.chosen.answer[0]
    return row


@FAULTS.kind(3, "table")
def misspelt_column(form: Filled, dice: Random) -> Case:
    """A letter too many in the name of a column."""
    name, text = dice.choice(list(_first_row(form).items()))
    wrong = doubled(dice, name)
    return form.refused(
        form.struck(f" {name}: {text}", f" {MARK}{wrong}: {text}"), Told("A026", maybe(name), f"„{wrong}”")
    )


@FAULTS.kind(2, "table")
def row_without_what_it_needs(form: Filled, dice: Random) -> Case:
    """An obligatory cell left empty."""
    name, text = list(_first_row(form).items())[-1]
    where = next(iter(_first_row(form)))
    text_ = form.struck(f"{name}: {text}\n", f"{name}:\n").replace(f"      - {where}:", f"      - {MARK}{where}:", 1)
    return form.refused(text_, Told("A026", says=f"brakuje „{name}”"))


@FAULTS.kind(2, "table")
def table_as_text(form: Filled, dice: Random) -> Case:
    """One text where rows stand."""
    return form.refused(form.answered(f"{MARK}system kadrowy i finansowy"), Told("A022", says="lista wierszy"))


@FAULTS.kind(2, "table")
def lost_dash(form: Filled, dice: Random) -> Case:
    """The dash of a row rubbed out."""
    name, text = next(iter(_first_row(form).items()))
    spoilt = form.struck(f"      - {name}: {text}", f"        {name}: {text}")
    return form.refused(spoilt.replace(f"      - {name}:", f"      {MARK}- {name}:", 1), Told("E010", says="myślnik"))


@FAULTS.kind(2, "table")
def dash_without_space(form: Filled, dice: Random) -> Case:
    """A dash stuck to the word behind it."""
    name = next(iter(_first_row(form)))
    return form.refused(form.struck(f"      - {name}:", f"      {MARK}-{name}:"), Told("E010", says="myślnik"))


@FAULTS.kind(2, "table")
def long_dash_of_word(form: Filled, dice: Random) -> Case:
    """Word turned the dash into a long one."""
    name = next(iter(_first_row(form)))
    return form.refused(form.struck(f"      - {name}:", f"      {MARK}– {name}:"), Told("E010", says="myślnik"))
