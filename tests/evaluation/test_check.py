"""What only the evaluation shows of a sheet: points without evidence, entries that take no effect."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from diagnoza.evaluation.check import check_evaluation
from diagnoza.evaluation.evaluate import evaluate
from diagnoza.problems import Problem
from support.reading import lay, own_definition, read, underlined
from support.small_bank import FILES, HEAD

Told = Callable[[str], list[Problem]]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """What is said of a sheet with this text after the head."""
    definition = own_definition(lay(tmp_path / "bank", FILES), "t-ankieta")

    def checked(text: str) -> list[Problem]:
        path = tmp_path / "arkusz.yaml"
        path.write_text(HEAD + text + "\n", encoding="utf-8")
        loaded = read(path, definition).sheet
        return list(loaded.placed(check_evaluation(evaluate(loaded.sheet, loaded.route, definition))))

    return checked


@pytest.mark.parametrize(
    "answer", ["t-kopie-sa: tak", "t-nosniki: [dysk, chmura]", "t-liczba: 3", "t-kopie-sa: nie, t-liczba: 100"]
)
def test_full_points_without_evidence_are_told_for_every_kind(told: Told, answer: str) -> None:
    [problem] = told(f"odpowiedzi: {{{answer}}}")
    assert (problem.code, problem.severity) == ("A032", "warning")


def test_full_points_for_a_date_without_evidence_are_told(told: Told) -> None:
    answers = "odpowiedzi: {t-kopie-sa: {odpowiedz: tak, dowody: [a]}, t-kopie-test: 2022-05-01}"
    [problem] = told(answers)
    assert (problem.code, problem.path) == ("A032", ("odpowiedzi", "t-kopie-test"))
    assert "protokół" in problem.message


@pytest.mark.parametrize(
    "answer",
    [
        "t-kopie-sa: {odpowiedz: tak, dowody: [umowa]}",
        "t-kopie-sa: czesciowo",
        "t-liczba: 1",
        "t-liczba: nie wiem",
        "t-opis: tekst",
        "t-kopie-sa: nie, t-kopie-test: 2022-05-01",
    ],
)
def test_other_answers_ask_for_no_evidence(told: Told, answer: str) -> None:
    assert told(f"odpowiedzi: {{{answer}}}") == []


def test_decision_on_a_finding_that_does_not_stand_is_told(told: Told) -> None:
    text = "odpowiedzi: {t-kopie-sa: nie}\nustalenia: {t-niepelne: {decyzja: potwierdzone}, t-brak: {decyzja: potwierdzone}}"
    assert told(text) == []
    known = "odpowiedzi: {t-kopie-sa: nie, t-nosniki: [chmura], t-liczba: 0}\nustalenia: {t-niepelne: {decyzja: potwierdzone}}"
    [problem] = told(known)
    assert (problem.code, problem.severity, underlined(problem)) == ("A072", "warning", "t-niepelne")


def test_position_on_a_measure_not_recommended_is_told(told: Told) -> None:
    known = "odpowiedzi: {t-kopie-sa: nie, t-nosniki: [chmura], t-liczba: 0}\nzalecenia: {%s: {stanowisko: przyjęto}}"
    assert told(known % "t-wdrozyc") == []
    [problem] = told(known % "t-dokupic")
    assert (problem.code, problem.severity, underlined(problem)) == ("A073", "warning", "t-dokupic")
