"""Changes made to an answer as it stands in a sheet and in the journal."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from diagnoza.answers.entry import entry_of
from diagnoza.answers.source import AnswerPart, StatementPart
from diagnoza.definition.model import Question
from diagnoza.definition.terms import UNKNOWN_WORDS
from diagnoza.interview.events import Raw

REMOVED = "[treść usunięto]"


def rebuilt(part: AnswerPart, **changes: Any) -> AnswerPart:
    """The part with other values under the sheet's own keys, validated as the sheet is."""
    return AnswerPart.model_validate({**entry_of(part, whole=True), **changes})


def established(post: str, at: datetime) -> dict[str, Any]:
    return {"metoda": "wywiad", "stanowisko": post, "kiedy": at.isoformat()}


def statement(post: str, value: Raw, note: str) -> Any:
    return StatementPart.model_validate({"stanowisko": post, "odpowiedz": value, "uwagi": note})


def without_texts(part: AnswerPart, question: Question | None) -> AnswerPart:
    """The answer with every text people typed freely replaced by a mark; options, numbers and dates stay."""
    entry = entry_of(part, whole=True)
    for key in ("uwagi", "uzasadnienie"):
        if entry.get(key):
            entry[key] = REMOVED
    if entry.get("dowody"):
        entry["dowody"] = [REMOVED]
    for said in (entry, *entry.get("wypowiedzi", ())):
        said["odpowiedz"] = _cleared(said.get("odpowiedz"), question)
        if said is not entry and said.get("uwagi"):
            said["uwagi"] = REMOVED
    return AnswerPart.model_validate(entry)


def _cleared(value: Any, question: Question | None) -> Any:
    if question is None or value in (None, "") or question.kind not in ("text", "table"):
        return value
    if isinstance(value, str):
        return value if value in UNKNOWN_WORDS else REMOVED
    free = {column.id for column in question.columns if column.kind == "text"}
    return [{key: REMOVED if key in free and cell else cell for key, cell in row.items()} for row in value]
