"""Can everybody read the finished report: the rules for any Word document, and what only a finished one shows.

Codes: T08x and T09x of `render.docx.accessibility`, and R020–R030 from here. R023 and R024 are errors, the rest warnings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from diagnoza.problems import Problem, problem
from diagnoza.render.docx.accessibility import check_accessibility, text_of
from diagnoza.render.docx.gate import check_package
from diagnoza.render.docx.names import RPR, TBL, TEXT_TYPES, P, w
from diagnoza.render.docx.styles import Styles, is_on, read_styles, rows_of, style_of

_MANY_HEADINGS = 10
"""A card of two pages has up to seven; whoever reads it needs no contents."""
"""With more of them a document needs a table of contents."""
_LONG_ROW = 250
"""Letters; the rows of a table in which one is so long may split, for kept whole they would leave pages half empty."""
_MAIN_SIZE = 22
"""Half points: 11 pt."""
_SERIF = (
    "times",
    "cambria",
    "georgia",
    "garamond",
    "bookman",
    "palatino",
    "liberation serif",
    "dejavu serif",
    "century",
)


def check_report(parts: Mapping[str, bytes], *, is_full: bool) -> tuple[Problem, ...]:
    """Every barrier in a finished report; raises TemplateFault for a package that is no plain Word document.

    `is_full`: a whole report also explains its abbreviations.
    """
    roots, types = check_package(parts)
    main = next(root for name, root in roots.items() if root.tag == w("document"))
    texts = [root for name, root in roots.items() if types.get(name) in TEXT_TYPES]
    styles = read_styles(roots, types)
    found = [barrier.problem() for barrier in check_accessibility(roots, types)]
    found += [*_headings(main, styles, is_full=is_full), *_letters(main, styles)]
    for root in texts:
        found += _tables(root)
    return (*found, *_links(texts))


def _headings(main: etree._Element, styles: Styles, *, is_full: bool) -> Iterator[Problem]:
    headings = [p for p in main.iter(P) if styles.heading_level(p) is not None]
    before = ""
    for heading in headings:
        text = text_of(heading)
        if not text:
            yield problem("R020", where=before)
        before = text or before
    if len(headings) > _MANY_HEADINGS and not any(_is_entry(paragraph, styles) for paragraph in main.iter(P)):
        yield problem("R025", count=len(headings))
    if is_full and not any("skrót" in text_of(heading).lower() for heading in headings):
        yield problem("R029")


def _is_entry(paragraph: etree._Element, styles: Styles) -> bool:
    """Whether it is an entry of the contents that leads somewhere."""
    named = styles.name(style_of(paragraph))
    return (
        named.startswith("toc ") and next(paragraph.iter(w("hyperlink")), None) is not None and bool(text_of(paragraph))
    )


def _tables(root: etree._Element) -> Iterator[Problem]:
    for table in root.iter(TBL):
        rows = rows_of(table)
        bodies = [row for row in rows if not is_on(row.find(f"{w('trPr')}/{w('tblHeader')}"))]
        if not bodies or not any(text_of(row) or next(row.iter(w("drawing")), None) is not None for row in bodies):
            yield problem("R021", where=text_of(table))
        told = [table.find(f"{w('tblPr')}/{w(name)}") for name in ("tblCaption", "tblDescription")]
        given = [node is not None and bool(node.get(w("val"), "").strip()) for node in told]
        if any(given) and not all(given):
            yield problem("R030", where=text_of(table))
        splitting = [row for row in rows if not _is_whole(row)]
        if splitting and all(len(text_of(row, _LONG_ROW + 1)) <= _LONG_ROW for row in splitting) and len(rows) > 1:
            yield problem("R022", where=text_of(splitting[0]))


def _is_whole(row: etree._Element) -> bool:
    return is_on(row.find(f"{w('trPr')}/{w('cantSplit')}"))


def _letters(main: etree._Element, styles: Styles) -> Iterator[Problem]:
    """Of running text: its size, its typeface, its alignment; each told once."""
    standard = styles.standard.get("paragraph", "")
    defaults = styles.defaults[0]
    told = defaults.find(w("sz")) if defaults is not None else None
    size = styles.of_style(standard).get("size") or int(told.get(w("val"), "20") if told is not None else "20")
    if size < _MAIN_SIZE:
        yield problem("R026", size=f"{size / 2:g}".replace(".", ","))
    face = _typeface(styles, standard)
    if face.lower().startswith(_SERIF):
        yield problem("R028", face=face)
    for paragraph in main.iter(P):
        if _alignment(paragraph, styles) in ("both", "distribute") and text_of(paragraph):
            yield problem("R027", where=text_of(paragraph))
            return


def _typeface(styles: Styles, standard: str) -> str:
    holders: Sequence[etree._Element | None] = [
        *(style.find(RPR) for style in reversed(styles.chain(standard))),
        styles.defaults[0],
        styles.defaults[1],
    ]
    for holder in holders:
        fonts = next(holder.iter(w("rFonts")), None) if holder is not None else None
        if fonts is not None and fonts.get(w("ascii")):
            return fonts.get(w("ascii"), "")
    return ""


def _alignment(paragraph: etree._Element, styles: Styles) -> str:
    own = paragraph.find(f"{w('pPr')}/{w('jc')}")
    named = [style.find(f"{w('pPr')}/{w('jc')}") for style in styles.chain(style_of(paragraph))]
    for node in (own, *reversed(named)):
        if node is not None:
            return node.get(w("val"), "")
    return ""


def _links(texts: Sequence[etree._Element]) -> Iterator[Problem]:
    """Bookmarks are closed and of one name each; links within the document lead to one of them."""
    starts = [node for root in texts for node in root.iter(w("bookmarkStart"))]
    ends = Counter(node.get(w("id")) for root in texts for node in root.iter(w("bookmarkEnd")))
    names = Counter(node.get(w("name"), "") for node in starts)
    numbers = Counter(node.get(w("id")) for node in starts)
    yield from (problem("R024", name=name) for name, count in names.items() if count > 1)
    for node in starts:
        if ends[node.get(w("id"))] != 1 or numbers[node.get(w("id"))] != 1:
            yield problem("R024", name=node.get(w("name"), ""))
    for root in texts:
        for link in root.iter(w("hyperlink")):
            target = link.get(w("anchor"))
            if target is not None and target not in names:
                yield problem("R023", where=text_of(link), target=target)
