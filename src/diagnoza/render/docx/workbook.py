"""The workbook inside a chart, which Word opens for „Edytuj dane”: one sheet of text and whole numbers, no formulas, no styles."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import count
from typing import Final

from diagnoza.render.docx.archive import Packed, assemble, pack
from diagnoza.render.docx.names import CONTENT_TYPES, OFFICE_NS, RELATIONS_TYPE, RELS_NS, ROOT_RELS, TYPES_NS

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SHEET_NS: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET: Final = "xl/worksheets/sheet1.xml"
KIND: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def workbook(sheet: str, heads: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]]) -> bytes:
    """An .xlsx whose first row has `heads` from column B on and whose further rows have a label and its numbers, "" for none.

    All text is XML, escaped already. Equal input gives equal bytes.
    """
    lines = ["".join(_text(f"{column(number + 1)}1", head) for number, head in enumerate(heads))]
    for row, (label, numbers) in zip(count(2), rows, strict=False):
        cells = [_text(f"A{row}", label)]
        cells += [f'<c r="{column(at + 1)}{row}"><v>{number}</v></c>' for at, number in enumerate(numbers) if number]
        lines.append("".join(cells))
    data = "".join(f'<row r="{number + 1}">{cells}</row>' for number, cells in enumerate(lines))
    xml = f'{DECLARATION}<worksheet xmlns="{SHEET_NS}"><sheetData>{data}</sheetData></worksheet>'
    return assemble([*_frame(sheet), pack(SHEET, xml.encode())])


def column(number: int) -> str:
    """The letters of a column, counted from 0."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _text(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


@lru_cache(maxsize=8)
def _frame(sheet: str) -> tuple[Packed, ...]:
    """All parts but the sheet itself."""
    kinds = (("/xl/workbook.xml", "sheet.main+xml"), (f"/{SHEET}", "worksheet+xml"))
    rules = "".join(f'<Override PartName="{name}" ContentType="{KIND}.{kind}"/>' for name, kind in kinds)
    parts = {
        CONTENT_TYPES: f'<Types xmlns="{TYPES_NS}"><Default Extension="rels" ContentType="{RELATIONS_TYPE}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rules}</Types>',
        ROOT_RELS: _relation("officeDocument", "xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": _relation("worksheet", "worksheets/sheet1.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{SHEET_NS}" xmlns:r="{OFFICE_NS}"><sheets>'
        f'<sheet name="{sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>',
    }
    return tuple(pack(name, (DECLARATION + xml).encode()) for name, xml in parts.items())


def _relation(kind: str, target: str) -> str:
    link = f'<Relationship Id="rId1" Type="{OFFICE_NS}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{RELS_NS}">{link}</Relationships>'
