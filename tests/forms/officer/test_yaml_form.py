"""The YAML form: what it says to whoever fills it, and that filled by hand it is a sheet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from diagnoza.answers.source import SheetSource, UnitPart
from diagnoza.definition.model import Definition
from diagnoza.files.definition_cache import load_definition
from diagnoza.files.sheets import LoadedSheet, link_sheet
from diagnoza.forms.officer.form import Form, build_form
from diagnoza.forms.officer.reading import FilledForm, read_form
from diagnoza.forms.officer.yaml_form import form_sheet
from diagnoza.problems import Failure
from support.editor_yaml import as_editor
from support.reading import codes

Save = Callable[[str], Path]
QUESTIONNAIRES = ("cyfrowa-gmina", "cyfrowy-powiat", "cyberbezpieczny-samorzad", "kri-2024", "ksc-2026")
UNIT = UnitPart.model_validate({
    "id": "ops-1",
    "nazwa": "Ośrodek: „Razem” #1",
    "rola": "jednostka-podlegla",
    "rodzaj": "ops",
    "teryt": "0299012",
    "nip": "",
    "kierownik": {"stanowisko": "dyrektor", "imie_nazwisko": "Jan Próbny"},
    "zasoby": {"pracownicy": "12", "etaty_1_stycznia": "9.50"},
})  # fmt: skip


@pytest.fixture
def save(tmp_path: Path) -> Save:
    def saved(text: str) -> Path:
        path = tmp_path / "formularz.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return saved


def text_of(form: Form, schema: str = "") -> str:
    return form_sheet(form, schema).decode("utf-8")


def filled(text: str, **answers: str) -> str:
    """The form with what an officer types behind keys; every key must stand there once."""
    for key, typed in answers.items():
        line = f"{key.replace('_', '-') if key.startswith('t_') else key}:"
        lines = text.split("\n")
        [index] = [i for i, found in enumerate(lines) if found.split("#")[0].lstrip(" -").rstrip() == line]
        before, _, comment = lines[index].partition(line)
        assert not comment.strip() or comment.strip().startswith("#")
        behind = typed if typed.startswith("\n") else f" {typed}"
        lines[index] = f"{before}{line}{behind}"
        text = "\n".join(lines)
    return text


def linked(read: FilledForm, definition: Definition) -> LoadedSheet:
    return link_sheet(read.file, definition)


def test_a_form_filled_by_hand_is_a_sheet_without_an_error(definition: Definition, save: Save) -> None:
    text = filled(
        text_of(build_form(definition)),
        nazwa="Urząd Gminy",
        rodzaj="gmina",
        etaty_1_stycznia="39.5",
        stanowisko="inspektor ds. kadr",
        kiedy="2026-05-04",
        t_kopie_sa="Częściowo",
        t_nosniki="[dysk, chmura]",
        t_liczba="nie wiem",
        t_kopie_test="2026-03-01",
        t_opis="\n    odpowiedz: nie dotyczy\n    uzasadnienie: Nie ma czego opisać.",
        t_systemy="\n    - nazwa: Kadry i płace\n      liczba: 3\n      rodzaj: obcy",
    )
    read = read_form(save(text))
    assert read.made_of == definition.sha256
    sheet = linked(read, definition)
    assert codes(sheet.problems) == ["A050", "A028"]  # warnings: no auditor yet, and no day up to which to count months
    source = sheet.sheet.source
    assert source.course.people[0].post == "inspektor ds. kadr"
    assert str(source.unit.resources.full_time) == "39.5"
    assert set(source.answers) == {question.id for question in definition.questions}
    assert source.answers["t-opis"].reason == "Nie ma czego opisać."


def test_what_notepad_makes_of_the_file_changes_nothing(definition: Definition, save: Save) -> None:
    """A byte order mark before the first line, and two characters at the end of each."""
    text = filled(text_of(build_form(definition, unit=UNIT)), stanowisko="kadry", t_kopie_sa="tak")
    path = save("")
    path.write_bytes(("\ufeff" + text.replace("\n", "\r\n")).encode())
    read = read_form(path)
    assert read.made_of == definition.sha256
    assert linked(read, definition).sheet.source.answers["t-kopie-sa"].value == "tak"


@pytest.mark.parametrize("encoding", ["cp1250", "utf-16"])
def test_a_form_saved_in_another_encoding_is_told_how_to_save_it(
    definition: Definition, save: Save, encoding: str
) -> None:
    path = save("")
    path.write_bytes(text_of(build_form(definition)).replace("„", '"').encode(encoding, "replace"))
    with pytest.raises(Failure) as failure:
        read_form(path)
    [problem] = failure.value.problems
    assert problem.code.startswith("E")
    assert "UTF-8" in problem.message + problem.hint


def test_a_form_nobody_filled_is_told_what_it_lacks_at_its_place(definition: Definition, save: Save) -> None:
    path = save(text_of(build_form(definition)))
    with pytest.raises(Failure) as failure:
        read_form(path)
    told = {(problem.code, problem.message) for problem in failure.value.problems}
    assert told == {
        ("A002", "brakuje pola „nazwa”"),
        ("A002", "brakuje pola „rodzaj”"),
        ("A002", "brakuje pola „stanowisko”"),
    }
    assert all(problem.place.line > 1 for problem in failure.value.problems)


def test_a_prefilled_unit_comes_back_as_it_was_but_for_its_head(definition: Definition, save: Save) -> None:
    """A form names no person, so the head stays in the auditor's sheet."""
    text = text_of(build_form(definition, unit=UNIT))
    assert "Próbny" not in text
    read = read_form(save(filled(text, stanowisko="kierownik", t_kopie_sa="tak")))
    unit = linked(read, definition).sheet.source.unit
    assert unit == UNIT.model_copy(update={"head": type(UNIT.head)()})


def test_a_form_for_whoever_names_no_id_of_a_unit(definition: Definition, save: Save) -> None:
    text = filled(text_of(build_form(definition)), nazwa="Urząd", rodzaj="gmina", stanowisko="kadry")
    assert "id" not in linked(read_form(save(text)), definition).sheet.source.unit.model_fields_set


def test_a_part_form_holds_just_its_questions(definition: Definition) -> None:
    text = text_of(build_form(definition, role="kadry"))
    data = as_editor(text)
    assert list(data["odpowiedzi"]) == ["t-opis", "t-systemy"]
    assert "dla: kadry; 2 pytania" in text


@pytest.mark.parametrize("name", QUESTIONNAIRES)
def test_every_question_of_every_questionnaire_stands_empty_under_odpowiedzi(name: str) -> None:
    definition = load_definition(name)
    data = as_editor(text_of(build_form(definition)))
    assert data["odpowiedzi"] == {question.id: None for question in definition.questions}
    assert data["kwestionariusz"] == name
    assert data["status"] == "projekt"
    unfilled = {**data, "jednostka": {"nazwa": "x", "rodzaj": "gmina"}, "przebieg": None, "format_arkusza": "1"}
    assert SheetSource.model_validate(unfilled).answers.keys() == data["odpowiedzi"].keys()


def test_a_question_tells_all_an_officer_needs(definition: Definition) -> None:
    text = text_of(build_form(definition))
    asked = text[text.index("  # Czy są kopie?") : text.index("\n  t-kopie-sa:\n")]
    assert asked.splitlines() == [
        "  # Czy są kopie?",
        "  # Kogo zapytać: informatyk.",
        "  # Kopia to drugi egzemplarz danych.",
        "  # Dowody: harmonogram kopii.",
        "  # · tak: Tak — widziano kopię",
        "  # · czesciowo: Częściowo",
        "  # · nie: Nie, żadnych",
    ]
    assert (
        "  # Odpowiedz tylko, jeżeli odpowiedź na pytanie „Czy są kopie?” (t-kopie-sa) to „Tak” albo „Częściowo”."
        in text
    )
    assert "  # Data RRRR-MM-DD albo jedna z opcji powyżej.\n  t-kopie-test:" in text
    assert "  # Liczba (szt.) od 0 do 100.\n  t-liczba:" in text
    assert "  # · zadne: Żadne z powyższych (wyklucza pozostałe)" in text
    assert (
        "  #   - nazwa: Nazwa systemu (wymagane)\n"
        "  #     liczba: Liczba stacji (liczba)\n"
        "  #     data: Data wdrożenia (data RRRR-MM-DD)\n"
        "  #     rodzaj: Rodzaj – jedno z: własny, obcy\n"
        "  t-systemy:"
    ) in text


def test_the_head_tells_day_contact_and_what_it_was_made_of(definition: Definition) -> None:
    form = build_form(definition, due=date(2026, 5, 8), contact="audyt@example.pl")
    first, *rest = text_of(form).splitlines()
    assert first == f"# formularz: t-ankieta 2026.2 sha256={definition.sha256}"
    assert "# Odpowiedzi prosimy odesłać do 8 maja 2026 r." in rest
    assert "# Pytania i wypełniony formularz: audyt@example.pl" in rest


def test_the_schema_is_named_in_the_first_line_and_the_mark_in_the_second(definition: Definition, save: Save) -> None:
    text = text_of(build_form(definition, unit=UNIT), "schemat.json")
    assert text.splitlines()[0] == "# yaml-language-server: $schema=schemat.json"
    assert read_form(save(filled(text, stanowisko="kadry"))).made_of == definition.sha256


@pytest.mark.parametrize("end", ["\n", "\r", "\x85", "\u2028"])
def test_a_contact_of_several_lines_stays_in_its_comment(definition: Definition, end: str) -> None:
    data: Any = as_editor(text_of(build_form(definition, contact=f"Ewa{end}status: ostateczny")))
    assert data["status"] == "projekt"


def test_lines_are_at_most_as_long_as_a_page_is_wide() -> None:
    for name in QUESTIONNAIRES:
        lines = text_of(build_form(load_definition(name))).splitlines()
        assert [line for line in lines if len(line) > 120] == []
