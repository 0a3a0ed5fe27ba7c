"""Where the tags of a part stand, in the order Jinja will meet them, and what is wrong with each by itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from diagnoza.render.docx.accessibility import is_tag_row
from diagnoza.render.docx.expressions import STRAY, TAG, Tag, parse_tag
from diagnoza.render.docx.faults import Place, TemplateFault, fault
from diagnoza.render.docx.heal import segments
from diagnoza.render.docx.names import TC, TR, P
from diagnoza.render.docx.structure import IRREPLACEABLE, NAMED

KEYWORD: Final = re.compile(r"\{%[-+]?(?:(p|tr)\s)?\s*(\w*)")
UNCLOSED: Final = re.compile(r"\{\{|\{%")


@dataclass(frozen=True, slots=True)
class Site:
    """A tag and where it stands. `tag` is None for one that can't be used; its `keyword` and `scope` are still told, for its pair's sake.

    `holder` is the element among whose children the tag's other half must stand: its paragraph, or what its paragraph or row is in.
    """

    place: Place
    holder: etree._Element
    scope: str
    keyword: str
    tag: Tag | None


@dataclass(frozen=True, slots=True)
class Chart:
    """The binding of a chart or picture, as typed in its alternative title: `wykres: area in unit.areas | area.title | …`."""

    place: Place
    text: str


Found = Site | Chart | TemplateFault
CHART: Final = re.compile(r"\s*wykres\s*:", re.I)


def sites(part: str, root: etree._Element) -> Iterator[Found]:
    """Tags, chart bindings and faults (T020–T025, T060) of the text of a part, in order."""
    paragraphs = list(root.iter(P))
    texts = {paragraph: segments(paragraph)[1] for paragraph in paragraphs}
    stray = {paragraph: TAG.sub("", text) for paragraph, text in texts.items() if STRAY.search(TAG.sub("", text))}
    told: set[etree._Element] = set()
    for node in root.iter(P, *NAMED):
        if node.tag == P:
            if node in stray and node not in told:
                yield _stray(part, node, texts, stray, told)
            yield from _paragraph(part, node, texts[node])
        elif next(node.iterancestors(P), None) is None:
            yield from _attributes(part, node)


def _stray(
    part: str,
    paragraph: etree._Element,
    texts: dict[etree._Element, str],
    stray: dict[etree._Element, str],
    told: set[etree._Element],
) -> TemplateFault:
    """Half a tag; with its other half where that stands in a later paragraph."""
    later = list(stray)[list(stray).index(paragraph) + 1 :]
    opened = UNCLOSED.findall(stray[paragraph])
    if opened and later and stray[later[0]].lstrip().find("}") >= 0 and not UNCLOSED.match(stray[later[0]].lstrip()):
        told.add(later[0])
        cells = [next(half.iterancestors(TC), None) for half in (paragraph, later[0])]
        where = ("jednej komórce", "innej") if cells[0] is not cells[1] else ("jednym akapicie", "innym")
        place = Place(part, texts[paragraph])
        return fault("T060", place, start=where[0], end=where[1], other=texts[later[0]])
    return fault("T020", Place(part, texts[paragraph]))


def _paragraph(part: str, paragraph: etree._Element, text: str) -> Iterator[Found]:
    """The tags of a paragraph, and those in the attributes of what stands between them."""
    tags = list(TAG.finditer(text))
    read = [(tag.start(), found) for tag in tags for found in _read(Place(part, text, tag[0]), paragraph)]
    yield from _misplaced([site for _, site in read if isinstance(site, Site)], paragraph, text)
    spans = {segment.element: segment.end for segment in segments(paragraph)[0]}
    passed = 0
    within = [(start, 1, found) for start, found in read]  # what stands before a tag comes before it
    for node in paragraph.iter():
        passed = spans.get(node, passed)
        if node.tag in NAMED and next(node.iterancestors(P)) is paragraph:
            within += [(passed, 0, found) for found in _attributes(part, node)]
    yield from (found for _, _, found in sorted(within, key=lambda place: place[:2]))


def _read(place: Place, paragraph: etree._Element) -> Iterator[Found]:
    """The tag; one that can't be used as its fault and, for its pair's sake, by its first word."""
    try:
        tag = parse_tag(place.tag, place)
    except TemplateFault as found:
        yield found
        if head := KEYWORD.match(place.tag):
            yield Site(place, _holder(paragraph, head[1] or ""), head[1] or "", head[2], None)
    else:
        yield Site(place, _holder(paragraph, tag.scope), tag.scope, tag.keyword, tag)


def _holder(paragraph: etree._Element, scope: str) -> etree._Element:
    goes = next(paragraph.iterancestors(TR), paragraph) if scope == "tr" else paragraph
    parent = goes.getparent()
    return paragraph if not scope or parent is None else parent


def _misplaced(found: list[Site], paragraph: etree._Element, text: str) -> Iterator[TemplateFault]:
    """Tags that would take other content with them (T024), or need a table around (T025)."""
    first = next((site for site in found if site.scope), None)
    for site in found:
        needs = TR if site.scope == "tr" else TC if site.keyword == "cellbg" else None
        if needs is not None and next(paragraph.iterancestors(needs), None) is None:
            yield fault("T025", site.place)
            return
    if first is None:
        return
    row = next(paragraph.iterancestors(TR), None)
    goes = row if first.scope == "tr" and row is not None else paragraph
    crowded = TAG.sub("", text).strip() or any(site.scope != first.scope for site in found)
    if crowded or any(True for _ in goes.iter(*IRREPLACEABLE)) or (goes is row and not is_tag_row(goes)):
        yield fault("T024", first.place)


def _attributes(part: str, node: etree._Element) -> Iterator[Found]:
    for name in NAMED[str(node.tag)]:
        value = node.get(name, "")
        if CHART.match(value):
            yield Chart(Place(part, value, value), value)
        elif STRAY.search(TAG.sub("", value)):
            yield fault("T020", Place(part, value))
        for match in TAG.finditer(value):
            for read in _read(Place(part, value, match[0]), node):
                block = isinstance(read, Site) and read.keyword != "value"
                yield fault("T028", Place(part, value, match[0]), detail=match[0]) if block else read


def property_sites(part: str, root: etree._Element) -> Iterator[Found]:
    """The same for the properties of the document (title, subject, keywords)."""
    for node in root.iter(etree.Element):
        text = node.text or ""
        if STRAY.search(TAG.sub("", text)):
            yield fault("T020", Place(part, text))
        for match in TAG.finditer(text):
            yield from _read(Place(part, text, match[0]), node)
