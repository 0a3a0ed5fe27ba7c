"""`formularz`: a form out, with its fingerprint and how to hand it over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from diagnoza import wording
from diagnoza.cli.errors import DONE, guarded

_HAND_OVER = {
    ".html": "Urzędnik otwiera plik w przeglądarce, klika „Zapisz plik” i odsyła zapisany arkusz .yaml.",
    ".xlsx": "Urzędnik wypełnia skoroszyt w Excelu albo LibreOffice, zapisuje go i odsyła.",
    ".yaml": "Urzędnik wypełnia arkusz w edytorze tekstu, zapisuje go i odsyła.",
}


def new_form(
    questionnaire: str,
    output: Path,
    folder: Path | None,
    *,
    role: str | None,
    areas: list[str],
    scope: str,
    unit: Path | None,
    due: str | None,
    contact: str,
    schema: Path | None,
    overwrite: bool,
    as_json: bool,
) -> int:
    """`formularz`."""

    def work() -> int:
        from diagnoza import collecting
        from diagnoza.render.terminal import make_console, print_json

        options = collecting.FormOptions(
            role=role,  # type: ignore[arg-type]  # the command line offers the roles only
            areas=tuple(name.strip() for entry in areas for name in entry.split(",") if name.strip()),
            scope=scope,  # type: ignore[arg-type]  # likewise
            unit=unit,
            due=_day(due),
            contact=contact,
            schema=schema,
        )
        written = collecting.new_form(questionnaire, output, folder, options, overwrite=overwrite)
        count = len(written.form.questions)
        if as_json:
            print_json({
                "schema": 1,
                "form": str(output),
                "sha256": written.sha256,
                "questionnaire": questionnaire,
                "questions": count,
                "editor_schema": None if schema is None else str(schema),
                "problems": [],
            })  # fmt: skip
        console = make_console(stderr=as_json)

        def tell(line: str) -> None:
            console.print(line, markup=False, highlight=False, soft_wrap=True)

        tell(f"Zapisano {output}: {wording.plural(count, 'pytanie', 'pytania', 'pytań')}.")
        tell(f"SHA-256: {written.sha256}")
        if schema is not None:
            tell(
                f"Zapisano {schema}: schemat, z którym edytor podpowiada opcje i zaznacza błędy; odsyła się sam formularz."
            )
        tell(_HAND_OVER[output.suffix.lower()])
        tell(
            "Podaj ten skrót adresatowi inną drogą niż plik (telefonem, na kartce): kto go porówna, wie, że formularza nikt nie zmienił. "
            "Wypełniony formularz opisuje słabości urzędu: odsyła się go pocztą szyfrowaną albo na nośniku, nie zwykłym e-mailem."
        )
        tell("Odesłane pliki wczyta: diagnoza wczytaj PLIK… -o arkusz.yaml")
        return DONE

    return guarded(work, as_json=as_json)


def _day(typed: str | None) -> date | None:
    from pydantic_core import PydanticCustomError

    from diagnoza.definition.fields import to_date
    from diagnoza.problems import Failure, problem

    if typed is None:
        return None
    try:
        day: date = to_date(typed)
        return day
    except PydanticCustomError as error:
        context = error.context or {}
        raise Failure(
            [problem("F027", hint=context["hint"], option="--odpowiedz-do", reason=context["message"])]
        ) from None
