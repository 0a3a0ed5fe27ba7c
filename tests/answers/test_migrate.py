"""Sheets of other versions of the questionnaire. Present is 2026.2; t-stare became t-kopie-sa in 2026.1."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diagnoza.answers.migrate import version_key
from diagnoza.answers.model import Answered
from diagnoza.definition.model import Option
from support.reading import Outcome, underlined
from support.small_bank import HEAD

Ask = Callable[[str], Outcome]


@pytest.fixture
def of_version(whole: Ask) -> Callable[[str, str], Outcome]:
    """Read a sheet of a version with these answers."""
    return lambda version, answers: whole(HEAD.replace('"2026.2"', f'"{version}"') + f"odpowiedzi: {answers}\n")


OfVersion = Callable[[str, str], Outcome]


def chosen(outcome: Outcome, id_: str) -> list[str]:
    response = outcome.answer(id_).response
    assert isinstance(response, Answered)
    assert isinstance(response.value, tuple)
    return [option.id for option in response.value if isinstance(option, Option)]


def test_versions_compare_by_number_not_by_text() -> None:
    assert version_key("2026.10") > version_key("2026.9")


def test_present_version_tells_nothing(of_version: OfVersion) -> None:
    assert of_version("2026.2", "{t-kopie-sa: nie}").problems == ()


def test_newer_version_is_an_error(of_version: OfVersion) -> None:
    problem = of_version("2026.10", "{}").only("A014")
    assert "2026.10" in problem.message
    assert "2026.2" in problem.message
    assert underlined(problem) == '"2026.10"'


def test_old_question_and_option_are_moved_and_told(of_version: OfVersion) -> None:
    outcome = of_version("2025.1", "{t-stare: niepelne, t-nosniki: [plyta, chmura]}")
    assert chosen(outcome, "t-kopie-sa") == ["czesciowo"]
    assert chosen(outcome, "t-nosniki") == ["dysk", "chmura"]
    moved = [p for p in outcome.problems if p.code == "A013"]
    assert {(p.place.line, p.severity) for p in moved} == {(7, "warning")}
    assert {p.message for p in moved} == {
        "odpowiedź „t-stare” przeniesiono do „t-kopie-sa” (zmiana kwestionariusza w wersji 2026.1)",
        "odpowiedź „t-nosniki” przeniesiono do „t-nosniki” (zmiana kwestionariusza w wersji 2026.2)",
    }


def test_only_steps_after_the_sheets_version_are_taken(of_version: OfVersion) -> None:
    assert of_version("2026.1", "{t-nosniki: plyta}").loaded is not None
    outcome = of_version("2026.1", "{t-stare: niepelne}")
    assert "A010" in outcome.codes


def test_older_version_is_told_even_where_nothing_moved(of_version: OfVersion) -> None:
    outcome = of_version("2025.1", "{t-kopie-sa: nie}")
    assert outcome.codes == ["A015"]


def test_all_beside_a_moved_answer_moves_with_it(of_version: OfVersion) -> None:
    outcome = of_version("2025.1", "{t-stare: {odpowiedz: tak, uwagi: dobrze, dowody: [a], weryfikacja: test}}")
    answer = outcome.answer("t-kopie-sa")
    assert (answer.note, answer.evidence, answer.verification) == ("dobrze", ("a",), "test")


def test_old_option_in_a_statement_is_moved_too(of_version: OfVersion) -> None:
    text = "{t-stare: {odpowiedz: tak, dowody: [a], wypowiedzi: [{stanowisko: kadry, odpowiedz: niepelne}]}}"
    assert of_version("2025.1", text).loaded is not None


def test_answer_under_the_new_id_stands_before_the_old_one(of_version: OfVersion) -> None:
    for text in ("{t-stare: niepelne, t-kopie-sa: nie}", "{t-kopie-sa: nie, t-stare: niepelne}"):
        assert chosen(of_version("2025.1", text), "t-kopie-sa") == ["nie"]


@pytest.mark.parametrize("version", ["9" * 5000, "2026." + "1" * 5000])
def test_absurd_version_is_a_problem_not_a_crash(of_version: OfVersion, version: str) -> None:
    assert of_version(version, "{}").loaded is None


@pytest.mark.parametrize("version", ["2026,1", "v1", "", "2026.", ".1", "2026.1-beta", "٢"])
def test_what_is_no_version_is_an_error(of_version: OfVersion, version: str) -> None:
    assert set(of_version(version, "{}").codes) <= {"A002", "A003"}
    assert of_version(version, "{}").loaded is None
