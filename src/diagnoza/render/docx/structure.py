"""Turning the tags of a part into processing instructions of its tree, each where it has to stand.

`<?v 7?>` prints tag 7 (inside `w:t`, before `w:shd`'s followers in `w:tcPr`, or in a property), `<?b 7?>` is a block tag between
elements, `<?c 7?>` marks where a cell's shading was asked for. In attributes, where no instruction can stand, U+FDD0 7 U+FDD1 does.
Serialised and numbers put in (`compile`), the tree is Jinja source; user words never pass through that step.
"""

from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from diagnoza.render.docx.chart import Chart
from diagnoza.render.docx.expressions import PICTURES, STRAY, TAG, Tag, parse_tag
from diagnoza.render.docx.faults import Place, fault
from diagnoza.render.docx.figures import FIGURE, FIGURE_END
from diagnoza.render.docx.figures import PICTURES as PICTURES_MARK
from diagnoza.render.docx.heal import Segment, cut, instruction, parent_of, segments
from diagnoza.render.docx.names import PIC_NS, RPR, TC, TR, WP_NS, XML_SPACE, P, R, T, w

ATTRIBUTE: Final = "\ufdd0{}\ufdd1"
TAGS: Final = frozenset("vbc")
"""The instructions that stand for tags."""
NAMED: Final = {
    w("tblCaption"): (w("val"),),
    w("tblDescription"): (w("val"),),
    f"{{{WP_NS}}}docPr": ("descr", "title"),
    f"{{{PIC_NS}}}cNvPr": ("descr", "title"),
}
IRREPLACEABLE: Final = (
    w("sectPr"),
    w("drawing"),
    w("pict"),
    w("object"),
    w("footnoteReference"),
    w("endnoteReference"),
)


@dataclass(slots=True)
class TaggedPart:
    """A part on its way: its tree, and its tags by the number their instructions carry.

    `link_style` is the id of „Hyperlink”, `charts` are its bound samples by the number of their marks.
    """

    name: str
    root: etree._Element
    link_style: str = ""
    charts: list[Chart] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)

    def add(self, tag: Tag) -> str:
        """Number a tag."""
        self.tags.append(tag)
        return str(len(self.tags) - 1)


def place_tags(part: TaggedPart) -> None:
    """Put every tag of the part into its tree; raises T02x with the paragraph's text."""
    doomed: dict[etree._Element, Tag] = {}
    for paragraph in list(part.root.iter(P)):
        found, text = segments(paragraph)
        if "{" not in text and "}" not in text:
            continue
        rest = TAG.sub("", text)
        if STRAY.search(rest):
            raise fault("T020", Place(part.name, text))
        matches = list(TAG.finditer(text))
        tags = [parse_tag(match[0], Place(part.name, text, match[0])) for match in matches]
        if any(tag.scope for tag in tags):
            _place_whole(part, paragraph, tags, rest, doomed)
            continue
        for match, tag in zip(reversed(matches), reversed(tags), strict=True):
            _place_inline(part, found, match.span(), tag)
        if matches:
            _drop_empty(paragraph)
        if any(tag.keyword == "bookmark" for tag in tags):
            paragraph.append(instruction("<?anchored ?>"))
    for row, tag in doomed.items():
        _drop_row(row, tag)
    _place_attributes(part)


def _place_whole(
    part: TaggedPart, paragraph: etree._Element, tags: list[Tag], rest: str, doomed: dict[etree._Element, Tag]
) -> None:
    """Replace a paragraph, or the row around it, by its tags."""
    first = next(tag for tag in tags if tag.scope)
    if (
        rest.strip()
        or any(tag.scope != first.scope for tag in tags)
        or any(True for _ in paragraph.iter(*IRREPLACEABLE))
    ):
        raise fault("T024", first.place)
    if any(tag.keyword == PICTURES for tag in tags):
        _place_pictures(paragraph, tags)
        return
    goes = paragraph if first.scope == "p" else next(paragraph.iterancestors(TR), None)
    if goes is None:
        raise fault("T025", first.place)
    for tag in tags:
        if tag.keyword != "comment":
            goes.addprevious(_instruction("b", part.add(tag)))
    parent_of(paragraph).remove(paragraph)
    if goes is not paragraph:
        doomed.setdefault(goes, first)


def _place_pictures(paragraph: etree._Element, tags: list[Tag]) -> None:
    """Leave the paragraph with its look to the pictures; it goes with them."""
    if len(tags) > 1:
        raise fault("T024", tags[0].place)
    look = paragraph.find(w("pPr"))
    paragraph[:] = [*([look] if look is not None else []), instruction(PICTURES_MARK)]
    paragraph.addprevious(instruction(FIGURE))
    paragraph.addnext(instruction(FIGURE_END))


def _drop_row(row: etree._Element, tag: Tag) -> None:
    if "".join(row.itertext(T)).strip() or any(True for _ in row.iter(etree.ProcessingInstruction, *IRREPLACEABLE)):
        raise fault("T024", tag.place)
    parent_of(row).remove(row)


def _place_inline(part: TaggedPart, found: list[Segment], span: tuple[int, int], tag: Tag) -> None:
    text, after = cut(found, *span)
    text.set(XML_SPACE, "preserve")
    if tag.is_block:
        _split_run(text, after).addprevious(_instruction("b", part.add(tag)))
    elif tag.keyword == "comment":
        text.text = (text.text or "") + after
    elif tag.keyword == "bookmark":
        _split_run(text, after).addprevious(_instruction("v", part.add(tag.through("_anchor"))))
    elif tag.keyword == "link":
        _split_run(text, after).addprevious(_link(part, tag, parent_of(text)))
    else:
        shades = tag.keyword == "cellbg"
        if shades and next(text.iterancestors(TC), None) is None:
            raise fault("T025", tag.place)
        node = _instruction("c", part.add(tag.through("_shading"))) if shades else _instruction("v", part.add(tag))
        node.tail = after
        text.insert(0, node)


def _link(part: TaggedPart, tag: Tag, run: etree._Element) -> etree._Element:
    """A link to the bookmark its value names, in the look of the run it stood in."""
    link = etree.Element(w("hyperlink"))
    link.set(w("anchor"), ATTRIBUTE.format(part.add(tag.through("_anchored"))))
    link.set(w("history"), "1")
    inside = etree.SubElement(link, R)
    look = run.find(RPR)
    look = deepcopy(look) if look is not None else etree.Element(RPR)
    if part.link_style:
        for old in look.findall(w("rStyle")):
            look.remove(old)
        style = etree.Element(w("rStyle"))
        style.set(w("val"), part.link_style)
        look.insert(0, style)
    inside.append(look)
    words = etree.SubElement(inside, T)
    words.set(XML_SPACE, "preserve")
    words.append(_instruction("v", part.add(tag)))
    return link


def _split_run(text: etree._Element, after: str) -> etree._Element:
    """Break the run of a `w:t` behind the text it has left; the new run, with the same look, takes `after` and all that followed."""
    run = parent_of(text)
    second = etree.Element(R)
    look = run.find(RPR)
    if look is not None:
        second.append(deepcopy(look))
    rest = etree.SubElement(second, T)
    rest.set(XML_SPACE, "preserve")
    rest.text = after
    for node in list(text):
        rest.append(node)
    for node in list(text.itersiblings()):
        second.append(node)
    run.addnext(second)
    return second


def _drop_empty(paragraph: etree._Element) -> None:
    """Drop the `w:t` and runs that tags left empty."""
    for text in [node for node in paragraph.iter(T) if not len(node) and not node.text]:
        run = parent_of(text)
        run.remove(text)
        if run.tag == R and all(child.tag == RPR for child in run):
            parent_of(run).remove(run)


def _place_attributes(part: TaggedPart) -> None:
    """Number the `{{ }}` in captions, descriptions and alternative texts; no other tag works there."""
    for node in part.root.iter(*NAMED):
        for name in NAMED[str(node.tag)]:
            value = node.get(name, "")
            if "{" not in value:
                continue
            if STRAY.search(TAG.sub("", value)):
                raise fault("T020", Place(part.name, value))
            pieces, start = [], 0
            for match in TAG.finditer(value):
                tag = parse_tag(match[0], Place(part.name, value, match[0]))
                if tag.keyword != "value":
                    raise fault("T028", tag.place, detail=tag.place.tag)
                pieces += [value[start : match.start()], ATTRIBUTE.format(part.add(tag.through("_attribute")))]
                start = match.end()
            node.set(name, "".join([*pieces, value[start:]]))


def place_properties(part: TaggedPart) -> None:
    """The same for the properties of the document (title, subject, keywords): `{{ }}` in the text of any element."""
    for node in list(part.root.iter(etree.Element)):
        text = node.text or ""
        if "{" not in text:
            continue
        if STRAY.search(TAG.sub("", text)):
            raise fault("T020", Place(part.name, text))
        for match in reversed(list(TAG.finditer(text))):
            tag = parse_tag(match[0], Place(part.name, text, match[0]))
            if tag.keyword != "value":
                raise fault("T028", tag.place, detail=tag.place.tag)
            instruction = _instruction("v", part.add(tag.through("_property")))
            instruction.tail = (node.text or "")[match.end() :]
            node.text = text[: match.start()]
            node.insert(0, instruction)


def _instruction(target: str, number: str) -> etree._Element:
    return etree.ProcessingInstruction(target, number)
