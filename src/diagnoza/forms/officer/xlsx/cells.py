"""One cell's content → the text the answer sheet would hold, by what is expected there.

A cell is formatted as a text, but pasting and other programs bring numbers, dates and formulas all the same. Polish ways
of writing a number or a date are taken where they can mean one thing only; what cannot be read is left as it stands, and
the check of answers tells it.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from openpyxl.utils.datetime import from_excel

from diagnoza import wording
from diagnoza.files.yaml_scalars import storable
from diagnoza.forms.officer.xlsx.grid import CellError, Content, Formula
from diagnoza.forms.officer.xlsx.layout import CellKind
from diagnoza.problems import fold

_BLANK = " \t\n\r\f\v\u00a0\u202f\u2007\u200b\ufeff"
_SPACED_DIGITS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"(-?\d+)(?:[.,](\d+))?\s*(\D*)")
_DAY = re.compile(r"(\d{1,2})[.-](\d{1,2})[.-](\d{4})(?:\s*r\.?)?")
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:\s*r\.?)?")
_ESCAPED = re.compile(r"_x(00[01][0-9A-Fa-f]|005[Ff]|007[Ff])_")
"""How a workbook writes what XML does not allow, and the line before what only looks so. Other characters are never
written so, but LibreOffice does not mark a text that looks like one."""
_SERIALS = (20_000, 80_000)
"""Days that Excel counts as numbers, 1954 to 2119: a number within may be a date that lost its format."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a cell: a code of the catalogue, its values, and a hint in place of its own."""

    code: str
    value: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a cell, "" where it is not to be taken; a fault may be only a warning beside a text."""

    text: str
    fault: Fault | None = None


def read_cell(content: Content, kind: CellKind, unit: str = "") -> Reading:
    """The text; A110 a formula, A111 an error, A112 a date or hour, A113 a number, where another thing is expected,
    A114 (warning) a date where a text is expected.
    """
    match content.value:
        case Formula(text):
            return Reading("", Fault("A110", text))
        case CellError(text):
            return Reading("", Fault("A111", text))
        case bool() as flag:
            return Reading("tak" if flag else "nie")
        case int() | float() as number:
            return _number(number, content.is_percent, kind)
        case datetime() | date() as moment:
            return _moment(moment, kind)
        case time() | timedelta() as hour:
            return Reading(str(hour)) if kind == "text" else Reading("", Fault("A112", str(hour)))
        case str() as text:
            return Reading(_typed(clean(text), kind, unit))


def clean(text: str) -> str:
    """The text as a sheet can hold it, without blanks around it."""
    return storable(_unescaped(text)).strip(_BLANK)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def pieces(text: str) -> list[str]:
    """The lines of a text or, where it has one only, what semicolons part."""
    text = storable(_unescaped(text))
    parts = text.splitlines() if "\n" in text else text.split(";")
    return [piece for part in parts if (piece := part.strip(_BLANK))]


def _typed(text: str, kind: CellKind, unit: str) -> str:
    if kind == "number":
        found = _NUMBER.fullmatch(_SPACED_DIGITS.sub("", text))
        if found and fold(found[3]) in ("", "%", fold(unit)):
            return f"{found[1]}.{found[2]}" if found[2] else found[1]
    if kind == "date":
        if found := _DAY.fullmatch(text):
            return _iso(found[3], found[2], found[1]) or text
        if found := _ISO_DAY.fullmatch(text):
            return _iso(found[1], found[2], found[3]) or text
    return text


def _iso(year: str, month: str, day: str) -> str:
    """The day in ISO 8601, "" where there is no such day."""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def _number(number: int | float, is_percent: bool, kind: CellKind) -> Reading:
    if not math.isfinite(number):
        return Reading("", Fault("A111", str(number)))
    text = plain(number)
    if kind == "date":
        return Reading("", Fault("A113", text, _serial_hint(number)))
    percent = plain(float(number) * 100) if is_percent else text
    if kind == "number":
        return Reading(percent)
    shown = f"{percent}%" if is_percent else text
    return Reading(shown.replace(".", ",") if kind == "text" else shown)


def plain(number: int | float) -> str:
    """„42”, „12.5”: without an exponent, to the 15 digits Excel keeps, so that 0.1 + 0.2 is „0.3”."""
    if isinstance(number, int):
        return str(number)
    text = f"{Decimal(f'{number:.15g}'):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _serial_hint(number: int | float) -> str:
    if _SERIALS[0] <= number <= _SERIALS[1]:
        day = from_excel(int(number))
        if isinstance(day, datetime):
            return (
                f"Excel zapisuje daty jako liczby; jeśli to {wording.day(day.date())}, wpisz {day.date().isoformat()}"
            )
    return ""


def _moment(moment: datetime | date, kind: CellKind) -> Reading:
    day = moment.date() if isinstance(moment, datetime) else moment
    if kind == "date":
        return Reading(day.isoformat())
    if kind == "text":
        shown = wording.short_day(day)
        return Reading(shown, Fault("A114", shown))
    return Reading("", Fault("A112", wording.short_day(day)))
