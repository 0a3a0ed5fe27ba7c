"""The program: its commands in the order help lists them, the version, and how it ends."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Annotated

import typer

from diagnoza.cli.polish import usage_message
from diagnoza.cli.registry import app

_ROOMS = ("filling", "judging", "documents")
"""Modules that register commands, in the order help lists them."""


def _tell_version(wanted: bool) -> None:
    if wanted:
        from diagnoza.version import __version__

        print(f"diagnoza {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Pokaż wersję i zakończ.")
    ] = False,
) -> None:
    """Options of the program itself."""


def run(arguments: list[str]) -> int:
    """The whole program: streams set to UTF-8, usage errors in Polish with exit 2, everything else by the command."""
    _use_utf8()
    for room in _ROOMS:
        import_module(f"diagnoza.cli.{room}")
    usage_error = typer.BadParameter.__mro__[1]
    try:
        code = app(arguments, standalone_mode=False, prog_name="diagnoza")
    except typer.Exit as leave:
        code = leave.exit_code
    except typer.Abort:
        code = 130
    except Exception as error:
        if not isinstance(error, usage_error):
            from diagnoza.cli.errors import tell_fault

            return tell_fault(error, as_json="--json" in arguments)
        message = usage_message(error).strip()
        if message:  # without arguments Typer has shown the help and has nothing to say
            print(f"Błąd: {message}\nPomoc: diagnoza --help", file=sys.stderr)
            if "--json" in arguments:
                _print_usage_problem(message)
        code = 2
    return code if isinstance(code, int) else 0


def _print_usage_problem(message: str) -> None:
    from diagnoza.problems import problem
    from diagnoza.render.json_values import failure_json
    from diagnoza.render.terminal import print_json

    print_json(failure_json([problem("F008", message=message)]))


def _use_utf8() -> None:
    """A redirected stream on Windows has a code page that knows no „→”; a console is left as it is."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and not stream.isatty() and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    os.environ.setdefault("PYTHONIOENCODING", "utf-8")
