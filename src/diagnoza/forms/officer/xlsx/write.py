"""A form as a workbook, the same bytes for the same form."""

from __future__ import annotations

from typing import Any

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty

from diagnoza import wording
from diagnoza.definition.model import Question
from diagnoza.files.workbook_cells import as_stored
from diagnoza.files.workbook_packing import packed
from diagnoza.forms.officer.form import Form
from diagnoza.forms.officer.xlsx import layout
from diagnoza.forms.officer.xlsx.lists import Lists, form_facts
from diagnoza.forms.officer.xlsx.questions import write_area
from diagnoza.forms.officer.xlsx.start import write_start
from diagnoza.forms.officer.xlsx.tables import write_table


def form_workbook(form: Form) -> bytes:
    """The workbook: instruction, a sheet an area with those of its tables behind it, and a hidden one with the lists."""
    book = Workbook()
    start = book.active
    assert start is not None  # a new workbook has a sheet
    lists = Lists(book)
    start.title = layout.START
    titles: list[str] = []
    number = 0
    for section in form.sections:
        area = book.create_sheet(layout.sheet_title(section.area.title, book.sheetnames))
        tables: dict[Question, str] = {}
        for question in section.questions:
            if question.kind == "table":
                number += 1
                tables[question] = layout.sheet_title(f"Tabela {number}", book.sheetnames)
                write_table(book.create_sheet(tables[question]), question, area.title, lists)
        write_area(area, section, lists, tables)
        titles.append(area.title)
    write_start(start, form, lists, titles)
    book.move_sheet(layout.LISTS, len(book.sheetnames))
    lists.finish(form)
    _describe(book, form)
    return packed(book)


def _describe(book: Any, form: Form) -> None:
    """Any, for openpyxl's stubs do not know properties of one's own."""
    properties = book.properties
    properties.title = as_stored(form.definition.title)
    properties.subject = "Formularz do wypełnienia" + (f": {wording.ROLE[form.role]}" if form.role else "")
    properties.creator = "diagnoza"
    properties.language = "pl-PL"
    properties.created = properties.modified = layout.CREATED
    for name, value in form_facts(form).items():
        book.custom_doc_props.append(StringProperty(name=f"{layout.PROPERTY}{name}", value=value))
