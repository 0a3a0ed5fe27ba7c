"""Numbers and dates in the cells of a workbook, as Excel and officers write them."""

from __future__ import annotations

from datetime import datetime
from random import Random

from corpus.case import Case, Faults, Told
from corpus.workbook import Book, at, write

FAULTS = Faults()


@FAULTS.kind(3, "number")
def cell_number_in_polish(book: Book, dice: Random) -> Case:
    """A decimal comma, and thousands that a space parts, where they can mean one thing only."""
    number = dice.randrange(1, 80)
    write(book.cell(), f"{number},5")
    return book.accepted(answers=book.form.with_given(odpowiedz=f"{number}.5"))


@FAULTS.kind(2, "number")
def cell_number_typed(book: Book, dice: Random) -> Case:
    """A number instead of a text."""
    number = dice.randrange(1, 80)
    book.cell().value = float(number)
    return book.accepted(answers=book.form.with_given(odpowiedz=str(number)))


@FAULTS.kind(3, "number")
def cell_number_in_words(book: Book, dice: Random) -> Case:
    """No number."""
    write(book.cell(), dice.choice(("siedem", "ok. 30", "5 lub 6")))
    return book.refused(Told("A005", "wpisz liczbę z kropką, np. 18000.00", place=at(book.cell())))


@FAULTS.kind(2, "number")
def cell_number_with_unit(book: Book, dice: Random) -> Case:
    """A unit that is not the question's."""
    number = dice.randrange(1, 80)
    write(book.cell(), f"{number} worków")
    return book.refused(Told("A005", f"wpisz {number}", place=at(book.cell())))


@FAULTS.kind(2, "number")
def cell_number_below_range(book: Book, dice: Random) -> Case:
    """Less than nothing."""
    book.cell().value = -3
    return book.refused(Told("A025", place=at(book.cell())))


@FAULTS.kind(2, "date")
def cell_date_in_polish(book: Book, dice: Random) -> Case:
    """Day first, as it is written here."""
    day, month = dice.randrange(1, 29), dice.randrange(1, 13)
    write(book.cell(), f"{day:02}.{month:02}.2025{dice.choice(('', ' r.'))}")
    return book.accepted(answers=book.form.with_given(odpowiedz=f"2025-{month:02}-{day:02}"))


@FAULTS.kind(2, "date")
def cell_date_typed(book: Book, dice: Random) -> Case:
    """A date of Excel's."""
    day, month = dice.randrange(1, 29), dice.randrange(1, 13)
    book.cell().value = datetime(2025, month, day)
    return book.accepted(answers=book.form.with_given(odpowiedz=f"2025-{month:02}-{day:02}"))


@FAULTS.kind(2, "date")
def cell_date_in_words(book: Book, dice: Random) -> Case:
    """The month in words."""
    day = dice.randrange(1, 29)
    write(book.cell(), f"{day} marca 2025 r.")
    return book.refused(Told("A005", f"wpisz 2025-03-{day:02}", place=at(book.cell())))
