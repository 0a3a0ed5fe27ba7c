"""Finding what may come out empty although Word forbids it: a cell without a paragraph, a table without a row.

What is missing is known only at the render, so the tree gets marks there and `markers.settle` acts on them.
"""

from typing import Final

from lxml import etree

from diagnoza.render.docx.expressions import CLOSING, OPENING
from diagnoza.render.docx.heal import instruction
from diagnoza.render.docx.markers import HOLDER, ROWS, TABLE
from diagnoza.render.docx.names import TBL, TC, P, w
from diagnoza.render.docx.structure import TaggedPart

HOLDERS: Final = (TC, w("txbxContent"), w("hdr"), w("ftr"), w("footnote"), w("endnote"))
FRAME: Final = frozenset({w("tblPr"), w("tblGrid")})
"""What precedes the rows of a table."""
INVISIBLE: Final = frozenset({w("bookmarkStart"), w("bookmarkEnd"), w("permStart"), w("permEnd")})


def place_guards(part: TaggedPart) -> bool:
    """Mark every holder that doesn't surely end with a paragraph and every table without a sure row; whether there was any."""
    marked = False
    for holder in list(part.root.iter(*HOLDERS)):
        visible = [child for child in holder if child.tag not in INVISIBLE]
        if not visible or visible[-1].tag != P:
            holder.append(instruction(HOLDER))
            marked = True
    for table in list(part.root.iter(TBL)):
        if not _has_sure_row(part, table):
            for child in [child for child in table if child.tag in INVISIBLE]:
                table.remove(child)
            table.insert(sum(child.tag in FRAME for child in table), instruction(ROWS))
            table.addprevious(instruction(TABLE))
            marked = True
    return marked


def _has_sure_row(part: TaggedPart, table: etree._Element) -> bool:
    """Whether a row stands outside all blocks."""
    depth = 0
    for child in table:
        if _is_instruction(child):
            keyword = part.tags[int(child.text or "")].keyword
            depth += (keyword in OPENING) - (keyword in CLOSING)
        elif child.tag not in INVISIBLE | FRAME and not depth:
            return True
    return False


def _is_instruction(node: etree._Element) -> bool:
    return isinstance(node, etree._ProcessingInstruction)
