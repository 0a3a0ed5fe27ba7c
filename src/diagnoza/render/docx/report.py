"""The report model → DOCX: the shipped or the user's template, and the plain data it may name."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from diagnoza import wording
from diagnoza.files.reading import read_bytes
from diagnoza.files.templates import STANDARD, template_path
from diagnoza.problems import Failure, Place, Problem
from diagnoza.render.docx.cache import load_template
from diagnoza.render.docx.faults import TemplateFault
from diagnoza.render.docx.figures import Picture
from diagnoza.render.docx.write import render
from diagnoza.report.model import Report

MAX_TEMPLATE_BYTES = 20_000_000

FILLS: Mapping[str, str] = {
    "good": "E2F0D9",
    "low": "FFF9E5",
    "medium": "FFF2CC",
    "high": "F8CBAD",
    "critical": "F4B0B0",
    "open": "DDEBF7",
    "none": "",
}
"""Cell shading by tone; black text on each has a contrast of at least 11:1."""


def shipped_template() -> Path:
    """The template used when none is given."""
    return template_path(STANDARD)


def render_docx(report: Report, template: Path | None, pictures: Sequence[Picture] = ()) -> bytes:
    """The report as DOCX; `Failure` with the template's fault (T0xx) or where it cannot be read (F00x)."""
    path = template or shipped_template()
    data = read_bytes(path, MAX_TEMPLATE_BYTES)
    try:
        compiled = load_template(data)
        created = datetime.combine(report.dated, time(12), UTC)
        return render(compiled, context_of(report), created=created, pictures=pictures)
    except TemplateFault as fault:
        raise Failure([Problem(fault.code, "error", fault.message, fault.hint, Place(str(path)))]) from fault


def context_of(report: Report) -> dict[str, Any]:
    """The report as plain dicts and lists; beside every `tone` stands its `fill`, six hex digits or empty."""
    return {
        field.name: _plain(getattr(report, field.name)) for field in dataclasses.fields(report) if field.name != "dated"
    }


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(entry) for entry in value]
    if dataclasses.is_dataclass(value):
        plain = {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
        if "tone" in plain:
            plain["fill"] = FILLS[plain["tone"]]
        return plain
    return wording.held_together(value) if isinstance(value, str) else value
