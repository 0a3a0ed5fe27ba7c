"""Outputs: never over an existing file without leave, never half a file."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from pathlib import Path

import pytest

from diagnoza.files.platform import System
from diagnoza.files.write import ensure_writable, make_folder, update_sheet, write_output, write_outputs
from diagnoza.problems import Failure
from support.reading import codes


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_written_file_holds_the_bytes_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    write_output(tmp_path / "a.md", "zażółć".encode(), overwrite=False)
    assert (tmp_path / "a.md").read_bytes() == "zażółć".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_existing_file_is_kept_without_leave(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("stary", encoding="utf-8")
    with pytest.raises(Failure) as failure:
        write_output(path, b"nowy", overwrite=False)
    assert codes(failure.value.problems) == ["F004"]
    assert "--nadpisz" in failure.value.problems[0].hint
    assert not failure.value.unreadable
    assert path.read_text(encoding="utf-8") == "stary"


def test_existing_file_is_replaced_with_leave(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("stary", encoding="utf-8")
    write_output(path, b"nowy", overwrite=True)
    assert path.read_bytes() == b"nowy"


def test_reader_of_the_old_file_never_sees_a_part_of_the_new(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"stary")
    with path.open("rb") as reader:
        write_output(path, b"nowy" * 100_000, overwrite=True)
        assert reader.read() == b"stary"


def test_sheets_are_private_and_reports_are_not(tmp_path: Path) -> None:
    write_output(tmp_path / "arkusz.yaml", b"a", overwrite=False, private=True)
    write_output(tmp_path / "raport.md", b"a", overwrite=False)
    assert mode(tmp_path / "arkusz.yaml") == 0o600
    assert mode(tmp_path / "raport.md") & 0o022 == 0


def test_private_file_stays_private_when_replaced(tmp_path: Path) -> None:
    path = tmp_path / "arkusz.yaml"
    path.write_bytes(b"stary")
    path.chmod(0o644)
    write_output(path, b"nowy", overwrite=True, private=True)
    assert mode(path) == 0o600


def test_same_bytes_are_left_alone_and_others_are_not(tmp_path: Path) -> None:
    path = tmp_path / "arkusz.yaml"
    write_output(path, b"tak", overwrite=False, keep_same=True)
    before = path.stat().st_mtime_ns
    write_output(path, b"tak", overwrite=False, keep_same=True)
    assert path.stat().st_mtime_ns == before
    with pytest.raises(Failure):
        write_output(path, b"nie", overwrite=False, keep_same=True)
    assert path.read_bytes() == b"tak"


@pytest.mark.parametrize("overwrite", [True, False])
def test_folder_is_no_output(tmp_path: Path, overwrite: bool) -> None:
    with pytest.raises(Failure) as failure:
        write_output(tmp_path, b"a", overwrite=overwrite)
    assert codes(failure.value.problems) == ["F003"]
    assert failure.value.unreadable


def test_missing_folder_is_told_before_the_work_begins(tmp_path: Path) -> None:
    with pytest.raises(Failure) as failure:
        ensure_writable(tmp_path / "nie-ma" / "a.md", overwrite=False)
    assert codes(failure.value.problems) == ["F003"]
    assert failure.value.unreadable
    assert not (tmp_path / "nie-ma").exists()


def test_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(Failure) as failure:
        write_output(tmp_path / ("a" * 250), b"a", overwrite=False)
    assert codes(failure.value.problems) == ["F003"]
    assert failure.value.unreadable
    assert list(tmp_path.iterdir()) == []


def test_name_no_system_can_hold_is_a_problem_not_a_crash(tmp_path: Path) -> None:
    with pytest.raises(Failure) as failure:
        write_output(tmp_path / ("a" * 5000), b"a", overwrite=False)
    assert codes(failure.value.problems) == ["F003"]


def test_link_is_replaced_not_written_through(tmp_path: Path) -> None:
    target, link = tmp_path / "obcy.txt", tmp_path / "a.md"
    link.symlink_to(target)
    write_output(link, b"a", overwrite=True)
    assert not target.exists()
    assert not link.is_symlink()


def test_files_that_belong_together_are_all_written(tmp_path: Path) -> None:
    write_outputs({tmp_path / "a": b"1", tmp_path / "b": b"2"}, overwrite=False)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"1", "b": b"2"}


def test_where_one_file_may_not_be_replaced_none_is_written(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"old")
    with pytest.raises(Failure) as failure:
        write_outputs({tmp_path / "a": b"1", tmp_path / "b": b"2"}, overwrite=False)
    assert codes(failure.value.problems) == ["F004"]
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"b": b"old"}


@pytest.mark.parametrize("old", [{}, {"a": b"old"}])
def test_when_a_later_file_fails_the_earlier_are_as_they_were(tmp_path: Path, old: dict[str, bytes]) -> None:
    """The last name is one letter too long for the file beside which it is written first."""
    for name, data in old.items():
        (tmp_path / name).write_bytes(data)
    with pytest.raises(Failure) as failure:
        write_outputs({tmp_path / "a": b"1", tmp_path / ("b" * 255): b"2"}, overwrite=True)
    assert codes(failure.value.problems) == ["F003"]
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == old


def test_folder_is_made_with_its_parents_and_may_exist(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_folder_over_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(Failure) as failure:
        make_folder(tmp_path / "a")
    assert codes(failure.value.problems) == ["F003"]
    assert failure.value.unreadable


class Disk:
    """A disk that writes down what is asked of it and fails at the call of that number."""

    def __init__(self, fails_at: int = 0, error: int = errno.ENOSPC) -> None:
        self.calls: list[str] = []
        self.fails_at = fails_at
        self.error = error

    def _call(self, name: str) -> None:
        self.calls.append(name)
        if len(self.calls) == self.fails_at:
            raise OSError(self.error, os.strerror(self.error))

    def fsync(self, descriptor: int) -> None:
        self._call("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")

    def rename(self, source: Path, target: Path) -> None:
        self._call(f"rename {target.name}")
        os.replace(source, target)

    @property
    def system(self) -> System:
        return System(name="linux", fsync=self.fsync, rename=self.rename, sleep=lambda seconds: None)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_updated_sheet_keeps_the_old_one_beside_and_both_are_private(tmp_path: Path) -> None:
    path = tmp_path / "arkusz.yaml"
    path.write_text("# ręcznie\nstary", encoding="utf-8")
    path.chmod(0o644)
    sha256 = update_sheet(path, "zażółć")
    assert path.read_text(encoding="utf-8") == "zażółć"
    assert sha256 == hashlib.sha256("zażółć".encode()).hexdigest()
    assert (tmp_path / "arkusz.yaml.bak").read_text(encoding="utf-8") == "# ręcznie\nstary"
    assert mode(path) == mode(tmp_path / "arkusz.yaml.bak") == 0o600
    assert names(tmp_path) == ["arkusz.yaml", "arkusz.yaml.bak"]


def test_backup_of_what_was_written_by_hand_survives_later_snapshots(tmp_path: Path) -> None:
    path = tmp_path / "arkusz.yaml"
    path.write_text("# ręcznie", encoding="utf-8")
    update_sheet(path, "pierwszy")
    update_sheet(path, "drugi", keep_old=False)
    assert (tmp_path / "arkusz.yaml.bak").read_text(encoding="utf-8") == "# ręcznie"
    assert path.read_text(encoding="utf-8") == "drugi"


def test_new_sheet_needs_no_backup(tmp_path: Path) -> None:
    update_sheet(tmp_path / "arkusz.yaml", "nowy")
    assert names(tmp_path) == ["arkusz.yaml"]


def test_every_file_is_on_the_disk_before_it_gets_its_name_and_the_folder_after(tmp_path: Path) -> None:
    (tmp_path / "arkusz.yaml").write_bytes(b"stary")
    disk = Disk()
    update_sheet(tmp_path / "arkusz.yaml", "nowy", system=disk.system)
    assert disk.calls == ["file", "rename arkusz.yaml.bak", "file", "rename arkusz.yaml", "folder"]


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize(("fails_at", "code"), [(1, "F013"), (2, "F013"), (3, "F013"), (4, "F012"), (5, "F014")])
def test_whatever_step_fails_a_whole_sheet_has_its_name_and_the_message_says_which(
    tmp_path: Path, fails_at: int, code: str, error: int
) -> None:
    path = tmp_path / "arkusz.yaml"
    path.write_bytes(b"stary")
    disk = Disk(fails_at, error)
    with pytest.raises(Failure) as failure:
        update_sheet(path, "nowy", system=disk.system)
    [told] = failure.value.problems
    assert told.code == code
    assert failure.value.unreadable
    assert str(path) in told.message
    assert path.read_bytes() == (b"nowy" if code == "F014" else b"stary")
    if code == "F012":
        [beside] = set(names(tmp_path)) - {"arkusz.yaml", "arkusz.yaml.bak"}
        assert str(tmp_path / beside) in told.hint
        assert (tmp_path / beside).read_bytes() == b"nowy"
    else:
        assert set(names(tmp_path)) <= {"arkusz.yaml", "arkusz.yaml.bak"}


def test_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(Failure) as failure:
        update_sheet(tmp_path / "nie-ma" / "arkusz.yaml", "nowy")
    assert codes(failure.value.problems) == ["F013"]
    assert failure.value.unreadable


def test_sheet_behind_a_link_is_updated_where_it_lies(tmp_path: Path) -> None:
    (tmp_path / "sprawa").mkdir()
    real, link = tmp_path / "sprawa" / "arkusz.yaml", tmp_path / "skrot.yaml"
    real.write_bytes(b"stary")
    link.symlink_to(real)
    update_sheet(link, "nowy")
    assert link.is_symlink()
    assert real.read_bytes() == b"nowy"
    assert names(tmp_path / "sprawa") == ["arkusz.yaml", "arkusz.yaml.bak"]
