"""Commands that collect answers: the example, questionnaires, empty sheets, the interview, forms out and in.

Each unpacks its options and calls its work, which loads the rest.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer

from diagnoza.cli.registry import Folder, Json, Overwrite, Sheet, command, usage_error


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


class Policy(StrEnum):
    """What is done where two officers differ."""

    zatrzymaj = "zatrzymaj"
    nowsza = "nowsza"
    pierwsza = "pierwsza"
    wypowiedzi = "wypowiedzi"


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


@command("formularz", "form")
def form(
    questionnaire: Annotated[str, typer.Argument(metavar="ID", help="Który kwestionariusz.")],
    output: Annotated[Path, typer.Option("-o", "--wynik", metavar="PLIK", help="Formularz .xlsx, .html albo .yaml.")],
    role: Annotated[
        Optional[Role],  # noqa: UP045
        typer.Option("--dla", help="Tylko pytania, na które odpowiada ta osoba."),
    ] = None,
    areas: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--obszary", metavar="ID,…", help="Tylko te obszary; oddziel je przecinkami."),
    ] = None,
    scope: Annotated[Scope, typer.Option("--zakres", help="core: tylko pytania podstawowe.")] = Scope.full,
    unit: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--jednostka", metavar="ARKUSZ", help="Arkusz, z którego wziąć dane jednostki."),
    ] = None,
    due: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--odpowiedz-do", metavar="RRRR-MM-DD", help="Do kiedy odesłać odpowiedzi."),
    ] = None,
    contact: Annotated[str, typer.Option("--kontakt", help="Kogo pytać i dokąd odesłać.")] = "",
    schema: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--schemat", metavar="PLIK", help="Zapisz też schemat JSON: edytor podpowie opcje (tylko .yaml)."),
    ] = None,
    folder: Folder = None,
    overwrite: Overwrite = False,
    as_json: Json = False,
) -> None:
    """Zapisz formularz, który urzędnik wypełni bez programu: arkusz Excela, stronę HTML albo YAML."""
    from diagnoza.cli import forms

    code = forms.new_form(
        questionnaire,
        output,
        folder,
        role=role.value if role else None,
        areas=areas or [],
        scope=scope.value,
        unit=unit,
        due=due,
        contact=contact,
        schema=schema,
        overwrite=overwrite,
        as_json=as_json,
    )
    raise typer.Exit(code)


@command("wczytaj", "import")
def import_(
    output: Annotated[Path, typer.Option("-o", "--wynik", metavar="ARKUSZ", help="Arkusz, nowy albo istniejący.")],
    paths: Annotated[
        Optional[list[Path]],  # noqa: UP045
        typer.Argument(metavar="PLIK", help="Wypełnione formularze .yaml i .xlsx; można podać kilka."),
    ] = None,
    policy: Annotated[
        Policy,
        typer.Option(
            "--przy-konflikcie",
            metavar="SPOSÓB",
            help="Gdy dwie osoby odpowiedziały różnie: zatrzymaj wczytywanie; niech rozstrzyga nowsza albo pierwsza "
            "odpowiedź; wypowiedzi – zachowaj obie, pytanie zostaje otwarte.",
        ),
    ] = Policy.zatrzymaj,
    unit: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--jednostka", metavar="ID", help="Wczytaj tylko formularze tej jednostki."),
    ] = None,
    accepted: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(
            "--uznaj-nd", metavar="ID,…", help="Uznaj odpowiedź „nie dotyczy” na to pytanie; można powtórzyć."
        ),
    ] = None,
    preview: Annotated[bool, typer.Option("--podglad", help="Pokaż, co się zmieni, i niczego nie zapisuj.")] = False,
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Wczytaj wypełnione formularze do arkusza: wszystkie albo żaden."""
    from diagnoza.cli import importing

    if not paths and not accepted:
        raise usage_error("podaj formularze do wczytania albo --uznaj-nd")
    code = importing.import_forms(
        paths or [],
        output,
        folder,
        policy=policy.value,
        unit=unit,
        accepted=accepted or [],
        preview=preview,
        as_json=as_json,
    )
    raise typer.Exit(code)
