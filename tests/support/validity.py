"""Two validators of Word files, each of which catches what the other misses; neither is Word itself."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from openxml_audit import OpenXmlValidator
from openxml_audit.schema import ParticleType, get_validator

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
    # A process of a second gains nothing by measuring itself for the compiler.
    environment = {**os.environ, "DOTNET_TieredPGO": "0"}
    command = [SDK, "--officeVersion", "Office2019", path]
    done = subprocess.run(command, capture_output=True, check=False, timeout=120, env=environment)
    assert done.returncode in (0, 1), done.stderr.decode()
    found: dict[str, Any] = json.loads(done.stdout)
    return [str(error) for error in found["errors"]]


def _remembering(judged: Callable[..., bool]) -> Callable[..., bool]:
    """The same judgement, which knows again what it has found right.

    Whether children may stand in an element depends on the rule and on their names alone, and a report has a few hundred
    such rows of names in its forty thousand elements. What is wrong is never remembered, so that it is told each time.
    """
    right: dict[tuple[object, ...], object] = {}

    def judge(rule: Any, children: Sequence[Any], context: Any) -> bool:
        row = (id(rule), *[child.tag for child in children])
        if row in right:
            return True
        is_right = judged(rule, children, context)
        if is_right:
            right[row] = rule  # held, so that no other rule gets its id
        return is_right

    return judge


for _kind in ParticleType:
    if (_validator := get_validator(_kind)) is not None:
        _validator.validate = _remembering(_validator.validate)
