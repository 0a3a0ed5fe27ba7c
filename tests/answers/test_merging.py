"""One question's answer after the forms of several officers."""

from __future__ import annotations

from typing import Any

import pytest

from diagnoza.answers.entry import entry_of
from diagnoza.answers.merged import Merged, Policy
from diagnoza.answers.merging import merge
from diagnoza.answers.saying import Saying, sayings_of
from diagnoza.answers.source import AnswerPart, SheetSource
from diagnoza.definition.model import Definition
from support.filled_forms import HEAD

DAY, NEXT = "2022-06-06", "2022-06-07"
NINE, TEN = "2022-06-06T09:00:00+02:00", "2022-06-06T10:00:00+02:00"


def said(definition: Definition, answer: Any, post: str = "informatyk", when: str = "") -> Saying:
    data = {
        **HEAD,
        "przebieg": {"osoby": [{"stanowisko": post, "kiedy": when}]},
        "odpowiedzi": {"t-kopie-sa": answer},
    }
    found, problems = sayings_of(SheetSource.model_validate(data), definition, f"{post}.yaml", "plik")
    assert not problems
    return found[0]


def merged(definition: Definition, held: Any, *sayings: Saying, policy: Policy = "zatrzymaj") -> Merged:
    return merge(definition.bank.questions["t-kopie-sa"], AnswerPart.model_validate(held), sayings, policy)


def after(entry: Merged) -> Any:
    return entry_of(entry.after, whole=True)


def by(post: str, when: str = "", method: str = "formularz") -> dict[str, str]:
    return {key: text for key, text in (("metoda", method), ("stanowisko", post), ("kiedy", when)) if text}


def test_first_answer_comes_in_with_who_gave_it_and_when(definition: Definition) -> None:
    entry = merged(definition, {}, said(definition, "Tak", when=DAY))
    assert after(entry) == {"odpowiedz": "tak", "ustalono": by("informatyk", DAY)}
    assert entry.change == "added"


def test_who_agrees_is_noted_and_changes_nothing_else(definition: Definition) -> None:
    entry = merged(
        definition, {}, said(definition, "tak"), said(definition, {"odpowiedz": "Tak", "uwagi": "u nas"}, "kadry")
    )
    assert after(entry)["odpowiedz"] == "tak"
    assert after(entry)["wypowiedzi"] == [{"stanowisko": "kadry", "odpowiedz": "tak", "uwagi": "u nas"}]
    assert not entry.disputes


@pytest.mark.parametrize(
    ("policy", "conclusion", "others"),
    [
        ("nowsza", "nie", [("informatyk", "tak")]),
        ("pierwsza", "tak", [("sekretarz", "nie")]),
        ("wypowiedzi", None, [("informatyk", "tak"), ("sekretarz", "nie")]),
    ],
)
def test_a_policy_decides_and_keeps_both(definition: Definition, policy: Policy, conclusion: Any, others: Any) -> None:
    entry = merged(
        definition, {}, said(definition, "tak", when=DAY), said(definition, "nie", "sekretarz", NEXT), policy=policy
    )  # fmt: skip
    assert after(entry).get("odpowiedz") == conclusion
    assert [(s["stanowisko"], s["odpowiedz"]) for s in after(entry)["wypowiedzi"]] == others
    assert not entry.disputes


def test_by_default_two_who_differ_stop_the_import(definition: Definition) -> None:
    entry = merged(definition, {}, said(definition, "tak"), said(definition, "nie", "sekretarz"))
    assert [(d.saying.post, d.origin, d.is_undated) for d in entry.disputes] == [
        ("sekretarz", "informatyk.yaml", False)
    ]
    assert after(entry)["odpowiedz"] == "tak"


def test_newer_is_not_guessed_within_a_day(definition: Definition) -> None:
    """A form dated by the day against one of ten o'clock that day: nobody knows which is newer."""
    entry = merged(
        definition, {}, said(definition, "tak", when=DAY), said(definition, "nie", "sekretarz", TEN), policy="nowsza"
    )  # fmt: skip
    assert [d.is_undated for d in entry.disputes] == [True]


def test_newest_stands_whichever_form_is_given_first(definition: Definition) -> None:
    forms = [
        said(definition, "nie", "sekretarz", NINE),
        said(definition, "tak", "kadry", DAY),
        said(definition, "nie", when=NEXT),
    ]
    for order in (forms, forms[::-1]):
        assert after(merged(definition, {}, *order, policy="nowsza"))["ustalono"]["stanowisko"] == "informatyk"


def test_three_officers_one_of_whom_agrees(definition: Definition) -> None:
    forms = [said(definition, "tak"), said(definition, "tak", "kadry"), said(definition, "nie", "sekretarz")]
    entry = merged(definition, {}, *forms, policy="wypowiedzi")
    assert "odpowiedz" not in after(entry)
    assert {s["stanowisko"] for s in after(entry)["wypowiedzi"]} == {"informatyk", "kadry", "sekretarz"}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_who_knows_is_the_conclusion_and_who_does_not_contradicts_nobody(
    definition: Definition, order: tuple[int, int]
) -> None:
    forms = [said(definition, "nie wiem"), said(definition, "tak", "sekretarz")]
    entry = merged(definition, {}, *(forms[index] for index in order))
    assert (after(entry)["odpowiedz"], after(entry)["ustalono"]["stanowisko"]) == ("tak", "sekretarz")
    assert after(entry)["wypowiedzi"] == [{"stanowisko": "informatyk", "odpowiedz": "nie wiem"}]
    assert not entry.disputes


def test_two_reasons_for_nie_dotyczy_are_both_kept(definition: Definition) -> None:
    held = {"odpowiedz": "nie dotyczy", "uzasadnienie": "brak serwera", "ustalono": by("informatyk"), "uznane": "tak"}
    entry = merged(
        definition, held, said(definition, {"odpowiedz": "nie dotyczy", "uzasadnienie": "robi to firma"}, "kadry")
    )
    assert entry.after.accepted
    assert after(entry)["uzasadnienie"] == "brak serwera"
    assert after(entry)["wypowiedzi"] == [{"stanowisko": "kadry", "odpowiedz": "nie dotyczy", "uwagi": "robi to firma"}]


def test_nie_dotyczy_of_a_form_is_not_accepted_even_where_it_says_so(definition: Definition) -> None:
    answer = {"odpowiedz": "nie dotyczy", "uzasadnienie": "bo", "uznane": "tak"}
    assert not merged(definition, {}, said(definition, answer)).after.accepted


def test_what_only_an_auditor_may_say_is_not_taken(definition: Definition) -> None:
    assert "weryfikacja" not in after(
        merged(definition, {}, said(definition, {"odpowiedz": "tak", "weryfikacja": "test"}))
    )


def test_own_newer_form_corrects_her_answer(definition: Definition) -> None:
    held = {"odpowiedz": "tak", "uwagi": "mamy NAS", "ustalono": by("informatyk", DAY)}
    entry = merged(definition, held, said(definition, "nie", "Informatyk", NEXT))
    assert after(entry) == {"odpowiedz": "nie", "uwagi": "mamy NAS", "ustalono": by("Informatyk", NEXT)}
    assert entry.change == "changed"


def test_own_older_form_is_refused(definition: Definition) -> None:
    held = {"odpowiedz": "nie", "ustalono": by("informatyk", NEXT)}
    entry = merged(definition, held, said(definition, "tak", when=DAY), policy="nowsza")
    assert (entry.change, len(entry.outdated)) == ("unchanged", 1)


def test_own_older_form_is_no_second_voice_beside_her_newer_one(definition: Definition) -> None:
    """She corrected her answer; both her files are given again, in any order."""
    held = {"odpowiedz": "tak", "ustalono": by("informatyk", DAY)}
    forms = [said(definition, "nie", when=NEXT), said(definition, "tak", when=DAY)]
    for order in (forms, forms[::-1]):
        entry = merged(definition, held, *order)
        assert (after(entry)["odpowiedz"], entry.disputes) == ("nie", ())


def test_own_form_of_an_unknown_time_is_asked_about(definition: Definition) -> None:
    """Corrected by the officer, or changed in the sheet by the auditor since? The sheet cannot tell, so nobody decides."""
    held = {"odpowiedz": "nie", "ustalono": by("informatyk", DAY)}
    assert len(merged(definition, held, said(definition, "tak", when=DAY)).disputes) == 1


@pytest.mark.parametrize(
    "touched",
    [
        {"odpowiedz": "tak", "weryfikacja": "dokument", "ustalono": by("informatyk", DAY)},
        {"odpowiedz": "nie dotyczy", "uzasadnienie": "bo", "uznane": "tak", "ustalono": by("informatyk", DAY)},
        {"odpowiedz": "tak", "ustalono": by("informatyk", NINE, "wywiad")},
    ],
    ids=["verified", "accepted", "asked in the interview"],
)
def test_a_newer_form_does_not_go_over_what_the_auditor_did(definition: Definition, touched: Any) -> None:
    entry = merged(definition, touched, said(definition, "nie", when=NEXT))
    assert (entry.change, len(entry.disputes)) == ("unchanged", 1)


@pytest.mark.parametrize("policy", ["nowsza", "wypowiedzi", "pierwsza"])
def test_what_was_verified_stays_under_every_policy(definition: Definition, policy: Policy) -> None:
    held = {"odpowiedz": "tak", "weryfikacja": "dokument", "ustalono": by("informatyk", DAY)}
    entry = merged(definition, held, said(definition, "nie", "sekretarz", NEXT), policy=policy)
    assert after(entry) == {**held, "wypowiedzi": [{"stanowisko": "sekretarz", "odpowiedz": "nie"}]}


def test_the_interview_later_on_outdates_the_form_of_the_same_officer(definition: Definition) -> None:
    held = {"odpowiedz": "czesciowo", "ustalono": by("informatyk", TEN, "wywiad")}
    entry = merged(definition, held, said(definition, "tak", when=NINE))
    assert (entry.change, len(entry.outdated), entry.disputes) == ("unchanged", 1, ())


def test_a_correction_that_parts_her_from_who_agreed_is_a_dispute(definition: Definition) -> None:
    held = {
        "odpowiedz": "tak",
        "ustalono": by("informatyk", DAY),
        "wypowiedzi": [{"stanowisko": "kadry", "odpowiedz": "tak"}],
    }
    assert len(merged(definition, held, said(definition, "nie", when=NEXT)).disputes) == 1


def test_a_note_alone_keeps_the_question_open(definition: Definition) -> None:
    note = said(definition, {"uwagi": "proszę pytać firmę", "dowody": ["umowa"]}, "kadry")
    assert after(merged(definition, {}, note)) == {"uwagi": "proszę pytać firmę", "dowody": ["umowa"]}
    beside = after(merged(definition, {}, note, said(definition, "tak")))
    assert beside["wypowiedzi"] == [{"stanowisko": "kadry", "uwagi": "proszę pytać firmę"}]
    assert (beside["odpowiedz"], beside["dowody"]) == ("tak", ["umowa"])


def test_a_note_is_not_taken_for_part_of_another_word(definition: Definition) -> None:
    """„NAS” stands inside „NASA”, and yet nobody has said it."""
    held = {"odpowiedz": "tak", "uwagi": "NASA", "ustalono": by("informatyk", DAY)}
    assert (
        after(merged(definition, held, said(definition, {"odpowiedz": "tak", "uwagi": "NAS"}, when=NEXT)))["uwagi"]
        == "NASA\nNAS"
    )


def test_statements_of_a_form_are_kept(definition: Definition) -> None:
    statements = [{"stanowisko": "firma", "odpowiedz": "nie"}]
    entry = merged(definition, {}, said(definition, {"odpowiedz": "tak", "wypowiedzi": statements}))
    assert after(entry)["wypowiedzi"] == statements


def test_an_answer_that_cannot_be_read_is_a_dispute_and_no_crash(definition: Definition) -> None:
    """A sheet may hold anything as the answer to a question of another questionnaire."""
    assert len(merged(definition, {"odpowiedz": "nieznana"}, said(definition, "tak")).disputes) == 1
