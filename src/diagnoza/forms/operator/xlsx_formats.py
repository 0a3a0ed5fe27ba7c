"""How a value is put into a cell: as a number where the cell's format is one, as a day where it is one, else as text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from diagnoza import wording
from diagnoza.forms.operator.package import Element
from diagnoza.forms.operator.readings import Share, Value, as_number, as_text
from diagnoza.forms.operator.targets import PLAIN_NUMBER
from diagnoza.forms.operator.xlsx_sheet import s

Kind = Literal["general", "text", "number", "percent", "day"]
_EPOCH_1900, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_TRUTH = {"PRAWDA": "1", "FAŁSZ": "0"}


@dataclass(frozen=True, slots=True)
class Formats:
    """Of each cell format of the workbook: its number format's code, and whether it locks the cell."""

    codes: tuple[str, ...]
    locked: tuple[bool, ...]

    def kind(self, style: int) -> Kind:
        """What a number in such a cell shows as."""
        code = self.codes[style] if style < len(self.codes) else "General"
        if code == "General":
            return "general"
        if code == "@":
            return "text"
        if is_date_format(code):
            return "day"
        return "percent" if "%" in code else "number"

    def is_locked(self, style: int) -> bool:
        """Whether the cell may not be changed while its sheet is protected."""
        return self.locked[style] if style < len(self.locked) else True


def formats_of(root: Element | None) -> Formats:
    """The formats of `styles.xml`, None where the workbook has none."""
    if root is None:
        return Formats((), ())
    own: Mapping[str, str] = {
        number.get("numFmtId", ""): number.get("formatCode", "") for number in root.iter(s("numFmt"))
    }
    codes, locked = [], []
    for form in root.iterfind(f"{s('cellXfs')}/{s('xf')}"):
        number = form.get("numFmtId", "0")
        builtin = BUILTIN_FORMATS.get(int(number), "General") if number.isdigit() else "General"
        codes.append(own.get(number, builtin))
        protection = form.find(s("protection"))
        locked.append(protection is None or protection.get("locked", "1") not in ("0", "false"))
    return Formats(tuple(codes), tuple(locked))


@dataclass(frozen=True, slots=True)
class Content:
    """What goes into a cell: `type` n, b or inlineStr, `raw` for the file, `text` for people."""

    type: str
    raw: str
    text: str


def content_of(value: Value, kind: Kind, *, is_word: bool, is_1904: bool) -> Content:
    """The value as such a cell takes it. A share fills a percent cell as a fraction and a number cell as percent points."""
    text = as_text(value)
    if is_word and text in _TRUTH and kind != "text":
        return Content("b", _TRUTH[text], text)
    if is_word and kind != "text" and PLAIN_NUMBER.fullmatch(text):
        return Content("n", text, text)
    if isinstance(value, date) and kind == "day":
        return Content("n", str((value - (_EPOCH_1904 if is_1904 else _EPOCH_1900)).days), text)
    if isinstance(value, Share) and kind == "percent":
        return Content("n", _plain(wording.rounded(value.of, 4)), text)
    number = as_number(value)
    if number is not None and (kind == "number" or (kind == "general" and not isinstance(value, Share))):
        return Content("n", _plain(number), text)
    return Content("inlineStr", text, text)


def _plain(number: Decimal) -> str:
    return f"{number:f}"
