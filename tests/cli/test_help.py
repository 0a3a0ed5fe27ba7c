"""Help: Polish throughout, aliases hidden, and nothing heavy loaded to show it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Diagnoza = Callable[..., Any]
COMMANDS = [
    "demo",
    "kwestionariusze",
    "utworz",
    "formularz",
    "wczytaj",
    "sprawdz",
    "ocena",
    "dlaczego",
    "plan",
    "raport",
    "wypelnij",
]
HEAVY = {"pydantic.main", "yaml", "jinja2", "docx", "lxml", "rapidfuzz", "stdnum", "openpyxl"}
LIGHT = {
    "diagnoza.cli",
    "diagnoza.cli.app",
    "diagnoza.cli.documents",
    "diagnoza.cli.filling",
    "diagnoza.cli.judging",
    "diagnoza.cli.optional_value",
    "diagnoza.cli.registry",
    "diagnoza.cli.polish",
    "diagnoza.version",
}
ENGLISH = re.compile(
    r"\b(Usage|Options|Arguments|Commands|Show this|message|exit|required|default|Install|completion|Error|Try|help for)\b"
)


def loaded_by(*arguments: str) -> set[str]:
    """Modules a process has loaded once the command is done."""
    script = (
        "import json, sys\n"
        "from diagnoza.cli.app import run\n"
        f"code = run({list(arguments)!r})\n"
        "sys.stderr.write(json.dumps([code, sorted(sys.modules)]))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=30, check=True)
    code, modules = json.loads(done.stderr)
    assert code == 0
    return set(modules)


def test_help_loads_nothing_heavy() -> None:
    modules = loaded_by("--help")
    assert modules & HEAVY == set()
    assert {name for name in modules if name.startswith("diagnoza.")} <= LIGHT


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_loads_nothing_heavy_but_what_typer_itself_takes(command: str) -> None:
    """Typer 0.29 imports Pydantic to read a command's parameters; we load nothing before the command runs."""
    modules = loaded_by(command, "--help")
    assert modules & (HEAVY - {"pydantic.main"}) == set()
    assert {name for name in modules if name.startswith("diagnoza.")} <= LIGHT


def test_version_loads_not_even_typer() -> None:
    script = "import sys\nsys.argv = ['diagnoza', '--version']\nfrom diagnoza.__main__ import main\nmain()\nprint('typer' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout.splitlines()[-1] == "False"


@pytest.mark.parametrize("command", ["ocena", "plan"])
def test_counting_loads_no_word_and_no_lxml(command: str, tmp_path: Path) -> None:
    script = (
        "import json, sys\nfrom diagnoza.cli.app import run\n"
        "run(['utworz', sys.argv[1], '--kwestionariusz', 'cyfrowa-gmina'])\nrun([sys.argv[2], sys.argv[1]])\n"
        "sys.stderr.write('\\n' + json.dumps(sorted(sys.modules)))"
    )
    arguments = [sys.executable, "-c", script, str(tmp_path / "a.yaml"), command]
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=60, check=True)
    assert set(json.loads(done.stderr.splitlines()[-1])) & {"docx", "lxml", "jinja2"} == set()


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_of_the_program_lists_every_command_and_no_alias(diagnoza: Diagnoza, option: str) -> None:
    ran = diagnoza(option)
    assert ran.code == 0
    assert all(command in ran.out for command in COMMANDS)
    assert not re.search(r"\b(questionnaires|new|check|evaluate|explain|report|fill|form)\b", ran.out)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_polish(diagnoza: Diagnoza, command: str) -> None:
    ran = diagnoza(*filter(None, [command]), "--help")
    assert ran.code == 0
    assert ENGLISH.findall(re.sub(r"--[\w-]+", "", ran.out)) == []
    assert "Użycie: diagnoza" in ran.out
    assert "Opcje" in ran.out
    assert "Pokaż tę pomoc i zakończ." in re.sub(r"[│\s]+", " ", ran.out)


def test_no_english_word_stands_for_a_type(diagnoza: Diagnoza) -> None:
    shown = {command: re.findall(r"<[\w\[\]]+>", diagnoza(command, "--help").out) for command in COMMANDS}
    assert {command: sorted(set(types)) for command, types in shown.items() if types} == {}


def test_program_without_arguments_shows_help_and_no_empty_error(diagnoza: Diagnoza) -> None:
    ran = diagnoza()
    assert "Użycie: diagnoza" in ran.out + ran.err
    assert "Błąd: \n" not in ran.err


def test_commands_and_options_are_ascii(diagnoza: Diagnoza) -> None:
    for command in COMMANDS:
        names = re.findall(r"--[\w-]+", diagnoza(command, "--help").out)
        assert all(name.isascii() for name in names)
    assert all(command.isascii() for command in COMMANDS)


def test_raport_help_names_the_shipped_templates(diagnoza: Diagnoza) -> None:
    from diagnoza.files.templates import template_names

    shown = " ".join(diagnoza("raport", "--help").out.replace("│", " ").split())
    assert f"({', '.join(template_names())})" in shown
