"""Places of a form that wait to be filled, with the words that stand around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from diagnoza.forms.operator.docx_fill import DocxWriter
from diagnoza.forms.operator.docx_tables import Table
from diagnoza.forms.operator.docx_text import text_of, w
from diagnoza.forms.operator.package import Element, Form
from diagnoza.forms.operator.xlsx_book import Book, Cell
from diagnoza.forms.operator.xlsx_sheet import Position, Sheet, covers

MAX_SPOTS = 2_000
_LETTER = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Spot:
    """An empty field: what of the map names it, its labels from the nearest on, the heading of its column.

    `order` is its place among the empty fields of one label, from 0; `choices` are the words of its drop-down list.
    """

    key: str
    target: str
    labels: tuple[str, ...]
    heading: str = ""
    order: int = 0
    choices: tuple[str, ...] = ()
    is_checkbox: bool = False


def spots_of(form: Form) -> list[Spot]:
    """Empty fields of the form in its order, at most 2,000."""
    found = _of_book(Book(form)) if form.suffix == ".xlsx" else _of_document(DocxWriter(form))
    return [spot for spot, _ in zip(found, range(MAX_SPOTS), strict=False)]


def _is_label(text: str) -> bool:
    return bool(_LETTER.search(text))


def _of_book(book: Book) -> Iterator[Spot]:
    for title in book.titles:
        sheet = book.sheet(title)
        texts = {
            position: text
            for position in sheet.cells
            if not sheet.is_formula(position) and _is_label(text := book.text(sheet, position).strip())
        }
        last, order = ("", 0), 0
        for position in sorted(sheet.cells):
            if not _is_open(book, sheet, position):
                continue
            label, heading = _left(texts, position), _above(texts, position)
            order = order + 1 if (label, position[0]) == last else 0
            last = (label, position[0])
            if label or heading:
                cell = Cell(sheet, position)
                labels = (label,) if label else (heading,)
                yield Spot("komorka", cell.label, labels, heading if label else "", order, book.allowed(cell) or ())


def _is_open(book: Book, sheet: Sheet, position: Position) -> bool:
    """Whether the cell is empty and may be filled."""
    merge = sheet.merge_of(position)
    return (
        not book.text(sheet, position)
        and not sheet.is_formula(position)
        and (merge is None or merge[:2] == position)
        and not (sheet.is_protected and book.formats.is_locked(sheet.style(position)))
        and not any(covers(box, position) for box in sheet.headers)
    )


def _left(texts: Mapping[Position, str], position: Position) -> str:
    row, column = position
    return next((texts[row, before] for before in range(column - 1, 0, -1) if (row, before) in texts), "")


def _above(texts: Mapping[Position, str], position: Position) -> str:
    row, column = position
    return next((texts[over, column] for over in range(row - 1, 0, -1) if (over, column) in texts), "")


def _of_document(writer: DocxWriter) -> Iterator[Spot]:
    for control in writer.controls:
        name = control.tag or control.title
        if not name or control.kind == "other" or control.is_locked:
            continue
        around, heading = _around(control.element, writer.tables)
        labels = tuple(dict.fromkeys(filter(_is_label, (control.title, around, control.tag.replace("_", " ")))))
        choices = tuple(shown for shown, _ in control.items)
        yield Spot("kontrolka", name, labels, heading, 0, choices, control.kind == "checkbox")
    for table in writer.tables:
        texts = {(c.top, c.left): text for c in table.cells if _is_label(text := text_of(c.element))}
        for cell in table.cells:
            holds = next(cell.element.iter(w("sdt"), w("tbl"), w("drawing")), None)
            if holds is not None or text_of(cell.element):
                continue
            position = (cell.top, cell.left)
            label, heading = _left(texts, position), _above(texts, position)
            order = sum(1 for column in range(1, cell.left) if _is_empty(table, cell.top, column, texts, cell.left))
            if label or heading:
                labels = (label,) if label else (heading,)
                target = f"Tabela {table.number}!{cell.address}"
                yield Spot("komorka", target, labels, heading if label else "", order)


def _is_empty(table: Table, row: int, column: int, texts: Mapping[Position, str], until: int) -> bool:
    """Whether an empty cell stands there behind the last label of the row."""
    label = max((c for r, c in texts if r == row and c < until), default=0)
    cell = table.at(row, column)
    return column > label and cell is not None and cell.left == column


def _around(element: Element, tables: tuple[Table, ...]) -> tuple[str, str]:
    """Text before the control in its paragraph, else in the cell left of it, else in the paragraph before; the heading."""
    own = next(element.iterancestors(w("p")), None)
    heading = left = ""
    holder = next(element.iterancestors(w("tc")), None)
    for table in tables if holder is not None else ():
        for cell in table.cells:
            if cell.element is holder:
                texts = {(c.top, c.left): text for c in table.cells if _is_label(text := text_of(c.element))}
                left, heading = _left(texts, (cell.top, cell.left)), _above(texts, (cell.top, cell.left))
    if own is not None:
        before, after = _in_paragraph(own, element)
        if _is_label(before) or _is_label(after):
            return (before if _is_label(before) else after), heading
    if left or heading or holder is not None:
        return left or heading, heading
    block = own if own is not None else element
    previous = block.getprevious()
    return (text_of(previous) if previous is not None else ""), ""


def _in_paragraph(paragraph: Element, control: Element) -> tuple[str, str]:
    """Text of the paragraph before and after the control, up to the next control."""
    before, after = "", ""
    is_before = True
    for child in paragraph:
        if child is control:
            is_before = False
        elif child.tag == w("sdt"):
            if not is_before:
                break
            before = ""
        elif is_before:
            before += "".join(t.text or "" for t in child.iter(w("t")))
        else:
            after += "".join(t.text or "" for t in child.iter(w("t")))
    return before.strip(), after.strip()
