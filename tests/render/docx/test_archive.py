"""The zip written by hand."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from hypothesis import given
from hypothesis import strategies as st

from diagnoza.render.docx.archive import assemble, pack, position


@given(st.dictionaries(st.from_regex("[a-z]{1,9}", fullmatch=True), st.binary(max_size=500), max_size=6))
def test_zipfile_reads_back_what_was_packed(contents: dict[str, bytes]) -> None:
    with ZipFile(BytesIO(assemble(pack(name, content) for name, content in contents.items()))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == contents


def test_what_deflate_cannot_shrink_is_stored() -> None:
    data = assemble([pack("a.png", bytes(range(256))), pack("a.xml", b"<a/>" * 99)])
    with ZipFile(BytesIO(data)) as archive:
        assert [entry.compress_type for entry in archive.infolist()] == [ZIP_STORED, ZIP_DEFLATED]


def test_content_types_come_first() -> None:
    names = ["word/a.xml", "docProps/core.xml", "_rels/.rels", "[Content_Types].xml"]
    assert sorted(names, key=position) == ["[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/a.xml"]
