"""A report opened and saved by the real LibreOffice: its data stay, and its text is told to be the same."""

from __future__ import annotations

import subprocess
from pathlib import Path

from diagnoza.recovering import recover
from diagnoza.render.pdf import find_office


def test_report_saved_by_libreoffice_keeps_its_sheet_and_its_text(
    report: Path, sheet_path: Path, tmp_path: Path
) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    kind = "docx:MS Word 2007 XML"
    command = [find_office(), profile, "--headless", "--convert-to", kind, "--outdir", tmp_path, report]
    subprocess.run(list(map(str, command)), check=True, capture_output=True, timeout=180)
    saved = tmp_path / report.name
    assert saved.read_bytes() != report.read_bytes()
    found = recover(saved, tmp_path / "dane", overwrite=False)
    assert (tmp_path / "dane" / sheet_path.name).read_bytes() == sheet_path.read_bytes()
    assert found.changes.places == ()
    assert found.changes.state == "resaved"
    assert found.problems == ()
