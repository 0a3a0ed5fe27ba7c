"""The form as an annotated answer sheet: filled in a text editor, it is the sheet it comes back as."""

from __future__ import annotations

from collections.abc import Iterator

from diagnoza import wording
from diagnoza.answers.source import UnitPart
from diagnoza.definition.terms import UNIT_KINDS
from diagnoza.files.yaml_scalars import inline
from diagnoza.forms.officer.form import Form
from diagnoza.forms.officer.reading import mark
from diagnoza.forms.question_comments import area_heading, comment, question_lines

_HOW = """\
#
# Jak wypełnić
#   Odpowiedź wpisz po dwukropku i odstępie. Wierszy z dwukropkiem nie usuwaj i nie przesuwaj; puste zostaw puste.
#   Przy pytaniu z opcjami wpisz skrót opcji (stoi przed dwukropkiem) albo jej nazwę:
#
#     {id}: {option}
#
#   Uwagi i dowody wpisz pod pytaniem, każdy wiersz wcięty o cztery odstępy; wtedy odpowiedź stoi po słowie „odpowiedz”:
#
#     {id}:
#       odpowiedz: {option}
#       uwagi: Zajmuje się tym firma zewnętrzna.
#       dowody: [umowa z firmą, protokół z przeglądu]
#
#   Jeżeli nie wiesz, wpisz: nie wiem. Jeżeli pytanie nie ma u Was zastosowania, wpisz „nie dotyczy” i podaj powód:
#
#     {id}:
#       odpowiedz: nie dotyczy
#       uzasadnienie: Jednostka nie ma własnych serwerów.
#
#   Tekst, w którym jest dwukropek, przecinek na liście albo znak #, ujmij w cudzysłów: "tak: od maja".
#   Wcięcia rób odstępami, nie tabulatorem. Plik zapisz jako UTF-8 pod tą samą nazwą (w Notatniku: Zapisz jako,
#   Kodowanie: UTF-8). Nie wpisuj nazwisk, haseł ani adresów IP.
"""
_HEAD = """\
format_arkusza: 1
kwestionariusz: {id}
wersja_kwestionariusza: "{version}"
status: projekt
"""
_UNIT = f"""\
jednostka:
  nazwa:                  # obowiązkowo: pełna nazwa jednostki
  rodzaj:                 # obowiązkowo jedno z:
                          # {", ".join(UNIT_KINDS[:7])},
                          # {", ".join(UNIT_KINDS[7:])}
  zasoby:                 # liczby; czego nie wiesz, zostaw puste
    pracownicy:
    etaty_1_stycznia:     # z kropką, np. 39.5
    stanowiska:           # stanowiska komputerowe
    serwery:              # także wirtualne
    lokalizacje:          # miejsca, w których pracuje jednostka
"""
_COURSE = """\
przebieg:
  osoby:
    - stanowisko:         # obowiązkowo: stanowisko osoby, która wypełnia formularz; bez nazwiska
      kiedy:              # dzień RRRR-MM-DD

odpowiedzi:
"""


def form_sheet(form: Form, schema: str = "") -> bytes:
    """The form in UTF-8; `schema` is what an editor finds its JSON Schema by, a path relative to the form.

    Nothing filled in, it reads with A002 for what is obligatory; filled in, it is a sheet of design §3.
    """
    definition = form.definition
    example = min(form.questions, key=lambda question: question.kind != "single")
    lines = [
        *([f"# yaml-language-server: $schema={schema}"] if schema else []),
        mark(definition.id, definition.version, definition.sha256),
        *_addressed(form),
    ]
    parts = [
        "".join(f"{line}\n" for line in lines),
        _HOW.format(id=example.id, option=example.options[0].id if example.options else "…"),
        "\n",
        _HEAD.format(id=definition.id, version=definition.version),
        _unit(form.unit) if form.unit else _UNIT,
        _COURSE,
    ]
    for section in form.sections:
        parts.extend(f"{line}\n" for line in area_heading(section.area))
        for question in section.questions:
            parts.extend(f"{line}\n" for line in question_lines(question))
    return "".join(parts).encode()


def _addressed(form: Form) -> Iterator[str]:
    """Whose form it is, by when and whom to ask."""
    yield "#"
    yield from comment(form.definition.title)
    who = f", dla: {wording.ROLE[form.role]}" if form.role else ""
    count = wording.plural(len(form.questions), "pytanie", "pytania", "pytań")
    yield from comment(f"Formularz do wypełnienia w edytorze tekstu{who}; {count}.")
    if form.due:
        yield from comment(f"Odpowiedzi prosimy odesłać do {wording.day(form.due)}")
    if form.contact:
        yield from comment(f"Pytania i wypełniony formularz: {form.contact}")


def _unit(unit: UnitPart) -> str:
    """The unit as the sheet knows it, without its head: a form names no person."""
    resources = unit.resources
    counts = {
        "pracownicy": resources.employees,
        "etaty_1_stycznia": resources.full_time,
        "stanowiska": resources.workstations,
        "serwery": resources.servers,
        "lokalizacje": resources.sites,
    }
    texts = {"id": unit.id, "nazwa": unit.name, "rola": unit.role, "rodzaj": unit.kind}
    codes = {"teryt": unit.teryt, "nip": unit.nip, "regon": unit.regon}
    lines = ["jednostka:"]
    lines += [f"  {key}: {inline(text)}" for key, text in texts.items()]
    lines += [f"  {key}: {_quoted(text)}" for key, text in codes.items() if text]
    lines += ["  zasoby:                 # sprawdź i uzupełnij, co wiesz"]
    lines += [f"    {key}: {'' if count is None else count}".rstrip() for key, count in counts.items()]
    return "".join(f"{line}\n" for line in lines)


def _quoted(text: str) -> str:
    """A code of digits in quotation marks, so that no reader takes it for a number."""
    written = inline(text)
    return f'"{written}"' if written.isdecimal() else written
