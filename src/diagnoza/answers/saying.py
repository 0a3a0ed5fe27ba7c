"""What filled forms say: each answer of a form as it would stand in a sheet, with who gave it and when."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import datetime

from diagnoza.answers.agreement import instant, joined
from diagnoza.answers.entry import written
from diagnoza.answers.model import Absent, Answered, Response
from diagnoza.answers.source import AnswerPart, Established, Raw, SheetSource, StatementPart
from diagnoza.answers.values import Misread, read_response
from diagnoza.definition.model import Definition, Question
from diagnoza.problems import Problem

METHOD = "formularz"
"""How an answer from a form was established (`ustalono: metoda`); the import knows it by this word."""


@dataclass(frozen=True, slots=True)
class Saying:
    """An answer of one form, `origin` its file.

    `part` is what would stand in the sheet: ids of options, who gave it and when, nie dotyczy not yet accepted. `post` is
    of who filled the form, also where there is a note only.
    """

    question: Question
    response: Response
    part: AnswerPart
    post: str
    origin: str

    @property
    def texts(self) -> tuple[str, ...]:
        """Reason and note, as far as there are any."""
        return tuple(text for text in (self.part.reason, self.part.note) if text)

    @property
    def time(self) -> datetime:
        """When it was said, to put sayings in order; the undated come first."""
        return instant(self.part.established.when if self.part.established else None)

    def as_statement(self) -> StatementPart:
        """The same as what somebody said beside the conclusion; a reason is told in its note."""
        return StatementPart(
            stanowisko=self.post, odpowiedz=self.part.value, uwagi=joined(self.part.reason, self.part.note)
        )


def response_of(question: Question, value: Raw, reason: str = "", accepted: bool = True) -> Response:
    """What an answer or a statement of a sheet says; one that cannot be read stands as its text.

    A sheet may hold such an answer to a question its questionnaire does not ask.
    """
    try:
        return read_response(question, value, reason or "—", accepted)
    except Misread:
        return Answered(str(value))


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
        by = part.established.post if part.established else ""
        canonical = _canonical(questions[id_], response, part, default)
        found.append(Saying(questions[id_], response, canonical, by or default.post, origin))
    return tuple(found), problems


def _canonical(question: Question, response: Response, part: AnswerPart, default: Established) -> AnswerPart:
    changes: dict[str, object] = {
        "value": written(question, response, part.value),
        "accepted": True,
        "verification": None,
    }
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
