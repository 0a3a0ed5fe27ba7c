"""Whole questionnaires: valid files, and random answers that come back as they were typed, also through LibreOffice."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path
from typing import Any

import pytest

from diagnoza.answers.source import UnitPart
from diagnoza.collecting import FormOptions, new_form
from diagnoza.definition.model import Column, Definition, Question
from diagnoza.files.definition_cache import load_definition
from diagnoza.files.sheets import link_sheet
from diagnoza.forms.officer.form import build_form
from diagnoza.forms.officer.xlsx.read import read_workbook
from diagnoza.forms.officer.xlsx.write import form_workbook
from support.validity import audit_errors, sdk_errors
from support.workbooks import FilledBook, fill_workbook

_WORDS = (
    "=SUMA(A1)",
    "+48 600 100 200",
    "-",
    "@jan",
    "„Kadry” & <płace>",
    "a; b",
    "dwa\nwiersze",
    "_x0041_",
    "0123",
    "1.5",
    "3-4",
    "TRUE",
)


def random_sheet(definition: Definition, dice: random.Random) -> dict[str, Any]:
    """Answers to nine questions of ten, as plain data of a sheet."""
    answers = {question.id: _part(question, dice) for question in definition.questions if dice.random() < 0.9}
    return {
        "jednostka": {
            "nazwa": "Urząd Gminy",
            "rodzaj": dice.choice(("gmina", "szkola")),
            "zasoby": {"stanowiska": "38"},
        },
        "przebieg": {"osoby": [{"stanowisko": "sekretarz gminy"}]},
        "odpowiedzi": answers,
    }


def _part(question: Question, dice: random.Random) -> dict[str, Any]:
    part: dict[str, Any] = {"odpowiedz": _answer(question, dice)}
    if part["odpowiedz"] == "nie dotyczy":
        part |= {"uznane": "nie", "uzasadnienie": dice.choice(_WORDS)}
    if dice.random() < 0.3:
        part["uwagi"] = dice.choice(_WORDS)
    if dice.random() < 0.3:
        part["dowody"] = [word.replace("\n", " ") for word in dice.sample(_WORDS, dice.randint(1, 3))]
    return part


def _answer(question: Question, dice: random.Random) -> Any:
    if dice.random() < 0.2:
        return dice.choice(("nie wiem", "nie dotyczy"))
    ids = [option.id for option in question.options if not option.exclusive]
    match question.kind:
        case "single":
            return dice.choice(ids)
        case "multi":
            chosen = dice.sample(ids, dice.randint(1, len(ids)))
            return [id_ for id_ in ids if id_ in chosen]
        case "number":
            return str(question.minimum or question.maximum or 7)
        case "date":
            return f"20{dice.randint(10, 21)}-0{dice.randint(1, 9)}-1{dice.randint(0, 9)}"
        case "table":
            return [_row(question.columns, dice) for _ in range(dice.randint(0, 3))]
    return dice.choice(_WORDS)


def _row(columns: tuple[Column, ...], dice: random.Random) -> dict[str, str]:
    cells = {"number": "12.5", "date": "2021-02-28", "text": dice.choice(_WORDS)}
    return {
        column.id: dice.choice([id_ for id_, _ in column.options]) if column.kind == "single" else cells[column.kind]
        for column in columns
        if column.required or dice.random() < 0.5
    }


@pytest.fixture(scope="module")
def ksc() -> Definition:
    """The largest questionnaire."""
    return load_definition("ksc-2026", None)


def _form(definition: Definition, path: Path) -> Path:
    unit = UnitPart.model_validate({"id": "urzad", "nazwa": "Urząd", "rodzaj": "gmina"})
    path.write_bytes(form_workbook(build_form(definition, unit=unit)))
    return path


def test_forms_are_valid_workbooks(ksc: Definition, tmp_path: Path) -> None:
    path = _form(ksc, tmp_path / "formularz.xlsx")
    assert [*audit_errors(path), *sdk_errors(path)] == []


def test_random_answers_come_back_also_after_libreoffice(ksc: Definition, tmp_path: Path) -> None:
    """What is read equals what was typed, save the stamp of the file; a text that looks like a formula, a number or a
    date stays the text it was."""
    form = _form(ksc, tmp_path / "formularz.xlsx")
    typed = random_sheet(ksc, random.Random(5))
    path = fill_workbook(form, typed, save_as=tmp_path / "odpowiedzi.xlsx")
    again = tmp_path / "lo"
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profil", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
         "--outdir", again, path], check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    for copy in (path, again / path.name):
        read, made_of = read_workbook(copy)
        assert made_of == ksc.sha256
        assert read.text.data["odpowiedzi"] == typed["odpowiedzi"]
        assert read.text.data["jednostka"] == {"id": "urzad", **typed["jednostka"]}
        assert read.faults == ()
        link_sheet(read, ksc)


def test_the_officer_of_human_resources_gets_her_questions(tmp_path: Path) -> None:
    path = tmp_path / "kadry.xlsx"
    options = FormOptions(role="kadry", scope="core", contact="=audyt@firma.example")
    written = new_form("ksc-2026", path, None, options, overwrite=False)
    book = FilledBook(path)
    asked = [question.id for question in written.form.questions]
    assert 0 < len(asked) < 12
    assert all(book.has(question) for question in asked)
    assert {cell.value: cell.data_type for row in book.book["Instrukcja"].iter_rows() for cell in row}[
        "=audyt@firma.example"
    ] == "s"
