"""Answers of forms brought into a sheet: what is added, changed, already held, and where two officers differ.

Nothing said is lost: what is not the conclusion becomes a statement of whoever said it. Bringing in the same once more
changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from diagnoza.answers.model import Absent, Answered, NotApplicable, NotExamined, Response, Unknown
from diagnoza.answers.saying import METHOD, Saying, instant, joined, statement_of
from diagnoza.answers.source import AnswerPart, StatementPart
from diagnoza.answers.values import read_response
from diagnoza.definition.model import Option, Question
from diagnoza.problems import fold

Policy = Literal["zatrzymaj", "nowsza", "pierwsza", "wypowiedzi"]
"""Where two officers differ: stop; the newer or the first answer is the conclusion; both are kept and it stays open."""
NOBODY = "zapis w arkuszu"
"""Whose an answer is that the sheet held without telling who gave it."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """A saying against what the sheet or an earlier form holds."""

    saying: Saying
    against: AnswerPart


@dataclass(frozen=True, slots=True)
class Merged:
    """An answer before and after. `outdated` were older than the sheet's; `disputes` are left to be decided."""

    question: Question
    before: AnswerPart
    after: AnswerPart
    origins: tuple[str, ...]
    outdated: tuple[Saying, ...]
    disputes: tuple[Dispute, ...]

    @property
    def change(self) -> Literal["added", "changed", "unchanged"]:
        """What happened to the sheet's answer."""
        if self.after == self.before:
            return "unchanged"
        return "added" if self.before.value is None and not self.before.statements else "changed"


def merge(question: Question, held: AnswerPart, said: Iterable[Saying], policy: Policy) -> Merged:
    """One question's answer after all forms, in their order.

    - An officer's newer answer stands in place of her own older one, unless the auditor has verified or changed it.
    - Who does not know contradicts nobody: the answer of who knows is the conclusion.
    - Who agrees with the conclusion is noted as a statement; who differs is a dispute, decided by `policy`.
    """
    entry = _Entry(question, held, policy)
    said = tuple(said)
    for saying in said:
        entry.take(saying)
    origins = tuple(dict.fromkeys(saying.origin for saying in said))
    return Merged(question, held, entry.part, origins, tuple(entry.outdated), tuple(entry.disputes))


def accept(held: AnswerPart) -> AnswerPart | None:
    """The answer with its nie dotyczy accepted; None where it is none."""
    if not isinstance(held.value, str) or fold(held.value) != "nie dotyczy":
        return None
    return held.model_copy(update={"accepted": True})


@dataclass(slots=True)
class _Entry:
    """The answer while forms are brought in; `fresh` are the posts whose words came in now."""

    question: Question
    part: AnswerPart
    policy: Policy
    fresh: set[str] = field(default_factory=set)
    outdated: list[Saying] = field(default_factory=list)
    disputes: list[Dispute] = field(default_factory=list)

    def take(self, saying: Saying) -> None:
        if self._holds(saying):
            return
        held, said = self._response(self.part), saying.response
        if isinstance(said, Absent):
            self._put_beside(saying)
        elif isinstance(held, Absent) and not self.part.statements:
            self._adopt(saying)
        elif isinstance(held, Absent):
            self._state(saying)
        elif self._is_own(saying) and not self._is_newer(saying):
            self._keep_older(saying, held)
        elif self._is_own(saying):
            self._adopt(saying)
        elif isinstance(said, Unknown) or _comparable(held) == _comparable(said):
            self._state(saying)
        elif isinstance(held, Unknown):
            self._step_back()
            self._adopt(saying)
        else:
            self._decide(saying)

    def _decide(self, saying: Saying) -> None:
        """Two officers differ, or an officer and the auditor."""
        if self.policy == "zatrzymaj":
            self.disputes.append(Dispute(saying, self.part))
        elif self.policy == "pierwsza" or (self.policy == "nowsza" and not self._is_newer(saying)):
            self._state(saying)
        else:
            self._step_back()
            if self.policy == "nowsza":
                self._adopt(saying)
            else:
                self._state(saying)

    def _response(self, part: AnswerPart) -> Response:
        return read_response(self.question, part.value, part.reason or "—", part.accepted)

    def _holds(self, saying: Saying) -> bool:
        """Whether these very words of this post are there already."""
        part, own = self.part, saying.part
        if not set(own.evidence) <= set(part.evidence):
            return False
        if isinstance(saying.response, Absent):
            return own.note in part.note and own.reason in part.reason
        if saying.as_statement() in part.statements:
            return True
        is_same = _comparable(self._response(part)) == _comparable(saying.response) and part.value is not None
        return is_same and self._is_of(saying) and own.note in part.note and own.reason in part.reason

    def _is_of(self, saying: Saying) -> bool:
        """Whether the conclusion is of the same post."""
        return self.part.established is not None and fold(self.part.established.post) == fold(saying.post)

    def _is_own(self, saying: Saying) -> bool:
        """Whether the conclusion is the same officer's from an earlier form, untouched by the auditor."""
        part = self.part
        return (
            self._is_of(saying)
            and part.established is not None
            and part.established.method == METHOD
            and part.verification in (None, "oswiadczenie")
            and fold(saying.post) not in self.fresh
        )

    def _is_newer(self, saying: Saying) -> bool:
        """By the time of the answers; where one has none, what comes in is newer than what is there."""
        held, said = instant(self.part), instant(saying.part)
        return held is None or said is None or said > held

    def _keep_older(self, saying: Saying, held: Response) -> None:
        """An older form of the same officer is told; one of the same time is the same form, which the auditor has edited since."""
        if _comparable(held) != _comparable(saying.response) or instant(saying.part) != instant(self.part):
            self.outdated.append(saying)

    def _adopt(self, saying: Saying) -> None:
        """The saying becomes the conclusion; note, evidence and statements there were stay."""
        part, own = self.part, saying.part
        self.part = own.model_copy(
            update={
                "note": joined(part.note, own.note),
                "evidence": _union(part.evidence, own.evidence),
                "statements": part.statements,
            }
        )
        self.fresh.add(fold(saying.post))

    def _state(self, saying: Saying) -> None:
        """The saying becomes a statement, in place of an older one of the same post."""
        key = fold(saying.post)
        others = self.part.statements
        if key not in self.fresh:
            others = tuple(said for said in others if fold(said.post) != key)
        self._with_statements((*others, saying.as_statement()), _union(self.part.evidence, saying.part.evidence))
        self.fresh.add(key)

    def _step_back(self) -> None:
        """The conclusion becomes a statement and the question open."""
        part = self.part
        post = part.established.post if part.established and part.established.post else NOBODY
        self.part = AnswerPart(dowody=part.evidence, wypowiedzi=(*part.statements, statement_of(part, post)))
        self.fresh.add(fold(post))

    def _put_beside(self, saying: Saying) -> None:
        part, own = self.part, saying.part
        self.part = part.model_copy(
            update={
                "note": joined(part.note, own.note),
                "reason": joined(part.reason, own.reason),
                "evidence": _union(part.evidence, own.evidence),
            }
        )

    def _with_statements(self, statements: tuple[StatementPart, ...], evidence: tuple[str, ...]) -> None:
        self.part = self.part.model_copy(update={"statements": statements, "evidence": evidence})


def _union(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _comparable(response: Response) -> object:
    """What two answers must share to be the same answer; reasons and the auditor's acceptance stand beside it."""
    match response:
        case Answered(value):
            is_choice = isinstance(value, tuple) and all(isinstance(entry, Option) for entry in value)
            return frozenset(value) if isinstance(value, tuple) and is_choice else value
        case NotApplicable() | NotExamined() | Unknown() | Absent():
            return type(response)
