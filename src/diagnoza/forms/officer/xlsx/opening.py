"""Opening a workbook that came by mail: judged before openpyxl sees it, and only its cells are handed on.

What could keep openpyxl busy for minutes never reaches it: empty cells that only carry a format, merged ranges and
links over whole sheets, pictures, pivot tables, names.
"""

from __future__ import annotations

import hashlib
import re
import warnings
import zipfile
from collections.abc import Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell

from diagnoza.files.package import Limits, PackageFault, is_xml, read_package
from diagnoza.files.reading import read_bytes
from diagnoza.forms.officer.xlsx.grid import CellError, Content, Formula, Grid, Position
from diagnoza.forms.officer.xlsx.parts import MAX_MERGED, Part, Parts, pruned_sheet, pruned_workbook
from diagnoza.problems import Failure, Place, problem

MAX_BYTES = 20 * 2**20
MAX_AREA = 60_000
"""So many cells the used parts of all sheets may span; the largest shipped form spans 12,000."""
_LIMITS = Limits(parts=1_000, part=32 * 2**20, xml=64 * 2**20, total=128 * 2**20)
_MAX_XML = 12 * 2**20
_MAX_TAGS = {"xl/sharedStrings.xml": 200_000}
_MAX_TAGS_ELSEWHERE = 60_000
"""So many tags the parts beside sheets may have; openpyxl makes an object of each text and format, used or not."""
_MACRO = re.compile(r"macroenabled|vbaproject|macrosheet", re.I)
_KEPT = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(core|custom)\.xml|xl/(styles|sharedStrings)\.xml", re.I
)
_OBJECT = re.compile(r"xl/(media|embeddings)/", re.I)


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook's sheets, its own properties, when it was last saved (UTC) and the pictures and objects in it."""

    file: str
    sha256: str
    grids: tuple[Grid, ...]
    properties: Mapping[str, str]
    modified: datetime | None
    objects: tuple[str, ...]


def open_book(path: Path) -> Book:
    """The workbook; `Failure` F035 for what cannot be opened or must not be, F037 for one too large."""
    place = Place(str(path))
    data = read_bytes(path, MAX_BYTES)
    if len(data) > MAX_BYTES:
        raise Failure([problem("F037", place, reason=f"plik ma ponad {MAX_BYTES // 2**20} MB")])
    parts = _judged(data, place)
    try:
        book, found = _loaded(parts, place)
    except Failure:
        raise
    except Exception as error:  # openpyxl and lxml raise whatever a broken part leads them to
        raise _refused(place, "zawartość jest uszkodzona") from error
    grids = tuple(_grid(book, part) for part in found)
    properties = {str(entry.name): str(entry.value) for entry in _custom(book)}
    objects = tuple(name for name in parts if _OBJECT.match(name))
    return Book(str(path), hashlib.sha256(data).hexdigest(), grids, properties, book.properties.modified, objects)


def _custom(book: Any) -> Any:
    return book.custom_doc_props  # openpyxl's stubs do not know it


def _refused(place: Place, reason: str) -> Failure:
    return Failure([problem("F035", place, reason=reason)])


def _judged(data: bytes, place: Place) -> dict[str, bytes]:
    try:
        parts = read_package(data, _LIMITS)
    except PackageFault as fault:
        reason = " ".join(filter(None, (fault.detail, fault.part))) or "niedozwolona nazwa części"
        code = "F037" if fault.kind == "over-limit" else "F035"
        raise Failure([problem(code, place, reason=reason)]) from fault
    types = parts["[Content_Types].xml"].decode("utf-8", "replace")
    if _MACRO.search(types) or any(_MACRO.search(name) for name in parts):
        raise _refused(place, "zawiera makra")
    for name, part in parts.items():
        # In another coding the next test would see nothing; nobody writes workbooks so.
        if is_xml(name) and b"\x00" in part:
            raise _refused(place, f"część {name} nie jest zapisana w UTF-8")
        if is_xml(name) and b"<!DOCTYPE" in part:
            raise _refused(place, f"część {name} ma definicję typu dokumentu")
    return parts


def _loaded(parts: Mapping[str, bytes], place: Place) -> tuple[Workbook, list[Part]]:
    read = Parts(parts)
    if read.is_strict:
        raise _refused(
            place, "zapisano go jako „Strict Open XML”; zapisz jako zwykły „Skoroszyt programu Excel (.xlsx)”"
        )
    kept = {name: data for name, data in parts.items() if _KEPT.fullmatch(name)}
    kept[read.main], kept[read.relations] = pruned_workbook(parts[read.main]), parts[read.relations]
    found = []
    area = 0
    for title, name in read.sheets.items():
        part = pruned_sheet(title, name, parts[name], read.notes(name))
        found.append(part)
        kept[name] = part.data
        area += part.rows * part.columns
        if len(part.merged) > MAX_MERGED:
            raise Failure([problem("F037", place, reason=f"arkusz „{title}” ma ponad {MAX_MERGED} scalonych obszarów")])
        if area > MAX_AREA:
            reason = f"arkusz „{title}” sięga komórki {part.corner}; usuń z niego puste wiersze i kolumny za danymi"
            raise Failure([problem("F037", place, reason=reason)])
    for name, data in kept.items():
        most = len(data) if name in read.sheets.values() else _MAX_TAGS.get(name, _MAX_TAGS_ELSEWHERE)
        if len(data) > _MAX_XML or data.count(b"<") > most:
            raise Failure([problem("F037", place, reason=f"część {name} jest za duża")])
    return _openpyxl(kept), found


def _openpyxl(kept: Mapping[str, bytes]) -> Workbook:
    stripped = BytesIO()
    with zipfile.ZipFile(stripped, "w", zipfile.ZIP_STORED) as archive:
        for name, data in kept.items():
            archive.writestr(name, data)
    # What openpyxl leaves out, the form has no use for; of a style that is not there it even prints.
    with warnings.catch_warnings(), redirect_stdout(StringIO()):
        warnings.simplefilter("ignore")
        return load_workbook(stripped, keep_links=False)


def _grid(book: Workbook, part: Part) -> Grid:
    cells: dict[Position, Content] = {}
    if part.title in book.sheetnames:
        for row in book[part.title].iter_rows():
            for cell in row:
                if cell.value is not None and cell.value != "":
                    cells[cell.row, cell.column] = _content(cell)
    return Grid(part.title, cells, part.merged, part.notes)


def _content(cell: Any) -> Content:
    assert isinstance(cell, Cell)  # merged ranges were left out, so there is no other kind
    value: Any = cell.value
    if cell.data_type == "f":
        return Content(Formula(value if isinstance(value, str) else str(getattr(value, "text", None) or "=…")))
    if cell.data_type == "e":
        return Content(CellError(str(value)))
    return Content(value, cell.data_type == "n" and "%" in cell.number_format)
