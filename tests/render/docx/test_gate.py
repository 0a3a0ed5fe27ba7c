"""What a template may not carry."""

from collections.abc import Callable
from typing import Any

import pytest

from diagnoza.render.docx.compile import compile_template

Refusal = Callable[[bytes], str]
Packages = Callable[..., bytes]

RELS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT = "word/document.xml"
BOMB = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


def test_external_entity_is_refused(draft: Any, refusal: Refusal) -> None:
    data = draft.lines("a").replace(
        DOCUMENT, "<w:document ", '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document '
    )
    assert refusal(data) == "T012"


def test_entity_bomb_is_refused_in_any_part(draft: Any, refusal: Refusal) -> None:
    assert refusal(draft.replace("word/styles.xml", "<w:styles ", f"{BOMB}<w:styles ")) == "T012"
    assert refusal(draft.replace("[Content_Types].xml", "<Types ", f"{BOMB}<Types ")) == "T012"


def test_doctype_in_utf16_is_refused(draft: Any, refusal: Refusal, packages: Packages) -> None:
    xml = f'<?xml version="1.0" encoding="UTF-16"?>{BOMB}<w/>'
    assert refusal(packages(draft.source(), {"word/settings.xml": xml.encode("utf-16")})) == "T012"


def test_broken_xml_is_refused(draft: Any, refusal: Refusal, packages: Packages) -> None:
    assert refusal(packages(draft.source(), {DOCUMENT: b"<w:document"})) == "T013"


def test_xml_that_a_content_type_declares_is_parsed_too(draft: Any, refusal: Refusal, packages: Packages) -> None:
    data = draft.replace(
        "[Content_Types].xml", "<Override ", '<Default Extension="dat" ContentType="application/a+xml"/><Override '
    )
    assert refusal(packages(data, {"word/a.dat": BOMB.encode() + b"<a/>"})) == "T012"


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-office.vbaProject",
        "application/vnd.ms-office.activeX+xml",
        "application/vnd.openxmlformats-officedocument.oleObject",
    ],
)
def test_active_content_type_is_refused(draft: Any, refusal: Refusal, kind: str) -> None:
    data = draft.replace(
        "[Content_Types].xml", "<Override ", f'<Default Extension="zlo" ContentType="{kind}"/><Override '
    )
    assert refusal(data) == "T010"


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "word/activeX/activeX1.xml"])
def test_active_part_is_refused_whatever_its_type_says(
    draft: Any, refusal: Refusal, packages: Packages, name: str
) -> None:
    assert refusal(packages(draft.source(), {name: b"<a/>"})) == "T010"


@pytest.mark.parametrize("kind", ["vbaProject", "control", "oleObject", "aFChunk", "subDocument"])
def test_active_relation_is_refused(draft: Any, refusal: Refusal, kind: str) -> None:
    relation = f'<Relationship Id="z1" Type="{OFFICE}/{kind}" Target="a.bin"/></Relationships>'
    assert refusal(draft.replace(RELS, "</Relationships>", relation)) == "T010"


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("attachedTemplate", "https://zly.example/zlo.dotm"),
        ("image", "http://zly.example/sledz.png"),
        ("hyperlink", "file:///C:/Windows/system32/calc.exe"),
        ("hyperlink", "\\\\zly.example\\udzial"),
        ("hyperlink", "javascript:alert(1)"),
    ],
)
def test_external_relation_is_refused(draft: Any, refusal: Refusal, kind: str, target: str) -> None:
    relation = f'<Relationship Id="z1" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    assert refusal(draft.replace(RELS, "</Relationships>", relation)) == "T011"


def test_internal_relation_that_points_outside_is_refused(draft: Any, refusal: Refusal) -> None:
    relation = f'<Relationship Id="z1" Type="{OFFICE}/image" Target="file:///etc/passwd"/></Relationships>'
    assert refusal(draft.replace(RELS, "</Relationships>", relation)) == "T011"


@pytest.mark.parametrize("target", ["https://gov.pl", "http://gov.pl", "mailto:a@gov.pl"])
def test_hyperlinks_may_stay(draft: Any, target: str) -> None:
    relation = (
        f'<Relationship Id="z1" Type="{OFFICE}/hyperlink" Target="{target}" TargetMode="External"/></Relationships>'
    )
    assert compile_template(draft.replace(RELS, "</Relationships>", relation))


def test_word_template_is_refused_as_a_report_would_not_open(draft: Any, refusal: Refusal) -> None:
    assert refusal(draft.replace("[Content_Types].xml", "document.main+xml", "template.main+xml")) == "T005"


def test_strict_document_is_refused(draft: Any, refusal: Refusal) -> None:
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    assert (
        refusal(draft.replace(DOCUMENT, f'"{namespace}"', '"http://purl.oclc.org/ooxml/wordprocessingml/main"'))
        == "T005"
    )


def test_package_without_a_document_is_refused(draft: Any, refusal: Refusal) -> None:
    assert refusal(draft.replace("_rels/.rels", "relationships/officeDocument", "relationships/nic")) == "T005"


def run(inner: str) -> str:
    return f"<w:r>{inner}</w:r>"


BEGIN, END = run('<w:fldChar w:fldCharType="begin"/>'), run('<w:fldChar w:fldCharType="end"/>')


@pytest.mark.parametrize(
    "field",
    [
        BEGIN + run("<w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText>") + END,
        BEGIN + run("<w:instrText> DDE</w:instrText>") + run("<w:instrText>AUTO x</w:instrText>") + END,
        BEGIN
        + run("<w:instrText>IF 1 = 1 </w:instrText>")
        + BEGIN
        + run("<w:instrText>INCLUDETEXT x</w:instrText>")
        + END
        + END,
        '<w:fldSimple w:instr=" INCLUDEPICTURE http://zly.example/a.png"/>',
    ],
)
def test_field_that_reaches_outside_is_refused(draft: Any, refusal: Refusal, field: str) -> None:
    assert refusal(draft.lines("a").replace(DOCUMENT, "<w:r><w:t>a</w:t></w:r>", field)) == "T014"


@pytest.mark.parametrize("code", ["PAGE", "NUMPAGES", "HYPERLINK &quot;https://gov.pl&quot;", "TOC \\o"])
def test_harmless_fields_may_stay(draft: Any, code: str) -> None:
    assert compile_template(
        draft.lines("a").replace(DOCUMENT, "<w:r><w:t>a</w:t></w:r>", f'<w:fldSimple w:instr="{code}"/>')
    )
