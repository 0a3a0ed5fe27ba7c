"""An answer as it stands in a sheet: plain texts under the sheet's keys."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from diagnoza.answers.model import Answered, NotApplicable, NotExamined, Response, Unknown
from diagnoza.answers.source import AnswerPart, Raw
from diagnoza.definition.model import Option, Question


def entry_of(part: AnswerPart, *, whole: bool = False) -> Any:
    """The answer as plain texts under the sheet's keys; a bare value where there is nothing beside it, unless `whole`."""
    entry = _plain(part.model_dump(by_alias=True, exclude_defaults=True))
    if not whole and set(entry) == {"odpowiedz"}:
        return entry["odpowiedz"]
    return entry


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, bool):
        return "tak" if value else "nie"
    if isinstance(value, datetime):
        return value.date().isoformat() if is_day(value) else value.isoformat()
    return value


def is_day(when: datetime) -> bool:
    """Whether only the day was told."""
    return (when.hour, when.minute, when.second, when.tzinfo) == (0, 0, 0, None)


def written(question: Question, response: Response, typed: Raw) -> Raw:
    """A response as a sheet writes it: ids of options, numbers and dates by their value; rows as they were typed."""
    match response:
        case Unknown():
            return "nie wiem"
        case NotExamined():
            return "nie zbadano"
        case NotApplicable():
            return "nie dotyczy"
        case Answered(value):
            return _written(question, value, typed)
    return None


def _written(question: Question, value: object, typed: Raw) -> Raw:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, tuple) and question.kind != "table":
        ids = tuple(entry.id for entry in value if isinstance(entry, Option))
        return ids if question.kind == "multi" else ids[0]
    if isinstance(typed, tuple):
        return tuple({name: cell for name, cell in row.items() if cell} for row in typed if isinstance(row, dict))
    return str(value)
