"""Proof that tags nest: every block closes among the siblings it opened, so every outcome of conditions and loops is well-formed.

The walk goes in document order, as Jinja will, and on the way mends what may not be repeated: bookmarks and drawing ids in loops.
"""

from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from diagnoza.render.docx.expressions import CLOSING, MIDDLE, OPENING, Tag
from diagnoza.render.docx.faults import TemplateFault, fault
from diagnoza.render.docx.heal import parent_of, remove
from diagnoza.render.docx.names import SHD, TC, TCPR, WP_NS, w
from diagnoza.render.docx.structure import ATTRIBUTE, TAGS, TaggedPart

DOC_PR: Final = f"{{{WP_NS}}}docPr"
NUMBER: Final = "id"
DEEPEST: Final = 12
"""Python refuses 20 loops inside each other; a report needs four."""
BOOKMARKS: Final = frozenset({w("bookmarkStart"), w("bookmarkEnd")})
BEFORE_SHD: Final = frozenset(w(name) for name in ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders"))


@dataclass(slots=True)
class _Open:
    tag: Tag
    parent: etree._Element
    has_else: bool = False


@dataclass(slots=True)
class _Walk:
    part: TaggedPart
    stack: list[_Open] = field(default_factory=list)
    extras: list[etree._Element] = field(default_factory=list)
    shadings: list[etree._Element] = field(default_factory=list)

    @property
    def in_loop(self) -> bool:
        return any(block.tag.keyword == "for" for block in self.stack)


def check_nesting(part: TaggedPart) -> None:
    """Move shadings to their cells.

    Raises T026 for a block without its pair, T027 for a shading that could not stand, T029 for too many blocks inside each other.
    """
    walk = _Walk(part)
    for node in part.root.iter():
        if isinstance(node, etree._ProcessingInstruction):
            if node.target in TAGS:
                _instruction(walk, node)
        elif walk.in_loop and node.tag in BOOKMARKS:
            walk.extras.append(node)
        elif walk.in_loop and node.tag == DOC_PR:
            node.set("id", ATTRIBUTE.format(NUMBER))
    if walk.stack:
        raise fault("T026", walk.stack[-1].tag.place)
    for node in walk.extras:
        remove(node)
    for node in walk.shadings:
        _move_shading(part, node)


def first_free_id(part: TaggedPart) -> int:
    """A drawing id above all that stand in the part."""
    ids = (node.get("id", "") for node in part.root.iter(DOC_PR))
    return max((int(number) for number in ids if number.isascii() and number.isdigit()), default=0) + 1


def _instruction(walk: _Walk, node: etree._Element) -> None:
    tag = walk.part.tags[int(node.text or "")]
    if tag.keyword == "cellbg":
        cell = next(node.iterancestors(TC))
        if any(block.parent is cell or cell in block.parent.iterancestors() for block in walk.stack):
            raise fault("T027", tag.place)
        walk.shadings.append(node)
    elif tag.keyword in OPENING:
        walk.stack.append(_Open(tag, parent_of(node)))
        if len(walk.stack) > DEEPEST:
            raise fault("T029", tag.place)
    elif tag.keyword in MIDDLE | CLOSING:
        _middle_or_closing(walk, node, tag)


def _middle_or_closing(walk: _Walk, node: etree._Element, tag: Tag) -> None:
    if not walk.stack:
        raise fault("T026", tag.place)
    block = walk.stack[-1]
    if block.parent is not parent_of(node) or block.tag.scope != tag.scope:
        raise _unpaired(block, tag)
    if tag.keyword in CLOSING:
        if tag.keyword != f"end{block.tag.keyword}":
            raise _unpaired(block, tag)
        walk.stack.pop()
    elif block.has_else or (tag.keyword == "elif" and block.tag.keyword == "for"):
        raise _unpaired(block, tag)
    else:
        block.has_else = tag.keyword == "else"


def _unpaired(block: _Open, tag: Tag) -> TemplateFault:
    """The fault at the tag that doesn't fit; names the open block too, which is what most likely wants closing."""
    return fault("T026", tag.place, tag=f"{tag.place.tag} (otwarty jest {block.tag.place.tag})")


def _move_shading(part: TaggedPart, node: etree._Element) -> None:
    """Put the shading of a cell where the schema wants it; a shading the template's cell had goes."""
    cell = next(node.iterancestors(TC))
    looks = cell.find(TCPR)
    if looks is None:
        looks = etree.Element(TCPR)
        cell.insert(0, looks)
    number = node.text or ""
    if any(isinstance(child, etree._ProcessingInstruction) for child in looks):
        raise fault("T027", part.tags[int(number)].place)
    for old in looks.findall(SHD):
        looks.remove(old)
    place = 1 + max((index for index, child in enumerate(looks) if child.tag in BEFORE_SHD), default=-1)
    looks.insert(place, etree.ProcessingInstruction("v", number))
    remove(node)
