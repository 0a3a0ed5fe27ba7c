"""The report in the format its suffix asks for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from diagnoza.problems import Failure, problem
from diagnoza.report.model import Report

if TYPE_CHECKING:
    from diagnoza.render.docx.figures import Picture

SUFFIXES = (".docx", ".pdf", ".html", ".md")
PAGED = (".docx", ".pdf")
"""Made from the same Word document."""


def render_report(report: Report, suffix: str, template: Path | None, pictures: Sequence[Picture] = ()) -> bytes:
    """The report as bytes, for .pdf the DOCX it is made from, `pictures` in formats that can hold them.

    F006 for a suffix that is not offered, T0xx for a faulty template.
    """
    if suffix == ".md":
        from diagnoza.render.markdown import render_markdown

        return render_markdown(report).encode()
    if suffix == ".html":
        from diagnoza.render.html import render_html

        return render_html(report).encode()
    if suffix in PAGED:
        from diagnoza.render.docx.report import render_docx

        return render_docx(report, template, pictures)
    raise Failure([problem("F006", suffix=suffix, allowed=", ".join(SUFFIXES))])
