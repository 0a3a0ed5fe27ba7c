"""`szablon nowy`, `szablon pola`, and `sprawdz` on a template."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from diagnoza.files.templates import template_names, template_path
from support.small_template import BODY, line, template

Diagnoza = Callable[..., Any]


@pytest.mark.parametrize("command", [("szablon", "nowy"), ("template", "new")])
def test_nowy_copies_the_template_and_says_what_next(
    diagnoza: Diagnoza, tmp_path: Path, command: tuple[str, str]
) -> None:
    path = tmp_path / "nasz.docx"
    ran = diagnoza(*command, path)
    assert ran.code == 0
    assert path.read_bytes() == template_path("diagnoza").read_bytes()
    assert all(
        told in ran.out
        for told in ("w Wordzie", "diagnoza szablon pola", f"diagnoza sprawdz {path}", f"--szablon {path}")
    )


def test_nowy_does_not_write_over_a_file_without_leave(diagnoza: Diagnoza, tmp_path: Path) -> None:
    path = tmp_path / "nasz.docx"
    path.write_bytes(b"praca firmy")
    ran = diagnoza("szablon", "nowy", path)
    assert (ran.code, path.read_bytes()) == (1, b"praca firmy")
    assert "F004" in ran.err
    assert diagnoza("szablon", "nowy", path, "--nadpisz").code == 0
    assert path.read_bytes() != b"praca firmy"


def test_nowy_names_the_nearest_template_and_writes_nothing(diagnoza: Diagnoza, tmp_path: Path) -> None:
    ran = diagnoza("szablon", "nowy", tmp_path / "a.docx", "--z", "diagnoz")
    assert ran.code == 1
    assert "T075" in ran.err
    assert "może chodziło o „diagnoza”?" in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["../diagnoza", "/etc", "diagnoza/../diagnoza", ""])
def test_nowy_takes_names_and_no_paths(diagnoza: Diagnoza, tmp_path: Path, name: str) -> None:
    assert diagnoza("szablon", "nowy", tmp_path / "a.docx", "--z", name).code == 1


def test_nowy_refuses_another_suffix(diagnoza: Diagnoza, tmp_path: Path) -> None:
    ran = diagnoza("szablon", "nowy", tmp_path / "a.dotx")
    assert (ran.code, "F006" in ran.err) == (1, True)


def test_the_standard_template_comes_first() -> None:
    assert template_names()[0] == "diagnoza"


def test_pola_lists_fields_loops_and_samples(diagnoza: Diagnoza) -> None:
    ran = diagnoza("szablon", "pola")
    assert ran.code == 0
    assert re.search(r"^cover\.title  tytuł  → \S", ran.out, re.MULTILINE)
    assert re.search(r"^  \{% for area in unit\.areas %\}", ran.out, re.MULTILINE)
    assert re.search(r"^    area\.title  tytuł  → \S", ran.out, re.MULTILINE)


def test_pola_fits_a_terminal_of_80_columns(diagnoza: Diagnoza, monkeypatch: pytest.MonkeyPatch) -> None:
    from diagnoza.pipeline import template_fields
    from diagnoza.render.template_fields import print_fields
    from diagnoza.render.terminal import make_console

    console = make_console(stderr=False)
    console.width = 80
    with console.capture() as shown:
        print_fields(console, template_fields(None))
    lines = shown.get().splitlines()
    assert max(map(len, lines)) <= 80
    assert len(lines) > 200


@pytest.mark.parametrize("command", [("szablon", "pola"), ("template", "fields")])
def test_pola_as_json_is_one_object_with_every_field(diagnoza: Diagnoza, command: tuple[str, str]) -> None:
    shape = diagnoza(*command, "--json").json
    paths = [field["path"] for field in shape["fields"]]
    assert (shape["schema"], shape["template"], shape["problems"]) == (1, None, [])
    assert {"cover.title", "unit.areas", "area.title", "pictures"} <= set(paths)


def test_pola_of_a_template_are_only_those_it_uses(diagnoza: Diagnoza, tmp_path: Path) -> None:
    path = tmp_path / "nasz.docx"
    path.write_bytes(template())
    paths = {field["path"] for field in diagnoza("szablon", "pola", "--szablon", path, "--json").json["fields"]}
    assert {"cover.title", "answer.text"} <= paths
    assert not {"cover.subtitle", "opinions"} & paths
    assert diagnoza("szablon", "pola", "--szablon", "diagnoz").code == 1
    assert diagnoza("szablon", "pola", "--szablon", tmp_path / "nie-ma.docx").code == 4


def test_sprawdz_tells_every_fault_of_a_template_and_ends_with_1(diagnoza: Diagnoza, tmp_path: Path) -> None:
    path = tmp_path / "nasz.docx"
    path.write_bytes(template(BODY + line("{{ cover.titel }}") + line("{{ cover.statuss }}")))
    ran = diagnoza("sprawdz", path, "--json")
    assert (ran.code, ran.codes) == (1, ["T040", "T040", "T072"])
    assert {problem["file"] for problem in ran.json["problems"]} == {str(path)}


def test_sprawdz_ends_with_0_when_there_are_only_warnings(diagnoza: Diagnoza, tmp_path: Path) -> None:
    path = tmp_path / "nasz.docx"
    path.write_bytes(template())
    assert diagnoza("sprawdz", path).code == 0


@pytest.mark.parametrize("command", [("szablon",), ("szablon", "nowy"), ("szablon", "pola")])
def test_help_is_polish_and_shows_no_alias(diagnoza: Diagnoza, command: tuple[str, ...]) -> None:
    out = diagnoza(*command, "--help").out
    assert "Użycie: diagnoza szablon" in out
    assert not re.search(r"\b(Usage|Options|Arguments|Commands|new|fields|template)\b", out)
    assert re.findall(r"<[\w\[\]]+>", out) == []
