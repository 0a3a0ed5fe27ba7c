"""The text of a Word document as its reader sees it, from the XML alone: the standard library, no lxml and no python-docx.

It reads reports that anybody may have changed, so a DTD is refused and marks are counted before a tree is built. Left out are deleted
and moved-away text, what only old programs show (`mc:Fallback`), the table of contents, and results of fields (page numbers,
references, numbers of captions), because a program that opens the file computes them anew; a link's text stays.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final
from xml.etree import ElementTree
from xml.parsers import expat

from diagnoza.render.docx.faults import fault
from diagnoza.render.docx.names import TBL, TC, TR, P, T, w

STRICT_NS: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
MOST_MARKS: Final = 8_000_000
"""So many `<` a part may have; 250 pages have 300 thousand."""
_DELETED: Final = w("moveFrom")
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_FIELD: Final = w("fldChar")
_FIELD_KIND: Final = w("fldCharType")
_SIMPLE_FIELD: Final = w("fldSimple")
_CODE: Final = w("instrText")
_PROPERTIES: Final = w("pPr")
_STYLE: Final = w("pStyle")
_VALUE: Final = w("val")
_PASSED: Final = frozenset(
    (_DELETED, _FALLBACK, *map(w, ("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "tblPrEx")))
)
"""What holds no text that is read."""
_BLANKS: Final = {w("tab"): " ", w("br"): " ", w("cr"): " ", w("noBreakHyphen"): "-"}
_CONTENTS_STYLES: Final = ("toc", "spistreci")
_UNSEEN: Final = re.compile("[\u00ad\u200b\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph with text: white space folded to single spaces.

    `table`, `row` and `cell` count from 1 through the document, 0 outside tables; those of a nested table are its own.
    """

    text: str
    table: int = 0
    row: int = 0
    cell: int = 0


def read_lines(part: str, xml: bytes) -> tuple[Line, ...]:
    """The paragraphs of a part that have text, in the order of the page.

    Raises T012 for a DTD, T013 for bad XML, T003 for one that is built to fill the memory.
    """
    return tuple(_Reader().read(parse(part, xml)))


def parse(part: str, xml: bytes) -> ElementTree.Element:
    """The root of a part; raises as `read_lines`."""
    if xml.count(b"<") > MOST_MARKS:
        raise fault("T003", detail=f"część {part} jest za duża")
    _refuse_doctype(part, xml)
    try:
        return ElementTree.fromstring(xml)
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise fault("T013", part=part, detail="błąd składni") from error


class _Root(Exception):
    """The prolog is over."""


def _refuse_doctype(part: str, xml: bytes) -> None:
    """A DTD stands before the root element, whatever the encoding; so the parser need not go further than that."""

    def told(*_: object) -> None:
        raise fault("T012", part=part)

    def root(*_: object) -> None:
        raise _Root

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = told
    parser.StartElementHandler = root
    try:
        parser.Parse(xml, True)
    except _Root:
        return
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise fault("T013", part=part, detail="błąd składni") from error


def folded(text: str) -> str:
    """White space, NBSP included, as single spaces; marks that only say where a line may break are left out."""
    return " ".join((text if text.isascii() else _UNSEEN.sub("", text)).split())


class _Reader:
    """The walk; `fields` is the stack of open fields, each [its code, whether its result has begun]."""

    def __init__(self) -> None:
        self._counts = {TBL: 0, TR: 0, TC: 0}
        self._fields: list[list[Any]] = []

    def read(self, node: ElementTree.Element, place: tuple[int, int, int] = (0, 0, 0)) -> Iterator[Line]:
        # A stack and not recursion: a hostile file may nest as deep as it likes.
        waiting = [(node, place)]
        while waiting:
            node, place = waiting.pop()
            if node.tag == P:
                yield from self._paragraph(node, place, waiting)
                continue
            if node.tag in self._counts:
                place = self._entered(node.tag, place)
            waiting += [(child, place) for child in reversed(node) if child.tag not in _PASSED]

    def _entered(self, tag: str, place: tuple[int, int, int]) -> tuple[int, int, int]:
        self._counts[tag] += 1
        number = self._counts[tag]
        return (number, 0, 0) if tag == TBL else (place[0], number, 0) if tag == TR else (*place[:2], number)

    def _paragraph(
        self,
        paragraph: ElementTree.Element,
        place: tuple[int, int, int],
        outside: list[tuple[ElementTree.Element, tuple[int, int, int]]],
    ) -> Iterator[Line]:
        """The paragraph's line; paragraphs within it (text boxes) are put among those to come."""
        pieces: list[str] = []
        inner: list[ElementTree.Element] = []
        waiting = [*reversed(paragraph)]
        while waiting:
            node = waiting.pop()
            tag = node.tag
            if tag == T:
                if not self._fields or all(map(_is_shown, self._fields)):
                    pieces.append(node.text or "")
            elif tag in _BLANKS:
                pieces.append(_BLANKS[tag])
            elif tag == P:
                inner.append(node)
            elif tag == _FIELD:
                self._field(node.get(_FIELD_KIND))
            elif tag == _CODE:
                if self._fields and not self._fields[-1][1]:
                    self._fields[-1][0] += (node.text or "")[:100]
            elif tag == _SIMPLE_FIELD:
                if node.get(w("instr"), "").split()[:1] == ["HYPERLINK"]:
                    waiting.extend(reversed(node))
            elif tag not in _PASSED:
                waiting.extend(reversed(node))
        outside.extend((node, place) for node in reversed(inner))
        text = folded("".join(pieces))
        if text and not _is_contents(paragraph):
            yield Line(text, *place)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(["", False])
        elif kind == "separate" and self._fields:
            self._fields[-1][1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()


def _is_shown(field: list[Any]) -> bool:
    """Whether text within the field is the author's own: that of a link, not a result that is computed."""
    code, in_result = field
    return bool(in_result) and code.split()[:1] == ["HYPERLINK"]


def _is_contents(paragraph: ElementTree.Element) -> bool:
    """Whether it is an entry of the table of contents by its style (also as Polish Word calls it), not its heading."""
    properties = next(iter(paragraph), None)
    style = next(iter(properties), None) if properties is not None and properties.tag == _PROPERTIES else None
    name = style.get(_VALUE, "").lower() if style is not None and style.tag == _STYLE else ""
    return name.startswith(_CONTENTS_STYLES) and name[-1:].isdigit()


def body_text(lines: Iterable[Line]) -> str:
    """All lines, each ending in a newline: what a checksum of the whole text is made of."""
    return "".join(f"{line.text}\n" for line in lines)
