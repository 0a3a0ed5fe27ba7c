"""Whom to talk to about what, and what to prepare: the letter that opens a diagnosis."""

from __future__ import annotations

from collections.abc import Sequence

from diagnoza import wording
from diagnoza.definition.model import Question
from diagnoza.evaluation.model import Evaluation
from diagnoza.report import model
from diagnoza.wording import moment


def talks(evaluations: Sequence[Evaluation]) -> tuple[model.Talk, ...]:
    """A talk a post, in the order of the roles; questions that certainly do not apply are left out.

    A question that several posts may answer stands with the first; „dzień” is the one the office's sheet names.
    """
    office = evaluations[0]
    days = {person.post.casefold(): moment(person.when) for person in office.sheet.source.course.people}
    asked: dict[str, list[Question]] = {}
    for question, result in office.results.items():
        if result.visible is not False and question.ask:
            asked.setdefault(question.ask[0], []).append(question)
    titles = {question: area.area.title for area in office.areas for question in area.area.questions}
    return tuple(
        model.Talk(
            post=post,
            areas=", ".join(dict.fromkeys(titles[question] for question in asked[role])),
            questions=wording.plural(len(asked[role]), "pytanie", "pytania", "pytań"),
            documents=tuple(dict.fromkeys(text for question in asked[role] for text in question.evidence)),
            day=days.get(post.casefold(), ""),
        )
        for role, post in wording.ROLE.items()
        if role in asked
    )
