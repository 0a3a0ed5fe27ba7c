"""Workbooks that are none or not this form's, and what is made to hurt a program: zips, parts, other files by this name."""

from __future__ import annotations

from io import BytesIO
from random import Random
from zipfile import ZipFile

from openpyxl import Workbook

from corpus.case import Case, Faults, Told
from corpus.form import QUESTIONNAIRES
from corpus.workbook import Book, part, repacked
from diagnoza.files.workbook_packing import packed
from diagnoza.forms.officer.xlsx import layout

FAULTS = Faults()
WORKBOOK = "xl/workbook.xml"


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
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    data = repacked(_empty_zip(), {"mimetype": kind, "content.xml": b"<a/>"})
    return book.bytes_refused(data, Told("F035", place=""))


@FAULTS.kind(1)
def word_document_renamed(book: Book, dice: Random) -> Case:
    """A .docx under this name."""
    types = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    rels = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    data = repacked(_empty_zip(), {"[Content_Types].xml": types, "_rels/.rels": rels, "word/document.xml": b"<d/>"})
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
    data = repacked(book.data(), {"xl/bomb.xml": b"<a>" + b" " * (65 * 2**20)})
    return book.bytes_refused(data, Told("F037", place=""))


@FAULTS.kind(1)
def macros(book: Book, dice: Random) -> Case:
    """A workbook with macros under this name."""
    return book.bytes_refused(
        repacked(book.data(), {"xl/vbaProject.bin": b"makro"}), Told("F035", says="makra", place="")
    )


@FAULTS.kind(1)
def document_type(book: Book, dice: Random) -> Case:
    """A part that defines entities."""
    data = book.data()
    old = part(data, WORKBOOK)
    new = old.replace(b"<workbook", b'<!DOCTYPE w [<!ENTITY a "b">]><workbook', 1)
    return book.bytes_refused(repacked(data, {WORKBOOK: new}), Told("F035", place=""))


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
    return book.bytes_refused(repacked(data, with_newer), Told("A014", says="2031.7", place=""))


def _empty_zip() -> bytes:
    stream = BytesIO()
    ZipFile(stream, "w").close()
    return stream.getvalue()
