"""The commands about documents: the report, versions of it, templates, the operator's form."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from diagnoza.cli.polish import PolishCommand, PolishGroup
from diagnoza.cli.registry import Folder, Json, Overwrite, Questionnaire, Sheets, app, command, usage_error


@command("raport", "report")
def report(
    sheets: Sheets,
    output: Annotated[Path, typer.Option("-o", "--wynik", metavar="PLIK", help="Raport .docx, .pdf, .html albo .md.")],
    template: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(
            "--szablon",
            metavar="NAZWA|PLIK",
            help="Szablon wbudowany (diagnoza, jawna, karta, protokol, rozliczenie, start) albo własny plik DOCX.",
        ),
    ] = None,
    previous: Annotated[
        Optional[list[Path]],  # noqa: UP045
        typer.Option("--poprzednia", metavar="PLIK", help="Wcześniejszy arkusz: raport powie, co się zmieniło."),
    ] = None,
    logos: Annotated[
        Optional[list[Path]],  # noqa: UP045
        typer.Option(
            "--logotypy", metavar="OBRAZ", help="Znaki programu na stronę tytułową (PNG, JPEG); można powtórzyć."
        ),
    ] = None,
    is_public: Annotated[
        bool, typer.Option("--jawna", help="Pomiń opis zabezpieczeń, słabości, systemów i osób.")
    ] = False,
    with_data: Annotated[
        bool, typer.Option("--z-danymi", help="Zapisz w pliku .docx arkusze, ocenę i plan; odda je „odzyskaj”.")
    ] = False,
    check: Annotated[bool, typer.Option("--sprawdz", help="Sprawdź dostępność gotowego raportu.")] = False,
    questionnaire: Questionnaire = None,
    folder: Folder = None,
    overwrite: Overwrite = False,
) -> None:
    """Zapisz raport z diagnozy."""
    from diagnoza.cli import commands
    from diagnoza.reporting import ReportOptions

    options = ReportOptions(
        template=template,
        overwrite=overwrite,
        with_data=with_data,
        check=check,
        is_public=is_public,
        previous=tuple(previous or ()),
        logos=tuple(logos or ()),
    )
    raise typer.Exit(commands.report(sheets, output, options, questionnaire, folder))


@command("porownaj", "compare")
def compare(
    old: Annotated[Path, typer.Argument(metavar="STARY", help="Wcześniejszy arkusz odpowiedzi.")],
    new: Annotated[Path, typer.Argument(metavar="NOWY", help="Obecny arkusz odpowiedzi.")],
    questionnaire: Questionnaire = None,
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Pokaż, co się zmieniło między dwiema wersjami: wyniki, odpowiedzi, ustalenia, stanowiska, plan."""
    from diagnoza.cli import comparing

    raise typer.Exit(comparing.compare(old, new, questionnaire, folder, as_json=as_json))


@command("odzyskaj", "extract")
def extract(
    report: Annotated[Path, typer.Argument(metavar="RAPORT", help="Raport .docx zapisany z opcją --z-danymi.")],
    output: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("-o", "--wynik", metavar="KATALOG", help="Gdzie zapisać pliki; domyślnie obok, RAPORT-dane."),
    ] = None,
    overwrite: Overwrite = False,
    as_json: Json = False,
) -> None:
    """Wyjmij z raportu arkusze, ocenę i plan; powiedz, czy raport od wydania zmieniono."""
    from diagnoza.cli import recovery

    raise typer.Exit(recovery.extract(report, output, overwrite=overwrite, as_json=as_json))


template_app = typer.Typer(
    cls=PolishGroup,
    help="Własny szablon raportu: skopiuj gotowy, zmień go w Wordzie, zobacz pola.",
    no_args_is_help=True,
    rich_markup_mode="rich",
)
app.add_typer(template_app, name="szablon")
app.add_typer(template_app, name="template", hidden=True)


@template_app.command("nowy", cls=PolishCommand)
@template_app.command("new", cls=PolishCommand, hidden=True)
def new_template(
    output: Annotated[Path, typer.Argument(metavar="PLIK", help="Gdzie zapisać kopię (.docx).")],
    name: Annotated[str, typer.Option("--z", metavar="NAZWA", help="Który szablon skopiować.")] = "diagnoza",
    overwrite: Overwrite = False,
) -> None:
    """Skopiuj gotowy szablon raportu, aby zmienić go w Wordzie."""
    from diagnoza.cli import templates

    raise typer.Exit(templates.new_template(output, name, overwrite=overwrite))


@template_app.command("pola", cls=PolishCommand)
@template_app.command("fields", cls=PolishCommand, hidden=True)
def template_fields(
    template: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--szablon", metavar="NAZWA", help="Tylko pola, których używa ten szablon (nazwa albo plik)."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Pokaż pola i pętle, których można użyć w szablonie, z przykładami."""
    from diagnoza.cli import templates

    raise typer.Exit(templates.fields(template, as_json=as_json))


@command("wypelnij", "fill")
def fill(
    form: Annotated[Path, typer.Argument(metavar="FORMULARZ", help="Pusty formularz operatora, .xlsx albo .docx.")],
    sheets: Annotated[
        Optional[list[Path]],  # noqa: UP045
        typer.Argument(metavar="ARKUSZ", help="Arkusz odpowiedzi; kilka to jednostki jednej sprawy."),
    ] = None,
    output: Annotated[Path | None, typer.Option("-o", "--wynik", metavar="PLIK", help="Gdzie zapisać wynik.")] = None,
    map_path: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--mapa", metavar="MAPA", help="Które pole formularza skąd wziąć (YAML)."),
    ] = None,
    sketch: Annotated[bool, typer.Option("--szkic-mapy", help="Zaproponuj mapę z etykiet formularza.")] = False,
    questionnaire: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--kwestionariusz", help="Oceń arkusz innym kwestionariuszem albo wybierz go do szkicu mapy."),
    ] = None,
    folder: Folder = None,
    overwrite: Overwrite = False,
    as_json: Json = False,
) -> None:
    """Wypełnij własny formularz operatora odpowiedziami i wynikami, według mapy pól."""
    if output is None:
        raise usage_error("Brakuje opcji -o")
    if sketch and (sheets or map_path):
        raise usage_error("--szkic-mapy czyta sam formularz; podaj go bez arkusza i bez --mapa")
    if not sketch and (map_path is None or not sheets):
        raise usage_error("podaj --mapa i arkusz albo --szkic-mapy, aby zacząć od propozycji mapy")
    from diagnoza.cli import operator_forms

    if sketch or map_path is None:
        raise typer.Exit(
            operator_forms.sketch(form, output, questionnaire, folder, overwrite=overwrite, as_json=as_json)
        )
    raise typer.Exit(
        operator_forms.fill(
            form, map_path, sheets or [], output, questionnaire, folder, overwrite=overwrite, as_json=as_json
        )
    )
