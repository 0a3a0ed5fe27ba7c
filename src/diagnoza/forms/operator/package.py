"""Opening and closing the form: a guarded zip in, the same zip out with the parts that changed.

Problems are told of the form's file: O020–O027.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree

from diagnoza.files.package import CONTENT_TYPES, FaultKind, PackageFault, is_xml, read_package
from diagnoza.files.reading import read_bytes
from diagnoza.problems import Failure, Place, Problem, problem

MAX_BYTES = 64 * 2**20
SUFFIXES = (".xlsx", ".docx")
TYPES_NS = "http://schemas.openxmlformats.org/package/2006/content-types"
RELS_NS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MACRO = re.compile(r"macroenabled|vbaproject|vbadata|xl/macrosheets|intlmacrosheet", re.I)
_MACRO_SUFFIXES = (".xlsm", ".xltm", ".xlsb", ".docm", ".dotm")
_DOCTYPES = tuple("<!DOCTYPE".encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be"))
_CODES: dict[FaultKind, str] = {"no-package": "O020", "bad-part": "O021", "over-limit": "O022", "bad-name": "O023"}
Element = Any
"""An element of lxml, whose own type can't be named without its stubs' private module."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form as read: its kind by suffix, its parts, their content types, and warnings."""

    path: str
    suffix: str
    data: bytes
    parts: Mapping[str, bytes]
    types: Mapping[str, str]
    problems: tuple[Problem, ...]

    @property
    def place(self) -> Place:
        """The file as a whole."""
        return Place(self.path)

    def parts_of(self, *endings: str) -> Iterable[str]:
        """Names of parts whose content type ends so, in the order of the file."""
        return [name for name in self.parts if self.types.get(name, "").endswith(endings)]


def open_form(path: Path) -> Form:
    """The form; `Failure` with F006 or O020–O026; O027 is a warning."""
    place, suffix = Place(str(path)), path.suffix.lower()
    if suffix in _MACRO_SUFFIXES:
        raise Failure([problem("O024", place, detail=suffix)])
    if suffix not in SUFFIXES:
        raise Failure([problem("F006", place, suffix=path.suffix, allowed=", ".join(SUFFIXES))])
    data = read_bytes(path, MAX_BYTES)
    if len(data) > MAX_BYTES:
        raise Failure([problem("O022", place, detail=f"plik ma ponad {MAX_BYTES // 2**20} MB")])
    try:
        parts = read_package(data)
    except PackageFault as refused:
        code = _CODES[refused.kind]
        raise Failure([problem(code, place, part=refused.part, detail=refused.detail)]) from refused
    types = _content_types(parts, place)
    for name in parts:
        if _MACRO.search(name) or _MACRO.search(types.get(name, "")):
            raise Failure([problem("O024", place, detail=name)])
        if is_xml(name) or types.get(name, "").endswith("xml"):
            refuse_doctype(name, parts[name], place)
    signed = any(name.startswith("_xmlsignatures/") for name in parts)
    return Form(str(path), suffix, data, parts, types, (problem("O027", place),) if signed else ())


def _content_types(parts: Mapping[str, bytes], place: Place) -> dict[str, str]:
    root = parse_part(CONTENT_TYPES, parts[CONTENT_TYPES], place)
    defaults = {
        rule.get("Extension", "").lower(): rule.get("ContentType", "") for rule in root.iter(f"{{{TYPES_NS}}}Default")
    }
    overrides = {
        rule.get("PartName", "").lstrip("/").lower(): rule.get("ContentType", "")
        for rule in root.iter(f"{{{TYPES_NS}}}Override")
    }
    return {name: overrides.get(name.lower(), defaults.get(name.rpartition(".")[2].lower(), "")) for name in parts}


def refuse_doctype(name: str, data: bytes, place: Place) -> None:
    """`Failure` O025 where a part declares a document type."""
    if any(doctype in data for doctype in _DOCTYPES):
        raise Failure([problem("O025", place, part=name)])


def parse_part(name: str, data: bytes, place: Place) -> Element:
    """The root of a part with all its comments; `Failure` O025 or O026."""
    refuse_doctype(name, data, place)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Failure([problem("O026", place, part=name)]) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Failure([problem("O025", place, part=name)])
    return root


def close_form(form: Form, changed: Mapping[str, bytes]) -> bytes:
    """The form's zip with the changed parts; entries keep their order, dates and compression."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(form.data)) as source, zipfile.ZipFile(written, "w") as target:
        target.comment = source.comment
        for entry in source.infolist():
            if entry.is_dir():
                continue
            content = changed.get(entry.filename, form.parts[entry.filename])
            kept = zipfile.ZipInfo(entry.filename, entry.date_time)
            kept.compress_type, kept.external_attr = entry.compress_type, entry.external_attr
            kept.create_system = entry.create_system
            target.writestr(kept, content)
    return written.getvalue()
