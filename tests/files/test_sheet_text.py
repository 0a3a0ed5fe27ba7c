"""The sheet written again: what was read comes back equal, and people can read it."""

from __future__ import annotations

import json
import textwrap
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from diagnoza.definition.model import Definition
from diagnoza.files.content import shipped
from diagnoza.files.definitions import load_bank
from diagnoza.files.reading import read_yaml
from diagnoza.files.sheet_text import sheet_text
from diagnoza.files.yaml_text import parse_yaml
from support.cases import cases
from support.editor_yaml import as_editor
from support.reading import lay, own_definition
from support.small_bank import FILES

SCHEMA = shipped("schemas") / "arkusz.json"
EXAMPLES = sorted(path for path in shipped("examples").glob("*/*.yaml") if path.parent.name != "formularz-operatora")
TEXTS = st.text(
    st.one_of(
        st.sampled_from(list(" \n\t\"'\\:#,-?&*!|>%@`{}[]~=01.ae\x85\u2028\xa0\ufeffż„😀")),
        st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"),
    ),
    max_size=30,
)
WORDS = st.sampled_from(["tak", "nie", "no", "nie wiem", "0201011", "12:30", "2022-03-12", "7", "1.50", "a\nb", "a\n"])
CELLS = st.one_of(st.none(), WORDS, TEXTS)
VALUES = st.recursive(
    CELLS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.one_of(WORDS, TEXTS), inner, max_size=4)),
    max_leaves=12,
)
KEYS = ["format_arkusza", "jednostka", "umowa", "przebieg", "ustalenia", "zgodnosc", "zalecenia", "opinia", "posiadane"]
ANSWERS = st.dictionaries(st.one_of(st.sampled_from(["t-kopie-sa", "t-opis", "t-systemy"]), TEXTS), VALUES, max_size=5)
SHEETS = st.builds(
    lambda before, answers, after: {**before, **answers, **after},
    st.dictionaries(st.sampled_from(KEYS[:4]), VALUES, max_size=4),
    st.one_of(st.just({}), st.fixed_dictionaries({"odpowiedzi": st.one_of(ANSWERS, VALUES)})),
    st.dictionaries(
        st.one_of(st.sampled_from(KEYS[4:]), TEXTS.filter(lambda key: key != "odpowiedzi")), VALUES, max_size=4
    ),
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Definition:
    return own_definition(lay(tmp_path_factory.mktemp("bank"), FILES), "t-ankieta")


@cache
def shipped_definition(id_: str) -> Definition:
    return load_bank([shipped("questionnaires")]).definition(id_)[0]


def as_base(data: Any) -> Any:
    """What PyYAML's BaseLoader makes of the same file: an empty value is an empty text to it."""
    if isinstance(data, dict):
        return {key: as_base(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_base(value) for value in data]
    return "" if data is None else data


@settings(max_examples=cases(4000))
@given(data=SHEETS)
def test_any_data_the_loader_can_give_reads_back_equal(small: Definition, data: dict[str, Any]) -> None:
    text = sheet_text(data, small)
    read, problems = parse_yaml(text, "a.yaml")
    assert problems == []
    assert read.data == data
    assert list(read.data) == list(data)
    assert yaml.load(text, yaml.BaseLoader) == as_base(data)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_example_written_again_reads_back_equal_and_hardly_changes(path: Path) -> None:
    data = read_yaml(path)[0].yaml.data
    text = sheet_text(data, shipped_definition(data["kwestionariusz"]))
    read, problems = parse_yaml(text, "a.yaml")
    assert problems == []
    assert read.data == data
    assert sheet_text(read.data, shipped_definition(data["kwestionariusz"])) == text
    jsonschema.validate(as_editor(text), json.loads(SCHEMA.read_text(encoding="utf-8")))
    of_the_author, of_ours = path.read_text(encoding="utf-8").splitlines(), set(text.splitlines())
    same = sum(line in of_ours for line in of_the_author)
    assert same > 0.9 * len(of_the_author)


def written(small: Definition, text: str) -> str:
    """The sheet a test gives, written again without the two lines at its head."""
    data = parse_yaml(textwrap.dedent(text), "a.yaml")[0].data
    return "".join(sheet_text(data, small).splitlines(keepends=True)[2:])


def test_sheet_looks_as_people_write_it(small: Definition) -> None:
    text = """
        format_arkusza: 1
        wersja_kwestionariusza: "2026.1"
        jednostka: {nazwa: Urząd Gminy, teryt: "0299012", nip: "1234567890", kierownik: {stanowisko: Wójt, imie_nazwisko: }}
        odpowiedzi:
          t-opis: {odpowiedz: "Pierwszy wiersz:\\n\\n  drugi # wiersz", uwagi: " spacja"}
          t-kopie-sa:
            odpowiedz: tak
            dowody: [D-01, "notatka, służbowa"]
            ustalono: {metoda: wywiad, stanowisko: informatyk, kiedy: 2022-06-06T10:12:00+02:00}
            wypowiedzi: [{stanowisko: sekretarz, odpowiedz: nie}]
          t-systemy: [{nazwa: Kadry, liczba: 3}, {nazwa: "Płace: nowe", liczba: }]
          t-liczba:
        zgodnosc: {akt: {"20.2.5": {stan: spelnia, uzasadnienie: Tak.}}}
        posiadane: []
        ceny_szacunkowe: {t-nas: {netto: "1000", vat: 23}}
    """
    expected = """\
        format_arkusza: 1
        wersja_kwestionariusza: "2026.1"
        jednostka:
          nazwa: Urząd Gminy
          teryt: "0299012"
          nip: "1234567890"
          kierownik: {stanowisko: Wójt, imie_nazwisko: }

        odpowiedzi:

          # ═══ Kopie zapasowe ═══

          # Czy są kopie?
          t-kopie-sa:
            odpowiedz: tak
            dowody: [D-01, "notatka, służbowa"]
            ustalono: {metoda: wywiad, stanowisko: informatyk, kiedy: 2022-06-06T10:12:00+02:00}
            wypowiedzi:
              - {stanowisko: sekretarz, odpowiedz: nie}

          # Ile kopii się przechowuje?
          t-liczba:

          # Opisz sposób.
          t-opis:
            odpowiedz: |-
              Pierwszy wiersz:

                drugi # wiersz
            uwagi: " spacja"

          # Wymień systemy.
          t-systemy:
            - {nazwa: Kadry, liczba: 3}
            - {nazwa: "Płace: nowe", liczba: }

        zgodnosc:
          akt:
            "20.2.5":
              stan: spelnia
              uzasadnienie: Tak.
        posiadane: []

        ceny_szacunkowe:
          t-nas: {netto: "1000", vat: 23}
    """
    assert written(small, text) == textwrap.dedent(expected)


def test_long_texts_of_several_lines_are_blocks_and_long_rows_stand_below_each_other(small: Definition) -> None:
    lines = "Pierwszy wiersz\\n\\n  drugi # wiersz: dalej"
    out = written(
        small, f'opinia: {{rodzaj: negatywna, uzasadnienie: "{lines}"}}\nposiadane: [{{item: "{"x" * 400}"}}]\n'
    )
    assert out == textwrap.dedent(f"""
        opinia:
          rodzaj: negatywna
          uzasadnienie: |-
            Pierwszy wiersz

              drugi # wiersz: dalej

        posiadane:
          - item: {"x" * 400}
    """)


def test_answers_outside_the_questionnaire_come_last_under_a_heading(small: Definition) -> None:
    out = written(small, "odpowiedzi: {obce: tak, t-opis: Opis, inne: [nie]}\n")
    assert out.endswith(
        "  t-opis: Opis\n\n  # ═══ Odpowiedzi na pytania spoza tego kwestionariusza ═══\n\n  obce: tak\n\n  inne: [nie]\n"
    ), out


def test_empty_things_stay_empty_each_in_its_own_way(small: Definition) -> None:
    text = 'a:\nb: ""\nc: []\nd: {}\ne:\n  - \n  - ""\n  - []\n'
    data = parse_yaml(text, "a.yaml")[0].data
    assert parse_yaml(sheet_text(data, small), "a.yaml")[0].data == data
    assert parse_yaml(sheet_text({}, small), "a.yaml")[0].data == {}


def test_key_longer_than_yaml_allows_before_a_colon_reads_back(small: Definition) -> None:
    data = {"zgodnosc": {"k" * 3000: {"l" * 3000: "tak", "m\n" * 800: [None, {"n" * 2000: None}]}}}
    assert parse_yaml(sheet_text(data, small), "a.yaml")[0].data == data
