"""Faults in the shape of a workbook: sheets, rows and columns moved, merged, lost, and other files under its name."""

from __future__ import annotations

from random import Random

from openpyxl import Workbook

from corpus.case import Case, Faults, Told
from corpus.form import QUESTIONNAIRES
from corpus.slips import doubled, maybe
from corpus.workbook import Book, at, part, repacked, write
from diagnoza.forms.officer.xlsx import layout
from diagnoza.forms.officer.xlsx.packing import packed

FAULTS = Faults()
WORKBOOK = "xl/workbook.xml"


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
    told = (Told("A116", place=at(cell)) for cell in column)  # type: ignore[arg-type]
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


@FAULTS.kind()
def hidden_sheet_deleted(book: Book, dice: Random) -> Case:
    """The sheet of lists deleted."""
    del book.book[layout.LISTS]
    return book.refused(Told("F036", place=""))


@FAULTS.kind(1)
def workbook_of_somebody_else(book: Book, dice: Random) -> Case:
    """Another workbook under this name."""
    other = Workbook()
    other.properties.created = other.properties.modified = layout.CREATED
    assert other.active is not None
    other.active["A1"] = "Budżet 2026"
    return book.bytes_refused(packed(other), Told("F036", place=""))


@FAULTS.kind(2)
def workbook_of_another_questionnaire(book: Book, dice: Random) -> Case:
    """Sent in for a sheet of another questionnaire."""
    id_ = book.form.definition.id
    other = dice.choice([name for name in QUESTIONNAIRES if name != id_])
    return book.refused(Told("A102", says=id_, place=""), into=other)


@FAULTS.kind(2)
def workbook_cut_off(book: Book, dice: Random) -> Case:
    """Cut off on its way."""
    data = book.data()
    return book.bytes_refused(data[: len(data) * dice.randrange(2, 9) // 10], Told("F035", place=""))


@FAULTS.kind(4)
def other_file_as_workbook(book: Book, dice: Random) -> Case:
    """Another file under a workbook's name."""
    data = dice.choice(
        (b"", b"<html><table><tr><td>tak</td></tr></table></html>", b"id;odpowiedz\nkopie-sa;tak\n", b"%PDF-1.7\n")
    )
    return book.bytes_refused(data, Told("F035", place=""))


@FAULTS.kind(1)
def old_workbook_renamed(book: Book, dice: Random) -> Case:
    """A workbook of the old format, or one with a password, under the new name."""
    return book.bytes_refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, Told("F035", says=".xls", place=""))


@FAULTS.kind(1)
def open_document_renamed(book: Book, dice: Random) -> Case:
    """An .ods under this name."""
    data = repacked(_empty_zip(), mimetype=b"application/vnd.oasis.opendocument.spreadsheet", content_dot_xml=b"<a/>")
    return book.bytes_refused(data, Told("F035", place=""))


@FAULTS.kind(1)
def word_document_renamed(book: Book, dice: Random) -> Case:
    """A .docx under this name."""
    types = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    rels = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    data = repacked(
        _empty_zip(), **{"[Content_Types]_dot_xml": types, "_rels/_dot_rels": rels, "word/document_dot_xml": b"<d/>"}
    )
    return book.bytes_refused(data, Told("F035", place=""))


@FAULTS.kind(1)
def file_of_other_program(book: Book, dice: Random) -> Case:
    """A workbook of another program by its name."""
    return book.bytes_refused(b"PK", Told("F029", place=""), suffix=".ods")


@FAULTS.kind(1)
def file_of_old_excel(book: Book, dice: Random) -> Case:
    """A workbook of the old format by its name."""
    return book.bytes_refused(b"\xd0\xcf\x11\xe0", Told("F029", place=""), suffix=".xls")


@FAULTS.kind(1)
def file_of_word(book: Book, dice: Random) -> Case:
    """A Word document by its name."""
    return book.bytes_refused(b"PK", Told("F006", place=""), suffix=".docx")


@FAULTS.kind(1)
def zip_bomb(book: Book, dice: Random) -> Case:
    """A part that unpacks to many times its size."""
    data = repacked(book.data(), xl__bomb_dot_xml=b"<a>" + b" " * (65 * 2**20))
    return book.bytes_refused(data, Told("F037", place=""))


@FAULTS.kind(1)
def macros(book: Book, dice: Random) -> Case:
    """A workbook with macros under this name."""
    return book.bytes_refused(
        repacked(book.data(), xl__vbaProject_dot_bin=b"makro"), Told("F035", says="makra", place="")
    )


@FAULTS.kind(1)
def document_type(book: Book, dice: Random) -> Case:
    """A part that defines entities."""
    data = book.data()
    old = part(data, WORKBOOK)
    new = old.replace(b"<workbook", b'<!DOCTYPE w [<!ENTITY a "b">]><workbook', 1)
    return book.bytes_refused(repacked(data, xl__workbook_dot_xml=new), Told("F035", place=""))


@FAULTS.kind(1)
def cell_at_the_end_of_the_world(book: Book, dice: Random) -> Case:
    """A cell in the last row of the last column."""
    book.sheet["XFD1048576"] = "x"
    return book.refused(Told("F037", place=""))


@FAULTS.kind(1)
def newer_workbook(book: Book, dice: Random) -> Case:
    """Made by a newer version of the questionnaire than the program has."""
    version = book.form.definition.version
    data = book.data()
    with_newer = {
        name: part(data, name).replace(f">{version}<".encode(), b">2031.7<")
        for name in ("docProps/custom.xml", "xl/sharedStrings.xml")
    }
    changed = {name.replace("/", "__").replace(".", "_dot_"): content for name, content in with_newer.items()}
    return book.bytes_refused(repacked(data, **changed), Told("A014", says="2031.7", place=""))


def _empty_zip() -> bytes:
    from io import BytesIO
    from zipfile import ZipFile

    stream = BytesIO()
    ZipFile(stream, "w").close()
    return stream.getvalue()
