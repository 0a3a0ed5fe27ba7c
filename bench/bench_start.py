"""`diagnoza --help` against bare Python: how much a person waits for nothing."""

from __future__ import annotations

import subprocess
import sys
from statistics import median
from time import perf_counter

COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "python -c 'import typer, rich'": [sys.executable, "-c", "import typer, rich.console"],
    "diagnoza --version": [sys.executable, "-m", "diagnoza", "--version"],
    "diagnoza --help": [sys.executable, "-m", "diagnoza", "--help"],
}


def test_start_up() -> None:
    """All in turn, eleven rounds; medians and the ratio to bare Python of the same round."""
    seconds: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(11):
        for name, command in COMMANDS.items():
            start = perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            seconds[name].append(perf_counter() - start)
    bare = seconds["python -c pass"]
    print()
    for name, runs in seconds.items():
        ratio = median(run / base for run, base in zip(runs, bare, strict=True))
        print(f"{name:<32} {median(runs) * 1000:6.0f} ms  {ratio:5.1f} × bare Python")
