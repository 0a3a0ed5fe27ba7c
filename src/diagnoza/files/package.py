"""Opening the zip of an Office document without trusting it: names, count and sizes are judged before and while reading."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Final, Literal
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

CONTENT_TYPES: Final = "[Content_Types].xml"
ROOT_RELS: Final = "_rels/.rels"
ENCRYPTED: Final = 0x1
SAFE_NAME: Final = re.compile(r"[\w\[\]()%+~@$&'=!,;. -]+(/[\w\[\]()%+~@$&'=!,;. -]+)*", re.ASCII)
OLE_MAGIC: Final = b"\xd0\xcf\x11\xe0"

FaultKind = Literal["no-package", "bad-part", "over-limit", "bad-name"]


class PackageFault(Exception):
    """A package that can't be opened; who opens it gives the fault a code. `part` is the part's name where there is one."""

    def __init__(self, kind: FaultKind, detail: str, part: str = "") -> None:
        super().__init__(f"{kind}: {detail or part}")
        self.kind = kind
        self.detail = detail
        self.part = part


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a package may be, in bytes unpacked; a real document has about 30 parts and less than one megabyte."""

    parts: int = 2_000
    part: int = 32 * 2**20
    xml: int = 16 * 2**20
    total: int = 64 * 2**20


def read_package(data: bytes, limits: Limits | None = None) -> dict[str, bytes]:
    """The parts of a package by name, in the order of the file.

    Raises `PackageFault`. Declared sizes are judged first and real ones while reading, because declared sizes can lie.
    """
    limits = limits or Limits()
    if data.startswith(OLE_MAGIC):
        raise PackageFault("no-package", "stary format .doc albo .xls, albo plik z hasłem")
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check_entries(entries, limits)
            parts = _read_parts(archive, entries, limits)
    except (BadZipFile, EOFError, ValueError, OSError) as error:
        raise PackageFault("no-package", "nie jest archiwum ZIP albo jest uszkodzony") from error
    for name in (CONTENT_TYPES, ROOT_RELS):
        if name not in parts:
            raise PackageFault("no-package", f"brak części {name}")
    return parts


def _check_entries(entries: list[ZipInfo], limits: Limits) -> None:
    if len(entries) > limits.parts:
        raise PackageFault("over-limit", f"{len(entries)} części, dozwolone {limits.parts}")
    if sum(entry.file_size for entry in entries) > limits.total:
        raise PackageFault("over-limit", f"po rozpakowaniu ponad {limits.total} bajtów")
    seen: set[str] = set()
    for entry in entries:
        name = entry.orig_filename  # filename is cut at NUL and, on Windows, has its backslashes turned
        if not is_safe_name(name) or name.lower() in seen:  # OPC compares part names without case
            raise PackageFault("bad-name", "", name)
        seen.add(name.lower())
        if entry.flag_bits & ENCRYPTED or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise PackageFault("bad-part", "szyfrowanie albo nieznana kompresja", name)


def is_safe_name(name: str) -> bool:
    """A part name is relative, forward-slashed ASCII that never climbs."""
    return SAFE_NAME.fullmatch(name) is not None and not any(step.strip(". ") == "" for step in name.split("/"))


def _read_parts(archive: ZipFile, entries: list[ZipInfo], limits: Limits) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    total = 0
    for entry in entries:
        cap = limits.xml if is_xml(entry.filename) else limits.part
        try:
            with archive.open(entry) as stream:
                content = stream.read(cap + 1)
        except (BadZipFile, EOFError, RuntimeError, zlib.error) as error:
            raise PackageFault("bad-part", "uszkodzone dane", entry.filename) from error
        total += len(content)
        if len(content) > cap or total > limits.total:
            raise PackageFault("over-limit", f"część {entry.filename} jest za duża")
        parts[entry.filename] = content
    return parts


def is_xml(name: str) -> bool:
    """Whether a part is XML by its name."""
    return name.lower().endswith((".xml", ".rels", ".vml"))
