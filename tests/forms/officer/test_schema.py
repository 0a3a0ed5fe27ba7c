"""The schema of one questionnaire takes what the loader takes, and marks the mistakes people make."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from textwrap import indent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from jsonschema.exceptions import best_match

from diagnoza.definition.model import Column, Definition, Question
from diagnoza.files.definition_cache import load_definition
from diagnoza.files.sheets import link_sheet, sheet_in
from diagnoza.files.yaml_scalars import inline
from diagnoza.forms.empty_sheet import empty_sheet
from diagnoza.forms.officer.form import build_form
from diagnoza.forms.officer.schema import form_schema
from diagnoza.forms.officer.yaml_form import form_sheet
from diagnoza.problems import Failure, fold
from support.cases import cases
from support.draws import Dice, Draw
from support.editor_yaml import as_editor
from support.examples import CASES
from support.small import Small
from support.small_bank import HEAD

QUESTIONNAIRES = ("cyfrowa-gmina", "cyfrowy-powiat", "cyberbezpieczny-samorzad", "kri-2024", "ksc-2026")


definition_of = cache(load_definition)


@cache
def checker(definition: Definition) -> Draft7Validator:
    return Draft7Validator(json.loads(form_schema(definition)))


def fault(definition: Definition, text: str) -> str:
    """What an editor marks first; „” where it is content."""
    found = best_match(checker(definition).iter_errors(as_editor(text)))
    return "" if found is None else f"{found.json_path}: {found.message[:200]}"


def loads(definition: Definition, text: str) -> bool:
    try:
        link_sheet(sheet_in(text.encode(), "arkusz.yaml"), definition)
    except Failure:
        return False
    return True


def sheet(answers: str) -> str:
    return f"{HEAD}odpowiedzi:\n{indent(answers, '  ')}\n"


def test_a_schema_is_a_valid_schema(definition: Definition) -> None:
    Draft7Validator.check_schema(json.loads(form_schema(definition)))


@pytest.mark.parametrize("name", QUESTIONNAIRES)
def test_the_questions_of_the_questionnaire_are_told_and_no_other_is_taken(name: str) -> None:
    definition = definition_of(name)
    answers = json.loads(form_schema(definition))["properties"]["odpowiedzi"]
    assert answers["additionalProperties"] is False
    assert list(answers["properties"]) == [question.id for question in definition.questions]
    told = {id_: entry["description"] for id_, entry in answers["properties"].items()}
    assert all(told[question.id].startswith(question.text) for question in definition.questions)
    assert all(question.help in told[question.id] for question in definition.questions)


@pytest.mark.parametrize("name", QUESTIONNAIRES)
def test_every_option_is_known_in_capitals_and_without_diacritics(name: str) -> None:
    definition = definition_of(name)
    known = json.loads(form_schema(definition))["definitions"]
    for question in definition.questions:
        for option in question.options:
            pattern = known[f"{question.id}.options"]["anyOf"][1]["pattern"]
            for typed in (option.id, option.label, option.label.upper(), fold(option.label), f" {option.label} "):
                assert re.search(pattern, typed), typed


@pytest.mark.parametrize("name", QUESTIONNAIRES)
def test_the_empty_sheet_and_a_form_with_its_obligatory_fields_keep_to_it(name: str) -> None:
    definition = definition_of(name)
    assert fault(definition, empty_sheet(definition)) == ""
    text = form_sheet(build_form(definition)).decode()
    for key, typed in (("nazwa", "Urząd"), ("rodzaj", "gmina"), ("- stanowisko", "kadry")):
        text = text.replace(f"{key}:  ", f"{key}: {typed}  ", 1)
    assert fault(definition, text) == ""


def test_options_are_offered_by_id_then_by_label_with_what_they_mean(definition: Definition) -> None:
    schema = json.loads(form_schema(definition))
    offered = schema["definitions"]["t-kopie-sa.options"]["anyOf"][0]
    assert offered == {
        "enum": ["tak", "czesciowo", "nie", "Tak", "Częściowo", "Nie, żadnych"],
        "enumDescriptions": ["Tak — widziano kopię", "Częściowo", "Nie, żadnych"] * 2,
    }
    assert "Odpowiedz tylko, jeżeli" in schema["properties"]["odpowiedzi"]["properties"]["t-kopie-test"]["description"]


TAKEN = """\
t-kopie-sa: tak
t-kopie-sa: CZĘŚCIOWO
t-kopie-sa: "Nie,  zadnych"
t-kopie-sa:
t-kopie-sa: ""
t-kopie-sa: Nie Wiem
t-kopie-sa: {odpowiedz: nie dotyczy, uzasadnienie: bo nie}
t-kopie-sa: {odpowiedz: NIE ZBADANO, uzasadnienie: 2026}
t-kopie-sa: {uwagi: tylko uwaga, dowody: protokół}
t-kopie-sa: {odpowiedz: tak, wypowiedzi: [{stanowisko: kadry, odpowiedz: nie}], uznane: nie}
t-nosniki: dysk
t-nosniki: [dysk, Chmura]
t-nosniki: [żadne z powyższych]
t-liczba: 12
t-liczba: 12.5
t-liczba: "100"
t-kopie-test: 2022-02-28
t-kopie-test: nigdy
t-opis: 2026-01-01
t-opis: true
t-opis: nie
t-opis: 007
t-systemy: []
t-systemy: [{nazwa: 2026, liczba: 3, data: 2026-01-01, rodzaj: Własny}]
t-systemy: [{nazwa: x, liczba: nie wiem, data: , rodzaj: ""}]
"""
REFUSED = """\
t-kopie: tak
t-kopie-sa: tka
t-kopie-sa: [tak]
t-kopie-sa: true
t-kopie-sa: nie dotyczy
t-kopie-sa: {odpowiedz: nie dotyczy}
t-kopie-sa: {odpowiedz: nie zbadano, uzasadnienie: " "}
t-kopie-sa: {odpowiedź: tak}
t-kopie-sa: {odpowiedz: tak, uwaga: x}
t-nosniki: []
t-nosniki: [dysk, taśma]
t-nosniki: [dysk, nie wiem]
t-nosniki: [dysk, zadne]
t-nosniki: dysk, chmura
t-liczba: 101
t-liczba: -1
t-liczba: "12,5"
t-liczba: dużo
t-kopie-test: 28.02.2026
t-kopie-test: 2026-13-01
t-kopie-test: wczoraj
t-opis: nie dotyczy
t-opis: [a]
t-systemy: Kadry
t-systemy: [Kadry]
t-systemy: [{liczba: 3}]
t-systemy: [{nazwa: x, liczba: trzy}]
t-systemy: [{nazwa: x, rodzaj: cudzy}]
t-systemy: [{nazwa: x, wersja: 1}]
"""


@pytest.mark.parametrize("answer", TAKEN.splitlines())
def test_what_may_be_typed_is_taken_by_both(definition: Definition, answer: str) -> None:
    assert loads(definition, sheet(answer))
    assert fault(definition, sheet(answer)) == ""


@pytest.mark.parametrize("answer", REFUSED.splitlines())
def test_a_mistake_is_refused_by_both(definition: Definition, answer: str) -> None:
    assert not loads(definition, sheet(answer))
    assert fault(definition, sheet(answer)) != ""


def test_a_sheet_of_another_questionnaire_is_marked(definition: Definition) -> None:
    text = sheet("t-kopie-sa: tak").replace("kwestionariusz: t-ankieta", "kwestionariusz: kri-2024")
    assert "kwestionariusz" in fault(definition, text)


ODD = """
    questions:
      - id: o
        text: Które?
        kind: single
        options: [{id: "1", label: "0.50"}, {id: "true", label: "Tak [np. A/B]"}, {id: a-b, label: „Ćwierć”… (¼)}]
      - {id: n, text: Ile?, kind: number, min: -0.1, max: 0.3, options: [{id: brak, label: Brak}]}
"""


@pytest.mark.parametrize(
    "answer",
    ["o: 1", "o: '1'", "o: 0.50", "o: true", "o: TRUE", "o: TAK [NP. A/B]", "o: „ćwierć”... (¼)", "n: -0.1", "n: 0.3",
     "n: brak"],
)  # fmt: skip
def test_ids_and_labels_that_an_editor_reads_as_something_else_are_taken(answer: str, tmp_path: Path) -> None:
    definition = Small(tmp_path).area("a", ODD).definition()
    text = sheet(answer).replace("t-ankieta", "proba").replace("2026.2", "1")
    text = "\n".join(line for line in text.splitlines() if not line.startswith("audytorzy"))
    assert loads(definition, text)
    assert fault(definition, text) == ""


@pytest.mark.parametrize(
    "path", [sheets[0] for sheets in CASES.values()], ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_every_example_keeps_to_the_schema_of_its_questionnaire(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    definition = definition_of(as_editor(text)["kwestionariusz"])
    asked = {question.id for question in definition.questions}
    assert as_editor(text)["odpowiedzi"].keys() <= asked
    assert fault(definition, text) == ""


# Whatever the loader takes the schema takes.

WORDS = ("tak", "nie", "no", "true", "null", "~", "", " ", "nie wiem", "nie dotyczy", "nie zbadano", "12", "0.5", "007", "1e3",
         "-1", "2021-02-28", "2021-02-30", "12,5", "dysk", "[", "powód: bo", "Zażółć")  # fmt: skip


@st.composite
def entries(draw: Draw, definition: Definition) -> str:
    """One answer as YAML: mostly of the question's kind, in several ways of writing, with reason and remarks or bare."""
    dice = Dice(draw)
    question = dice.one(definition.questions)
    value = _value(dice, question)
    id_ = question.id if dice.number(0, 20) else "t-kopie"
    if dice.chance(2):
        return f"{id_}: {value}"
    parts = [f"odpowiedz: {value}"] if dice.number(0, 9) else []
    for key in dice.some(("uzasadnienie", "uwagi", "dowody", "weryfikacja", "uznane", "powod")):
        parts.append(f"{key}: {_typed(dice, dice.one(WORDS))}")
    return f"{id_}: {{{', '.join(parts)}}}"


def _value(dice: Dice, question: Question) -> str:
    if dice.chance(6):
        return _typed(dice, dice.one(WORDS))
    if question.kind == "table":
        return "[" + ", ".join(_row(dice, question.columns) for _ in range(dice.number(0, 2))) + "]"
    if question.kind == "multi" and dice.number(0, 3):
        return "[" + ", ".join(_option(dice, question) for _ in range(dice.number(0, 3))) + "]"
    if question.options and (question.kind in ("single", "multi") or dice.chance(3)):
        return _option(dice, question)
    return _typed(dice, dice.one(WORDS))


def _option(dice: Dice, question: Question) -> str:
    option = dice.one(question.options)
    name = dice.one((option.id, option.label))
    plain = name.translate(str.maketrans("ąćęłńóśźż", "acelnoszz"))
    return _typed(dice, dice.one((name, name.upper(), name.lower(), plain, f"  {name} ".replace(" ", "  "))))


def _row(dice: Dice, columns: tuple[Column, ...]) -> str:
    def cell(column: Column) -> str:
        own = [name for option in column.options for name in option]
        return f"{column.id}: {_typed(dice, dice.one(own) if own and dice.number(0, 3) else dice.one(WORDS))}"

    return "{" + ", ".join(cell(column) for column in dice.some(columns)) + "}"


def _typed(dice: Dice, text: str) -> str:
    """As the program would write it, in quotation marks, or bare where that is still one scalar."""
    ways = [inline(text, in_flow=True), json.dumps(text, ensure_ascii=False)]
    is_bare = not set(text) & set(",[]{}:#\"'„”") and text == text.strip()
    return dice.one([*ways, text] if is_bare else ways)


@settings(max_examples=cases(3_000))
@given(data=st.data())
def test_whatever_the_loader_takes_the_schema_takes(definition: Definition, data: st.DataObject) -> None:
    """An editor that marks what the program reads without a word would teach people to look away."""
    text = sheet(data.draw(entries(definition)))
    if loads(definition, text):
        assert fault(definition, text) == "", text


@settings(max_examples=cases(400))
@given(data=st.data())
def test_whatever_the_loader_takes_of_the_largest_questionnaire_the_schema_takes(data: st.DataObject) -> None:
    definition = definition_of("cyfrowa-gmina")
    text = sheet(data.draw(entries(definition))).replace("t-ankieta", definition.id)
    text = text.replace("2026.2", definition.version).replace("t-cert", "cisa")
    if loads(definition, text):
        assert fault(definition, text) == "", text


def pairs(definition: Definition) -> Iterator[tuple[str, str]]:
    return product([question.id for question in definition.questions], WORDS)


def test_every_word_at_every_question_that_the_loader_takes_the_schema_takes(definition: Definition) -> None:
    texts = [sheet(f"{id_}: {json.dumps(word)}") for id_, word in pairs(definition)]
    texts += [sheet(f"{id_}: {word}") for id_, word in pairs(definition) if word not in ("[", "powód: bo")]
    taken = [text for text in texts if loads(definition, text)]
    assert len(texts) / 10 < len(taken) < len(texts) * 0.8
    assert [text for text in taken if fault(definition, text)] == []
