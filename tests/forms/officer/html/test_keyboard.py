"""The HTML form of every questionnaire filled without a mouse, from an empty page to the auditor's sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from diagnoza.collecting import ImportOptions, import_forms
from diagnoza.definition.terms import Role
from diagnoza.files.sheets import LoadedSheet, link_sheet
from diagnoza.forms.officer.form import Form
from diagnoza.forms.officer.reading import read_form
from support.browser import OpenPage, axe
from support.cases import IS_LONG
from support.draws import SeededDice
from support.html_entries import entries, head_fields
from support.html_forms import open_form, shipped
from support.keyboard import Typist
from support.officer_answers import sheet_data

# In CI the largest is walked whole, of the others the part of one role; with DIAGNOZA_LONG=1 all are walked whole.
WALKS: tuple[tuple[str, Role | None, int], ...] = (
    ("ksc-2026", None, 1280),
    ("cyfrowa-gmina", "kadry", 320),
    ("cyfrowy-powiat", "iod", 1280),
    ("cyberbezpieczny-samorzad", "kierownik", 320),
    ("kri-2024", "kadry", 1280),
)
WIDTHS = {320, 1280}


@pytest.mark.parametrize(("questionnaire", "role", "width"), WALKS, ids=[walk[0] for walk in WALKS])
def test_form_filled_by_keyboard_alone_comes_in_as_it_was_typed(
    open_page: OpenPage, tmp_path: Path, questionnaire: str, role: Role | None, width: int
) -> None:
    """Walked by Tab, every question that is asked is met and answered; the file holds every value as it was typed, and so
    do the sheet it is imported into, the draft after a reload, and the file opened again in a fresh page."""
    form = shipped(questionnaire, role=None if IS_LONG else role)
    dice = SeededDice(len(questionnaire))
    data = sheet_data(form, dice)
    page = open_form(open_page(viewport={"width": width, "height": 720}), form, tmp_path)
    typist = Typist(page, head_fields(data), entries(form, data["odpowiedzi"], dice))
    typist.answer_to("save-below")
    assert [stop.name for stop in typist.stops if not stop.is_seen] == []
    said = {id_: part for id_, part in data["odpowiedzi"].items() if id_ in typist.reached}
    second_thought(typist, said)
    first = saved(page, tmp_path / "odpowiedzi.yaml")
    linked = link_sheet(read_form(first).file, form.definition)
    assert answers_in(first) == said
    assert asked_on(page) == asked_by(linked, form) <= typist.reached
    assert_imports(first, said, tmp_path / "arkusz.yaml")
    assert_free_of_barriers(page)
    assert_draft_returns(typist, first, tmp_path)
    assert_opens_again(open_page, form, first, tmp_path)


def second_thought(typist: Typist, said: dict[str, Any]) -> None:
    """Back by Shift+Tab to the last remark, something more at its beginning, and forward again to the button."""
    last = [id_ for id_, part in said.items() if "uwagi" in part][-1]
    typist.go_to(f"q-{last}-note", "Shift+Tab")
    typist.page.keyboard.press("Control+Home")
    typist.page.keyboard.type("Po namyśle: ")
    said[last]["uwagi"] = f"Po namyśle: {said[last]['uwagi']}"
    typist.go_to("save-below")


def saved(page: Page, path: Path) -> Path:
    """Enter on the button that has the focus."""
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    download.value.save_as(path)
    return path


def answers_in(path: Path) -> dict[str, Any]:
    """What the file says of each question, but for who said it and when."""
    said = read_form(path).file.text.data["odpowiedzi"]
    return {id_: {key: value for key, value in part.items() if key != "ustalono"} for id_, part in said.items()}


def asked_on(page: Page) -> set[str]:
    """Ids of the questions the page shows."""
    ids = "[...document.querySelectorAll('[data-question]')].filter((box) => !box.hidden).map((box) => box.dataset.question)"
    return set(page.evaluate(ids))


def asked_by(linked: LoadedSheet, form: Form) -> set[str]:
    """Ids of those the program would ask, after the same answers."""
    return {question.id for question in form.questions if linked.route.visible[question] is not False}


def assert_imports(path: Path, said: dict[str, Any], sheet: Path) -> None:
    """Into a new sheet with nothing to tell."""
    done = import_forms([path], sheet, None, ImportOptions())
    assert [(told.code, told.message) for told in done.problems] == []
    assert answers_in(sheet) == said
    assert {entry.question.id: entry.change for entry in done.answers} == dict.fromkeys(said, "added")


def assert_free_of_barriers(page: Page) -> None:
    """Everything filled and told, as it was walked; then all unfolded on a screen of the other width."""
    own = page.viewport_size
    assert own is not None
    for width in (own["width"], *(WIDTHS - {own["width"]})):
        page.set_viewport_size({"width": width, "height": 720})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert axe(page) == []
        page.evaluate("document.querySelectorAll('details').forEach((details) => details.open = true)")
    page.set_viewport_size(own)


def assert_draft_returns(typist: Typist, first: Path, folder: Path) -> None:
    """Switched on with Space; after the reload everything is there and saves the same bytes."""
    page = typist.page
    typist.go_to("draft")  # the way from the last button leads round to the top
    page.keyboard.press("Space")
    page.reload()
    expect(page.locator("#opened")).to_contain_text("Przywrócono szkic")
    assert page.locator("#opened-list li").all_inner_texts() == []
    typist.go_to("save")
    assert saved(page, folder / "szkic.yaml").read_bytes() == first.read_bytes()


def assert_opens_again(open_page: OpenPage, form: Form, first: Path, folder: Path) -> None:
    """In a window that shares nothing with the one before."""
    page = open_page()
    page.on("filechooser", lambda chooser: chooser.set_files(first))  # the system's dialog, which no page controls
    open_form(page, form, folder)
    typist = Typist(page, {}, {})
    typist.go_to("open")
    page.keyboard.press("Enter")
    expect(page.locator("#opened")).to_contain_text("Wczytano plik odpowiedzi.yaml")
    assert page.locator("#opened-list li").all_inner_texts() == []
    typist.go_to("save")
    assert saved(page, folder / "drugi.yaml").read_bytes() == first.read_bytes()
