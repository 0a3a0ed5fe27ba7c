"""The map proposed for a form: what is sure is right, what is not is told as such, and it loads without an error."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from diagnoza.files.definition_cache import load_definition
from diagnoza.files.yaml_text import parse_yaml
from diagnoza.forms.operator.check import check_map
from diagnoza.forms.operator.loading import load_map
from diagnoza.forms.operator.matching import likeness, plain
from diagnoza.pipeline import sketch_map
from diagnoza.problems import errors
from support.operator_forms import SAMPLE, saved


def drawn(tmp_path: Path, form: Path, questionnaire: str | None = "cyfrowa-gmina") -> tuple[dict[str, Any], str]:
    """Entries by target, without `jako` and what is for people; the text."""
    output = tmp_path / "szkic.yaml"
    sketch_map(form, output, questionnaire, None, overwrite=True)
    loaded = load_map(output)
    assert not errors([*loaded.faults, *check_map(loaded.entries, load_definition("cyfrowa-gmina"), ())])
    return entries(output), output.read_text(encoding="utf-8")


def entries(path: Path) -> dict[str, Any]:
    data = parse_yaml(path.read_text(encoding="utf-8"), str(path))[0].data
    return {
        entry.get("komorka") or entry.get("nazwa") or entry["kontrolka"]: {
            key: value for key, value in entry.items() if key not in ("komorka", "nazwa", "kontrolka", "jako", "opis")
        }
        for entry in data["pola"]
    }


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_the_sketch_of_the_sample_is_the_map_written_by_hand(tmp_path: Path, kind: str) -> None:
    sketched, text = drawn(tmp_path, SAMPLE / f"formularz.{kind}")
    written = entries(SAMPLE / f"mapa-{kind}.yaml")
    renamed = {"WYNIK": "Dane!B15", "Data zakończenia diagnozy": "data_zakonczenia"}
    assert sketched == {renamed.get(target, target): source for target, source in written.items()}
    assert "bez propozycji: " in text


def form_of(tmp_path: Path, *labels: str) -> Path:
    """Labels in A, empty framed cells in B."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "F"
    for row, label in enumerate(labels, 1):
        sheet.cell(row, 1, label)
        sheet.cell(row, 2).number_format = "@"
    path = tmp_path / "inny.xlsx"
    path.write_bytes(saved(book))
    return path


def test_labels_in_other_words_are_matched_or_told_as_unsure(tmp_path: Path) -> None:
    labels = (
        "Pełna nazwa jednostki:",
        "NIP:",
        "3. Liczba komputerów",
        "Barwa teczki",
        "Nazwa jednostki nadrzędnej",
    )
    found, text = drawn(tmp_path, form_of(tmp_path, *labels))
    assert found["F!B1"] == {"wartosc": "jednostka.nazwa"}
    assert found["F!B2"] == {"wartosc": "jednostka.nip"}
    assert found["F!B3"] == {"wartosc": "jednostka.zasoby.stanowiska"}
    assert "F!B4" not in found
    assert "F!B4" in text
    assert "F!B5" not in found
    assert "# - {komorka: F!B5, wartosc: jednostka.nazwa}" in text


def test_a_point_is_sure_only_where_one_act_has_it(tmp_path: Path) -> None:
    labels = (
        "§ 20 ust. 2 pkt 12 lit. b KRI",
        "art. 22 ust. 1 pkt 2",
        "§ 99 ust. 1",
        "par. 20",
        "§ 20 ust. 2 pkt 3 i § 20 ust. 2 pkt 4",
    )
    found, text = drawn(tmp_path, form_of(tmp_path, *labels))
    assert found["F!B1"] == {"zgodnosc": {"akt": "kri-2012", "punkt": "20.2.12.b"}}
    assert found["F!B2"] == {"zgodnosc": {"akt": "uoksc-2018", "punkt": "22.1.2"}}
    assert found.keys() == {"F!B1", "F!B2"}
    assert "bez propozycji: F!B3" in text
    assert "# - {komorka: F!B5" in text


def test_without_a_questionnaire_the_same_number_in_two_acts_is_unsure(tmp_path: Path) -> None:
    found, text = drawn(tmp_path, form_of(tmp_path, "§ 20 ust. 1", "KRI 2012 § 20 ust. 2 pkt 3"), None)
    assert "F!B1" not in found
    assert "kri-2024" in text
    assert "kri-2012" in text


def test_one_datum_is_proposed_once(tmp_path: Path) -> None:
    found, text = drawn(tmp_path, form_of(tmp_path, "Numer umowy", "Numer umowy"))
    assert list(found) == ["F!B1"]
    assert "# - {komorka: F!B2, wartosc: umowa.numer}" in text


@pytest.mark.parametrize("label", ["a: b # c\n- x: {", "„cudzysłów” & 'apostrof'", "x" * 5000, "\u202eodwrócone"])
def test_any_label_gives_a_map_that_loads(tmp_path: Path, label: str) -> None:
    drawn(tmp_path, form_of(tmp_path, f"{label} nazwa jednostki"))


def test_a_form_without_fields_is_told(tmp_path: Path) -> None:
    path = tmp_path / "pusty.xlsx"
    path.write_bytes(saved(Workbook()))
    sketch = sketch_map(path, tmp_path / "m.yaml", "cyfrowa-gmina", None, overwrite=False)
    assert [problem.code for problem in sketch.problems] == ["O047"]
    assert load_map(tmp_path / "m.yaml").entries == ()


def test_likeness_is_one_only_for_the_same_words() -> None:
    assert likeness(plain("1. Nazwa Jednostki:"), plain("nazwa jednostki")) == 1
    assert likeness(plain("nazwa"), plain("nazwa jednostki")) < 0.85
