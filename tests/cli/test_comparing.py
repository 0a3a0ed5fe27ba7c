"""`porownaj`, `raport --poprzednia` and `raport --jawna`, as a user gives them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

Diagnoza = Callable[..., Any]


@pytest.fixture
def newer(sheet: Path) -> Path:
    path = sheet.with_name("nowy.yaml")
    text = sheet.read_text(encoding="utf-8").replace("t-liczba: nie wiem", "t-liczba: 0")
    path.write_text(
        text + "zalecenia: {t-wdrozyc: {stanowisko: przyjęto, uwagi: '[bold]tak[/bold]'}}\n", encoding="utf-8"
    )
    return path


@pytest.mark.parametrize("command", ["porownaj", "compare"])
def test_json_has_units_changes_and_problems(
    diagnoza: Diagnoza, folder: Path, sheet: Path, newer: Path, command: str
) -> None:
    ran = diagnoza(command, sheet, newer, "--katalog", folder, "--json")
    assert ran.code == 0
    assert ran.json.keys() == {"schema", "units", "changes", "problems"}
    [unit] = ran.json["units"]
    assert unit.keys() == {"unit", "name", "before", "after"}
    assert unit["before"].keys() == unit["after"].keys() == {"low", "high", "level"}
    [answer] = [change for change in ran.json["changes"] if change["kind"] == "answer"]
    assert answer == {
        "unit": "urzad",
        "kind": "answer",
        "id": "t-liczba",
        "what": "t-liczba: Ile kopii się przechowuje?",
        "before": "nie wiem",
        "after": "0\u00a0szt.",
    }
    assert "t-liczba" in ran.err  # people read it on the other stream


def test_terminal_shows_before_and_after_and_reads_no_markup(
    diagnoza: Diagnoza, folder: Path, sheet: Path, newer: Path
) -> None:
    ran = diagnoza("porownaj", sheet, newer, "--katalog", folder)
    assert ran.code == 0
    assert "Przedtem" in ran.out
    assert "[bold]tak[/bold]" in " ".join(ran.out.split())
    assert "w tym 1 odpowiedź" in ran.out.replace("\u00a0", " ")


def test_terminal_of_80_columns_is_kept(
    folder: Path, sheet: Path, newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from diagnoza.comparing import compare_files
    from diagnoza.render.changes import print_changes
    from diagnoza.render.terminal import make_console

    found = compare_files([sheet], [newer], folder=folder)
    console = make_console(stderr=False)
    console.width = 80
    print_changes(console, found.before.evaluations, found.after.evaluations, found.found, found.chapter.sentences)
    lines = capsys.readouterr().out.splitlines()
    assert max(cell_len(line) for line in lines) <= 80
    assert any("odpowiedź" in line.replace("\u00a0", " ") for line in lines)


def test_equal_sheets_say_so(diagnoza: Diagnoza, folder: Path, sheet: Path) -> None:
    ran = diagnoza("porownaj", sheet, sheet, "--katalog", folder)
    assert (ran.code, ran.out.strip()) == (0, "Od poprzedniej wersji nic się nie zmieniło.")


def test_report_names_the_earlier_version(
    diagnoza: Diagnoza, folder: Path, sheet: Path, newer: Path, tmp_path: Path
) -> None:
    ran = diagnoza("raport", newer, "-o", tmp_path / "r.md", "--poprzednia", sheet, "--katalog", folder)
    assert ran.code == 0
    assert "Zmiany od poprzedniej wersji" in (tmp_path / "r.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("content", "code"), [(b"", "E001"), (b"a: 1\n", "A006"), (b"\x07", "E011")])
def test_faulty_earlier_version_is_told_with_its_file(
    diagnoza: Diagnoza, folder: Path, sheet: Path, tmp_path: Path, content: bytes, code: str
) -> None:
    earlier = tmp_path / "stary.yaml"
    earlier.write_bytes(content)
    ran = diagnoza("porownaj", earlier, sheet, "--katalog", folder, "--json")
    assert (ran.code, ran.codes) == (1, [code])
    assert ran.json["problems"][0]["file"] == str(earlier)
    assert diagnoza("raport", sheet, "-o", tmp_path / "r.md", "--poprzednia", earlier, "--katalog", folder).code == 1
    assert not (tmp_path / "r.md").exists()


def test_missing_earlier_version_is_exit_4(diagnoza: Diagnoza, folder: Path, sheet: Path, tmp_path: Path) -> None:
    assert diagnoza("porownaj", tmp_path / "brak.yaml", sheet, "--katalog", folder).code == 4


def test_earlier_version_is_never_overwritten(diagnoza: Diagnoza, folder: Path, sheet: Path, newer: Path) -> None:
    before = sheet.read_bytes()
    ran = diagnoza("raport", newer, "-o", sheet, "--poprzednia", sheet, "--katalog", folder, "--nadpisz")
    assert ran.code != 0
    assert sheet.read_bytes() == before


def test_newer_sheet_given_as_the_earlier_one_is_refused(
    diagnoza: Diagnoza, folder: Path, sheet: Path, newer: Path
) -> None:
    newer.write_text(newer.read_text(encoding="utf-8").replace('"2026.2"', '"2031.1"'), encoding="utf-8")
    ran = diagnoza("porownaj", newer, sheet, "--katalog", folder, "--json")
    assert (ran.code, ran.codes) == (1, ["A014"])


def test_public_report_leaves_out_what_was_noted(diagnoza: Diagnoza, folder: Path, sheet: Path, tmp_path: Path) -> None:
    full, public = tmp_path / "pelny.md", tmp_path / "jawny.md"
    assert diagnoza("raport", sheet, "-o", full, "--katalog", folder).code == 0
    assert diagnoza("raport", sheet, "-o", public, "--jawna", "--katalog", folder).code == 0
    assert "Ewa Próbna" in full.read_text(encoding="utf-8")
    shown = public.read_text(encoding="utf-8")
    assert "Ewa Próbna" not in shown
    assert "jest drugie" not in shown
    assert "Nie publikować w BIP" not in shown


def test_public_template_makes_a_public_report_without_being_asked(
    diagnoza: Diagnoza, folder: Path, sheet: Path, tmp_path: Path
) -> None:
    asked, named = tmp_path / "a.docx", tmp_path / "b.docx"
    assert diagnoza("raport", sheet, "-o", asked, "--jawna", "--katalog", folder).code == 0
    assert diagnoza("raport", sheet, "-o", named, "--szablon", "jawna", "--katalog", folder).code == 0
    assert named.read_bytes() == asked.read_bytes()


def test_public_version_by_a_template_that_is_not_public_is_refused(
    diagnoza: Diagnoza, folder: Path, sheet: Path, tmp_path: Path
) -> None:
    ran = diagnoza("raport", sheet, "-o", tmp_path / "r.docx", "--jawna", "--szablon", "karta", "--katalog", folder)
    assert (ran.code, "P022" in ran.err) == (1, True)


def test_public_report_has_no_earlier_version(
    diagnoza: Diagnoza, folder: Path, sheet: Path, newer: Path, tmp_path: Path
) -> None:
    """What changed is answers and findings, which the public version leaves out."""
    ran = diagnoza("raport", newer, "-o", tmp_path / "r.md", "--jawna", "--poprzednia", sheet, "--katalog", folder)
    assert ran.code in (1, 2)
    assert "P024" in ran.err
    assert not (tmp_path / "r.md").exists()


def test_own_template_that_does_not_know_the_public_version_is_refused(
    diagnoza: Diagnoza, folder: Path, sheet: Path, tmp_path: Path
) -> None:
    own = template(tmp_path / "moj.docx", "{{ cover.unit }}")
    ran = diagnoza("raport", sheet, "-o", tmp_path / "r.docx", "--jawna", "--szablon", own, "--katalog", folder)
    assert ran.code == 1
    assert "P022" in ran.err
    assert not (tmp_path / "r.docx").exists()


@pytest.mark.parametrize(
    "tags",
    [
        "{% if is_public %}jawna{% endif %} {{ cover.unit }}",
        "{% for u in units %}{% if is_public %}x{% endif %}{% endfor %}",
    ],
)
def test_own_template_that_asks_for_it_is_used(
    diagnoza: Diagnoza, folder: Path, sheet: Path, tmp_path: Path, tags: str
) -> None:
    own = template(tmp_path / "moj.docx", tags)
    ran = diagnoza("raport", sheet, "-o", tmp_path / "r.docx", "--jawna", "--szablon", own, "--katalog", folder)
    assert ran.code == 0, ran.err


def template(path: Path, text: str) -> Path:
    from docx import Document

    document = Document()
    document.add_paragraph(text)
    document.save(str(path))
    return path
