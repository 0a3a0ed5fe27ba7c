"""What was typed → the value meant, or why it is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diagnoza.definition.model import Definition, Question
from diagnoza.interview.typed import Ambiguous, Typed, Wrong, cleaned, read_typed
from support.cases import cases
from support.small import Small


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Definition:
    area = """
        questions:
          - id: kolor
            text: Który?
            kind: single
            options:
              - {id: zielony, label: Zielony jak trawa}
              - {id: zielonkawy, label: Zielonkawy}
              - {id: czerwony, label: "Żółty, prawie czerwony"}
              - {id: nie, label: Nie}
        """
    return Small(tmp_path_factory.mktemp("bank")).area("kolory", area).definition()


def question(definition: Definition, id_: str) -> Question:
    return next(question for question in definition.questions if question.id == id_)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1", "zielony"),
        (" 3 ", "czerwony"),
        ("zielonkawy", "zielonkawy"),  # an exact id before a beginning
        ("ZIELONY", "zielony"),
        ("zielony jak", "zielony"),
        ("żółty", "czerwony"),
        ("zolty, prawie", "czerwony"),
        ("czer", "czerwony"),  # beginning of an id
        ("nie", "nie"),
        ("n", "nie"),
    ],
)
def test_option_by_number_id_label_or_unique_beginning(own: Definition, typed: str, value: str) -> None:
    assert read_typed(question(own, "kolor"), typed) == Typed(value)


def test_beginning_of_two_options_is_never_guessed(own: Definition) -> None:
    found = read_typed(question(own, "kolor"), "ziel")
    assert isinstance(found, Ambiguous)
    assert [option.id for option in found.options] == ["zielony", "zielonkawy"]


@pytest.mark.parametrize("typed", ["0", "5", "99", "", "  ", "niebieski", "1,2", "/w", "-1"])
def test_what_is_no_option_says_so(own: Definition, typed: str) -> None:
    found = read_typed(question(own, "kolor"), typed)
    assert isinstance(found, Wrong)
    assert found.message
    assert found.hint


@pytest.mark.parametrize("id_", ["sa", "proba", "ile", "zasady", "opis", "spis"])
@pytest.mark.parametrize(
    ("typed", "value", "needs_reason"),
    [
        ("nw", "nie wiem", False),
        ("NIE WIEM", "nie wiem", False),
        ("nz", "nie zbadano", True),
        ("nie zbadano", "nie zbadano", True),
        ("nd", "nie dotyczy", True),
        ("Nie dotyczy", "nie dotyczy", True),
    ],
)
def test_three_answers_outside_the_options_fit_every_question(
    definition: Definition, id_: str, typed: str, value: str, needs_reason: bool
) -> None:
    assert read_typed(question(definition, id_), typed) == Typed(value, needs_reason)


@pytest.mark.parametrize(
    ("id_", "typed", "value"),
    [
        ("proba", "2022-03-12", "2022-03-12"),
        ("proba", "12.03.2022", "2022-03-12"),
        ("proba", "1.3.2022", "2022-03-01"),
        ("proba", "12.03.2022 r.", "2022-03-12"),
        ("proba", "nigdy", "nigdy"),
        ("proba", "Nig", "nigdy"),
        ("ile", "7", "7"),
        ("ile", "7,5", "7.5"),
        ("zasady", "1,2", ("hasla", "odejscia")),
        ("zasady", "1 2", ("hasla", "odejscia")),
        ("zasady", "2; 1; 2", ("odejscia", "hasla")),
        ("zasady", "hasła", ("hasla",)),
        ("zasady", "odejścia z, hasla", ("odejscia", "hasla")),
        ("zasady", "3", ("zadne",)),
        ("opis", "Zażółć gęślą jaźń 🐛", "Zażółć gęślą jaźń 🐛"),
    ],
)
def test_each_kind_takes_what_a_person_would_type(definition: Definition, id_: str, typed: str, value: object) -> None:
    assert read_typed(question(definition, id_), typed) == Typed(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("id_", "typed", "message"),
    [
        ("proba", "31.02.2022", ""),
        ("proba", "wczoraj", "data RRRR-MM-DD"),
        ("proba", "2022", ""),
        ("ile", "sto", ""),
        ("ile", "100", ""),
        ("ile", "1 0 0 0", ""),
        ("zasady", "1,3", "Żadne"),
        ("zasady", "1,9", "nie ma opcji 9"),
    ],
)
def test_what_does_not_fit_says_why(definition: Definition, id_: str, typed: str, message: str) -> None:
    found = read_typed(question(definition, id_), typed)
    assert isinstance(found, Wrong)
    assert message in found.message


@settings(max_examples=cases(3_000))
@given(st.text(max_size=80), st.sampled_from(["sa", "proba", "ile", "zasady", "opis", "spis"]))
def test_nothing_that_can_be_typed_breaks_it(definition: Definition, typed: str, id_: str) -> None:
    """Rule: any text is an answer, an ambiguity or a fault with a hint; a value is always one the question takes."""
    found = read_typed(question(definition, id_), typed)
    if isinstance(found, Wrong):
        assert found.message


@settings(max_examples=cases(1_000))
@given(st.text())
def test_cleaned_text_is_composed_and_has_no_control_characters(typed: str) -> None:
    text = cleaned(typed)
    assert cleaned(text) == text
    assert not any(ord(c) < 32 and c not in "\n\t" for c in text)
    assert "\x1b" not in text
