"""The catalogue and the source agree: every code has a Polish sentence, is used, and none is used without one."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import diagnoza
from diagnoza.problems import CATALOGUE, Failure, Place, Problem, errors, fold, nearest, problem, suggestion

SOURCE = Path(diagnoza.__file__).parent
CODE = re.compile(r"[EDAPTRFO]\d{3}")
POLISH = re.compile(r"[ąćęłńóśźż]", re.IGNORECASE)


def files() -> Iterator[Path]:
    return (path for path in sorted(SOURCE.rglob("*.py")) if path.name != "catalogue.py")


def codes_in(path: Path) -> Iterator[str]:
    """Codes that stand in the source as a whole string, or behind the letter of a definition or a sheet."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
            yield node.value
        if isinstance(node, ast.JoinedStr) and len(node.values) == 2:
            first, last = node.values
            if isinstance(first, ast.FormattedValue) and isinstance(last, ast.Constant):
                yield from (f"{letter}{last.value}" for letter in "DAO" if CODE.fullmatch(f"{letter}{last.value}"))


USED = {code for path in files() for code in codes_in(path)}


def test_every_code_in_the_source_is_in_the_catalogue() -> None:
    assert sorted(USED - CATALOGUE.keys()) == []


def test_every_code_of_the_catalogue_is_used() -> None:
    assert sorted(CATALOGUE.keys() - USED) == []


def test_comments_and_docstrings_name_only_codes_that_exist() -> None:
    named = {
        (path.name, code) for path in files() for code in re.findall(rf"\b{CODE.pattern}\b", path.read_text("utf-8"))
    }
    assert sorted((name, code) for name, code in named if code not in CATALOGUE) == []


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_code_is_well_formed(code: str) -> None:
    assert CODE.fullmatch(code)


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_code_has_a_sentence_that_begins_small_and_does_not_shout(code: str) -> None:
    message = CATALOGUE[code].message
    assert message.strip() == message
    assert message
    assert not message.endswith((".", "!"))
    assert "  " not in message


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_sentence_can_be_filled(code: str) -> None:
    entry = CATALOGUE[code]
    names = {
        name
        for text in (entry.message, entry.hint, entry.advice)
        for _, name, _, _ in string.Formatter().parse(text)
        if name
    }
    filled = problem(code, **{name: f"<{name}>" for name in names})
    assert "{" not in filled.message.replace("{{", "").replace("{ pole }", "").replace("{do", "")
    for name in (name for _, name, _, _ in string.Formatter().parse(entry.message) if name):
        assert f"<{name}>" in filled.message


def test_sentences_are_polish() -> None:
    english = {"the", "is", "not", "file", "missing", "unknown", "invalid", "error", "must", "cannot", "expected"}
    bare = {code: re.sub(r"\{\w+\}", "", entry.message.lower()) for code, entry in CATALOGUE.items()}
    told = {code: set(re.findall(r"[a-z]+", message)) & english for code, message in bare.items()}
    assert {code: words for code, words in told.items() if words} == {}
    sentences = [entry.message for entry in CATALOGUE.values() if not entry.message.startswith("{")]
    assert sum(bool(POLISH.search(sentence)) for sentence in sentences) > len(sentences) * 0.5


def test_values_are_put_in_as_typed_even_with_braces() -> None:
    assert problem("A010", what="pytania", id="{brak} {0} {").message == "nie ma pytania „{brak} {0} {”"


def test_long_values_are_cut() -> None:
    assert len(problem("A010", what="pytania", id="x" * 10_000).message) < 120


def test_hint_of_the_caller_stands_in_for_the_catalogues() -> None:
    assert problem("A030", state="nie dotyczy").hint == "dopisz pole „uzasadnienie”"
    assert problem("A030", state="nie dotyczy", hint="inna").hint == "inna"


def test_warnings_are_told_from_errors() -> None:
    first, second = problem("A030", state="x"), problem("A031")
    assert [first.severity, second.severity] == ["error", "warning"]
    assert errors([first, second]) == (first,)


def test_shape_of_a_problem_in_json() -> None:
    found = problem("A030", Place("a.yaml", 3, 5, "abc", 2), ("odpowiedzi", "q", 0), state="nie dotyczy")
    assert found.as_json() == {
        "code": "A030",
        "severity": "error",
        "message": "„nie dotyczy” wymaga uzasadnienia",
        "hint": "dopisz pole „uzasadnienie”",
        "file": "a.yaml",
        "line": 3,
        "column": 5,
        "path": ["odpowiedzi", "q", 0],
    }


def test_failure_carries_its_problems() -> None:
    found = Problem("A001", "error", "jeden"), Problem("A002", "error", "dwa")
    failure = Failure(iter(found), unreadable=True)
    assert (failure.problems, failure.unreadable, str(failure)) == (found, True, "jeden; dwa")


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Żółć  GĘŚLĄ ", "zolc gesla"), ("Łódź", "lodz"), ("ﬁ", "fi"), ("a\u00a0b\n c", "a b c"), ("Straße", "strasse")],
)
def test_fold_takes_off_case_diacritics_and_double_spaces(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_nearest_finds_a_misspelling_and_nothing_where_nothing_is_near() -> None:
    names = ["kopie-sa", "kopie-test", "mfa"]
    assert nearest("kopie_sa", names) == "kopie-sa"
    assert nearest("KOPIE-TÉST", names) == "kopie-test"
    assert nearest("zupełnie co innego", names) == ""
    assert nearest("x" * 100_000, names) == ""


def test_nearest_is_the_same_whatever_the_order() -> None:
    names = ["ab-1", "ab-2", "ab-3"]
    assert nearest("ab-", names) == nearest("ab-", names[::-1]) == "ab-1"


def test_suggestion_lists_the_choice_where_it_is_short() -> None:
    assert suggestion("xyz", ["projekt", "ostateczny"]) == "dozwolone: projekt, ostateczny"
    assert suggestion("projek", ["projekt", "ostateczny"]) == "może chodziło o „projekt”?"
    assert suggestion("xyz", [f"pytanie-{n}" for n in range(13)]) == ""
    assert suggestion("xyz", []) == ""
