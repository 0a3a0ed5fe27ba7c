"""Answers of forms brought into a sheet: what is added, changed, already held, and where two officers differ.

Nothing said is lost: what is not the conclusion becomes a statement of whoever said it; only an officer's own newer answer
stands in place of her older one. Bringing in the same once more changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from diagnoza.answers.agreement import comparable, holds_all, holds_text, joined, later, union
from diagnoza.answers.merged import Dispute, Merged, Policy
from diagnoza.answers.model import Absent, NotApplicable, Response, Unknown
from diagnoza.answers.saying import METHOD, Saying, response_of
from diagnoza.answers.source import AnswerPart, Established, StatementPart
from diagnoza.definition.model import Question
from diagnoza.problems import fold

NOBODY = "zapis w arkuszu"
"""Whose an answer is that the sheet held without telling who gave it."""
_VERIFIED = frozenset(("dokument", "ogledziny", "test"))


def merge(question: Question, held: AnswerPart, said: Iterable[Saying], policy: Policy) -> Merged:
    """One question's answer after all forms, in their order; with `nowsza` in the order of their time.

    - An officer's newer answer stands in place of her own older one, unless the auditor has verified or changed it.
    - Who does not know contradicts nobody: the answer of who knows is the conclusion.
    - Who agrees with the conclusion is noted as a statement; who differs is a dispute, decided by `policy`.
    - What the auditor has verified or accepted stays the conclusion under every policy.
    """
    said = tuple(said)
    entry = _Entry(question, held, policy)
    # What the sheet holds already says nothing new: an officer's older form given beside her newer one is no second voice.
    new = [saying for saying in said if not entry.holds(saying)]
    if policy == "nowsza":
        new.sort(key=lambda saying: saying.time)
    # Whichever form is given first: an officer mends her own answer before others are asked whether they agree, and a note
    # alone goes beside the answer of another form.
    for saying in sorted(new, key=lambda saying: (isinstance(saying.response, Absent), not entry.is_of(saying))):
        entry.take(saying)
    # What was older than the conclusion is older than nothing once that has become a statement.
    outdated, entry.outdated = entry.outdated, []
    for saying in outdated:
        entry.take(saying)
    origins = tuple(dict.fromkeys(saying.origin for saying in said))
    return Merged(question, held, entry.part, origins, tuple(entry.outdated), tuple(entry.disputes))


@dataclass(slots=True)
class _Entry:
    """The answer while forms are brought in; `adopted` is what became the conclusion now, and the answer before it did."""

    question: Question
    part: AnswerPart
    policy: Policy
    adopted: tuple[Saying, AnswerPart] | None = None
    outdated: list[Saying] = field(default_factory=list)
    disputes: list[Dispute] = field(default_factory=list)

    def holds(self, saying: Saying) -> bool:
        """Whether these very words of this post are there already."""
        part, own = self.part, saying.part
        if not (holds_all(part.evidence, own.evidence) and holds_all(part.statements, own.statements)):
            return False
        is_remark = isinstance(saying.response, Absent)
        places: list[tuple[Response, str]] = []
        if is_remark or self.is_of(saying):
            places.append((self._held, ""))
        places += [(self._stated(said), said.note) for said in part.statements if fold(said.post) == fold(saying.post)]
        return any(
            (is_remark or comparable(response) == comparable(saying.response))
            and all(any(holds_text(text, mine) for text in (note, part.note, part.reason)) for mine in saying.texts)
            for response, note in places
        )

    def take(self, saying: Saying) -> None:
        """Bring one saying in."""
        held, said = self._held, saying.response
        if self.holds(saying):
            return
        if isinstance(said, Absent):
            self._remark(saying)
        elif isinstance(held, Absent):
            self._conclude(saying)
        elif self.is_of(saying) and self.adopted is None:
            self._repeat(saying, held)
        elif isinstance(said, Unknown) or comparable(held) == comparable(said):
            self._state(saying)
        elif isinstance(held, Unknown):
            self._step_back()
            self._adopt(saying)
        else:
            self._decide(saying)

    def _conclude(self, saying: Saying) -> None:
        """There is no conclusion yet, statements perhaps."""
        known = self._known()
        others = [part for part, response in known if comparable(response) != comparable(saying.response)]
        is_open = len({comparable(response) for _, response in known}) > 1
        if not others:
            self._adopt(saying)
        elif self.policy == "zatrzymaj" and not is_open and not isinstance(saying.response, Unknown):
            self._dispute(saying, others[0])
        else:
            self._state(saying)

    def _repeat(self, saying: Saying, held: Response) -> None:
        """The conclusion is the same officer's, from an earlier form or talk."""
        order = later(saying.part, self.part)
        is_same = comparable(held) == comparable(saying.response)
        if order in (-1, 0):  # of the very same time: the same form, and the sheet was edited since
            self.outdated.append(saying)
        elif order == 1 and self._is_untouched() and not self._is_contradicted(saying, held):
            self._adopt(saying)
        elif is_same and not self._is_settled():
            self._complete(saying)
        elif is_same or isinstance(saying.response, Unknown):
            self._state(saying)
        else:
            self._decide(saying)

    def _decide(self, saying: Saying) -> None:
        """Two officers differ, or an officer and the auditor."""
        order = later(saying.part, self.part)
        if self.policy == "zatrzymaj":
            self._dispute(saying)
        elif self.policy == "pierwsza" or self._is_settled():
            self._state(saying)
        elif self.policy == "wypowiedzi":
            self._step_back()
            self._state(saying)
        elif order == -1:
            self._state(saying)
        elif order != 1 and self.adopted is not None:
            self._dispute(saying, is_undated=True)
        else:  # what comes in is newer than what the sheet holds without a time
            self._step_back()
            self._adopt(saying)

    def _dispute(self, saying: Saying, against: AnswerPart | None = None, *, is_undated: bool = False) -> None:
        origin = self.adopted[0].origin if self.adopted else ""
        self.disputes.append(Dispute(saying, against or self.part, origin, is_undated))

    @property
    def _held(self) -> Response:
        part = self.part
        return response_of(self.question, part.value, part.reason, part.accepted)

    def _stated(self, said: StatementPart) -> Response:
        return response_of(self.question, said.answer, said.note)

    def _known(self) -> list[tuple[AnswerPart, Response]]:
        """Statements of those who know, each as the answer it would be."""
        found = [(said, self._stated(said)) for said in self.part.statements]
        return [
            (
                AnswerPart(odpowiedz=said.answer, uzasadnienie=said.note, ustalono=Established(stanowisko=said.post)),
                response,
            )
            for said, response in found
            if not isinstance(response, Absent | Unknown)
        ]

    def _is_contradicted(self, saying: Saying, held: Response) -> bool:
        """Whether an officer's other answer parts her from those who agreed with her."""
        said = comparable(saying.response)
        if isinstance(saying.response, Unknown) or said == comparable(held):
            return False
        return any(comparable(response) != said for _, response in self._known())

    def is_of(self, saying: Saying) -> bool:
        """Whether the conclusion is of the same post."""
        return self.part.established is not None and fold(self.part.established.post) == fold(saying.post)

    def _is_settled(self) -> bool:
        """Whether the auditor has verified the conclusion or accepted that the question does not apply."""
        return self.part.verification in _VERIFIED or self._held == NotApplicable(self.part.reason, accepted=True)

    def _is_untouched(self) -> bool:
        """Whether the conclusion stands as a form brought it."""
        part = self.part
        return part.established is not None and part.established.method == METHOD and not self._is_settled()

    def _adopt(self, saying: Saying) -> None:
        """The saying becomes the conclusion; note, evidence and statements there were stay."""
        before, own = self.part, saying.part
        is_reason_left = before.value is None or comparable(self._held) == comparable(saying.response)
        self.adopted = (saying, before)
        self.part = own.model_copy(
            update={
                "reason": joined(before.reason, own.reason) if is_reason_left else own.reason,
                "note": joined(before.note, own.note),
                "evidence": union(before.evidence, own.evidence),
                "statements": union(before.statements, own.statements),
            }
        )

    def _state(self, saying: Saying) -> None:
        """The saying becomes a statement."""
        own = saying.part
        self._change(statements=(*own.statements, saying.as_statement()), evidence=own.evidence)

    def _remark(self, saying: Saying) -> None:
        """A note without an answer: of an answer without anything it is the note, else a statement of who wrote it."""
        if self.part == AnswerPart():
            self.part = saying.part
        elif saying.texts:
            self._state(saying)
        else:
            self._change(statements=saying.part.statements, evidence=saying.part.evidence)

    def _complete(self, saying: Saying) -> None:
        """The same officer adds to her answer."""
        own = saying.part
        self._change(statements=own.statements, evidence=own.evidence, note=own.note, reason=own.reason)

    def _change(
        self, *, statements: Iterable[StatementPart], evidence: Iterable[str], note: str = "", reason: str = ""
    ) -> None:
        part = self.part
        self.part = part.model_copy(
            update={
                "statements": union(part.statements, statements),
                "evidence": union(part.evidence, evidence),
                "note": joined(part.note, note),
                "reason": joined(part.reason, reason),
            }
        )

    def _step_back(self) -> None:
        """The conclusion becomes a statement and the question open; whose a note in the sheet is nobody knows, so it stays."""
        part = self.part
        if self.adopted is not None:
            saying, before = self.adopted
            said, note, reason = saying.as_statement(), before.note, before.reason if before.value is None else ""
        else:
            post = part.established.post if part.established else ""
            said = StatementPart(stanowisko=post or NOBODY, odpowiedz=part.value, uwagi=part.reason)
            note, reason = part.note, ""
        statements = union(part.statements, (said,))
        self.part = AnswerPart(dowody=part.evidence, uzasadnienie=reason, uwagi=note, wypowiedzi=statements)
        self.adopted = None
