"""Running the program: in this process for most tests, as a process of its own where it might hang or die."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from diagnoza.cli.app import run
from support.reading import lay
from support.small_bank import FILES, HEAD


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one object on stdout."""
        return json.loads(self.out)

    @property
    def codes(self) -> list[str]:
        """Codes of the problems of the JSON."""
        return [problem["code"] for problem in self.json["problems"]]


Diagnoza = Callable[..., Ran]


@pytest.fixture(autouse=True)
def no_folder_of_the_users(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment of whoever runs the tests must not reach them."""
    for name in ("DIAGNOZA_KATALOG", "DIAGNOZA_DEBUG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def diagnoza(capsys: pytest.CaptureFixture[str]) -> Diagnoza:
    """Run a command in this process."""

    def ran(*arguments: object) -> Ran:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return ran


@pytest.fixture
def process() -> Diagnoza:
    """Run a command as a process of its own, for at most 30 seconds."""

    def ran(*arguments: object, timeout: float = 30, **environment: str) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "diagnoza", *map(str, arguments)],
            capture_output=True,
            timeout=timeout,
            env={**os.environ, **environment},
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return ran


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small bank as a user's folder for `--katalog`."""
    return lay(tmp_path_factory.mktemp("katalog"), FILES)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A sheet over the small bank with something of everything in it."""
    path = tmp_path / "arkusz.yaml"
    path.write_text(HEAD + ANSWERS, encoding="utf-8")
    return path


ANSWERS = """\
umowa: {numer: 1/2022, z_dnia: 2022-04-28, koniec_projektu: 2023-09-30, kwota_grantu: "150000.00", vat_kwalifikowalny: tak}
przebieg:
  osoby: [{stanowisko: sekretarz, kiedy: 2022-06-06}]
  dowody: [{nr: D-01, nazwa: Protokół}]
odpowiedzi:
  t-kopie-sa: {odpowiedz: tak, dowody: [D-01], weryfikacja: dokument, uwagi: "Zażółć & <gęślą> [jaźń]"}
  t-nosniki: [dysk]
  t-liczba: nie wiem
  t-kopie-test: nigdy
  t-opis: {odpowiedz: nie dotyczy, uzasadnienie: bo nie}
  t-systemy: [{nazwa: Kadry, liczba: 3}]
ustalenia:
  t-jedno-miejsce: {decyzja: odrzucone, uzasadnienie: jest drugie}
  t-brak: {decyzja: zmieniona-waga, waga: wysoka, uzasadnienie: mały urząd}
wlasne_ustalenia: [{id: w-1, obszar: t-kopie, stan: Własne., prawdopodobienstwo: 2, wplyw: 2}]
ceny_szacunkowe:
  t-nas: {netto: "1000.00", vat: 23, sposob: zapytanie, data: 2022-06-01}
potrzeby_wlasne: [{item: t-nas, ilosc: 1, uzasadnienie: stary}]
"""
