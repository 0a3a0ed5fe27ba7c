"""To be built."""

from __future__ import annotations

from pathlib import Path

from diagnoza.files.sheets import SheetFile


def read_workbook(path: Path) -> tuple[SheetFile, str]:
    """The workbook as a sheet, and the SHA-256 of the questionnaire it was made of (\"\" where it tells none). To be built."""
    raise NotImplementedError
