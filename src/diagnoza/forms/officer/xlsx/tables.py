"""A sheet of one table question: a column a field, empty rows to fill."""

from __future__ import annotations

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from diagnoza.definition.model import Column, Question
from diagnoza.forms.officer.xlsx import layout, styles
from diagnoza.forms.officer.xlsx.lists import Lists
from diagnoza.forms.officer.xlsx.notes import question_note

_HEADING_ROW = 4
_WIDTHS = {"text": 30.0, "single": 26.0, "number": 16.0, "date": 18.0}


def write_table(sheet: Worksheet, question: Question, back: str, lists: Lists) -> None:
    """Fill the sheet of a table question; `back` is the sheet of its area."""
    styles.put_title(sheet, 1, question.text, 14)
    remark = (
        "Każda pozycja w osobnym wierszu. Kolumny z gwiazdką są obowiązkowe. Gdy czegoś nie wiesz, wpisz „nie wiem”."
    )
    styles.put_remark(sheet, 2, 1, remark)
    styles.put_fine_print(sheet, 3, 1, f"{layout.TABLE_MARK}{question.id}")
    styles.put_link(sheet, 3, 2, f"Wróć do arkusza „{back}”", back)
    for number, column in enumerate(question.columns, 1):
        heading = styles.put_heading(sheet, _HEADING_ROW, number, heading_of(column))
        if number == 1:
            styles.note(heading, question_note(question))
        _offer(sheet, number, column, lists)
        for row in range(_HEADING_ROW + 1, _HEADING_ROW + 1 + layout.TABLE_ROWS):
            styles.open_cell(sheet, row, number)
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS[column.kind]
    sheet.row_dimensions[1].height = 24
    headings = ((heading_of(column), _WIDTHS[column.kind] - 2) for column in question.columns)
    styles.set_height(sheet, _HEADING_ROW, *headings, least=32)
    sheet.freeze_panes = f"A{_HEADING_ROW + 1}"
    styles.protect(sheet, grows=True)
    styles.fit_to_print(sheet, _HEADING_ROW)


def heading_of(column: Column) -> str:
    """The label, with an asterisk where the column has to be filled."""
    return f"{column.label} *" if column.required else column.label


def _offer(sheet: Worksheet, number: int, column: Column, lists: Lists) -> None:
    if column.kind == "single":
        labels = (label for _, label in column.options)
        source = lists.range_of(*labels, layout.UNKNOWN)
        rule = styles.choices(source, "Wybierz pozycję z listy.", strict=True)
    elif column.kind == "date":
        rule = styles.prompted("Wpisz datę, np. 15.03.2026, albo: nie wiem.")
    elif column.kind == "number":
        rule = styles.prompted("Wpisz samą liczbę, np. 12 albo 12,5, albo: nie wiem.")
    else:
        return
    sheet.add_data_validation(rule)
    letter = get_column_letter(number)
    # Rows that are added take the rule of the rows they are added to; a few more have it from the start.
    rule.add(f"{letter}{_HEADING_ROW + 1}:{letter}{_HEADING_ROW + layout.TABLE_ROWS}")
