"""The workbook's file: what openpyxl writes, put into the form the validators and Excel itself write, with fixed dates.

openpyxl writes every text into its cell and the properties of fonts in an order the schema does not allow; Excel bears
both. It also marks every height as set by hand, and such a row no longer grows with what is typed into it. It writes no
values of formulas, and a program that calculates nothing would show none.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any, Final

from lxml import etree
from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import SHARED_STRINGS

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRINGS: Final = "xl/sharedStrings.xml"
_TYPES: Final = "[Content_Types].xml"
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
_STYLES: Final = "xl/styles.xml"
_SHEETS: Final = "xl/worksheets/"
_ZIP_DATE: Final = (1980, 1, 1, 0, 0, 0)
_FONT_ORDER: Final = ("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "rFont", "name",
                      "family", "charset", "scheme")  # fmt: skip
_Element = Any
Shown = Mapping[str, Decimal | str]
"""What the formulas of a sheet come to, by their cells („D7”)."""


def packed(book: Workbook, shown: Sequence[Shown] = ()) -> bytes:
    """The bytes of the workbook, the same for the same workbook; openpyxl's own `save` would stamp the time into them.

    `shown` holds for each sheet in order what its formulas come to; without it they show nothing until calculated.
    """
    values = {f"{_SHEETS}sheet{number}.xml": sheet for number, sheet in enumerate(shown, 1)}
    written, fixed = BytesIO(), BytesIO()
    ExcelWriter(book, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED)).save()
    strings = _Strings()
    with zipfile.ZipFile(written) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    for name, data in parts.items():
        if name.startswith(_SHEETS) and name.endswith(".xml"):
            parts[name] = _sheet(data, strings, values.get(name, {}))
    parts[_STYLES] = _styles(parts[_STYLES])
    parts[_STRINGS] = strings.part()
    parts[_TYPES] = _with_child(parts[_TYPES], "Override", PartName=f"/{_STRINGS}", ContentType=SHARED_STRINGS)
    target = posixpath.basename(_STRINGS)
    parts[_RELATIONS] = _with_child(parts[_RELATIONS], "Relationship", Id="rIdTeksty", Type=_RELATION, Target=target)
    with zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            same = zipfile.ZipInfo(name, _ZIP_DATE)
            same.compress_type = zipfile.ZIP_DEFLATED
            same.create_system = 0  # Python writes the system it runs on
            archive.writestr(same, data)
    return fixed.getvalue()


class _Strings:
    """The texts of all cells, each once."""

    def __init__(self) -> None:
        self._index: dict[bytes, int] = {}
        self._count = 0

    def add(self, text: _Element) -> int:
        """The number of the text of an `is` element."""
        self._count += 1
        text.tag = f"{{{_MAIN}}}si"
        text.tail = None
        return self._index.setdefault(etree.tostring(text), len(self._index))

    def part(self) -> bytes:
        """The part that holds them."""
        head = f'<sst xmlns="{_MAIN}" count="{self._count}" uniqueCount="{len(self._index)}">'.encode()
        return b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n" + head + b"".join(self._index) + b"</sst>"


def _sheet(data: bytes, strings: _Strings, shown: Shown) -> bytes:
    root = etree.fromstring(data)
    for run in root.iter(f"{{{_MAIN}}}rPr"):
        _in_order(run)
    for row in root.iter(f"{{{_MAIN}}}row"):
        row.attrib.pop("customHeight", None)
    for cell in root.iter(f"{{{_MAIN}}}c"):
        if cell.get("t") == "inlineStr":
            number = strings.add(cell[0])
            for child in list(cell):
                cell.remove(child)
            cell.set("t", "s")
            etree.SubElement(cell, f"{{{_MAIN}}}v").text = str(number)
        elif (value := shown.get(cell.get("r", ""))) is not None:
            _show(cell, value)
    return _written(root)


def _show(cell: _Element, value: Decimal | str) -> None:
    """Put the value beside the formula."""
    if isinstance(value, str):
        cell.set("t", "str")
    cell.find(f"{{{_MAIN}}}v").text = str(value)


def _with_child(data: bytes, tag: str, **attributes: str) -> bytes:
    root = etree.fromstring(data)
    etree.SubElement(root, f"{{{etree.QName(root).namespace}}}{tag}", attributes)
    return _written(root)


def _styles(data: bytes) -> bytes:
    root = etree.fromstring(data)
    for font in root.iter(f"{{{_MAIN}}}font"):
        _in_order(font)
    return _written(root)


def _in_order(font: _Element) -> None:
    font[:] = sorted(font, key=lambda child: _FONT_ORDER.index(etree.QName(child).localname))


def _written(root: _Element) -> bytes:
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data
