"""`wypelnij` and its alias: what is written, told, and left alone."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from diagnoza.files.content import shipped

Diagnoza = Callable[..., Any]
SAMPLE = shipped("examples") / "formularz-operatora"
FORM, MAP = SAMPLE / "formularz.xlsx", SAMPLE / "mapa-xlsx.yaml"
SHEET = shipped("examples") / "gmina-przykladowa" / "arkusz.yaml"


@pytest.mark.parametrize("command", ["wypelnij", "fill"])
def test_a_form_is_filled_and_what_stayed_empty_is_told(diagnoza: Diagnoza, tmp_path: Path, command: str) -> None:
    output = tmp_path / "wynik.xlsx"
    ran = diagnoza(command, FORM, "--mapa", MAP, SHEET, "-o", output)
    assert ran.code == 0
    assert "wypełniono 43\u00a0pola" in ran.out
    assert "Zostały puste:" in ran.out
    assert "Pytania!C11 (odpowiedz: siec-subskrypcja) – pytanie nie ma tu zastosowania" in ran.out
    assert stat.S_IMODE(output.stat().st_mode) == 0o600


def test_json_lists_all_of_it(diagnoza: Diagnoza, tmp_path: Path) -> None:
    found = diagnoza("wypelnij", FORM, "--mapa", MAP, SHEET, "-o", tmp_path / "w.xlsx", "--json").json
    assert (found["schema"], len(found["filled"]), len(found["empty"])) == (1, 43, 3)
    assert found["filled"][0] == {
        "target": "Dane!B4",
        "source": "wartosc: grantobiorca.nazwa",
        "value": "Gmina Przykładowa",
    }
    assert all(problem["severity"] == "warning" for problem in found["problems"])


def test_an_error_writes_nothing(diagnoza: Diagnoza, tmp_path: Path) -> None:
    wrong = tmp_path / "mapa.yaml"
    wrong.write_text(MAP.read_text(encoding="utf-8").replace("umowa.numer", "umowa.nummer"), encoding="utf-8")
    ran = diagnoza("wypelnij", FORM, "--mapa", wrong, SHEET, "-o", tmp_path / "w.xlsx", "--json")
    assert (ran.code, [c for c in ran.codes if c.startswith("O")]) == (1, ["O010"])
    assert "umowa.numer" in ran.json["problems"][0]["hint"]
    assert not (tmp_path / "w.xlsx").exists()


def test_the_output_is_never_an_input_and_replaces_only_with_leave(diagnoza: Diagnoza, tmp_path: Path) -> None:
    form = tmp_path / "formularz.xlsx"
    form.write_bytes(FORM.read_bytes())
    assert diagnoza("wypelnij", form, "--mapa", MAP, SHEET, "-o", form, "--nadpisz", "--json").codes == ["F007"]
    assert form.read_bytes() == FORM.read_bytes()
    other = tmp_path / "inny.xlsx"
    other.write_text("x")
    assert diagnoza("wypelnij", form, "--mapa", MAP, SHEET, "-o", other, "--json").codes == ["F004"]
    assert diagnoza("wypelnij", form, "--mapa", MAP, SHEET, "-o", other, "--nadpisz").code == 0
    assert diagnoza("wypelnij", form, "--mapa", MAP, SHEET, "-o", tmp_path / "w.docx", "--json").codes == ["F006"]


def test_a_map_is_sketched_and_fills_the_form(diagnoza: Diagnoza, tmp_path: Path) -> None:
    sketch, output = tmp_path / "mapa.yaml", tmp_path / "wynik.xlsx"
    ran = diagnoza("wypelnij", FORM, "--szkic-mapy", "--kwestionariusz", "cyfrowa-gmina", "-o", sketch)
    assert (ran.code, "46\u00a0pól pewnych" in ran.out) == (0, True)
    assert diagnoza("wypelnij", FORM, "--mapa", sketch, SHEET, "-o", output).code == 0
    told = diagnoza("wypelnij", FORM, "--szkic-mapy", "-o", tmp_path / "druga.yaml", "--json").json
    assert told.keys() == {"schema", "written", "sure", "unsure", "unmatched", "problems"}


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--szkic-mapy",),
        ("-o", "w.xlsx"),
        ("-o", "w.xlsx", "--mapa", MAP),
        ("-o", "m.yaml", "--szkic-mapy", "--mapa", MAP),
    ],
)
def test_wrong_usage_is_told_in_polish(diagnoza: Diagnoza, arguments: tuple[object, ...]) -> None:
    ran = diagnoza("wypelnij", FORM, *arguments)
    assert ran.code == 2
    assert "Błąd: " in ran.err
    assert "Invalid" not in ran.err
