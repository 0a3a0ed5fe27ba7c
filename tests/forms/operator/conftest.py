"""A case to fill from, and filling a form by a map written in the test."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from diagnoza.pipeline import Case, fill_form, open_case
from diagnoza.problems import Failure
from support.operator_forms import EXAMPLES, Tried, Try


@pytest.fixture(scope="session")
def case() -> Case:
    """The shipped gmina."""
    return open_case([EXAMPLES / "gmina-przykladowa" / "arkusz.yaml"])


@pytest.fixture
def fill(case: Case, tmp_path: Path) -> Try:
    """Fill a form (bytes or a file) by entries of a map, one a line."""

    def tried(form: bytes | Path, entries: str, suffix: str = ".xlsx") -> Tried:
        path = form if isinstance(form, Path) else tmp_path / f"formularz{suffix}"
        if not isinstance(form, Path):
            path.write_bytes(form)
        lines = "".join(f"  {line}\n" for line in dedent(entries).strip().splitlines())
        map_path = tmp_path / "mapa.yaml"
        map_path.write_text(f"format_mapy: 1\npola:\n{lines}", encoding="utf-8")
        output = tmp_path / f"wynik{path.suffix}"
        output.unlink(missing_ok=True)
        try:
            filling = fill_form(case, path, map_path, output, overwrite=True)
        except Failure as failure:
            assert not output.exists()
            return Tried(None, failure.problems, output)
        return Tried(filling, filling.problems, output)

    return tried
