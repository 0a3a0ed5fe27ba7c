"""The parts of a workbook that openpyxl is given: sheets without anything but filled cells, found by the workbook's relations."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from lxml import etree
from openpyxl.utils import coordinate_to_tuple

from diagnoza.forms.officer.xlsx.grid import Box, Position, address, box_of

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT: Final = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_KEPT_OF_WORKBOOK: Final = frozenset(f"{_MAIN}{name}" for name in ("workbookPr", "sheets"))
_KEPT_OF_SHEET: Final = frozenset((f"{_MAIN}sheetData",))
# A row or cell that holds nothing but a format; a million of them take half a second here, and minutes in openpyxl.
_EMPTY_ROW: Final = re.compile(rb'<row r="[0-9]+"[^<>]*(?:/>|>(?:<c r="[A-Z]+[0-9]+"[^<>]*/>)*</row>)')
_EMPTY_CELL: Final = re.compile(rb'<c r="[A-Z]+[0-9]+"[^<>]*/>')
MAX_MERGED: Final = 2_000
"""So many merged ranges of a sheet are looked at; more are refused by whoever asked."""
_MAX_PRUNED: Final = 12 * 2**20
_Element = Any


@dataclass(frozen=True, slots=True)
class Part:
    """A sheet's part without what is not needed; `rows` and `columns` are how far its cells reach."""

    title: str
    data: bytes
    merged: tuple[Box, ...]
    notes: tuple[tuple[Position, str], ...]
    rows: int
    columns: int

    @property
    def corner(self) -> str:
        """Address of the cell in the last row and column."""
        return address((max(1, self.rows), max(1, self.columns)))


class Parts:
    """Where things are in the package. `KeyError` and errors of lxml for a broken one."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = parts
        targets = self._related("", "/officeDocument")
        self.main = next(iter(targets.values()))
        self.relations = _relations_of(self.main)

    @property
    def is_strict(self) -> bool:
        """Whether it is in the variant that openpyxl does not read."""
        return _STRICT in self._parts[self.main]

    @cached_property
    def sheets(self) -> dict[str, str]:
        """Worksheets by title, in order; sheets of charts are none."""
        targets = self._related(self.main, "/worksheet")
        root = _parsed(self._parts[self.main])
        named = ((sheet.get("name", ""), targets.get(sheet.get(_ID, ""), "")) for sheet in root.iter(f"{_MAIN}sheet"))
        found = [(title, name) for title, name in named if name in self._parts]
        if len({title.casefold() for title, _ in found}) < len(found):
            raise ValueError("two sheets of one name")
        return dict(found)

    def notes(self, sheet: str) -> tuple[tuple[Position, str], ...]:
        """The notes on the cells of a sheet."""
        found: list[tuple[Position, str]] = []
        for name in self._related(sheet, "/comments").values():
            if name in self._parts:
                found.extend(_notes(_parsed(self._parts[name])))
        return tuple(found)

    def _related(self, source: str, kind: str) -> dict[str, str]:
        """Parts that stand in a relation of this kind to a part ("" the package), by the relation's id."""
        relations = self._parts.get(_relations_of(source))
        if relations is None:
            return {}
        folder = posixpath.dirname(source)
        return {
            entry.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, entry.get("Target", ""))).lstrip("/")
            for entry in _parsed(relations).iter(_RELATION)
            if entry.get("Type", "").endswith(kind) and entry.get("TargetMode") != "External"
        }


def _relations_of(name: str) -> str:
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _notes(root: _Element) -> Iterator[tuple[Position, str]]:
    for comment in root.iter(f"{_MAIN}comment"):
        text = "".join(part.text or "" for part in comment.iter(f"{_MAIN}t"))
        yield coordinate_to_tuple(comment.get("ref", "A1")), text


def pruned_workbook(data: bytes) -> bytes:
    """The workbook's part with its sheets and its calendar, without names, views and caches."""
    return _only(_parsed(data), _KEPT_OF_WORKBOOK)


def pruned_sheet(title: str, name: str, data: bytes, notes: tuple[tuple[Position, str], ...]) -> Part:
    """A sheet's part with its filled cells only; what was merged is kept aside."""
    data = _EMPTY_CELL.sub(b"", _EMPTY_ROW.sub(b"", data))
    if len(data) > _MAX_PRUNED:
        return Part(title, data, (), notes, 0, 0)  # refused for its size by whoever asked
    root = _parsed(data)
    references = sorted({entry.get("ref", "") for entry in root.iter(f"{_MAIN}mergeCell")})
    merged = tuple(box_of(reference) for reference in references[: MAX_MERGED + 1])
    rows, columns = _extent(root)
    return Part(title, _only(root, _KEPT_OF_SHEET), merged, notes, rows, columns)


def _only(root: _Element, kept: frozenset[str]) -> bytes:
    """The element with these children only, written anew: lxml takes minutes to remove a child that has many of its own."""
    name = etree.QName(root)
    children = b"".join(etree.tostring(child, with_tail=False) for child in root if child.tag in kept)
    head, tail = f'<{name.localname} xmlns="{name.namespace or ""}">', f"</{name.localname}>"
    return head.encode() + children + tail.encode()


def _extent(root: _Element) -> Position:
    """The last row and column, counted as openpyxl counts: what tells no place follows what stands before it."""
    last_row = last_column = reached = 0
    for row in root.iter(f"{_MAIN}row"):
        last_row = int(row.get("r", last_row + 1))
        column = 0
        for cell in row:
            reference = cell.get("r")
            # A cell may name another row than the one it stands in, and openpyxl believes the cell.
            own_row, column = coordinate_to_tuple(reference) if reference else (last_row, column + 1)
            reached = max(reached, own_row)
            last_column = max(last_column, column)
    return max(last_row, reached), last_column


def _parsed(data: bytes) -> _Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)
