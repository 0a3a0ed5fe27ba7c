"""The shipped templates are what the tool builds, are valid and accessible; the whole report prints every field."""

from __future__ import annotations

import importlib
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cached_property
from io import BytesIO
from itertools import count, pairwise
from pathlib import Path
from types import ModuleType
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree

from diagnoza.files.templates import template_names
from diagnoza.render.docx.report import render_docx
from diagnoza.report import model
from support.validity import audit_errors

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("diagnoza", "jawna", "karta", "protokol", "rozliczenie", "start")
TEMPLATE = ROOT / "report_templates" / "diagnoza" / "szablon.docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LANGUAGE = {f"{W}val": "pl-PL", f"{W}eastAsia": "pl-PL", f"{W}bidi": "ar-SA"}
ROWS = {"people": 2, "samples": 5, "inspections": 3, "tests": 5, "not_examined": 2, "earlier": 2, "exclusions": 3}
ROWS |= {
    "evidence": 5,
    "open_findings": 5,
    "open_questions": 4,
    "idle": 2,
    "expenses": 5,
    "owned": 5,
    "limits": 3,
    "settlement": 4,
}
ROWS |= {"signatures": 2, "cells": 4, "findings": 3, "conformity": 3, "purchases": 3, "needless": 5}
UNPRINTED = ("tone", "units.id", "areas.id", "environment.id", "lines.item", "ineligible.item", "conditional.item")
"""Colours, and the ids a reader has no use for."""
CERTAIN = ("lines.state",)
"""What stands among what may be bought is certain."""
ELSEWHERE = ("talks.", "tallies.", "contents", "summary.decisions", "cover.questionnaire")
"""Printed by other templates, or by the engine."""
DOUBLED = ("cover.unit", "cover.head", "cover.grantee", "cover.programme", "cover.contract", "cover.conducted")
"""Stand among the fields of the cover, in words of their own."""
SHORT = (
    "cells.findings.title", "cells.open_findings.title", "measures.findings.title", "lines.findings.title",
    "ineligible.findings.title", "conditional.findings.title", "trace.measure.title", "trace.finding.title",
    "trace.measure.joint", "trace.finding.joint", "findings.joint",
)  # fmt: skip
"""Pointers printed by their number alone."""
IN_A_ROW = ("minor_findings.id", "minor_findings.trace", "major_findings.questions", "rejected.questions")
"""A minor finding is a row, which links to its questions; a major one is a card, which says in words what it follows from."""
GATHERED = ("units.areas.strengths",)
"""Printed for the whole unit."""
WITHOUT_MEANING = ("purchases.variants.added", "purchases.curve.limit")
"""Variants have their limits, points of a curve what each adds."""
BEGINS = ("ineligible.origin", "conditional.origin")
"""The first words of the basis, which is printed whole."""
UNSCORED = tuple(f"environment.{name}" for name in ("score", "range", "weight", "strengths"))
"""What an area without scored questions does not have."""


SAID_WHEN_EMPTY: dict[str, tuple[str, ...]] = {
    "diagnoza": (
        "Nie wpisano audytora; dokument pozostaje projektem.",
        "Nie stwierdzono ustaleń.",
        "Brak zaleceń.",
        "Plan nie zawiera zakupów.",
        "więc kwalifikowalności nie oceniono.",
        "Wydatków nie wpisano.",
        "Bez uwag do planu.",
        ": brak wyłączeń.",
        "Brak ustaleń do potwierdzenia.",
        "Na wszystkie pytania ustalono odpowiedź.",
    ),
    "karta": (
        "Opinia audytora: nie wyrażono.",
        "Nie stwierdzono ustaleń.",
        "Brak zaleceń.",
        "Żadna sprawa nie czeka na decyzję.",
        "Żaden obszar nie jest punktowany.",
        "Plan nie zawiera kwot.",
        "Nie wpisano osób podpisujących.",
    ),
    "rozliczenie": (
        "Nie wpisano audytora; dokument pozostaje projektem.",
        "kwestionariusz nie wskazuje aktów.",
        "Plan nie zawiera zakupów.",
        "Wydatków nie wpisano.",
        "Bez uwag do planu.",
        "więc kwalifikowalności nie oceniono.",
    ),
    "protokol": ("Audytor (imię i nazwisko, certyfikat i jego numer):", "Nie wpisano osób podpisujących."),
    "start": (
        "Zakres:",
        "Termin (od – do):",
        "Audytor (imię i nazwisko, certyfikat):",
        "wykaz audytor ustali z urzędem",
        "terminy audytor ustali z urzędem",
        "Zakres testów:",
        "Imię i nazwisko, data, podpis:",
    ),
}
"""A sentence, or a line to fill, for whatever is not there."""
WITH_DRAFT_MARK = ("diagnoza", "jawna", "karta", "rozliczenie")
"""The record has its own drafts, and the letters are no report."""


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def text_of(data: bytes) -> str:
    """All text a reader sees, a paragraph a line."""
    names = [name for name in parts(data) if name.startswith(("word/document", "word/header", "word/footer"))]
    roots = [etree.fromstring(parts(data)[name]) for name in names]
    return "\n".join("".join(p.itertext(f"{W}t")) for root in roots for p in root.iter(f"{W}p"))


def errors(data: bytes, path: Path) -> list[str]:
    path.write_bytes(data)
    return audit_errors(path)


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    return importlib.import_module("build_templates")


@pytest.fixture(scope="module", params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def path(name: str) -> Path:
    return ROOT / "report_templates" / name / "szablon.docx"


@pytest.fixture(scope="module")
def template(path: Path) -> bytes:
    return path.read_bytes()


@pytest.fixture(scope="module")
def body(template: bytes) -> etree._Element:
    return next(etree.fromstring(parts(template)["word/document.xml"]).iter(f"{W}body"))


class Sample:
    """A report in which every text differs from every other; `texts` says where each stands."""

    def __init__(self, items: int) -> None:
        self.items = items
        self.texts: dict[str, str] = {}
        self.numbers = count(1)

    @cached_property
    def whole(self) -> model.Report:
        made = self.make(model.Report, ())
        assert isinstance(made, model.Report)
        return made

    def report(self) -> model.Report:
        """Always the same one."""
        return self.whole

    def make(self, kind: Any, path: tuple[str, ...]) -> Any:
        if is_dataclass(kind):
            hints = typing.get_type_hints(kind)
            return kind(**{entry.name: self.make(hints[entry.name], (*path, entry.name)) for entry in fields(kind)})
        if typing.get_origin(kind) is tuple:
            inner = typing.get_args(kind)[0]
            return tuple(self.make(inner, path) for _ in range(self.length(path, inner)))
        if kind is bool:
            return True
        if kind == int | None:
            return 37
        if kind is date:
            return date(2026, 1, 31)
        if path[-1] == "tone":
            return "high"
        text = f"tekst{next(self.numbers):05}"
        self.texts[text] = ".".join(path)
        return text if self.items else ""

    def length(self, path: tuple[str, ...], inner: Any) -> int:
        if path[-1] == "units" and len(path) == 1:
            return max(self.items, 1)
        if inner is str and path[-1] == "cells":
            return ROWS[path[-2]]
        return ROWS["cells"] if path[-1] == "cells" else self.items


@pytest.fixture(scope="module", params=[2, 1], ids=["two", "one"])
def sample(request: pytest.FixtureRequest) -> Sample:
    return Sample(request.param)


def test_every_template_that_ships_is_tried(tool: ModuleType) -> None:
    assert set(template_names()) == set(NAMES) == set(tool.RECIPES)


def test_the_template_is_what_the_tool_builds(tool: ModuleType, name: str, template: bytes) -> None:
    assert tool.build(name) == template, "run: python tools/build_templates.py"


def test_building_twice_gives_the_same_bytes(tool: ModuleType, name: str) -> None:
    assert tool.build(name) == tool.build(name)


def test_the_template_is_valid(template: bytes, tmp_path: Path) -> None:
    assert errors(template, tmp_path / "szablon.docx") == []


def test_every_field_of_the_report_is_printed(sample: Sample) -> None:
    shown = text_of(render_docx(sample.report(), TEMPLATE))
    missing = {path for text, path in sample.texts.items() if text not in shown}
    unit = {"measures.unit", "changes.rows.unit", "opinions.unit"} if sample.items == 1 else set()
    told = {
        path
        for path in missing
        if not path.endswith((*UNPRINTED, *UNSCORED, *SHORT, *IN_A_ROW, *GATHERED, *BEGINS, *WITHOUT_MEANING, *CERTAIN))
    }
    assert {path for path in told if not path.startswith((*ELSEWHERE, *DOUBLED))} - unit == set()


@pytest.mark.parametrize("items", [2, 1, 0], ids=["two", "one", "none"])
def test_a_report_is_valid_and_shows_no_machinery(items: int, path: Path, tmp_path: Path) -> None:
    data = render_docx(Sample(items).report(), path)
    shown = text_of(data)
    assert errors(data, tmp_path / "raport.docx") == []
    assert not any(mark in shown for mark in ("{{", "{%", "None"))
    root = etree.fromstring(parts(data)["word/document.xml"])
    # A text that is empty itself leaves its paragraph empty; no example has such.
    assert not items or not any(map(is_blank, root.iter(f"{W}p")))


@pytest.mark.parametrize(("short", "sentences"), list(SAID_WHEN_EMPTY.items()))
def test_an_empty_report_says_so(short: str, sentences: tuple[str, ...]) -> None:
    empty = Sample(0).report()
    template = ROOT / "report_templates" / short / "szablon.docx"
    shown = text_of(render_docx(replace(empty, cover=replace(empty.cover, is_draft=False)), template))
    assert "PROJEKT" not in shown
    assert [sentence for sentence in sentences if sentence not in shown] == []


@pytest.mark.parametrize("items", [2, 0], ids=["two", "none"])
def test_the_public_version_claims_nothing_of_what_was_left_out(items: int) -> None:
    """An emptied list means „left out”; a sentence such as „Nie stwierdzono ustaleń” would be false."""
    report = Sample(items).report()
    shown = text_of(render_docx(replace(report, is_public=True), ROOT / "report_templates" / "jawna" / "szablon.docx"))
    for claim in ("Nie stwierdzono", "Brak ", "brak ", "nie zawiera", "nie odnotowano", "Nie wpisano", "nie wpisano"):
        assert claim not in shown


def test_the_public_version_prints_no_person_finding_or_answer(sample: Sample) -> None:
    """Even of a report nobody emptied."""
    shown = text_of(render_docx(sample.report(), ROOT / "report_templates" / "jawna" / "szablon.docx"))
    printed = {path for text, path in sample.texts.items() if text in shown}
    secret = (
        "cover.head",
        "cover.auditors",
        "cover.fields",
        "summary.worst",
        "summary.first",
        "courses.people",
        "units.open",
    )
    secret += (
        "courses.evidence",
        "courses.tests",
        "units.rejected",
        "units.areas.answers",
        "units.areas.major_findings",
    )
    secret += ("units.areas.minor", "measures", "trace", "talks", "units.strengths", "units.exclusions", "units.idle")
    assert {path for path in printed if path.startswith(secret)} == set()
    names = {text for text, path in sample.texts.items() if path == "signatures.cells"}
    assert len([text for text in names if text in shown]) == sample.items


def test_a_report_not_made_for_the_public_says_so_in_the_public_version(sample: Sample) -> None:
    report = replace(sample.report(), is_public=False)
    shown = text_of(render_docx(report, ROOT / "report_templates" / "jawna" / "szablon.docx"))
    assert "raport trzeba zapisać z opcją --jawna" in shown
    assert "Wersja jawna" not in shown


def test_a_question_without_use_is_only_among_those_without_use(sample: Sample) -> None:
    report = sample.report()
    unit = report.units[0]
    hidden = replace(unit.areas[0].answers[0], text="pytanie ukryte", is_active=False)
    unit = replace(unit, areas=(replace(unit.areas[0], answers=(hidden,)),), idle_answers=(hidden,))
    shown = text_of(render_docx(replace(report, units=(unit,)), TEMPLATE))
    assert shown.count("pytanie ukryte") == 1
    assert "Żadne pytanie nie ma zastosowania." in shown


def test_the_notice_is_on_every_page_and_the_draft_is_marked(sample: Sample, name: str, path: Path) -> None:
    report = sample.report()
    header = next(xml.decode() for part, xml in parts(render_docx(report, path)).items() if "header" in part)
    assert ("PROJEKT" in header) == (name in WITH_DRAFT_MARK)
    assert (report.cover.notice in header) == (name in WITH_DRAFT_MARK and name != "jawna")
    final = replace(report, cover=replace(report.cover, is_draft=False))
    assert "PROJEKT" not in text_of(render_docx(final, path))


def test_words_of_classified_information_are_absent(template: bytes) -> None:
    assert not any(word in text_of(template).upper() for word in ("POUFNE", "ZASTRZEŻONE"))


def is_blank(paragraph: etree._Element) -> bool:
    """Neither words nor a picture."""
    return not "".join(paragraph.itertext(f"{W}t")).strip() and paragraph.find(f".//{W}drawing") is None


def tables(body: etree._Element) -> Iterator[tuple[etree._Element, list[etree._Element]]]:
    for table in body.iter(f"{W}tbl"):
        yield table, table.findall(f"{W}tr")


def is_tag(row: etree._Element) -> bool:
    return "".join(row.itertext(f"{W}t")).startswith("{%tr")


def test_the_first_row_of_every_table_is_its_head(body: etree._Element) -> None:
    for _, rows in tables(body):
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        assert heads == [True, *[False] * (len(rows) - 1)]


def test_every_table_has_a_name_and_a_description(body: etree._Element) -> None:
    for table, _ in tables(body):
        for name in ("tblCaption", "tblDescription"):
            said = table.find(f"{W}tblPr/{W}{name}")
            assert said is not None
            assert said.get(f"{W}val")


def test_widths_are_fixed_and_agree_with_the_grid(body: etree._Element) -> None:
    for table, rows in tables(body):
        layout = table.find(f"{W}tblPr/{W}tblLayout")
        assert layout is not None
        assert layout.get(f"{W}type") == "fixed"
        grid = [column.get(f"{W}w") for column in table.iter(f"{W}gridCol")]
        for row in rows:
            if not is_tag(row):
                assert [width.get(f"{W}w") for width in row.iter(f"{W}tcW")] == grid
                assert row.find(f".//{W}gridSpan") is None
                assert row.find(f".//{W}vMerge") is None


def test_rows_stay_whole_but_for_the_lists_of_the_environment(name: str, body: etree._Element) -> None:
    split = [
        row for _, rows in tables(body) for row in rows if not is_tag(row) and row.find(f"{W}trPr/{W}cantSplit") is None
    ]
    assert all("a.answer" in "".join(row.itertext(f"{W}t")) for row in split)
    assert len(split) == (1 if name == "diagnoza" else 0)


def test_no_paragraph_is_empty(body: etree._Element) -> None:
    assert not any(map(is_blank, body.iter(f"{W}p")))


def test_headings_skip_no_level_and_begin_with_the_first(sample: Sample, path: Path) -> None:
    root = etree.fromstring(parts(render_docx(sample.report(), path))["word/document.xml"])
    styles = [style.get(f"{W}val", "") for style in root.iter(f"{W}pStyle")]
    levels = [int(style[-1]) for style in styles if style.startswith("Heading")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_no_table_touches_the_next(sample: Sample, path: Path) -> None:
    root = etree.fromstring(parts(render_docx(sample.report(), path))["word/document.xml"])
    for table in root.iter(f"{W}tbl"):
        following = table.getnext()
        assert following is not None
        assert following.tag == f"{W}p"


def test_the_language_is_polish_everywhere(template: bytes) -> None:
    found = parts(template)
    styles, settings = (etree.fromstring(found[f"word/{name}.xml"]) for name in ("styles", "settings"))
    languages = list(styles.iter(f"{W}lang"))
    assert languages[0].getparent() is styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert all(dict(language.attrib) == LANGUAGE for language in languages)
    theme = settings.find(f"{W}themeFontLang")
    assert theme is not None
    assert theme.get(f"{W}val") == "pl-PL"
    assert settings.find(f"{W}autoHyphenation") is not None
    assert settings.find(f"{W}updateFields") is None
    assert "<dc:language>pl-PL</dc:language>" in found["docProps/core.xml"].decode()
    assert "– {{ units[0].name }}</dc:title>" in found["docProps/core.xml"].decode()


def test_text_is_large_enough_and_dark_enough(template: bytes) -> None:
    styles = etree.fromstring(parts(template)["word/styles.xml"])
    default = styles.find(f"{W}docDefaults//{W}sz")
    assert default is not None
    assert default.get(f"{W}val") == "22"
    assert all(int(size.get(f"{W}val", "0")) >= 19 for size in styles.iter(f"{W}sz"))
    shades = [shade.get(f"{W}fill", "") for shade in styles.iter(f"{W}shd")]
    for colour in styles.iter(f"{W}color"):
        assert all(contrast(colour.get(f"{W}val", ""), ground) >= 4.5 for ground in ("FFFFFF", *shades))


def contrast(one: str, other: str) -> float:
    """WCAG 2.1, relative luminance."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_styles_used_are_defined(template: bytes) -> None:
    found = parts(template)
    defined = {style.get(f"{W}styleId") for style in etree.fromstring(found["word/styles.xml"]).iter(f"{W}style")}
    for name in [name for name in found if name.startswith(("word/document", "word/header", "word/footer"))]:
        root = etree.fromstring(found[name])
        assert {use.get(f"{W}val") for use in root.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")} <= defined
