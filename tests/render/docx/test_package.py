"""Attacks on the zip: each ends with a fault before anything is parsed."""

import struct
from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest

from diagnoza.render.docx.faults import TemplateFault
from diagnoza.render.docx.package import Limits, read_package

Refusal = Callable[[bytes], str]


def zipped(*entries: tuple[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", method) as archive:
        for name, content in (("[Content_Types].xml", b"<Types/>"), ("_rels/.rels", b"<Relationships/>"), *entries):
            archive.writestr(name, content)
    return stream.getvalue()


def refused(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(TemplateFault) as caught:
        read_package(data, limits)
    return caught.value.code


def test_parts_come_by_name() -> None:
    assert read_package(zipped(("word/document.xml", b"<a/>")))["word/document.xml"] == b"<a/>"


@pytest.mark.parametrize(
    "data", [b"", b"to nie zip", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 stary .doc", b"PK\x03\x04 urwany"]
)
def test_what_is_no_zip_is_refused(data: bytes) -> None:
    assert refused(data) == "T001"


def test_zip_that_is_no_docx_is_refused() -> None:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "a")
    assert refused(stream.getvalue()) == "T001"


@pytest.mark.parametrize(
    "name",
    [
        "../zlo.xml",
        "word/../../zlo.xml",
        "/etc/passwd",
        "word\\document.xml",
        "C:/zlo.xml",
        "word//a.xml",
        "word/./a.xml",
        "word/. ./a",
    ],
)
def test_name_that_leaves_the_package_is_refused(name: str) -> None:
    assert refused(zipped((name, b"<a/>"))) == "T004"


def test_names_equal_but_for_case_are_refused() -> None:
    assert refused(zipped(("word/document.xml", b"<a/>"), ("word/Document.xml", b"<b/>"))) == "T004"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_name_given_twice_is_refused() -> None:
    assert refused(zipped(("word/document.xml", b"<a/>"), ("word/document.xml", b"<b/>"))) == "T004"


def test_bomb_is_refused_by_its_declared_size() -> None:
    bomb = zipped(("word/media/bomb.bin", bytes(200 * 2**20)))
    assert len(bomb) < 300_000
    assert refused(bomb) == "T003"


def test_bomb_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(zipped(("word/bomb.bin", bytes(2**20))))
    at = data.rindex(b"PK\x01\x02")
    assert struct.unpack_from("<L", data, at + 24) == (2**20,)
    struct.pack_into("<L", data, at + 24, 10)
    assert refused(bytes(data)) == "T002"


@pytest.mark.parametrize("limits", [Limits(parts=2), Limits(xml=50), Limits(total=150)])
def test_each_limit_holds(limits: Limits) -> None:
    assert refused(zipped(("word/a.xml", bytes(100)), ("word/b.xml", bytes(100))), limits) == "T003"


def test_part_over_its_own_cap_is_refused() -> None:
    assert refused(zipped(("word/a.png", bytes(100))), Limits(part=99)) == "T003"
    assert read_package(zipped(("word/a.png", bytes(100))), Limits(part=100))


def test_encrypted_part_is_refused() -> None:
    data = bytearray(zipped(("word/a.xml", b"<a/>")))
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1
    assert refused(bytes(data)) == "T002"


def test_other_compression_is_refused() -> None:
    assert refused(zipped(("word/a.xml", b"<a/>"), method=ZIP_BZIP2)) == "T002"


def test_broken_data_are_refused() -> None:
    data = bytearray(zipped(("word/a.xml", b"<a/>" * 50)))
    at = data.index(b"word/a.xml") + len("word/a.xml")
    data[at : at + 6] = b"\xff" * 6
    assert refused(bytes(data)) == "T002"


def test_cut_template_is_refused(draft: Any, refusal: Refusal) -> None:
    data = draft.lines("{{ a }}").source()
    assert refusal(data[: len(data) // 2]) == "T001"
