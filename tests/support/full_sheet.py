"""A sheet over the small bank in which every field that takes free text is filled, and the ways to those texts."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import yaml
from pydantic import BaseModel

from diagnoza.answers.source import SheetSource

Path = tuple[str | int, ...]

FULL = """\
format_arkusza: 1
kwestionariusz: t-ankieta
wersja_kwestionariusza: "2026.2"
status: ostateczny
jednostka:
  nazwa: Urząd Próbny w Nigdzie
  rodzaj: gmina
  teryt: "0299012"
  nip: "8567346215"
  regon: "999999903"
  kierownik: {stanowisko: Wójt gminy Nigdzie, imie_nazwisko: Wacława Zmyślona-Pierwsza}
  zasoby: {pracownicy: 12, lokalizacje: 2}
grantobiorca: {nazwa: Gmina Nigdzie z siedzibą, nip: "8567346215", regon: "999999903"}
umowa: {numer: umowa 17/2022/CG, kwota_grantu: "150000.00", vat_kwalifikowalny: tak}
audytorzy:
  - {imie_nazwisko: Ewaryst Zmyślony-Drugi, rola: audytor wiodący i testy, certyfikat: t-cert, numer: numer certyfikatu 9987,
     wystawca: wystawca certyfikatu próbnego, wazny_do: 2027-01-01}
przeprowadzono: {od: 2022-06-06, do: 2022-06-08}
przebieg:
  zakres: zakres całego urzędu z piwnicą
  techniki: [technika wywiadu pogłębionego]
  ograniczenia: ograniczenia przez zamkniętą szafę
  osoby: [{stanowisko: stanowisko pytanej osoby, kiedy: 2022-06-06}]
  dowody: [{nr: D-01, nazwa: nazwa dowodu z rejestru, data: 2022-06-06, forma: forma kopii papierowej, okazal: okazująca kierowniczka}]
  proby: [{czego: próba stacji roboczych, populacja: 38, liczba: 5, dobor: dobór losowy z listy, wynik: wynik próby stacji}]
  ogledziny: [{miejsce: miejsce oględzin piwnica, data: 2022-06-07, wynik: wynik oględzin piwnicy}]
  testy: [{zakres: zakres testu sieci, narzedzie: narzędzie testu sieci, data: 2022-06-08, upowaznienie: upoważnienie nr 3 wójta,
           wynik: wynik testu sieci}]
  poprzednie_zalecenia: [{tresc: treść dawnego zalecenia, stan: stan dawnego zalecenia}]
odpowiedzi:
  t-kopie-sa:
    odpowiedz: czesciowo
    uzasadnienie: uzasadnienie odpowiedzi częściowej
    uwagi: uwagi do odpowiedzi o kopiach
    dowody: [D-01, dowód opisany słowami]
    weryfikacja: dokument
    ustalono: {metoda: metoda ustalenia rozmową, stanowisko: stanowisko ustalającego, kiedy: 2022-06-06}
    wypowiedzi: [{stanowisko: stanowisko mówiącego inaczej, odpowiedz: nie, uwagi: uwagi do cudzej wypowiedzi}]
  t-nosniki: [dysk]
  t-liczba: {odpowiedz: nie zbadano, uzasadnienie: powód niezbadania liczby}
  t-kopie-test: 2021-01-01
  t-opis: opis sposobu wykonywania
  t-systemy: [{nazwa: System Kadrowy Tajny, rodzaj: obcy}]
ustalenia:
  t-niepelne: {decyzja: ryzyko-zaakceptowane, stan: stan według audytora, przyczyna: przyczyna według audytora,
               uzasadnienie: uzasadnienie decyzji audytora}
wlasne_ustalenia:
  - {id: w-1, obszar: t-kopie, kryterium: kryterium własnego ustalenia, stan: stan własnego ustalenia,
     przyczyna: przyczyna własnego ustalenia, skutek: skutek własnego ustalenia, prawdopodobienstwo: 2, wplyw: 2,
     zalecenie: zalecenie własnego ustalenia, odniesienia: {t-akt: ["1.1"]}}
zgodnosc: {t-akt: {"1.1": {stan: czesciowo, uzasadnienie: uzasadnienie oceny punktu}}}
zalecenia:
  t-dokupic: {stanowisko: przyjęto, odpowiedzialny: odpowiedzialna sekretarz, uwagi: uwagi kierownika zalecenia}
opinia: {rodzaj: pozytywna z zastrzeżeniami, uzasadnienie: uzasadnienie opinii audytora}
posiadane: [{item: t-nas, ilosc: 1, zrodlo: źródło posiadanego serwera}]
potrzeby_wlasne: [{item: t-nas, ilosc: 3, uzasadnienie: uzasadnienie potrzeby własnej}]
wydatki: [{item: t-usluga, brutto: "123.00", stan: stan wydatku poniesionego}]
ceny_szacunkowe: {t-nas: {netto: "1000.00", vat: 23, sposob: sposób szacowania ceny}, t-usluga: {netto: "10.00", vat: 23}}
decyzja_zakupowa: {wariant: zalecany, budzet: "150000.00", dnia: 2022-07-01, stanowisko: stanowisko decydenta zakupów,
                   pomin: [t-usluga], uwzglednij: [t-nas], niejasne: tak, programy: [t-program]}
"""
NUMBERS = frozenset(("teryt", "nip", "regon", "nr", "odniesienia", "certyfikat"))
"""Texts that something else checks, and may refuse, when they are other than they are."""


def data() -> dict[str, Any]:
    """The sheet as data of texts."""
    loaded: dict[str, Any] = yaml.load(FULL, yaml.CBaseLoader)
    return loaded


def text_paths() -> list[Path]:
    """Ways to every free text of the sheet, ids, choices and checked numbers aside, in the order of the fields."""
    typed = data()
    found = [
        path for path in _paths(SheetSource.model_validate(typed), ()) if not NUMBERS & set(path) and at(path) != "D-01"
    ]
    return [*found, ("odpowiedzi", "t-opis"), ("odpowiedzi", "t-systemy", 0, "nazwa")]


def at(path: Path) -> str:
    """The text that stands at the path."""
    node: Any = data()
    for way in path:
        node = node[way]
    return str(node)


def with_text(path: Path, text: str, sheet: dict[str, Any] | None = None) -> dict[str, Any]:
    """The sheet, or another of its shape, with another text at the path."""
    changed = copy.deepcopy(sheet or data())
    node: Any = changed
    for way in path[:-1]:
        node = node[way]
    node[path[-1]] = text
    return changed


def free_text_fields(model: type[BaseModel], seen: set[type[BaseModel]] | None = None) -> Iterator[tuple[str, str]]:
    """(model, Polish key) of every field of the sheet that takes free text."""
    seen = set() if seen is None else seen
    if model in seen:
        return
    seen.add(model)
    for name, field in model.model_fields.items():
        annotation = model.__annotations__[name]
        if annotation in ("Note", "Text", "Texts"):
            yield model.__name__, field.alias or name
        for inner in _models(field.annotation):
            yield from free_text_fields(inner, seen)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models(argument)


def _paths(value: Any, path: Path) -> Iterator[Path]:
    """Only fields typed Note, Text or Texts; the ways are those of the YAML."""
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            part, way = getattr(value, name), (*path, field.alias or name)
            annotation = type(value).__annotations__[name]
            if annotation in ("Note", "Text") and part:
                yield way
            elif annotation == "Texts":
                yield from ((*way, index) for index, _ in enumerate(part))
            else:
                yield from _paths(part, way)
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from _paths(entry, (*path, key))
    elif isinstance(value, tuple):
        for index, entry in enumerate(value):
            yield from _paths(entry, (*path, index))
