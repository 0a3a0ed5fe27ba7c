"""The commands. Each unpacks its options and calls `cli.commands`, which loads the rest."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Annotated, Optional

import typer

from diagnoza.cli.polish import usage_message
from diagnoza.cli.registry import Folder, Json, Overwrite, Questionnaire, Sheet, Sheets, app, command


class Scope(StrEnum):
    """Which questions are asked."""

    full = "full"
    core = "core"


class Role(StrEnum):
    """Who is asked."""

    informatyk = "informatyk"
    sekretarz = "sekretarz"
    kadry = "kadry"
    iod = "iod"
    skarbnik = "skarbnik"
    kierownik = "kierownik"


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


@command("demo")
def demo(
    folder: Annotated[Path, typer.Argument(metavar="KATALOG", help="Gdzie zapisać wyniki.")] = Path("demo"),
    overwrite: Overwrite = False,
    as_json: Json = False,
) -> None:
    """Cała praca na wbudowanym przykładzie: arkusz, ocena, plan, raport."""
    from diagnoza.cli import commands

    raise typer.Exit(commands.demo(folder, overwrite=overwrite, as_json=as_json))


@command("kwestionariusze", "questionnaires")
def questionnaires(
    id_: Annotated[Optional[str], typer.Argument(metavar="ID", help="Pokaż jeden, z licznikami.")] = None,  # noqa: UP045
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Pokaż kwestionariusze, które można wypełnić."""
    from diagnoza.cli import commands

    raise typer.Exit(commands.questionnaires(id_, folder, as_json=as_json))


@command("utworz", "new")
def new(
    output: Annotated[Path, typer.Argument(metavar="PLIK", help="Gdzie zapisać pusty arkusz (YAML).")],
    questionnaire: Annotated[str, typer.Option("--kwestionariusz", help="Który kwestionariusz.")],
    folder: Folder = None,
    overwrite: Overwrite = False,
) -> None:
    """Utwórz pusty arkusz odpowiedzi z objaśnieniami."""
    from diagnoza.cli import commands

    raise typer.Exit(commands.new(output, questionnaire, folder, overwrite=overwrite))


@command("wywiad", "interview")
def interview(
    sheet: Sheet,
    scope: Annotated[Scope, typer.Option("--zakres", help="core: tylko pytania podstawowe.")] = Scope.full,
    role: Annotated[
        Optional[Role],  # noqa: UP045
        typer.Option("--kogo", help="Pytaj tylko o to, co wie ta osoba."),
    ] = None,
    plain: Annotated[
        bool, typer.Option("--tekstowo", help="Bez kolorów i ramek: do czytników ekranu i zapisu w pliku.")
    ] = False,
    history: Annotated[
        bool, typer.Option("--historia", help="Pokaż, kto, co i kiedy powiedział i co zmieniono.")
    ] = False,
    removed: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--usun-tresc", metavar="ID", help="Usuń teksty wpisane omyłkowo przy pytaniu ID."),
    ] = None,
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Przeprowadź wywiad: pytania po kolei, z powrotem, uwagami i dowodami; można przerwać i wrócić."""
    from diagnoza.cli import talks

    if history:
        raise typer.Exit(talks.tell_history(sheet, folder, as_json=as_json))
    if removed is not None:
        raise typer.Exit(talks.remove_typed(sheet, removed, folder))
    raise typer.Exit(talks.interview(sheet, folder, scope.value, role.value if role else None, plain=plain))


@command("sprawdz", "check")
def check(
    paths: Annotated[list[Path], typer.Argument(metavar="PLIK", help="Arkusz albo katalog kwestionariuszy.")],
    questionnaire: Questionnaire = None,
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Pokaż wszystkie błędy i ostrzeżenia z miejscem w pliku."""
    from diagnoza.cli import commands

    raise typer.Exit(commands.check(paths, questionnaire, folder, as_json=as_json))


@command("ocena", "evaluate")
def evaluate(sheets: Sheets, questionnaire: Questionnaire = None, folder: Folder = None, as_json: Json = False) -> None:
    """Oblicz wyniki, ustalenia, zalecenia i zgodność z przepisami."""
    from diagnoza.cli import commands

    raise typer.Exit(commands.evaluate(sheets, questionnaire, folder, as_json=as_json))


@command("dlaczego", "explain")
def explain(
    sheet: Sheet,
    id_: Annotated[str, typer.Argument(metavar="ID", help="Pytanie, ustalenie, zalecenie albo pozycja zakupowa.")],
    questionnaire: Questionnaire = None,
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Wyjaśnij, z których odpowiedzi, reguł i przepisów coś wynika."""
    from diagnoza.cli import commands

    raise typer.Exit(commands.explain(sheet, id_, questionnaire, folder, as_json=as_json))


@command("plan")
def plan(sheets: Sheets, questionnaire: Questionnaire = None, folder: Folder = None, as_json: Json = False) -> None:
    """Pokaż plan zakupów wynikający z ustaleń, z podstawą każdej kwoty."""
    from diagnoza.cli import commands

    raise typer.Exit(commands.plan(sheets, questionnaire, folder, as_json=as_json))


def run(arguments: list[str]) -> int:
    """The whole program: streams set to UTF-8, usage errors in Polish with exit 2, everything else by the command."""
    _use_utf8()
    import_module("diagnoza.cli.documents")  # registers its commands, to be listed after these
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
    from diagnoza.render.json_shapes import failure_json
    from diagnoza.render.terminal import print_json

    print_json(failure_json([problem("F008", message=message)]))


def _use_utf8() -> None:
    """A redirected stream on Windows has a code page that knows no „→”; a console is left as it is."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and not stream.isatty() and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    os.environ.setdefault("PYTHONIOENCODING", "utf-8")
