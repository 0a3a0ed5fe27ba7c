"""A condition told in words to who fills a form that cannot hide the question."""

from __future__ import annotations

import pytest

from diagnoza.files.definition_cache import load_definition
from diagnoza.forms.officer.condition_words import condition_sentence
from support.small import Small

_AREA = """\
questions:
  - id: a
    text: Czy jest kopia?
    kind: single
    options: [{{id: tak, label: Tak, points: 1}}, {{id: cz, label: Częściowo, points: 0.5}}, {{id: nie, label: Nie, points: 0}}]
  - {{id: b, text: Co chroni?, kind: multi, options: [{{id: x, label: Iks, points: 1}}, {{id: y, label: Igrek, points: 0}}]}}
  - {{id: c, text: Ile dni?, kind: number, bands: [{{points: 1}}]}}
  - {{id: d, text: Kiedy?, kind: date, bands: [{{points: 1}}]}}
  - {{id: t, text: Jakie systemy?, kind: table, columns: [{{id: n, label: Nazwa, kind: text}}]}}
  - {{id: pytanie, text: To?, kind: text, show_if: {condition}}}
"""


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("{q: a, in: [tak, cz]}", "w pytaniu „Czy jest kopia?” wybrano „Tak” lub „Częściowo”"),
        ("{q: a, ne: nie}", "w pytaniu „Czy jest kopia?” wybrano inną odpowiedź niż „Nie”"),
        ("{q: b, has_all: [x, y]}", "w pytaniu „Co chroni?” wybrano „Iks” i „Igrek”"),
        ("{q: c, ge: 3}", "w pytaniu „Ile dni?” podano co najmniej 3"),
        ("{q: d, gt: 12}", "w pytaniu „Kiedy?” liczba miesięcy od podanej daty to więcej niż 12"),
        ("{q: t, rows_ge: 2}", "tabela z pytania „Jakie systemy?” ma co najmniej 2\u00a0wiersze"),
        ("{q: a, answered: true}", "odpowiedziano na pytanie „Czy jest kopia?”"),
        ("{q: a, na: true}", "w pytaniu „Czy jest kopia?” wybrano „nie dotyczy”"),
        ("{fact: serwery, ge: 1}", "liczba podana w polu „serwery” wynosi co najmniej 1"),
        ("{fact: rodzaj, in: [szkola, gmina]}", "jednostką jest gmina lub szkoła"),
        (
            "{all: [{q: a, eq: tak}, {any: [{q: c, lt: 2}, {not: {q: b, has_any: [x]}}]}]}",
            "w pytaniu „Czy jest kopia?” wybrano „Tak” oraz (w pytaniu „Ile dni?” podano mniej niż 2 lub "
            "(nie zachodzi warunek: w pytaniu „Co chroni?” wybrano „Iks”))",
        ),
    ],
)
def test_condition_is_told_by_question_and_answer(condition: str, words: str, small: Small) -> None:
    definition = small.area("obszar", _AREA.format(condition=condition)).definition()
    shown = next(question.show_if for question in definition.questions if question.id == "pytanie")
    assert shown is not None
    assert condition_sentence(shown) == f"Odpowiedz tylko, jeżeli {words}."


def test_every_shipped_condition_has_words() -> None:
    definition = load_definition("ksc-2026", None)
    told = [condition_sentence(question.show_if) for question in definition.questions if question.show_if]
    assert told
    assert all(sentence.endswith(".") and "None" not in sentence for sentence in told)
