"""How a form's workbook is laid out: the words by which the reader finds what the writer wrote.

Nothing is found by its place but the cell beside a label or below a heading, so sheets, columns and rows may be moved.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import datetime
from typing import Literal

from diagnoza.definition.terms import ColumnKind, QuestionKind

Field = Literal["odpowiedz", "uzasadnienie", "uwagi", "dowody"]
"""A column of an area's sheet, by the key of the answer sheet."""
CellKind = Literal["text", "number", "date", "single"]
"""What a cell is expected to hold."""

START = "Instrukcja"
LISTS = "listy"
IDENTIFIER = "Identyfikator"
QUESTION = "Pytanie"
HEADINGS: dict[Field, str] = {
    "odpowiedz": "Odpowiedź",
    "uzasadnienie": "Uzasadnienie (przy „nie dotyczy”)",
    "uwagi": "Uwagi",
    "dowody": "Dowody",
}
"""Headings of an area's sheet; the columns are found by these words."""
TABLE_MARK = "Identyfikator tabeli: "
"""Begins the cell that tells which question a table belongs to."""

POST = "Stanowisko osoby wypełniającej"
UNIT_NAME = "Nazwa jednostki"
UNIT_KIND = "Rodzaj jednostki"
UNIT_ID = "Identyfikator jednostki"
RESOURCES: dict[str, str] = {
    "pracownicy": "Liczba pracowników",
    "etaty_1_stycznia": "Liczba etatów na 1 stycznia",
    "stanowiska": "Liczba stanowisk komputerowych",
    "serwery": "Liczba serwerów (fizycznych i wirtualnych)",
    "lokalizacje": "Liczba lokalizacji (budynków)",
}
"""Labels of the unit's counts by the key of the answer sheet."""

UNKNOWN = "nie wiem"
NOT_APPLICABLE = "nie dotyczy"
NO_ROWS = "brak pozycji"
"""Says in the answer cell of a table question that the table is empty on purpose."""
YES = "tak"
"""Marks a chosen option of a question with several."""

FIRST = "diagnoza-formularz"
"""The first cell of the sheet that tells how the form is built; a workbook without it is no form."""
BUILD_COLUMNS = 5
"""So many columns of that sheet tell the build; lists begin further right."""
PROPERTY = "diagnoza-"
"""Begins the names of the document's own properties."""
FACTS = ("kwestionariusz", "wersja", "sha256", "klucz", "jednostka", "rola")
"""What properties and the sheet of the build tell of the form; those of the unit only where the form has one."""

CREATED = datetime(2000, 1, 1)
"""Stamp of an empty form, the same for all, so that a form made twice is the same; a filled one has a later one."""

TABLE_ROWS = 40
MAX_TITLE = 31

_FORBIDDEN = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
_OPTION = "/"


def option_identifier(question: str, option: str) -> str:
    """Identifier of the row of one option, „kopie-sa/tak”."""
    return f"{question}{_OPTION}{option}"


def split_identifier(identifier: str) -> tuple[str, str]:
    """Question and option; the option is "" in the row of the question itself."""
    question, _, option = identifier.partition(_OPTION)
    return question.strip(), option.strip()


def sheet_title(title: str, taken: Collection[str]) -> str:
    """A name Excel allows, at most 31 characters, cut between words and unlike those taken."""
    bare = " ".join(_FORBIDDEN.sub(" ", title).split()) or "Arkusz"
    used = {name.casefold() for name in taken}
    number = 1
    while True:
        suffix = f" ({number})" if number > 1 else ""
        name = _cut(bare, MAX_TITLE - len(suffix)) + suffix
        if name.casefold() not in used:
            return name
        number += 1


def _cut(text: str, width: int) -> str:
    if len(text) <= width:
        return text
    words, _, _ = text[:width].rpartition(" ")
    return f"{(words or text[: width - 1]).rstrip(' ,;–-')}…"[:width]


def cell_kind(kind: QuestionKind | ColumnKind | str) -> CellKind:
    """What the answer cell of such a question, or a cell of such a column, is expected to hold."""
    return kind if kind in ("number", "date", "text") else "single"
