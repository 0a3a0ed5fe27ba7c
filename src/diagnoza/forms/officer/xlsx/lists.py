"""The hidden sheet: what the drop-down lists offer, and how the form is built, for the reader."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from diagnoza.files.workbook_cells import MAX_TEXT, put
from diagnoza.forms.officer.form import Form
from diagnoza.forms.officer.xlsx import layout, styles

_COLUMN = layout.BUILD_COLUMNS + 2
"""All lists stand in this column, one below the other."""


class Lists:
    """Gives every list of options a place on the hidden sheet; equal lists share one."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._sheet: Worksheet = book.create_sheet(layout.LISTS)
        self._ranges: dict[tuple[str, ...], str] = {}
        self._next = 1

    def range_of(self, *options: str) -> str:
        """The range that holds these options, as a validation refers to it."""
        if options not in self._ranges:
            first = self._next
            for row, option in enumerate(options, first):
                put(self._sheet, row, _COLUMN, option)
            self._next = first + len(options) + 1
            letter = get_column_letter(_COLUMN)
            self._ranges[options] = f"{layout.LISTS}!${letter}${first}:${letter}${self._next - 2}"
        return self._ranges[options]

    def finish(self, form: Form) -> None:
        """Write how the form is built, and every text on the other sheets, so that what people add can be told from it."""
        rows: list[tuple[str, ...]] = [(layout.FIRST, "1"), *form_facts(form).items()]
        for question in form.questions:
            rows.append(("pytanie", question.id, question.kind, question.unit))
            rows += [("kolumna", question.id, column.id, column.label, column.kind) for column in question.columns]
        cells = [
            cell
            for sheet in self._book.worksheets
            if sheet is not self._sheet
            for line in sheet.iter_rows()
            for cell in line
        ]
        own = (str(cell.value) for cell in cells if cell.value is not None and cell.protection.locked)
        rows += [("tekst", text) for text in dict.fromkeys(own)]
        notes = (cell.comment.text for cell in cells if cell.comment is not None)
        rows += [("notatka", text) for text in dict.fromkeys(notes)]
        for number, row in enumerate(rows, 1):
            for place, text in enumerate(row, 1):
                if text:
                    self._put_raw(number, place, text)
        self._sheet.sheet_state = "hidden"
        styles.protect(self._sheet)
        styles.fit_to_print(self._sheet)

    def _put_raw(self, row: int, column: int, text: str) -> None:
        """The texts of other sheets are escaped already."""
        cell = self._sheet.cell(row, column)
        cell.value = text[:MAX_TEXT]
        cell.data_type = "s"


def form_facts(form: Form) -> dict[str, str]:
    """What the reader needs to know of the form, by the names in `layout.FACTS`; empty ones left out."""
    definition, unit = form.definition, form.unit
    facts = {
        "kwestionariusz": definition.id,
        "wersja": definition.version,
        "sha256": definition.sha256,
        "klucz": form.key,
        "jednostka": unit.id if unit else "",
        "rola": unit.role if unit else "",
    }
    return {name: value for name, value in facts.items() if value}
