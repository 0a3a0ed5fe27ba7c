"""Finding headings, the table of contents and numbered captions of a template by what they are in Word, whatever its language.

Each gets a mark that `references` replaces once the values are in.
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from diagnoza.render.docx.heal import instruction, parent_of
from diagnoza.render.docx.names import XML_SPACE, P, R, T, w
from diagnoza.render.docx.structure import IRREPLACEABLE, TaggedPart
from diagnoza.render.docx.styles import Styles

CODE: Final = re.compile(r'\s*TOC\b(?:[^"]*\\o\s*"(\d)-(\d)")?', re.IGNORECASE)
SEQUENCE: Final = re.compile(r"\s*SEQ\s+(\w+)", re.IGNORECASE)
FIELD: Final = w("fldChar")
KIND: Final = w("fldCharType")
PPR: Final = w("pPr")
DEEPEST_ENTRY: Final = 9


def mark_outline(part: TaggedPart, styles: Styles) -> None:
    """Mark the contents first, so that what stood in it is no heading."""
    for paragraphs, code in list(_fields(part.root)):
        if found := CODE.match(code):
            _mark_contents(paragraphs, found, styles)
    for paragraph in part.root.iter(P):
        if next(paragraph.iterancestors(P), None) is not None:
            continue  # a text box stands in the file twice, and Word takes no heading from it
        level = styles.heading_level(paragraph)
        if level is not None and styles.name(_style(paragraph)) != "toc heading":
            _mark_heading(paragraph, level)
    for simple in part.root.iter(w("fldSimple")):
        if found := SEQUENCE.match(simple.get(w("instr"), "")):
            _number(list(simple.iter(T)), found[1])
    for paragraph in part.root.iter(P):
        for texts, code in list(_results(paragraph)):
            if found := SEQUENCE.match(code):
                _number(texts, found[1])


def _style(paragraph: etree._Element) -> str:
    node = paragraph.find(f"{PPR}/{w('pStyle')}")
    return node.get(w("val"), "") if node is not None else ""


def _mark_heading(paragraph: etree._Element, level: int) -> None:
    start = 1 if len(paragraph) and paragraph[0].tag == PPR else 0
    if len(paragraph) > start:
        paragraph.insert(start, etree.ProcessingInstruction("heading", str(level)))
        paragraph.append(instruction("<?headed ?>"))


def _fields(root: etree._Element) -> Iterator[tuple[list[etree._Element], str]]:
    """Every complex field that is not inside another: the paragraphs it runs through, and its code."""
    depth, code, paragraphs = 0, "", list[etree._Element]()
    is_result = False
    for paragraph in root.iter(P):
        if depth:
            paragraphs.append(paragraph)
        for node in paragraph.iter(FIELD, w("instrText")):
            if next(node.iterancestors(P)) is not paragraph:
                continue
            if node.tag != FIELD:
                code += "" if depth != 1 or is_result else node.text or ""
            elif node.get(KIND) == "begin":
                depth += 1
                if depth == 1:
                    code, paragraphs, is_result = "", [paragraph], False
            elif node.get(KIND) == "separate":
                is_result |= depth == 1
            elif node.get(KIND) == "end" and depth:
                depth -= 1
                if not depth:
                    yield paragraphs, code


def _mark_contents(paragraphs: list[etree._Element], code: re.Match[str], styles: Styles) -> None:
    """One mark instead of the paragraphs of the field; contents that hold more than entries are left as they are."""
    holder = parent_of(paragraphs[0])
    if any(parent_of(p) is not holder or next(p.iter(*IRREPLACEABLE), None) is not None for p in paragraphs):
        return
    first, last = code[1] or "1", code[2] or "3"
    names = [styles.id_of(f"toc {level}") for level in range(1, DEEPEST_ENTRY + 1)]
    entries = ",".join(name or names[0] for name in names)
    link = styles.id_of("hyperlink", "character")
    paragraphs[0].addprevious(etree.ProcessingInstruction("contents", f"{first}-{last} {entries} {link}"))
    for paragraph in paragraphs:
        holder.remove(paragraph)


def _results(paragraph: etree._Element) -> Iterator[tuple[list[etree._Element], str]]:
    """Every complex field that lies in one paragraph and holds no other: the texts of its result, and its code."""
    code, texts = "", list[etree._Element]()
    is_inside = is_result = False
    for node in paragraph.iter(FIELD, w("instrText"), T):
        if node.tag == T:
            texts += [node] if is_result else []
        elif node.tag != FIELD:
            code += node.text or ""
        elif node.get(KIND) == "begin":
            code, texts, is_inside, is_result = "", [], True, False
        elif node.get(KIND) == "separate":
            is_result = is_inside
        else:
            if is_result:
                yield texts, code
            is_inside = is_result = False


def _number(texts: list[etree._Element], name: str) -> None:
    """The number goes where the last one stood; a field that has shown none yet stays as Word left it."""
    for text in texts[1:]:
        run = parent_of(text)
        run.remove(text)
        if run.tag == R and not len(run.findall("*")):
            parent_of(run).remove(run)
    for text in texts[:1]:
        text.text = ""
        text.set(XML_SPACE, "preserve")
        text.append(etree.ProcessingInstruction("seq", name))
