"""What a template may not carry: declarations of document types, active content, and anything fetched from outside the file."""

import posixpath
import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

from diagnoza.render.docx.faults import fault
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
    roots = {name: parse_xml(name, data) for name, data in parts.items() if is_xml(name)}
    types = content_types(roots[CONTENT_TYPES], parts)
    for name, data in parts.items():
        if name not in roots and types.get(name, "").endswith("xml"):
            roots[name] = parse_xml(name, data)
    for name, root in roots.items():
        if name.endswith(".rels"):
            _check_relations(root)
        else:
            _check_fields(name, root)
    _check_main(roots, types)
    return roots, types


def content_types(root: etree._Element, parts: Mapping[str, bytes]) -> dict[str, str]:
    """The content type of every part that has one; raises T010 when the package declares or names active content."""
    defaults: dict[str, str] = {}
    overrides: dict[str, str] = {}
    for rule in root.iter(f"{{{TYPES_NS}}}Default", f"{{{TYPES_NS}}}Override"):
        kind = rule.get("ContentType", "")
        if ACTIVE.search(kind):
            raise fault("T010", detail=kind)
        if rule.get("PartName") is None:
            defaults[rule.get("Extension", "").lower()] = kind
        else:
            overrides[rule.get("PartName", "").lstrip("/").lower()] = kind
    for name in parts:
        if ACTIVE.search(name):
            raise fault("T010", detail=name)
    found = {name: overrides.get(name.lower(), defaults.get(name.rpartition(".")[2].lower(), "")) for name in parts}
    return {name: kind for name, kind in found.items() if kind}


def _check_relations(root: etree._Element) -> None:
    for relation in root.iter(f"{{{RELS_NS}}}Relationship"):
        kind, target = relation.get("Type", ""), relation.get("Target", "")
        if ACTIVE.search(kind) or kind.endswith(ACTIVE_RELATIONS):
            raise fault("T010", detail=kind)
        if relation.get("TargetMode") == "External":
            if not (kind.endswith("/hyperlink") and LINK.match(target)):
                raise fault("T011", detail=target)
        elif OUTSIDE.match(target):
            raise fault("T011", detail=target)


def _check_fields(part: str, root: etree._Element) -> None:
    """Refuse DDE and its kin. The code of a complex field may be split over runs, and fields nest, hence the stack."""
    for simple in root.iter(w("fldSimple")):
        _check_field(part, simple.get(w("instr"), ""))
    codes: list[str] = []
    for node in root.iter(w("fldChar"), w("instrText")):
        if node.tag == w("instrText"):
            if codes:
                codes[-1] += node.text or ""
            else:
                _check_field(part, node.text or "")
        elif node.get(w("fldCharType")) == "begin":
            codes.append("")
        elif node.get(w("fldCharType")) == "end" and codes:
            _check_field(part, codes.pop())
    for code in codes:
        _check_field(part, code)


def _check_field(part: str, code: str) -> None:
    if found := OUTSIDE_FIELDS.match(code):
        raise fault("T014", part=part, detail=found[1].upper())


def _check_main(roots: Mapping[str, etree._Element], types: Mapping[str, str]) -> None:
    for relation in roots[ROOT_RELS].iter(f"{{{RELS_NS}}}Relationship"):
        if relation.get("Type", "").endswith("/officeDocument"):
            name = posixpath.normpath(relation.get("Target", "").lstrip("/"))
            if name not in roots or types.get(name) != MAIN_TYPE:
                raise fault("T005", detail=types.get(name, name))
            if roots[name].tag != w("document"):
                raise fault("T005", detail=str(roots[name].tag))
            return
    raise fault("T005", detail="brak dokumentu głównego")
