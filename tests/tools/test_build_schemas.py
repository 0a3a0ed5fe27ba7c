"""The schemas are what the tool builds, take what the loader takes, and mark what it refuses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from jsonschema.exceptions import best_match
from pydantic import BaseModel

from build_schemas import build
from content_format.kinds import CONTENT_KINDS, KINDS, ROOT, SCHEMAS, Kind, kind_of, schema_line, shipped_files
from content_format.sentences import model_sentence
from content_format.shapes import Record, fields_of, records_of, shape_of
from diagnoza.answers.source import SheetSource
from diagnoza.files.definition_cache import load_definition
from diagnoza.files.validation import validate
from diagnoza.files.yaml_text import parse_yaml
from diagnoza.forms.empty_sheet import empty_sheet
from support.editor_yaml import as_editor

FILES = shipped_files()
Path_ = tuple[Any, ...]
SOURCE = "source: {title: Dziennik Ustaw, verified: false, read_on: 2026-01-31}"
EXAMPLES = {
    "acts.json": f"""
        - id: kri-2024
          title: Rozporządzenie
          short: KRI
          publication: Dz.U. 2024 poz. 773
          in_force: {{from: 2024-05-23}}
          {SOURCE}
          points: [{{id: 19.2, label: § 19 ust. 2, title: system zarządzania, same_as: {{kri-2012: 20.2}}}}]
        """,
    "procurement.json": f"""
        - id: pzp
          title: Prawo zamówień publicznych
          amount: 170000
          in_force: {{from: 2026-01-01}}
          programmes: cyfrowa-gmina
          {SOURCE}
        """,
    "brands.json": """
        - {id: dell, names: Dell}
        """,
    "certificates.json": f"""
        - id: cisa
          name: CISA
          valid: {{from: 2018-10-19, to: null}}
          {SOURCE}
        """,
    "area.json": """
        id: kopie
        title: Kopie
        questions:
          - id: kopie-sa
            text: Czy są kopie?
            kind: single
            weight: 2.5
            scope: core
            ask: [informatyk]
            evidence: harmonogram kopii
            refs: {kri-2024: [19.2, {point: 19.2.12.b, role: supporting}]}
            options:
              - {id: tak, label: Tak, points: 1, requires: harmonogram}
              - {id: nie, label: Nie, points: "0", finding: kopie-brak}
          - id: kopie-test
            text: Kiedy była próba?
            kind: date
            show_if: {all: [{q: kopie-sa, in: [tak]}, {not: {fact: serwery, lt: 1}}, {q: kopie-sa, answered: true}]}
            options: [{id: nigdy, label: Nigdy, points: 0, finding: kopie-brak}]
            bands: [{up_to: 12, points: 1}, {points: 0, finding: kopie-brak}]
          - id: kopie-spis
            text: Co jest kopiowane?
            kind: table
            columns: [{id: co, label: Co}, {id: jak, label: Jak, kind: single, options: [dysk, {id: t, label: Taśma}]}]
        findings:
          - id: kopie-brak
            title: Brak kopii
            kind: niezgodnosc
            text: Kopii nie ma.
            effect: Utrata danych.
            likelihood: 4
            impact: 3
            refs: {kri-2024: [19.2]}
            measures: [wdrozyc-kopie, {any: [kopie-w-chmurze, nas]}]
        """,
    "rules.json": """
        - {id: r-1, area: kopie, when: {any: [{q: kopie-sa, eq: nie}, {q: spis, rows_ge: 2}]}, finding: kopie-brak}
        """,
    "measures.json": """
        - id: wdrozyc-kopie
          title: Wdrożyć kopie
          why: Chronią dane.
          how: [kup, włącz]
          effort_days: 0.5
          term_months: 1
          owner_role: informatyk
          free_help: [{name: CERT, url: "https://cert.pl"}]
          purchases: nas-kopie
        """,
    "purchases.json": """
        - id: nas-kopie
          name: Serwer plików
          synonyms: NAS
          kind: srodek-trwaly
          unit: szt.
          cpv: "48823000"
          quantity: {per: lokalizacje, times: 1.5, at_least: 0}
          suits: {fact: stanowiska, ge: 5}
          needs: []
          yearly_cost: true
        """,
    "programme.json": f"""
        id: cyfrowa-gmina
        title: Cyfrowa Gmina
        operator: CPPC
        status: closed
        applicants: [gmina]
        statement: Sfinansowano ze środków Unii.
        grant: {{min: "100000.00", max: 2000000, own_share: 0}}
        eligible_period: {{from: 2020-02-01, to: 2023-09-30}}
        auditor: {{certificate: required}}
        areas: [{{id: cyber, title: Cyberbezpieczeństwo}}]
        obligatory: diagnoza
        items:
          laptop:
            - {{units: [spzoz], from: 2021-10-19, status: unclear, reason: Nie wiadomo., {SOURCE}}}
            - {{area: cyber, status: eligible, reason: Wprost., verified: true, {SOURCE}}}
        """,
    "questionnaire.json": f"""
        id: proba
        version: 2026.1
        title: Próba
        introduction: Opis.
        programme: null
        acts: [{{act: kri-2024, points: [19.2], when: {{fact: rodzaj, in: [gmina]}}}}]
        calendar: [{{from: 2027-04-03, text: Początek obowiązków., {SOURCE}}}]
        areas: [szbi, {{id: kopie, questions: [kopie-sa]}}]
        weights: {{kopie: 2}}
        levels: [{{from: 0, name: niski}}, {{from: "0.5", name: dobry}}]
        cap: {{severity: krytyczna, level: niski}}
        matrix:
          - [niska, niska, niska, srednia]
          - [niska, srednia, srednia, wysoka]
          - [niska, srednia, wysoka, krytyczna]
          - [srednia, wysoka, krytyczna, krytyczna]
        """,
    "migrations.json": """
        - {from: 2025.1, to: "2026.1", questions: {stare: nowe}, options: {nowe: {t: tak}}}
        """,
    "arkusz.json": """
        format_arkusza: 1
        kwestionariusz: cyfrowa-gmina
        wersja_kwestionariusza: 2026.1
        jednostka: {nazwa: Urząd, rodzaj: gmina, teryt: 0299012, nip: "", kierownik: {stanowisko: , imie_nazwisko: },
          zasoby: {pracownicy: 42, etaty_1_stycznia: 39.5}}
        umowa: {z_dnia: 2022-04-28, kwota_grantu: "150000.00", vat_kwalifikowalny: 87}
        audytorzy: [{imie_nazwisko: A. B., certyfikat: cisa, wazny_do: bezterminowo}]
        oswiadczenia: {bezstronnosc: tak, udzial_w_dostawach: NIE}
        przebieg: {techniki: wywiad, osoby: [{stanowisko: wójt, kiedy: 2022-06-06T10:12:00+02:00}], dowody: }
        odpowiedzi:
          kopie-sa: tak
          kopie-test: {odpowiedz: 2022-03-12, dowody: D-01, weryfikacja: dokument, uznane: Tak}
          nosniki: [dysk, chmura]
          liczba: 12
          spis: [{co: baza, jak: }]
          puste:
        ustalenia: {kopie-brak: {decyzja: zmieniona-waga, waga: średnia, uzasadnienie: powód}}
        wlasne_ustalenia: []
        zgodnosc: {kri-2024: {19.2: {stan: spelnia, uzasadnienie: powód}}}
        opinia:
        wydatki: [{item: diagnoza, brutto: 12300}]
        ceny_szacunkowe: {nas-kopie: {netto: "18000.00", vat: 23, data: 2022-05-20}}
        """,
    "mapa.json": """
        format_mapy: 1
        formularz: Formularz
        pola:
          - {komorka: Dane!C5, wartosc: jednostka.nazwa, opis: }
          - {nazwa: WYNIK, wartosc: wynik.ostrozny}
          - {kontrolka: k1, odpowiedz: kopie-sa, opcja: tak, jednostka: ops, jako: {tak: TAK, nie: NIE, nie wiem: ""}}
          - {komorka: Tabela 1!A1, odpowiedz: sro-systemy, wiersz: 1, kolumna: nazwa}
          - {kontrolka: k2, zgodnosc: {akt: kri-2012, punkt: 20.1, pole: uwagi}}
          - {kontrolka: k3, tekst: 2026}
        """,
}
"""One file of each kind with the short forms, and the scalars an editor makes numbers and booleans of."""


@cache
def checker(schema: str) -> Draft7Validator:
    return Draft7Validator(json.loads((SCHEMAS / schema).read_text(encoding="utf-8")))


def fault(schema: str, text: str) -> str:
    """What the schema marks first; „” where it takes the text."""
    found = best_match(checker(schema).iter_errors(as_editor(text)))
    return "" if found is None else f"{found.json_path}: {found.message[:200]}"


def loads(kind: Kind, text: str) -> bool:
    yaml, problems = parse_yaml(text, "plik.yaml")
    return not problems and not validate(kind.type, yaml, "D")[1]


def models() -> list[type[BaseModel]]:
    """Every record of every kind of file."""
    found: dict[type[BaseModel], None] = {}
    queue = [model for kind in KINDS for model in records_of(shape_of(kind.type))]
    while queue:
        model = queue.pop()
        if model not in found:
            found[model] = None
            queue.extend(inner for field in fields_of(model) for inner in records_of(field.shape))
    return list(found)


def test_the_schemas_are_what_the_tool_builds() -> None:
    found = {path.name: path.read_text(encoding="utf-8") for path in SCHEMAS.glob("*")}
    assert found == build(), "run: make generate"


def test_building_twice_gives_the_same() -> None:
    assert build() == build()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.schema)
def test_a_schema_is_a_valid_schema(kind: Kind) -> None:
    Draft7Validator.check_schema(json.loads((SCHEMAS / kind.schema).read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_shipped_file_keeps_to_its_schema(path: Path) -> None:
    assert fault(kind_of(path).schema, path.read_text(encoding="utf-8")) == ""


def test_an_empty_sheet_keeps_to_the_schema() -> None:
    assert fault("arkusz.json", empty_sheet(load_definition("cyfrowa-gmina"))) == ""


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_shipped_file_names_its_schema_in_its_first_line(path: Path) -> None:
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    assert first == schema_line(path)
    target = first.rpartition("$schema=")[2]
    assert (path.parent / target).resolve() == SCHEMAS / kind_of(path).schema


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.schema)
def test_short_forms_and_typed_scalars_are_taken_by_loader_and_schema(kind: Kind) -> None:
    assert loads(kind, EXAMPLES[kind.schema])
    assert fault(kind.schema, EXAMPLES[kind.schema]) == ""


MISSPELT = {
    "acts.json": "publication:",
    "certificates.json": "valid:",
    "procurement.json": "in_force:",
    "brands.json": "names:",
    "area.json": "weight:",
    "rules.json": "finding:",
    "measures.json": "why:",
    "purchases.json": "synonyms:",
    "programme.json": "obligatory:",
    "questionnaire.json": "weights:",
    "migrations.json": "options:",
    "arkusz.json": "wlasne_ustalenia:",
    "mapa.json": "formularz:",
}
WRONG = {
    "acts.json": ("verified: false", "verified: nie"),
    "certificates.json": ("2018-10-19", "19.10.2018"),
    "procurement.json": ("amount: 170000", "amount: 170 tys."),
    "brands.json": ("id: dell", "id: Dell Polska"),
    "area.json": ("scope: core", "scope: rdzeń"),
    "rules.json": ("rows_ge: 2", "rows_ge: dwa"),
    "measures.json": ("owner_role: informatyk", "owner_role: wójt"),
    "purchases.json": ("kind: srodek-trwaly", "kind: środek trwały"),
    "programme.json": ("status: closed", "status: zamknięty"),
    "questionnaire.json": ("severity: krytyczna", "severity: straszna"),
    "migrations.json": ("{t: tak}", "{t: Tak!}"),
    "arkusz.json": ("weryfikacja: dokument", "weryfikacja: papier"),
    "mapa.json": ("pole: uwagi", "pole: wszystko"),
}
MISSING = {
    "acts.json": "short: KRI",
    "certificates.json": "name: CISA",
    "procurement.json": "amount: 170000",
    "brands.json": ", names: Dell",
    "area.json": "title: Kopie",
    "rules.json": "area: kopie, ",
    "measures.json": "effort_days: 0.5",
    "purchases.json": "unit: szt.",
    "programme.json": "operator: CPPC",
    "questionnaire.json": "introduction: Opis.",
    "migrations.json": 'to: "2026.1", ',
    "arkusz.json": "kwestionariusz: cyfrowa-gmina",
    "mapa.json": "akt: kri-2012, ",
}


def spoilt(schema: str, old: str, new: str) -> str:
    assert EXAMPLES[schema].count(old) == 1
    return EXAMPLES[schema].replace(old, new)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.schema)
def test_a_misspelt_key_is_marked(kind: Kind) -> None:
    key = MISSPELT[kind.schema]
    text = spoilt(kind.schema, key, f"x{key}")
    assert not loads(kind, text)
    assert fault(kind.schema, text) != ""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.schema)
def test_a_value_outside_the_vocabulary_is_marked(kind: Kind) -> None:
    text = spoilt(kind.schema, *WRONG[kind.schema])
    assert not loads(kind, text)
    assert fault(kind.schema, text) != ""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.schema)
def test_a_missing_key_is_marked(kind: Kind) -> None:
    lines = MISSING[kind.schema]
    text = spoilt(kind.schema, lines, "")
    assert not loads(kind, text)
    assert fault(kind.schema, text) != ""


TYPED = (
    "null",
    "''",
    "1",
    "0.5",
    "'1'",
    "true",
    "tak",
    "NIE",
    "2022-01-01",
    "średnia",
    "[]",
    "[a, b]",
    "{id: a}",
    "{any: [a]}",
)
"""What somebody may type behind a key."""


def as_text(data: Any, place: Path_, typed: str) -> str:
    """The data as YAML, with other text typed at one place."""
    if place == ():
        return typed
    if isinstance(data, dict):
        parts = (f"{json.dumps(key)}: {as_text(value, step(place, key), typed)}" for key, value in data.items())
        return "{" + ", ".join(parts) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(as_text(value, step(place, index), typed) for index, value in enumerate(data)) + "]"
    return json.dumps(data)


def step(place: Path_, key: str | int) -> Path_:
    """The place seen from one level below; one that is not there when the way leads elsewhere."""
    return place[1:] if place[0] == key else (Ellipsis,)


def places(data: Any, place: Path_ = ()) -> Iterator[Path_]:
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in entries:
        yield (*place, key)
        yield from places(value, (*place, key))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.schema)
def test_whatever_the_loader_takes_the_schema_takes(kind: Kind) -> None:
    data = parse_yaml(EXAMPLES[kind.schema], "plik.yaml")[0].data
    texts = [as_text(data, place, typed) for place in places(data) for typed in TYPED]
    taken = [text for text in texts if loads(kind, text)]
    assert len(taken) > len(texts) / 20
    assert [fault(kind.schema, text) for text in taken if fault(kind.schema, text)] == []


@pytest.mark.parametrize(
    "when",
    [
        "{q: a}",
        "{q: a, eq: tak, ne: nie}",
        "{q: a, answered: false}",
        "{fact: etaty, answered: true}",
        "{}",
        "{all: []}",
    ],
)
def test_a_condition_that_is_not_one_is_marked(when: str) -> None:
    text = f"[{{id: r, area: a, finding: f, when: {when}}}]"
    (kind,) = (kind for kind in CONTENT_KINDS if kind.schema == "rules.json")
    assert not loads(kind, text)
    assert fault("rules.json", text) != ""


def test_every_field_of_every_record_has_one_sentence() -> None:
    said = {f"{model.__name__}.{field.key}": field.sentence for model in models() for field in fields_of(model)}
    assert [name for name, sentence in said.items() if not sentence.endswith(".") or ". " in sentence] == []
    assert [model.__name__ for model in models() if not model_sentence(model)] == []


def test_every_kind_of_record_is_reached() -> None:
    assert SheetSource in models()
    assert len(models()) > 50
    assert all(isinstance(shape_of(model), Record) for model in models() if model.__name__ != "AnswerPart")
