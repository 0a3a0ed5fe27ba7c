"""A form that is no form, or means harm, is refused with a code, and nothing is written."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from diagnoza.forms.operator.package import open_form
from diagnoza.problems import Failure
from support.operator_forms import SAMPLE, Try, packed, parts_of, saved

ENTRY = "- {komorka: Sheet!A1, tekst: x}"


def spoilt(change: Callable[[dict[str, bytes]], None]) -> bytes:
    parts = parts_of(saved(Workbook()))
    change(parts)
    return packed(parts)


def bomb() -> bytes:
    stream = BytesIO(saved(Workbook()))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", b"\0" * (70 * 2**20))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (b"", "O020"),
        (b"to nie zip", "O020"),
        (b"\xd0\xcf\x11\xe0 stary .xls", "O020"),
        (packed({"a.txt": b"x"}), "O020"),
        (bomb(), "O022"),
        (spoilt(lambda parts: parts.update({"../../etc/passwd": b"x"})), "O023"),
        (spoilt(lambda parts: parts.update({"xl/vbaProject.bin": b"x"})), "O024"),
        (spoilt(lambda parts: parts.update({"xl/workbook.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"})), "O025"),
        (spoilt(lambda parts: parts.update({"xl/styles.xml": "<!DOCTYPE a><a/>".encode("utf-16")})), "O025"),
        (spoilt(lambda parts: parts.update({"xl/worksheets/sheet1.xml": b"<a><b></a>"})), "O026"),
        (spoilt(lambda parts: parts.pop("xl/workbook.xml")), "O020"),
    ],
)
def test_what_is_no_workbook_is_refused(fill: Try, form: bytes, code: str) -> None:
    assert fill(form, ENTRY).codes == [code]


@pytest.mark.parametrize("name", ["a.xlsm", "a.docm", "a.xlsb", "A.XLTM"])
def test_a_form_with_macros_is_refused_by_its_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(saved(Workbook()))
    with pytest.raises(Failure) as caught:
        open_form(path)
    assert [problem.code for problem in caught.value.problems] == ["O024"]


@pytest.mark.parametrize("name", ["a.pdf", "a.xls", "a.ods", "a"])
def test_other_kinds_of_files_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(Failure) as caught:
        open_form(tmp_path / name)
    assert [problem.code for problem in caught.value.problems] == ["F006"]


def test_a_document_named_as_a_workbook_is_refused(fill: Try) -> None:
    assert fill((SAMPLE / "formularz.docx").read_bytes(), ENTRY).codes == ["O020"]
    assert fill((SAMPLE / "formularz.xlsx").read_bytes(), "- {kontrolka: a, tekst: x}", ".docx").codes == ["O020"]


def test_a_merge_and_a_list_over_the_whole_sheet_take_no_time(fill: Try) -> None:
    whole = b'<mergeCells><mergeCell ref="B1:XFD1048576"/></mergeCells><hyperlinks><hyperlink ref="A1:XFD1048576"/></hyperlinks>'
    lists = (
        b'<dataValidations><dataValidation type="list" sqref="A1:XFD1048576"><formula1>A1:XFD1048576</formula1>'
        b"</dataValidation></dataValidations>"
    )

    def change(parts: dict[str, bytes]) -> None:
        sheet = parts["xl/worksheets/sheet1.xml"]
        parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"</sheetData>", b"</sheetData>" + whole + lists).replace(
            b"<sheetData/>", b"<sheetData/>" + whole + lists
        )

    tried = fill(spoilt(change), ENTRY)
    assert [filled.text for filled in tried.done.filled] == ["x"]
    assert fill(spoilt(change), "- {komorka: Sheet!C2, tekst: x}").codes == ["O034"]


def test_a_signed_form_is_filled_with_a_warning(fill: Try) -> None:
    tried = fill(spoilt(lambda parts: parts.update({"_xmlsignatures/sig1.xml": b"<a/>"})), ENTRY)
    assert tried.codes == ["O027"]
    assert len(tried.done.filled) == 1


@pytest.mark.parametrize("attribute", ['r="!!"', 'r="A0"', 'r="AAAA1"', 's="x"', 't="s"'])
def test_cells_that_make_no_sense_end_in_a_problem_and_no_fault(fill: Try, attribute: str) -> None:
    def change(parts: dict[str, bytes]) -> None:
        cell = f"<sheetData><row><c {attribute}><v>99999</v></c></row></sheetData>".encode()
        sheet = parts["xl/worksheets/sheet1.xml"]
        parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"<sheetData/>", cell).replace(
            b"<sheetData></sheetData>", cell
        )

    tried = fill(spoilt(change), ENTRY)
    assert tried.filling is not None or set(tried.codes) <= {"O021"}
