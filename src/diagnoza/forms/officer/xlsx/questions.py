"""A sheet of one area: a question a row, the options of a question with several in rows of their own below it."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from diagnoza import wording
from diagnoza.definition.model import Question
from diagnoza.forms.condition_text import condition_text
from diagnoza.forms.officer.form import Section
from diagnoza.forms.officer.xlsx import layout, styles
from diagnoza.forms.officer.xlsx.lists import Lists
from diagnoza.forms.officer.xlsx.notes import option_note, question_note

_HEADING_ROW = 3
_WIDTHS = (13.0, 62.0, 32.0, 28.0, 32.0, 28.0)
_ANSWER, _REASON = 3, 4
_OUT_OF_LIST = "Wybierz odpowiedź z listy. Wyjaśnienia wpisz w kolumnie „Uwagi”."
_MISSING = PatternFill("solid", bgColor="F8CBAD")


def write_area(sheet: Worksheet, section: Section, lists: Lists, tables: Mapping[Question, str]) -> None:
    """Fill an area's sheet; `tables` are the sheets of table questions by name."""
    styles.put_title(sheet, 1, section.area.title)
    count = wording.plural(len(section.questions), "pytanie", "pytania", "pytań")
    styles.put_remark(sheet, 2, 1, f"{count}. Wypełnij żółte pola; wyjaśnienia pokażą się po wskazaniu pytania myszą.")
    for column, heading in enumerate((layout.IDENTIFIER, layout.QUESTION, *layout.HEADINGS.values()), 1):
        styles.put_heading(sheet, _HEADING_ROW, column, heading)
    rules = _Rules(sheet)
    row = _HEADING_ROW + 1
    for question in section.questions:
        row = _Writer(sheet, lists, rules).question(row, question, tables.get(question, ""))
    styles.set_widths(sheet, _WIDTHS)
    _mark_missing_reasons(sheet, row - 1)
    sheet.row_dimensions[1].height = 24
    sheet.row_dimensions[_HEADING_ROW].height = 32
    sheet.freeze_panes = f"{get_column_letter(_ANSWER)}{_HEADING_ROW + 1}"
    styles.protect(sheet)
    styles.fit_to_print(sheet, _HEADING_ROW)


class _Rules:
    """The validations of one sheet; cells with the same one share it."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._rules: dict[tuple[str, str, bool], DataValidation] = {}

    def choose(self, row: int, source: str, prompt: str = "", *, strict: bool) -> None:
        """Give the answer cell of the row a list."""
        key = (source, prompt, strict)
        if key not in self._rules:
            self._rules[key] = styles.choices(source, _OUT_OF_LIST, prompt, strict=strict)
            self._sheet.add_data_validation(self._rules[key])
        self._rules[key].add(self._sheet.cell(row, _ANSWER))


class _Writer:
    """Writes the rows of one question."""

    def __init__(self, sheet: Worksheet, lists: Lists, rules: _Rules) -> None:
        self._sheet = sheet
        self._lists = lists
        self._rules = rules

    def question(self, row: int, question: Question, table: str) -> int:
        """Write a question from this row on; the row after it."""
        extra = []
        if question.show_if is not None:
            extra.append(f"▸ Wypełnij tylko wtedy, gdy {condition_text(question.show_if)}.")
        if question.kind == "multi":
            extra.append(
                "▸ Wybierz „tak” przy każdej pasującej odpowiedzi poniżej (w tym wierszu tylko: nie wiem, nie dotyczy)."
            )
        if table:
            extra.append(f"▸ Wiersze wpisz w arkuszu „{table}”.")
        styles.put_identifier(self._sheet, row, 1, question.id)
        cell = styles.put_question(self._sheet, row, 2, question.text, tuple(extra))
        styles.note(cell, question_note(question))
        styles.set_height(self._sheet, row, ("\n".join((question.text, *extra)), _WIDTHS[1]))
        self._open(row)
        self._offer(row, question)
        if table:
            # A cell with a link shows one line only in LibreOffice, so the link has a row of its own.
            styles.put_link(self._sheet, row + 1, 2, f"Przejdź do arkusza „{table}”", table)
            return row + 2
        if question.kind != "multi":
            return row + 1
        for below, option in enumerate(question.options, row + 1):
            styles.put_identifier(self._sheet, below, 1, layout.option_identifier(question.id, option.id))
            styles.note(styles.put_option(self._sheet, below, 2, option.label), option_note(option))
            styles.set_height(self._sheet, below, (option.label, _WIDTHS[1] - 4))
            self._open(below)
            self._rules.choose(below, self._lists.range_of(layout.YES), strict=True)
        return row + 1 + len(question.options)

    def _open(self, row: int) -> None:
        for column in range(_ANSWER, _ANSWER + len(layout.HEADINGS)):
            styles.open_cell(self._sheet, row, column)

    def _offer(self, row: int, question: Question) -> None:
        labels = [option.label for option in question.options]
        outside = (layout.UNKNOWN, layout.NOT_APPLICABLE)
        match question.kind:
            case "single":
                self._rules.choose(row, self._lists.range_of(*labels, *outside), strict=True)
            case "multi":
                prompt = "Odpowiedzi zaznacz słowem „tak” w wierszach poniżej. Tutaj tylko: nie wiem albo nie dotyczy."
                self._rules.choose(row, self._lists.range_of(*outside), prompt, strict=True)
            case "table":
                prompt = "Wiersze wpisz w arkuszu tabeli. Tutaj tylko: brak pozycji (tabela jest pusta), nie wiem, nie dotyczy."
                self._rules.choose(row, self._lists.range_of(layout.NO_ROWS, *outside), prompt, strict=True)
            case _:
                source = self._lists.range_of(*labels, *outside)
                self._rules.choose(row, source, _typed(question, labels), strict=False)


def _typed(question: Question, labels: list[str]) -> str:
    """What to type where there is more than a list; the other words the list offers."""
    beside = ", ".join((*labels, layout.UNKNOWN, layout.NOT_APPLICABLE))
    if question.kind == "date":
        return f"Wpisz datę, np. 15.03.2026. Z listy można wybrać: {beside}."
    if question.kind == "number":
        unit = f" ({question.unit})" if question.unit else ""
        return f"Wpisz samą liczbę{unit}, np. 12 albo 12,5. Z listy można wybrać: {beside}."
    return f"Wpisz odpowiedź własnymi słowami. Z listy można wybrać: {beside}."


def _mark_missing_reasons(sheet: Worksheet, last: int) -> None:
    """„nie dotyczy” without a reason shows in colour; the text of the rule is ours whole."""
    first = _HEADING_ROW + 1
    answer, reason = get_column_letter(_ANSWER), get_column_letter(_REASON)
    test = f'AND(TRIM(${answer}{first})="{layout.NOT_APPLICABLE}",TRIM(${reason}{first})="")'
    missing = Rule(type="expression", formula=[test], dxf=DifferentialStyle(fill=_MISSING))
    sheet.conditional_formatting.add(f"{reason}{first}:{reason}{last}", missing)
