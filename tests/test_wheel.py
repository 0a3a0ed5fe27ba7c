"""What is shipped: the wheel carries content, template and examples, and the program finds them there."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


def test_program_of_the_wheel_does_the_whole_job(unpacked: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    place = [sys.executable, "-c", "import diagnoza; print(diagnoza.__file__)"]
    found = subprocess.run(place, cwd=tmp_path, env=environment, check=True, capture_output=True, text=True)
    assert str(unpacked) in found.stdout
    demo = [sys.executable, "-m", "diagnoza", "demo", "wynik"]
    subprocess.run(demo, cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert {path.name for path in (tmp_path / "wynik").iterdir()} == {"arkusz.yaml", "report.docx", "plan.json"}


def test_wheel_carries_no_tests_and_no_tools(unpacked: Path) -> None:
    tops = {path.name for path in unpacked.iterdir()}
    assert {name for name in tops if not name.endswith(".dist-info")} == {"diagnoza"}


def test_html_report_of_the_wheel_has_its_style_sheet(unpacked: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    sheet = unpacked / "diagnoza" / "examples" / "miasto-przykladowe" / "arkusz.yaml"
    report = [sys.executable, "-m", "diagnoza", "raport", str(sheet), "-o", "raport.html"]
    subprocess.run(report, cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert "@page" in (tmp_path / "raport.html").read_text(encoding="utf-8")


def test_html_form_of_the_wheel_has_its_script(unpacked: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    form = [sys.executable, "-m", "diagnoza", "formularz", "kri-2024", "-o", "formularz.html"]
    subprocess.run(form, cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert "function traceRoute(" in (tmp_path / "formularz.html").read_text(encoding="utf-8")


def test_form_of_the_wheel_finds_the_schema_it_narrows(unpacked: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    form = [sys.executable, "-m", "diagnoza", "formularz", "kri-2024", "-o", "f.yaml", "--schemat", "s.json"]
    subprocess.run(form, cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert "ReasonedAnswer" in (tmp_path / "s.json").read_text(encoding="utf-8")
