"""The shipped examples that are cases: folder name → its answer sheets."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from diagnoza.files.content import shipped


def _sheets(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*.yaml")) if "\nformat_arkusza:" in f"\n{path.read_text('utf-8')}"]


CASES: Mapping[str, list[Path]] = {
    folder.name: sheets
    for folder in sorted(shipped("examples").iterdir())
    if folder.is_dir() and (sheets := _sheets(folder))
}
