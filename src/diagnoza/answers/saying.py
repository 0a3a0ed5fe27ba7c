"""What filled forms say: each answer of a form as it would stand in a sheet, with who gave it and when."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from diagnoza.answers.entry import written
from diagnoza.answers.model import Absent, Response
from diagnoza.answers.source import AnswerPart, Established, SheetSource, StatementPart
from diagnoza.answers.values import Misread, read_response
from diagnoza.definition.model import Definition, Question
from diagnoza.problems import Problem

METHOD = "formularz"
"""How an answer from a form was established (`ustalono: metoda`); the import knows it by this word."""


@dataclass(frozen=True, slots=True)
class Saying:
    """An answer of one form, `origin` its file.

    `part` is what would stand in the sheet: ids of options, who gave it and when, nie dotyczy not yet accepted.
    """

    question: Question
    response: Response
    part: AnswerPart
    origin: str

    @property
    def post(self) -> str:
        """Post of who filled the form."""
        return self.part.established.post if self.part.established else ""

    def as_statement(self) -> StatementPart:
        """The same as what somebody said beside the conclusion; a reason is told in its note."""
        return statement_of(self.part, self.post)


def statement_of(part: AnswerPart, post: str) -> StatementPart:
    """An answer as a statement of `post`."""
    return StatementPart(stanowisko=post, odpowiedz=part.value, uwagi=joined(part.reason, part.note))


def joined(first: str, second: str) -> str:
    """Both texts, one below the other; a text that the other holds already is not repeated."""
    if not second or second in first:
        return first
    return second if not first or first in second else f"{first}\n{second}"


def instant(part: AnswerPart) -> datetime | None:
    """When the answer was given, in UTC without a zone, so that any two can be compared; None where it is not told."""
    when = part.established.when if part.established else None
    return when.astimezone(UTC).replace(tzinfo=None) if when is not None and when.tzinfo is not None else when


def sayings_of(
    source: SheetSource, definition: Definition, origin: str, post: str
) -> tuple[tuple[Saying, ...], list[Problem]]:
    """Everything the form says, also to questions of the bank that the questionnaire does not ask.

    `post` is told where the form does not say who filled it. Answers that cannot be read are left out; problems A02x and
    A030 tell only of those the questionnaire does not ask, for `parse_sheet` tells the others.
    """
    questions = definition.bank.questions
    asked = {question.id for question in definition.questions}
    filler = source.course.people[0] if source.course.people else None
    default = Established(
        metoda=METHOD, stanowisko=filler.post if filler else post, kiedy=filler.when if filler else None
    )
    found: list[Saying] = []
    problems: list[Problem] = []
    for id_, part in source.answers.items():
        if id_ not in questions or part == AnswerPart():
            continue
        try:
            response = read_response(questions[id_], part.value, part.reason, accepted=False)
        except Misread as misread:
            if id_ not in asked:
                path = ("odpowiedzi", id_, "odpowiedz", *misread.problem.path)
                problems.append(dataclasses.replace(misread.problem, path=path))
            continue
        found.append(Saying(questions[id_], response, _canonical(questions[id_], response, part, default), origin))
    return tuple(found), problems


def _canonical(question: Question, response: Response, part: AnswerPart, default: Established) -> AnswerPart:
    changes: dict[str, object] = {"value": written(question, response, part.value), "accepted": True}
    if part.value is not None and changes["value"] == "nie dotyczy":
        changes["accepted"] = False
    if isinstance(response, Absent):
        changes["established"] = None
    else:
        own = part.established or Established()
        changes["established"] = Established(
            metoda=METHOD, stanowisko=own.post or default.post, kiedy=own.when or default.when
        )
    return part.model_copy(update=changes)


def responses(definition: Definition, parts: Mapping[str, AnswerPart]) -> dict[str, Response]:
    """What the answers of a valid sheet say, by id of the question."""
    questions = definition.bank.questions
    return {
        id_: read_response(questions[id_], part.value, part.reason or "—", part.accepted)
        for id_, part in parts.items()
        if id_ in questions
    }
