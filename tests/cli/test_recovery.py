"""`odzyskaj`, and what `raport` does with --z-danymi, --sprawdz and the formats."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document

Diagnoza = Callable[..., Any]


@pytest.fixture
def report(diagnoza: Diagnoza, sheet: Path, folder: Path, tmp_path: Path) -> Path:
    path = tmp_path / "raport.docx"
    assert diagnoza("raport", sheet, "-o", path, "--katalog", folder, "--z-danymi").code == 0
    return path


def test_odzyskaj_gives_the_sheet_back_beside_the_report(diagnoza: Diagnoza, report: Path, sheet: Path) -> None:
    ran = diagnoza("odzyskaj", report)
    made = report.with_name("raport-dane")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(
        "Dokument nie zmieniony od wydania.\nKwestionariusz t-ankieta, wersja 2026.2; program diagnoza "
    )
    assert str(made / "arkusz.yaml") in ran.out
    assert (made / "arkusz.yaml").read_bytes() == sheet.read_bytes()


def test_alias_and_folder_of_ones_own(diagnoza: Diagnoza, report: Path, tmp_path: Path) -> None:
    assert diagnoza("extract", report, "-o", tmp_path / "nowy" / "katalog").code == 0
    assert sorted(p.name for p in (tmp_path / "nowy" / "katalog").iterdir()) == [
        "arkusz.yaml",
        "ocena.json",
        "plan.json",
    ]


def test_second_time_nothing_is_replaced_without_leave(diagnoza: Diagnoza, report: Path) -> None:
    assert diagnoza("odzyskaj", report).code == 0
    ran = diagnoza("odzyskaj", report)
    assert (ran.code, "F004" in ran.err) == (1, True)
    assert diagnoza("odzyskaj", report, "--nadpisz").code == 0


def test_changed_texts_are_counted_and_quoted(diagnoza: Diagnoza, report: Path) -> None:
    document = Document(str(report))
    for number, paragraph in enumerate([p for p in document.paragraphs if p.style.name == "List Bullet"][:7]):
        paragraph.text = f"Zmieniono zdanie {number}"
    document.save(str(report))
    ran = diagnoza("odzyskaj", report)
    lines = ran.out.splitlines()
    assert ran.code == 0
    assert lines[0] == "Zmieniono 7 akapitów, dodano 0, usunięto 0:".replace("7 ", "7\u00a0")
    assert lines[1] == "  zmieniono: „Zmieniono zdanie 0”"
    assert lines[6] == "  i jeszcze 2\u00a0miejsca"


def test_json_tells_the_state_and_the_files(diagnoza: Diagnoza, report: Path, sheet: Path) -> None:
    shape = diagnoza("odzyskaj", report, "--json").json
    assert (shape["schema"], shape["state"], shape["problems"]) == (1, "unchanged", [])
    assert shape["questionnaire"]["id"] == "t-ankieta"
    assert [Path(file["path"]).name for file in shape["files"]] == [sheet.name, "ocena.json", "plan.json"]


def test_report_without_data_says_what_to_do(diagnoza: Diagnoza, sheet: Path, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "bez.docx"
    assert diagnoza("raport", sheet, "-o", path, "--katalog", folder).code == 0
    ran = diagnoza("odzyskaj", path)
    assert ran.code == 1
    assert "R010" in ran.err
    assert "--z-danymi" in ran.err
    assert diagnoza("odzyskaj", path, "--json").codes == ["R010"]
    assert not (tmp_path / "bez-dane").exists()


def test_missing_report_is_exit_4(diagnoza: Diagnoza, tmp_path: Path) -> None:
    assert diagnoza("odzyskaj", tmp_path / "nie-ma.docx").code == 4


def test_sprawdz_says_that_nothing_keeps_readers_out(
    diagnoza: Diagnoza, sheet: Path, folder: Path, tmp_path: Path
) -> None:
    ran = diagnoza("raport", sheet, "-o", tmp_path / "r.docx", "--katalog", folder, "--sprawdz")
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "Dostępność: bez uwag")


def test_sprawdz_tells_barriers_of_a_template_of_ones_own(
    diagnoza: Diagnoza, sheet: Path, folder: Path, tmp_path: Path
) -> None:
    document = Document()
    document.add_paragraph("{{ cover.title }}")
    document.add_table(2, 2).cell(0, 0).text = "{{ cover.status }}"
    document.save(str(tmp_path / "moj.docx"))
    arguments = ("raport", sheet, "-o", tmp_path / "r.docx", "--katalog", folder, "--szablon", tmp_path / "moj.docx")
    ran = diagnoza(*arguments, "--sprawdz")
    assert ran.code == 0
    assert "T080" in ran.err
    assert "bez uwag" not in ran.out
    assert "R003" in ran.err


@pytest.mark.parametrize(("option", "suffix"), [("--z-danymi", ".md"), ("--z-danymi", ".pdf"), ("--sprawdz", ".md")])
def test_option_the_format_has_no_use_for_is_refused(
    diagnoza: Diagnoza, sheet: Path, folder: Path, tmp_path: Path, option: str, suffix: str
) -> None:
    ran = diagnoza("raport", sheet, "-o", tmp_path / f"r{suffix}", "--katalog", folder, option)
    assert (ran.code, "F025" in ran.err) == (1, True)
    assert not (tmp_path / f"r{suffix}").exists()


def test_pdf_without_libreoffice_says_what_to_do_and_leaves_nothing(
    diagnoza: Diagnoza, sheet: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIAGNOZA_LIBREOFFICE", str(tmp_path / "nie-ma"))
    ran = diagnoza("raport", sheet, "-o", tmp_path / "r.pdf", "--katalog", folder)
    assert (ran.code, "F020" in ran.err, "DIAGNOZA_LIBREOFFICE" in ran.err) == (1, True, True)
    assert not (tmp_path / "r.pdf").exists()
