"""Every kind of condition as a Polish clause."""

from __future__ import annotations

from pathlib import Path

import pytest

from diagnoza.definition.model import Definition
from diagnoza.files.definition_cache import load_definition
from diagnoza.forms.condition_text import condition_text, with_id
from support.small import Small

QUESTIONS = """
    questions:
      - {id: kopie, text: Czy są kopie?, kind: single, options: [{id: tak, label: Tak}, {id: malo, label: Mało}, {id: nie, label: Nie}]}
      - {id: nosniki, text: Gdzie?, kind: multi, options: [{id: dysk, label: Dysk}, {id: chmura, label: Chmura}]}
      - {id: ile, text: Ile?, kind: number}
      - {id: kiedy, text: Kiedy?, kind: date, options: [{id: nigdy, label: Nigdy}]}
      - id: spis
        text: Co?
        kind: table
        columns: [{id: co, label: Co}]
      - {id: q, text: Pytanie?, kind: text, show_if: %s}
"""
CLAUSES = {
    "{q: kopie, eq: tak}": "odpowiedź na pytanie „Czy są kopie?” to „Tak”",
    "{q: kopie, in: [tak, malo, nie]}": "odpowiedź na pytanie „Czy są kopie?” to „Tak”, „Mało” albo „Nie”",
    "{q: kiedy, ne: nigdy}": "odpowiedź na pytanie „Kiedy?” jest inna niż „Nigdy”",
    "{q: nosniki, has_any: [dysk, chmura]}": "w odpowiedzi na pytanie „Gdzie?” zaznaczono „Dysk” lub „Chmura”",
    "{q: nosniki, has_all: [dysk, chmura]}": "w odpowiedzi na pytanie „Gdzie?” zaznaczono „Dysk” i „Chmura”",
    "{q: ile, ge: 1.5}": "w odpowiedzi na pytanie „Ile?” podano nie mniej niż 1,5",
    "{q: kiedy, le: 24}": "od daty podanej w pytaniu „Kiedy?” do końca diagnozy minęło nie więcej niż 24 pełne miesiące",
    "{q: kiedy, lt: 1}": "od daty podanej w pytaniu „Kiedy?” do końca diagnozy minęło mniej niż 1 pełny miesiąc",
    "{q: kiedy, gt: 12}": "od daty podanej w pytaniu „Kiedy?” do końca diagnozy minęło więcej niż 12 pełnych miesięcy",
    "{q: kopie, answered: true}": "udzielono odpowiedzi na pytanie „Czy są kopie?”",
    "{q: kopie, na: true}": "pytanie „Czy są kopie?” nie dotyczy jednostki",
    "{q: kopie, disputed: true}": "wyjaśnienia w sprawie pytania „Czy są kopie?” są rozbieżne",
    "{q: spis, rows_ge: 2}": "w odpowiedzi na pytanie „Co?” wpisano co najmniej 2 wiersze",
    "{not: {q: kopie, eq: nie}}": "nie jest tak, że odpowiedź na pytanie „Czy są kopie?” to „Nie”",
    "{fact: serwery, ge: 1}": "liczba serwerów wynosi nie mniej niż 1",
    "{fact: lokalizacje, in: [1, 2]}": "liczba lokalizacji wynosi 1 albo 2",
    "{fact: rodzaj, in: [powiat, gmina]}": "rodzaj jednostki to gmina albo powiat",
    "{all: [{fact: serwery, lt: 1}, {any: [{fact: rodzaj, eq: dps}, {q: ile, gt: 3}]}]}": (
        "liczba serwerów wynosi mniej niż 1 oraz "
        "(rodzaj jednostki to dom pomocy społecznej lub w odpowiedzi na pytanie „Ile?” podano więcej niż 3)"
    ),
    "{any: [{all: [{fact: serwery, lt: 1}]}, {fact: serwery, gt: 9}]}": (
        "liczba serwerów wynosi mniej niż 1 lub liczba serwerów wynosi więcej niż 9"
    ),
}


@pytest.mark.parametrize("condition", CLAUSES)
def test_a_condition_is_told_in_words(condition: str, tmp_path: Path) -> None:
    definition: Definition = Small(tmp_path).area("a", QUESTIONS % condition).definition()
    asked = definition.questions[-1].show_if
    assert asked is not None
    assert condition_text(asked).replace("\u00a0", " ") == CLAUSES[condition]


def test_a_question_may_be_named_with_its_id(tmp_path: Path) -> None:
    definition = Small(tmp_path).area("a", QUESTIONS % "{q: kopie, eq: tak}").definition()
    asked = definition.questions[-1].show_if
    assert asked is not None
    assert condition_text(asked, with_id) == "odpowiedź na pytanie „Czy są kopie?” (kopie) to „Tak”"


def test_every_condition_of_the_shipped_questions_has_words() -> None:
    told = [condition_text(q.show_if) for q in load_definition("cyfrowa-gmina").questions if q.show_if is not None]
    assert len(told) > 20
    assert all(told)
