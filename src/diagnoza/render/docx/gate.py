"""What a template may not carry: declarations of document types, active content, and anything fetched from outside the file."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from diagnoza.render.docx.faults import TemplateFault, fault
from diagnoza.render.docx.names import CONTENT_TYPES, MAIN_TYPE, RELS_NS, ROOT_RELS, TYPES_NS, w
from diagnoza.render.docx.package import is_xml

ACTIVE: Final = re.compile(
    r"macroenabled|vbaproject|vbadata|activex|oleobject|afchunk|ui/extensibility|ui/usercustomization", re.I
)
ACTIVE_RELATIONS: Final = ("/control", "/subDocument", "/attachedToolbars", "/keyMapCustomizations")
LINK: Final = re.compile(r"(https?://|mailto:)", re.I)
OUTSIDE: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//|\\", re.I)
OUTSIDE_FIELDS: Final = re.compile(
    r'\s*"?(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|RD)\b', re.I
)
DOCTYPES: Final = tuple("<!DOCTYPE".encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be"))


def parse_xml(part: str, data: bytes) -> etree._Element:
    """The root of a part, without comments and processing instructions; raises T012 for a DTD and T013 for bad XML."""
    if any(doctype in data for doctype in DOCTYPES):
        raise fault("T012", part=part)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise fault("T013", part=part, detail="błąd składni") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise fault("T012", part=part)
    return root


def check_package(parts: Mapping[str, bytes]) -> tuple[dict[str, etree._Element], dict[str, str]]:
    """The root of every XML part, and the content type of every part, both by part name.

    Raises T005 (no ordinary Word document inside), T010 (macros, ActiveX, OLE, imported chunks), T011 (a resource outside the
    file; hyperlinks to http, https and mailto may stay), T012 and T013 (see `parse_xml`) and T014 (fields that reach outside).
    """
    looked = inspect_package(parts)
    for found in looked.faults:
        raise found
    return looked.roots, looked.types


@dataclass(frozen=True, slots=True)
class Inspected:
    """What a package holds as far as it can be read, and everything that keeps it out."""

    roots: dict[str, etree._Element]
    types: dict[str, str]
    faults: tuple[TemplateFault, ...]


def inspect_package(parts: Mapping[str, bytes]) -> Inspected:
    """The same without raising: all faults, those of `check_package`, and the parts that could be read beside them."""
    roots: dict[str, etree._Element] = {}
    faults: list[TemplateFault] = []

    def parse(name: str) -> None:
        try:
            roots[name] = parse_xml(name, parts[name])
        except TemplateFault as found:
            faults.append(found)

    for name in filter(is_xml, parts):
        parse(name)
    if CONTENT_TYPES not in roots or ROOT_RELS not in roots:
        return Inspected(roots, {}, tuple(faults))
    types, active = content_types(roots[CONTENT_TYPES], parts)
    faults += active
    for name in parts:
        if not is_xml(name) and types.get(name, "").endswith("xml"):
            parse(name)
    for name, root in roots.items():
        faults += _relations(root) if name.endswith(".rels") else _fields(name, root)
    faults += _main_document(parts, roots, types)
    return Inspected(roots, types, tuple(faults))


def content_types(root: etree._Element, parts: Mapping[str, bytes]) -> tuple[dict[str, str], list[TemplateFault]]:
    """The content type of every part that has one; T010 for active content that the package declares or names."""
    defaults: dict[str, str] = {}
    overrides: dict[str, str] = {}
    active: list[str] = []
    for rule in root.iter(f"{{{TYPES_NS}}}Default", f"{{{TYPES_NS}}}Override"):
        kind = rule.get("ContentType", "")
        if ACTIVE.search(kind):
            active.append(kind)
        if rule.get("PartName") is None:
            defaults[rule.get("Extension", "").lower()] = kind
        else:
            overrides[rule.get("PartName", "").lstrip("/").lower()] = kind
    active += filter(ACTIVE.search, parts)
    found = {name: overrides.get(name.lower(), defaults.get(name.rpartition(".")[2].lower(), "")) for name in parts}
    faults = [fault("T010", detail=detail) for detail in active]
    return {name: kind for name, kind in found.items() if kind}, faults


def _relations(root: etree._Element) -> Iterator[TemplateFault]:
    for relation in root.iter(f"{{{RELS_NS}}}Relationship"):
        kind, target = relation.get("Type", ""), relation.get("Target", "")
        if ACTIVE.search(kind) or kind.endswith(ACTIVE_RELATIONS):
            yield fault("T010", detail=kind)
        elif relation.get("TargetMode") == "External":
            if not (kind.endswith("/hyperlink") and LINK.match(target)):
                yield fault("T011", detail=target)
        elif OUTSIDE.match(target):
            yield fault("T011", detail=target)


def _fields(part: str, root: etree._Element) -> Iterator[TemplateFault]:
    """DDE and its kin. The code of a complex field may be split over runs, and fields nest, hence the stack."""
    codes = [simple.get(w("instr"), "") for simple in root.iter(w("fldSimple"))]
    opened: list[str] = []
    for node in root.iter(w("fldChar"), w("instrText")):
        if node.tag == w("instrText"):
            if opened:
                opened[-1] += node.text or ""
            else:
                codes.append(node.text or "")
        elif node.get(w("fldCharType")) == "begin":
            opened.append("")
        elif node.get(w("fldCharType")) == "end" and opened:
            codes.append(opened.pop())
    for code in (*codes, *opened):
        if found := OUTSIDE_FIELDS.match(code):
            yield fault("T014", part=part, detail=found[1].upper())


def _main_document(
    parts: Mapping[str, bytes], roots: Mapping[str, etree._Element], types: Mapping[str, str]
) -> Iterator[TemplateFault]:
    for relation in roots[ROOT_RELS].iter(f"{{{RELS_NS}}}Relationship"):
        if relation.get("Type", "").endswith("/officeDocument"):
            name = posixpath.normpath(relation.get("Target", "").lstrip("/"))
            kind = types.get(name, name)
            if (name in parts and name not in roots and is_xml(name)) or ACTIVE.search(kind):
                return  # told by what it is refused for
            if name not in roots or kind != MAIN_TYPE:
                yield fault("T005", detail=kind)
            elif roots[name].tag != w("document"):
                yield fault("T005", detail=str(roots[name].tag))
            return
    yield fault("T005", detail="brak dokumentu głównego")
