"""A response as people read it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from diagnoza import wording
from diagnoza.answers.model import Absent, Answered, NotApplicable, NotExamined, Response, Unknown
from diagnoza.definition import model


def response_text(response: Response, question: model.Question | None = None) -> str:
    """A response as people read it."""
    match response:
        case Answered(value):
            return _value_text(value, question)
        case Unknown():
            return "nie wiem"
        case NotExamined():
            return "nie zbadano"
        case NotApplicable(accepted=accepted):
            return "nie dotyczy" if accepted else "nie dotyczy (nieuznane)"
        case Absent():
            return "brak odpowiedzi"


def _value_text(value: object, question: model.Question | None) -> str:
    if isinstance(value, date):
        return wording.day(value)
    if isinstance(value, Decimal):
        unit = question.unit if question else ""
        if unit and value == int(value):
            return wording.counted(int(value), unit)
        return f"{wording.number(value)}{wording.NBSP}{unit}".strip()
    if isinstance(value, tuple):
        if all(isinstance(entry, model.Option) for entry in value) and value:
            return "; ".join(entry.label for entry in value)
        return "\n".join("; ".join(f"{label}: {text}" for label, text in row) for row in value) or "brak wierszy"
    return str(value)
