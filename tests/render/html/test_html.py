"""The HTML report: valid, whole in itself, shut to the outside; what people typed is text in it."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import html5lib
import pytest
from lxml import html
from lxml.etree import _Element
from lxml.html import HtmlElement

from diagnoza.render.html import render_html
from diagnoza.report.model import Report
from support.reports import example, typed


@pytest.fixture(scope="module", params=["gmina-przykladowa", "gmina-z-jednostkami", "ksc-2026"])
def text(request: pytest.FixtureRequest) -> str:
    return render_html(example(request.param))


@pytest.fixture(scope="module")
def page(text: str) -> HtmlElement:
    return html.document_fromstring(text)


def folded(text: str) -> str:
    return " ".join(text.split())


def with_note(folder: Path, note: str) -> str:
    """A report whose one answer has this note (given as the lines of a YAML block)."""
    lines = "\n".join(f"      {line}" for line in note.split("\n"))
    return render_html(typed(folder, f"odpowiedzi:\n  kopie-sa:\n    odpowiedz: nie\n    uwagi: |\n{lines}\n"))


def strictly_parsed(text: str) -> Any:
    """The page by the parser of the standard, which here takes no error."""
    builder = html5lib.getTreeBuilder("lxml")
    return html5lib.HTMLParser(builder, strict=True, namespaceHTMLElements=False).parse(text)


def notes(text: str) -> _Element:
    """The cell of the note."""
    # The parser of the standard: to lxml's own „wbr” is an element that has to be closed.
    page = strictly_parsed(text)
    (row,) = page.xpath("//tr[@id='p.kopie-sa']")
    cell: _Element = row[2]
    return cell


def read(cell: _Element) -> str:
    return folded("".join(cell.itertext()))


def test_parser_of_the_standard_finds_no_error(text: str) -> None:
    html5lib.HTMLParser(strict=True).parse(text)


def test_language_and_title_are_told(page: HtmlElement) -> None:
    assert page.get("lang") == "pl"
    assert page.findtext("head/title").startswith("Diagnoza cyberbezpieczeństwa — ")
    assert len(page.xpath("//h1")) == len(page.xpath("//main")) == len(page.xpath("//header")) == 1


def test_ids_are_unique_and_every_link_has_its_target(page: HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = set(page.xpath("//a/@href"))
    assert {target for target in targets if target.startswith("#")} <= {f"#{id_}" for id_ in ids}
    assert all(target.startswith(("#", "https://", "http://")) for target in targets)


def test_headings_skip_no_level(page: HtmlElement) -> None:
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_a_caption_and_headers_with_scope(page: HtmlElement) -> None:
    tables = page.xpath("//table")
    assert len(tables) > 40
    for table in tables:
        assert table.findtext("caption")
        assert {cell.get("scope") for cell in table.xpath("thead//th")} == {"col"}
        assert table.xpath("thead//td") == []
        for row in table.xpath("tbody/tr"):
            assert [cell.get("scope") for cell in row.xpath("th")] == ["row"]
            assert len(row) == len(table.xpath("thead/tr/th"))


def test_tables_scroll_in_a_frame_that_takes_the_focus_and_has_a_name(page: HtmlElement) -> None:
    frames = [table.getparent() for table in page.xpath("//table")]
    assert all(frame.get("tabindex") == "0" and frame.get("role") and frame.get("aria-label") for frame in frames)


def test_nothing_runs_and_nothing_is_fetched(text: str, page: HtmlElement) -> None:
    assert page.xpath("//script|//link|//img|//iframe|//object|//embed|//form|//base|//*[@src]|//*[@style]") == []
    assert page.xpath("//@*[starts-with(name(), 'on')]") == []
    assert "url(" not in text
    assert "@import" not in text


def test_policy_lets_in_the_style_sheet_and_nothing_else(page: HtmlElement) -> None:
    (style,) = page.xpath("//style")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_bars_are_as_long_as_the_result_says() -> None:
    report = example("gmina-przykladowa")
    page = html.document_fromstring(render_html(report))
    drawn = [
        (int(svg[1].get("width")), int(svg[2].get("x")), int(svg[2].get("width"))) for svg in page.xpath("//td/svg")
    ]
    assert drawn == [(a.percent, a.percent, a.open_percent) for a in report.units[0].areas]


def contrast(first: str, second: str) -> float:
    """WCAG 2.1, relative luminance."""

    def luminance(colour: str) -> float:
        full = colour if len(colour) == 6 else "".join(digit * 2 for digit in colour)
        parts = [int(full[index : index + 2], 16) / 255 for index in (0, 2, 4)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_every_shade_can_be_read_on(text: str) -> None:
    shades = re.findall(r"--ton: #([0-9a-f]{6})", text)
    assert len(shades) == 6
    ink, link = "14202e", "14508c"
    assert f"--tekst: #{ink}" in text
    assert f"a {{ color: #{link}; }}" in text
    grounds = [*shades, "ffffff", "f3f6f9", "fff4c2"]
    assert [shade for shade in grounds if contrast(ink, shade) < 4.5 or contrast(link, shade) < 4.5] == []
    assert contrast("7a1414", "fdf1f1") >= 4.5


@pytest.mark.parametrize(("is_draft", "mark"), [(True, "PROJEKT · "), (False, "")])
def test_printed_pages_carry_the_draft_mark_and_the_notice(*, is_draft: bool, mark: str) -> None:
    report = example("gmina-przykladowa")
    cover = dataclasses.replace(report.cover, is_draft=is_draft)
    text = render_html(dataclasses.replace(report, cover=cover))
    (coded,) = re.findall(r'@bottom-left \{ content: "([^"]*)"; \}', text)
    foot = re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), coded)
    assert foot == f"{mark}Dokument zawiera opis zabezpieczeń i słabości systemów. Nie publikować w BIP."


def test_final_public_report_has_no_mark(tmp_path: Path) -> None:
    report = typed(tmp_path, "odpowiedzi: {}\n")
    cover = dataclasses.replace(report.cover, is_draft=False, status="wersja ostateczna", notice="")
    text = render_html(dataclasses.replace(report, is_public=True, cover=cover))
    assert '@bottom-left { content: ""; }' in text
    assert "PROJEKT" not in text
    assert "Nie publikować" not in text


@pytest.mark.parametrize(
    "hostile",
    [
        "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\"><a href='javascript:alert(1)'>x</a>",
        "</td></tr></table></style><!-- ",
        "A & B &lt; C &amp; D &#60;",
        "{{ 7*7 }} {% if x %} ]]>",
        "\N{PERSON WITH FOLDED HANDS}\N{EMOJI MODIFIER FITZPATRICK TYPE-4} \N{GRINNING FACE}",
        "javascript:alert(1) https://zly.example/x",
    ],
)
def test_hostile_text_is_text(tmp_path: Path, hostile: str) -> None:
    cell = notes(with_note(tmp_path, hostile))
    assert len(cell) == 0
    assert read(cell) == folded(hostile)


def test_hostile_name_of_the_unit_stays_a_title_and_a_text(tmp_path: Path) -> None:
    name = "Urząd </title><script>x</script> \" ' </style>"
    quoted = name.replace("'", "''")
    text = render_html(typed(tmp_path, f"jednostka: {{nazwa: '{quoted}', rodzaj: gmina}}\nodpowiedzi: {{}}\n"))
    html5lib.HTMLParser(strict=True).parse(text)
    page = html.document_fromstring(text)
    assert name in page.findtext("head/title")
    assert page.xpath("//script") == []


def test_hostile_notice_cannot_leave_the_style_sheet(tmp_path: Path) -> None:
    report = typed(tmp_path, "odpowiedzi: {}\n")
    notice = 'x"; } </style><script>y</script> \\'
    text = render_html(dataclasses.replace(report, cover=dataclasses.replace(report.cover, notice=notice)))
    page = html.document_fromstring(text)
    assert page.xpath("//script") == []
    assert len(page.xpath("//style")) == 1
    assert notice in page.text_content()


def test_line_breaks_of_a_note_stay(tmp_path: Path) -> None:
    cell = notes(with_note(tmp_path, "pierwszy\ndrugi\n\nczwarty"))
    assert [child.tag for child in cell] == ["br", "br", "br"]


def test_text_from_right_to_left_is_set_apart(tmp_path: Path) -> None:
    cell = notes(with_note(tmp_path, "zwykły\nשלום abc\n\u202eodwrócony"))
    assert [(child.tag, child.text) for child in cell if child.tag != "br"] == [
        ("bdi", "שלום abc"),
        ("bdi", "\u202eodwrócony"),
    ]


@pytest.mark.parametrize("word", ["słowo ", "bezodstępu"])
def test_long_note_is_whole_and_can_be_broken(tmp_path: Path, word: str) -> None:
    note = word * (100_000 // len(word))
    cell = notes(with_note(tmp_path, note.strip()))
    assert read(cell) == folded(note)
    pieces = [cell.text or "", *(child.tail or "" for child in cell)]
    assert max(len(part) for piece in pieces for part in piece.split()) <= 40


def test_public_report_is_a_whole_page() -> None:
    report: Report = dataclasses.replace(example("gmina-z-jednostkami"), is_public=True)
    text = render_html(report)
    html5lib.HTMLParser(strict=True).parse(text)
    page = html.document_fromstring(text)
    assert not page.xpath("//*[starts-with(@id, 'u-') or starts-with(@id, 'p.')]")
    assert {href[1:] for href in page.xpath("//a/@href")} <= set(page.xpath("//@id"))
