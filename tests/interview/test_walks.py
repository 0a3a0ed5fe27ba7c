"""Any walk through an interview – forwards, back, jumping, undoing, editing – loses nothing and ends like a straight one."""

from __future__ import annotations

from functools import reduce
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from diagnoza.answers.entry import entry_of
from diagnoza.answers.source import AnswerPart, SheetSource
from diagnoza.definition.model import Definition
from diagnoza.interview import events
from diagnoza.interview.journal import events_in, line_of
from diagnoza.interview.session import apply, begin
from interview.conftest import AREAS, SHEET, START
from support.cases import cases
from support.small import Small

VALUES: dict[str, list[Any]] = {
    "sa": ["tak", "czesciowo", "nie", "nie wiem", "nie zbadano", "nie dotyczy"],
    "proba": ["2022-01-01", "nigdy", "nie wiem"],
    "ile": ["0", "3", "nie wiem"],
    "zasady": [("hasla",), ("hasla", "odejscia"), ("zadne",), "nie wiem"],
    "opis": ["raz", "dwa\nwiersze", "nie dotyczy"],
    "spis": [({"kto": "Firma"},), ({"kto": "A", "do": "2023-01-01"}, {"kto": "B"})],
}
IDS = st.sampled_from(sorted(VALUES))
MARKS = st.integers(0, 10**9).map("tekst-{}".format)


class Walk(RuleBasedStateMachine):
    """The model is a plain dict of answers and a stack of dicts; it knows nothing of positions or routes."""

    definition: Definition

    def __init__(self) -> None:
        super().__init__()
        self.session = begin(self.definition, SheetSource.model_validate(SHEET))
        self.happened: list[events.Event] = []
        self.model: dict[str, dict[str, Any]] = {}
        self.past: list[dict[str, dict[str, Any]]] = []
        self.future: list[dict[str, dict[str, Any]]] = []
        self.typed: dict[str, set[str]] = {}
        self.post = ""

    def take(self, event: events.Event) -> None:
        self.happened.append(event)
        self.session = apply(self.session, event)

    def change(self, id_: str, **fields: Any) -> None:
        self.past.append(self.model)
        self.future = []
        self.model = {**self.model, id_: {**self.model.get(id_, {}), **fields}}

    @rule(id_=IDS, data=st.data(), reason=MARKS)
    def answer(self, id_: str, data: st.DataObject, reason: str) -> None:
        value = data.draw(st.sampled_from(VALUES[id_]))
        needs = value in ("nie zbadano", "nie dotyczy")
        self.take(events.Answered(START, id_, value, reason if needs else ""))
        self.change(id_, value=value, reason=reason if needs else "")
        if needs:
            self.typed.setdefault(id_, set()).add(reason)

    @rule(id_=IDS, text=MARKS)
    def note(self, id_: str, text: str) -> None:
        self.take(events.Noted(START, id_, text))
        self.change(id_, note=text)
        self.typed.setdefault(id_, set()).add(text)

    @rule(id_=IDS, text=MARKS)
    def evidence(self, id_: str, text: str) -> None:
        self.take(events.Evidenced(START, id_, text))
        before = self.model.get(id_, {}).get("evidence", ())
        self.change(id_, evidence=tuple(dict.fromkeys((*before, text))))
        self.typed.setdefault(id_, set()).add(text)

    @rule(id_=IDS, how=st.sampled_from(["oswiadczenie", "dokument", "ogledziny", "test"]))
    def verify(self, id_: str, how: str) -> None:
        self.take(events.Verified(START, id_, how))
        self.change(id_, how=how)

    @rule()
    def go_back(self) -> None:
        self.take(events.WentBack(START))

    @rule(id_=IDS)
    def jump(self, id_: str) -> None:
        self.take(events.Went(START, id_))

    @precondition(lambda self: self.session.current is not None)
    @rule()
    def skip(self) -> None:
        assert self.session.current is not None
        self.take(events.Skipped(START, self.session.current.id))

    @rule(post=st.sampled_from(["", "informatyk", "sekretarz"]))
    def ask(self, post: str) -> None:
        self.take(events.Asked(START, post))

    @rule()
    def undo(self) -> None:
        self.take(events.Undone(START))
        if self.past:
            self.future.append(self.model)
            self.model = self.past.pop()

    @rule()
    def redo(self) -> None:
        self.take(events.Redone(START))
        if self.future:
            self.past.append(self.model)
            self.model = self.future.pop()

    @rule(id_=IDS)
    def remove(self, id_: str) -> None:
        self.take(events.Removed(START, id_))
        part = self.session.answers.get(id_)
        self.past, self.future = [], []
        if part is not None:
            self.model = {**self.model, id_: shown(part)}

    @invariant()
    def answers_are_those_typed_last(self) -> None:
        found = {id_: shown(part) for id_, part in self.session.answers.items() if part != AnswerPart()}
        assert found == {id_: full(fields) for id_, fields in self.model.items() if full(fields) != full({})}

    @invariant()
    def straight_filling_gives_the_same_sheet(self) -> None:
        straight = begin(self.definition, SheetSource.model_validate(SHEET))
        for id_, fields in self.model.items():
            straight = reduce(apply, _straight(id_, full(fields)), straight)
        ours, theirs = (
            {id_: shown(part) for id_, part in session.answers.items() if part != AnswerPart()}
            for session in (self.session, straight)
        )
        assert ours == theirs
        assert self.session.route.visible == straight.route.visible

    @invariant()
    def journal_leads_to_the_same_session(self) -> None:
        found, _ = events_in(b"".join(line_of(event) for event in self.happened))
        replayed = reduce(apply, found, begin(self.definition, SheetSource.model_validate(SHEET)))
        assert replayed.answers == self.session.answers
        assert replayed.current is self.session.current

    @invariant()
    def nothing_typed_is_gone_from_the_history(self) -> None:
        written = "".join(line_of(event).decode() for event in self.happened)
        assert all(text in written for texts in self.typed.values() for text in texts)

    @invariant()
    def question_asked_is_one_of_the_questionnaire(self) -> None:
        if self.session.current is None:
            assert not [q for q in self.session.open if q.id not in self.session.skipped]


def shown(part: AnswerPart) -> dict[str, Any]:
    """What the model keeps of an answer; who said it and when is not its business."""
    entry = entry_of(part, whole=True)
    value = entry.get("odpowiedz")
    return full(
        {
            "value": tuple(value) if isinstance(value, list) else value,
            "reason": entry.get("uzasadnienie", ""),
            "note": entry.get("uwagi", ""),
            "evidence": tuple(entry.get("dowody", ())),
            "how": entry.get("weryfikacja"),
        }
    )


def full(fields: dict[str, Any]) -> dict[str, Any]:
    return {"value": None, "reason": "", "note": "", "evidence": (), "how": None, **fields}


def _straight(id_: str, fields: dict[str, Any]) -> list[events.Event]:
    happened: list[events.Event] = []
    if fields["value"] is not None:
        happened.append(events.Answered(START, id_, fields["value"], fields["reason"]))
    if fields["note"]:
        happened.append(events.Noted(START, id_, fields["note"]))
    happened += [events.Evidenced(START, id_, text) for text in fields["evidence"]]
    if fields["how"]:
        happened.append(events.Verified(START, id_, fields["how"]))
    return happened


def test_any_walk_ends_like_a_straight_one(tmp_path_factory: Any) -> None:
    small = Small(tmp_path_factory.mktemp("bank"))
    for id_, text in AREAS.items():
        small.area(id_, text)
    Walk.definition = small.definition()
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Walk, settings=settings(max_examples=cases(1_000), stateful_step_count=30, deadline=None)
    )
