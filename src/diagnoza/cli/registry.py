"""The program's registry of commands, and the options several commands have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Optional, TypeVar

import typer

from diagnoza.cli.polish import PolishCommand, PolishGroup

app = typer.Typer(
    name="diagnoza",
    cls=PolishGroup,
    help="Diagnoza cyberbezpieczeństwa samorządu: od odpowiedzi do oceny, planu zakupów i raportu DOCX.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["--help", "-h"]},
)

Folder = Annotated[
    Optional[Path],  # noqa: UP045 - Typer reads the annotation at run time
    typer.Option(
        "--katalog", envvar="DIAGNOZA_KATALOG", help="Własny katalog kwestionariuszy, czytany przed wbudowanym."
    ),
]
Questionnaire = Annotated[
    Optional[str], typer.Option("--kwestionariusz", help="Oceń arkusz innym kwestionariuszem niż jego własny.")  # noqa: UP045
]
Json = Annotated[bool, typer.Option("--json", help="Wynik jako jeden obiekt JSON na standardowym wyjściu.")]
Overwrite = Annotated[bool, typer.Option("--nadpisz", help="Zastąp istniejący plik.")]
Sheets = Annotated[
    list[Path], typer.Argument(metavar="ARKUSZ", help="Arkusz odpowiedzi; kilka to jednostki jednej sprawy.")
]
Sheet = Annotated[Path, typer.Argument(metavar="ARKUSZ", help="Arkusz odpowiedzi.")]


Command = TypeVar("Command", bound=Callable[..., None])


def command(name: str, alias: str = "", cls: type[PolishCommand] = PolishCommand) -> Callable[[Command], Command]:
    """Register under the Polish name and, hidden, under the English alias."""

    def register(function: Command) -> Command:
        app.command(name, cls=cls)(function)
        if alias:
            app.command(alias, cls=cls, hidden=True)(function)
        return function

    return register


def usage_error(message: str) -> Exception:
    """Wrong usage as Typer's own click tells it; click itself is not imported."""
    error: Exception = typer.BadParameter.__mro__[1](message)
    return error
