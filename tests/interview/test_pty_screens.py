"""The screens at five points of an interview, as a person sees them, compared as text.

The sheet is the shipped example of a gmina with two answers taken out. After a change that is meant, write them anew:
`DIAGNOZA_EKRANY=1 pytest tests/interview/test_pty_screens.py`, and look at what git shows.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from diagnoza.files.content import shipped
from diagnoza.files.definition_cache import load_definition
from diagnoza.files.sheet_text import sheet_text
from diagnoza.files.sheets import read_sheet
from support.terminal import Desk, Terminal

SCREENS = Path(__file__).parent / "screens"
DRAWN = "─│┌┐└┘├┤┬┴┼═║█▓▒░▏▎▍▌▋▊▉■□●○•·✓✔→"
POINTS = ("1-poczatek", "2-pytanie-z-odpowiedzia", "3-pomoc", "4-koniec-obszaru", "5-koniec")
WAYS: dict[str, dict[str, Any]] = {
    "80x24": {"columns": 80, "rows": 24},
    "120x40": {"columns": 120, "rows": 40},
    "tekstowo": {"columns": 80, "rows": 24, "options": ["--tekstowo"]},
}


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[dict[str, str], Terminal]]:
    """By way of showing: the screen at each point, and the terminal after the end."""
    return {way: _walked(tmp_path_factory.mktemp(way), **options) for way, options in WAYS.items()}


def _walked(folder: Path, columns: int, rows: int, options: list[str] | None = None) -> tuple[dict[str, str], Terminal]:
    desk = Desk(folder)
    example = read_sheet(shipped("examples") / "gmina-przykladowa" / "arkusz.yaml").text.data
    assert isinstance(example, dict)
    for id_ in ("szbi-ludzie", "dane-pliki"):
        del example["odpowiedzi"][id_]
    desk.sheet.write_text(sheet_text(example, load_definition("cyfrowa-gmina")), encoding="utf-8")
    with desk.talk(*options or [], columns=columns, rows=rows) as talk:
        shown = [talk.wait().shown]
        talk.type("informatyk")
        shown.append(talk.type("/i kont-zgloszenie").shown)
        shown.append(talk.type("/?").shown)
        talk.type("/w")
        shown.append(talk.type("1").shown)
        shown.append(talk.type("2").shown)
        assert talk.last("") == 0
    return dict(zip(POINTS, shown, strict=True)), talk


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("point", POINTS)
def test_screen_is_as_it_was(talks: dict[str, tuple[dict[str, str], Terminal]], way: str, point: str) -> None:
    golden = SCREENS / f"{way}-{point}.txt"
    shown = talks[way][0][point]
    if os.environ.get("DIAGNOZA_EKRANY"):
        golden.write_text(shown, encoding="utf-8")
    assert shown == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("way", WAYS)
def test_screen_ends_in_a_prompt_and_no_line_reaches_its_edge(
    talks: dict[str, tuple[dict[str, str], Terminal]], way: str
) -> None:
    for shown in talks[way][0].values():
        assert shown.rstrip("\n").split("\n")[-1].endswith(" >"), shown  # the blank at the end was taken off
    assert all(cell_len(line) < WAYS[way]["columns"] for line in talks[way][1].text.split("\n"))


def test_tekstowo_writes_neither_escape_sequences_nor_drawing_characters(
    talks: dict[str, tuple[dict[str, str], Terminal]],
) -> None:
    _, talk = talks["tekstowo"]
    output = talk.output.decode("utf-8")
    assert "\x1b" not in output
    assert "\b" not in output
    assert "\r" not in output.replace("\r\n", "")
    assert not set(DRAWN) & set(output)
