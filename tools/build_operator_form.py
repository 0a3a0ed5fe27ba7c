"""Build the sample form of `examples/formularz-operatora/`: `python tools/build_operator_form.py`.

The form is our own invention and says so in its first line; it imitates no operator's and no programme's form. Equal
content of the bank gives equal bytes; a test holds that the files equal what this builds.
"""

from __future__ import annotations

import sys
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from lxml import etree
from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

TOOLS: Final = Path(__file__).resolve().parent
if str(TOOLS) not in sys.path:
    sys.path.insert(0, str(TOOLS))

from diagnoza.definition.model import Definition  # noqa: E402
from diagnoza.files.definition_cache import load_definition  # noqa: E402
from diagnoza.render.docx.archive import assemble, pack, position  # noqa: E402
from operator_form.document import document  # noqa: E402

FOLDER: Final = TOOLS.parent / "examples" / "formularz-operatora"
NOTICE: Final = "Formularz przykładowy programu diagnoza. Nie jest wzorem żadnego operatora ani programu."
INVENTED: Final = "Wymyślili go autorzy programu, aby pokazać polecenie „diagnoza wypelnij”."
QUESTIONS: Final = ("szbi-dokument", "inw-wykaz", "upr-mfa", "kopie-sa", "kopie-test", "szk-udzial", "siec-subskrypcja")
POINTS: Final = (
    ("kri-2012", "20.1"),
    ("kri-2012", "20.2.2"),
    ("kri-2012", "20.2.12.b"),
    ("kri-2012", "20.2.14"),
    ("uoksc-2018", "22.1.1"),
)
WORDS: Final = ("TAK", "TAK, częściowo", "NIE", "nie dotyczy", "brak danych")
OPINIONS: Final = ("pozytywna", "pozytywna z zastrzeżeniami", "negatywna", "odstąpienie od opinii")
_MOMENT: Final = datetime(2026, 1, 1)
_GENERAL, _TEXT, _DAY, _MONEY, _WHOLE, _SHARE = "General", "@", "dd.mm.yyyy", '#,##0.00\\ "zł"', "0", "0.0%"
DATA: Final = (
    ("Nazwa grantobiorcy", _GENERAL),
    ("Nazwa jednostki", _GENERAL),
    ("Kod TERYT", _TEXT),
    ("Numer umowy", _TEXT),
    ("Data zawarcia umowy", _DAY),
    ("Kwota grantu", _MONEY),
    ("Liczba stacji roboczych", _WHOLE),
    ("Imię i nazwisko audytora", _GENERAL),
    ("Nazwa certyfikatu", _GENERAL),
    ("Data rozpoczęcia diagnozy", _DAY),
    ("Data zakończenia diagnozy", _DAY),
    ("Wynik ogólny", _SHARE),
    ("Liczba stwierdzonych ustaleń", _WHOLE),
    ("Wydatki kwalifikowalne", _MONEY),
    ("Opinia audytora", _GENERAL),
)
FIRST_ROW: Final = 4
_LINE: Final = Side(style="thin", color="808080")
_FRAME: Final = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_FONT_ORDER: Final = ("b", "i", "strike", "u", "vertAlign", "sz", "color", "name", "family", "charset", "scheme")
_HEAD: Final = PatternFill("solid", fgColor="DDE6F0")


def build() -> dict[str, bytes]:
    """Name of each form and its bytes."""
    definition = load_definition("cyfrowa-gmina")
    return {
        "formularz.xlsx": _workbook(definition),
        "formularz.docx": document(definition, NOTICE, INVENTED, QUESTIONS),
    }


def _workbook(definition: Definition) -> bytes:
    book = Workbook()
    data = book.active
    assert isinstance(data, Worksheet)
    data.title = "Dane"
    _fill_data(data)
    _fill_questions(book.create_sheet("Pytania"), definition)
    _fill_points(book.create_sheet("Zgodność"), definition)
    words = book.create_sheet("Słownik")
    for row, word in enumerate(WORDS, 1):
        words.cell(row, 1, word)
    words.sheet_state = "hidden"
    book.defined_names["WYNIK"] = DefinedName("WYNIK", attr_text=f"Dane!$B${FIRST_ROW + 11}")
    book.properties.creator = "diagnoza"
    book.properties.title = NOTICE
    book.properties.created = book.properties.modified = _MOMENT
    stream = BytesIO()
    book.save(stream)
    return _with_fixed_dates(stream.getvalue())


def _with_fixed_dates(data: bytes) -> bytes:
    """The zip without the moment of its making."""
    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    core = parts["docProps/core.xml"].decode()
    start, end = core.index("<dcterms:modified"), core.index("</dcterms:modified>")
    opening = core[start : core.index(">", start) + 1]
    parts["docProps/core.xml"] = f"{core[:start]}{opening}{_MOMENT.isoformat()}Z{core[end:]}".encode()
    parts["xl/styles.xml"] = _with_ordered_fonts(parts["xl/styles.xml"])
    return assemble(pack(name, parts[name], 9) for name in sorted(parts, key=position))


def _with_ordered_fonts(styles: bytes) -> bytes:
    """openpyxl writes a font's name first, where the schema has it behind size and colour."""
    root = etree.fromstring(styles)
    for font in root.iter("{*}font"):
        font[:] = sorted(font, key=lambda child: _FONT_ORDER.index(etree.QName(child).localname))
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _notice(sheet: Worksheet, last: str) -> None:
    sheet["A1"], sheet["A2"] = NOTICE, INVENTED
    sheet.merge_cells(f"A1:{last}1")
    sheet.merge_cells(f"A2:{last}2")
    sheet["A1"].font, sheet["A2"].font = (
        Font(name="Calibri", bold=True, size=12),
        Font(name="Calibri", italic=True, size=11),
    )
    sheet["A1"].alignment = Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[1].height = 34
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]


def _input(sheet: Worksheet, address: str, form: str) -> None:
    cell = sheet[address]
    cell.number_format = form
    cell.border = _FRAME
    cell.protection = Protection(locked=False)
    cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")


def _fill_data(sheet: Worksheet) -> None:
    _notice(sheet, "B")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 36, 52
    for row, (label, form) in enumerate(DATA, FIRST_ROW):
        sheet.cell(row, 1, label).border = _FRAME
        _input(sheet, f"B{row}", form)
    last = FIRST_ROW + len(DATA)
    sheet.cell(last, 1, "Udział wydatków w kwocie grantu").border = _FRAME
    share = sheet.cell(last, 2, f"=IF(B{FIRST_ROW + 5}=0,0,B{FIRST_ROW + 13}/B{FIRST_ROW + 5})")
    share.number_format, share.border = _SHARE, _FRAME
    share.alignment = Alignment(horizontal="left")
    opinions = DataValidation("list", formula1='"' + ",".join(OPINIONS) + '"', allow_blank=True)
    opinions.add(f"B{FIRST_ROW + 14}")
    sheet.add_data_validation(opinions)
    sheet.protection.sheet = True


def _header(sheet: Worksheet, titles: tuple[str, ...], widths: tuple[int, ...]) -> None:
    for column, (title, width) in enumerate(zip(titles, widths, strict=True), 1):
        cell = sheet.cell(FIRST_ROW, column, title)
        cell.font, cell.fill, cell.border = Font(name="Calibri", bold=True, size=11), _HEAD, _FRAME
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.print_title_rows = f"{FIRST_ROW}:{FIRST_ROW}"


def _word_list(sheet: Worksheet, ranged: str) -> None:
    rule = DataValidation("list", formula1=f"Słownik!$A$1:$A${len(WORDS)}", allow_blank=True)
    for one in ranged.split():
        rule.add(one)
    sheet.add_data_validation(rule)
    for word, colour in (("TAK", "D5EBD0"), ("NIE", "F6D5D0")):
        fill = PatternFill("solid", bgColor=colour)
        rule_of_colour = CellIsRule(operator="equal", formula=[f'"{word}"'], fill=fill)  # type: ignore[no-untyped-call]
        sheet.conditional_formatting.add(ranged, rule_of_colour)


def _fill_questions(sheet: Worksheet, definition: Definition) -> None:
    _notice(sheet, "E")
    _header(sheet, ("Lp.", "Pytanie", "Odpowiedź", "Uwagi", "Dowody"), (6, 60, 20, 50, 24))
    first, last = FIRST_ROW + 1, FIRST_ROW + len(QUESTIONS)
    for row, id_ in enumerate(QUESTIONS, first):
        sheet.row_dimensions[row].height = 62
        question = definition.bank.questions[id_]
        for column, text in enumerate((f"{row - FIRST_ROW}.", question.text), 1):
            cell = sheet.cell(row, column, text)
            cell.border, cell.alignment = _FRAME, Alignment(wrap_text=True, vertical="top")
        form = {"date": _DAY, "number": _SHARE}.get(question.kind, _GENERAL)
        for letter, own in (("C", form), ("D", _GENERAL), ("E", _GENERAL)):
            _input(sheet, f"{letter}{row}", own)
    chosen = [row for row, id_ in enumerate(QUESTIONS, first) if definition.bank.questions[id_].kind == "single"]
    _word_list(sheet, " ".join(f"C{row}" for row in chosen))
    sheet.freeze_panes = f"A{first}"
    sheet.cell(last + 2, 2, "Dodatkowe informacje dla operatora")
    _input(sheet, f"C{last + 2}", _GENERAL)
    sheet.merge_cells(f"C{last + 2}:E{last + 2}")


def _fill_points(sheet: Worksheet, definition: Definition) -> None:
    _notice(sheet, "C")
    _header(sheet, ("Przepis", "Ocena", "Ustalenia"), (46, 20, 70))
    for row, key in enumerate(POINTS, FIRST_ROW + 1):
        sheet.row_dimensions[row].height = 150
        point = definition.bank.points[key]
        cell = sheet.cell(row, 1, f"{point.act.short}, {point.label}")
        cell.border, cell.alignment = _FRAME, Alignment(wrap_text=True, vertical="top")
        _input(sheet, f"B{row}", _GENERAL)
        _input(sheet, f"C{row}", _GENERAL)
    _word_list(sheet, f"B{FIRST_ROW + 1}:B{FIRST_ROW + len(POINTS)}")


def main() -> None:
    """Write the forms."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, data in build().items():
        (FOLDER / name).write_bytes(data)


if __name__ == "__main__":
    main()
