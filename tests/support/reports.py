"""Reports of sheets that stand in a test."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from diagnoza.files.content import shipped
from diagnoza.pipeline import Case, open_case, plan_case
from diagnoza.report.build import build_report
from diagnoza.report.model import Report

HEAD = """\
format_arkusza: 1
kwestionariusz: cyfrowa-gmina
wersja_kwestionariusza: "2026.1"
"""
UNIT = "jednostka: {nazwa: Urząd Próbny, rodzaj: gmina, zasoby: {pracownicy: 42, stanowiska: 38}}\n"


def report_of(case: Case) -> Report:
    """The report of a case, with its plan."""
    return build_report(case.evaluations, plan_case(case), case.sources)


@cache
def example(name: str) -> Report:
    """The report of a shipped example; all its sheets."""
    return report_of(open_case(sorted((shipped("examples") / name).glob("*.yaml"))))


def typed(folder: Path, rest: str) -> Report:
    """The report of a sheet with this below its head."""
    path = folder / "arkusz.yaml"
    path.write_text(HEAD + ("" if "jednostka:" in rest else UNIT) + rest, encoding="utf-8")
    return report_of(open_case([path]))
