"""Reading the text of a paragraph across its runs, and clearing what Word leaves between and around them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from diagnoza.render.docx.names import W14_NS, W_NS, XML_SPACE, P, R, T, w

NOISE: Final = (w("proofErr"), w("lastRenderedPageBreak"), w("rsids"), w("updateFields"))
DIRTY: Final = w("dirty")
"""With it, and with `updateFields`, Word asks at opening whether it may bring fields up to date."""
RSID: Final = f"{{{W_NS}}}rsid"
PARAGRAPH_IDS: Final = (f"{{{W14_NS}}}paraId", f"{{{W14_NS}}}textId")
LEAVES: Final = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): ""}


@dataclass(frozen=True, slots=True)
class Segment:
    """One element with text of a paragraph, and where its text stands in the whole: [start, end)."""

    element: etree._Element
    start: int
    end: int


def strip_noise(root: etree._Element) -> None:
    """Drop spelling marks, revision and paragraph ids, the place of the last edit, and white space between elements.

    Ids would repeat in loops; the rest splits tags or makes equal templates differ.
    """
    for node in list(root.iter(*NOISE)):
        remove(node)
    for start in [mark for mark in root.iter(w("bookmarkStart")) if mark.get(w("name")) == "_GoBack"]:
        for mark in [end for end in root.iter(w("bookmarkEnd")) if end.get(w("id")) == start.get(w("id"))]:
            remove(mark)
        remove(start)
    for node in root.iter():
        for name in [name for name in node.attrib if str(name).startswith(RSID) or name in (*PARAGRAPH_IDS, DIRTY)]:
            del node.attrib[name]
        if node.tail is not None and not node.tail.strip():
            node.tail = None
        if node.text is not None and len(node) and not node.text.strip():
            node.text = None


def remove(node: etree._Element) -> None:
    """Take a node out and leave the text after it in place."""
    parent = parent_of(node)
    if node.tail:
        before = node.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + node.tail
        else:
            parent.text = (parent.text or "") + node.tail
    parent.remove(node)


def instruction(mark: str) -> etree._Element:
    """The node of a mark such as `<?holder ?>`."""
    target, _, words = mark[2:-2].partition(" ")
    return etree.ProcessingInstruction(target, words or None)


def parent_of(node: etree._Element) -> etree._Element:
    """The parent of a node that isn't the root; the trees here never hand one out."""
    parent = node.getparent()
    if parent is None:
        raise LookupError(node.tag)
    return parent


def segments(paragraph: etree._Element) -> tuple[list[Segment], str]:
    """The elements with text of a paragraph in order, and the text.

    Text that Word would trim, because its element doesn't preserve space, is trimmed here. Paragraphs inside (text boxes) are not part.
    """
    found: list[Segment] = []
    text = ""
    for element in _leaves(paragraph):
        if element.tag == T:
            if element.get(XML_SPACE) != "preserve":
                element.text = (element.text or "").strip(" \t\r")
            piece = element.text or ""
        else:
            piece = LEAVES[str(element.tag)]
        found.append(Segment(element, len(text), len(text) + len(piece)))
        text += piece
    return found, text


def _leaves(node: etree._Element) -> Iterator[etree._Element]:
    for child in node:
        if (child.tag == T or child.tag in LEAVES) and node.tag == R:
            yield child
        elif child.tag != P and child.tag != w("pPr"):
            yield from _leaves(child)


def cut(found: list[Segment], start: int, end: int) -> tuple[etree._Element, str]:
    """Take [start, end) out of the text; give the `w:t` it began in, shortened to what stood before, and the text after it there.

    Works from the last tag of a paragraph to the first: only the leading text of an element is touched, never what an earlier call
    put behind it. When the piece began in a `w:t` and ended in another one, the text after stays in that other one.
    """
    covered = [segment for segment in found if segment.start < end and start < segment.end]
    first = covered[0]
    head = (first.element.text or "")[: start - first.start]
    if len(covered) == 1:
        after = (first.element.text or "")[end - first.start :]
        first.element.text = head
        return first.element, after
    first.element.text = head
    for segment in covered[1:-1]:
        _empty(segment.element)
    last = covered[-1]
    last.element.text = (last.element.text or "")[end - last.start :]
    return first.element, ""


def _empty(element: etree._Element) -> None:
    if element.tag == T:
        element.text = ""
    else:
        remove(element)
