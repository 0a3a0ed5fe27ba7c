"""HTML forms written to the disk for a browser, and what comes back from them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from diagnoza.answers.source import UnitPart
from diagnoza.definition.model import Definition
from diagnoza.files.sheets import LoadedSheet, link_sheet
from diagnoza.forms.officer.form import Form, build_form
from diagnoza.forms.officer.html.page import form_page
from diagnoza.forms.officer.reading import read_form
from support.reading import lay, own_definition
from support.small_bank import FILES

UNIT = UnitPart.model_validate({
    "id": "szkola-1", "nazwa": "Szkoła Próbna", "rodzaj": "szkola", "zasoby": {"serwery": "2", "etaty_1_stycznia": "39.5"},
})  # fmt: skip


def every_kind(folder: Path, **options: Any) -> Form:
    """A form of the small bank: one question of every kind, `t-kopie-test` hidden by `t-kopie-sa`."""
    return build_form(own_definition(lay(folder, FILES), "t-ankieta"), **options)


@cache
def _shipped(questionnaire: str) -> Definition:
    from diagnoza.files.definition_cache import load_definition

    return load_definition(questionnaire, None)


def shipped(questionnaire: str, **options: Any) -> Form:
    """A form of a shipped questionnaire."""
    return build_form(_shipped(questionnaire), **options)


def open_form(page: Page, form: Form, folder: Path) -> Page:
    """The form opened from the disk, ready to be filled."""
    path = folder / "formularz.html"
    path.write_bytes(form_page(form))
    page.goto(path.as_uri())
    page.locator("#loading").wait_for(state="hidden")
    return page


def save(page: Page, folder: Path, name: str = "odpowiedzi.yaml") -> Path:
    """What „Zapisz plik” downloads."""
    with page.expect_download() as download:
        page.locator("#save").click()
    path = folder / name
    download.value.save_as(path)
    return path


def imported(path: Path, form: Form) -> LoadedSheet:
    """The saved file as the program takes it; `Failure` where an error is among its problems."""
    return link_sheet(read_form(path).file, form.definition)
