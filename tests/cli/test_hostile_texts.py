"""Hostile text in every field of a sheet that takes free text: what no document may hold is refused with the field's name,
everything else is printed as it was typed."""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from diagnoza.answers.source import SheetSource
from diagnoza.evaluation.evaluate import evaluate
from diagnoza.files.sheets import link_sheet, read_sheet
from diagnoza.pipeline import Case, plan_case
from diagnoza.problems import Failure
from diagnoza.render.markdown import render_markdown
from diagnoza.render.reports import render_report
from diagnoza.report.build import build_report
from support.full_sheet import FULL, at, data, free_text_fields, text_paths, with_text
from support.reading import own_definition

PATHS = text_paths()
NAMES = [": ".join(map(str, path)) for path in PATHS]
FORBIDDEN = {
    "bell": "\x07",
    "escape": "\x1b",
    "null": "\x00",
    "C1": "\x9b",
    "not a character": "\ufffe",
    "half of a pair": "\ud83d",
}
FAITHFUL = {
    "markup": "A & B < C > D ]]> &amp; <b>&lt;</b> <!-- -->",
    "quotes": "„polskie” \"proste\" 'pojedyncze' «inne» `grawis`",
    "lines": "pierwszy wiersz\ndrugi wiersz\tpo tabulatorze",
    "emoji": "zażółć 🙂 👩\u200d👩\u200d👧 gęślą",
    "right to left": "przed \u202eodwrócone\u202c שלום po",
    "Jinja": "{{ 7*7 }} {% for x in y %} {# uwaga #} {%tr if %}",
    "Markdown": "*a* _b_ |c| #d [e](f) ~~g~~ \\h",
    "formula": "=cmd|' /C calc'!A0",
}  # fmt: skip

Refused = Callable[[str], Failure]


@pytest.fixture
def refused(tmp_path: Path) -> Refused:
    def read(text: str) -> Failure:
        path = tmp_path / "a.yaml"
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        with pytest.raises(Failure) as failure:
            read_sheet(path)
        return failure.value

    return read


@pytest.fixture(scope="session")
def printed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[dict[str, Any]], str]:
    """The Markdown report of a sheet with all marks of escaping taken off."""
    definition = own_definition(folder, "t-ankieta")
    path = tmp_path_factory.mktemp("arkusz") / "a.yaml"

    def shown(sheet: dict[str, Any]) -> str:
        path.write_text(json.dumps(sheet, ensure_ascii=False), encoding="utf-8")
        loaded = link_sheet(read_sheet(path), definition)
        case = Case(definition, (loaded,), (evaluate(loaded.sheet, loaded.route, definition),))
        text = render_markdown(build_report(case.evaluations, plan_case(case), case.sources))
        plain = re.sub(r"\\([\\`*_\[\]<>|#~])", r"\1", text.replace("<br>\n", "\n").replace("<br>", "\n"))
        return html.unescape(plain)

    return shown


def test_sheet_of_these_tests_fills_every_field_of_free_text() -> None:
    """A field added to the sheet must be added here."""
    filled = {str(way) for path in [*PATHS, *checked()] for way in path}
    assert {key for _, key in free_text_fields(SheetSource)} <= filled


def checked() -> list[tuple[str | int, ...]]:
    return [("jednostka", "teryt"), ("jednostka", "nip"), ("jednostka", "regon"), ("przebieg", "dowody", 0, "nr"),
            ("audytorzy", 0, "certyfikat"), ("wlasne_ustalenia", 0, "odniesienia")]  # fmt: skip


@pytest.mark.parametrize("path", PATHS, ids=NAMES)
def test_forbidden_character_is_refused_with_place_and_field(refused: Refused, path: tuple[str | int, ...]) -> None:
    """Written as an escape in quotation marks, since YAML turns it into the character."""
    for character in FORBIDDEN.values():
        [problem] = refused(json.dumps(with_text(path, f"przed{character}po"), indent=1)).problems
        assert problem.place.file.endswith("a.yaml")
        assert problem.place.line > 1
        assert problem.place.column > 1
        if character == FORBIDDEN["half of a pair"]:
            assert problem.code == "E010"  # libyaml refuses the escape itself and knows the line, not the field
            continue
        assert (problem.code, problem.path) == ("E012", path)
        assert f"U+{ord(character):04X}" in problem.message
        assert f"{path[-1] + 1 if isinstance(path[-1], int) else path[-1]}”" in problem.message


@pytest.mark.parametrize("path", PATHS, ids=NAMES)
def test_forbidden_character_typed_raw_is_refused_with_place_and_field(
    refused: Refused, path: tuple[str | int, ...]
) -> None:
    text = at(path)
    line = FULL[: FULL.index(text)].count("\n") + 1
    for character in FORBIDDEN.values():
        if character == FORBIDDEN["null"]:
            continue  # a file with it is no text at all (E005)
        [problem] = refused(FULL.replace(text, f"{text[:4]}{character}{text[4:]}", 1)).problems
        assert (problem.code, problem.path, problem.place.line) == ("E011", path, line)
        assert "□" in problem.place.snippet
        assert f"U+{ord(character):04X}" in problem.message


def test_many_forbidden_characters_are_told_up_to_a_hundred(refused: Refused) -> None:
    """Rule: the time is that of reading, not the square of the number of faults."""
    told = refused(FULL.replace("uwagi do odpowiedzi o kopiach", "\x01" * 1_000_000)).problems
    assert len(told) == 100
    assert {problem.path for problem in told} == {("odpowiedzi", "t-kopie-sa", "uwagi")}


def test_forbidden_character_outside_of_any_field_is_told_too(refused: Refused) -> None:
    [problem] = refused("# \x07\n" + FULL).problems
    assert (problem.code, problem.path, problem.place.line, problem.place.column) == ("E011", (), 1, 3)


def test_every_text_of_the_sheet_is_printed(printed: Callable[[dict[str, Any]], str]) -> None:
    shown = printed(data())
    assert [path for path in PATHS if at(path) not in shown] == []


@pytest.mark.parametrize("path", PATHS, ids=NAMES)
def test_hostile_text_is_printed_as_typed(
    printed: Callable[[dict[str, Any]], str], path: tuple[str | int, ...]
) -> None:
    typed = " · ".join(FAITHFUL.values())
    assert typed in printed(with_text(path, typed))


def test_note_of_a_hundred_kilobytes_is_printed_whole(printed: Callable[[dict[str, Any]], str]) -> None:
    note = "".join(f"Zdanie {number} & znak <.\n" for number in range(5_000)).strip()
    assert len(note.encode()) > 100_000
    assert note in printed(with_text(("odpowiedzi", "t-kopie-sa", "uwagi"), note))


@pytest.mark.parametrize("suffix", [".docx", ".html"])
def test_every_field_at_once_may_be_hostile(folder: Path, tmp_path: Path, suffix: str) -> None:
    """One report with another hostile text in each field; each is found in it as typed, white space aside."""
    typed = {path: f"{number}. {' · '.join(FAITHFUL.values())}" for number, path in enumerate(PATHS)}
    sheet = data()
    for path, text in typed.items():
        sheet = with_text(path, text, sheet)
    source = tmp_path / "a.yaml"
    source.write_text(json.dumps(sheet, ensure_ascii=False), encoding="utf-8")
    loaded = link_sheet(read_sheet(source), own_definition(folder, "t-ankieta"))
    case = Case(loaded.definition, (loaded,), (evaluate(loaded.sheet, loaded.route, loaded.definition),))
    report = build_report(case.evaluations, plan_case(case), case.sources)
    shown = text_of(render_report(report, suffix, None), suffix)
    assert [path for path, text in typed.items() if folded(text) not in shown] == []


def text_of(report: bytes, suffix: str) -> str:
    if suffix == ".docx":
        body = Document(io.BytesIO(report)).element.body
        nodes = body.iter(qn("w:t"), qn("w:br"), qn("w:tab"), qn("w:p"))
        return folded("".join(node.text or "" if node.tag == qn("w:t") else " " for node in nodes))
    plain = re.sub(r"<br\s*/?>|</?(?:p|td|th|tr|li|div)\b[^>]*>", " ", report.decode())
    return folded(html.unescape(re.sub(r"<[^>]+>", "", plain)))


def folded(text: str) -> str:
    return " ".join(text.split())
