"""The first sheet: what the form is, how to fill it, and the fields on the office and on who fills it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from openpyxl.worksheet.worksheet import Worksheet

from diagnoza import wording
from diagnoza.definition.terms import UNIT_KINDS
from diagnoza.forms.officer.form import Form, Section
from diagnoza.forms.officer.xlsx import layout, styles
from diagnoza.forms.officer.xlsx.lists import Lists

_ABOUT = (
    "Wpisuj stanowiska, nie imiona i nazwiska.",
    "Wypełniony plik opisuje słabości zabezpieczeń: nie publikuj go w BIP, odeślij pocztą szyfrowaną albo na nośniku.",
)
_HOW = (
    "Wypełniaj tylko żółte pola. Pozostałe są zablokowane, żeby nic nie zniknęło przez pomyłkę.",
    "Odpowiedź wybierz z listy: kliknij pole, a potem strzałkę obok niego. Liczbę, datę i tekst wpisz.",
    "Gdy pytanie pozwala na kilka odpowiedzi, pod nim są ich wiersze: wybierz „tak” przy każdej, która pasuje, resztę zostaw pustą.",
    "Nie znasz odpowiedzi? Wybierz „nie wiem” – to pełnoprawna odpowiedź. Pole puste znaczy: jeszcze bez odpowiedzi.",
    "Pytanie nie ma u Was zastosowania? Wybierz „nie dotyczy” i w kolumnie „Uzasadnienie” napisz dlaczego. "
    "Bez uzasadnienia odpowiedź wróci do poprawy.",
    "Czerwony trójkąt w rogu pytania: wskaż je myszą, a zobaczysz wyjaśnienie i dokumenty, o które chodzi.",
    "Dowody (dokument, zrzut ekranu, numer zarządzenia) wpisuj każdy w nowym wierszu pola: Alt+Enter. Samych obrazów nie wklejaj.",
    "Do tabel są osobne arkusze „Tabela …”; pytanie mówi, do którego zajrzeć. Wiersze można dodawać.",
    "Wartości wpisuj bez formuł. Wklejaj tak, by nie zmienić wyglądu pól: Wklej specjalnie › Wartości.",
)
_WIDTHS = (48.0, 92.0)


def write_start(sheet: Worksheet, form: Form, lists: Lists, titles: Sequence[str]) -> None:
    """Fill the first sheet; `titles` are the sheets of the form's sections."""
    styles.put_title(sheet, 1, form.definition.title, 18)
    row = 3
    for label, text in _head(form):
        row = _line(sheet, row, label, text)
    row = _section(sheet, row + 1, "Kto odpowiada – wypełnij najpierw")
    for label, value in _fields(form):
        styles.put_label(sheet, row, 1, label)
        styles.open_cell(sheet, row, 2, value)
        styles.set_height(sheet, row, (label, _WIDTHS[0]), (value, _WIDTHS[1]))
        if label == layout.UNIT_KIND:
            kinds = lists.range_of(*(wording.UNIT_KIND[kind] for kind in UNIT_KINDS))
            rule = styles.choices(kinds, "Wybierz rodzaj jednostki z listy.", strict=True)
            sheet.add_data_validation(rule)
            rule.add(sheet.cell(row, 2))
        row += 1
    if form.unit:
        styles.put_label(sheet, row, 1, layout.UNIT_ID)
        styles.put_remark(sheet, row, 2, form.unit.id)
        row += 1
    row = _section(sheet, row + 1, "Jak wypełnić")
    for number, text in enumerate(_HOW, 1):
        row = _line(sheet, row, f"{number}.", text)
    row = _section(sheet, row + 1, "Spis arkuszy")
    for section, title in zip(form.sections, titles, strict=True):
        styles.put_link(sheet, row, 1, section.area.title, title)
        row = _line(sheet, row, "", _counted(section))
    styles.set_widths(sheet, _WIDTHS)
    styles.protect(sheet)
    styles.fit_to_print(sheet, landscape=False)
    sheet.sheet_view.showGridLines = False


def _head(form: Form) -> Iterator[tuple[str, str]]:
    count = wording.plural(len(form.questions), "pytanie", "pytania", "pytań")
    whom = f" Dla: {wording.ROLE[form.role]}." if form.role else ""
    yield "Co to jest", f"Formularz do diagnozy cyberbezpieczeństwa urzędu: {count}.{whom}"
    if form.due:
        yield "Termin odpowiedzi", wording.day(form.due)
    if form.contact:
        yield "Kontakt", form.contact
    yield "Ważne", _ABOUT[0]
    yield "Ochrona treści", _ABOUT[1]


def _fields(form: Form) -> Iterator[tuple[str, str]]:
    unit = form.unit
    yield layout.POST, ""
    yield layout.UNIT_NAME, unit.name if unit else ""
    yield layout.UNIT_KIND, wording.UNIT_KIND[unit.kind] if unit else ""
    counts = unit.resources.model_dump(by_alias=True) if unit else {}
    for key, label in layout.RESOURCES.items():
        count = counts.get(key)
        yield label, "" if count is None else f"{count:f}" if not isinstance(count, int) else str(count)


def _counted(section: Section) -> str:
    tables = sum(question.kind == "table" for question in section.questions)
    questions = wording.plural(len(section.questions), "pytanie", "pytania", "pytań")
    return f"{questions}, w tym {wording.plural(tables, 'tabela', 'tabele', 'tabel')}" if tables else questions


def _section(sheet: Worksheet, row: int, text: str) -> int:
    styles.put_title(sheet, row, text, 13)
    return row + 1


def _line(sheet: Worksheet, row: int, label: str, text: str) -> int:
    is_number = label.endswith(".")
    if label:
        styles.put_line(sheet, row, 1, label, bold=not is_number, to_right=is_number)
    styles.put_line(sheet, row, 2, text)
    styles.set_height(sheet, row, (label, _WIDTHS[0]), (text, _WIDTHS[1]))
    return row + 1
