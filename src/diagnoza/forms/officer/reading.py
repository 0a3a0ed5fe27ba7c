"""A filled form of any kind → a sheet's text and shape, with the place of every answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from diagnoza.answers.source import UnitPart
from diagnoza.files.reading import read_bytes
from diagnoza.files.sheets import SheetFile, sheet_in
from diagnoza.problems import Failure, Place, problem

_SHEETS = (".yaml", ".yml")
_PAGES = (".html", ".htm", ".mht", ".mhtml")
_OTHER_WORKBOOKS = (".xls", ".ods", ".xlsm", ".xlsb", ".numbers")
_MARK = re.compile(rb"^(?:\xef\xbb\xbf)?# formularz: [a-z0-9-]+ [0-9.]+ sha256=([0-9a-f]{64})\r?$", re.MULTILINE)
_PAGE = re.compile(rb"(\xef\xbb\xbf)?\s{0,99}<(!doctype html|html|head|!--)", re.IGNORECASE)
_MARK_WITHIN = 4_000


@dataclass(frozen=True, slots=True)
class FilledForm:
    """What came back: a sheet's shape, and the SHA-256 of the questionnaire the form was made of, "" where it tells none."""

    file: SheetFile
    made_of: str


def mark(questionnaire: str, version: str, sha256: str) -> str:
    """The comment by which a YAML form and the file an HTML form saves tell what they were made of."""
    return f"# formularz: {questionnaire} {version} sha256={sha256}"


def read_form(path: Path, unit: UnitPart | None = None) -> FilledForm:
    """The form by the ending of its name: what an HTML form saved and a YAML form are sheets, a workbook is read as one.

    Where the form leaves the name or the kind of its unit empty, they are those of `unit`. `Failure`: F028 for the page
    itself, which holds no answers, also under a sheet's name, F029 for a workbook of another format, F006 otherwise, and
    all that `sheet_in` and `read_workbook` tell.
    """
    suffix = path.suffix.lower()
    if suffix in _SHEETS:
        raw = read_bytes(path)
        if _PAGE.match(raw):
            raise Failure([problem("F028", Place(str(path)), file=path)])
        found = _MARK.search(raw[:_MARK_WITHIN])
        return FilledForm(sheet_in(raw, str(path), unit), found.group(1).decode() if found else "")
    if suffix == ".xlsx":
        from diagnoza.forms.officer.xlsx.read import read_workbook  # openpyxl is loaded for a workbook only

        return FilledForm(*read_workbook(path, unit))
    if suffix in _PAGES:
        raise Failure([problem("F028", Place(str(path)), file=path)])
    if suffix in _OTHER_WORKBOOKS:
        raise Failure([problem("F029", Place(str(path)), suffix=suffix)])
    raise Failure([problem("F006", Place(str(path)), suffix=path.suffix, allowed=".yaml, .xlsx")])
