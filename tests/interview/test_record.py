"""A sheet and its journal: resumed, merged with what was edited by hand, saved, and made to forget."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from diagnoza.answers.entry import entry_of
from diagnoza.definition.model import Definition
from diagnoza.files.sheets import link_sheet, read_sheet
from diagnoza.interview import events
from diagnoza.interview.entries import REMOVED
from diagnoza.interview.history import history, history_json, history_text
from diagnoza.interview.journal import journal_of, read_journal
from diagnoza.interview.record import Record, open_record
from diagnoza.interview.removal import remove_texts
from diagnoza.problems import Failure
from interview.conftest import START
from support.small import Small

Now = Callable[[], datetime]


@contextmanager
def opened(sheet: Path, definition: Definition, now: Now) -> Iterator[Record]:
    record = open_record(read_sheet(sheet), definition, now)
    try:
        yield record
    finally:
        record.close()


def answers(sheet: Path) -> dict[str, object]:
    data = read_sheet(sheet).text.data
    assert isinstance(data, dict)
    return dict(data["odpowiedzi"])


def told(sheet: Path, definition: Definition) -> list[str]:
    return list(history_text(tuple(history(read_journal(journal_of(sheet)), read_sheet(sheet).source, definition))))


def edit(sheet: Path, old: str, new: str, *, at: datetime | None = None) -> None:
    text = sheet.read_text(encoding="utf-8")
    assert old in text
    sheet.write_text(text.replace(old, new), encoding="utf-8")
    if at is not None:
        os.utime(sheet, (at.timestamp(), at.timestamp()))


def test_first_opening_takes_what_stands_in_the_sheet(sheet: Path, definition: Definition, now: Now) -> None:
    with opened(sheet, definition, now) as record:
        assert not record.opening.is_resumed
        assert record.session.answers["opis"].note == "tak powiedział, i tyle"
        assert record.session.current is not None
        assert record.session.current.id == "sa"


def test_what_was_taken_is_there_although_the_sheet_was_never_saved(
    sheet: Path, definition: Definition, now: Now
) -> None:
    before = sheet.read_bytes()
    with opened(sheet, definition, now) as record:
        record.take(events.Answered(now(), "sa", "tak"))
        record.take(events.Noted(now(), "sa", "okazał raport"))
    assert sheet.read_bytes() == before
    with opened(sheet, definition, now) as record:
        assert record.opening.is_resumed
        assert entry_of(record.session.answers["sa"])["uwagi"] == "okazał raport"
        assert record.session.current is not None
        assert record.session.current.id == "proba"


def test_saved_sheet_is_a_sheet_and_keeps_all_else(sheet: Path, definition: Definition, now: Now) -> None:
    with opened(sheet, definition, now) as record:
        record.take(events.Answered(now(), "sa", "tak"))
        record.take(events.Answered(now(), "zasady", ("hasla", "odejscia")))
        record.save()
    linked = link_sheet(read_sheet(sheet), definition)
    assert linked.sheet.source.unit.teryt == "0299012"
    assert answers(sheet)["opis"] == {"odpowiedz": "jakoś", "uwagi": "tak powiedział, i tyle"}
    assert set(answers(sheet)) == {"sa", "zasady", "opis"}
    assert (sheet.parent / "arkusz.yaml.bak").read_text(encoding="utf-8").startswith("# Komentarz audytora.")
    assert sheet.stat().st_mode & 0o777 == 0o600


def test_bak_keeps_what_a_person_wrote_and_not_our_own_snapshots(sheet: Path, definition: Definition, now: Now) -> None:
    with opened(sheet, definition, now) as record:
        for value in ("tak", "nie", "czesciowo"):
            record.take(events.Answered(now(), "sa", value))
            record.save()
    assert "Komentarz audytora" in (sheet.parent / "arkusz.yaml.bak").read_text(encoding="utf-8")
    with opened(sheet, definition, now) as record:
        assert not record.opening.comments_lost


def test_resumed_after_saving_merges_nothing(sheet: Path, definition: Definition, now: Now) -> None:
    with opened(sheet, definition, now) as record:
        record.take(events.Answered(now(), "sa", "tak"))
        record.save()
    with opened(sheet, definition, now) as record:
        assert record.opening.merged == ()
        assert entry_of(record.session.answers["sa"])["odpowiedz"] == "tak"


def test_answer_edited_by_hand_after_the_interview_is_taken(sheet: Path, definition: Definition, now: Now) -> None:
    with opened(sheet, definition, now) as record:
        record.take(events.Answered(now(), "opis", "z wywiadu"))
        record.take(events.Answered(now(), "sa", "tak"))
        record.save()
    edit(sheet, "z wywiadu", "poprawione ręcznie")
    with opened(sheet, definition, now) as record:
        assert [(merged.question, merged.is_taken) for merged in record.opening.merged] == [("opis", True)]
        assert record.session.answers["opis"].value == "poprawione ręcznie"
        assert record.session.answers["sa"].value == "tak"
    lines = "\n".join(told(sheet, definition))
    assert "z wywiadu" in lines
    assert "poprawione ręcznie" in lines


@pytest.mark.parametrize(("year", "stands"), [(2021, "po zapisie"), (2023, "ręcznie")])
def test_newer_of_file_and_journal_stands_and_both_are_in_the_history(
    sheet: Path, definition: Definition, now: Now, year: int, stands: str
) -> None:
    """The interview went on after its last snapshot, and somebody edited the sheet: the time decides."""
    with opened(sheet, definition, now) as record:
        record.take(events.Answered(now(), "opis", "zapisane"))
        record.save()
        record.take(events.Answered(now(), "opis", "po zapisie"))
    edit(sheet, "zapisane", "ręcznie", at=START.replace(year=year))
    with opened(sheet, definition, now) as record:
        assert record.session.answers["opis"].value == stands
        record.save()
    assert stands in str(answers(sheet)["opis"])
    lines = "\n".join(told(sheet, definition))
    assert "po zapisie" in lines
    assert "ręcznie" in lines


def test_answer_the_file_gained_is_taken_and_one_it_lost_is_told(sheet: Path, definition: Definition, now: Now) -> None:
    with opened(sheet, definition, now) as record:
        record.take(events.Answered(now(), "sa", "tak"))
        record.save()
    text = sheet.read_text(encoding="utf-8")
    sheet.write_text(text + "\n", encoding="utf-8")  # another file, the same answers
    with opened(sheet, definition, now) as record:
        assert record.opening.merged == ()


def test_sheet_edited_while_the_interview_runs_is_merged_when_it_is_saved(
    sheet: Path, definition: Definition, now: Now
) -> None:
    with opened(sheet, definition, now) as record:
        record.take(events.Answered(now(), "sa", "tak"))
        record.save()
        edit(sheet, "jakoś", "zmienione w trakcie")
        record.take(events.Answered(now(), "zasady", ("hasla",)))
        record.save()
        assert record.session.answers["opis"].value == "zmienione w trakcie"
    assert set(answers(sheet)) == {"sa", "zasady", "opis"}


def test_sheet_broken_while_the_interview_runs_is_kept_aside(sheet: Path, definition: Definition, now: Now) -> None:
    with opened(sheet, definition, now) as record:
        sheet.write_text("to: [nie jest", encoding="utf-8")
        record.take(events.Answered(now(), "sa", "tak"))
        record.save()
    assert answers(sheet)["opis"] == {"odpowiedz": "jakoś", "uwagi": "tak powiedział, i tyle"}
    assert (sheet.parent / "arkusz.yaml.bak").read_text(encoding="utf-8") == "to: [nie jest"


def test_sheet_with_errors_is_not_opened(sheet: Path, definition: Definition, now: Now) -> None:
    edit(sheet, "odpowiedzi:", "odpowiedzi:\n  sa: moze")
    with pytest.raises(Failure) as failure:
        open_record(read_sheet(sheet), definition, now)
    assert [problem.code for problem in failure.value.problems] == ["A020"]
    assert not journal_of(sheet).exists()


def test_journal_of_another_questionnaire_is_refused(sheet: Path, definition: Definition, now: Now) -> None:
    with opened(sheet, definition, now) as record:
        record.take(events.Answered(now(), "sa", "tak"))
    journal = journal_of(sheet)
    began = events.Began(START, "inny", "1", {}, "")
    from diagnoza.interview.journal import line_of

    journal.write_bytes(line_of(began))
    with pytest.raises(Failure) as failure:
        open_record(read_sheet(sheet), definition, now)
    assert [problem.code for problem in failure.value.problems] == ["F011"]


def test_torn_tail_is_told(sheet: Path, definition: Definition, now: Now) -> None:
    with opened(sheet, definition, now) as record:
        record.take(events.Answered(now(), "sa", "tak"))
    with journal_of(sheet).open("ab") as stream:
        stream.write(b'1234abcd {"event":"answ')
    with opened(sheet, definition, now) as record:
        assert record.opening.torn is not None
        assert record.opening.torn.exists()
        assert record.session.answers["sa"].value == "tak"


# History


def test_history_says_who_said_what_when_and_what_was_changed(sheet: Path, definition: Definition, now: Now) -> None:
    with opened(sheet, definition, now) as record:
        for event in (
            events.Asked(now(), "sekretarz"),
            events.Answered(now(), "sa", "tak"),
            events.Asked(now(), "informatyk"),
            events.Answered(now(), "sa", "nie dotyczy", "brak serwera"),
            events.Noted(now(), "sa", "okazał umowę"),
            events.Evidenced(now(), "sa", "D-01"),
            events.Verified(now(), "sa", "dokument"),
            events.Stated(now(), "sa", "wójt", "nie", "z pamięci"),
            events.Undone(now()),
        ):
            record.take(event)
        record.save()
    lines = [line.split("  ", 1)[1] for line in told(sheet, definition)]
    assert lines == [
        "początek dziennika; odpowiedzi w arkuszu: 1",
        "sekretarz, sa: Tak, wszystkie (było: brak odpowiedzi)",
        "informatyk, sa: nie dotyczy (brak serwera) (było: Tak, wszystkie)",
        "informatyk, sa: uwaga: okazał umowę",
        "informatyk, sa: dowód: D-01",
        "informatyk, sa: weryfikacja: dokument",
        "wójt, sa: wypowiedź: Nie (z pamięci)",
        "sa: cofnięto; teraz: nie dotyczy (było: nie dotyczy)",
        "zapis arkusza",
    ]


def test_history_of_a_sheet_without_an_interview_says_so(sheet: Path, definition: Definition) -> None:
    assert told(sheet, definition) == ["Tego arkusza nie wypełniano w wywiadzie: nie ma dziennika."]
    assert history_json([]) == {"schema": 1, "entries": [], "problems": []}


# Removal


def test_text_typed_by_mistake_is_nowhere_and_the_trace_is_there(sheet: Path, definition: Definition, now: Now) -> None:
    secret = "hasło-Kot-44051401458"
    edit(sheet, "tak powiedział, i tyle", secret)
    with opened(sheet, definition, now) as record:
        record.take(events.Noted(now(), "opis", f"powiedział {secret}"))
        record.take(events.Answered(now(), "opis", f"tak: {secret}"))
        record.take(events.Answered(now(), "sa", "nie dotyczy", secret))
        record.save()
        record.take(events.Stated(now(), "opis", "wójt", secret, secret))
    with journal_of(sheet).open("ab") as stream:
        stream.write(f"urwane {secret}".encode())
    (sheet.parent / ".arkusz.yaml.0a1b2c3d.tmp").write_text(secret, encoding="utf-8")  # a snapshot that was killed
    touched = remove_texts(read_sheet(sheet), definition, "opis", now)
    remove_texts(read_sheet(sheet), definition, "sa", now)
    assert {path.name for path in touched} >= {"arkusz.yaml", "arkusz.yaml.dziennik", "arkusz.yaml.bak"}
    for path in sheet.parent.iterdir():
        assert secret not in path.read_text(encoding="utf-8"), path.name
    assert f"sa: nie dotyczy ({REMOVED})" in "\n".join(told(sheet, definition))
    assert "usunięto treść wpisaną omyłkowo" in "\n".join(told(sheet, definition))
    with opened(sheet, definition, now) as record:
        assert record.opening.merged == ()
        assert record.session.answers["opis"].value == REMOVED
        assert record.session.answers["sa"].value == "nie dotyczy"


def test_removal_for_an_unknown_question_changes_nothing(sheet: Path, definition: Definition, now: Now) -> None:
    before = sheet.read_bytes()
    with pytest.raises(Failure) as failure:
        remove_texts(read_sheet(sheet), definition, "opisy", now)
    assert failure.value.problems[0].code == "A010"
    assert "opis" in failure.value.problems[0].hint
    assert sheet.read_bytes() == before
    assert not journal_of(sheet).exists()


# A newer questionnaire

NEWER = """
    questions:
      - id: sa-teraz
        text: Czy są kopie?
        kind: single
        options: [{id: tak, label: "Tak, wszystkie"}, {id: w-czesci, label: W części}, {id: nie, label: Nie}]
      - {id: opis, text: Jak to działa?, kind: text}
      - {id: nowe, text: Co nowego?, kind: text}
    """
MIGRATIONS = """
    - {from: "1", to: "2", questions: {sa: sa-teraz}, options: {sa-teraz: {czesciowo: w-czesci}}}
    """


def test_interview_begun_by_an_older_questionnaire_goes_on_by_the_newer_and_says_what_changed(
    sheet: Path, definition: Definition, now: Now, tmp_path: Path
) -> None:
    with opened(sheet, definition, now) as record:
        record.take(events.Answered(now(), "sa", "czesciowo"))
        record.take(events.Noted(now(), "sa", "okazał raport"))
        record.save()
        record.take(events.Answered(now(), "opis", "po zapisie"))
    newer_content = Small(tmp_path / "nowsze")
    newer_content.area("kopie", NEWER).file("proba/migrations.yaml", MIGRATIONS)
    newer = newer_content.definition(version="2")
    with opened(sheet, newer, now) as record:
        assert [change.code for change in record.opening.changes] == ["A015", "A013"]
        assert entry_of(record.session.answers["sa-teraz"])["odpowiedz"] == "w-czesci"
        assert entry_of(record.session.answers["sa-teraz"])["uwagi"] == "okazał raport"
        assert record.session.answers["opis"].value == "po zapisie"
        assert [question.id for question in record.session.open] == ["nowe"]
        record.save()
    assert set(answers(sheet)) == {"sa-teraz", "opis"}
    with opened(sheet, newer, now) as record:
        assert record.opening.changes == ()
        assert record.opening.merged == ()
    assert "okazał raport" in "\n".join(told(sheet, newer))
