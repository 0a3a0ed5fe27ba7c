"""`plan -o`: the workbook is written, and nothing that is there is lost."""

from __future__ import annotations

from pathlib import Path

from cli.conftest import Diagnoza


def test_plan_writes_a_private_workbook(diagnoza: Diagnoza, folder: Path, sheet: Path, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    ran = diagnoza("plan", sheet, "--katalog", folder, "-o", path)
    assert ran.code == 0, ran.err
    assert f"Zapisano {path}" in ran.out
    assert path.read_bytes()[:2] == b"PK"
    assert path.stat().st_mode & 0o077 == 0


def test_json_goes_alone_to_stdout(diagnoza: Diagnoza, folder: Path, sheet: Path, tmp_path: Path) -> None:
    ran = diagnoza("plan", sheet, "--katalog", folder, "--wynik", tmp_path / "plan.xlsx", "--json")
    assert ran.json["schema"] == 1
    assert (tmp_path / "plan.xlsx").exists()


def test_other_formats_and_existing_files_are_refused(
    diagnoza: Diagnoza, folder: Path, sheet: Path, tmp_path: Path
) -> None:
    """F006 a format that is not written, F004 a file that is there, F007 the sheet itself; --nadpisz replaces."""
    path = tmp_path / "plan.xlsx"
    path.write_text("moje", encoding="utf-8")
    assert diagnoza("plan", sheet, "--katalog", folder, "-o", tmp_path / "plan.ods", "--json").codes == ["F006"]
    assert diagnoza("plan", sheet, "--katalog", folder, "-o", path, "--json").codes == ["F004"]
    assert path.read_text(encoding="utf-8") == "moje"
    assert diagnoza("plan", sheet, "--katalog", folder, "-o", path, "--nadpisz").code == 0
    assert path.read_bytes()[:2] == b"PK"
