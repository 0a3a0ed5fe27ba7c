"""What one officer is asked: a part of a questionnaire with the head of the form. All three kinds of form read this."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from diagnoza.answers.source import UnitPart
from diagnoza.definition.model import Area, Definition, Question
from diagnoza.definition.terms import Role, Scope
from diagnoza.problems import Failure, Problem, problem, suggestion
from diagnoza.wording import ROLE


@dataclass(frozen=True, slots=True)
class Section:
    """An area and those of its questions the form asks; never empty."""

    area: Area
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A form to fill. `unit` is None where whoever fills it names the unit; `role` None when it is for everybody.

    `due` is the day the answers are awaited, `contact` whom to ask and where to send them.
    """

    definition: Definition
    sections: tuple[Section, ...]
    unit: UnitPart | None = None
    role: Role | None = None
    due: date | None = None
    contact: str = ""

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions in the order they are asked."""
        return tuple(question for section in self.sections for question in section.questions)

    @property
    def key(self) -> str:
        """A name for this form and no other, 16 hexadecimal digits: the same form made twice has the same."""
        identity = [
            self.definition.sha256,
            [question.id for question in self.questions],
            self.unit.model_dump(mode="json") if self.unit else None,
            self.role,
            self.due.isoformat() if self.due else None,
            self.contact,
        ]
        return hashlib.sha256(json.dumps(identity).encode()).hexdigest()[:16]

    @property
    def suggested_name(self) -> str:
        """A file name for the answers, without its ending: ASCII, with unit and role where they are known."""
        return "-".join(filter(None, (self.definition.id, self.unit.id if self.unit else "", self.role or "")))


def build_form(
    definition: Definition,
    *,
    role: Role | None = None,
    areas: Collection[str] = (),
    scope: Scope = "full",
    unit: UnitPart | None = None,
    due: date | None = None,
    contact: str = "",
) -> Form:
    """The questions of the role (who may be asked), the areas and the scope; none of these means all.

    `Failure`: A010 for an area the questionnaire has not, F026 where no question is left.
    """
    known = [area.id for area in definition.areas]
    strangers: list[Problem] = [
        problem("A010", hint=suggestion(name, known), what="obszaru", id=name) for name in areas if name not in known
    ]
    if strangers:
        raise Failure(strangers)

    def is_asked(question: Question) -> bool:
        return (scope == "full" or question.scope == "core") and (
            role is None or not question.ask or role in question.ask
        )

    chosen = (
        (area, tuple(filter(is_asked, area.questions))) for area in definition.areas if not areas or area.id in areas
    )
    sections = tuple(Section(area, questions) for area, questions in chosen if questions)
    if not sections:
        raise Failure(
            [
                problem(
                    "F026",
                    id=definition.id,
                    who=ROLE[role] if role else "wszyscy",
                    areas=", ".join(areas) or "wszystkie",
                )
            ]
        )
    return Form(definition, sections, unit, role, due, contact.strip())
