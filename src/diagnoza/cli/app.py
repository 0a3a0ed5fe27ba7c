"""The commands. Each unpacks its options and calls `cli.commands`, which loads the rest."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional, TypeVar

import typer

from diagnoza.cli.polish import PolishCommand, PolishGroup, usage_message

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


Command = TypeVar("Command", bound=Callable[..., None])


def _command(name: str, alias: str = "") -> Callable[[Command], Command]:
    """Register under the Polish name and, hidden, under the English alias."""

    def register(function: Command) -> Command:
        app.command(name, cls=PolishCommand)(function)
        if alias:
            app.command(alias, cls=PolishCommand, hidden=True)(function)
        return function

    return register


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


@_command("demo")
def demo(
    folder: Annotated[Path, typer.Argument(metavar="KATALOG", help="Gdzie zapisać wyniki.")] = Path("demo"),
    overwrite: Overwrite = False,
    as_json: Json = False,
) -> None:
    """Cała praca na wbudowanym przykładzie: arkusz, ocena, plan, raport."""
    from diagnoza.cli import commands

    raise typer.Exit(commands.demo(folder, overwrite=overwrite, as_json=as_json))


@_command("kwestionariusze", "questionnaires")
def questionnaires(
    id_: Annotated[Optional[str], typer.Argument(metavar="ID", help="Pokaż jeden, z licznikami.")] = None,  # noqa: UP045
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Pokaż kwestionariusze, które można wypełnić."""
    from diagnoza.cli import commands

    raise typer.Exit(commands.questionnaires(id_, folder, as_json=as_json))


@_command("utworz", "new")
def new(
    output: Annotated[Path, typer.Argument(metavar="PLIK", help="Gdzie zapisać pusty arkusz (YAML).")],
    questionnaire: Annotated[str, typer.Option("--kwestionariusz", help="Który kwestionariusz.")],
    folder: Folder = None,
    overwrite: Overwrite = False,
) -> None:
    """Utwórz pusty arkusz odpowiedzi z objaśnieniami."""
    from diagnoza.cli import commands

    raise typer.Exit(commands.new(output, questionnaire, folder, overwrite=overwrite))


@_command("wywiad", "interview")
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


@_command("sprawdz", "check")
def check(
    paths: Annotated[list[Path], typer.Argument(metavar="PLIK", help="Arkusz albo katalog kwestionariuszy.")],
    questionnaire: Questionnaire = None,
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Pokaż wszystkie błędy i ostrzeżenia z miejscem w pliku."""
    from diagnoza.cli import commands

    raise typer.Exit(commands.check(paths, questionnaire, folder, as_json=as_json))


@_command("ocena", "evaluate")
def evaluate(sheets: Sheets, questionnaire: Questionnaire = None, folder: Folder = None, as_json: Json = False) -> None:
    """Oblicz wyniki, ustalenia, zalecenia i zgodność z przepisami."""
    from diagnoza.cli import commands

    raise typer.Exit(commands.evaluate(sheets, questionnaire, folder, as_json=as_json))


@_command("dlaczego", "explain")
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


@_command("plan")
def plan(sheets: Sheets, questionnaire: Questionnaire = None, folder: Folder = None, as_json: Json = False) -> None:
    """Pokaż plan zakupów wynikający z ustaleń, z podstawą każdej kwoty."""
    from diagnoza.cli import commands

    raise typer.Exit(commands.plan(sheets, questionnaire, folder, as_json=as_json))


@_command("raport", "report")
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


@_command("porownaj", "compare")
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


@_command("odzyskaj", "extract")
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


def _usage_error(message: str) -> Exception:
    """Wrong usage as Typer's own click tells it; click itself is not imported."""
    error: Exception = typer.BadParameter.__mro__[1](message)
    return error


@_command("wypelnij", "fill")
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
        raise _usage_error("Brakuje opcji -o")
    if sketch and (sheets or map_path):
        raise _usage_error("--szkic-mapy czyta sam formularz; podaj go bez arkusza i bez --mapa")
    if not sketch and (map_path is None or not sheets):
        raise _usage_error("podaj --mapa i arkusz albo --szkic-mapy, aby zacząć od propozycji mapy")
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


def run(arguments: list[str]) -> int:
    """The whole program: streams set to UTF-8, usage errors in Polish with exit 2, everything else by the command."""
    _use_utf8()
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
