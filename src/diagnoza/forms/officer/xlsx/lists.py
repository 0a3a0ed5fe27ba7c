"""The hidden sheet: what the drop-down lists offer, and how the form is built, for the reader."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from diagnoza.forms.officer.form import Form
from diagnoza.forms.officer.xlsx import layout, styles


class Lists:
    """Gives every list of options a place on the hidden sheet; equal lists share one."""

    def __init__(self, book: Workbook) -> None:
        self._sheet: Worksheet = book.create_sheet(layout.LISTS)
        self._ranges: dict[tuple[str, ...], str] = {}

    def range_of(self, *options: str) -> str:
        """The range that holds these options, as a validation refers to it."""
        if options not in self._ranges:
            column = layout.BUILD_COLUMNS + 2 + len(self._ranges)
            for row, option in enumerate(options, 1):
                styles.put(self._sheet, row, column, option)
            letter = get_column_letter(column)
            self._ranges[options] = f"{layout.LISTS}!${letter}$1:${letter}${len(options)}"
        return self._ranges[options]

    def finish(self, form: Form) -> None:
        """Write how the form is built, and every text on the other sheets, so that what people add can be told from it."""
        book: Workbook = self._sheet.parent
        rows = [(layout.FIRST, "1"), *((name, value) for name, value in form_facts(form).items())]
        for question in form.questions:
            rows.append(("pytanie", question.id, question.kind, question.unit))  # type: ignore[arg-type]
            for column in question.columns:
                rows.append(("kolumna", question.id, column.id, column.label, column.kind))  # type: ignore[arg-type]
        own = dict.fromkeys(
            str(cell.value)
            for sheet in book.worksheets
            if sheet is not self._sheet
            for cells in sheet.iter_rows()
            for cell in cells
            if cell.value is not None and cell.protection.locked
        )
        notes = dict.fromkeys(
            cell.comment.text for sheet in book.worksheets for cells in sheet.iter_rows() for cell in cells if cell.comment
        )
        rows += [("tekst", text) for text in own] + [("notatka", text) for text in notes]
        for number, row in enumerate(rows, 1):
            for column_number, text in enumerate(row, 1):
                if text:
                    self._put_raw(number, column_number, text)
        self._sheet.sheet_state = "hidden"
        styles.protect(self._sheet)
        styles.fit_to_print(self._sheet)

    def _put_raw(self, row: int, column: int, text: str) -> None:
        """The texts of other sheets are escaped already."""
        cell = self._sheet.cell(row, column)
        cell.value = text[: styles.MAX_TEXT]
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
