"""What keeps a blind or weak-sighted reader out of a Word document (WCAG 2.1 AA by EN 301 549), over the XML of its parts.

One set of rules for templates and for finished reports: a template's tags count as the text that will stand there, and rows that hold
nothing but tags as none. A rule looks at markup only; whether a title or an alternative text is a good one nobody checks here.
Codes: T080–T095, all warnings.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from diagnoza.problems import NOWHERE, Place, Problem, problem
from diagnoza.render.docx.contrast import pale, text_looks
from diagnoza.render.docx.names import CORE_TYPE, DC_NS, MAIN_TYPE, SHD, TBL, TC, TCPR, TEXT_TYPES, WP_NS, P, T, w
from diagnoza.render.docx.styles import STYLES_TYPE, Styles, cells_of, is_on, read_styles, rows_of

LONGEST_PLACE: Final = 60
SMALLEST: Final = 18
"""Half points: 9 pt."""
ROW_TAGS: Final = re.compile(r"(\s*(\{%tr\s.*?%\}|\{#.*?#\}))+\s*", re.DOTALL)
CELL_FILL: Final = re.compile(r"\{%-?\s*cellbg\b.*?%\}", re.DOTALL)
PARAGRAPH_TAGS: Final = re.compile(r"(\s*\{[%#]p\s.*?[%#]\})+\s*", re.DOTALL)
TYPED_MARK: Final = re.compile(r"\s*([-–—•·*▪]|(\d{1,2}|\{\{\s*loop\.index\s*\}\})[.)]|[a-z]\))\s+\S")
NO_DESCRIPTION: Final = re.compile(
    r"\s*((obraz|rysunek|grafika|image|picture|wykres|chart)?\s*\d*|\S+\.(png|jpe?g|gif|bmp|emf|wmf|svg))\s*", re.I
)
EMPTY_LINK: Final = re.compile(r"\W*(kliknij\s+)?(tutaj|tu|link|więcej|czytaj więcej|zobacz|here)\W*", re.I)
DECORATIVE: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
VISIBLE: Final = (
    w("drawing"), w("pict"), w("object"), w("sectPr"), w("fldChar"), w("fldSimple"), w("footnoteReference"), w("endnoteReference"),
    w("sym"), w("ptab"), w("pBdr"), w("sdt"), "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Barrier:
    """One place where a reader is kept out: the code, the text found there ("" for the document as a whole), the sentence's fields."""

    code: str
    where: str = ""
    fields: tuple[tuple[str, str], ...] = ()

    def problem(self, place: Place = NOWHERE) -> Problem:
        """The barrier as a problem of the file at `place`."""
        fields: dict[str, Any] = dict(self.fields)
        return problem(self.code, place, where=self.where, **fields)


def check_accessibility(
    roots: Mapping[str, etree._Element], types: Mapping[str, str], cell_fills: Sequence[str] = ()
) -> tuple[Barrier, ...]:
    """All barriers of a package, given the root of each XML part and the content type of each part by its name.

    `cell_fills` are the colours (six hex digits) a cell with a `cellbg` tag may come to have; a finished report has none such.
    """
    styles = read_styles(roots, types)
    found = [*_document(roots, types)]
    for name in sorted(roots, key=lambda name: (types.get(name) != MAIN_TYPE, name)):
        if types.get(name) in TEXT_TYPES:
            root = roots[name]
            found += [*_headings(root, styles)] if types[name] == MAIN_TYPE else []
            found += [*_tables(root), *_pictures(root), *_paragraphs(root, styles), *_links(root)]
            found += [*_letters(root, styles, cell_fills)]
    return tuple(dict.fromkeys(found))


def text_of(node: etree._Element, longest: int = LONGEST_PLACE) -> str:
    """The text of a paragraph, cell or table as a message quotes it: one line, at most `longest` letters."""
    pieces = (text.text or "" if text.tag == T else " " for text in node.iter(P, T, w("tab"), w("br"), w("cr")))
    line = " ".join("".join(pieces).split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


def _document(roots: Mapping[str, etree._Element], types: Mapping[str, str]) -> Iterator[Barrier]:
    """Language and title, which a screen reader tells first."""
    sheet = next((roots[name] for name in roots if types.get(name) == STYLES_TYPE), None)
    language = _language(sheet) if sheet is not None else ""
    if not language.lower().startswith("pl"):
        yield Barrier("T083", fields=(("language", language or "brak"),))
    core = next((roots[name] for name in roots if types.get(name) == CORE_TYPE), None)
    told = {
        local: core.findtext(f"{{{DC_NS}}}{local}", "") if core is not None else "" for local in ("language", "title")
    }
    if not told["language"].lower().startswith(("pl", "{")):
        yield Barrier("T084", fields=(("language", told["language"] or "brak"),))
    if core is None or not "".join(core.itertext(f"{{{DC_NS}}}title")).strip():
        yield Barrier("T085")


def _language(sheet: etree._Element) -> str:
    """The language of text for which nothing else is said: that of the default paragraph style, else of the defaults."""
    standard = [style for style in sheet.findall(w("style")) if _is_standard(style)]
    for holder in (*standard, sheet.find(w("docDefaults"))):
        node = next(holder.iter(w("lang")), None) if holder is not None else None
        if node is not None and node.get(w("val")):
            return node.get(w("val"), "")
    return ""


def _is_standard(style: etree._Element) -> bool:
    """Whether it is the paragraph style of paragraphs that name none."""
    return style.get(w("type")) == "paragraph" and style.get(w("default"), "0") in ("1", "true", "on")


def _headings(root: etree._Element, styles: Styles) -> Iterator[Barrier]:
    above = 0
    for paragraph in root.iter(P):
        level = styles.heading_level(paragraph)
        if level is None or not (text := text_of(paragraph)):
            continue
        if level > above + 1:
            yield Barrier("T089", text, (("level", str(level)), ("above", str(above))))
        above = level


def _tables(root: etree._Element) -> Iterator[Barrier]:
    for table in root.iter(TBL):
        rows = [row for row in rows_of(table) if not is_tag_row(row)]
        if max((len(cells_of(row)) for row in rows), default=0) > 1 and len(rows) > 1:
            if not is_on(rows[0].find(f"{w('trPr')}/{w('tblHeader')}")):
                yield Barrier("T080", text_of(table))
            properties = table.find(w("tblPr"))
            names = (
                [properties.find(w(name)) for name in ("tblCaption", "tblDescription")]
                if properties is not None
                else []
            )
            if not any(node is not None and node.get(w("val"), "").strip() for node in names):
                yield Barrier("T081", text_of(table))
        merged = next((row for row in rows if _is_merged(row)), None)
        if merged is not None:
            yield Barrier("T094", text_of(merged))
        for row in rows:
            yield from _colour_alone(row)


def is_tag_row(row: etree._Element) -> bool:
    """Whether the row goes with its tags and no reader will meet it."""
    return ROW_TAGS.fullmatch("".join(row.itertext(T))) is not None


def _is_merged(row: etree._Element) -> bool:
    return any(
        node.tag == w("vMerge") or node.get(w("val"), "1") not in ("0", "1")
        for cell in cells_of(row)
        for node in cell.iterfind(f"{TCPR}/*")
        if node.tag in (w("vMerge"), w("gridSpan"))
    )


def _colour_alone(row: etree._Element) -> Iterator[Barrier]:
    """Cells whose colour differs from their row's and that say nothing beside it."""
    if is_on(row.find(f"{w('trPr')}/{w('tblHeader')}")):
        return
    cells = cells_of(row)
    fills = [
        node.get(w("fill"), "auto") if (node := cell.find(f"{TCPR}/{SHD}")) is not None else "auto" for cell in cells
    ]
    for cell, fill in zip(cells, fills, strict=True):
        text = "".join(cell.itertext(T))
        coloured = CELL_FILL.search(text) or (fill.upper() not in ("AUTO", "FFFFFF") and set(fills) != {fill})
        if coloured and not CELL_FILL.sub("", text).strip() and not any(True for _ in cell.iter(*VISIBLE)):
            yield Barrier("T087", text_of(row))


def _pictures(root: etree._Element) -> Iterator[Barrier]:
    for node in root.iter(f"{{{WP_NS}}}docPr"):
        decorative = next(node.iter(DECORATIVE), None)
        if decorative is not None and decorative.get("val", "0") in ("1", "true"):
            continue
        if not _in_fallback(node) and NO_DESCRIPTION.fullmatch(node.get("descr", "")):
            yield Barrier("T082", _around(node), (("name", node.get("title") or node.get("name") or ""),))
    for box in root.iter(w("txbxContent")):
        if not _in_fallback(box):
            yield Barrier("T091", text_of(box))


def _in_fallback(node: etree._Element) -> bool:
    """Whether it repeats, for old programs, what stands beside it."""
    return next(node.iterancestors(FALLBACK), None) is not None


def _around(node: etree._Element) -> str:
    """The text of the paragraph, or the last one before it that has any."""
    paragraph = next(node.iterancestors(P), None)
    while paragraph is not None and not text_of(paragraph):
        paragraph = next(paragraph.itersiblings(P, preceding=True), None)
    return text_of(paragraph) if paragraph is not None else ""


def _paragraphs(root: etree._Element, styles: Styles) -> Iterator[Barrier]:
    """Empty paragraphs and typed lists."""
    for holder in {paragraph.getparent(): None for paragraph in root.iter(P)}:
        if holder is None:
            continue
        blocks = [block for block in holder if block.tag in (P, TBL, w("sdt"), w("sectPr"))]
        for index, block in enumerate(blocks):
            if block.tag == P and is_empty(block) and not _is_needed(blocks, index):
                above = next((text for other in blocks[:index][::-1] if (text := text_of(other))), "")
                yield Barrier("T088", above)
        yield from _typed_lists([block for block in blocks if block.tag == P and not is_empty(block)], styles)


def is_empty(paragraph: etree._Element) -> bool:
    """Whether a reader finds nothing in it: no letters, picture, field, break of a page or section."""
    if "".join(paragraph.itertext(T)).strip() or any(True for _ in paragraph.iter(*VISIBLE)):
        return False
    return not any(node.get(w("type")) in ("page", "column") for node in paragraph.iter(w("br")))


def _is_needed(blocks: Sequence[etree._Element], index: int) -> bool:
    """Word wants a paragraph in every cell, header and note, between two tables and after the last one."""
    before = blocks[index - 1].tag if index else None
    after = blocks[index + 1].tag if index + 1 < len(blocks) else None
    return len(blocks) == 1 or (before in (TBL, None) and after in (TBL, w("sectPr"), None))


def _typed_lists(paragraphs: Sequence[etree._Element], styles: Styles) -> Iterator[Barrier]:
    """Lists whose marks are typed; one mark alone may be a dash or a date, two in a row or one in a loop are a list."""
    texts = ["".join(paragraph.itertext(T)) for paragraph in paragraphs]
    typed = [
        TYPED_MARK.match(text) is not None
        and not styles.paragraph(paragraph).get("list")
        and styles.heading_level(paragraph) is None
        for paragraph, text in zip(paragraphs, texts, strict=True)
    ]
    for index, (paragraph, is_typed) in enumerate(zip(paragraphs, typed, strict=True)):
        looped = 0 < index < len(texts) - 1 and all(
            PARAGRAPH_TAGS.fullmatch(texts[near]) for near in (index - 1, index + 1)
        )
        first_of_some = typed[index + 1 : index + 2] == [True] and not (index and typed[index - 1])
        if is_typed and (looped or first_of_some):
            yield Barrier("T090", text_of(paragraph))


def _links(root: etree._Element) -> Iterator[Barrier]:
    for link in root.iter(w("hyperlink")):
        if EMPTY_LINK.fullmatch(text := text_of(link)):
            yield Barrier("T095", text)


def _takes_a_fill(run: etree._Element) -> bool:
    cell = next(run.iterancestors(TC), None)
    return cell is not None and CELL_FILL.search("".join(cell.itertext(T))) is not None


def _letters(root: etree._Element, styles: Styles, cell_fills: Sequence[str]) -> Iterator[Barrier]:
    """Pale and small letters, each kind of them once, where it stands first."""
    seen: set[object] = set()
    for run, look in text_looks(root, styles):
        found = pale(look, cell_fills if cell_fills and _takes_a_fill(run) else ())
        is_pale = found is not None and found not in seen
        is_small = look["size"] < SMALLEST and look["size"] not in seen
        if not is_pale and not is_small:
            continue
        paragraph = next(run.iterancestors(P))
        if PARAGRAPH_TAGS.fullmatch(text := "".join(paragraph.itertext(T))) or ROW_TAGS.fullmatch(text):
            continue
        if found is not None and is_pale:
            seen.add(found)
            ratio, needed = (f"{number:.1f}".replace(".", ",") for number in (found.ratio, found.needed))
            fields = (("colour", found.colour), ("behind", found.behind), ("ratio", ratio), ("needed", needed))
            yield Barrier("T086", text_of(paragraph), fields)
        if is_small:
            seen.add(look["size"])
            yield Barrier("T092", text_of(paragraph), (("size", f"{look['size'] / 2:g}".replace(".", ",")),))
