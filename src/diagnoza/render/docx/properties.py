"""The properties of the document: tags in them, and the dates, which are the report's and never the template's."""

from typing import Final

from lxml import etree

from diagnoza.render.docx.expressions import Tag
from diagnoza.render.docx.faults import Place
from diagnoza.render.docx.names import (
    CONTENT_TYPES,
    CORE_RELATION,
    CORE_TYPE,
    CP_NS,
    DC_NS,
    DCTERMS_NS,
    RELS_NS,
    ROOT_RELS,
    TYPES_NS,
    XSI_NS,
)
from diagnoza.render.docx.structure import TaggedPart, place_properties

CREATED: Final = "_created"
NEW_PART: Final = "docProps/core.xml"
NEW_ID: Final = "rIdDiagnozaCore"


def ensure_properties(roots: dict[str, etree._Element], types: dict[str, str]) -> None:
    """Add the part to a package that has none (Google Docs writes none): itself, its content type and its relation."""
    if CORE_TYPE in types.values():
        return
    prefixes = {"cp": CP_NS, "dc": DC_NS, "dcterms": DCTERMS_NS, "xsi": XSI_NS}
    roots[NEW_PART] = etree.Element(f"{{{CP_NS}}}coreProperties", nsmap=prefixes)
    types[NEW_PART] = CORE_TYPE
    etree.SubElement(roots[CONTENT_TYPES], f"{{{TYPES_NS}}}Override", PartName=f"/{NEW_PART}", ContentType=CORE_TYPE)
    relation = {"Id": NEW_ID, "Type": CORE_RELATION, "Target": NEW_PART}
    etree.SubElement(roots[ROOT_RELS], f"{{{RELS_NS}}}Relationship", relation)


def tag_properties(part: TaggedPart) -> None:
    """Place the author's tags, then the moment of the report as created and modified; raises as `place_properties`."""
    place_properties(part)
    for local in ("created", "modified"):
        name = f"{{{DCTERMS_NS}}}{local}"
        for old in part.root.findall(name):
            part.root.remove(old)
        moment = etree.SubElement(
            part.root, name, {f"{{{XSI_NS}}}type": "dcterms:W3CDTF"}, nsmap={"dcterms": DCTERMS_NS}
        )
        tag = Tag("", "value", f"<?v {CREATED} ?>", Place(part.name, local)).through("_property")
        moment.append(etree.ProcessingInstruction("v", part.add(tag)))
