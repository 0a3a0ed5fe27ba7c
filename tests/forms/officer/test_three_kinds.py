"""The same answers through an HTML form, a workbook and a YAML form make the same sheet."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

import pytest
from playwright.sync_api import Page

from diagnoza.answers.saying import Saying, sayings_of
from diagnoza.answers.source import SheetSource
from diagnoza.collecting import ImportOptions, import_forms
from diagnoza.definition.model import Definition
from diagnoza.definition.terms import Role
from diagnoza.files.definition_cache import load_definition
from diagnoza.files.sheets import read_sheet
from diagnoza.forms.officer.form import Form, build_form
from diagnoza.forms.officer.incoming import incoming
from diagnoza.forms.officer.reading import read_form
from diagnoza.forms.officer.xlsx.write import form_workbook
from diagnoza.forms.officer.yaml_form import form_sheet
from diagnoza.problems import Failure
from support.cases import cases
from support.draws import SeededDice
from support.html_entries import entries, fill_page, head_fields
from support.html_forms import UNIT, open_form, save
from support.keyboard import Typist
from support.officer_answers import sheet_data
from support.reading import lay
from support.small_bank import FILES
from support.workbooks import fill_workbook
from support.yaml_forms import fill_sheet, in_words

QUESTIONNAIRES = ("t-ankieta", "cyfrowa-gmina", "cyfrowy-powiat", "cyberbezpieczny-samorzad", "kri-2024", "ksc-2026")
BATCH = 50
"""Workbooks for one run of LibreOffice."""


@dataclass(frozen=True)
class Case:
    """What one officer is asked and says."""

    number: int
    folder: Path
    form: Form
    data: Mapping[str, Any]
    dice: SeededDice

    def file(self, name: str) -> Path:
        return self.folder / f"{self.number}-{name}"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The small bank, which has a question of every kind, beside what is shipped."""
    return lay(tmp_path / "tresc", FILES)


def test_same_answers_make_the_same_sheet_whatever_form_they_are_given_in(
    page: Page, content: Path, tmp_path: Path
) -> None:
    """The three forms read the same answers, those that were drawn; and the three sheets they are imported into are
    equal but for the times. One form in ten is typed key by key, and then only what is asked is answered."""
    filled = [filled_page(page, drawn_case(number, content, tmp_path)) for number in range(cases(200))]
    books = saved_by_libreoffice([filled_workbook(case) for case, _ in filled], tmp_path)
    for (case, html), xlsx in zip(filled, books, strict=True):
        files = (html, xlsx, filled_sheet(case))
        read = [answers_in(path, case.form.definition) for path in files]
        assert read == [drawn_answers(case)] * 3, case.number
        first, *others = (imported(path, case, content) for path in files)
        assert others == [first, first], case.number


def drawn_case(number: int, content: Path, folder: Path) -> Case:
    """A form of a random part of a random questionnaire, now and then of the whole, and what is said in it."""
    dice = SeededDice(number)
    definition = load_definition(dice.one(QUESTIONNAIRES), content)
    form = None
    while form is None:
        form = drawn_form(definition, dice)
    return Case(number, folder, form, sheet_data(form, dice), dice)


def drawn_form(definition: Definition, dice: SeededDice) -> Form | None:
    """None where nobody would be asked anything."""
    areas = [dice.one(definition.areas).id for _ in range(dice.number(1, 4))]
    try:
        return build_form(
            definition,
            role=dice.one((None, None, *get_args(Role))),
            areas=() if dice.chance(10) else areas,
            scope=dice.one(("full", "core")),
            unit=dice.one((None, UNIT)),
        )
    except Failure:
        return None


def filled_page(page: Page, case: Case) -> tuple[Case, Path]:
    """The case with no more than what was said, and the file the page saves of it."""
    said = dict(case.data["odpowiedzi"])
    asked = entries(case.form, said, case.dice)
    open_form(page, case.form, case.folder)
    if case.number % 10 == 0:
        typist = Typist(page, head_fields(case.data), asked)
        typist.answer_to("save-below")
        said = {id_: part for id_, part in said.items() if id_ in typist.reached}
    else:
        fill_page(page, head_fields(case.data), list(asked.values()))
    path = save(page, case.folder, f"{case.number}-strona.yaml")
    return replace(case, data={**case.data, "odpowiedzi": said}), path


def filled_workbook(case: Case) -> Path:
    path = case.file("skoroszyt.xlsx")
    path.write_bytes(form_workbook(case.form))
    return fill_workbook(path, case.data)


def filled_sheet(case: Case) -> Path:
    path = case.file("arkusz.yaml")
    answers = in_words(case.form, case.data["odpowiedzi"], case.dice)
    text = fill_sheet(form_sheet(case.form).decode(), {**case.data, "odpowiedzi": answers})
    path.write_text(text, encoding="utf-8")
    return path


def saved_by_libreoffice(paths: Sequence[Path], folder: Path) -> list[Path]:
    """The workbooks opened and saved once more."""
    again = folder / "lo"
    for start in range(0, len(paths), BATCH):
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profil", "--headless", "--convert-to",
             "xlsx:Calc MS Excel 2007 XML", "--outdir", again, *paths[start : start + BATCH]],
            check=True, capture_output=True, timeout=600,
        )  # fmt: skip
    return [again / path.name for path in paths]


def answers_in(path: Path, definition: Definition) -> tuple[Any, ...]:
    """Unit, posts, and of every question response, remarks and evidence, as an import takes them; no problem is told."""
    came = incoming(read_form(path), definition)
    assert came.problems == ()
    return came.file.source.unit, [person.post for person in came.file.source.course.people], _said(came.sayings)


def drawn_answers(case: Case) -> tuple[Any, ...]:
    """The same of what was drawn."""
    definition = case.form.definition
    head = {"format_arkusza": "1", "kwestionariusz": definition.id, "wersja_kwestionariusza": definition.version}
    unit = {} if case.form.unit is None else {"jednostka": UNIT.model_dump(mode="json", by_alias=True)}
    source = SheetSource.model_validate({**head, **unit, **case.data})
    sayings, _ = sayings_of(source, definition, "", "")
    return source.unit, [person.post for person in source.course.people], _said(sayings)


def _said(sayings: Sequence[Saying]) -> dict[str, tuple[Any, ...]]:
    return {said.question.id: (said.response, said.part.note, said.part.evidence) for said in sayings}


def imported(path: Path, case: Case, content: Path) -> Any:
    """A new sheet made of this form alone, but for the times."""
    sheet = case.folder / f"{path.stem}-{path.suffix[1:]}-wczytany.yaml"
    assert import_forms([path], sheet, content, ImportOptions()).problems == ()
    return _without_times(read_sheet(sheet).source.model_dump(mode="json", by_alias=True))


def _without_times(data: Any) -> Any:
    if isinstance(data, Mapping):
        return {key: _without_times(value) for key, value in data.items() if key != "kiedy"}
    return [_without_times(value) for value in data] if isinstance(data, list) else data
