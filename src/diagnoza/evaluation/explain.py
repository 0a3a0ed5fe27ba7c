"""Why a finding stands, in Polish: the trace of an answer or of a rule down to its leaves."""

from __future__ import annotations

from fractions import Fraction

from diagnoza import wording
from diagnoza.answers.model import Absent, Answered
from diagnoza.answers.route import Route
from diagnoza.answers.shown import response_text
from diagnoza.definition import model
from diagnoza.definition.truth import Facts, Observation, Truth, compile_condition
from diagnoza.evaluation.model import QuestionResult

_TRUTH: dict[Truth, str] = {True: "prawda", False: "fałsz", None: "nie wiadomo"}
_OPERATORS = {"in": "to", "ne": "jest inna niż", "has_any": "zawiera którąś z", "has_all": "zawiera wszystkie"}
_ORDER = {"lt": "mniejsza niż", "le": "nie większa niż", "gt": "większa niż", "ge": "nie mniejsza niż"}


def explain_answer(result: QuestionResult, finding: model.Finding) -> str:
    """„pytanie kopie-sa: odpowiedź „Nie””, or which option was not chosen where its absence fires the finding."""
    question, response = result.question, result.answer.response
    text = "brak odpowiedzi" if isinstance(response, Absent) else f"odpowiedź „{response_text(response, question)}”"
    if isinstance(response, Answered) and question.kind == "multi" and isinstance(response.value, tuple):
        missing = [o.label for o in question.options if o.finding_if_absent is finding and o not in response.value]
        if missing:
            text = "nie zaznaczono " + ", ".join(f"„{label}”" for label in missing)
    text = f"pytanie {question.id}: {text}"
    return text if result.visible else f"{text}; nie wiadomo, czy pytanie ma zastosowanie"


def explain_rule(rule: model.Rule, truth: Truth, route: Route, facts: Facts) -> str:
    """The rule with the value of each of its conditions."""
    return f"reguła {rule.id}: {_explain(rule.when, route, facts)} → {_TRUTH[truth]}"


def _explain(condition: model.Condition, route: Route, facts: Facts) -> str:
    truth = _TRUTH[compile_condition(condition)(route.observe, facts)]
    match condition:
        case model.All(parts):
            return "wszystkie (" + "; ".join(_explain(part, route, facts) for part in parts) + ")"
        case model.AnyOf(parts):
            return "dowolne (" + "; ".join(_explain(part, route, facts) for part in parts) + ")"
        case model.Not(part):
            return f"nieprawda, że ({_explain(part, route, facts)})"
        case model.AnswerTest(question, operator, options, number):
            seen = _seen(route.observe(question), question)
            if number is not None:
                bound = _measured(number, question)
                return f"odpowiedź na {question.id} ({seen}) jest {_ORDER[operator]} {bound}: {truth}"
            labels = ", ".join(f"„{option.label}”" for option in question.options if option in options)
            return f"odpowiedź na {question.id} ({seen}) {_OPERATORS[operator]} {labels}: {truth}"
        case model.AnsweredTest(question):
            return f"na {question.id} odpowiedziano: {truth}"
        case model.NotApplicableTest(question):
            return f"{question.id} nie dotyczy: {truth}"
        case model.DisputedTest(question):
            return f"co do {question.id} wyjaśnienia są rozbieżne: {truth}"
        case model.RowsTest(question, at_least):
            return f"{question.id} ma co najmniej {at_least} wierszy: {truth}"
        case model.FactTest(fact):
            value = facts.get(fact)
            shown = wording.NO_DATA if value is None else value if isinstance(value, str) else wording.number(value)
            return f"{wording.FACT[fact]} = {shown}: {truth}"


def _seen(observation: Observation, question: model.Question) -> str:
    if observation.state != "answered":
        return {"hidden": "pytanie ukryte", "not_applicable": "nie dotyczy", "unknown": "nie wiadomo"}[
            observation.state
        ]
    if observation.number is not None:
        return _measured(observation.number, question)
    return ", ".join(f"„{o.label}”" for o in question.options if o in observation.chosen) or "odpowiedziano"


def _measured(number: Fraction, question: model.Question) -> str:
    """A date counts in whole months up to the diagnosis."""
    shown = wording.number(number)
    return f"{shown}{wording.NBSP}mies. przed diagnozą" if question.kind == "date" else shown
