"""How cells look."""

from __future__ import annotations

from typing import Any, Final

from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Protection, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from diagnoza.files.workbook_cells import as_stored, cell_at, put

FACE: Final = "Calibri"
_LINE = Side(style="thin", color="BFBFBF")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_TOP = Alignment(vertical="top", wrap_text=True)
_TOP_WITHIN = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=2)  # no indent without horizontal
_HEADING_FILL = PatternFill("solid", start_color="1F3864")
_QUESTION_FILL = PatternFill("solid", start_color="F2F2F2")
_INPUT_FILL = PatternFill("solid", start_color="FFFBE6")
_LOCKED = Protection(locked=True)
_OPEN = Protection(locked=False)


def put_title(sheet: Worksheet, row: int, text: str, size: int = 16) -> None:
    """A title that runs over the empty cells to its right."""
    cell = put(sheet, row, 1, text)
    cell.font = Font(name=FACE, size=size, bold=True, color="1F3864")
    cell.alignment = Alignment(vertical="center")


def put_remark(sheet: Worksheet, row: int, column: int, text: str, *, wrap: bool = False) -> Cell:
    """A grey sentence beside what is to be filled."""
    cell = put(sheet, row, column, text)
    cell.font = Font(name=FACE, size=10, color="595959")
    cell.alignment = Alignment(vertical="top", wrap_text=wrap)
    return cell


def put_link(sheet: Worksheet, row: int, column: int, text: str, target: str) -> None:
    """A link to another sheet of the workbook."""
    cell = put_remark(sheet, row, column, text)
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{target}'!A1")
    cell.font = Font(name=FACE, size=10, color="0563C1", underline="single")


def put_fine_print(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """What only the reader needs."""
    put_remark(sheet, row, column, text).font = Font(name=FACE, size=8, color="7F7F7F")


def put_line(sheet: Worksheet, row: int, column: int, text: str, *, bold: bool = False, to_right: bool = False) -> None:
    """A sentence of the instruction."""
    cell = put(sheet, row, column, text)
    cell.font = Font(name=FACE, size=11, bold=bold)
    cell.alignment = Alignment(vertical="top", horizontal="right" if to_right else None, wrap_text=True)


def put_heading(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """The head of a column."""
    cell = put(sheet, row, column, text)
    cell.font = Font(name=FACE, size=11, bold=True, color="FFFFFF")
    cell.fill = _HEADING_FILL
    cell.border = _GRID
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    return cell


def put_identifier(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """What the reader knows the row by: small, grey, locked."""
    cell = put(sheet, row, column, text)
    cell.font = Font(name=FACE, size=8, color="7F7F7F")
    cell.alignment = _TOP
    cell.border = _GRID
    cell.fill = _QUESTION_FILL


def put_question(sheet: Worksheet, row: int, column: int, text: str, extra: tuple[str, ...] = ()) -> Cell:
    """A question in bold; sentences below it, which say when and where to answer, in plain italics."""
    cell = put(sheet, row, column, text)
    if extra:
        below = InlineFont(rFont=FACE, sz=10, i=True, color=Color("404040"))
        first = TextBlock(InlineFont(rFont=FACE, sz=11, b=True), as_stored(text))
        cell.value = CellRichText(first, *(TextBlock(below, f"\n{as_stored(line)}") for line in extra))
    cell.font = Font(name=FACE, size=11, bold=True)
    _locked(cell)
    return cell


def put_option(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """An option of a question with several, below it and indented."""
    cell = put(sheet, row, column, text)
    cell.font = Font(name=FACE, size=11)
    _locked(cell)
    cell.alignment = _TOP_WITHIN
    return cell


def put_label(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """What stands before a field of the first sheet."""
    cell = put(sheet, row, column, text)
    cell.font = Font(name=FACE, size=11, bold=True)
    _locked(cell)
    return cell


def open_cell(sheet: Worksheet, row: int, column: int, text: str = "") -> Cell:
    """A cell to be filled: a text whatever is typed, unlocked, wrapped."""
    cell = put(sheet, row, column, text) if text else cell_at(sheet, row, column)
    cell.number_format = "@"
    cell.font = Font(name=FACE, size=11)
    cell.fill = _INPUT_FILL
    cell.border = _GRID
    cell.alignment = _TOP
    cell.protection = _OPEN
    return cell


def _locked(cell: Cell) -> None:
    cell.alignment = _TOP
    cell.border = _GRID
    cell.fill = _QUESTION_FILL
    cell.protection = _LOCKED


def note(cell: Cell, text: str) -> None:
    """A note that opens large enough to be read whole."""
    if not text:
        return
    remark = Comment(as_stored(text), "diagnoza")
    remark.width = 420
    lines = sum(1 + len(line) // 62 for line in text.splitlines())
    remark.height = 24 + 17 * lines
    cell.comment = remark


def choices(source: str, message: str, prompt: str = "", *, strict: bool) -> DataValidation:
    """A list to choose from; one that is not strict also takes what is typed."""
    rule = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=strict)
    if strict:
        rule.errorTitle, rule.error = "Odpowiedź spoza listy", message[:255]
    if prompt:
        rule.showInputMessage = True
        rule.promptTitle, rule.prompt = "Jak odpowiedzieć", prompt[:255]
    return rule


def prompted(prompt: str) -> DataValidation:
    """A cell that tells what to type and takes anything."""
    rule = DataValidation(allow_blank=True, showErrorMessage=False, showInputMessage=True)
    rule.promptTitle, rule.prompt = "Jak odpowiedzieć", prompt[:255]
    return rule


def protect(sheet: Worksheet, *, grows: bool = False) -> None:
    """Lock what is not to be filled, without a password; widths and heights stay free, rows where the sheet `grows`."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    sheet.protection.insertRows = not grows
    sheet.protection.deleteRows = not grows
    sheet.protection.sort = not grows


def fit_to_print(sheet: Worksheet, repeated: int = 0, *, landscape: bool = True) -> None:
    """A4, as wide as the page, pages numbered, the heading row on each."""
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top, sheet.page_margins.bottom, sheet.page_margins.footer = 0.6, 0.8, 0.4
    footer: Any = sheet.oddFooter
    footer.left.text, footer.right.text = "&A", "Strona &P z &N"
    if repeated:
        sheet.print_title_rows = f"{repeated}:{repeated}"


def set_height(sheet: Worksheet, row: int, *texts: tuple[str, float], least: int = 20) -> None:
    """A height at which these texts, each in a column of so many characters, are seen whole.

    Excel fits the row again when something is typed; LibreOffice keeps to it until then.
    """
    lines = max(sum(1 + int(len(line) / (width * 0.95)) for line in text.splitlines() or [""]) for text, width in texts)
    sheet.row_dimensions[row].height = max(least, 6 + 15 * lines)


def set_widths(sheet: Worksheet, widths: tuple[float, ...]) -> None:
    """Widths of the first columns, in characters."""
    for index, width in enumerate(widths):
        sheet.column_dimensions[chr(ord("A") + index)].width = width
