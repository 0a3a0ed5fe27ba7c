"""Faults in the shape of a workbook: sheets, rows and columns moved, merged, lost, and other files under its name."""

from __future__ import annotations

from random import Random

from corpus.case import Case, Faults, Told
from corpus.slips import doubled, maybe
from corpus.workbook import Book, at, write

FAULTS = Faults()


@FAULTS.kind(2)
def cells_merged_over_fields(book: Book, dice: Random) -> Case:
    """The answer merged with what is beside or below it."""
    row = book.row(book.form.chosen.id)
    book.sheet.merge_cells(f"C{row}:{dice.choice(('D', 'E'))}{row}")
    return book.refused(Told("A118", place=f"{book.sheet.title}!C{row}"))


@FAULTS.kind()
def cells_merged_elsewhere(book: Book, dice: Random) -> Case:
    """A title merged over the columns does no harm."""
    book.sheet.merge_cells("A1:F1")
    return book.accepted()


@FAULTS.kind()
def identifier_deleted(book: Book, dice: Random) -> Case:
    """A row without its identifier: whose the answer is cannot be known."""
    row = book.row(book.form.chosen.id)
    book.sheet[f"A{row}"].value = None
    cells = [f"{book.sheet.title}!{column}{row}" for column in "CEF"]
    return book.refused(*(Told("A115", place=cell) for cell in cells))


@FAULTS.kind()
def identifier_misspelt(book: Book, dice: Random) -> Case:
    """An identifier typed over."""
    id_ = book.form.chosen.id
    cell = book.sheet[f"A{book.row(id_)}"]
    wrong = doubled(dice, id_)
    write(cell, wrong)
    return book.refused(Told("A010", maybe(id_), wrong, at(cell)))


@FAULTS.kind()
def column_removed(book: Book, dice: Random) -> Case:
    """The column of notes deleted: what stood there is gone, and the form is asked for whole."""
    book.sheet.delete_cols(5)
    return book.refused(Told("A121", says="Uwagi", place=f"{book.sheet.title}!A3"))


@FAULTS.kind()
def column_inserted(book: Book, dice: Random) -> Case:
    """A column inserted: the fields are found by their headings."""
    book.sheet.insert_cols(3)
    return book.accepted()


@FAULTS.kind()
def column_twice(book: Book, dice: Random) -> Case:
    """A heading there twice."""
    write(book.sheet["G3"], "Uwagi")
    return book.refused(Told("A121", says="powtórzono", place=f"{book.sheet.title}!G3"))


@FAULTS.kind()
def heading_without_diacritics(book: Book, dice: Random) -> Case:
    """A heading typed anew without Polish letters."""
    write(book.sheet["C3"], "ODPOWIEDZ")
    return book.accepted()


@FAULTS.kind()
def heading_changed(book: Book, dice: Random) -> Case:
    """A heading nobody knows: what stands below it is told, cell by cell."""
    write(book.sheet["C3"], "Odp.")
    column = [cell for (cell,) in book.sheet.iter_rows(min_row=3, min_col=3, max_col=3) if cell.value]
    told = (Told("A116", place=at(cell)) for cell in column)
    return book.refused(Told("A121", says="Odpowiedź", place=f"{book.sheet.title}!A3"), *told)


@FAULTS.kind()
def rows_sorted(book: Book, dice: Random) -> Case:
    """Rows sorted by the answer."""
    rows = [[cell.value for cell in row] for row in book.sheet.iter_rows(min_row=4, max_col=6)]
    dice.shuffle(rows)
    for number, row in enumerate(rows, 4):
        for column, value in enumerate(row, 1):
            book.sheet.cell(number, column).value = value
    return book.accepted()


@FAULTS.kind()
def rows_hidden(book: Book, dice: Random) -> Case:
    """Rows and a column hidden, a row inserted."""
    book.sheet.row_dimensions[book.row(book.form.chosen.id)].hidden = True
    book.sheet.column_dimensions["E"].hidden = True
    return book.accepted()


@FAULTS.kind()
def row_deleted(book: Book, dice: Random) -> Case:
    """A question deleted with its row: it was not asked."""
    book.sheet.delete_rows(book.row(book.form.chosen.id))
    left = {id_: given for id_, given in book.form.answers.items() if id_ != book.form.chosen.id}
    return book.accepted(answers=left)


@FAULTS.kind()
def sheet_renamed(book: Book, dice: Random) -> Case:
    """The area's sheet renamed and moved."""
    book.sheet.title = "Moje odpowiedzi"
    book.book.move_sheet(book.sheet, -1)
    return book.accepted()


@FAULTS.kind()
def sheet_added(book: Book, dice: Random) -> Case:
    """A sheet of the officer's own: told, not taken."""
    own = book.book.create_sheet("Notatki")
    own["B2"] = "zadzwonić do firmy"
    return book.accepted(Told("A116", says="zadzwonić do firmy", place="Notatki!B2"))


@FAULTS.kind()
def text_beside_the_fields(book: Book, dice: Random) -> Case:
    """A text beside the fields: told, not taken."""
    row = book.row(book.form.chosen.id)
    write(book.sheet[f"H{row}"], "do sprawdzenia")
    return book.accepted(Told("A116", says="do sprawdzenia", place=f"{book.sheet.title}!H{row}"))


@FAULTS.kind()
def sheet_copied(book: Book, dice: Random) -> Case:
    """The area's sheet copied: the same answer twice is one."""
    book.book.copy_worksheet(book.sheet).title = "Kopia"
    return book.accepted()


@FAULTS.kind()
def sheet_copied_and_changed(book: Book, dice: Random) -> Case:
    """The area's sheet copied and answered otherwise."""
    copy = book.book.copy_worksheet(book.sheet)
    copy.title = "Kopia"
    cell = copy[book.cell(field="uwagi").coordinate]
    write(cell, "Zupełnie co innego.")
    return book.refused(Told("A117", says=at(book.cell(field="uwagi")), place=at(cell)))
