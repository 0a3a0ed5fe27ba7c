"""What a form says, question by question, with who said it and when."""

from __future__ import annotations

from typing import Any

from diagnoza.answers.model import Answered
from diagnoza.answers.saying import Saying, response_of, sayings_of
from diagnoza.answers.source import SheetSource
from diagnoza.definition.model import Definition
from support.filled_forms import HEAD
from support.reading import codes


def sayings(definition: Definition, answers: Any, *people: dict[str, str]) -> tuple[Saying, ...]:
    source = SheetSource.model_validate({**HEAD, "przebieg": {"osoby": list(people)}, "odpowiedzi": answers})
    found, problems = sayings_of(source, definition, "f.yaml", "plik f.yaml")
    assert not problems
    return found


def test_an_answer_that_says_who_gave_it_is_believed_before_the_head(definition: Definition) -> None:
    """An HTML form knows the time of each answer; the head tells the rest. How it was established is always „formularz”."""
    answers = {
        "t-liczba": "3",
        "t-kopie-sa": {"odpowiedz": "tak", "ustalono": {"metoda": "wywiad", "kiedy": "2022-06-06T10:00:00+02:00"}},
        "t-opis": {"odpowiedz": "x", "ustalono": {"stanowisko": "firma"}},
    }
    found = sayings(definition, answers, {"stanowisko": "kadry", "kiedy": "2022-06-01"})
    told = {s.question.id: (s.post, s.part.established) for s in found}
    assert [post for post, _ in told.values()] == ["kadry", "kadry", "firma"]
    assert {e.method for _, e in told.values() if e} == {"formularz"}
    assert [str(e.when) for _, e in told.values() if e] == [
        "2022-06-01 00:00:00", "2022-06-06 10:00:00+02:00", "2022-06-01 00:00:00",
    ]  # fmt: skip


def test_a_note_alone_has_a_post_and_no_answer_and_an_empty_entry_says_nothing(definition: Definition) -> None:
    found = sayings(definition, {"t-liczba": {"uwagi": "nie moje"}, "t-opis": None}, {"stanowisko": "kadry"})
    assert [(s.question.id, s.post, s.texts, s.part.established) for s in found] == [
        ("t-liczba", "kadry", ("nie moje",), None)
    ]


def test_reason_and_note_of_a_statement_stand_together(definition: Definition) -> None:
    answer = {"odpowiedz": "nie dotyczy", "uzasadnienie": "robi to firma", "uwagi": "od 2021 r."}
    (said,) = sayings(definition, {"t-opis": answer}, {"stanowisko": "kadry"})
    assert said.as_statement().note == "robi to firma\nod 2021 r."


def test_what_cannot_be_read_is_left_out(definition: Definition) -> None:
    """`parse_sheet` tells it; here it must not stand in for an answer."""
    source = SheetSource.model_validate({**HEAD, "odpowiedzi": {"t-liczba": "dużo", "t-opis": "x"}})
    found, problems = sayings_of(source, definition, "f.yaml", "plik")
    assert ([s.question.id for s in found], codes(problems)) == (["t-opis"], [])


def test_a_stored_answer_that_cannot_be_read_stands_as_its_text(definition: Definition) -> None:
    question = definition.bank.questions["t-kopie-sa"]
    assert response_of(question, "nieznana") == Answered("nieznana")
