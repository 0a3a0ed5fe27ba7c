"""Building blocks: paragraphs, tags, tables with fixed widths, pages upright and sideways."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from typing import Final

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

TWIPS: Final = 567
"""In a centimetre."""
UPRIGHT: Final = (11906, 16838)
MARGIN: Final = 1134
STRONG: Final = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph in a cell, `when` a condition holds or for `each` item; `**strong**` is the only markup."""

    text: str
    style: str = "TekstTabeli"
    when: str = ""
    each: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """The paragraphs of a cell and, in `fill`, the field with its colour."""

    lines: tuple[Line, ...]
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width in centimetres, and the cell of each row."""

    head: str
    width: float
    cell: Cell


@dataclass(frozen=True, slots=True)
class Item:
    """A row of a card: label and cell, left out when the condition fails."""

    label: str
    cell: Cell
    when: str = ""


def cell(*lines: str | Line, fill: str = "") -> Cell:
    """A cell; bare text becomes a line of the usual look."""
    return Cell(tuple(line if isinstance(line, Line) else Line(line) for line in lines), fill)


def value(field: str, fill: str = "") -> Cell:
    """A cell with one field, a dash when it is empty."""
    return cell(shown(field), fill=fill)


def shown(field: str) -> str:
    """The tag that prints a field, a dash when it is empty."""
    return f"{{{{ {field} or '—' }}}}"


def values(*lines: tuple[str, str] | tuple[str, str, str]) -> Cell:
    """A cell with a line for each (field, text[, style]) that is not empty, a dash when all are."""
    found = [Line(text, *style, when=field) for field, text, *style in lines]
    none = " and ".join(f"not {field}" for field, *_ in lines)
    return Cell((*found, Line("—", when=none)))


class Writer:
    """Writes a document from top to bottom; its pages stand upright or lie on their side."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.body = document.element.body
        self.is_wide = False

    @property
    def width(self) -> int:
        """The width of the text in twips."""
        return UPRIGHT[self.is_wide] - 2 * MARGIN

    def heading(self, level: int, text: str, *, new_page: bool = False) -> None:
        """A heading of level 1 to 3."""
        self.text(text, f"Heading{level}", new_page=new_page)

    def text(self, text: str, style: str = "Normal", *, new_page: bool = False) -> None:
        """A paragraph."""
        paragraph = made_paragraph(text, style)
        if new_page:
            paragraph[0].append(OxmlElement("w:pageBreakBefore"))
        self._add(paragraph)

    @contextmanager
    def each(self, loop: str) -> Iterator[None]:
        """All that is written inside, for each item: `each("unit in units")`."""
        self.text(f"{{%p for {loop} %}}")
        yield
        self.text("{%p endfor %}")

    @contextmanager
    def when(self, condition: str) -> Iterator[None]:
        """All that is written inside, if the condition holds."""
        self.text(f"{{%p if {condition} %}}")
        yield
        self.text("{%p endif %}")

    def otherwise(self) -> None:
        """Between the two outcomes of `when`, or before what stands for a loop without items."""
        self.text("{%p else %}")

    def bullets(self, field: str, empty: str = "") -> None:
        """A list of a field's texts, or a sentence when there is none."""
        with self.each(f"entry in {field}"):
            self.text("{{ entry }}", "ListBullet")
            if empty:
                self.otherwise()
                self.text(empty)

    def table(
        self, caption: str, loop: str, columns: Sequence[Column], *, empty: str = "", none: str = "", may_split: bool = False
    ) -> None:
        """A table with a row for each item; `empty` is the sentence instead of it, `none` the text of its only row then."""
        if empty:
            items = loop.split(" in ", 1)[1].split(" if ")[0]
            with self.when(items):
                self._table(caption, loop, columns, none, may_split)
                self.otherwise()
                self.text(empty)
        else:
            self._table(caption, loop, columns, none, may_split)

    def _table(self, caption: str, loop: str, columns: Sequence[Column], none: str, may_split: bool) -> None:
        self.text(caption, "Caption")
        rows = [_tag_row(f"{{%tr for {loop} %}}", columns), _row([column.cell for column in columns], columns, may_split)]
        if none:
            rows += [_tag_row("{%tr else %}", columns), _row([cell(none), *[cell("—")] * (len(columns) - 1)], columns, False)]
        self._add_table(caption, columns, [*rows, _tag_row("{%tr endfor %}", columns)])

    def card(self, caption: str, items: Sequence[Item], label_width: float = 3.4, *, head: tuple[str, str] = ("Element", "Treść")) -> None:
        """A table of labels and values under a heading of its own; its name, not printed, is the caption."""
        columns = (Column(head[0], label_width, cell("")), Column(head[1], self.width / TWIPS - label_width, cell("")))
        rows = []
        for item in items:
            row = _row([cell(Line(item.label, "EtykietaTabeli")), item.cell], columns, True)
            rows += [_tag_row(f"{{%tr if {item.when} %}}", columns), row, _tag_row("{%tr endif %}", columns)] if item.when else [row]
        self._add_table(caption, columns, rows)

    def fields(self, caption: str, field: str, label_width: float = 5.0) -> None:
        """A table of a field's labels and values."""
        rest = self.width / TWIPS - label_width
        label = cell(Line("{{ field.label }}", "EtykietaTabeli"))
        columns = (Column("Pozycja", label_width, label), Column("Wartość", rest, value("field.value")))
        self.table(caption, f"field in {field}", columns)

    def turn(self, text: str) -> None:
        """End the pages with a sentence (Word keeps their shape in its paragraph) and turn those that follow."""
        paragraph = made_paragraph(text, "Normal")
        self._add(paragraph)
        last = self.body.sectPr
        paragraph[0].append(deepcopy(last))
        for reference in [*last.iter(qn("w:headerReference"), qn("w:footerReference"))]:
            last.remove(reference)
        self.is_wide = not self.is_wide
        shape_pages(last, self.is_wide)

    def _add(self, element: BaseOxmlElement) -> None:
        self.body.sectPr.addprevious(element)

    def _add_table(self, caption: str, columns: Sequence[Column], rows: Sequence[BaseOxmlElement]) -> None:
        widths = twips(columns)
        if abs(sum(widths) - self.width) > 6:
            raise ValueError(f"{caption}: {sum(widths)} twips, not {self.width}")
        table = _element("w:tbl")
        heads = ", ".join(column.head.lower() for column in columns)
        table.append(_table_properties(caption, f"Kolumny: {heads}.", sum(widths)))
        table.append(_element("w:tblGrid", *(_element("w:gridCol", w=str(width)) for width in widths)))
        table.append(_head_row(columns))
        for row in rows:
            table.append(row)
        self._add(table)


def shape_pages(section: BaseOxmlElement, is_wide: bool) -> None:
    """A4 with margins of two centimetres, upright or on its side."""
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    if size is None or margins is None:
        raise ValueError("the section has no page size or margins")
    size.attrib.clear()
    width, height = UPRIGHT[::-1] if is_wide else UPRIGHT
    _set(size, w=str(width), h=str(height), **({"orient": "landscape"} if is_wide else {}))
    sides = dict.fromkeys(("top", "right", "bottom", "left"), str(MARGIN))
    _set(margins, **{**sides, "top": "1474"}, header="624", footer="567", gutter="0")


def made_paragraph(text: str, style: str) -> BaseOxmlElement:
    """A paragraph; what stands between `**` is strong."""
    paragraph = _element("w:p", _element("w:pPr", _element("w:pStyle", val=style)))
    for index, piece in enumerate(STRONG.split(text)):
        if piece:
            paragraph.append(_run(piece, is_strong=bool(index % 2)))
    return paragraph


def field_run(code: str) -> BaseOxmlElement:
    """A simple field, such as PAGE, with 1 as the result that Word replaces."""
    return _element("w:fldSimple", _run("1", is_strong=False), instr=f" {code} ")


def twips(columns: Sequence[Column]) -> list[int]:
    """Widths in twips; rounding goes to the last column."""
    edges = [round(sum(column.width for column in columns[: i + 1]) * TWIPS) for i in range(len(columns))]
    return [right - left for left, right in zip([0, *edges[:-1]], edges, strict=True)]


def _run(text: str, *, is_strong: bool) -> BaseOxmlElement:
    run = _element("w:r")
    if is_strong:
        run.append(_element("w:rPr", _element("w:rStyle", val="Strong")))
    words = _element("w:t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(words)
    return run


def _table_properties(caption: str, description: str, width: int) -> BaseOxmlElement:
    look = {"firstRow": "1", "lastRow": "0", "firstColumn": "0", "lastColumn": "0", "noHBand": "1", "noVBand": "1"}
    return _element(
        "w:tblPr",
        _element("w:tblStyle", val="TabelaDiagnozy"),
        _element("w:tblW", w=str(width), type="dxa"),
        _element("w:tblLayout", type="fixed"),
        _element("w:tblLook", val="0620", **look),
        _element("w:tblCaption", val=caption),
        _element("w:tblDescription", val=description),
    )


def _head_row(columns: Sequence[Column]) -> BaseOxmlElement:
    row = _row([cell(Line(column.head, "NaglowekTabeli")) for column in columns], columns, False)
    row[0].append(_element("w:tblHeader"))
    return row


def _row(cells: Sequence[Cell], columns: Sequence[Column], may_split: bool) -> BaseOxmlElement:
    row = _element("w:tr", _element("w:trPr", *([] if may_split else [_element("w:cantSplit")])))
    for content, width in zip(cells, twips(columns), strict=True):
        row.append(_cell(content, width))
    if not len(row[0]):
        row.remove(row[0])
    return row


def _tag_row(tag: str, columns: Sequence[Column]) -> BaseOxmlElement:
    """A row that the engine takes away; its only cell spans the table so that the tag can be read in Word."""
    width = _element("w:tcW", w=str(sum(twips(columns))), type="dxa")
    span = _element("w:gridSpan", val=str(len(columns)))
    return _element("w:tr", _element("w:tc", _element("w:tcPr", width, span), made_paragraph(tag, "TekstTabeli")))


def _cell(content: Cell, width: int) -> BaseOxmlElement:
    made = _element("w:tc", _element("w:tcPr", _element("w:tcW", w=str(width), type="dxa")))
    shade = f"{{% cellbg {content.fill} %}}" if content.fill else ""
    for line in content.lines:
        opening = f"{{%p if {line.when} %}}" if line.when else f"{{%p for {line.each} %}}" if line.each else ""
        closing = "{%p endif %}" if line.when else "{%p endfor %}"
        body = made_paragraph(shade + line.text, line.style)
        shade = ""
        around = [made_paragraph(tag, line.style) for tag in (opening, closing)]
        made.extend([around[0], body, around[1]] if opening else [body])
    return made


def _element(tag: str, *children: BaseOxmlElement, **attributes: str) -> BaseOxmlElement:
    made: BaseOxmlElement = OxmlElement(tag)
    _set(made, **attributes)
    made.extend(children)
    return made


def _set(element: BaseOxmlElement, **attributes: str) -> None:
    for name, text in attributes.items():
        element.set(qn(f"w:{name}"), text)
