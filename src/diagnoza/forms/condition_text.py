"""When a question is asked, as a Polish clause for whoever fills a form that cannot hide it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from diagnoza import wording
from diagnoza.definition import model

Name = Callable[[model.Question], str]

_ORDER = {"lt": "mniej niż", "le": "nie więcej niż", "gt": "więcej niż", "ge": "nie mniej niż"}
_COUNTED = {
    "etaty": "liczba etatów na 1 stycznia",
    "pracownicy": "liczba pracowników",
    "stanowiska": "liczba stanowisk komputerowych",
    "serwery": "liczba serwerów",
    "lokalizacje": "liczba lokalizacji",
}


def quoted(question: model.Question) -> str:
    """„Czy są kopie?”"""
    return f"„{question.text}”"


def with_id(question: model.Question) -> str:
    """„Czy są kopie?” (kopie-sa), where the reader finds a question by its id."""
    return f"{quoted(question)} ({question.id})"


def condition_text(condition: model.Condition, name: Name = quoted) -> str:
    """A clause to stand after „jeżeli”, without a full stop; `name` says how a question is called."""
    match condition:
        case model.All(parts):
            return " oraz ".join(_part(part, name) for part in parts)
        case model.AnyOf(parts):
            return " lub ".join(_part(part, name) for part in parts)
        case model.Not(part):
            return f"nie jest tak, że {_part(part, name)}"
        case model.AnswerTest():
            return _answer(condition, name(condition.question))
        case model.AnsweredTest(question):
            return f"udzielono odpowiedzi na pytanie {name(question)}"
        case model.NotApplicableTest(question):
            return f"pytanie {name(question)} nie dotyczy jednostki"
        case model.DisputedTest(question):
            return f"wyjaśnienia w sprawie pytania {name(question)} są rozbieżne"
        case model.RowsTest(question, at_least):
            rows = wording.plural(at_least, "wiersz", "wiersze", "wierszy")
            return f"w odpowiedzi na pytanie {name(question)} wpisano co najmniej {rows}"
        case model.FactTest():
            return _fact(condition)


def _part(condition: model.Condition, name: Name) -> str:
    """A junction of several within another condition stands in brackets."""
    text = condition_text(condition, name)
    is_junction = isinstance(condition, model.All | model.AnyOf) and len(condition.parts) > 1
    return f"({text})" if is_junction else text


def _answer(test: model.AnswerTest, name: str) -> str:
    if test.number is not None:
        if test.question.kind == "date":
            return f"od daty podanej w pytaniu {name} do końca diagnozy minęło {_ORDER[test.operator]} {_months(test.number)}"
        return f"w odpowiedzi na pytanie {name} podano {_ORDER[test.operator]} {wording.number(test.number)}"
    labels = [f"„{option.label}”" for option in test.question.options if option in test.options]
    match test.operator:
        case "has_all":
            return f"w odpowiedzi na pytanie {name} zaznaczono {wording.listed(labels)}"
        case "has_any":
            return f"w odpowiedzi na pytanie {name} zaznaczono {_either(labels, 'lub')}"
        case "ne":
            return f"odpowiedź na pytanie {name} jest inna niż {_either(labels, 'i')}"
        case _:
            return f"odpowiedź na pytanie {name} to {_either(labels, 'albo')}"


def _fact(test: model.FactTest) -> str:
    if test.kinds:
        kinds = [wording.UNIT_KIND[kind] for kind in wording.UNIT_KIND if kind in test.kinds]
        return f"rodzaj jednostki to {_either(kinds, 'albo')}"
    numbers = [wording.number(number) for number in test.numbers]
    if test.operator == "in":
        return f"{_COUNTED[test.fact]} wynosi {_either(numbers, 'albo')}"
    return f"{_COUNTED[test.fact]} wynosi {_ORDER[test.operator]} {numbers[0]}"


def _months(number: Fraction) -> str:
    if number.denominator != 1:
        return f"{wording.number(number)} pełnego miesiąca"
    return wording.plural(int(number), "pełny miesiąc", "pełne miesiące", "pełnych miesięcy")


def _either(parts: Sequence[str], word: str) -> str:
    """„A”, „A albo B”, „A, B albo C”."""
    return f" {word} ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)
