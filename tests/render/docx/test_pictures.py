"""A strip of pictures given with the data: where it stands, how it fits, what is refused."""

import re
import struct
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document

from diagnoza.problems import Failure
from diagnoza.render.docx.compile import compile_template
from diagnoza.render.docx.figures import Picture
from diagnoza.render.docx.pictures import EMU, fit_pictures, read_picture
from diagnoza.render.docx.write import render

CREATED = datetime(2026, 11, 20, tzinfo=UTC)
Audit = Callable[[bytes], list[Any]]


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))


def png(width: int, height: int) -> bytes:
    """A picture of one grey; its pixels are not there, which nobody looks at."""
    head = struct.pack(">LLBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


def logos(*sizes: tuple[int, int]) -> list[Picture]:
    return [read_picture(png(*size), f'Logo {number} "A & B"') for number, size in enumerate(sizes)]


def made(draft: Any, pictures: list[Picture]) -> bytes:
    return render(compile_template(draft.source()), {}, created=CREATED, pictures=fit_pictures(pictures))


def opened(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_pictures_stand_side_by_side_in_one_paragraph_of_the_same_style(draft: Any, audit: Audit) -> None:
    draft.document.add_paragraph("{%p pictures %}", "Heading 3")
    report = made(draft.lines("po"), logos((200, 100), (300, 100)))
    strip, after = Document(BytesIO(report)).paragraphs
    assert (strip.style.name, strip.text, after.text) == ("Heading 3", "\u2003", "po")
    assert strip._p.xpath(".//wp:docPr/@descr") == ['Logo 0 "A & B"', 'Logo 1 "A & B"']
    assert len(set(strip._p.xpath(".//wp:docPr/@id"))) == 2
    assert audit(report) == []


def test_same_picture_is_one_part(draft: Any) -> None:
    draft.document.sections[0].header.paragraphs[0].text = "{%p pictures %}"
    report = made(draft.lines("{%p pictures %}"), logos((20, 10), (20, 10)))
    parts = opened(report)
    [name] = [name for name in parts if "media" in name]
    assert parts[name] == png(20, 10)
    assert re.fullmatch("word/media/diagnoza-[0-9a-f]{16}.png", name)
    assert parts["[Content_Types].xml"].count(name.encode()) == 1
    assert name.removeprefix("word/").encode() in parts["word/_rels/header1.xml.rels"]


def test_finished_report_serves_as_a_template(draft: Any, audit: Audit) -> None:
    once = made(draft.lines("{%p pictures %}", "{{ pictures }}"), logos((20, 10)))
    draft.lines("{%p pictures %}")
    again = compile_template(once)
    assert audit(render(again, {}, created=CREATED, pictures=logos((20, 10)))) == []


def test_without_pictures_the_paragraph_goes(draft: Any, audit: Audit) -> None:
    draft.grid(("{%p pictures %}",)).lines("{%p pictures %}", "po")
    report = made(draft, [])
    assert [paragraph.text for paragraph in Document(BytesIO(report)).paragraphs] == ["po"]
    assert audit(report) == []


def test_template_can_ask_whether_there_are_any(draft: Any) -> None:
    draft.lines("{%p if pictures %}", "Znaki: {{ pictures }}", "{%p else %}", "Brak.", "{%p endif %}")
    texts = [Document(BytesIO(made(draft, given))).paragraphs[0].text for given in ([], logos((2, 1), (2, 1)))]
    assert texts == ["Brak.", "Znaki: 2"]


@pytest.mark.parametrize("text", ["Logo: {%p pictures %}", "{%p pictures %}{%p if x %}"])
def test_pictures_beside_other_content_are_refused(draft: Any, text: str) -> None:
    assert draft.lines(text).fault().code == "T024"


@pytest.mark.parametrize("text", ["{% pictures %}", "{%tr pictures %}"])
def test_pictures_are_a_paragraph(draft: Any, text: str) -> None:
    fault = draft.lines(text).fault()
    assert fault.code == "T021"
    assert "{%p pictures %}" in fault.hint


def test_pictures_take_nothing_after_them(draft: Any) -> None:
    assert draft.lines("{%p pictures x %}").fault().code == "T022"


@pytest.mark.parametrize("sizes", [[(400, 100)], [(100, 100)] * 3, [(3000, 100)], [(500, 200)] * 40, [(1, 5000)]])
def test_strip_fits_and_proportions_stay(sizes: list[tuple[int, int]]) -> None:
    fitted = fit_pictures(logos(*sizes))
    assert sum(picture.width for picture in fitted) <= 17 * EMU
    assert len({picture.height for picture in fitted}) == 1
    assert fitted[0].height <= 1.6 * EMU
    for picture, (width, height) in zip(fitted, sizes, strict=True):
        assert picture.width / picture.height == pytest.approx(width / height, rel=0.02)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "T049"),
        (b"<svg/>", "T049"),
        (b"GIF89a" + struct.pack("<HH", 5, 5), "T049"),
        (png(5, 5)[:20], "T049"),
        (png(0, 5), "T049"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 200, "T049"),
        (b"\xff\xd8" + b"\xff" * 1_000, "T049"),
        (png(100_000, 100_000), "T050"),
        (b"\x89PNG" + b"x" * 5_000_000, "T050"),
    ],
    ids=["empty", "svg", "gif", "cut", "flat", "no jpeg", "endless marks", "pixels", "bytes"],
)
def test_file_that_is_no_fit_picture_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Failure) as caught:
        read_picture(data, "Logo")
    assert [problem.code for problem in caught.value.problems] == [code]


def test_description_with_odd_characters_is_made_printable(draft: Any) -> None:
    report = made(draft.lines("{%p pictures %}"), [read_picture(png(2, 1), 'Lo\x00go\n<"&\ufffe')])
    assert Document(BytesIO(report)).element.xpath("//wp:docPr/@descr") == ['Logo <"&']
