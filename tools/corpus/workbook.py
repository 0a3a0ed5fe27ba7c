"""A good form as a workbook filled by hand, and what a sheet has to hold of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from random import Random
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from corpus.case import Answers, Case, Told
from corpus.form import Filled, fill
from diagnoza import wording
from diagnoza.definition.model import Question
from diagnoza.files.workbook_packing import packed
from diagnoza.forms.officer.form import Form, Section
from diagnoza.forms.officer.xlsx import layout
from diagnoza.forms.officer.xlsx.write import form_workbook

COLUMNS = {"odpowiedz": "C", "uzasadnienie": "D", "uwagi": "E", "dowody": "F"}
FIRST_ROW = 4


@dataclass(frozen=True)
class Book:
    """The workbook, open for spoiling; `form` tells what was typed."""

    form: Filled
    book: Workbook

    @cached_property
    def sheet(self) -> Worksheet:
        """The sheet of the area."""
        return next(sheet for sheet in self._sheets() if sheet["A3"].value == layout.IDENTIFIER)

    @cached_property
    def start(self) -> Worksheet:
        """The first sheet."""
        return next(sheet for sheet in self._sheets() if sheet.title == layout.START)

    def _sheets(self) -> Iterator[Worksheet]:
        yield from self.book.worksheets

    def row(self, identifier: str) -> int:
        """The row of a question or an option."""
        return next(row for row in range(FIRST_ROW, 400) if self.sheet.cell(row, 1).value == identifier)

    def cell(self, identifier: str = "", field: str = "odpowiedz") -> Cell:
        """A field of a question, the chosen one unless told."""
        found = self.sheet[f"{COLUMNS[field]}{self.row(identifier or self.form.chosen.id)}"]
        assert isinstance(found, Cell)
        return found

    def beside(self, label: str) -> Cell:
        """The field beside a label of the first sheet."""
        row = next(row for row in range(1, 60) if self.start.cell(row, 1).value == label)
        found = self.start.cell(row, 2)
        assert isinstance(found, Cell)
        return found

    def table(self, question: Question) -> Worksheet:
        """The sheet of a table."""
        return next(sheet for sheet in self._sheets() if sheet["A3"].value == f"{layout.TABLE_MARK}{question.id}")

    def table_cell(self, column: str, row: int = 1) -> Cell:
        """A cell of the chosen question's table by id of the column."""
        question = self.form.chosen.question
        at = next(index for index, known in enumerate(question.columns, 1) if known.id == column)
        found = self.table(question).cell(FIRST_ROW + row, at)
        assert isinstance(found, Cell)
        return found

    def data(self) -> bytes:
        """The bytes, the same for the same workbook."""
        return packed(self.book)

    def refused(self, *told: Told, into: str = "") -> Case:
        """It is refused with these problems."""
        return self.bytes_refused(self.data(), *told, into=into)

    def bytes_refused(self, data: bytes, *told: Told, into: str = "", suffix: str = ".xlsx") -> Case:
        """Other bytes are refused with these problems."""
        return Case(data, told, into=into, suffix=suffix)

    def accepted(self, *told: Told, answers: Answers | None = None, head: tuple[str, ...] | None = None) -> Case:
        """It is accepted with these warnings and brings these answers, the good ones unless told."""
        known = (self.form.unit[0], self.form.post, "42", "3")
        held = self.form.answers if answers is None else answers
        held = {
            id_: {key: _as_offered(self.form, id_, value) for key, value in given.items()}
            for id_, given in held.items()
        }
        return Case(self.data(), told, held, known if head is None else head, suffix=".xlsx")


def _as_offered(form: Filled, id_: str, value: Any) -> Any:
    """Rows of a table with the labels that its lists offer."""
    if not isinstance(value, list) or not isinstance(value[0], dict):
        return value
    question = next(entry.question for entry in form.entries if entry.id == id_)
    labels = {(column.id, option): label for column in question.columns for option, label in column.options}
    return [{column: labels.get((column, text), text) for column, text in row.items()} for row in value]


def at(cell: Cell) -> str:
    """„Kopie!C5”."""
    return f"{cell.parent.title}!{cell.coordinate}"


def write(cell: Cell, text: str) -> None:
    """Type a text: no formula, whatever it begins with."""
    cell.value = text
    cell.data_type = "s"


def fill_book(dice: Random, needs: str) -> Book:
    """The same form as `form.fill` draws, as a workbook."""
    form = fill(dice, needs)
    area = next(area for area in form.definition.areas if form.chosen.question in area.questions)
    # Without the fingerprint of the questionnaire the bytes change only with the questions they hold.
    definition = dataclasses.replace(form.definition, sha256="")
    questions = tuple(entry.question for entry in form.entries)
    empty = form_workbook(Form(definition, (Section(area, questions),)))
    book = Book(form, load_workbook(BytesIO(empty)))
    write(book.beside(layout.POST), form.post)
    write(book.beside(layout.UNIT_NAME), form.unit[0])
    write(book.beside(layout.UNIT_KIND), wording.UNIT_KIND[form.unit[1]])
    write(book.beside(layout.RESOURCES["pracownicy"]), "42")
    write(book.beside(layout.RESOURCES["serwery"]), "3")
    for entry in form.entries:
        _answer(book, entry.question, entry.answer)
        for field in ("uzasadnienie", "uwagi"):
            if field in entry.given:
                write(book.cell(entry.id, field), entry.given[field])
        if "dowody" in entry.given:
            write(book.cell(entry.id, "dowody"), "\n".join(entry.given["dowody"]))
    return book


def _answer(book: Book, question: Question, answer: Any) -> None:
    if isinstance(answer, str):
        labels = {option.id: option.label for option in question.options}
        write(book.cell(question.id), labels.get(answer, answer))
    elif question.kind == "multi":
        for option in answer:
            write(book.cell(layout.option_identifier(question.id, option)), layout.YES)
    else:
        sheet = book.table(question)
        for number, row in enumerate(answer, 1):
            for place, column in enumerate(question.columns, 1):
                if column.id in row:
                    text = row[column.id]
                    cell = sheet.cell(FIRST_ROW + number, place)
                    assert isinstance(cell, Cell)
                    write(cell, dict(column.options).get(text, text))


def repacked(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The zip with parts added or replaced."""
    stream = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), *changed]):
            info = ZipInfo(name)
            info.compress_type, info.create_system = ZIP_DEFLATED, 0
            new.writestr(info, changed[name] if name in changed else old.read(name))
    return stream.getvalue()


def part(data: bytes, name: str) -> bytes:
    """A part of the zip."""
    with ZipFile(BytesIO(data)) as archive:
        return archive.read(name)
