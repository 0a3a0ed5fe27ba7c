"""The shipped templates through docxtpl as an oracle: the same text, paragraph by paragraph.

Tags docxtpl does not know are replaced first: bookmarks go, a link becomes its value. What only our engine fills (contents, numbers of
captions) is left out of the comparison, and so are field results.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2.sandbox import SandboxedEnvironment

from diagnoza.files.content import shipped
from diagnoza.pipeline import open_case, plan_case
from diagnoza.render.docx.report import context_of, render_docx
from diagnoza.report.build import build_report
from diagnoza.report.model import Report

OWN: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"\{% bookmark [^%]*%\}", ""),
    (r"\{% link ([^%]*?) %\}", r"{{ \1 }}"),
    (r"<w:p>(?:(?!</w:p>).)*\{%p pictures %\}.*?</w:p>", ""),
)
TEMPLATES = sorted(shipped("report_templates").glob("*/szablon.docx"))


def paragraphs(data: bytes) -> list[str]:
    """Texts of the body in order, without contents, captions' numbers and results of fields."""
    found = []
    for paragraph in Document(BytesIO(data)).element.body.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is not None and str(style.get(qn("w:val"))).startswith("TOC"):
            continue
        text = "".join(
            node.text or "" if node.tag == qn("w:t") else " "
            for node in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab"))
            if next(node.iterancestors(qn("w:fldSimple")), None) is None
        )
        if folded := " ".join(text.split()):
            found.append(folded)
    return found


def without_own_tags(template: bytes) -> bytes:
    stream = BytesIO()
    with ZipFile(BytesIO(template)) as archive, ZipFile(stream, "w", ZIP_DEFLATED) as made:
        for name in archive.namelist():
            content = archive.read(name)
            if name == "word/document.xml":
                xml = content.decode()
                for pattern, instead in OWN:
                    xml = re.sub(pattern, instead, xml, flags=re.DOTALL)
                content = xml.encode()
            made.writestr(name, content)
    return stream.getvalue()


@pytest.fixture(scope="module")
def report() -> Report:
    case = open_case([shipped("examples") / "miasto-przykladowe" / "arkusz.yaml"])
    return build_report(case.evaluations, plan_case(case), case.sources)


@pytest.mark.parametrize("path", TEMPLATES, ids=[path.parent.name for path in TEMPLATES])
def test_docxtpl_prints_the_same_text(path: Path, report: Report) -> None:
    oracle = DocxTemplate(BytesIO(without_own_tags(path.read_bytes())))
    oracle.render({**context_of(report), "pictures": False}, SandboxedEnvironment(autoescape=True))
    stream = BytesIO()
    oracle.save(stream)
    ours = paragraphs(render_docx(report, path))
    assert len(ours) > 20
    assert ours == paragraphs(stream.getvalue())
