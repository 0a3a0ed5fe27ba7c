"""Forms written in a test itself: workbooks, documents of a few paragraphs, packages taken apart."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import quoteattr

from openpyxl import Workbook, load_workbook

from diagnoza.files.content import shipped
from diagnoza.forms.operator.filling import Filling
from diagnoza.problems import Problem

EXAMPLES = shipped("examples")
SAMPLE = EXAMPLES / "formularz-operatora"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def parts_of(data: bytes) -> dict[str, bytes]:
    """Every part of a package."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """The parts as a package."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def saved(book: Workbook) -> bytes:
    """The workbook's bytes."""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def book_of(data: bytes) -> Workbook:
    """The workbook read back."""
    return load_workbook(BytesIO(data))


def document(body: str, **parts: str) -> bytes:
    """A document with the body; `parts` are further parts of `word/`, named without their suffix."""
    named = {
        "document": f'<w:document xmlns:w="{W}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:body>{body}</w:body></w:document>',
        **parts,
    }
    kinds = {"document": "document.main", "settings": "settings", "header1": "header"}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}{kinds[name]}+xml"/>' for name in named
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    return packed(
        {
            "[Content_Types].xml": (
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
            ).encode(),
            "_rels/.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f'<Relationship Id="r" Type="{office}" Target="word/document.xml"/></Relationships>'
            ).encode(),
            **{f"word/{name}.xml": text.encode() for name, text in named.items()},
        }
    )


def control(tag: str, kind: str = "<w:text/>", content: str = "", title: str = "") -> str:
    """An inline content control."""
    alias = f"<w:alias w:val={quoteattr(title)}/>" if title else ""
    shown = content or "<w:r><w:t>Kliknij.</w:t></w:r>"
    return (
        f"<w:sdt><w:sdtPr>{alias}<w:tag w:val={quoteattr(tag)}/>{kind}</w:sdtPr>"
        f"<w:sdtContent>{shown}</w:sdtContent></w:sdt>"
    )


@dataclass(frozen=True)
class Tried:
    """What came of filling: the result, or the problems that stopped it."""

    filling: Filling | None
    problems: tuple[Problem, ...]
    output: Path

    @property
    def codes(self) -> list[str]:
        """Codes of O and the like, in order."""
        return [problem.code for problem in self.problems]

    @property
    def data(self) -> bytes:
        """The form written."""
        return self.output.read_bytes()

    @property
    def done(self) -> Filling:
        """The filling that was made."""
        assert self.filling is not None, self.problems
        return self.filling


Try = Callable[..., Tried]
