"""The journal: whole lines only, in order, on the disk before anybody hears of them."""

from __future__ import annotations

import errno
import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diagnoza.interview import events
from diagnoza.interview.events import Event, as_json, from_json
from diagnoza.interview.journal import Disk, events_in, line_of, open_journal, read_journal
from diagnoza.problems import Failure
from interview.conftest import START
from support.cases import cases

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
VALUES = st.one_of(
    TEXTS,
    st.none(),
    st.lists(TEXTS, max_size=3).map(tuple),
    st.lists(st.dictionaries(TEXTS, TEXTS), max_size=2).map(tuple),
)
MOMENTS = st.integers(0, 10_000_000).map(lambda seconds: START + timedelta(seconds=seconds))
EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.builds(events.Began, MOMENTS, TEXTS, TEXTS, st.dictionaries(TEXTS, TEXTS), TEXTS),
    st.builds(events.Asked, MOMENTS, TEXTS),
    st.builds(events.Answered, MOMENTS, TEXTS, VALUES, TEXTS),
    st.builds(events.Noted, MOMENTS, TEXTS, TEXTS),
    st.builds(events.Evidenced, MOMENTS, TEXTS, TEXTS),
    st.builds(events.Verified, MOMENTS, TEXTS, TEXTS),
    st.builds(events.Accepted, MOMENTS, TEXTS),
    st.builds(events.Stated, MOMENTS, TEXTS, TEXTS, VALUES, TEXTS),
    st.builds(events.Skipped, MOMENTS, TEXTS),
    st.builds(events.Went, MOMENTS, TEXTS),
    st.builds(events.WentBack, MOMENTS),
    st.builds(events.Undone, MOMENTS),
    st.builds(events.Redone, MOMENTS),
    st.builds(events.Merged, MOMENTS, TEXTS, st.dictionaries(TEXTS, TEXTS), MOMENTS, st.booleans()),
    st.builds(events.Removed, MOMENTS, TEXTS),
    st.builds(events.Saved, MOMENTS, TEXTS),
)


def some(count: int) -> list[Event]:
    return [events.Noted(START + timedelta(minutes=n), "sa", f"uwaga {n}: żółć 🐛 {'x' * n}") for n in range(count)]


@settings(max_examples=cases(2_000))
@given(EVENTS)
def test_event_reads_back_as_it_was(event: Event) -> None:
    line = line_of(event)
    assert line.count(b"\n") == 1
    assert events_in(line) == ((event,), len(line))


def test_line_is_json_behind_its_checksum() -> None:
    line = line_of(events.Answered(START, "sa", "tak"))
    assert json.loads(line[9:]) == {
        "event": "answered",
        "at": "2022-06-06T10:00:00+00:00",
        "question": "sa",
        "value": "tak",
        "reason": "",
    }
    assert from_json(as_json(events.Answered(START, "sa", None))) == events.Answered(START, "sa", None)


def test_journal_keeps_what_was_appended(tmp_path: Path) -> None:
    path = tmp_path / "a.dziennik"
    journal = open_journal(path)
    for event in some(3):
        journal.append(event)
    journal.close()
    again = open_journal(path)
    assert again.events == some(3)
    again.append(events.WentBack(START))
    again.close()
    assert read_journal(path) == (*some(3), events.WentBack(START))


def test_file_cut_at_any_of_its_last_2000_bytes_is_recovered_to_the_last_whole_event(tmp_path: Path) -> None:
    """Rule: what was acknowledged before the cut line is there, the torn tail is set aside and nothing else is lost."""
    whole = b"".join(line_of(event) for event in some(30))
    assert len(whole) > 2000
    path, torn = tmp_path / "a.dziennik", tmp_path / "a.dziennik.uszkodzony"
    for cut in range(len(whole) - 2000, len(whole)):
        path.write_bytes(whole[:cut])
        torn.unlink(missing_ok=True)
        lines = whole[:cut].count(b"\n")
        journal = open_journal(path)
        assert journal.events == some(30)[:lines]
        journal.append(events.Undone(START))
        journal.close()
        tail = whole[:cut].rpartition(b"\n")[2]
        assert (journal.torn is not None) == bool(tail)
        assert not tail or torn.read_bytes() == tail + b"\n"
        assert read_journal(path) == (*some(30)[:lines], events.Undone(START))


@settings(max_examples=cases(1_000))
@given(st.integers(0, 10**6), st.integers(0, 255))
def test_changed_byte_never_changes_an_event(place: int, byte: int) -> None:
    """Up to the damaged line everything reads as it was; the damaged line and what follows is not made up."""
    whole = bytearray(b"".join(line_of(event) for event in some(10)))
    place %= len(whole)
    whole[place] = byte
    found, _ = events_in(bytes(whole))
    assert list(found) == some(10)[: len(found)]


def test_second_torn_tail_does_not_take_the_place_of_the_first(tmp_path: Path) -> None:
    path = tmp_path / "a.dziennik"
    for tail in (b"pierwszy", b"drugi"):
        with path.open("ab") as stream:
            stream.write(tail)
        open_journal(path).close()
    assert (tmp_path / "a.dziennik.uszkodzony").read_bytes() == b"pierwszy\ndrugi\n"


def test_write_comes_before_sync_and_sync_before_the_answer_is_known(tmp_path: Path) -> None:
    """`kill -9` cannot show a missing fsync (design §8), so the order is asserted on a disk that writes it down."""
    order: list[str] = []

    def write(stream: BinaryIO, data: bytes) -> None:
        order.append("write")
        stream.write(data)

    journal = open_journal(tmp_path / "a.dziennik", disk=Disk(write, lambda stream: order.append("sync")))
    journal.append(some(1)[0])
    order.append("known")
    journal.close()
    assert order == ["write", "sync", "known"]


@pytest.mark.parametrize("failing", ["write", "sync"])
def test_event_that_could_not_be_written_is_not_known(tmp_path: Path, failing: str) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    def nothing(*_: object) -> None:
        return

    disk = Disk(full if failing == "write" else nothing, full if failing == "sync" else nothing)
    journal = open_journal(tmp_path / "a.dziennik", disk=disk)
    with pytest.raises(Failure) as failure:
        journal.append(some(1)[0])
    journal.close()
    assert (failure.value.problems[0].code, failure.value.unreadable) == ("F003", True)
    assert journal.events == []


def test_partial_write_is_finished_or_told(tmp_path: Path) -> None:
    """An unbuffered stream may take only a part of a line."""

    class Slow:
        def __init__(self) -> None:
            self.data = b""

        def write(self, data: memoryview) -> int:
            self.data += bytes(data[:7])
            return min(7, len(data))

    from diagnoza.interview.journal import DISK

    slow = Slow()
    DISK.write(slow, line_of(some(1)[0]))  # type: ignore[arg-type]
    assert slow.data == line_of(some(1)[0])


def test_journal_open_elsewhere_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.dziennik"
    journal = open_journal(path)
    script = (
        "import sys; from pathlib import Path; from diagnoza.interview.journal import open_journal\n"
        "from diagnoza.problems import Failure\n"
        "try: open_journal(Path(sys.argv[1]))\nexcept Failure as f: print(f.problems[0].code)"
    )
    ran = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "F010"
    journal.close()
    ran = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)
    assert ran.stdout == ""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
def test_journal_is_for_its_owner_alone(tmp_path: Path) -> None:
    open_journal(tmp_path / "a.dziennik").close()
    assert (tmp_path / "a.dziennik").stat().st_mode & 0o777 == 0o600


def test_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(Failure) as failure:
        open_journal(tmp_path / "nie-ma" / "a.dziennik")
    assert failure.value.problems[0].code == "F003"
