"""Commands that judge sheets: problems, scores, explanations, the plan.

Each unpacks its options and calls `cli.commands`, which loads the rest.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from diagnoza.cli.registry import Folder, Json, Questionnaire, Sheet, Sheets, command


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
