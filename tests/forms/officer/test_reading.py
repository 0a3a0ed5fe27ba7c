"""A filled form by the ending of its name, and the mark that tells what it was made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from diagnoza.forms.officer.incoming import unit_of
from diagnoza.forms.officer.reading import mark, read_form
from diagnoza.problems import Failure
from support.filled_forms import form
from support.reading import codes

SHA = "0123456789abcdef" * 4


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("name", ["f.yaml", "F.YML"])
def test_a_form_tells_what_it_was_made_of(tmp_path: Path, ends: str, name: str) -> None:
    text = f"# Formularz\n{mark('t-ankieta', '2026.2', SHA)}\n{form('t-liczba: 3', unit='szkola-1')}"
    (tmp_path / name).write_bytes(text.replace("\n", ends).encode())
    read = read_form(tmp_path / name)
    assert (read.made_of, unit_of(read.file)) == (SHA, "szkola-1")


def test_a_form_without_the_mark_tells_none(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_text(form("t-opis: '# formularz: x 1 sha256=1'"), encoding="utf-8")
    read = read_form(tmp_path / "f.yaml")
    assert (read.made_of, unit_of(read.file)) == ("", "")


@pytest.mark.parametrize(
    ("name", "code"), [("f.html", "F028"), ("f.MHT", "F028"), ("f.xls", "F029"), ("f.ods", "F029"), ("f", "F006")]
)
def test_other_files_are_refused_by_their_name(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(Failure) as failure:
        read_form(tmp_path / name)
    assert codes(failure.value.problems) == [code]
