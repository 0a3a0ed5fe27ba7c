"""The sample form filled from the shipped gmina, as a person who opens it sees it."""

from __future__ import annotations

import stat
import subprocess
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from diagnoza.forms.operator.docx_text import text_of
from diagnoza.forms.operator.filling import Filling
from diagnoza.pipeline import Case, fill_form, plan_case
from support.operator_forms import SAMPLE, book_of, parts_of


@pytest.fixture
def filled(case: Case, tmp_path: Path, request: pytest.FixtureRequest) -> tuple[Path, Filling]:
    kind = request.param
    output = tmp_path / f"wynik.{kind}"
    filling = fill_form(case, SAMPLE / f"formularz.{kind}", SAMPLE / f"mapa-{kind}.yaml", output, overwrite=False)
    return output, filling


@pytest.mark.parametrize("filled", ["xlsx"], indirect=True)
def test_the_workbook_holds_the_values(filled: tuple[Path, Filling]) -> None:
    output, filling = filled
    book = book_of(output.read_bytes())
    data, questions, points = book["Dane"], book["Pytania"], book["Zgodność"]
    assert [data[f"B{row}"].value for row in (4, 5, 6, 7, 8, 9, 10)] == [
        "Gmina Przykładowa",
        "Urząd Gminy Przykładowej",
        "0299012",
        "PRZYKŁAD/0001/2022",
        datetime(2022, 4, 28),
        150000,
        38,
    ]
    assert data["B15"].value == pytest.approx(0.249)
    assert data["B19"].value.startswith("=IF(")
    assert [questions[f"C{row}"].value for row in range(5, 12)] == [
        "TAK, częściowo", "TAK, częściowo", "NIE", "TAK, częściowo", "Nigdy", 0.81, None
    ]  # fmt: skip
    assert [points[f"B{row}"].value for row in range(5, 10)] == [
        "TAK, częściowo",
        "TAK, częściowo",
        "NIE",
        "NIE",
        "TAK, częściowo",
    ]
    assert filling.problems == ()
    assert {left.reason for left in filling.left} == {"pytanie nie ma tu zastosowania"}
    assert stat.S_IMODE(output.stat().st_mode) == 0o600


@pytest.mark.parametrize("filled", ["xlsx"], indirect=True)
def test_everything_else_of_the_workbook_stays(filled: tuple[Path, Filling]) -> None:
    before, after = parts_of((SAMPLE / "formularz.xlsx").read_bytes()), parts_of(filled[0].read_bytes())
    sheets = {f"xl/worksheets/sheet{number}.xml" for number in (1, 2, 3)}
    assert {name for name in before if before[name] != after[name]} == sheets
    assert b'fullCalcOnLoad="1"' in after["xl/workbook.xml"]
    for name in sheets:
        tail = before[name].index(b"</sheetData>")
        assert after[name].endswith(before[name][tail:])


@pytest.mark.parametrize("filled", ["docx"], indirect=True)
def test_the_document_holds_the_values(filled: tuple[Path, Filling]) -> None:
    output, filling = filled
    parts = parts_of(output.read_bytes())
    text = text_of(etree.fromstring(parts["word/document.xml"]))
    for said in (
        "Nazwa jednostki: Urząd Gminy Przykładowej",
        "8 czerwca 2022 r.",
        "☒ Audytor oświadcza",
        "Opinia audytora: negatywna",
    ):
        assert said in text
    assert text.count("(waga: krytyczna)") == 3
    assert "Urząd Gminy Przykładowej" in parts["word/header1.xml"].decode()
    assert filling.unmapped == ("kontrolka uwagi_operatora",)
    assert (filling.problems, filling.left) == ((), ())


@pytest.mark.parametrize("filled", ["xlsx", "docx"], indirect=True)
def test_libreoffice_shows_the_values(case: Case, filled: tuple[Path, Filling], tmp_path: Path) -> None:
    profile = f"-env:UserInstallation=file://{tmp_path}/profil"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(filled[0])]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    told = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "wynik.pdf"), "-"],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    ).stdout
    assert "Urząd Gminy Przykładowej" in told
    assert "Certified Information System Auditor (CISA)" in told
    if filled[0].suffix == ".xlsx":
        plan = plan_case(case)
        assert plan.grant is not None
        share = f"{Decimal(plan.total.eligible * 100) / plan.grant:.1f}%"
        assert share in told.replace(",", "."), "the formula was counted from the new values"


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_the_form_says_in_its_first_line_that_it_is_a_sample(kind: str) -> None:
    notice = "Formularz przykładowy programu diagnoza. Nie jest wzorem żadnego operatora ani programu."
    data = (SAMPLE / f"formularz.{kind}").read_bytes()
    if kind == "xlsx":
        book = book_of(data)
        assert all(sheet["A1"].value == notice for sheet in book if sheet.sheet_state == "visible")
    else:
        assert text_of(etree.fromstring(parts_of(data)["word/document.xml"])).startswith(notice)
