"""The report in the format its suffix asks for."""

from __future__ import annotations

from pathlib import Path

from diagnoza.problems import Failure, problem
from diagnoza.report.model import Report

SUFFIXES = (".docx", ".pdf", ".md")
PAGED = (".docx", ".pdf")
"""Made from the same Word document."""


def render_report(report: Report, suffix: str, template: Path | None) -> bytes:
    """The report as bytes, for .pdf the DOCX it is made from; F006 for a suffix that is not offered, T0xx for a faulty template."""
    if suffix == ".md":
        from diagnoza.render.markdown import render_markdown

        return render_markdown(report).encode()
    if suffix in PAGED:
        from diagnoza.render.docx.report import render_docx

        return render_docx(report, template)
    raise Failure([problem("F006", suffix=suffix, allowed=", ".join(SUFFIXES))])
