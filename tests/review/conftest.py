"""A report over the small bank, and ways to change it as people and programs do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from diagnoza.pipeline import Case, open_case
from diagnoza.reporting import ReportOptions, write_report
from support.reading import lay
from support.small_bank import FILES, HEAD

SHEET = (
    HEAD
    + """\
umowa: {numer: 1/2022, z_dnia: 2022-04-28, koniec_projektu: 2023-09-30, kwota_grantu: "150000.00", vat_kwalifikowalny: tak}
przebieg:
  osoby: [{stanowisko: sekretarz, kiedy: 2022-06-06}]
  dowody: [{nr: D-01, nazwa: Protokół}]
odpowiedzi:
  t-kopie-sa: {odpowiedz: tak, dowody: [D-01], weryfikacja: dokument, uwagi: "Zażółć & <gęślą> [jaźń] {{ 7 }}"}
  t-nosniki: [dysk]
  t-liczba: nie wiem
  t-kopie-test: nigdy
  t-opis: {odpowiedz: nie dotyczy, uzasadnienie: bo nie}
  t-systemy: [{nazwa: Kadry, liczba: 3}]
ustalenia:
  t-jedno-miejsce: {decyzja: odrzucone, uzasadnienie: jest drugie}
wlasne_ustalenia: [{id: w-1, obszar: t-kopie, stan: Własne., prawdopodobienstwo: 2, wplyw: 2}]
ceny_szacunkowe:
  t-nas: {netto: "1000.00", vat: 23, sposob: zapytanie, data: 2022-06-01}
potrzeby_wlasne: [{item: t-nas, ilosc: 1, uzasadnienie: stary}]
"""
)


@pytest.fixture(scope="session")
def sheet_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("arkusz") / "arkusz ósmy.yaml"
    path.write_bytes(SHEET.replace("\n", "\r\n").encode())  # bytes that XML would change
    return path


@pytest.fixture(scope="session")
def case(tmp_path_factory: pytest.TempPathFactory, sheet_path: Path) -> Case:
    return open_case([sheet_path], folder=lay(tmp_path_factory.mktemp("katalog"), FILES))


@pytest.fixture(scope="session")
def report(case: Case, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with its data inside; a test that changes it changes a copy."""
    path = tmp_path_factory.mktemp("raport") / "raport.docx"
    write_report(case, path, ReportOptions(with_data=True))
    return path


@pytest.fixture(scope="session")
def bare_report(case: Case, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report without data."""
    path = tmp_path_factory.mktemp("raport") / "bez.docx"
    write_report(case, path, ReportOptions())
    return path


Repack = Callable[[Path, Mapping[str, tuple[str, str]]], Path]


@pytest.fixture
def repack(tmp_path: Path) -> Repack:
    """A copy with words replaced in parts: part → (old, new); a part that is not there is made of the new words."""

    def repacked(path: Path, changes: Mapping[str, tuple[str, str]]) -> Path:
        with ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        for name, (old, new) in changes.items():
            text = parts.get(name, b"").decode()
            assert old in text, (name, old)
            parts[name] = text.replace(old, new, 1).encode() if old else new.encode()
        stream = BytesIO()
        with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        copy = tmp_path / "zmieniony.docx"
        copy.write_bytes(stream.getvalue())
        return copy

    return repacked
