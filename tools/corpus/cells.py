"""Faults in the cells of a workbook: what Excel makes of an answer, and what officers type into one."""

from __future__ import annotations

from datetime import datetime
from random import Random

from openpyxl.comments import Comment

from corpus.case import Case, Faults, Told
from corpus.slips import allowed, doubled, maybe, swapped
from corpus.workbook import Book, at, write
from diagnoza.forms.officer.xlsx import layout

FAULTS = Faults()


def _label(book: Book, id_: str) -> str:
    return next(option.label for option in book.form.chosen.question.options if option.id == id_)


@FAULTS.kind(4)
def cell_with_formula(book: Book, dice: Random) -> Case:
    """A formula instead of an answer or a note."""
    cell = book.cell(field=dice.choice(("odpowiedz", "uwagi", "dowody")))
    cell.value = dice.choice(("=B4", "=2+2", '=HYPERLINK("http://x.example";"kliknij")', "=TODAY()"))
    return book.refused(Told("A110", place=at(cell)))


@FAULTS.kind(3)
def cell_with_error(book: Book, dice: Random) -> Case:
    """An error of the spreadsheet."""
    cell = book.cell(field=dice.choice(("odpowiedz", "uwagi")))
    cell.value, cell.data_type = dice.choice(("#N/A", "#REF!", "#DIV/0!")), "e"
    return book.refused(Told("A111", place=at(cell)))


@FAULTS.kind(2)
def cell_turned_to_date(book: Book, dice: Random) -> Case:
    """Excel's date for „3-4” where an option stands."""
    cell = book.cell()
    cell.value = datetime(2026, dice.randrange(1, 13), 3)
    return book.refused(Told("A112", place=at(cell)))


@FAULTS.kind(2, "number")
def cell_number_turned_to_date(book: Book, dice: Random) -> Case:
    """Excel's date for „3-4” where a number stands."""
    cell = book.cell()
    cell.value = datetime(2026, dice.randrange(1, 13), 4)
    return book.refused(Told("A112", place=at(cell)))


@FAULTS.kind(2)
def cell_note_turned_to_date(book: Book, dice: Random) -> Case:
    """Excel's date for „3-4” in a note: taken as it shows, and told."""
    cell = book.cell(field="uwagi")
    cell.value = datetime(2026, 4, 3)
    return book.accepted(Told("A114", place=at(cell)), answers=book.form.with_given(uwagi="03.04.2026"))


@FAULTS.kind(2, "date")
def cell_date_turned_to_number(book: Book, dice: Random) -> Case:
    """A date that lost its format: the day it may be is told."""
    cell = book.cell()
    cell.value = 45809
    hint = "Excel zapisuje daty jako liczby; jeśli to 1\u00a0czerwca 2025\u00a0r., wpisz 2025-06-01"
    return book.refused(Told("A113", hint, place=at(cell)))


@FAULTS.kind(4)
def cell_with_misspelt_label(book: Book, dice: Random) -> Case:
    """A label pasted past the list, misspelt."""
    label = _label(book, book.form.chosen.answer)
    wrong = doubled(dice, label) if len(label) < 5 else swapped(dice, label)
    write(book.cell(), wrong)
    return book.refused(Told("A020", maybe(label), wrong[:60], at(book.cell())))


@FAULTS.kind(2)
def cell_with_strange_option(book: Book, dice: Random) -> Case:
    """A word like none of the options."""
    write(book.cell(), dice.choice(("według potrzeb", "PRAWDA", "x")))
    return book.refused(Told("A020", allowed(book.form.chosen.question.options), place=at(book.cell())))


@FAULTS.kind(2)
def cell_with_two_options(book: Book, dice: Random) -> Case:
    """Two ids in one cell where one may stand."""
    first, second = (option.id for option in book.form.chosen.question.options[:2])
    write(book.cell(), f"{first}; {second}")
    return book.refused(Told("A020", f"wybierz jedną z: {first}, {second}", place=at(book.cell())))


@FAULTS.kind(2)
def cell_label_in_capitals(book: Book, dice: Random) -> Case:
    """The label shouted, with unbreakable spaces around it."""
    write(book.cell(), f"\u00a0{_label(book, book.form.chosen.answer).upper()} ")
    return book.accepted()


@FAULTS.kind(2)
def cell_not_applicable_without_reason(book: Book, dice: Random) -> Case:
    """nie dotyczy and no reason."""
    write(book.cell(), layout.NOT_APPLICABLE)
    return book.refused(Told("A030", says="nie dotyczy", place=at(book.cell())))


@FAULTS.kind(2)
def cell_text_like_formula(book: Book, dice: Random) -> Case:
    """A text that begins like a formula stays a text."""
    text = dice.choice(("=1+1 to nie formuła", "+48 22 000 00 00", "-", "@informatyk"))
    write(book.cell(field="uwagi"), text)
    return book.accepted(answers=book.form.with_given(uwagi=text))


@FAULTS.kind(2)
def cell_with_control_character(book: Book, dice: Random) -> Case:
    """A control character pasted from another program becomes a visible sign."""
    write(book.cell(field="uwagi"), "Kopie_x0007_ robi firma")
    return book.accepted(answers=book.form.with_given(uwagi="Kopie␇ robi firma"))


@FAULTS.kind(4, "multi")
def cell_marked_otherwise(book: Book, dice: Random) -> Case:
    """x, a tick, 1 or TRUE where „tak” is offered."""
    for option in book.form.chosen.answer:
        book.cell(f"{book.form.chosen.id}/{option}").value = dice.choice(("x", "X", "✓", 1, True, "+"))
    return book.accepted()


@FAULTS.kind(2, "multi")
def cell_marked_unclearly(book: Book, dice: Random) -> Case:
    """A mark that says neither yes nor no."""
    cell = book.cell(f"{book.form.chosen.id}/{book.form.chosen.answer[0]}")
    write(cell, dice.choice(("może", "częściowo", "nie wiem")))
    return book.refused(Told("A119", place=at(cell)))


@FAULTS.kind(2, "multi")
def cell_marked_none_beside_others(book: Book, dice: Random) -> Case:
    """„Żadne z powyższych” marked beside others."""
    none = book.form.chosen.question.options[-1]
    write(book.cell(f"{book.form.chosen.id}/{none.id}"), "tak")
    first = book.cell(f"{book.form.chosen.id}/{book.form.chosen.answer[0]}")
    return book.refused(Told("A024", says=none.label, place=at(first)))


@FAULTS.kind(2, "multi")
def cell_with_several_labels(book: Book, dice: Random) -> Case:
    """Options listed in the question's own cell, each on its line."""
    for option in book.form.chosen.answer:
        book.cell(f"{book.form.chosen.id}/{option}").value = None
    write(book.cell(), "\n".join(_label(book, option) for option in book.form.chosen.answer))
    return book.accepted()


@FAULTS.kind(2, "multi")
def cell_with_misspelt_label_in_list(book: Book, dice: Random) -> Case:
    """One of the options listed in a cell is misspelt."""
    first, second = book.form.chosen.answer
    for option in (first, second):
        book.cell(f"{book.form.chosen.id}/{option}").value = None
    write(book.cell(), f"{_label(book, first)}\n{swapped(dice, second)}")
    return book.refused(Told("A020", maybe(second), place=at(book.cell())))


@FAULTS.kind(2)
def cell_with_note_of_the_officer(book: Book, dice: Random) -> Case:
    """A note hung on a cell: told, not taken."""
    book.cell().comment = Comment("czy o to chodzi?", "Anna")
    return book.accepted(Told("A122", says="czy o to chodzi?", place=at(book.cell())))


@FAULTS.kind(2, "table")
def cell_of_table_left_empty(book: Book, dice: Random) -> Case:
    """An obligatory cell of a row left empty."""
    columns = [column for column in book.form.chosen.question.columns if column.required]
    book.table_cell(columns[-1].id).value = None
    return book.refused(Told("A026", says=f"brakuje „{columns[-1].id}”", place=at(book.table_cell(columns[0].id))))


@FAULTS.kind(2, "table")
def cell_of_table_misspelt(book: Book, dice: Random) -> Case:
    """A choice of a table misspelt."""
    columns = [column for column in book.form.chosen.question.columns if column.required and column.kind == "single"]
    column = columns[0] if columns else None
    if column is None:
        return book.accepted()
    id_ = book.form.chosen.answer[0][column.id]
    write(book.table_cell(column.id), doubled(dice, id_))
    return book.refused(Told("A026", maybe(id_), place=at(book.table_cell(column.id))))


@FAULTS.kind(2, "table")
def cell_says_no_rows_beside_rows(book: Book, dice: Random) -> Case:
    """„brak pozycji” beside a table that has rows."""
    write(book.cell(), layout.NO_ROWS)
    return book.refused(Told("A125", place=at(book.cell())))


@FAULTS.kind(2)
def cell_of_unit_left_empty(book: Book, dice: Random) -> Case:
    """The unit's name left empty."""
    book.beside(layout.UNIT_NAME).value = None
    row = book.beside(layout.UNIT_NAME).row
    return book.refused(Told("A002", says="nazwa", place=f"{layout.START}!A{row}"))


@FAULTS.kind(2)
def cell_of_count_in_words(book: Book, dice: Random) -> Case:
    """A count of the unit that is no number."""
    cell = book.beside(layout.RESOURCES["pracownicy"])
    write(cell, dice.choice(("ok. 40", "czterdzieści")))
    return book.refused(Told("A005", says="nie jest liczbą całkowitą", place=at(cell)))


@FAULTS.kind(2)
def cell_of_post_left_empty(book: Book, dice: Random) -> Case:
    """Nobody says who filled it: told, and taken."""
    cell = book.beside(layout.POST)
    cell.value = None
    return book.accepted(Told("A101", place=f"{layout.START}!A{cell.row}"), head=(book.form.unit[0], "42", "3"))
