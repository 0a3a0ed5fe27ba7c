"""A template written in the test itself with python-docx, and its report read back with python-docx."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.document import Document as DocumentObject

from diagnoza.render.docx.compile import compile_template
from diagnoza.render.docx.faults import TemplateFault
from diagnoza.render.docx.write import render
from support.validity import audit_errors

CREATED = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)


def repack(data: bytes, changes: Mapping[str, bytes | None]) -> bytes:
    """The same package with parts replaced, added, or (None) left out."""
    with ZipFile(BytesIO(data)) as archive:
        parts: dict[str, bytes | None] = {name: archive.read(name) for name in archive.namelist()}
    parts.update(changes)
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            if content is not None:
                archive.writestr(name, content)
    return stream.getvalue()


def read_part(data: bytes, name: str) -> str:
    with ZipFile(BytesIO(data)) as archive:
        return archive.read(name).decode()


class Draft:
    """One template in the making."""

    def __init__(self) -> None:
        self.document: DocumentObject = Document()

    def lines(self, *texts: str) -> "Draft":
        """A paragraph a text."""
        for text in texts:
            self.document.add_paragraph(text)
        return self

    def runs(self, *texts: str) -> "Draft":
        """One paragraph, a run a text, every second one bold, as Word splits them."""
        paragraph = self.document.add_paragraph()
        for number, text in enumerate(texts):
            paragraph.add_run(text).bold = bool(number % 2)
        return self

    def grid(self, *rows: tuple[str, ...]) -> "Draft":
        """A table."""
        table = self.document.add_table(rows=len(rows), cols=max(map(len, rows)))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=False):
                cell.text = text
        return self

    def replace(self, name: str, old: str, new: str) -> bytes:
        """The template with words of a part's XML replaced, for what python-docx can't write."""
        data = self.source()
        xml = read_part(data, name)
        assert old in xml
        return repack(data, {name: xml.replace(old, new).encode()})

    def source(self) -> bytes:
        """The template; python-docx's own default contradicts itself in `stylesWithEffects`, so that part goes."""
        stream = BytesIO()
        self.document.save(stream)
        data = stream.getvalue()
        relations = read_part(data, "word/_rels/document.xml.rels")
        types = read_part(data, "[Content_Types].xml")
        kept = [piece for piece in relations.split("<Relationship ") if "stylesWithEffects" not in piece]
        overrides = [piece for piece in types.split("<Override ") if "stylesWithEffects" not in piece]
        changes = {
            "word/stylesWithEffects.xml": None,
            "word/_rels/document.xml.rels": "<Relationship ".join(kept).encode(),
            "[Content_Types].xml": "<Override ".join(overrides).encode(),
        }
        return repack(data, changes)

    def report(self, **context: object) -> bytes:
        """The report as bytes."""
        return render(compile_template(self.source()), context, created=CREATED)

    def read(self, **context: object) -> DocumentObject:
        """The report as python-docx reads it."""
        return Document(BytesIO(self.report(**context)))

    def text(self, **context: object) -> list[str]:
        """The report's paragraphs."""
        return [paragraph.text for paragraph in self.read(**context).paragraphs]

    def cells(self, **context: object) -> list[list[str]]:
        """The cells of the report's first table."""
        return [[cell.text for cell in row.cells] for row in self.read(**context).tables[0].rows]

    def fault(self, **context: object) -> TemplateFault:
        """The fault that compiling or rendering must end with."""
        with pytest.raises(TemplateFault) as caught:
            self.report(**context)
        return caught.value


@pytest.fixture
def draft() -> Draft:
    """An empty template."""
    return Draft()


@pytest.fixture
def audit(tmp_path: Path) -> Callable[[bytes], list[str]]:
    """What the Open XML rules for Office 2019 find wrong in a file; empty is valid."""

    def errors(data: bytes) -> list[str]:
        path = tmp_path / "report.docx"
        path.write_bytes(data)
        return audit_errors(path)

    return errors


@pytest.fixture
def refusal() -> Callable[[bytes], str]:
    """The code of the fault that compiling these bytes ends with."""

    def code(data: bytes) -> str:
        with pytest.raises(TemplateFault) as caught:
            compile_template(data)
        return caught.value.code

    return code


@pytest.fixture
def packages() -> Callable[[bytes, Mapping[str, bytes | None]], bytes]:
    """`repack`, for tests that write a package Word would not."""
    return repack
