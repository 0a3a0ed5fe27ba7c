"""The package around the chapters: header and footer, properties, and a zip whose bytes repeat."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Final
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.oxml import parse_xml
from lxml.etree import _Element

from report_template import styles
from report_template.elements import field, paragraph, run, shape_pages

MADE: Final = datetime(2026, 1, 1, tzinfo=UTC)
FIRST_OF_1980: Final = (1980, 1, 1, 0, 0, 0)
UNWANTED: Final = ("stylesWithEffects", "webSettings", "customXml", "thumbnail", "printerSettings")
"""What python-docx's default brings: `stylesWithEffects` contradicts our styles, the rest serves nothing."""
TITLE: Final = "{{ cover.title }} – {{ units[0].name }}"
NOTICE: Final = "{{ cover.notice }}"
APP: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>diagnoza</Application></Properties>"
)


def new_document(*, title: str = TITLE, header: str = NOTICE, marks_drafts: bool = True) -> Document:
    """An empty document with our styles, settings, header and footer; `title` stands in the footer and the properties."""
    document = docx.Document()
    for relations in (document.part.rels, document.part.package.rels):
        for key in [key for key, relation in relations.items() if relation.reltype.rsplit("/", 1)[-1] in UNWANTED]:
            del relations[key]
    _replace(document.styles.element, styles.styles_xml())
    _replace(document.settings.element, styles.settings_xml())
    _replace(document.part.numbering_part.element, styles.numbering_xml())
    section = document.sections[0]
    shape_pages(section._sectPr, is_wide=False)
    _fill(section.header._element, [paragraph(header, "Header"), *(_draft_mark() if marks_drafts else [])])
    pages = paragraph("Strona ", "Footer")
    pages.extend([field("PAGE"), run(" z "), field("NUMPAGES")])
    _fill(section.footer._element, [paragraph(title, "Footer"), pages])
    _set_properties(document, title)
    return document


def _draft_mark() -> list[_Element]:
    tags = ("{%p if cover.is_draft %}", "PROJEKT", "{%p endif %}")
    return [paragraph(tag, "Projekt") for tag in tags]


def _replace(old: _Element, xml: str) -> None:
    new = parse_xml(xml)
    old[:] = list(new)


def _fill(holder: _Element, paragraphs: list[_Element]) -> None:
    holder[:] = paragraphs


def _set_properties(document: Document, title: str) -> None:
    properties = document.core_properties
    properties.title = title
    properties.subject = "{{ cover.subtitle }}"
    properties.language = "pl-PL"
    properties.author = properties.last_modified_by = "diagnoza"
    properties.comments = properties.keywords = ""
    properties.created = properties.modified = MADE
    properties.revision = 1


def packed(document: Document) -> bytes:
    """The .docx: parts in a fixed order, fixed dates, stored and not deflated, so that no version of zlib changes a byte."""
    stream = BytesIO()
    document.save(stream)
    with ZipFile(stream) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    parts["word/fontTable.xml"] = (declaration + styles.fonts_xml()).encode()
    parts["docProps/app.xml"] = APP.encode()
    first = ("[Content_Types].xml", "_rels/.rels")
    result = BytesIO()
    with ZipFile(result, "w", ZIP_STORED) as archive:
        for name in (*first, *sorted(set(parts) - set(first))):
            info = ZipInfo(name, FIRST_OF_1980)
            info.create_system = 0
            info.external_attr = 0
            archive.writestr(info, parts[name])
    return result.getvalue()
