"""What a report was made from, inside the report: sheets, evaluation, plan and checksums of its text, as a custom XML part.

Word, LibreOffice and python-docx keep such a part when they save. Its texts are packed (zlib, base64), so that not a byte of a sheet
changes on the way. Nothing here loads lxml: the report is finished bytes, and the part and its relation are added to them.
"""

import base64
import binascii
import hashlib
import posixpath
import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr
from zipfile import ZipFile

from diagnoza.render.docx.archive import Packed, assemble, pack, position
from diagnoza.render.docx.faults import TemplateFault, fault
from diagnoza.render.docx.names import CONTENT_TYPES, RELS_NS, ROOT_RELS, TYPES_NS
from diagnoza.render.docx.text import Line, body_text, parse, read_lines

NAMESPACE: Final = "urn:diagnoza:raport:1"
LARGEST: Final = 64 * 2**20
"""Bytes of all texts unpacked; a sheet may have no more than two million."""
MOST_SHEETS: Final = 1_000
_ITEM_ID: Final = "{6B0F3C9A-51F0-5C0E-9D52-64E0A3B7D1A1}"
_DOCUMENTS: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_PROPERTIES_TYPE: Final = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_HEADER_PART: Final = re.compile(r"word/(header|footer|footnotes|endnotes)\d*\.xml")
_ITEM: Final = re.compile(r"customXml/item\d+\.xml", re.I)


@dataclass(frozen=True, slots=True)
class EmbeddedFile:
    """A sheet as it was read: the name of its file, the SHA-256 of its bytes, and the bytes."""

    name: str
    sha256: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Origin:
    """Everything a report was made from; `evaluation` and `plan` are the texts of `ocena --json` and `plan --json`."""

    sheets: tuple[EmbeddedFile, ...]
    evaluation: bytes
    plan: bytes
    program: str
    questionnaire: str
    version: str
    questionnaire_sha256: str


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """Checksums of the report when it was issued.

    `package` is over every part but this one, `text` over all lines of the body, `margins` over the texts of headers, footers and
    notes, `lines` one short checksum a line of the body.
    """

    package: str
    text: str
    margins: str
    lines: tuple[str, ...]


_UNSAFE: Final = re.compile(r'[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff/\\:*?"<>|]|^[. ]|[. ]$')
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.I)
OWN_NAMES: Final = ("ocena.json", "plan.json")


def file_names(names: Iterable[str]) -> tuple[str, ...]:
    """A name for each sheet that is the name of a file on any system and of one only: its own, else „arkusz-2.yaml”."""
    given: list[str] = []
    taken = set(OWN_NAMES)
    for number, name in enumerate(names, 1):
        usable = name and len(name) <= 120 and not _UNSAFE.search(name) and not _RESERVED.fullmatch(name)
        chosen = name if usable and name.casefold() not in taken else f"arkusz-{number}.yaml"
        while chosen.casefold() in taken:
            chosen = f"nowy-{chosen}"
        taken.add(chosen.casefold())
        given.append(chosen)
    return tuple(given)


def fingerprint(text: str) -> str:
    """Eight hex digits: enough to find the line that was changed; whether anything was, `Fingerprints.text` tells."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def with_data(report: bytes, origin: Origin) -> bytes:
    """The report with its origin inside; equal report and origin give equal bytes."""
    packed = {part.name: part for part in _packed_parts(report)}
    with ZipFile(BytesIO(report)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    main = main_part(parts)
    item, properties = _free_names(parts)
    folder, name = posixpath.split(main)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    changed = {
        CONTENT_TYPES: _with_types(parts[CONTENT_TYPES], item, properties),
        relations: _with_relation(parts.get(relations, _NO_RELATIONS), posixpath.relpath(item, folder or ".")),
        properties: _DECLARATION + _PROPERTIES.encode(),
        f"customXml/_rels/{posixpath.basename(item)}.rels": _DECLARATION
        + _relations(f"{_DOCUMENTS}/relationships/customXmlProps", posixpath.basename(properties)).encode(),
    }
    parts |= changed
    written = _xml(origin, take_fingerprints(parts))
    packed |= {name: pack(name, content) for name, content in (*changed.items(), (item, written))}
    return assemble(sorted(packed.values(), key=lambda part: position(part.name)))


def take_fingerprints(parts: Mapping[str, bytes]) -> Fingerprints:
    """The checksums of a report by its parts; raises T0xx for XML that can't be read."""
    lines = read_lines(main_part(parts), parts[main_part(parts)])
    return Fingerprints(
        package=package_digest(parts),
        text=hashlib.sha256(body_text(lines).encode()).hexdigest(),
        margins=margins_digest(parts),
        lines=tuple(fingerprint(line.text) for line in lines),
    )


def package_digest(parts: Mapping[str, bytes]) -> str:
    """Over the names and bytes of all parts but the one that holds the data."""
    digest = hashlib.sha256()
    for name in sorted(parts):
        if not _holds_data(name, parts[name]):
            digest.update(f"{name}\0{hashlib.sha256(parts[name]).hexdigest()}\n".encode())
    return digest.hexdigest()


def margins_digest(parts: Mapping[str, bytes]) -> str:
    """Over the different texts of headers, footers and notes; how many parts repeat them is the program's own affair."""
    lines: set[Line] = set()
    for name in parts:
        if _HEADER_PART.fullmatch(name):
            lines.update(Line(line.text) for line in read_lines(name, parts[name]))
    return hashlib.sha256("\n".join(sorted(line.text for line in lines)).encode()).hexdigest()


def main_part(parts: Mapping[str, bytes]) -> str:
    """The name of the document's main part; raises T005 where there is none."""
    for relation in parse(ROOT_RELS, parts[ROOT_RELS]).iter(f"{{{RELS_NS}}}Relationship"):
        name = posixpath.normpath(relation.get("Target", "").lstrip("/"))
        if relation.get("Type", "").endswith("/officeDocument") and name in parts:
            return name
    raise fault("T005", detail="brak dokumentu głównego")


def read_data(parts: Mapping[str, bytes]) -> tuple[Origin, Fingerprints] | None:
    """What `with_data` put in, None where nothing is; raises `BadData` for what it would not have written."""
    for name in sorted(parts):
        if _holds_data(name, parts[name]):
            try:
                return _read(parse(name, parts[name]))
            except TemplateFault as wrong:
                raise BadData(wrong.message) from wrong
    return None


class BadData(Exception):
    """The part with the data is not as it was written; the argument says in Polish what is wrong with it."""


def _holds_data(name: str, content: bytes) -> bool:
    return _ITEM.fullmatch(name) is not None and NAMESPACE.encode() in content


_DECLARATION: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PROPERTIES: Final = (
    f'<ds:datastoreItem ds:itemID="{_ITEM_ID}" xmlns:ds="{_DOCUMENTS}/customXml">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
)
_NO_RELATIONS: Final = _DECLARATION + f'<Relationships xmlns="{RELS_NS}"></Relationships>'.encode()


def _relations(kind: str, target: str) -> str:
    return f'<Relationships xmlns="{RELS_NS}"><Relationship Id="rId1" Type="{kind}" Target="{target}"/></Relationships>'


def _packed_parts(report: bytes) -> Iterable[Packed]:
    """The parts as they lie in the file; what was deflated once is not deflated again."""
    with ZipFile(BytesIO(report)) as archive:
        for entry in archive.infolist():
            # A local header is 30 bytes, then the name and the extra field, whose lengths are its last two numbers.
            start = entry.header_offset + 30
            start += int.from_bytes(report[start - 4 : start - 2], "little")
            start += int.from_bytes(report[entry.header_offset + 28 : entry.header_offset + 30], "little")
            data = report[start : start + entry.compress_size]
            yield Packed(entry.filename, entry.compress_type, entry.CRC, entry.file_size, data)


def _free_names(parts: Mapping[str, bytes]) -> tuple[str, str]:
    """Names of the item and its properties that no part of the template has."""
    taken = {name.lower() for name in parts}
    number = next(
        n for n in range(1, len(parts) + 2) if not {f"customxml/item{n}.xml", f"customxml/itemprops{n}.xml"} & taken
    )
    return f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"


def _with_types(types: bytes, item: str, properties: str) -> bytes:
    kinds = ((item, "application/xml"), (properties, _PROPERTIES_TYPE))
    return _inserted(
        types, "".join(f'<Override xmlns="{TYPES_NS}" PartName="/{n}" ContentType="{k}"/>' for n, k in kinds)
    )


def _with_relation(relations: bytes, target: str) -> bytes:
    kind = f"{_DOCUMENTS}/relationships/customXml"
    number = next(n for n in range(1, relations.count(b"Id=") + 2) if f'"rIdDane{n}"'.encode() not in relations)
    added = f'<Relationship xmlns="{RELS_NS}" Id="rIdDane{number}" Type="{kind}" Target="{target}"/>'
    return _inserted(relations, added)


def _inserted(xml: bytes, added: str) -> bytes:
    """Before the end of the root element, which the compiled template wrote and may have closed in itself."""
    end = xml.rindex(b"</") if b"</" in xml else -1
    if end >= 0:
        return xml[:end] + added.encode() + xml[end:]
    head, _, _ = xml.rpartition(b"/>")
    root = re.search(rb"<([\w:]+)[^<]*$", head)
    return head + b">" + added.encode() + b"</" + (root[1] if root else b"Relationships") + b">"


def _xml(origin: Origin, prints: Fingerprints) -> bytes:
    sheets = "".join(
        f"<sheet name={quoteattr(sheet.name)} sha256={quoteattr(sheet.sha256)}>{_packed(sheet.content)}</sheet>"
        for sheet in origin.sheets
    )
    asked = (("id", origin.questionnaire), ("version", origin.version), ("sha256", origin.questionnaire_sha256))
    questionnaire = " ".join(f"{name}={quoteattr(value)}" for name, value in asked)
    return (
        _DECLARATION
        + (
            f'<report xmlns="{NAMESPACE}" program={quoteattr(origin.program)}>'
            f"<questionnaire {questionnaire}/>{sheets}"
            f"<evaluation>{_packed(origin.evaluation)}</evaluation><plan>{_packed(origin.plan)}</plan>"
            f'<fingerprints package="{prints.package}" text="{prints.text}" margins="{prints.margins}">'
            f"{' '.join(prints.lines)}</fingerprints></report>"
        ).encode()
    )


def _packed(content: bytes) -> str:
    return base64.b64encode(zlib.compress(content, 9)).decode("ascii")


def _read(root: ElementTree.Element) -> tuple[Origin, Fingerprints]:
    if root.tag != _name("report"):
        raise BadData("nieznany zapis danych")
    sheets = root.findall(_name("sheet"))
    if not 1 <= len(sheets) <= MOST_SHEETS:
        raise BadData(f"liczba arkuszy: {len(sheets)}")
    asked, prints = _one(root, "questionnaire"), _one(root, "fingerprints")
    unpacking = _Unpacking()
    origin = Origin(
        sheets=tuple(EmbeddedFile(_attribute(s, "name"), _attribute(s, "sha256"), unpacking.text(s)) for s in sheets),
        evaluation=unpacking.text(_one(root, "evaluation")),
        plan=unpacking.text(_one(root, "plan")),
        program=_attribute(root, "program"),
        questionnaire=_attribute(asked, "id"),
        version=_attribute(asked, "version"),
        questionnaire_sha256=_attribute(asked, "sha256"),
    )
    package, text, margins = (_attribute(prints, name) for name in ("package", "text", "margins"))
    return origin, Fingerprints(package, text, margins, tuple((prints.text or "").split()))


def _name(local: str) -> str:
    return f"{{{NAMESPACE}}}{local}"


def _one(root: ElementTree.Element, local: str) -> ElementTree.Element:
    found = root.findall(_name(local))
    if len(found) != 1:
        raise BadData(f"{'brak części' if not found else 'powtórzona część'} „{local}”")
    return found[0]


def _attribute(node: ElementTree.Element, name: str) -> str:
    value = node.get(name)
    if value is None:
        raise BadData(f"brak pola „{name}”")
    return value[:300]


class _Unpacking:
    """Unpacks texts as long as all of them together stay small: what a few packed bytes hold nobody knows before."""

    def __init__(self) -> None:
        self._left = LARGEST

    def text(self, node: ElementTree.Element) -> bytes:
        """The bytes; raises `BadData`."""
        try:
            packed = base64.b64decode("".join((node.text or "").split()), validate=True)
            stream = zlib.decompressobj()
            content = stream.decompress(packed, self._left + 1)
        except (binascii.Error, zlib.error, ValueError) as error:
            raise BadData("uszkodzony zapis") from error
        self._left -= len(content)
        if self._left < 0:
            raise BadData(f"ponad {LARGEST // 2**20} MB po rozpakowaniu")
        if not stream.eof:
            raise BadData("uszkodzony zapis")
        return content
