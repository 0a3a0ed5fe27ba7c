"""Locks, flushing, renaming and signals; systems that are not this one are played by fakes."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from diagnoza.files.platform import (
    HERE,
    Lock,
    System,
    Terminated,
    on_termination,
    rename_patiently,
    replace,
    sync_file,
    sync_folder,
)
from diagnoza.problems import Failure
from support.reading import codes

HOLD = """
import sys, time
from pathlib import Path
from diagnoza.files.platform import Lock
path = Path(sys.argv[1])
stream = path.open("r+b")
lock = Lock.acquire(stream, path)
print("ma", flush=True)
time.sleep(60)
"""


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = tmp_path / "arkusz.yaml.dziennik"
    path.write_bytes(b"wpis\n")
    return path


@pytest.fixture
def other(journal: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock."""
    with subprocess.Popen([sys.executable, "-c", HOLD, str(journal)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ma\n"
        yield process
        process.kill()


def test_second_process_is_told_who_holds_the_lock_and_since_when(journal: Path, other: subprocess.Popen[str]) -> None:
    with journal.open("r+b") as stream, pytest.raises(Failure) as failure:
        Lock.acquire(stream, journal)
    [told] = failure.value.problems
    assert told.code == "F010"
    assert f"proces {other.pid}, od " in told.message
    assert str(journal) in told.message
    assert failure.value.unreadable


def test_lock_goes_with_a_process_that_is_killed(journal: Path, other: subprocess.Popen[str]) -> None:
    other.kill()
    other.wait()
    with journal.open("r+b") as stream:
        lock = Lock.acquire(stream, journal)
        assert lock.is_enforced
        lock.release()


def test_lock_keeps_out_the_same_process_too_and_is_free_once_released(journal: Path) -> None:
    with journal.open("r+b") as first, journal.open("r+b") as second:
        lock = Lock.acquire(first, journal)
        with pytest.raises(Failure) as failure:
            Lock.acquire(second, journal)
        assert codes(failure.value.problems) == ["F010"]
        lock.release()
        lock.release()
        Lock.acquire(second, journal).release()


def test_lock_goes_with_the_file_that_is_closed(journal: Path) -> None:
    first = journal.open("r+b")
    lock = Lock.acquire(first, journal)
    first.close()
    with journal.open("r+b") as second:
        Lock.acquire(second, journal).release()
    lock.release()


def test_nothing_is_left_beside_a_released_lock_and_the_file_is_untouched(journal: Path) -> None:
    with journal.open("r+b") as stream:
        stream.seek(2)
        lock = Lock.acquire(stream, journal)
        assert stream.tell() == 2
        lock.release()
    assert journal.read_bytes() == b"wpis\n"
    assert [path.name for path in journal.parent.iterdir()] == [journal.name]


def test_holder_without_a_note_is_called_unknown(journal: Path) -> None:
    with journal.open("r+b") as first, journal.open("r+b") as second:
        Lock.acquire(first, journal)
        Path(f"{journal}.blokada").write_text("śmieci")
        with pytest.raises(Failure) as failure:
            Lock.acquire(second, journal)
    assert "proces nieznany" in failure.value.problems[0].message


def test_note_that_cannot_be_written_does_no_harm(journal: Path) -> None:
    Path(f"{journal}.blokada").mkdir()
    with journal.open("r+b") as stream:
        Lock.acquire(stream, journal).release()


def test_file_replaced_between_opening_and_locking_is_not_taken_for_the_one_at_its_path(journal: Path) -> None:
    with journal.open("r+b") as stream:
        (journal.parent / "nowy").write_bytes(b"inny\n")
        (journal.parent / "nowy").replace(journal)
        with pytest.raises(Failure) as failure:
            Lock.acquire(stream, journal)
    assert codes(failure.value.problems) == ["F010"]


def refusing(number: int) -> System:
    def flock(descriptor: int, operation: int) -> None:
        raise OSError(number, os.strerror(number))

    return System(fcntl=SimpleNamespace(flock=flock, LOCK_EX=2, LOCK_NB=4, LOCK_UN=8))


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS])
def test_file_system_without_locks_lets_in_but_says_that_it_keeps_nobody_out(journal: Path, number: int) -> None:
    with journal.open("r+b") as stream:
        lock = Lock.acquire(stream, journal, refusing(number))
        assert not lock.is_enforced
        lock.release()
    assert [path.name for path in journal.parent.iterdir()] == [journal.name]


class Msvcrt:
    """Windows: one holder of a byte, and no reading of a byte that is locked."""

    LK_NBLCK, LK_UNLCK = 2, 0

    def __init__(self) -> None:
        self.holders: dict[int, int] = {}

    def locking(self, descriptor: int, mode: int, count: int) -> None:
        byte = os.lseek(descriptor, 0, os.SEEK_CUR)
        assert count == 1
        assert byte < 2**31
        if mode == self.LK_UNLCK:
            del self.holders[byte]
        elif self.holders.setdefault(byte, descriptor) != descriptor:
            raise PermissionError(errno.EACCES, "Permission denied")


def windows(**parts: Any) -> System:
    return System(name="win32", **{"fcntl": None, "msvcrt": Msvcrt(), **parts})


def test_windows_locks_a_byte_behind_the_file_so_that_the_file_can_be_read(journal: Path) -> None:
    system = windows()
    with journal.open("r+b") as first, journal.open("r+b") as second:
        first.seek(3)
        lock = Lock.acquire(first, journal, system)
        assert min(system.msvcrt.holders) > 1_000_000_000
        assert first.tell() == 3
        with pytest.raises(Failure) as failure:
            Lock.acquire(second, journal, system)
        assert codes(failure.value.problems) == ["F010"]
        lock.release()
        Lock.acquire(second, journal, system).release()
    assert system.msvcrt.holders == {}


def test_macos_flushes_the_drive_and_not_only_its_cache(journal: Path) -> None:
    calls: list[str] = []
    fcntl = SimpleNamespace(F_FULLFSYNC=51, fcntl=lambda descriptor, command: calls.append(f"fcntl {command}"))
    sync_file(0, System(name="darwin", fcntl=fcntl, fsync=lambda descriptor: calls.append("fsync")))
    assert calls == ["fcntl 51"]


def test_macos_falls_back_where_the_drive_cannot() -> None:
    calls: list[str] = []

    def refused(descriptor: int, command: int) -> None:
        raise OSError(errno.ENOTSUP, "Operation not supported")

    fcntl = SimpleNamespace(F_FULLFSYNC=51, fcntl=refused)
    sync_file(0, System(name="darwin", fcntl=fcntl, fsync=lambda descriptor: calls.append("fsync")))
    assert calls == ["fsync"]


def test_error_of_the_disk_is_not_passed_over(tmp_path: Path) -> None:
    def broken(descriptor: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with pytest.raises(OSError, match="Input/output"):
        sync_file(0, System(name="linux", fsync=broken))
    with pytest.raises(OSError, match="Input/output"):
        sync_folder(tmp_path, System(name="linux", fsync=broken))


def test_folder_is_flushed_where_the_system_can(tmp_path: Path) -> None:
    flushed: list[bool] = []
    sync_folder(tmp_path, System(name="linux", fsync=lambda fd: flushed.append(os.path.isdir(f"/proc/self/fd/{fd}"))))
    assert len(flushed) == 1
    sync_folder(tmp_path)
    with pytest.raises(FileNotFoundError):
        sync_folder(tmp_path / "nie-ma")


def test_folder_is_not_flushed_on_windows_nor_where_the_drive_cannot(tmp_path: Path) -> None:
    def cannot(descriptor: int) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    sync_folder(tmp_path, System(name="linux", fsync=cannot))
    sync_folder(tmp_path / "nie-ma", windows())


class Busy:
    """A target that another program holds for the first attempts."""

    def __init__(self, refusals: int) -> None:
        self.refusals = refusals
        self.waited = 0.0

    def rename(self, source: Path, target: Path) -> None:
        if self.refusals:
            self.refusals -= 1
            raise PermissionError(errno.EACCES, "Odmowa dostępu")
        os.replace(source, target)

    def sleep(self, seconds: float) -> None:
        self.waited += seconds

    @property
    def system(self) -> System:
        return windows(rename=self.rename, sleep=self.sleep)


def test_renaming_waits_for_the_antivirus(tmp_path: Path) -> None:
    (tmp_path / "nowy").write_bytes(b"nowy")
    busy = Busy(refusals=5)
    replace(tmp_path / "nowy", tmp_path / "arkusz.yaml", busy.system)
    assert (tmp_path / "arkusz.yaml").read_bytes() == b"nowy"
    assert 0 < busy.waited < 1


def test_renaming_that_never_succeeds_keeps_both_files_and_names_the_new_one(tmp_path: Path) -> None:
    new, old = tmp_path / "nowy", tmp_path / "arkusz.yaml"
    new.write_bytes(b"nowy")
    old.write_bytes(b"stary")
    busy = Busy(refusals=1000)
    with pytest.raises(Failure) as failure:
        replace(new, old, busy.system)
    [told] = failure.value.problems
    assert told.code == "F012"
    assert str(new) in told.hint
    assert "Odmowa dostępu" in told.message
    assert failure.value.unreadable
    assert (new.read_bytes(), old.read_bytes()) == (b"nowy", b"stary")
    assert 1.5 < busy.waited < 2.5


def test_other_errors_of_renaming_are_not_waited_for(tmp_path: Path) -> None:
    busy = Busy(refusals=0)
    with pytest.raises(FileNotFoundError):
        rename_patiently(tmp_path / "nie-ma", tmp_path / "a", busy.system)
    with pytest.raises(Failure) as failure:
        replace(tmp_path / "nie-ma", tmp_path / "a", busy.system)
    assert codes(failure.value.problems) == ["F012"]
    assert busy.waited == 0


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_signal_becomes_an_exception_within_and_is_as_it_was_after(name: str) -> None:
    number = getattr(signal, name)
    before = signal.getsignal(number)
    with pytest.raises(Terminated) as terminated, on_termination():
        signal.raise_signal(number)
    assert terminated.value.signal_number == number
    assert signal.getsignal(number) is before


def test_termination_is_no_exception_that_a_fault_handler_catches() -> None:
    assert not issubclass(Terminated, Exception)


def test_second_signal_does_not_break_off_the_saving_begun_by_the_first() -> None:
    saved = False
    with on_termination():
        try:
            signal.raise_signal(signal.SIGTERM)
        except Terminated:
            signal.raise_signal(signal.SIGTERM)
            signal.raise_signal(signal.SIGHUP)
            saved = True
    assert saved


def test_handler_of_ones_own_is_called_with_the_number() -> None:
    told: list[int] = []
    with on_termination(told.append):
        signal.raise_signal(signal.SIGHUP)
    assert told == [signal.SIGHUP]


def test_signal_ignored_before_stays_ignored() -> None:
    """`nohup diagnoza …` must outlive its terminal."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with on_termination():
            signal.raise_signal(signal.SIGHUP)
        assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_outside_the_main_thread_nothing_is_done() -> None:
    done: list[bool] = []

    def work() -> None:
        with on_termination():
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]


def test_windows_installs_its_break_signal_and_needs_no_hangup() -> None:
    class Signals:
        """Windows has SIGBREAK and no SIGHUP."""

        SIGTERM, SIGBREAK, SIG_IGN, SIG_DFL = 15, 21, 1, 0
        installed: dict[int, Callable[[int, None], None] | int] = {15: 0, 21: 0}

        def getsignal(self, number: int) -> Any:
            return self.installed[number]

        def signal(self, number: int, handler: Any) -> Any:
            before, self.installed[number] = self.installed[number], handler
            return before

    signals, told = Signals(), list[int]()
    with on_termination(told.append, windows(signals=signals)):
        handler = signals.installed[21]
        assert callable(handler)
        handler(21, None)
    assert told == [21]
    assert signals.installed == {15: 0, 21: 0}


def test_this_system_is_the_real_one() -> None:
    assert HERE.name == sys.platform
    assert (HERE.fcntl is None) == (sys.platform == "win32")
