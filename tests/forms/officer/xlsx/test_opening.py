"""A workbook that came by mail is judged before it is read: a coded problem, never a traceback, never minutes."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from diagnoza.definition.model import Definition
from diagnoza.files.sheets import link_sheet
from diagnoza.forms.officer.xlsx.read import read_workbook
from diagnoza.problems import Failure
from support.cases import cases
from support.workbooks import FilledBook

Change = Callable[[bytes], bytes]
Repack = Callable[[str, Change], Path]


@pytest.fixture
def repack(filled: FilledBook, tmp_path: Path) -> Repack:
    """The filled form with one part changed, or a new part where it has none of that name."""
    filled.write(filled.cell("kopie"), "tak")
    source = filled.save()

    def changed(part: str, change: Change) -> Path:
        target = tmp_path / "zmieniony.xlsx"
        target.write_bytes(with_part(source.read_bytes(), part, change))
        return target

    return changed


def with_part(data: bytes, part: str, change: Change) -> bytes:
    """The zip with one part changed."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), part]):
            content = old.read(name) if name in old.namelist() else b""
            new.writestr(name, change(content) if name == part else content)
    return written.getvalue()


def refused(path: Path) -> list[str]:
    """Codes of what is told."""
    with pytest.raises(Failure) as caught:
        read_workbook(path)
    return [problem.code for problem in caught.value.problems]


def test_what_is_no_workbook_is_refused(filled: FilledBook, tmp_path: Path) -> None:
    whole = filled.save().read_bytes()
    empty = BytesIO()
    zipfile.ZipFile(empty, "w").close()
    for data in (
        b"",
        b"abc",
        b"\xd0\xcf\x11\xe0" + b"\x00" * 600,
        whole[: len(whole) // 2],
        whole[:-30],
        empty.getvalue(),
    ):
        path = tmp_path / "plik.xlsx"
        path.write_bytes(data)
        assert refused(path) == ["F035"]


def test_a_workbook_of_somebody_else_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "budzet.xlsx"
    Workbook().save(path)
    assert refused(path) == ["F036"]


def test_form_without_its_hidden_sheet_is_told_so(filled: FilledBook) -> None:
    del filled.book["listy"]
    assert refused(filled.save()) == ["F036"]


def _cell(reference: str, value: str, kind: str = "n") -> Change:
    """A sheet with one more cell."""
    row = "".join(filter(str.isdigit, reference))
    more = f'<row r="{row}"><c r="{reference}" t="{kind}"><v>{value}</v></c></row></sheetData>'
    return lambda old: old.replace(b"</sheetData>", more.encode())


SHEET = "xl/worksheets/sheet2.xml"
MERGED = b"".join(b'<mergeCell ref="A%d:B%d"/>' % (row, row) for row in range(50, 3_000))
BLANKS = b" " * (65 * 2**20)
STRICT = (b"schemas.openxmlformats.org/spreadsheetml/2006", b"purl.oclc.org/ooxml/spreadsheetml")
HOSTILE: list[tuple[str, Change, str]] = [
    ("xl/vbaProject.bin", lambda old: b"macro", "F035"),
    ("xl/workbook.xml", lambda old: old.replace(b"<workbook", b'<!DOCTYPE w [<!ENTITY a "b">]><workbook', 1), "F035"),
    ("xl/workbook.xml", lambda old: old.decode().encode("utf-16"), "F035"),
    ("xl/workbook.xml", lambda old: b"<workbook", "F035"),
    ("xl/workbook.xml", lambda old: old.replace(*STRICT), "F035"),
    ("xl/styles.xml", lambda old: old[:200], "F035"),
    (SHEET, _cell("A99", "99999", "s"), "F035"),
    (SHEET, lambda old: old.replace(b"<row", b"<wiersz", 1), "F035"),
    (SHEET, _cell("XFD1048576", "1"), "F037"),
    (SHEET, lambda old: old + BLANKS, "F037"),
    (SHEET, lambda old: old.replace(b"</sheetData>", b"</sheetData>" + MERGED), "F037"),
    ("xl/styles.xml", lambda old: old.replace(b"</cellXfs>", b"<xf/>" * 100_000 + b"</cellXfs>"), "F037"),
    ("xl/zip-bomb.xml", lambda old: b"<a>" + BLANKS, "F037"),
]


@pytest.mark.parametrize(("part", "change", "code"), HOSTILE)
def test_hostile_parts_are_refused(part: str, change: Change, code: str, repack: Repack) -> None:
    assert refused(repack(part, change)) == [code]


@pytest.mark.parametrize(
    "change",
    [
        # A million rows, and a row of a million cells, that only carry a format.
        lambda old: old.replace(
            b"</sheetData>",
            b"".join(b'<row r="%d" ht="15"><c r="A%d" s="1"/></row>' % (n, n) for n in range(100, 1_000_000)) + b"</sheetData>",
        ),
        lambda old: old.replace(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A50:XFD1048576"/></mergeCells>'),
        lambda old: old.replace(b"</worksheet>", b'<hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks></worksheet>'),
        lambda old: old.replace(b"<sheetViews>", b'<dimension ref="A1:XFD1048576"/><sheetViews>'),
    ],
    ids=["formats", "merged", "links", "dimension"],
)  # fmt: skip
def test_what_holds_nothing_costs_nothing(change: Change, repack: Repack, definition: Definition) -> None:
    """Empty cells, ranges and links over whole sheets are dropped before openpyxl would walk through each of their cells."""
    sheet = link_sheet(read_workbook(repack("xl/worksheets/sheet2.xml", change))[0], definition)
    assert [question.id for question in sheet.sheet.answers] == ["kopie"]


def test_a_style_that_is_not_there_prints_nothing(repack: Repack, capsys: pytest.CaptureFixture[str]) -> None:
    """openpyxl prints its number, and the output may be one JSON object."""
    path = repack("xl/styles.xml", lambda old: old.replace(b'xfId="0"', b'xfId="65536"'))
    assert refused(path) == ["F035"]
    assert capsys.readouterr().out == ""


def test_cell_that_names_another_row_than_its_own_is_counted_where_it_says(repack: Repack) -> None:
    """openpyxl believes the cell, and would walk through a million rows."""
    path = repack(SHEET, lambda old: old.replace(b'r="A4"', b'r="A1048577"', 1))
    assert refused(path) == ["F037"]


def test_properties_lost_on_the_way_are_found_on_the_hidden_sheet(repack: Repack, definition: Definition) -> None:
    empty = b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>'
    path = repack("docProps/custom.xml", lambda old: empty)
    read, made_of = read_workbook(path)
    assert (made_of, read.source.questionnaire, read.source.unit.id) == (definition.sha256, "proba", "urzad")


def test_behind_hundreds_of_problems_the_rest_is_counted(filled: FilledBook) -> None:
    for row in range(100, 700):
        filled.write(filled.book["kopie"].cell(row, 3), "dopisek")
    codes = [problem.code for problem in read_workbook(filled.save())[0].faults]
    assert codes == ["A115"] * 500 + ["A124"]


def test_pictures_are_told(repack: Repack) -> None:
    read, _ = read_workbook(repack("xl/media/image1.png", lambda old: b"png"))
    assert [problem.code for problem in read.faults] == ["A123"]


def test_any_damage_is_told_by_a_code(filled: FilledBook, tmp_path: Path) -> None:
    """Whatever bytes of a part are changed, the workbook is read or refused: no other exception."""
    filled.write(filled.cell("kopie"), "tak")
    whole = filled.save().read_bytes()
    names = zipfile.ZipFile(BytesIO(whole)).namelist()
    for seed in range(cases(1_000)):
        dice = random.Random(seed)

        def damage(old: bytes, dice: random.Random = dice) -> bytes:
            new = bytearray(old)
            for _ in range(dice.randint(1, 4)):
                start = dice.randrange(len(new) + 1)
                new[start : start + dice.randint(0, 12)] = dice.randbytes(dice.randint(0, 3))
            return bytes(new)

        path = tmp_path / "uszkodzony.xlsx"
        path.write_bytes(with_part(whole, dice.choice(names), damage))
        with suppress(Failure):
            read_workbook(path)
