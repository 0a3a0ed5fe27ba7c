"""Texts in YAML: every reader gets the text that was typed."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from diagnoza.files.yaml_scalars import block, inline, is_plain, storable
from diagnoza.files.yaml_text import parse_yaml
from support.cases import cases
from support.editor_yaml import as_editor

TRICKY = st.sampled_from(
    list(" \t\n\"'\\:#,-?&*!|>%@`{}[]~=<0123456789.+_eExonyN\x85\u2028\u2029\xa0\ufeff\u200d\u202eżŁ„”😀👩‍💻")
)
SAFE = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
TEXTS = st.text(st.one_of(TRICKY, SAFE), max_size=40)
"""Every text the loader can give; most drawn from what means something in YAML."""


def read(text: str) -> Any:
    parsed, problems = parse_yaml(text, "a.yaml")
    assert problems == [], text
    return parsed.data


@settings(max_examples=cases(4000))
@given(TEXTS)
@example("\xa0")
@example("a:\xa0b #c")
@example("👩‍💻 \U0001f1f5\U0001f1f1")
def test_text_on_one_line_reads_back_as_value_and_as_key(text: str) -> None:
    written, cell = inline(text), inline(text, in_flow=True)
    assert "\n" not in written
    assert read(f"a: {written}\n") == {"a": text}
    assert read(f"{written}: a\n") == {text: "a"}
    assert read(f"- {{{cell}: {cell}}}\n- [{cell}, {cell}]\n") == [{text: text}, [text, text]]
    assert yaml.load(f"a: {written}\nb: [{cell}, {cell}]\n", yaml.BaseLoader) == {"a": text, "b": [text, text]}


@settings(max_examples=cases(2000))
@given(st.lists(TEXTS, min_size=2, max_size=6).map("\n".join))
@example("a\n\n  b\n\tc\n# d\n--- \n...\n%e")
@example("a\n ")
@example("a\n \n")
@example("a\n\n")
def test_block_keeps_every_line(text: str) -> None:
    written = block(text, 2)
    if written is not None:
        whole = f"a: {written}\n\n# uwaga\nb: c\n"
        assert read(whole) == {"a": text, "b": "c"}
        assert yaml.load(whole, yaml.BaseLoader) == {"a": text, "b": "c"}
        assert read(f"-\n  - {block(text, 4)}\n  - c\n") == [[text, "c"]]


@settings(max_examples=cases(2000))
@given(st.text(st.sampled_from("0123456789+-._:exobTtZ aAfFnN~"), min_size=1, max_size=12))
@example("0201011")
@example("12:30")
@example("1_000")
@example("+.inf")
@example("0o17")
@example("2022-02-30")
@example("2022-6-6")
@example("1.10")
@example("1234567890123456789")
def test_other_readers_take_a_plain_text_for_itself_or_for_what_says_the_same(text: str) -> None:
    """PyYAML guesses by YAML 1.1, an editor by 1.2."""
    written = inline(text)
    guessed = yaml.safe_load(f"a: {written}\n")["a"]
    assert text == str(guessed) or text == getattr(guessed, "isoformat", str)()
    assert str(as_editor(f"a: {written}\n")["a"]) == text


@pytest.mark.parametrize("text", ["no", "Yes", "ON", "off", "null", "~", "n", "true", "=", "<<", "", "0299012", "1.50"])
def test_word_or_number_that_others_would_change_is_quoted(text: str) -> None:
    assert inline(text) == f'"{text}"'


@pytest.mark.parametrize(
    "text",
    ["nie", "Tak, częściowo", "nie wiem", "0", "42", "39.5", "2022-03-12", "2022-06-06T10:12:00+02:00", "D-01", "„tak”",
     "Umowa nr 1/2022", "a:b", "C#", "40 % z 5", "mówi \"tak\"", "e-mail: nie", "5\xa0stacji", "😀"],
)  # fmt: skip
def test_ordinary_text_stands_without_quotation_marks_where_it_can(text: str) -> None:
    assert inline(text) == (f'"{text}"' if ": " in text else text)


def test_quotation_marks_are_those_that_need_no_escapes() -> None:
    assert inline('Powiedział: "tak"') == "'Powiedział: \"tak\"'"
    assert inline("Powiedział: it's") == '"Powiedział: it\'s"'
    assert inline("dysk: C:\\x") == "'dysk: C:\\x'"


def test_what_hides_itself_is_written_as_an_escape() -> None:
    assert inline("a\x85b\u2028c\u2029d\ufeffe\u202ef") == '"a\\Nb\\Lc\\Pd\\uFEFFe\\u202Ef"'


def test_text_of_several_lines_is_a_block_and_else_quoted() -> None:
    assert block("a\n\nb", 4) == "|-\n    a\n\n    b"
    assert block("a\nb\n", 2) == "|\n  a\n  b"
    assert block("jeden wiersz", 2) is None
    assert block(" a\nb", 2) is None
    assert block("a\n\n\n", 2) is None
    assert inline(" a\nb\tc") == '" a\\nb\\tc"'


@settings(max_examples=cases(1000))
@given(st.text(st.characters(), max_size=20))
@example("\x00\x1b[31m\x7f\x9f\ud800\uffff\r\n\r")
def test_anything_typed_is_stored_as_something_a_sheet_can_hold(text: str) -> None:
    kept = storable(text)
    assert storable(kept) == kept
    assert read(f"a: {inline(text)}\n") == {"a": kept}


def test_control_characters_become_visible_signs_and_the_rest_stays() -> None:
    assert storable("a\x1b[31m\x00\x7f\x9f\r\nb\rc\td\x85") == "a␛[31m␀␡\ufffd\nb\nc\td\x85"


@settings(max_examples=cases(1000))
@given(TEXTS)
def test_plain_in_a_row_is_plain_below_too(text: str) -> None:
    assert not is_plain(text, in_flow=True) or is_plain(text)
