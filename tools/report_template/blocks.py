"""What a chapter is written with: headings, text, conditions and loops, tables, cards, pages that turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from typing import Final

from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element

from report_template import elements
from report_template.cells import (
    AFTER_TABLE,
    AMOUNT_HEADS,
    BEFORE_TABLE,
    HEAD,
    LABEL,
    NORMAL,
    NOTE,
    TOGETHER,
    Cell,
    Column,
    Item,
    Line,
    cell,
    held,
    value,
)
from report_template.chart import Sample, add_chart

TWIPS: Final = 567
"""In a centimetre."""
ROUNDING: Final = 6


class Writer:
    """Writes a document from top to bottom; its pages stand upright or lie on their side."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._body = document.element.body
        self._is_wide = False
        self._follows_table = False

    def heading(self, level: int, text: str, *, new_page: bool = False) -> None:
        """A heading of level 1 to 3."""
        self.text(text, f"Heading{level}", new_page=new_page)

    def unit_heading(self, field: str) -> None:
        """The name of a unit, where there is more than one."""
        with self.when("units|length > 1"):
            self.heading(2, f"{{{{ {field} }}}}")

    def contents(self, levels: int) -> None:
        """The table of contents."""
        for made in elements.contents(levels):
            self._add(made)

    def text(self, text: str, style: str = NORMAL, *, new_page: bool = False) -> None:
        """A paragraph; after a table it stands a little lower."""
        is_tag = text.startswith("{%p ")
        if self._follows_table and style == NORMAL and not is_tag:
            style = AFTER_TABLE
        self._follows_table &= is_tag
        self._add(elements.paragraph(text, style, new_page=new_page))

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

    def line(self, label: str, count: int = 1) -> None:
        """Lines to fill by hand after a label."""
        self.text(label + " " + "\n".join(["\t"] * count), "Linia")

    def choices(self, *texts: str) -> None:
        """Boxes to tick, each with its words, a line each in one paragraph that stays with the next."""
        self.text("\n".join(f"☐ {text}" for text in texts), BEFORE_TABLE)

    def table(
        self,
        caption: str,
        loop: str,
        columns: Sequence[Column],
        *,
        name: str = "",
        empty: str = "",
        none: str = "",
        may_split: bool = False,
        with_next: bool = False,
    ) -> None:
        """A table with a row for each item.

        `name` is what a screen reader says when the caption is too short for that; `empty` is the sentence instead of a
        table without items, `none` the text of its only row then. Rows stay whole unless they `may_split`. The last row
        stays `with_next`, the paragraph below.
        """
        rows = [_tags(f"{{%tr for {loop} %}}", columns)]
        cells = [column.cell for column in columns]
        if with_next:
            last = _row([held(cell) for cell in cells], columns)
            rows += [_tags("{%tr if loop.last %}", columns), last, _tags("{%tr else %}", columns)]
        rows.append(_row(cells, columns, may_split=may_split))
        if with_next:
            rows.append(_tags("{%tr endif %}", columns))
        if none:
            rows += [_tags("{%tr else %}", columns), _row([cell(none), *[cell("—")] * (len(columns) - 1)], columns)]
        rows.append(_tags("{%tr endfor %}", columns))
        if not empty:
            self._add(elements.caption(caption))
            self._table(name or caption, columns, rows)
            return
        with self.when(loop.split(" in ", 1)[1]):
            self._add(elements.caption(caption))
            self._table(name or caption, columns, rows)
            self.otherwise()
            self.text(empty)
        self._follows_table = True

    def rows(self, caption: str, field: str, heads: Sequence[tuple[str, float]], empty: str) -> None:
        """A table of a field's bare rows; a head is the name and the width of a column."""
        columns = [
            Column(head, width, value(f"row.cells[{i}]"), is_amount=head in AMOUNT_HEADS)
            for i, (head, width) in enumerate(heads)
        ]
        self.table(caption, f"row in {field}", columns, empty=empty)

    def grid(self, caption: str, heads: Sequence[tuple[str, float]], rows: Sequence[Sequence[str]]) -> None:
        """A table whose rows stand in the template itself; a head is the name and the width of a column."""
        columns = [Column(head, width, cell("")) for head, width in heads]
        self._add(elements.caption(caption))
        self._table(caption, columns, [_row([cell(text) for text in row], columns) for row in rows])

    def fields(
        self, caption: str, field: str, label_width: float = 5.0, *, together: bool = False, of_amounts: bool = False
    ) -> None:
        """A table of a field's labels and values; its rows stay `together`, and with the paragraph below."""
        label, shown = (TOGETHER, TOGETHER) if together else (LABEL, "TekstTabeli")
        strong = "**" if together else ""
        columns = (
            Column("Pozycja", label_width, cell(Line(f"{strong}{{{{ field.label }}}}{strong}", label))),
            Column("Wartość", self._rest(label_width), cell(Line("{{ field.value or '—' }}", shown)), of_amounts),
        )
        self.table(caption, f"field in {field}", columns)

    def card(self, name: str, items: Sequence[Item], label_width: float = 2.9) -> None:
        """A table of labels and values right under a heading, which serves as its caption."""
        columns = (Column("Element", label_width, cell("")), Column("Treść", self._rest(label_width), cell("")))
        rows = []
        for item in items:
            row = _row([cell(Line(item.label, LABEL)), item.cell], columns)
            around = [_tags(f"{{%tr if {item.when} %}}", columns), row, _tags("{%tr endif %}", columns)]
            rows += around if item.when else [row]
        self._table(name, columns, rows)

    def chart(self, caption: str, binding: str, description: str, sample: Sample, height: float) -> None:
        """A chart `height` cm high, with the loop, label and two numbers of `binding`; the description is read aloud."""
        self._add(elements.caption(caption, "Wykres"))
        self._add(add_chart(self._document, binding, description, sample, height=height))
        self._follows_table = False

    def turn(self, text: str) -> None:
        """End the pages with a sentence (Word keeps their shape in its paragraph) and turn those that follow."""
        self.text(text)
        last = self._body.sectPr
        last.getprevious()[0].append(deepcopy(last))
        for reference in [*last.iter(qn("w:headerReference"), qn("w:footerReference"))]:
            last.remove(reference)
        self._is_wide = not self._is_wide
        elements.shape_pages(last, is_wide=self._is_wide)

    def _rest(self, width: float) -> float:
        return elements.text_width(is_wide=self._is_wide) / TWIPS - width

    def _table(self, name: str, columns: Sequence[Column], rows: Sequence[_Element]) -> None:
        widths = _twips(columns)
        if abs(sum(widths) - elements.text_width(is_wide=self._is_wide)) > ROUNDING:
            raise ValueError(f"{name}: {sum(widths)} twips wide, which is not the width of the page")
        heads = [cell(Line(column.head, HEAD)) for column in columns]
        description = f"Kolumny: {', '.join(column.head.lower() for column in columns)}."
        self._add(elements.table(name, description, widths, [_row(heads, columns, is_head=True), *rows]))
        self._follows_table = True

    def _add(self, element: _Element) -> None:
        self._body.sectPr.addprevious(element)


def _twips(columns: Sequence[Column]) -> list[int]:
    """Widths in twips, rounded so that their sum is right."""
    edges = [round(sum(column.width for column in columns[: i + 1]) * TWIPS) for i in range(len(columns))]
    return [right - left for left, right in zip([0, *edges[:-1]], edges, strict=True)]


def _row(
    cells: Sequence[Cell], columns: Sequence[Column], *, is_head: bool = False, may_split: bool = False
) -> _Element:
    made = [
        elements.cell(width, _paragraphs(content, at_right=column.is_amount))
        for content, width, column in zip(cells, _twips(columns), columns, strict=True)
    ]
    return elements.row(made, is_head=is_head, may_split=may_split)


def _tags(tag: str, columns: Sequence[Column]) -> _Element:
    """A row with a tag, which the engine takes away; its one cell spans the table so that the tag is legible in Word."""
    tagged = elements.cell(sum(_twips(columns)), [elements.paragraph(tag, NOTE)], span=len(columns))
    return elements.row([tagged], may_split=True)


def _paragraphs(content: Cell, *, at_right: bool) -> list[_Element]:
    found = []
    shade = f"{{% cellbg {content.fill} %}}" if content.fill else ""
    for line in content.lines:
        body = elements.paragraph(shade + line.text, line.style, at_right=at_right)
        shade = ""
        if line.when or line.each:
            opening, closing = (f"if {line.when}", "endif") if line.when else (f"for {line.each}", "endfor")
            tags = [elements.paragraph(f"{{%p {words} %}}", NOTE) for words in (opening, closing)]
            found += [tags[0], body, tags[1]]
        else:
            found.append(body)
    return found
