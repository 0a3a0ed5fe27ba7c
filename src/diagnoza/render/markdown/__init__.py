"""The report as Markdown, whole, from the same model as the DOCX."""

from __future__ import annotations

from diagnoza.render.markdown import actions, opening, units
from diagnoza.report import model


def render_markdown(report: model.Report) -> str:
    """The text, ending in a newline; every typed character is there, markup in it escaped."""
    parts = [
        *opening.cover(report),
        *opening.summary(report),
        *opening.method(report.method),
        *opening.courses(report),
        *units.environment(report),
        *units.results(report),
        *units.areas(report),
        *units.conformity(report),
        *units.exclusions(report),
        *units.matrix(report),
        *actions.measures(report),
        *actions.purchases(report.purchases),
        *actions.still_open(report),
        *actions.trace(report),
        *units.answers(report),
        *actions.closing(report),
    ]
    return "\n\n".join(parts) + "\n"
