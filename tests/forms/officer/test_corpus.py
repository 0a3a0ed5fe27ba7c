"""Broken forms, as offices and their programs break them: each is refused or taken as its expectation says."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile, is_zipfile

import pytest
import yaml

from build_corpus import EXPECTED, FOLDER, build
from diagnoza.collecting import ImportOptions, import_forms
from diagnoza.problems import Failure, Problem
from support.cases import IS_LONG

CASES: Mapping[str, Any] = json.loads((FOLDER / EXPECTED).read_text(encoding="utf-8"))
ENGLISH = re.compile(
    r"\b(expected|found|while|parsing|invalid|error|failed|value|input|should|must|not|cannot|unable|file|string|token"
    r"|could|scanning|mapping|block|unexpected|None|True|False|Traceback|Exception)\b"
)
"""Words of the libraries beneath; not one of them is a Polish word."""
SHEET = 'format_arkusza: 1\nkwestionariusz: {into}\nwersja_kwestionariusza: "2026.1"\n' \
        "jednostka: {{nazwa: Urząd, rodzaj: gmina}}\nodpowiedzi: {{}}\n"  # fmt: skip


def imported(name: str, output: Path) -> tuple[bool, tuple[Problem, ...]]:
    """Whether the file was taken, and what was told; any exception but ours fails the test."""
    try:
        return True, import_forms([FOLDER / name], output, None, ImportOptions()).problems
    except Failure as failure:
        return False, failure.problems


def told(problems: tuple[Problem, ...]) -> list[dict[str, str]]:
    """Code, place and hint of each problem, in the order they are told."""
    return [
        {
            "code": problem.code,
            "place": problem.place.cell
            or (f"{problem.place.line}:{problem.place.column}" if problem.place.line else ""),
            "hint": problem.hint,
            "says": problem.message,
        }
        for problem in problems
    ]


def expected(problem: Mapping[str, str], found: Mapping[str, str]) -> dict[str, str]:
    """The problem as it has to be: the whole hint where the expectation names one, the part of the message it names."""
    says = problem.get("says", "")
    return {
        "code": problem["code"],
        "place": problem["place"],
        "hint": problem.get("hint", found["hint"]),
        "says": found["says"] if says in found["says"] else says,
    }


def held(output: Path) -> dict[str, dict[str, Any]]:
    """The answers of the sheet without who gave them; nie dotyczy has to be left to the auditor."""
    answers = {}
    for id_, entry in yaml.load(output.read_text(encoding="utf-8"), yaml.BaseLoader)["odpowiedzi"].items():
        given = dict(entry) if isinstance(entry, dict) else {"odpowiedz": entry}
        assert given.pop("ustalono")["metoda"] == "formularz"
        assert given.pop("uznane", None) == ("nie" if given["odpowiedz"] == "nie dotyczy" else None)
        answers[id_] = given
    return answers


@pytest.mark.parametrize("name", CASES)
def test_broken_form_is_refused_or_taken_as_expected(tmp_path: Path, name: str) -> None:
    """Every problem is told at its place with what is nearest and right, and nothing is written; or all that was typed
    is in the sheet."""
    case = CASES[name]
    output = tmp_path / "arkusz.yaml"
    before = SHEET.format(into=case["into"]) if "into" in case else None
    if before:
        output.write_text(before, encoding="utf-8")
    is_taken, problems = imported(name, output)
    found = told(problems)
    assert ("accepted" if is_taken else "refused") == case["verdict"], found
    assert [problem["code"] for problem in found] == [problem["code"] for problem in case["problems"]], found
    assert found == [expected(problem, one) for problem, one in zip(case["problems"], found, strict=True)]
    if is_taken:
        assert held(output) == case["answers"]
        text = output.read_text(encoding="utf-8")
        assert [part for part in case["head"] if part not in text] == []
    else:
        assert (output.read_text(encoding="utf-8") if before else output.exists()) == (before or False)
        assert any(problem.severity == "error" for problem in problems)
    assert [one for one in found if ENGLISH.search(one["hint"]) or ENGLISH.search(unquoted(one["says"]))] == []


def unquoted(message: str) -> str:
    """The message without what it quotes of the file."""
    return re.sub("„[^”]*”", "", message)


def test_the_corpus_is_what_its_script_builds() -> None:
    """`make generate` brings it up to date when the content of the bank changes; a part of it is tried unless
    DIAGNOZA_LONG=1. Workbooks are compared part by part, for they may be packed otherwise elsewhere."""
    share = 1 if IS_LONG else 11
    built = build(share)
    assert len(built) == -(-len(CASES) // share)
    for name, (data, expectation) in built.items():
        assert CASES[name] == expectation, name
        assert parts((FOLDER / name).read_bytes()) == parts(data), name
    assert {path.name for path in FOLDER.iterdir()} == {*CASES, EXPECTED}


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a zip, or all there is."""
    if not is_zipfile(BytesIO(data)):
        return {"": data}
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_corpus_is_small_and_holds_many_kinds_of_fault() -> None:
    """Three hundred files of at least sixty kinds in at most three megabytes."""
    files = list(FOLDER.iterdir())
    kinds = {re.sub(r"-\d+\.\w+$", "", name) for name in CASES}
    assert len(CASES) >= 300
    assert len(kinds) >= 60
    assert sum(name.endswith(".xlsx") for name in CASES) >= 100
    assert sum(path.stat().st_size for path in files) <= 3_000_000
