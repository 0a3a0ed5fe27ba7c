"""Every abbreviation that a report uses is explained in it, and no other."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from diagnoza.files.content import shipped
from diagnoza.pipeline import open_case, plan_case
from diagnoza.report.abbreviations import ABBREVIATIONS, strings
from diagnoza.report.build import build_report
from diagnoza.report.model import Report
from diagnoza.report.public import public
from support.examples import CASES

NOT_ABBREVIATIONS = {
    "AA": "a level of WCAG, printed behind it",
    "CGEIT": "a certificate, spelled out before it",
    "CIA": "a certificate, spelled out before it",
    "CISA": "a certificate, spelled out before it",
    "CISM": "a certificate, spelled out before it",
    "CISSP": "a certificate, spelled out before it",
    "CRISC": "a certificate, spelled out before it",
    "SSCP": "a certificate, spelled out before it",
    "IIA": "an issuer of certificates",
    "ISA": "a certificate's own name",
    "ISACA": "an issuer of certificates",
    "DU": "the official journal in an address",
    "II": "Roman numeral",
    "III": "Roman numeral",
    "IV": "Roman numeral",
    "EN": "part of a standard's number",
    "PN": "part of a standard's number",
    "PN-EN": "part of a standard's number",
    "PN-ISO": "part of a standard's number",
    "EU": "part of REACT-EU",
    "REACT": "part of REACT-EU",
    "SHA": "part of SHA-256",
}
CAPITALS = re.compile(r"(?<![^\W_])[A-ZĄĆĘŁŃÓŚŹŻ]{2,}[0-9]*(?:-[A-ZĄĆĘŁŃÓŚŹŻ0-9]+)?(?![^\W_])")


def report(example: str) -> Report:
    case = open_case(CASES[example])
    return build_report(case.evaluations, plan_case(case), case.sources)


def texts(node: Any) -> Iterator[str]:
    """Texts of a YAML file that are printed: not ids, addresses or other names of a purchase."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key not in ("url", "synonyms", "id"):
                yield from texts(value)
    elif isinstance(node, list):
        for entry in node:
            yield from texts(entry)
    elif isinstance(node, str):
        yield node


def test_every_word_in_capitals_of_the_content_is_explained_or_reviewed() -> None:
    used = {
        word
        for path in shipped("questionnaires").rglob("*.yaml")
        if path.name != "brands.yaml"  # names of firms, which no report prints
        for text in texts(yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader))
        for word in CAPITALS.findall(text)
    }
    assert used & {"SZBI", "DMARC"}
    assert sorted(used - ABBREVIATIONS.keys() - NOT_ABBREVIATIONS.keys()) == []


def test_no_word_is_both_explained_and_excepted() -> None:
    assert sorted(ABBREVIATIONS.keys() & NOT_ABBREVIATIONS.keys()) == []


@pytest.mark.parametrize("example", CASES)
def test_report_explains_what_it_uses_and_nothing_else(example: str) -> None:
    for made in (report(example), public(report(example))):
        bare = dataclasses.replace(made, abbreviations=())
        words = "\n".join(strings(bare))
        explained = [field.label for field in made.abbreviations]
        assert explained == sorted(explained, key=str.casefold)
        assert {
            short
            for short in ABBREVIATIONS
            if short in words and re.search(rf"(?<![^\W_]){re.escape(short)}(?![^\W_])", words)
        } == set(explained)


def test_public_version_explains_less() -> None:
    full = report("gmina-przykladowa")
    assert {f.label for f in public(full).abbreviations} < {f.label for f in full.abbreviations}


@pytest.mark.parametrize("short", ABBREVIATIONS)
def test_explanation_is_a_polish_phrase_without_a_full_stop(short: str) -> None:
    text = ABBREVIATIONS[short]
    assert text.strip() == text
    assert not text.endswith(".")
    assert short not in text.split()
