"""The author's guide is what the tool builds, its links lead somewhere, and its example keeps its own rules."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from build_guide import GUIDE
from content_format.guide import PROSE, guide_text
from content_format.kinds import CONTENT_KINDS
from content_format.shapes import fields_of, records_of, shape_of
from diagnoza.definition.conditions import ConditionSource
from diagnoza.evaluation.evaluate import evaluate
from diagnoza.files.definition_cache import load_definition
from diagnoza.files.definitions import lint_folder
from diagnoza.files.sheets import link_sheet, read_sheet
from diagnoza.problems.catalogue import CATALOGUE

BLOCK = re.compile(r"```yaml\n# (\S+)\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def guide() -> str:
    return GUIDE.read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path, guide: str) -> Path:
    """The example written out as a user's own folder."""
    for name, text in BLOCK.findall(guide):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_the_guide_is_what_the_tool_builds(guide: str) -> None:
    assert guide == guide_text(), "run: make generate"


def test_the_example_is_a_whole_questionnaire_without_a_fault(folder: Path) -> None:
    names = {str(path.relative_to(folder)) for path in folder.rglob("*.yaml")}
    assert names == {"bank/areas/kamery.yaml", "bank/measures.yaml", "monitoring/questionnaire.yaml"}
    own = [problem for problem in lint_folder(folder) if problem.place.file.startswith(str(folder))]
    assert own == []


def test_the_example_can_be_answered(folder: Path) -> None:
    definition = load_definition("monitoring", folder)
    sheet = folder / "arkusz.yaml"
    sheet.write_text(
        """\
format_arkusza: 1
kwestionariusz: monitoring
wersja_kwestionariusza: "2026.1"
jednostka: {nazwa: Urząd, rodzaj: gmina}
przeprowadzono: {do: 2026-11-20}
odpowiedzi: {kam-sa: tak, kam-siec: nie, kam-aktualizacja: 2026-05-04}
""",
        encoding="utf-8",
    )
    loaded = link_sheet(read_sheet(sheet), definition)
    result = evaluate(loaded.sheet, loaded.route, definition)
    assert [finding.id for finding in result.findings if finding.state == "certain"] == ["kam-wspolna-siec"]


def test_every_code_of_the_linter_is_explained(guide: str) -> None:
    told = re.findall(r"^\| (D\d{3}) \|", guide, re.MULTILINE)
    assert told == [code for code in CATALOGUE if code.startswith("D")]


def test_every_key_of_every_kind_of_file_is_in_the_reference(guide: str) -> None:
    reference = guide.partition("## Every field")[2]
    for kind in CONTENT_KINDS:
        for model in records_of(shape_of(kind.type)):
            assert all(f"| `{field.key}` |" in reference for field in fields_of(model))


def test_every_operator_is_in_the_table_of_conditions(guide: str) -> None:
    table = guide.partition("## Conditions")[2].partition("## ")[0]
    keys = [field.key for field in fields_of(ConditionSource)]
    assert [key for key in keys if f"`{key}`" not in table and f"{key}:" not in table] == []


def test_links_within_lead_to_headings_and_each_heading_stands_once(guide: str) -> None:
    headings = [line.lstrip("#").strip().lower() for line in guide.splitlines() if line.startswith("#")]
    anchors = [re.sub(r"[^\w -]", "", heading).replace(" ", "-") for heading in headings]
    outside = [anchor for anchor in anchors if not anchor.startswith(("bank", "monitoring"))]
    assert sorted(set(outside)) == sorted(outside)
    assert set(re.findall(r"\]\(#([^)]+)\)", guide)) <= set(anchors)


def test_a_table_has_the_same_number_of_cells_in_every_row(guide: str) -> None:
    rows = [re.sub(r"\\\|", "", line) for line in guide.splitlines()]
    for row, after in pairwise(rows):
        if row.startswith("|") and after.startswith("|"):
            assert row.count("|") == after.count("|"), after


def test_the_prose_says_where_the_tables_go() -> None:
    text = PROSE.read_text(encoding="utf-8")
    assert all(text.count(f"<!-- {name} -->") == 1 for name in ("files", "codes", "reference"))
