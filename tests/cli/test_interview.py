"""`diagnoza wywiad` without a terminal: refused for the talk itself, not for its history and for taking texts back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cli.conftest import Diagnoza
from diagnoza import interviewing
from diagnoza.files.sheets import read_sheet
from diagnoza.interview import events
from diagnoza.interview.journal import journal_of

SECRET = "hasło Zima2022!"


@pytest.fixture
def talked(sheet: Path, folder: Path) -> Path:
    """A sheet after an interview with two people, of whom one told a password."""
    minutes = iter(range(1_000))

    def now() -> datetime:
        return datetime(2030, 6, 6, 10, tzinfo=UTC) + timedelta(minutes=next(minutes))

    record = interviewing.open_interview(sheet, folder, now)
    happened: list[Callable[[], events.Event]] = [
        lambda: events.Asked(now(), "informatyk"),
        lambda: events.Answered(now(), "t-kopie-sa", "nie"),
        lambda: events.Noted(now(), "t-kopie-sa", f"podał {SECRET}"),
        lambda: events.Asked(now(), "sekretarz"),
        lambda: events.Stated(now(), "t-kopie-sa", "sekretarz", "tak", f"też zna {SECRET}"),
        lambda: events.Answered(now(), "t-liczba", "3"),
        lambda: events.Undone(now()),
        lambda: events.Redone(now()),
    ]
    for event in happened:
        record.take(event())
    record.save()
    record.close()
    return sheet


@pytest.mark.parametrize("options", [[], ["--tekstowo"], ["--kogo", "informatyk"], ["--zakres", "core"]])
def test_without_a_terminal_the_form_and_the_import_are_named(
    diagnoza: Diagnoza, sheet: Path, options: list[str]
) -> None:
    before = sheet.read_bytes()
    ran = diagnoza("wywiad", sheet, *options)
    assert (ran.code, ran.out) == (5, "")
    assert "Wywiad wymaga terminala." in ran.err
    assert "diagnoza formularz" in ran.err
    assert "diagnoza wczytaj" in ran.err
    assert sheet.read_bytes() == before
    assert not journal_of(sheet).exists()


@pytest.mark.parametrize(
    ("options", "told"),
    [(["--kogo", "wójt"], "--kogo"), (["--zakres", "mały"], "--zakres"), ([], "ARKUSZ")],
)
def test_wrong_option_is_a_usage_error(diagnoza: Diagnoza, sheet: Path, options: list[str], told: str) -> None:
    ran = diagnoza("wywiad", *([sheet] if options else []), *options)
    assert ran.code == 2
    assert told in ran.err


def test_history_tells_who_said_what_and_what_was_changed(diagnoza: Diagnoza, talked: Path, folder: Path) -> None:
    ran = diagnoza("wywiad", talked, "--historia", "--katalog", folder)
    assert ran.code == 0
    told = [line[18:] for line in ran.out.splitlines()]
    assert told == [
        "początek dziennika; odpowiedzi w arkuszu: 6",
        "informatyk, t-kopie-sa: Nie, żadnych (było: Tak)",
        f"informatyk, t-kopie-sa: uwaga: podał {SECRET} (było: Zażółć & <gęślą> [jaźń])",
        f"sekretarz, t-kopie-sa: wypowiedź: Tak (też zna {SECRET})",
        "sekretarz, t-liczba: 3\N{NO-BREAK SPACE}szt. (było: nie wiem)",
        "t-liczba: cofnięto; teraz: nie wiem (było: 3\N{NO-BREAK SPACE}szt.)",
        "t-liczba: ponowiono; teraz: 3\N{NO-BREAK SPACE}szt. (było: nie wiem)",
        "zapis arkusza",
    ]


def test_history_as_json_is_one_object_on_stdout(diagnoza: Diagnoza, talked: Path, folder: Path) -> None:
    ran = diagnoza("wywiad", talked, "--historia", "--json", "--katalog", folder)
    assert ran.code == 0
    assert set(ran.json) == {"schema", "entries", "problems"}
    assert (ran.json["schema"], ran.json["problems"]) == (1, [])
    changed = ran.json["entries"][1]
    assert {**changed, "at": changed["at"][:10]} == {
        "at": "2030-06-06",
        "post": "informatyk",
        "question": "t-kopie-sa",
        "what": "Nie, żadnych",
        "before": "Tak",
    }


def test_history_of_a_sheet_never_talked_about_says_so(diagnoza: Diagnoza, sheet: Path, folder: Path) -> None:
    ran = diagnoza("wywiad", sheet, "--historia", "--katalog", folder)
    assert (ran.code, ran.out) == (0, "Tego arkusza nie wypełniano w wywiadzie: nie ma dziennika.\n")
    assert diagnoza("wywiad", sheet, "--historia", "--json", "--katalog", folder).json["entries"] == []
    assert not journal_of(sheet).exists()


def test_history_of_a_sheet_that_is_not_there_is_unreadable(diagnoza: Diagnoza, tmp_path: Path) -> None:
    ran = diagnoza("wywiad", tmp_path / "nie-ma.yaml", "--historia", "--json")
    assert ran.code == 4
    assert ran.codes == ["F001"]


def test_removed_text_is_in_no_file_and_its_trace_is_in_the_history(
    diagnoza: Diagnoza, talked: Path, folder: Path
) -> None:
    assert any(SECRET in path.read_text(encoding="utf-8") for path in talked.parent.iterdir() if path.is_file())
    ran = diagnoza("wywiad", talked, "--usun-tresc", "t-kopie-sa", "--katalog", folder)
    assert ran.code == 0
    assert "Usunięto teksty wpisane przy pytaniu t-kopie-sa." in ran.out
    for name in ("arkusz.yaml", "arkusz.yaml.dziennik"):
        assert f"zmieniono: {talked.with_name(name)}" in ran.out.replace("\n", "")
    left = {path.name: path.read_text(encoding="utf-8") for path in talked.parent.iterdir() if path.is_file()}
    assert not [name for name, text in left.items() if SECRET in text]
    ran = diagnoza("wywiad", talked, "--historia", "--katalog", folder)
    assert "t-kopie-sa: usunięto treść wpisaną omyłkowo" in ran.out
    assert "informatyk, t-kopie-sa: Nie, żadnych (było: Tak)" in ran.out
    answers = read_sheet(talked).text.data["odpowiedzi"]  # type: ignore[index, call-overload]
    assert answers["t-kopie-sa"]["odpowiedz"] == "nie"


def test_removal_for_an_unknown_question_names_the_nearest_and_changes_nothing(
    diagnoza: Diagnoza, talked: Path, folder: Path
) -> None:
    before = {path.name: path.read_bytes() for path in talked.parent.iterdir() if path.is_file()}
    ran = diagnoza("wywiad", talked, "--usun-tresc", "t-kopie-as", "--katalog", folder)
    assert ran.code == 1
    assert "A010" in ran.err
    assert "t-kopie-sa" in ran.err
    assert {path.name: path.read_bytes() for path in talked.parent.iterdir() if path.is_file()} == before
