"""Filling a form's workbook as an officer would, by what its sheets say, so that the reader is tried on the real thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from diagnoza import wording
from diagnoza.files.workbook_cells import as_stored
from diagnoza.forms.officer.xlsx import layout

_OUTSIDE = ("nie wiem", "nie dotyczy", "nie zbadano")


class FilledBook:
    """A form's workbook open for filling; `cell` finds a field as a person does."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book: Workbook = load_workbook(path)

    def sheet_of(self, identifier: str) -> Worksheet:
        """The sheet with the row of a question or option."""
        return self._identified(identifier).parent

    def cell(self, identifier: str, field: layout.Field = "odpowiedz") -> Cell:
        """The field in the row of a question or an option („kopie-sa/tak”)."""
        found = self._identified(identifier)
        sheet = found.parent
        return sheet.cell(found.row, self._columns[sheet.title, field])

    def has(self, identifier: str) -> bool:
        """Whether a row has this identifier."""
        return identifier in self._rows

    def beside(self, label: str) -> Cell:
        """The field beside a label of the first sheet."""
        found = next(cell for cell in self._cells() if cell.value == label)
        return found.parent.cell(found.row, found.column + 1)

    def table(self, question: str) -> tuple[Worksheet, int, dict[str, int]]:
        """The sheet of a table, the row of its headings, and its columns by id."""
        mark = next(cell for cell in self._cells() if cell.value == f"{layout.TABLE_MARK}{question}")
        sheet = mark.parent
        labels = {label: id_ for owner, id_, label in self._labels if owner == question}
        row = mark.row + 1
        columns = {labels[str(cell.value).rstrip(" *")]: cell.column for cell in sheet[row] if cell.value}
        return sheet, row, columns

    def write(self, cell: Cell, text: str) -> None:
        """Type a text; nothing typed into a field of a form becomes a formula."""
        cell.value = as_stored(text)
        cell.data_type = "s"

    def save(self, path: Path | None = None) -> Path:
        """Save it, under another name where one is given."""
        self.book.save(path or self.path)
        return path or self.path

    def _identified(self, identifier: str) -> Cell:
        return self._rows[identifier]

    @cached_property
    def _rows(self) -> dict[str, Cell]:
        """The cells below the headings „Identyfikator”, as they stood before anything was moved."""
        headings = [cell for cell in self._cells() if cell.value == layout.IDENTIFIER]
        return {
            str(cell.value): cell
            for heading in headings
            for (cell,) in heading.parent.iter_rows(heading.row + 1, min_col=heading.column, max_col=heading.column)
            if cell.value
        }

    @cached_property
    def _columns(self) -> dict[tuple[str, layout.Field], int]:
        """Columns by sheet and field, likewise."""
        fields = {heading: field for field, heading in layout.HEADINGS.items()}
        return {(cell.parent.title, fields[cell.value]): cell.column for cell in self._cells() if cell.value in fields}

    @cached_property
    def _labels(self) -> list[tuple[str, str, str]]:
        """Question, id and label of every column of every table."""
        rows = self.book[layout.LISTS].iter_rows(max_col=4, values_only=True)
        return [(str(owner), str(id_), str(label)) for kind, owner, id_, label in rows if kind == "kolumna"]

    def _cells(self) -> Iterator[Any]:
        for sheet in self.book.worksheets:
            if sheet.title != layout.LISTS:
                for row in sheet.iter_rows():
                    yield from row


def fill_workbook(path: Path, data: Mapping[str, Any], *, save_as: Path | None = None) -> Path:
    """Fill a form's workbook with the unit, the post and the answers of a sheet's plain data (texts, as in YAML).

    An answer is a text, or a map with `odpowiedz`, `uzasadnienie`, `uwagi`, `dowody`; options by id, rows by id of column.
    """
    filled = FilledBook(path)
    unit = data.get("jednostka", {})
    people = data.get("przebieg", {}).get("osoby", [])
    head = {
        layout.UNIT_NAME: unit.get("nazwa"),
        layout.UNIT_KIND: wording.UNIT_KIND.get(unit.get("rodzaj", ""), unit.get("rodzaj")),
        layout.POST: people[0]["stanowisko"] if people else None,
        **{layout.RESOURCES[key]: count for key, count in unit.get("zasoby", {}).items()},
    }
    for label, text in head.items():
        if text is not None:
            filled.write(filled.beside(label), text)
    for question, given in data.get("odpowiedzi", {}).items():
        part = given if isinstance(given, dict) else {"odpowiedz": given}
        _answer(filled, question, part.get("odpowiedz"))
        for name in ("uzasadnienie", "uwagi"):
            if part.get(name):
                filled.write(filled.cell(question, name), part[name])
        if part.get("dowody"):
            pieces = part["dowody"]
            # A line end tells that semicolons do not part the pieces.
            filled.write(filled.cell(question, "dowody"), "\n".join(pieces) + ("\n" if len(pieces) == 1 else ""))
    return filled.save(save_as)


def _answer(filled: FilledBook, question: str, answer: Any) -> None:
    if answer is None:
        return
    if answer == []:
        filled.write(filled.cell(question), layout.NO_ROWS)
    elif isinstance(answer, list) and isinstance(answer[0], dict):
        sheet, heading, columns = filled.table(question)
        for number, row in enumerate(answer, 1):
            for column, text in row.items():
                if text:
                    filled.write(sheet.cell(heading + number, columns[column]), text)
    else:
        chosen = [answer] if isinstance(answer, str) else answer
        rows = [layout.option_identifier(question, option) for option in chosen]
        if all(filled.has(row) for row in rows):
            for row in rows:
                filled.write(filled.cell(row), layout.YES)
        else:
            filled.write(filled.cell(question), "\n".join(chosen))
