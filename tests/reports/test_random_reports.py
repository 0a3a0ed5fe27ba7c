"""Reports of random sheets over random definitions: valid for Word, and the same bytes whenever they are made."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from diagnoza.plan.build import build_plan
from diagnoza.render.reports import render_report
from diagnoza.report.build import build_report
from support.cases import cases
from support.definitions import Data, Drawn
from support.sheets import cases_drawn, evaluated
from support.validity import word_errors


def rendered(drawn: Drawn, sheet: Data) -> bytes:
    evaluation = evaluated(sheet, drawn.build())
    report = build_report([evaluation], build_plan([evaluation]), [("arkusz.yaml", "0" * 64)])
    return render_report(report, ".docx", None)


@given(case=cases_drawn())
@settings(max_examples=cases(300), suppress_health_check=list(HealthCheck))
def test_any_report_is_valid_for_word(case: tuple[Drawn, Data], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever is answered, decided and bought, both validators find nothing wrong."""
    folder: Path = tmp_path_factory.mktemp("raport")
    assert word_errors(rendered(*case), folder) == []


@given(case=cases_drawn())
@settings(max_examples=cases(300), suppress_health_check=list(HealthCheck))
def test_any_report_has_the_same_bytes_again(case: tuple[Drawn, Data]) -> None:
    """Equal input gives equal bytes."""
    assert rendered(*case) == rendered(*case)
