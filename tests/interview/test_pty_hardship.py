"""What an interview meets in an office: signals, a closed window, another size, pasted pages, a full disk, a second one.

Whatever happens: no traceback, the exit code of design §7, and everything acknowledged is in the journal and in the sheet.
"""

from __future__ import annotations

import random
import resource
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from diagnoza.answers.entry import entry_of
from diagnoza.definition.model import Definition
from diagnoza.interview import events
from interview.conftest import AREAS
from support.cases import cases
from support.terminal import Desk, Terminal, acknowledged, lay_bank, untouched

ROW = [{"kto": "Firma"}, {"kto": "Druga firma"}]
POINTS: dict[str, tuple[list[str], str, str, Any]] = {
    "prompt": ([], "sa", "odpowiedz", "tak"),
    "note": (["/u", "wiersz 1", "wiersz 2"], "proba", "uwagi", "wiersz 1\nwiersz 2"),
    "text": (["/i opis", "pierwszy", "drugi"], "opis", "odpowiedz", "pierwszy\ndrugi"),
    "table": (["/i spis", "Firma", "", "Druga firma"], "spis", "odpowiedz", ROW),
    "remark": (["/o", "kadry", "nw"], "proba", "wypowiedzi", [{"stanowisko": "kadry", "odpowiedz": "nie wiem"}]),
}
"""Lines typed after the first answer, and what of them must be in the sheet although the last was never finished."""
BIG = ("Zażółć gęślą jaźń 🐛 „cytat” – " * 700)[:20_000]


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Definition]:
    return lay_bank(tmp_path_factory.mktemp("bank"), AREAS)


@pytest.fixture
def definition(bank: tuple[Path, Definition]) -> Definition:
    return bank[1]


@pytest.fixture
def desk(bank: tuple[Path, Definition], sheet: Path) -> Desk:
    return Desk(sheet.parent, bank[0])


def is_sound(desk: Desk, definition: Definition, talk: Terminal) -> bool:
    """Nothing of ours went wrong, and sheet, journal and screen tell the same."""
    assert "Traceback" not in talk.text
    assert "Błąd programu" not in talk.text
    in_sheet, resumed = desk.answers(), desk.resumed(definition)
    assert {id_: entry_of(part) for id_, part in resumed.answers.items()} == in_sheet
    told = [event for event in desk.events() if not isinstance(event, MOVES)]
    return len(acknowledged(talk.text)) in (len(told), len(told) - 1)  # the last one may be kept without a word


MOVES = (events.Began, events.Went, events.WentBack, events.Skipped, events.Saved)


@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_signal_saves_everything_and_leaves_the_terminal_as_it_was(
    desk: Desk, definition: Definition, point: str, number: signal.Signals
) -> None:
    lines, id_, key, kept = POINTS[point]
    with desk.talk() as talk:
        assert talk.type("sekretarz", "1", *lines).asleep().kill(number) == 130
        assert talk.attributes() == untouched()
        assert "Przerwano. Wszystko zapisano: arkusz.yaml" in talk.text
        assert is_sound(desk, definition, talk)
    assert desk.answers()[id_][key] == kept


def test_ctrl_c_is_sigint(desk: Desk, definition: Definition) -> None:
    with desk.talk() as talk:
        talk.type("sekretarz", "1").send("zaczęte słowo").until("słowo").asleep().send("\x03")
        assert talk.end() == 130
        assert talk.attributes() == untouched()
        assert is_sound(desk, definition, talk)


def test_what_is_told_after_ctrl_c_begins_a_line_of_its_own(desk: Desk) -> None:
    with desk.talk() as talk:
        assert talk.type("", "/u", "zaczęta").asleep().send("\x03").end() == 130
        assert "\n✓ zapisano: uwaga: zaczęta\n" in talk.text


@pytest.mark.parametrize("point", POINTS)
def test_ctrl_d_leaves_like_k(desk: Desk, definition: Definition, point: str) -> None:
    lines, id_, key, kept = POINTS[point]
    with desk.talk() as talk:
        assert talk.type("sekretarz", "1", *lines).send("\x04").end() == 0
        assert talk.attributes() == untouched()
        assert "Zapisano arkusz:" in talk.text
        assert is_sound(desk, definition, talk)
    assert desk.answers()[id_][key] == kept


@pytest.mark.parametrize("point", POINTS)
def test_closed_window_saves_everything(desk: Desk, definition: Definition, point: str) -> None:
    lines, id_, key, kept = POINTS[point]
    with desk.talk() as talk:
        assert talk.type("sekretarz", "1", *lines).hang_up() == 130
        assert is_sound(desk, definition, talk)
    assert desk.answers()[id_][key] == kept


@pytest.mark.parametrize("command", ["/k", "/koniec"])
def test_k_leaves_and_says_how_to_go_on(desk: Desk, definition: Definition, command: str) -> None:
    with desk.talk() as talk:
        talk.type("sekretarz", "1")
        assert talk.last(command) == 0
        assert talk.attributes() == untouched()
        assert is_sound(desk, definition, talk)
    assert "Otwarte: 4 pytania. Ciąg dalszy:\n  diagnoza wywiad arkusz.yaml\n" in talk.text
    with desk.talk() as talk:
        assert "Wznawiam od pytania 2 z 6." in talk.wait().text
        assert "Odpowiada: sekretarz" in talk.text


def test_signal_at_any_moment_of_the_start_gives_no_traceback(desk: Desk) -> None:
    """Before the handlers are there the signal ends the process as it ends any; after, it is 130."""
    chance = random.Random(1)
    for _ in range(cases(200)):
        with desk.talk() as talk:
            time.sleep(chance.random() * 0.3)  # anywhere from the first import to the first question
            assert talk.kill(signal.SIGTERM) in (130, -signal.SIGTERM)
            assert "Traceback" not in talk.text


def test_resized_window_gets_lines_of_its_new_width(desk: Desk) -> None:
    with desk.talk() as talk:
        talk.type("", "/u " + "słowo " * 40)
        for columns in (40, 120, 60):
            talk.resize(columns, 30)
            lines = talk.type("/i sa").seen.split("\n")
            assert min(columns, 100) - 10 < max(map(cell_len, lines)) < min(columns, 100)
        assert talk.last("/k") == 0


@pytest.mark.parametrize("way", ["", "--tekstowo"])
def test_20_kb_in_one_line_are_one_text(desk: Desk, definition: Definition, way: str) -> None:
    with desk.talk(*filter(None, [way])) as talk:
        assert "nie jest żadną z opcji" in " ".join(talk.type("", BIG).seen.split())
        talk.type("/i opis", BIG, ".")
        assert talk.last("/k") == 0
        assert is_sound(desk, definition, talk)
    assert desk.answers()["opis"]["odpowiedz"] == BIG.strip()


def test_20_kb_pasted_in_many_lines_are_one_text(desk: Desk, definition: Definition) -> None:
    page = "\n".join(f"{number}. „Żółw” – wiersz strony; nw" for number in range(700))
    assert len(page) > 20_000
    with desk.talk() as talk:
        talk.type("sekretarz").paste(page)  # at a question with options: wrong once, not seven hundred times
        assert acknowledged(talk.text) == ["odpowiada sekretarz"]
        talk.type("/u").paste(page)
        talk.type(".", "/i opis").paste(page.replace("\n", "\r"))  # as most terminals send it
        talk.type(".")
        assert talk.last("/k") == 0
        assert is_sound(desk, definition, talk)
    assert desk.answers()["sa"]["uwagi"] == page
    assert desk.answers()["opis"]["odpowiedz"] == page


@pytest.mark.parametrize(
    ("environment", "typed"),
    [
        ({}, "Zażółć gęślą jaźń ZAŻÓŁĆ GĘŚLĄ JAŹŃ – „cytat” № 5 🐛👩‍💻 日本"),
        ({"LC_ALL": "", "LANG": ""}, "żółw 🐛"),
        ({"LC_ALL": "C"}, "żółw 🐛"),
        ({"TERM": "dumb"}, "żółw 🐛"),
        ({"TERM": "unknown-terminal"}, "żółw 🐛"),
        ({"NO_COLOR": "1"}, "żółw 🐛"),
    ],
    ids=["utf8", "no-locale", "C", "dumb", "unknown", "no-colour"],
)
def test_letters_are_kept_in_any_locale_and_terminal(
    desk: Desk, definition: Definition, environment: dict[str, str], typed: str
) -> None:
    with desk.talk(environment=environment) as talk:
        talk.type("", f"/u {typed}")
        assert talk.last("/k") == 0
        assert is_sound(desk, definition, talk)
    assert desk.answers()["sa"]["uwagi"] == typed


def test_no_colour_and_dumb_terminals_get_none(desk: Desk) -> None:
    for environment, sequence in (({"NO_COLOR": "1"}, b"\x1b[1m"), ({"TERM": "dumb"}, b"\x1b")):
        with desk.talk(environment=environment) as talk:
            talk.type("", "/?")
            assert talk.last("/k") == 0
        assert sequence not in talk.output


HOSTILE = {
    "control": "a\x01\x02\x0e\x0f\x11z",
    "escape": "\x1b[31mczerwone\x1b]0;tytuł\x07 \x1b[2J",
    "nul": "przed\x00po",
    "c1": "\x9b31m \x85 \x90q",
    "turned": "\u202etyl\u2066",
    "broken": "\udcff\udcfe\udcc3 x",
    "separators": "a\u2028b\u2029c\ufeffd",
}


@pytest.mark.parametrize("way", ["typed", "pasted"])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_characters_do_no_harm(desk: Desk, definition: Definition, name: str, way: str) -> None:
    """Rule: whatever the line became, what is told saved is saved, and nothing reaches the terminal that it would obey."""
    with desk.talk() as talk:
        talk.type("", "/u")
        if way == "pasted":
            talk.paste(HOSTILE[name])
        else:
            talk.send(HOSTILE[name]).send("\r").wait()
        talk.type("koniec")
        obeyed = len(talk.output)
        talk.type(".").resize(80, 24)
        assert b"\x1b[31m" not in talk.output[obeyed:]
        assert b"\x1b[2J" not in talk.output[obeyed:]
        assert not any(mark in talk.output[obeyed:].decode() for mark in "\u202e\u2066\x9b\x90\x07\x00")
        assert talk.last("/k") == 0
        assert is_sound(desk, definition, talk)
    assert desk.answers()["sa"]["uwagi"].endswith("koniec")


def test_beginning_of_any_length_is_read_or_asked_again(desk: Desk) -> None:
    label = "Odejścia z pracy"
    with desk.talk() as talk:
        talk.type("", "/i zasady")
        for typed in (f"{label}{' i jeszcze' * 2_000}", "x" * 19_000, "1, " * 5_000 + "9", "żadne i hasła" * 300):
            shown = talk.type(typed).seen
            assert "zapisano" not in shown
            assert len(shown) < 3 * len(typed) + 2_000
        assert "✓ zapisano: Odejścia z pracy" in talk.type(label[:3].upper()).text


NO_BYTECODE = {"PYTHONDONTWRITEBYTECODE": "1"}
"""Python keeps what it could write of a module's byte code: cut short, it breaks every later start."""


def limited(size: int) -> Callable[[], None]:
    """No file of the process may grow beyond so many bytes; a write that would fails as on a full disk."""

    def before() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return before


@pytest.mark.parametrize("size", range(430, 1_430, 90))
def test_full_disk_ends_the_interview_and_loses_nothing(desk: Desk, definition: Definition, size: int) -> None:
    with desk.talk(before=limited(size), environment=NO_BYTECODE) as talk:
        talk.wait()
        numbers = iter(range(100))
        try:
            while True:
                talk.type(f"/r osoba {next(numbers)}")
        except AssertionError:
            assert talk.end() == 4
        assert talk.attributes() == untouched()
    assert "Nie można zapisać pliku arkusz.yaml.dziennik" in talk.text
    assert "leży w dzienniku:\n  arkusz.yaml.dziennik\n" in talk.text
    told = [event.post for event in desk.events() if isinstance(event, events.Asked)]
    assert acknowledged(talk.text) == [f"odpowiada {post}" for post in told]
    with desk.talk() as talk:
        is_torn = "Koniec dziennika był uszkodzony" in talk.wait().text
        assert is_torn == desk.journal.with_name(f"{desk.journal.name}.uszkodzony").exists()
        assert f"Odpowiada: {told[-1]}" in talk.text
        assert talk.last("/k") == 0
        assert "Traceback" not in talk.text


def test_sheet_that_cannot_be_written_leaves_the_journal(desk: Desk, definition: Definition) -> None:
    """The sheet has grown beyond the limit, the journal has not."""
    before = desk.sheet.read_bytes()
    with desk.talk(before=limited(900), environment=NO_BYTECODE) as talk:
        talk.type("", "1", "/u " + "słowo " * 33)
        assert talk.last("/k") == 4
        assert talk.attributes() == untouched()
    assert "Nie można zapisać" in talk.text
    assert "leży w dzienniku:\n  arkusz.yaml.dziennik\n" in talk.text
    assert desk.sheet.read_bytes() == before
    assert sorted(path.name for path in desk.folder.iterdir()) == [
        "arkusz.yaml",
        "arkusz.yaml.bak",
        "arkusz.yaml.dziennik",
    ]
    assert acknowledged(talk.text) == ["Tak, wszystkie", f"uwaga: {'słowo ' * 9}słowo"]
    with desk.talk() as talk:
        assert talk.last("/k") == 0
    assert desk.answers()["proba"]["uwagi"] == "słowo " * 32 + "słowo"


def test_signal_on_a_full_disk_says_where_everything_lies(desk: Desk) -> None:
    with desk.talk(before=limited(900), environment=NO_BYTECODE) as talk:
        talk.type("", "1", "/u " + "słowo " * 33)
        assert talk.asleep().kill(signal.SIGTERM) == 4
        assert talk.attributes() == untouched()
    assert "Traceback" not in talk.text
    assert "arkusz.yaml.dziennik" in talk.text


@pytest.mark.parametrize("gone", ["folder", "journal"])
def test_nothing_is_told_saved_once_the_journal_is_gone(desk: Desk, tmp_path_factory: Any, gone: str) -> None:
    """A folder deleted or moved away, a stick pulled out: the open file would still take what nobody will ever find."""
    command = desk.command()
    command[command.index("arkusz.yaml")] = desk.sheet
    with Terminal(command, folder=tmp_path_factory.mktemp("elsewhere")) as talk:
        talk.type("sekretarz", "1")
        if gone == "folder":
            shutil.rmtree(desk.folder)
        else:
            desk.journal.unlink()
        assert talk.last("nigdy") == 4
        assert acknowledged(talk.text) == ["odpowiada sekretarz", "Tak, wszystkie"]
        assert talk.attributes() == untouched()
        assert "Traceback" not in talk.text
    assert "Nie można zapisać" in talk.text


def test_folder_one_stands_in_is_deleted(desk: Desk) -> None:
    with desk.talk() as talk:
        talk.type("sekretarz", "1")
        shutil.rmtree(desk.folder)
        assert talk.last("/k") == 4
        assert "Traceback" not in talk.text
        assert "Błąd programu" not in talk.text


@pytest.mark.parametrize("option", [[], ["--usun-tresc", "opis"]], ids=["interview", "removal"])
def test_second_one_on_the_same_sheet_is_told_who_has_it(desk: Desk, definition: Definition, option: list[str]) -> None:
    with desk.talk() as talk:
        talk.type("sekretarz", "1")
        with desk.talk(*option) as second:
            assert second.end() == 4
        told = " ".join(second.text.split())
        assert "plik arkusz.yaml.dziennik jest otwarty w innym wywiadzie" in told
        assert f"proces {talk.pid}" in told
        talk.type("nigdy")
        assert talk.last("/k") == 0
        assert is_sound(desk, definition, talk)
    assert desk.answers()["proba"]["odpowiedz"] == "nigdy"


def test_history_can_be_read_while_the_interview_goes_on(desk: Desk) -> None:
    with desk.talk() as talk:
        talk.type("sekretarz", "1")
        with desk.talk("--historia") as second:
            assert second.end() == 0
        assert "sekretarz, sa: Tak, wszystkie" in second.text


@pytest.mark.parametrize(
    ("option", "answers", "asked"),
    [
        (["--kogo", "informatyk"], ["1", "nigdy", "3", "nw"], ["sa", "proba", "ile", "spis"]),
        (["--kogo", "kadry"], ["1", "nw"], ["zasady", "spis"]),
        (["--zakres", "core"], ["2", "nw", "1, 2"], ["sa", "proba", "zasady"]),
    ],
    ids=["informatyk", "kadry", "core"],
)
def test_only_what_was_asked_for_is_asked(
    desk: Desk, definition: Definition, option: list[str], answers: list[str], asked: list[str]
) -> None:
    """A question that names nobody is put to everybody."""
    with desk.talk(*option) as talk:
        talk.type("")
        for answer, id_ in zip(answers, asked, strict=True):
            assert f"\n{id_}" in talk.seen
            talk.type(answer)
        assert "Koniec pytań" in talk.seen
        assert f"Odpowiedzi: {len(asked)} z {len(asked)}." in talk.seen
        assert talk.last("") == 0
        assert is_sound(desk, definition, talk)
    assert set(desk.answers()) == {*asked, "opis"}


def test_who_is_asked_for_is_offered_as_the_one_who_answers(desk: Desk) -> None:
    with desk.talk("--kogo", "informatyk") as talk:
        assert "Kogo pytasz? (stanowisko; Enter: informatyk) > " in talk.wait().text
        talk.type("", "1")
        assert talk.last("/k") == 0
    assert desk.answers()["sa"]["ustalono"]["stanowisko"] == "informatyk"


def test_files_are_for_their_owner_alone(desk: Desk) -> None:
    with desk.talk() as talk:
        talk.type("", "1")
        assert talk.last("/k") == 0
    assert {path.name: path.stat().st_mode & 0o777 for path in desk.folder.iterdir()} == {
        "arkusz.yaml": 0o600,
        "arkusz.yaml.bak": 0o600,
        "arkusz.yaml.dziennik": 0o600,
    }


def test_without_standard_streams_there_is_no_terminal(desk: Desk) -> None:
    """`<&-`: the stream is not there at all."""
    for closed in ("<&-", "</dev/null", "> wynik.txt"):
        line = " ".join(f"'{part}'" for part in desk.command())
        with Terminal(["sh", "-c", f"exec {line} {closed}"], folder=desk.folder) as talk:
            assert talk.end() == 5, closed
        assert "Wywiad wymaga terminala." in talk.text
        assert "formularz" in talk.text
        assert "wczytaj" in talk.text
    assert not desk.journal.exists()
