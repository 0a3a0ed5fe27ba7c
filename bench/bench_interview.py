"""The interview: from start to the first question against importing what it stands on, and from Enter to the next question.

The bars of the design: start at most 2.5 × `python -c "import typer, rich, yaml, pydantic"` in the same run; Enter to the
next question under 20 ms beyond the disk. Nothing here asserts on time.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import BinaryIO

import pexpect
import pytest

from diagnoza.files.definition_cache import load_definition
from diagnoza.files.sheets import read_sheet
from diagnoza.forms.empty_sheet import empty_sheet
from diagnoza.interview.journal import DISK, Disk
from diagnoza.interview.record import open_record
from diagnoza.interview.screen import Screen
from diagnoza.interview.terminal import run_interview

ROUNDS = 11
PEER = "import typer, rich, yaml, pydantic"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "arkusz.yaml"
    path.write_text(empty_sheet(load_definition("cyfrowa-gmina")), encoding="utf-8")
    return path


def test_start_to_the_first_question(sheet: Path) -> None:
    """Interleaved rounds; both from the spawning of the process, the interview in a terminal of its own."""
    peer, ours = [], []
    for _ in range(ROUNDS + 1):
        begun = perf_counter()
        child = pexpect.spawn(sys.executable, ["-c", PEER])
        child.expect(pexpect.EOF)
        peer.append(perf_counter() - begun)
        child.close()
        begun = perf_counter()
        child = pexpect.spawn(sys.executable, ["-m", "diagnoza", "wywiad", str(sheet)], dimensions=(24, 80))
        child.expect("> ")
        ours.append(perf_counter() - begun)
        child.sendline("/k")
        child.expect(pexpect.EOF)
        child.close()
    first, second = median(peer[1:]), median(ours[1:])
    print(f"\npython -c '{PEER}': {first * 1e3:.0f} ms; wywiad to its first prompt: {second * 1e3:.0f} ms")
    print(f"ratio {second / first:.2f} (bar 2.5)")


def test_enter_to_the_next_question(sheet: Path) -> None:
    """A script answers nw to everything; the time the disk takes is measured apart and taken off."""
    on_disk = 0.0

    def sync(stream: BinaryIO) -> None:
        nonlocal on_disk
        begun = perf_counter()
        DISK.sync(stream)
        on_disk += perf_counter() - begun

    took: list[float] = []
    last: list[float] = []

    def lines() -> Iterator[str]:
        yield ""
        for _ in range(120):
            yield "nw"
        yield "/k"

    script = lines()

    def read_line(prompt: str) -> str | None:
        nonlocal on_disk
        now = perf_counter()
        if last:
            took.append(now - last[0] - on_disk)
        typed = next(script, None)
        last[:] = [perf_counter()]
        on_disk = 0.0
        return typed

    definition = load_definition("cyfrowa-gmina")
    record = open_record(read_sheet(sheet), definition, now, disk=Disk(DISK.write, sync))
    run_interview(record, Screen(lambda text: None, lambda: 80), read_line, now)
    record.close()
    print(
        f"\nEnter to the next question, {len(took)} times: median {median(took) * 1e3:.1f} ms beyond the disk (bar 20)"
    )


def now() -> datetime:
    return datetime.now().astimezone()
