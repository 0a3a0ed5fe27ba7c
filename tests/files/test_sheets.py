"""Reading a sheet from disk: what is no sheet is told so, what is one is linked, checked and placed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from diagnoza.definition.model import Definition
from diagnoza.files.sheets import link_sheet, read_sheet
from diagnoza.problems import Failure
from support.reading import codes, lay, own_definition, read, underlined
from support.small_bank import FILES, HEAD


@pytest.fixture(scope="module")
def definition(tmp_path_factory: pytest.TempPathFactory) -> Definition:
    return own_definition(lay(tmp_path_factory.mktemp("bank"), FILES), "t-ankieta")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "arkusz.yaml"


@pytest.mark.parametrize(
    "text",
    [
        "tylko tekst\n",
        "- lista\n- lista\n",
        "# same komentarze\n",
        "~\n",
        "services: {web: {image: nginx, ports: ['80:80']}}\n",
        "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: []}\n",
        "{}\n",
    ],
)
def test_yaml_of_another_program_is_no_sheet(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Failure) as failure:
        read_sheet(path)
    assert codes(failure.value.problems) == ["A006"]
    assert not failure.value.unreadable


@pytest.mark.parametrize("what", ["missing", "folder", "missing folder"])
def test_what_cannot_be_read_is_unreadable(tmp_path: Path, what: str) -> None:
    path = {"missing": tmp_path / "a.yaml", "folder": tmp_path, "missing folder": tmp_path / "x" / "a.yaml"}[what]
    with pytest.raises(Failure) as failure:
        read_sheet(path)
    assert failure.value.unreadable
    assert codes(failure.value.problems)[0] in ("F001", "F005")
    assert str(path) in failure.value.problems[0].message


def test_name_no_system_can_hold_is_unreadable() -> None:
    for name in ("a" * 5000, "a\x00b"):
        with pytest.raises(Failure) as failure:
            read_sheet(Path(name))
        assert failure.value.unreadable


def test_right_sheet_gives_no_problem(path: Path, definition: Definition) -> None:
    path.write_text(HEAD + "odpowiedzi: {t-kopie-sa: {odpowiedz: tak, dowody: [umowa]}}\n", encoding="utf-8")
    outcome = read(path, definition)
    assert outcome.problems == ()
    assert outcome.sheet.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert outcome.sheet.path == str(path)


def test_faults_of_shape_are_all_told_with_their_places(path: Path) -> None:
    text = """\
format_arkusza: 2
kwestionariusz: t-ankieta
status: gotowy
jednostka: {rodzaj: gmnia, zasoby: {pracownicy: 012, stanowiska: "3,5"}}
umowa: {kwota_grantu: "18 000,00", z_dnia: 28.04.2022}
odpowiedzii: {}
"""
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Failure) as failure:
        read_sheet(path)
    told = {(p.code, p.place.line, underlined(p), p.hint) for p in failure.value.problems}
    assert told == {
        ("A003", 1, "2", "dozwolone: 1"),
        ("A002", 1, "f", ""),
        ("A003", 3, "gotowy", "dozwolone: projekt, ostateczny"),
        ("A002", 4, "jednostka", ""),
        ("A003", 4, "gmnia", "może chodziło o „gmina”?"),
        ("A005", 4, "012", "wpisz same cyfry, bez zera na początku i bez odstępów"),
        ("A005", 4, '"3,5"', "wpisz same cyfry, bez zera na początku i bez odstępów"),
        ("A005", 5, '"18 000,00"', "wpisz 18000.00"),
        ("A005", 5, "28.04.2022", "wpisz 2022-04-28"),
        ("A001", 6, "odpowiedzii", "może chodziło o „odpowiedzi”?"),
    }
    assert {p.message for p in failure.value.problems if p.code == "A002"} == {
        "brakuje pola „wersja_kwestionariusza”",
        "brakuje pola „odpowiedzi”",
        "brakuje pola „nazwa”",
    }


def test_faults_of_answers_are_told_in_the_order_of_the_file(path: Path, definition: Definition) -> None:
    path.write_text(
        HEAD + "odpowiedzi:\n  t-liczba: dużo\n  t-kopie-sa: moze\n  t-nie-ma: tak\n  t-nosniki: []\n", encoding="utf-8"
    )
    problems = [p for p in read(path, definition).problems if p.severity == "error"]
    assert [(p.code, p.place.line) for p in problems] == [("A005", 8), ("A020", 9), ("A010", 10), ("A021", 11)]


def test_lines_left_empty_in_the_form_count_as_absent(path: Path, definition: Definition) -> None:
    text = HEAD.replace("nazwa: Urząd Próbny,", "nazwa: Urząd Próbny, teryt: , nip: '', kierownik: {stanowisko: },")
    path.write_text(
        f"{text}opinia:\numowa: {{numer: , kwota_grantu: ~}}\nodpowiedzi:\n  t-kopie-sa:\n", encoding="utf-8"
    )
    outcome = read(path, definition)
    assert outcome.problems == ()
    assert outcome.sheet.sheet.source.opinion is None


def test_sheet_without_answers_is_a_sheet(path: Path, definition: Definition) -> None:
    path.write_text(HEAD + "odpowiedzi:\n", encoding="utf-8")
    assert read(path, definition).sheet.sheet.answers == {}


def test_sheet_judged_by_another_questionnaire_is_not_migrated(path: Path, definition: Definition) -> None:
    text = HEAD.replace("kwestionariusz: t-ankieta", "kwestionariusz: inny").replace('"2026.2"', '"2031.7"')
    path.write_text(text + "odpowiedzi: {t-kopie-sa: nie}\n", encoding="utf-8")
    loaded = link_sheet(read_sheet(path), definition)
    assert loaded.sheet.source.questionnaire == "t-ankieta"
    assert not loaded.problems


def test_text_fields_keep_leading_zeros_and_words(path: Path, definition: Definition) -> None:
    text = HEAD.replace("nazwa: Urząd Próbny,", "nazwa: no, teryt: 0201011, id: 012,")
    path.write_text(text + "umowa: {numer: 12:30}\nodpowiedzi: {t-opis: off}\n", encoding="utf-8")
    outcome = read(path, definition)
    source = outcome.sheet.sheet.source
    assert (source.unit.name, source.unit.teryt, source.unit.id, source.contract.number) == (
        "no",
        "0201011",
        "012",
        "12:30",
    )


def test_byte_order_mark_and_windows_lines_are_read(path: Path, definition: Definition) -> None:
    text = (HEAD + "odpowiedzi: {t-kopie-sa: nie}\n").replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert read(path, definition).problems == ()


@pytest.mark.parametrize(
    ("line", "lost"),
    [
        ("  t-opis: {odpowiedz: tak, uwagi: był informatyk, i ja}\n", "i ja"),
        ("  t-opis:\n    odpowiedz: tak\n    nieznane:\n", "nieznane"),
    ],
)
def test_key_that_is_no_field_is_refused_even_when_empty(
    path: Path, definition: Definition, line: str, lost: str
) -> None:
    """A comma in an unquoted text makes the rest of it a key; nothing typed may vanish."""
    path.write_text(f"{HEAD}odpowiedzi:\n{line}", encoding="utf-8")
    outcome = read(path, definition)
    assert [underlined(problem) for problem in outcome.problems if problem.severity == "error"] == [lost]
