"""Pydantic's errors become coded Polish problems with a place, whatever the shape they came from."""

from __future__ import annotations

from typing import Annotated, Literal

import pytest
from pydantic import Field

from diagnoza.definition.fields import Day, Flag, Id, Number, PolishFlag, Source, Text, Texts, Whole
from diagnoza.files.validation import validate
from diagnoza.files.yaml_text import parse_yaml
from diagnoza.problems import Problem


class Inner(Source):
    """A part within."""

    nazwa: Text


class Outer(Source):
    """One field of every type."""

    id: Id = "a"
    tekst: Text = "a"
    teksty: Texts = ()
    liczba: Number = Field(default=1, validate_default=True)
    ile: Annotated[Whole, Field(ge=1, le=9)] = 1
    dzien: Day | None = None
    flaga: Flag = False
    czy: PolishFlag = False
    wybor: Literal["projekt", "ostateczny"] = "projekt"
    czesc: Inner | None = None
    czesci: tuple[Inner, ...] = ()
    mapa: dict[Id, Inner] = {}
    para: Annotated[tuple[Inner, ...], Field(min_length=1, max_length=1)] = (Inner(nazwa="a"),)
    co: Annotated[str | tuple[str, ...], Field()] = ""


def faults(text: str) -> list[Problem]:
    yaml, problems = parse_yaml(text, "a.yaml")
    assert not problems
    return validate(Outer, yaml, "A")[1]


@pytest.mark.parametrize(
    ("text", "code", "message", "hint", "column"),
    [
        ("tekts: a", "A001", "nieznane pole „tekts”", "może chodziło o „tekst”?", 1),
        ("zupelnie_inne: a", "A001", "nieznane pole „zupelnie_inne”", "", 1),
        ("czesc: {nazwa: a, id: b}", "A001", "nieznane pole „id”", "może chodziło o „id”?", 19),
        ("czesc: {}", "A002", "brakuje pola „nazwa”", "", 1),
        ("wybor: projek", "A003", "niedozwolona wartość „projek”", "może chodziło o „projekt”?", 8),
        ("wybor: xyz", "A003", "niedozwolona wartość „xyz”", "dozwolone: projekt, ostateczny", 8),
        ("wybor: [projekt]", "A003", "niedozwolona wartość „['projekt']”", "może chodziło o „projekt”?", 1),
        ("id: Duże Litery", "A003", "niedozwolona wartość „Duże Litery”", "identyfikator: małe litery bez ogonków, cyfry i myślniki", 5),
        ("tekst: {a: b}", "A004", "oczekiwano: tekst", "", 1),
        ("tekst: '  '", "A004", "oczekiwano: niepusty tekst", "", 8),
        ("tekst:", "A004", "oczekiwano: tekst", "", 7),
        ("czesc: a", "A004", "oczekiwano: pola z dwukropkiem", "", 8),
        ("czesci: a", "A004", "oczekiwano: lista (wiersze z myślnikiem)", "", 9),
        ("czesci: [a]", "A004", "oczekiwano: pola z dwukropkiem", "", 10),
        ("mapa: [a]", "A004", "oczekiwano: pola z dwukropkiem", "", 1),
        ("para: []", "A004", "oczekiwano: co najmniej jeden element", "", 1),
        ("para: [{nazwa: a}, {nazwa: b}]", "A004", "oczekiwano: najwyżej 1 elementów", "", 1),
        ("ile: 0", "A004", "oczekiwano: liczba nie mniejsza niż 1", "", 6),
        ("ile: 10", "A004", "oczekiwano: liczba nie większa niż 9", "", 6),
        ("ile: [1]", "A004", "oczekiwano: liczba całkowita", "", 1),
        ("ile: 01", "A005", "„01” nie jest liczbą całkowitą", "wpisz same cyfry, bez zera na początku i bez odstępów", 6),
        ("liczba: 18 000,00", "A005", "„18 000,00” nie jest liczbą", "wpisz 18000.00", 9),
        ("liczba: 12,50 zł", "A005", "„12,50 zł” nie jest liczbą", "wpisz 12.50", 9),
        ("liczba: NaN", "A005", "„NaN” nie jest liczbą", "wpisz liczbę z kropką, np. 18000.00", 9),
        ("liczba: 1e9", "A005", "„1e9” nie jest liczbą", "wpisz liczbę z kropką, np. 18000.00", 9),
        ("liczba: {a: 1}", "A004", "oczekiwano: liczba", "", 1),
        ("dzien: 8.6.2022", "A005", "„8.6.2022” nie jest datą", "wpisz 2022-06-08", 8),
        ("dzien: 2022-02-30", "A005", "nie ma takiego dnia: 2022-02-30", "sprawdź miesiąc i dzień", 8),
        ("dzien: wczoraj", "A005", "„wczoraj” nie jest datą", "wpisz RRRR-MM-DD, np. 2022-06-08", 8),
        ("dzien: [2022-02-01]", "A004", "oczekiwano: data RRRR-MM-DD", "", 1),
        ("flaga: tak", "A005", "„tak” nie jest wartością true ani false", "", 8),
        ("czy: true", "A005", "„true” zamiast „tak” albo „nie”", "wpisz tak albo nie", 6),
        ("czy: {}", "A004", "oczekiwano: true albo false", "", 1),
    ],
)  # fmt: skip
def test_fault_is_told_in_polish_with_its_place(text: str, code: str, message: str, hint: str, column: int) -> None:
    [problem] = faults(text + "\n")
    assert (problem.code, problem.message, problem.hint) == (code, message, hint)
    assert (problem.place.line, problem.place.column) == (1, column)


def test_brackets_of_formatting_in_a_value_are_shown_as_typed() -> None:
    [problem] = faults("liczba: '{0} {brak} {{'\n")
    assert problem.message == "„{0} {brak} {{” nie jest liczbą"


def test_long_value_is_cut_so_that_it_cannot_flood_the_terminal() -> None:
    for text in (f"wybor: {'x' * 5000}\n", f"liczba: {'x' * 5000}\n", f"{'x' * 900}: 1\n"):
        [problem] = faults(text)
        assert len(problem.message) < 150


def test_wrong_key_of_a_map_is_marked_itself() -> None:
    [problem] = faults("mapa:\n  Zły Klucz: {nazwa: a}\n")
    assert problem.code == "A003"
    assert (problem.place.line, problem.place.column) == (2, 3)


def test_fault_within_alternatives_is_told_once_and_its_path_holds_only_keys_of_the_file() -> None:
    problems = faults("co: {a: b}\n")
    assert {problem.path for problem in problems} == {("co",)}
    assert len(problems) == 1


def test_all_faults_are_told() -> None:
    problems = faults("ile: x\nliczba: x\ndzien: x\nwybor: x\ninne: x\n")
    assert sorted(problem.place.line for problem in problems) == [1, 2, 3, 4, 5]


def test_letter_tells_a_definition_from_a_sheet() -> None:
    yaml, _ = parse_yaml("ile: x\n", "a.yaml")
    assert [validate(Outer, yaml, letter)[1][0].code for letter in "AD"] == ["A005", "D005"]


def test_right_data_come_back_without_a_problem() -> None:
    yaml, _ = parse_yaml("teksty: jeden\nliczba: 2.50\nczy: Tak\ndzien: 2022-06-08\nczesc: {nazwa: ' a '}\n", "a.yaml")
    value, problems = validate(Outer, yaml, "A")
    assert problems == []
    assert (value.teksty, str(value.liczba), value.czy, value.czesc.nazwa) == (("jeden",), "2.50", True, "a")
