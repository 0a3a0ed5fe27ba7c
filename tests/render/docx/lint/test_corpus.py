"""Each faulty template of the corpus is told by its code, with the place and the remedy, and no code in one runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from diagnoza.render.docx.compile import compile_template
from diagnoza.render.docx.faults import TemplateFault
from diagnoza.render.docx.lint.check import check_bytes
from support.faulty_templates import CANARY, CORPUS, Fault
from support.small_template import template

FOUND_WHEN_RENDERED = ("T04", "T06")
LIMITED = """\
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
from diagnoza.cli.app import run
sys.exit(run(["sprawdz", *sys.argv[1:], "--json"]))
"""


def test_the_template_all_are_made_from_is_good() -> None:
    assert [problem.code for problem in check_bytes(template())] == ["T072"]
    assert compile_template(template())


def test_names_of_the_corpus_are_its_own() -> None:
    assert len({fault.name for fault in CORPUS}) == len(CORPUS)


@pytest.mark.parametrize("fault", CORPUS, ids=lambda fault: fault.name)
def test_fault_is_told_by_its_code_place_and_remedy(fault: Fault) -> None:
    problems = check_bytes(fault.make())
    told = [problem for problem in problems if problem.code == fault.code]
    assert told, [(problem.code, problem.message) for problem in problems]
    assert any(fault.told in f"{problem.message} {problem.hint}" for problem in told), told
    assert {problem.severity for problem in told} == {"error" if fault.stops else "warning"}


@pytest.mark.parametrize("fault", CORPUS, ids=lambda fault: fault.name)
def test_fault_brings_no_errors_of_another_kind_with_it(fault: Fault) -> None:
    problems = [problem for problem in check_bytes(fault.make()) if problem.severity == "error"]
    assert {problem.code for problem in problems} == ({fault.code} if fault.stops else set()), problems
    assert len(problems) == len(set(problems)) <= 2


@pytest.mark.parametrize(
    "fault",
    [fault for fault in CORPUS if fault.stops and not fault.code.startswith(FOUND_WHEN_RENDERED)],
    ids=lambda fault: fault.name,
)
def test_template_that_cannot_be_used_is_refused_by_the_engine_too(fault: Fault) -> None:
    with pytest.raises(TemplateFault):
        compile_template(fault.make())


@pytest.mark.parametrize("fault", [fault for fault in CORPUS if not fault.stops], ids=lambda fault: fault.name)
def test_template_that_is_only_warned_of_can_be_used(fault: Fault) -> None:
    assert compile_template(fault.make())


def test_no_code_runs_and_all_ends_within_the_limits_of_a_process(tmp_path: Path) -> None:
    """A process that may start no other, has a gibibyte and a minute, and whose folder holds nothing new afterwards."""
    folder = tmp_path / "szablony"
    folder.mkdir()
    for number, fault in enumerate(CORPUS):
        (folder / f"{number}.docx").write_bytes(fault.make())
    files = sorted(str(path) for path in folder.iterdir())
    ran = subprocess.run(
        [sys.executable, "-c", LIMITED, *files],
        cwd=tmp_path,
        capture_output=True,
        timeout=120,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert ran.returncode == 1, ran.stderr.decode()[-2000:]
    assert len(json.loads(ran.stdout)["problems"]) >= len(CORPUS)
    assert [path.name for path in tmp_path.iterdir()] == ["szablony"]
    assert list(folder.glob(CANARY)) == []
