"""The unit and the people asked, as forms bring them to a sheet."""

from __future__ import annotations

from typing import Any

from diagnoza.files.sheets import SheetFile, sheet_in
from diagnoza.forms.officer.heading import not_taken, with_people, with_unit
from support.filled_forms import form
from support.reading import codes


def read(rest: str = "", unit: str = "{nazwa: Urząd Próbny, rodzaj: gmina}", **head: str) -> SheetFile:
    text = form("t-liczba: 3", rest=rest, **head).replace("{nazwa: Urząd Próbny, rodzaj: gmina}", unit)
    return sheet_in(text.encode(), "inf.yaml")


def test_what_the_sheet_lacks_is_taken_and_what_it_holds_stands() -> None:
    held: dict[str, Any] = {"id": "urzad", "nazwa": "Urząd Gminy", "zasoby": {"pracownicy": "42", "serwery": ""}}
    given = read(unit="{id: inny, nazwa: URZĄD GMINY, rodzaj: gmina, zasoby: {pracownicy: 40, serwery: 3}}")
    unit, problems = with_unit(held, given)
    assert unit == {
        "id": "urzad", "nazwa": "Urząd Gminy", "zasoby": {"pracownicy": "42", "serwery": "3"}, "rodzaj": "gmina",
    }  # fmt: skip
    assert [(p.code, p.path, p.place.line) for p in problems] == [("A105", ("jednostka", "zasoby", "pracownicy"), 4)]


def test_who_filled_a_form_is_among_the_people_once() -> None:
    data = {"przebieg": {"zakres": "całość", "osoby": [{"stanowisko": "Sekretarz", "kiedy": "2022-06-06"}]}}
    new = with_people(data, read(post="informatyk", when="2022-06-06"))
    assert new["przebieg"] == {
        "zakres": "całość",
        "osoby": [
            {"stanowisko": "Sekretarz", "kiedy": "2022-06-06"},
            {"stanowisko": "informatyk", "kiedy": "2022-06-06"},
        ],
    }
    assert with_people(data, read(post="sekretarz", when="2022-06-06")) == {}
    assert with_people(data, read(post="")) == {}


def test_what_an_auditor_says_is_told_and_empty_lines_are_not() -> None:
    assert not list(not_taken(read("umowa: {numer: '', z_dnia: }\naudytorzy: []\n")))
    told = list(not_taken(read("umowa: {numer: 1/2022}\nustalenia: {t-brak: {decyzja: potwierdzone}}\n")))
    assert codes(told) == ["A104", "A104"]
    assert [p.place.snippet.split(":")[0] for p in told] == ["umowa", "ustalenia"]
