"""Two validators of Word files, each of which catches what the other misses; neither is Word itself."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from openxml_audit import OpenXmlValidator

SDK = Path(__file__).resolve().parents[2] / "requirements" / "node" / "node_modules" / ".bin" / "ooxml-validator"


if not SDK.is_file():
    raise FileNotFoundError(f"{SDK}: run make test, which installs it")


def word_errors(data: bytes, folder: Path) -> list[str]:
    """What the Open XML rules for Office 2019 and the Open XML SDK find wrong in a file; empty is valid."""
    path = folder / "plik.docx"
    path.write_bytes(data)
    return [*audit_errors(path), *sdk_errors(path)]


def audit_errors(path: Path) -> list[str]:
    """By openxml-audit."""
    return [str(error) for error in OpenXmlValidator().validate(str(path)).errors]


def sdk_errors(path: Path) -> list[str]:
    """By the Open XML SDK; `make test` installs it."""
    done = subprocess.run([SDK, "--officeVersion", "Office2019", path], capture_output=True, check=False, timeout=120)
    assert done.returncode in (0, 1), done.stderr.decode()
    found: dict[str, Any] = json.loads(done.stdout)
    return [str(error) for error in found["errors"]]
