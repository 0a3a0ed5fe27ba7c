"""Putting text where a form has its empty place, with the look of what stood there."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import Final

from diagnoza.forms.operator.package import Element

W_NS: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14_NS: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def w(local: str) -> str:
    """The WordprocessingML name, such as `w("p")`."""
    return f"{{{W_NS}}}{local}"


def w14(local: str) -> str:
    """The name in Word 2010's namespace."""
    return f"{{{W14_NS}}}{local}"


def text_of(element: Element) -> str:
    """Text of an element: breaks and paragraphs as `\\n`, tabs as spaces, deleted text left out."""
    pieces = []
    for node in element.iter(w("t"), w("br"), w("tab"), w("p")):
        if node.tag == w("t"):
            pieces.append(node.text or "")
        elif node.tag == w("p"):
            pieces.append("\n" if pieces else "")
        else:
            pieces.append("\n" if node.tag == w("br") else " ")
    return "".join(pieces).strip()


def run_of(maker: Element, text: str, look: Element | None) -> Element:
    """A run with the text, its lines parted by breaks; `look` are the properties it takes, copied."""
    run = maker.makeelement(w("r"))
    if look is not None and len(look):
        run.append(copy.deepcopy(look))
    for number, line in enumerate(text.split("\n")):
        if number:
            run.append(maker.makeelement(w("br")))
        shown = maker.makeelement(w("t"), {XML_SPACE: "preserve"})
        shown.text = line
        run.append(shown)
    return run


def look_of(holder: Element) -> Element | None:
    """Properties of the first run in the holder, else those of its first paragraph's mark."""
    run = next(holder.iter(w("r")), None)
    if run is not None:
        return run.find(w("rPr"))
    return holder.find(f".//{w('pPr')}/{w('rPr')}")


def mark_look(look: Element | None) -> Element | None:
    """A paragraph mark's properties as a run may have them: without those of tracked changes."""
    if look is None:
        return None
    clean = copy.deepcopy(look)
    for child in list(clean):
        if child.tag in {w("ins"), w("del"), w("moveFrom"), w("moveTo"), w("rPrChange")}:
            clean.remove(child)
    return clean


def fill_paragraphs(holder: Element, paragraphs: Iterable[Element], *runs: Element) -> None:
    """Each run becomes a paragraph like the first; other content goes. Without a paragraph, one is made."""
    first, *others = [*paragraphs] or [None]
    if first is None:
        first = holder.makeelement(w("p"))
        holder.append(first)
    for other in others:
        other.getparent().remove(other)
    for child in list(first):
        if child.tag != w("pPr"):
            first.remove(child)
    bare = copy.deepcopy(first)
    first.append(runs[0])
    for run in runs[1:]:
        following = copy.deepcopy(bare)
        following.append(run)
        first.addnext(following)
        first = following
