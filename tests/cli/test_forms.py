"""`formularz`: what is written and told, how it ends, and what it leaves alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from diagnoza.files.definition_cache import load_definition
from support.editor_yaml import as_editor

Diagnoza = Callable[..., Any]
Make = Callable[..., Any]


@pytest.fixture
def make(diagnoza: Diagnoza, folder: Path, tmp_path: Path) -> Make:
    """`formularz t-ankieta -o f.yaml` with what else is given."""

    def made(*options: object, output: str = "f.yaml") -> Any:
        return diagnoza("formularz", "t-ankieta", "-o", tmp_path / output, "--katalog", folder, *options)

    return made


def test_a_yaml_form_is_written_and_told_with_its_fingerprint(make: Make, tmp_path: Path) -> None:
    ran = make()
    assert (ran.code, ran.err) == (0, "")
    written = (tmp_path / "f.yaml").read_bytes()
    assert f"SHA-256: {hashlib.sha256(written).hexdigest()}\n" in ran.out
    assert "6 pytań" in ran.out.replace("\u00a0", " ")
    assert written.startswith(b"# formularz: t-ankieta 2026.2 sha256=")


def test_json_is_one_object_and_the_rest_goes_to_people(make: Make, tmp_path: Path) -> None:
    ran = make("--json")
    path = tmp_path / "f.yaml"
    assert ran.json == {
        "schema": 1,
        "form": str(path),
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "questionnaire": "t-ankieta",
        "questions": 6,
        "editor_schema": None,
        "problems": [],
    }
    assert "SHA-256" in ran.err


def test_the_alias_works(diagnoza: Diagnoza, folder: Path, tmp_path: Path) -> None:
    assert diagnoza("form", "t-ankieta", "-o", tmp_path / "f.yaml", "--katalog", folder).code == 0


def test_the_same_form_is_made_of_the_same_bytes(make: Make, tmp_path: Path) -> None:
    make(output="a.yaml")
    make(output="b.yaml")
    assert (tmp_path / "a.yaml").read_bytes() == (tmp_path / "b.yaml").read_bytes()


def test_a_form_is_not_overwritten_without_leave(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_text("moje", encoding="utf-8")
    ran = make("--json")
    assert (ran.code, ran.codes) == (1, ["F004"])
    assert path.read_text(encoding="utf-8") == "moje"
    assert make("--nadpisz").code == 0
    assert path.read_text(encoding="utf-8") != "moje"


def test_another_ending_is_refused_with_those_there_are(make: Make, tmp_path: Path) -> None:
    ran = make("--json", output="f.docx")
    assert (ran.code, ran.codes) == (1, ["F006"])
    assert ".xlsx, .html, .yaml" in ran.json["problems"][0]["hint"]
    assert list(tmp_path.glob("f.*")) == []


def test_a_form_in_a_missing_folder_cannot_be_written(make: Make) -> None:
    ran = make("--json", output="nie-ma/f.yaml")
    assert (ran.code, ran.codes) == (4, ["F003"])


@pytest.mark.parametrize(
    ("typed", "hint"), [("8.05.2026", "wpisz 2026-05-08"), ("2026-02-30", ""), ("jutro", "RRRR-MM-DD")]
)
def test_a_wrong_day_is_told_with_the_right_way(make: Make, tmp_path: Path, typed: str, hint: str) -> None:
    ran = make("--odpowiedz-do", typed, "--json")
    assert (ran.code, ran.codes) == (1, ["F027"])
    [problem] = ran.json["problems"]
    assert "--odpowiedz-do" in problem["message"]
    assert hint in problem["hint"]
    assert not (tmp_path / "f.yaml").exists()


def test_a_strange_area_is_told_with_the_nearest(make: Make, tmp_path: Path) -> None:
    ran = make("--obszary", "t-kopje", "--json")
    assert (ran.code, ran.codes) == (1, ["A010"])
    assert ran.json["problems"][0]["hint"] == "może chodziło o „t-kopie”?"
    assert not (tmp_path / "f.yaml").exists()


def test_a_choice_without_a_question_writes_nothing(make: Make, tmp_path: Path) -> None:
    ran = make("--dla", "kadry", "--zakres", "core", "--json")
    assert (ran.code, ran.codes) == (1, ["F026"])
    assert not (tmp_path / "f.yaml").exists()


def test_an_unknown_role_is_a_fault_of_usage(make: Make) -> None:
    assert make("--dla", "woźny").code == 2


def test_the_human_resources_officer_gets_her_questions_alone(diagnoza: Diagnoza, tmp_path: Path) -> None:
    path = tmp_path / "kadry.yaml"
    ran = diagnoza("formularz", "cyfrowa-gmina", "-o", path, "--dla", "kadry", "--json")
    asked = [q.id for q in load_definition("cyfrowa-gmina").questions if not q.ask or "kadry" in q.ask]
    assert list(as_editor(path.read_text(encoding="utf-8"))["odpowiedzi"]) == asked
    assert ran.json["questions"] == len(asked) < 20


def test_areas_may_be_given_together_and_apart(diagnoza: Diagnoza, tmp_path: Path) -> None:
    def asked(*areas: str) -> list[str]:
        path = tmp_path / "f.yaml"
        options = [part for area in areas for part in ("--obszary", area)]
        assert diagnoza("formularz", "cyfrowa-gmina", "-o", path, "--nadpisz", *options).code == 0
        return list(as_editor(path.read_text(encoding="utf-8"))["odpowiedzi"])

    assert asked("kopie, incydenty") == asked("incydenty", "kopie")
    assert set(asked("kopie")) < set(asked("incydenty", "kopie"))


def test_the_unit_is_taken_from_a_sheet_which_stays(make: Make, sheet: Path, tmp_path: Path) -> None:
    before = sheet.read_bytes()
    assert make("--jednostka", sheet).code == 0
    assert as_editor((tmp_path / "f.yaml").read_text(encoding="utf-8"))["jednostka"]["nazwa"] == "Urząd Próbny"
    ran = make("--jednostka", sheet, "--nadpisz", "--json", output=sheet.name)
    assert (ran.code, ran.codes) == (1, ["F007"])
    assert sheet.read_bytes() == before


# --schemat


def test_a_schema_is_written_beside_and_named_in_the_first_line(make: Make, tmp_path: Path) -> None:
    (tmp_path / "schematy").mkdir()
    schema = tmp_path / "schematy" / "ankieta.json"
    ran = make("--schemat", schema, "--json")
    assert ran.code == 0
    assert ran.json["editor_schema"] == str(schema)
    first = (tmp_path / "f.yaml").read_text(encoding="utf-8").split("\n")[0]
    assert first == "# yaml-language-server: $schema=schematy/ankieta.json"
    assert "t-kopie-sa" in json.loads(schema.read_bytes())["properties"]["odpowiedzi"]["properties"]


def test_the_way_to_the_schema_is_an_address_of_one_word(make: Make, tmp_path: Path) -> None:
    assert make("--schemat", tmp_path / "mój schemat%.json").code == 0
    first = (tmp_path / "f.yaml").read_text(encoding="utf-8").split("\n")[0]
    assert first == "# yaml-language-server: $schema=m%C3%B3j%20schemat%25.json"


@pytest.mark.parametrize("output", ["f.html", "f.xlsx"])
def test_only_a_yaml_form_has_a_schema(make: Make, tmp_path: Path, output: str) -> None:
    ran = make("--schemat", tmp_path / "s.json", "--json", output=output)
    assert (ran.code, ran.codes) == (1, ["F025"])
    assert list(tmp_path.iterdir()) == []


def test_form_and_schema_are_two_files(make: Make, tmp_path: Path) -> None:
    ran = make("--schemat", tmp_path / "." / "f.yaml", "--json")
    assert (ran.code, ran.codes) == (1, ["F038"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("schema", "code"), [("s.json", "F004"), ("nie-ma/s.json", "F003")])
def test_where_the_schema_may_not_be_written_no_form_is(make: Make, tmp_path: Path, schema: str, code: str) -> None:
    (tmp_path / "s.json").write_text("moje", encoding="utf-8")
    ran = make("--schemat", tmp_path / schema, "--json")
    assert ran.codes == [code]
    assert [path.name for path in tmp_path.iterdir()] == ["s.json"]
    assert (tmp_path / "s.json").read_text(encoding="utf-8") == "moje"


def test_a_schema_never_replaces_the_sheet_the_unit_is_taken_from(make: Make, sheet: Path) -> None:
    before = sheet.read_bytes()
    ran = make("--jednostka", sheet, "--schemat", sheet, "--nadpisz", "--json")
    assert (ran.code, ran.codes) == (1, ["F007"])
    assert sheet.read_bytes() == before
