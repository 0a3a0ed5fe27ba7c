"""Whom to talk to about what, and what to prepare: the letter that opens a diagnosis."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from diagnoza import wording
from diagnoza.definition.model import Question
from diagnoza.evaluation.model import Evaluation
from diagnoza.report import model
from diagnoza.wording import moment


def talks(evaluations: Sequence[Evaluation]) -> tuple[model.Talk, ...]:
    """A talk a post, in the order of the roles, its topics in that of the areas; what certainly does not apply is left out.

    A question that several posts may answer stands with the first; „dzień” is the one the office's sheet names.
    """
    office = evaluations[0]
    days = {person.post.casefold(): moment(person.when) for person in office.sheet.source.course.people}
    asked: dict[str, list[Question]] = {}
    for question, result in office.results.items():
        if result.visible is not False and question.ask:
            asked.setdefault(question.ask[0], []).append(question)
    return tuple(
        model.Talk(
            post=post,
            topics=tuple(_topics(office, asked[role])),
            questions=wording.plural(len(asked[role]), "pytanie", "pytania", "pytań"),
            day=days.get(post.casefold(), ""),
        )
        for role, post in wording.ROLE.items()
        if role in asked
    )


def _topics(office: Evaluation, asked: Container[Question]) -> Iterator[model.Topic]:
    """A document that several questions of an area want stands once."""
    for result in office.areas:
        questions = [question for question in result.area.questions if question in asked]
        if questions:
            documents = dict.fromkeys(text for question in questions for text in question.evidence)
            yield model.Topic(result.area.title, tuple(documents))
