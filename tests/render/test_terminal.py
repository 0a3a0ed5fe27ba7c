"""Problems in the terminal: what may be broken over lines, and what not."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from diagnoza.problems import problem
from diagnoza.render.terminal import print_problems


@pytest.mark.parametrize("width", range(24, 100))
def test_amounts_in_a_warning_are_not_broken(width: int) -> None:
    """„86 815,00 zł” at the end of a line would be read as 86 zł and 815 zł."""
    console = Console(file=StringIO(), width=width)
    print_problems(console, [problem("P013", spent="186\u00a0815,00\u00a0zł", grant="86\u00a0815,00\u00a0zł")])
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert "przekraczają" in shown
    assert {"186\u00a0815,00\u00a0zł", "86\u00a0815,00\u00a0zł"} <= set(shown.replace("\n", " ").split(" "))
    assert all(len(line) <= width for line in shown.splitlines())
