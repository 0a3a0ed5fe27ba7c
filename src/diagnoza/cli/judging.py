"""Commands that judge sheets: problems, scores, explanations, the plan.

Each unpacks its options and calls `cli.commands`, which loads the rest.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from diagnoza.cli.optional_value import VariantsCommand
from diagnoza.cli.registry import Folder, Json, Overwrite, Questionnaire, Sheets, command, usage_error


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
    sheets: Sheets,
    id_: Annotated[str, typer.Argument(metavar="ID", help="Pytanie, ustalenie, zalecenie albo pozycja zakupowa.")],
    questionnaire: Questionnaire = None,
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Wyjaśnij, z których odpowiedzi, reguł i przepisów coś wynika."""
    from diagnoza.cli import commands

    raise typer.Exit(commands.explain(sheets, id_, questionnaire, folder, as_json=as_json))


@command("plan", cls=VariantsCommand)
def plan(
    sheets: Annotated[
        Optional[list[Path]],  # noqa: UP045
        typer.Argument(
            metavar="ARKUSZ", help="Arkusz odpowiedzi; kilka to jednostki jednej sprawy. Z --lista niepotrzebny."
        ),
    ] = None,
    budget: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--budzet", metavar="ZŁ", help="Ile można wydać; bez tego: kwota grantu z umowy bez wydatków."),
    ] = None,
    reserve: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--rezerwa", metavar="ZŁ", help="Tyle z kwoty grantu zostaw nietknięte."),
    ] = None,
    programmes: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--program", metavar="ID", help="Program zamiast tego z kwestionariusza; można powtórzyć."),
    ] = None,
    included: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(
            "--uwzglednij", metavar="ID", help="Kup tę pozycję (nazwa albo ID) w każdym razie; można powtórzyć."
        ),
    ] = None,
    omitted: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--pomin", metavar="ID", help="Nie kupuj tej pozycji; można powtórzyć."),
    ] = None,
    with_unclear: Annotated[
        bool, typer.Option("--niejasne", help="Dopuść pozycje, których kwalifikowalność jest niejasna.")
    ] = False,
    prices: Annotated[
        Optional[list[Path]],  # noqa: UP045
        typer.Option("--ceny", metavar="PLIK", help="Plik cen (.yaml, .xlsx), ważniejszy niż arkusz; można powtórzyć."),
    ] = None,
    request_file: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--wycena", metavar="PLIK", help="Zapisz listę do wyceny dla dostawców (.xlsx, .yaml)."),
    ] = None,
    asked_prices: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(
            "--pytaj-o-ceny", metavar="PLIK", help="Zapytaj o brakujące ceny i zapisz je w tym pliku cen (.yaml)."
        ),
    ] = None,
    output: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("-o", "--wynik", metavar="PLIK.xlsx", help="Zapisz plan jako skoroszyt dla skarbnika."),
    ] = None,
    overwrite: Overwrite = False,
    purchase_list: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--lista", metavar="PLIK", help="Sprawdź tę listę zakupów (.yaml, .xlsx) zamiast układać plan."),
    ] = None,
    variants: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(
            "--warianty",
            metavar="[ZŁ,ZŁ…]",
            help="Pokaż obok siebie minimum, zalecany i pełny albo plany za podane kwoty.",
        ),
    ] = None,
    with_curve: Annotated[bool, typer.Option("--krzywa", help="Pokaż, ile usuwa każda kwota.")] = False,
    saved: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--zapisz-wariant", metavar="NAZWA", help="Zapisz w arkuszu decyzję: minimum, zalecany, pełny."),
    ] = None,
    post: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--stanowisko", help="Kto zdecydował, np. Wójt; potrzebne do --zapisz-wariant."),
    ] = None,
    questionnaire: Questionnaire = None,
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Pokaż plan zakupów wynikający z ustaleń, z podstawą każdej kwoty."""
    if asked_prices is not None and as_json:
        raise usage_error("--pytaj-o-ceny i --json wykluczają się: pytania i wynik szłyby na to samo wyjście")
    from diagnoza.cli import planning
    from diagnoza.plan_files import PlanFiles
    from diagnoza.planning import PlanRequest

    request = PlanRequest(
        budget=budget,
        reserve=reserve,
        programmes=tuple(programmes or ()),
        included=tuple(included or ()),
        omitted=tuple(omitted or ()),
        with_unclear=with_unclear,
        prices=tuple(prices or ()),
        variants=variants,
        with_curve=with_curve,
        saved=saved,
        post=post or "",
    )
    if purchase_list is not None:
        from diagnoza.cli import listing

        if request != PlanRequest(programmes=request.programmes) or request_file or asked_prices or output or overwrite:
            raise usage_error("z --lista działają tylko --program, --kwestionariusz, --katalog i --json")
        raise typer.Exit(
            listing.check_list(purchase_list, sheets or [], request, questionnaire, folder, as_json=as_json)
        )
    if not sheets:
        raise usage_error("Brakuje argumentu ARKUSZ")
    files = PlanFiles(request_file, asked_prices, output, overwrite)
    raise typer.Exit(planning.plan(sheets, request, questionnaire, folder, files, as_json=as_json))
