"""Every sentence of the report with a number in it is Polish for 0, 1, 2, 5, 12, 22 and 101."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from diagnoza import wording
from diagnoza.evaluation.evaluate import evaluate
from diagnoza.evaluation.model import Evaluation
from diagnoza.files.content import shipped
from diagnoza.files.sheets import link_sheet, read_sheet
from diagnoza.plan.build import build_plan
from diagnoza.report.build import build_report
from diagnoza.report.summary import summary
from support.full_sheet import FULL
from support.reading import lay, own_definition
from support.small_bank import FILES


@pytest.fixture
def evaluation(tmp_path: Path) -> Evaluation:
    path = tmp_path / "a.yaml"
    path.write_text(FULL, encoding="utf-8")
    definition = own_definition(lay(tmp_path / "bank", FILES), "t-ankieta")
    loaded = link_sheet(read_sheet(path), definition)
    return evaluate(loaded.sheet, loaded.route, definition)


def with_findings(evaluation: Evaluation, certain: int, possible: int, critical: int) -> Evaluation:
    finding = evaluation.findings[0]
    standing = dataclasses.replace(finding, state="certain")
    findings = (standing,) * certain + (dataclasses.replace(finding, state="possible"),) * possible
    overall = dataclasses.replace(evaluation.overall, critical=critical)
    return dataclasses.replace(evaluation, findings=findings, overall=overall)


@pytest.mark.parametrize(
    ("count", "found", "critical", "still_open"),
    [
        (1, "Stwierdzono 1 ustalenie", "w tym 1 krytyczne.", "Do ustalenia pozostaje jeszcze 1 kwestia."),
        (2, "Stwierdzono 2 ustalenia", "w tym 2 krytyczne.", "Do ustalenia pozostają jeszcze 2 kwestie."),
        (5, "Stwierdzono 5 ustaleń", "w tym 5 krytycznych.", "Do ustalenia pozostaje jeszcze 5 kwestii."),
        (12, "Stwierdzono 12 ustaleń", "w tym 12 krytycznych.", "Do ustalenia pozostaje jeszcze 12 kwestii."),
        (22, "Stwierdzono 22 ustalenia", "w tym 22 krytyczne.", "Do ustalenia pozostają jeszcze 22 kwestie."),
        (101, "Stwierdzono 101 ustaleń", "w tym 101 krytycznych.", "Do ustalenia pozostaje jeszcze 101 kwestii."),
    ],
)
def test_summary_counts_in_polish(
    evaluation: Evaluation, count: int, found: str, critical: str, still_open: str
) -> None:
    counted = with_findings(evaluation, count, count, count)
    sentences = [text.replace("\u00a0", " ") for text in summary([counted], build_plan([evaluation])).sentences]
    assert f"{found}, {critical}" in sentences
    assert [text for text in sentences if text.startswith("Do ustalenia")] == ([still_open] if still_open else [])


@pytest.mark.parametrize(
    ("certain", "text"),
    [
        (0, "Nie stwierdzono ustaleń."),
        (1, "Stwierdzono 1 ustalenie; nie jest krytyczne."),
        (5, "Stwierdzono 5 ustaleń; żadne nie jest krytyczne."),
    ],
)
def test_none_is_said_in_words(evaluation: Evaluation, certain: int, text: str) -> None:
    """Not „w tym 0 krytycznych”."""
    counted = with_findings(evaluation, certain, 0, 0)
    sentences = summary([counted], build_plan([evaluation])).sentences
    assert text in [sentence.replace("\u00a0", " ") for sentence in sentences]


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (1, "1 odpowiedź, 1 „nie wiem”, 1 niezbadane, 1 „nie dotyczy”, 1 bez odpowiedzi"),
        (2, "2 odpowiedzi, 2 „nie wiem”, 2 niezbadane, 2 „nie dotyczy”, 2 bez odpowiedzi"),
        (5, "5 odpowiedzi, 5 „nie wiem”, 5 niezbadanych, 5 „nie dotyczy”, 5 bez odpowiedzi"),
        (12, "12 odpowiedzi, 12 „nie wiem”, 12 niezbadanych, 12 „nie dotyczy”, 12 bez odpowiedzi"),
        (22, "22 odpowiedzi, 22 „nie wiem”, 22 niezbadane, 22 „nie dotyczy”, 22 bez odpowiedzi"),
        (101, "101 odpowiedzi, 101 „nie wiem”, 101 niezbadanych, 101 „nie dotyczy”, 101 bez odpowiedzi"),
    ],
)
def test_area_counts_in_polish(evaluation: Evaluation, count: int, text: str) -> None:
    names = ("answered", "unknown", "not_examined", "not_applicable", "unanswered")
    area = dataclasses.replace(evaluation.areas[0], **dict.fromkeys(names, count))
    report = build_report([dataclasses.replace(evaluation, areas=(area,))], build_plan([evaluation]), [("a", "0")])
    assert report.units[0].areas[0].counts.replace("\u00a0", " ") == text


@pytest.mark.parametrize(
    ("months", "text", "term"),
    [
        (0, "niezwłocznie", "niezwłocznie"),
        (1, "w ciągu 1 miesiąca", "1 miesiąc"),
        (2, "w ciągu 2 miesięcy", "2 miesiące"),
        (5, "w ciągu 5 miesięcy", "5 miesięcy"),
        (12, "w ciągu 12 miesięcy", "12 miesięcy"),
        (22, "w ciągu 22 miesięcy", "22 miesiące"),
        (101, "w ciągu 101 miesięcy", "101 miesięcy"),
    ],
)
def test_terms_in_polish(evaluation: Evaluation, months: int, text: str, term: str) -> None:
    result = next(r for r in evaluation.measures if r.state == "certain" and r.is_first_choice and not r.is_declined)
    measure = dataclasses.replace(result.measure, term_months=months)
    changed = dataclasses.replace(evaluation, measures=(dataclasses.replace(result, measure=measure),))
    report = build_report([changed], build_plan([evaluation]), [("a", "0")])
    assert report.summary.first_measures[0].replace("\u00a0", " ").endswith(f", {text}")
    assert report.measures[0].term.replace("\u00a0", " ") == term


UNVARYING = {"szt.", "%"}


def test_every_unit_of_the_content_is_declined() -> None:
    units = {
        entry["unit"]
        for path in shipped("questionnaires").rglob("*.yaml")
        for entry in entries(yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader))
        if isinstance(entry.get("unit"), str)
    }
    assert "szt." in units
    assert {unit for unit in units if wording.counted(5, unit).endswith(unit)} - {"dni"} <= UNVARYING


def entries(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from entries(child)
