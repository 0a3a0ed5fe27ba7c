"""The review of a report before it is issued."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from diagnoza.evaluation.model import Evaluation
from diagnoza.files.content import shipped
from diagnoza.plan.model import Plan
from diagnoza.problems import Failure, Problem, errors
from diagnoza.render.docx.package import read_package
from diagnoza.review.opening import LIMITS
from diagnoza.review.readback import read_back


def review_text(
    report: bytes, evaluations: Sequence[Evaluation], plan: Plan, template: Path | None
) -> tuple[Problem, ...]:
    """What is wrong with the text of a report (see `read_back`).

    By the shipped full template a fault is the program's: `Failure`, and the report is not to be issued. By a user's own it is a
    warning; the other shipped templates are extracts and hold what they hold.
    """
    if template is not None and _is_shipped(template):
        return ()
    found = read_back(read_package(report, LIMITS), evaluations, plan, by_own_template=template is not None)
    if template is None and errors(found):
        raise Failure(found)
    return tuple(dataclasses.replace(entry, severity="warning") for entry in found)


def review_access(report: bytes, template: Path | None) -> tuple[Problem, ...]:
    """What keeps readers out of a report; brings lxml."""
    from diagnoza.review.accessibility import check_report

    return check_report(read_package(report, LIMITS), is_full=template is None)


def _is_shipped(template: Path) -> bool:
    return shipped("report_templates").resolve() in template.resolve().parents
