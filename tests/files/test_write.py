"""Outputs: never over an existing file without leave, never half a file."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from diagnoza.files.write import ensure_writable, make_folder, write_output
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
