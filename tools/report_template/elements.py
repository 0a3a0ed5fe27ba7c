"""WordprocessingML made piece by piece: paragraphs, rows, cells, page shapes. No chapter knows XML; this module does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element

UPRIGHT: Final = (11906, 16838)
"""A4 in twentieths of a point; every length here is in them."""
MARGIN: Final = 1134
TOP_MARGIN: Final = 1474
STRONG: Final = re.compile(r"\*\*(.+?)\*\*")
STEP: Final = re.compile(r"([\t\n])")
"""What the text holds besides words: a tab, which a line to fill draws out, and a new line."""
XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def element(tag: str, *children: _Element, **attributes: str) -> _Element:
    """An element `w:…` with attributes of the same namespace."""
    made: _Element = OxmlElement(tag)
    put(made, **attributes)
    made.extend(children)
    return made


def put(target: _Element, **attributes: str) -> None:
    """Set attributes of the namespace `w`."""
    for name, text in attributes.items():
        target.set(qn(f"w:{name}"), text)


def paragraph(text: str, style: str, *, new_page: bool = False, at_right: bool = False) -> _Element:
    """A paragraph; what stands between `**` is strong."""
    looks = element("w:pPr", element("w:pStyle", val=style))
    if new_page:
        looks.append(element("w:pageBreakBefore"))
    if at_right:
        looks.append(element("w:jc", val="right"))
    made = element("w:p", looks)
    made.extend(run(piece, is_strong=bool(i % 2)) for i, piece in enumerate(STRONG.split(text)) if piece)
    return made


def run(text: str, *, is_strong: bool = False) -> _Element:
    """A run of text with its tabs and line breaks."""
    looks = [element("w:rPr", element("w:rStyle", val="Strong"))] if is_strong else []
    return element("w:r", *looks, *(_piece(piece) for piece in STEP.split(text) if piece))


def _piece(text: str) -> _Element:
    if STEP.fullmatch(text):
        return element("w:tab" if text == "\t" else "w:br")
    words = element("w:t")
    words.text = text
    words.set(XML_SPACE, "preserve")
    return words


def field(code: str) -> _Element:
    """A simple field, such as PAGE, with 1 as the result that Word replaces."""
    return element("w:fldSimple", run("1"), instr=f" {code} ")


def caption(text: str, label: str = "Tabela") -> _Element:
    """A caption with its number, which the engine counts and Word can update."""
    made = paragraph(f"{label} ", "Caption")
    made.extend([field(f"SEQ {label} \\* ARABIC"), *paragraph(f". {text}", "Caption")[1:]])
    return made


def contents(levels: int) -> list[_Element]:
    """An ordinary table of contents of Word over so many levels of headings; the engine writes its entries."""
    start = [
        field_mark("begin"),
        element("w:r", _code(f' TOC \\o "1-{levels}" \\n \\h \\z \\u ')),
        field_mark("separate"),
    ]
    first = paragraph("", "TOC1")
    first.extend([*start, run("Spis treści wypełnia program"), field_mark("end")])
    return [first]


def field_mark(kind: str) -> _Element:
    """A run that begins, parts or ends a field."""
    return element("w:r", element("w:fldChar", fldCharType=kind))


def _code(text: str) -> _Element:
    code = element("w:instrText")
    code.text = text
    code.set(XML_SPACE, "preserve")
    return code


def table(name: str, description: str, widths: Sequence[int], rows: Sequence[_Element]) -> _Element:
    """A table of fixed layout; its first row is the head. A screen reader says the name and the description."""
    look = {"firstRow": "1", "lastRow": "0", "firstColumn": "0", "lastColumn": "0", "noHBand": "1", "noVBand": "1"}
    properties = element(
        "w:tblPr",
        element("w:tblStyle", val="TabelaDiagnozy"),
        element("w:tblW", w=str(sum(widths)), type="dxa"),
        element("w:tblLayout", type="fixed"),
        element("w:tblLook", val="0620", **look),
        element("w:tblCaption", val=name),
        element("w:tblDescription", val=description),
    )
    grid = element("w:tblGrid", *(element("w:gridCol", w=str(width)) for width in widths))
    return element("w:tbl", properties, grid, *rows)


def row(cells: Sequence[_Element], *, is_head: bool = False, may_split: bool = False) -> _Element:
    """A row that stays whole if it may not split; one taller than a page splits all the same."""
    looks = [*([] if may_split else [element("w:cantSplit")]), *([element("w:tblHeader")] if is_head else [])]
    return element("w:tr", *([element("w:trPr", *looks)] if looks else []), *cells)


def cell(width: int, paragraphs: Sequence[_Element], *, span: int = 1) -> _Element:
    """A cell; only rows that the engine takes away span columns."""
    spans = [element("w:gridSpan", val=str(span))] if span > 1 else []
    return element("w:tc", element("w:tcPr", element("w:tcW", w=str(width), type="dxa"), *spans), *paragraphs)


def text_width(*, is_wide: bool) -> int:
    """The width of the text on a page that stands upright, or lies on its side."""
    return UPRIGHT[is_wide] - 2 * MARGIN


def shape_pages(section: _Element, *, is_wide: bool) -> None:
    """A4 with margins of two centimetres, upright or on its side; the header has room for two lines."""
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    if size is None or margins is None:
        raise ValueError("the section has no page size or margins")
    size.attrib.clear()
    width, height = UPRIGHT[::-1] if is_wide else UPRIGHT
    put(size, w=str(width), h=str(height), **({"orient": "landscape"} if is_wide else {}))
    sides = dict.fromkeys(("right", "bottom", "left"), str(MARGIN))
    put(margins, top=str(TOP_MARGIN), header="624", footer="567", gutter="0", **sides)
