"""The reducer: what an event makes of a session."""

from __future__ import annotations

from functools import reduce

import pytest

from diagnoza.answers.entry import entry_of
from diagnoza.answers.model import Answered
from diagnoza.answers.route import is_disputed
from diagnoza.answers.source import SheetSource
from diagnoza.definition.model import Definition
from diagnoza.interview import events
from diagnoza.interview.entries import REMOVED
from diagnoza.interview.events import Event
from diagnoza.interview.session import Session, apply, begin
from interview.conftest import SHEET, START


def after(session: Session, *happened: Event) -> Session:
    return reduce(apply, happened, session)


def answered(id_: str, value: object, reason: str = "") -> events.Answered:
    return events.Answered(START, id_, value, reason)  # type: ignore[arg-type]


def current(session: Session) -> str | None:
    return session.current.id if session.current else None


def ids(session: Session) -> list[str]:
    return [question.id for question in session.open]


# The way through the questions


def test_interview_starts_at_the_first_open_question_and_goes_on_in_order(session: Session) -> None:
    assert current(session) == "sa"
    assert current(after(session, answered("sa", "tak"))) == "proba"


def test_answer_that_makes_questions_pointless_leaves_them_out(session: Session) -> None:
    shown = after(session, answered("sa", "nie"))
    assert (current(shown), ids(shown)) == ("zasady", ["zasady", "opis", "spis"])


def test_question_whose_condition_is_not_known_is_asked(session: Session) -> None:
    assert "proba" in ids(after(session, answered("sa", "nie wiem")))


def test_hidden_answer_comes_back_with_its_question(session: Session) -> None:
    there = after(session, answered("sa", "tak"), answered("proba", "2022-01-01"), answered("sa", "nie"))
    assert not there.is_asked(there.definition.questions[1])
    back = after(there, answered("sa", "tak"))
    assert entry_of(back.answers["proba"])["odpowiedz"] == "2022-01-01"
    assert "proba" not in ids(back)


def test_nie_wiem_is_an_answer_and_is_not_asked_again(session: Session) -> None:
    assert "sa" not in ids(after(session, answered("sa", "nie wiem")))


def test_skipped_question_comes_again_when_nothing_else_is_open(session: Session) -> None:
    left = after(session, events.Skipped(START, "sa"))
    assert current(left) == "proba"
    rest = [answered("zasady", ("hasla",)), answered("opis", "x"), answered("spis", ({"kto": "a"},))]
    assert current(after(left, answered("proba", "nigdy"), answered("ile", "2"), *rest)) == "sa"


def test_nothing_is_asked_when_all_is_answered(session: Session) -> None:
    rest = [answered("zasady", ("hasla",)), answered("opis", "x"), answered("spis", ({"kto": "a"},))]
    assert current(after(session, answered("sa", "nie"), *rest)) is None


def test_way_back_goes_the_way_it_came(session: Session) -> None:
    jumped = after(session, answered("sa", "tak"), events.Went(START, "opis"))
    assert current(jumped) == "opis"
    assert current(after(jumped, events.WentBack(START))) == "proba"
    assert current(after(jumped, events.WentBack(START), events.WentBack(START))) == "sa"
    assert current(after(jumped, *[events.WentBack(START)] * 9)) == "sa"


def test_jump_to_nowhere_stays(session: Session) -> None:
    assert current(after(session, events.Went(START, "nic"))) == "sa"


def test_back_after_the_last_answer_returns_to_it(session: Session) -> None:
    rest = [answered("zasady", ("hasla",)), answered("opis", "x"), answered("spis", ({"kto": "a"},))]
    assert current(after(session, answered("sa", "nie"), *rest, events.WentBack(START))) == "spis"


@pytest.mark.parametrize(
    ("scope", "role", "asked"),
    [
        ("full", None, ["sa", "proba", "ile", "zasady", "opis", "spis"]),
        ("core", None, ["sa", "proba", "zasady"]),
        ("full", "sekretarz", ["ile", "zasady", "opis", "spis"]),  # who may be asked is not said: everybody
        ("core", "kadry", ["zasady"]),
    ],
)
def test_scope_and_person_narrow_what_is_asked(
    definition: Definition, session: Session, scope: str, role: str | None, asked: list[str]
) -> None:
    narrowed = begin(definition, session.source, scope=scope, role=role)  # type: ignore[arg-type]
    assert ids(narrowed) == asked


# What stands in the answer


def test_answer_says_whom_and_when(session: Session) -> None:
    entry = entry_of(after(session, events.Asked(START, "informatyk"), answered("sa", "tak")).answers["sa"])
    assert entry == {
        "odpowiedz": "tak",
        "ustalono": {"metoda": "wywiad", "stanowisko": "informatyk", "kiedy": START.isoformat()},
    }


def test_nie_dotyczy_of_a_form_counts_once_the_auditor_accepts_or_writes_it(definition: Definition) -> None:
    entry = {"odpowiedz": "nie dotyczy", "uzasadnienie": "bo", "uznane": "nie"}
    session = begin(definition, SheetSource.model_validate({**SHEET, "odpowiedzi": {"sa": entry}}))
    assert after(session, events.Accepted(START, "sa")).answers["sa"].accepted
    assert after(session, answered("sa", "nie dotyczy", "inny powód")).answers["sa"].accepted
    assert not after(session, events.Noted(START, "sa", "zapytać")).answers["sa"].accepted


def test_note_evidence_verification_and_reason_stay_beside_a_new_answer(session: Session) -> None:
    entry = entry_of(
        after(
            session,
            answered("sa", "tak"),
            events.Noted(START, "sa", "okazał raport"),
            events.Evidenced(START, "sa", "D-01"),
            events.Evidenced(START, "sa", "D-01"),
            events.Evidenced(START, "sa", "notatka"),
            events.Verified(START, "sa", "dokument"),
            answered("sa", "nie dotyczy", "brak serwera"),
        ).answers["sa"]
    )
    assert (entry["odpowiedz"], entry["uzasadnienie"], entry["uwagi"]) == (
        "nie dotyczy",
        "brak serwera",
        "okazał raport",
    )
    assert (entry["dowody"], entry["weryfikacja"]) == (["D-01", "notatka"], "dokument")


def test_answer_of_another_person_keeps_what_was_said_before(session: Session) -> None:
    """The IT man says the opposite of the secretary: both stay, the later is the conclusion until the auditor decides."""
    told = after(
        session,
        events.Asked(START, "sekretarz"),
        answered("sa", "tak"),
        events.Asked(START, "informatyk"),
        answered("sa", "nie"),
    )
    entry = entry_of(told.answers["sa"])
    assert entry["odpowiedz"] == "nie"
    assert entry["wypowiedzi"] == [{"stanowisko": "sekretarz", "odpowiedz": "tak"}]


def test_same_person_may_change_an_answer_without_contradicting_anybody(session: Session) -> None:
    told = after(session, events.Asked(START, "sekretarz"), answered("sa", "tak"), answered("sa", "nie"))
    assert "wypowiedzi" not in entry_of(told.answers["sa"])


def test_who_said_the_same_before_is_kept_and_is_no_contradiction(session: Session) -> None:
    told = after(
        session,
        events.Asked(START, "sekretarz"),
        answered("sa", "tak"),
        events.Asked(START, "informatyk"),
        answered("sa", "tak"),
    )
    assert entry_of(told.answers["sa"])["wypowiedzi"] == [{"stanowisko": "sekretarz", "odpowiedz": "tak"}]
    assert not is_disputed(told.sheet.answer(told.definition.questions[0]))


def test_statement_leaves_the_answer_alone(session: Session) -> None:
    told = after(session, answered("sa", "tak"), events.Stated(START, "sa", "sekretarz", "nie", "nie był pewien"))
    entry = entry_of(told.answers["sa"])
    assert entry["odpowiedz"] == "tak"
    assert entry["wypowiedzi"] == [{"stanowisko": "sekretarz", "odpowiedz": "nie", "uwagi": "nie był pewien"}]


def test_statement_before_any_answer_leaves_the_question_open(session: Session) -> None:
    told = after(session, events.Stated(START, "sa", "sekretarz", "nie"))
    assert "sa" in ids(told)
    assert current(told) == "sa"


def test_answer_is_linked_as_a_sheet_links_it(session: Session) -> None:
    told = after(session, answered("zasady", ("odejscia", "hasla")))
    response = told.sheet.answer(told.definition.questions[3]).response
    assert isinstance(response, Answered)
    assert [option.id for option in response.value] == ["hasla", "odejscia"]  # type: ignore[union-attr]


# Taking back


def test_undo_takes_back_the_last_change_and_asks_it_again(session: Session) -> None:
    told = after(session, answered("sa", "tak"), answered("proba", "nigdy"), events.Undone(START))
    assert (current(told), "proba" in told.answers) == ("proba", False)
    both = after(told, events.Undone(START))
    assert (current(both), dict(both.answers)) == ("sa", {})
    assert after(both, events.Undone(START)) == both


def test_redo_makes_it_again_until_something_new_is_changed(session: Session) -> None:
    undone = after(session, answered("sa", "tak"), events.Noted(START, "sa", "u"), events.Undone(START))
    assert entry_of(after(undone, events.Redone(START)).answers["sa"])["uwagi"] == "u"
    changed = after(undone, answered("sa", "nie"))
    assert after(changed, events.Redone(START)) == changed


# Texts typed by mistake


def test_removed_texts_are_gone_and_the_answer_stays(session: Session) -> None:
    told = after(
        session,
        answered("sa", "nie dotyczy", "hasło to kot"),
        events.Noted(START, "sa", "PESEL 44051401458"),
        events.Evidenced(START, "sa", "kartka z hasłem"),
        events.Stated(START, "sa", "sekretarz", "tak", "hasło"),
        events.Removed(START, "sa"),
    )
    entry = entry_of(told.answers["sa"])
    assert entry["odpowiedz"] == "nie dotyczy"
    assert {entry["uzasadnienie"], entry["uwagi"], *entry["dowody"], entry["wypowiedzi"][0]["uwagi"]} == {REMOVED}
    assert entry["wypowiedzi"][0]["odpowiedz"] == "tak"
    assert "44051401458" not in repr(told)


def test_undo_brings_no_removed_text_back(session: Session) -> None:
    told = after(session, events.Noted(START, "sa", "tajne"), events.Removed(START, "sa"), events.Undone(START))
    assert "tajne" not in repr(told.answers)


@pytest.mark.parametrize(
    ("id_", "value", "left"),
    [
        ("opis", "hasło", REMOVED),
        ("opis", "nie wiem", "nie wiem"),
        ("spis", ({"kto": "Jan 44051401458", "do": "2022-01-01"},), [{"kto": REMOVED, "do": "2022-01-01"}]),
        ("ile", "3", "3"),
        ("zasady", ("hasla",), ["hasla"]),
    ],
)
def test_free_texts_as_answers_are_removed_too(session: Session, id_: str, value: object, left: object) -> None:
    told = after(session, answered(id_, value), events.Removed(START, id_))
    assert entry_of(told.answers[id_])["odpowiedz"] == left
