"""A condition in Polish words, for forms that cannot hide a question by themselves."""

from __future__ import annotations

from diagnoza import wording
from diagnoza.definition import model
from diagnoza.definition.terms import Operator

_COMPARED: dict[Operator, str] = {
    "lt": "mniej niż",
    "le": "najwyżej",
    "gt": "więcej niż",
    "ge": "co najmniej",
    "in": "dokładnie",
    "ne": "nie",
}


def condition_sentence(condition: model.Condition) -> str:
    """„Odpowiedz, jeżeli …”: the questions by their text, the answers by their labels."""
    return f"Odpowiedz tylko, jeżeli {_words(condition)}."


def _words(condition: model.Condition) -> str:
    match condition:
        case model.All(parts):
            return " oraz ".join(_part(part) for part in parts)
        case model.AnyOf(parts):
            return " lub ".join(_part(part) for part in parts)
        case model.Not(part):
            return f"nie zachodzi warunek: {_words(part)}"
        case model.AnswerTest():
            return _answer(condition)
        case model.AnsweredTest(question):
            return f"odpowiedziano na pytanie {_quoted(question)}"
        case model.NotApplicableTest(question):
            return f"w pytaniu {_quoted(question)} wybrano „nie dotyczy”"
        case model.DisputedTest(question):
            return f"na pytanie {_quoted(question)} różne osoby odpowiedziały różnie"
        case model.RowsTest(question, at_least):
            rows = wording.plural(at_least, "wiersz", "wiersze", "wierszy")
            return f"tabela z pytania {_quoted(question)} ma co najmniej {rows}"
        case model.FactTest():
            return _fact(condition)


def _part(condition: model.Condition) -> str:
    """A joint condition within another stands in parentheses."""
    words = _words(condition)
    return f"({words})" if isinstance(condition, model.All | model.AnyOf | model.Not) else words


def _quoted(question: model.Question) -> str:
    return f"„{question.text}”"


def _answer(test: model.AnswerTest) -> str:
    where = f"w pytaniu {_quoted(test.question)}"
    if test.number is not None:
        what = "liczba miesięcy od podanej daty to" if test.question.kind == "date" else "podano"
        return f"{where} {what} {_COMPARED[test.operator]} {wording.number(test.number)}"
    labels = [f"„{option.label}”" for option in test.question.options if option in test.options]
    if test.operator == "ne":
        return f"{where} wybrano inną odpowiedź niż {' i '.join(labels)}"
    if test.operator == "has_all":
        return f"{where} wybrano {wording.listed(labels)}"
    return f"{where} wybrano {' lub '.join(labels)}"


def _fact(test: model.FactTest) -> str:
    if test.kinds:
        kinds = [wording.UNIT_KIND.get(kind, kind) for kind in sorted(test.kinds)]
        return f"jednostką jest {' lub '.join(kinds)}"
    numbers = " lub ".join(wording.number(number) for number in test.numbers)
    return f"liczba podana w polu „{wording.FACT[test.fact]}” wynosi {_COMPARED[test.operator]} {numbers}"
