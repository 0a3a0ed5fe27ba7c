"""`kill -9` at random moments: what the screen told to be saved is in the journal and in the next session, in that order."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import reduce
from itertools import count
from pathlib import Path

import pytest

from diagnoza.definition.model import Definition
from diagnoza.files.sheets import read_sheet
from diagnoza.interview import events
from diagnoza.interview.record import Record, open_record
from diagnoza.interview.session import apply, started
from interview.conftest import AREAS, START
from support.cases import cases
from support.terminal import Desk, Terminal, acknowledged, lay_bank

KILLS = 5
"""Times that one sheet is interrupted; each start is the resumption of the one before."""
LABELS = {
    "tak": "Tak, wszystkie",
    "czesciowo": "Częściowo",
    "nie": "Nie",
    "hasla": "Hasła",
    "zadne": "Żadne z powyższych",
}
BY_SHELL = "powłoka> "


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Definition]:
    return lay_bank(tmp_path_factory.mktemp("bank"), AREAS)


@pytest.fixture
def desk(bank: tuple[Path, Definition], sheet: Path) -> Desk:
    return Desk(sheet.parent, bank[0])


@pytest.mark.parametrize("seed", range(-(-cases(500) // KILLS)))
def test_what_was_acknowledged_before_a_kill_is_there_on_resuming(
    desk: Desk, bank: tuple[Path, Definition], seed: int
) -> None:
    """Rule: acknowledgements are the beginning of what the journal holds; at most one event is there untold."""
    chance, numbers, before = random.Random(seed), count(1), 0
    for _ in range(KILLS):
        with desk.talk() as talk:
            talk.wait()
            assert _tells_where_it_resumes(talk, desk, bank[1], before)
            if "Kogo pytasz?" in talk.text:
                talk.type("")
            lines = _script(talk, chance, numbers)
            for _ in range(chance.randrange(25)):
                talk.type(next(lines))
            talk.send(f"{next(lines)}\r")
            time.sleep(chance.random() ** 2 * 0.03)  # from before the line is read to after the next question
            assert talk.kill(signal.SIGKILL) == -signal.SIGKILL
        happened = desk.events()
        told = [text for event in happened[before:] if (text := _telling(event))]
        seen = acknowledged(talk.text)
        assert seen == told[: len(seen)]
        assert len(told) - len(seen) <= 1
        before = len(happened)
    resumed = desk.resumed(bank[1])
    start, *rest = happened
    assert isinstance(start, events.Began)
    straight = reduce(apply, rest, started(start, read_sheet(desk.sheet).source, bank[1]))
    assert resumed.answers == straight.answers


def _tells_where_it_resumes(talk: Terminal, desk: Desk, definition: Definition, before: int) -> bool:
    """Nothing was torn or merged, and the first open question is the one the journal leads to."""
    if not before:
        return "Zaczynam od pytania 1 z 6." in talk.text
    happened = desk.events()
    assert [event for event in happened[before:] if not isinstance(event, events.Saved)] == []
    start, *rest = happened
    assert isinstance(start, events.Began)
    session = reduce(apply, rest, started(start, read_sheet(desk.sheet).source, definition))
    if not session.open:
        return "wszystkie z odpowiedzią" in talk.text
    place = session.asked.index(session.open[0]) + 1
    return f"Wznawiam od pytania {place} z {len(session.asked)}." in talk.text


def _script(talk: Terminal, chance: random.Random, numbers: Iterator[int]) -> Iterator[str]:
    """Lines without end; every text is another one, so that none can stand for another."""
    while True:
        number = next(numbers)
        match chance.randrange(7):
            case 0:
                yield from ("/i sa", chance.choice(("1", "cz", "nie")))
            case 1:
                yield from ("/i zasady", chance.choice(("1", "żadne")))
            case 2:
                yield from ("/i opis", f"tekst {number}", ".")
            case 3:
                yield "/i spis"
                if "d dopisuje wiersze" in talk.seen:
                    yield "d"
                yield from (f"Firma {number}", "", ".")
            case 4:
                yield from ("/i sa", f"/d dowód {number}")
            case 5:
                yield from ("/i opis", f"/o kadry {number}", "nw", "")
            case _:
                yield from ("/i zasady", f"/r osoba {number}", "/t dok")


def _telling(event: events.Event) -> str:
    """What the screen says of the event, written here once more; empty for what needs no acknowledgement."""
    match event:
        case events.Asked(_, post):
            return f"odpowiada {post}"
        case events.Answered(_, "spis", tuple(rows)):
            ways = {1: "wiersz"} | dict.fromkeys((2, 3, 4), "wiersze")
            return f"{len(rows)} {ways.get(len(rows), 'wierszy')}; ostatni: {rows[-1]['kto']}"
        case events.Answered(_, _, tuple(chosen)):
            return "; ".join(LABELS[id_] for id_ in chosen)
        case events.Answered(_, _, value):
            return LABELS.get(str(value), str(value))
        case events.Evidenced(_, _, text):
            return f"dowód: {text}"
        case events.Verified():
            return "sprawdzono przez: dokument"
        case events.Stated(_, _, post):
            return f"wypowiedź, {post}: nie wiem"
        case _:
            return ""


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
def test_terminal_is_usable_after_a_kill(desk: Desk) -> None:
    """A killed process can restore nothing; the shell it was started from does, and echoes what is typed."""
    shell = ["bash", "--norc", "--noprofile", "-i"]
    with Terminal(shell, folder=desk.folder, environment={"PS1": BY_SHELL, "HISTFILE": os.devnull}) as talk:
        assert "icanon" in talk.type("stty -a").seen
        for line in ("1", "/u zaczęta"):
            talk.type(" ".join(map(str, desk.command())), "", line)
            note = desk.journal.with_name(f"{desk.journal.name}.blokada")
            os.kill(int(note.read_text(encoding="ascii")), signal.SIGKILL)
            talk.send("").until("Killed").wait()
            assert talk.type("echo cał$((2))ość").seen.startswith("echo cał$((2))ość\ncał2ość\n")
            settings = talk.type("stty -a").seen
            assert " icanon" in settings
            assert " echo " in settings
        assert talk.last("exit") == 0


def killed_before_it_was_written(desk: Desk, definition: Definition) -> None:
    """As a kill leaves it between the line of the journal that a snapshot is written and the renaming of the new sheet."""
    with opened(desk, definition) as record:
        record.take(events.Answered(START, "sa", "tak"))
        before = desk.sheet.read_bytes()
        record.save()
    desk.sheet.write_bytes(before)


@contextmanager
def opened(desk: Desk, definition: Definition) -> Iterator[Record]:
    record = open_record(read_sheet(desk.sheet), definition, lambda: START)
    try:
        yield record
    finally:
        record.close()


def test_own_snapshot_takes_nothing_back_that_was_said_after_it(desk: Desk, bank: tuple[Path, Definition]) -> None:
    """Two kills: one before the snapshot was written, one before the next; the older file is nobody's edit."""
    killed_before_it_was_written(desk, bank[1])
    with opened(desk, bank[1]) as record:
        record.take(events.Noted(START, "sa", "okazał raport"))
    with opened(desk, bank[1]) as record:
        assert record.opening.merged == ()
        assert record.session.answers["sa"].note == "okazał raport"


def test_own_snapshot_does_not_take_the_place_of_what_a_person_wrote(desk: Desk, bank: tuple[Path, Definition]) -> None:
    killed_before_it_was_written(desk, bank[1])
    with opened(desk, bank[1]) as record:
        record.save()
    kept = desk.sheet.with_name("arkusz.yaml.bak").read_text(encoding="utf-8")
    assert kept.startswith("# Komentarz audytora.")
