"""The strict loader against PyYAML's `CSafeLoader` on the same text; the bar is 0.8 of its time."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from time import perf_counter

import pytest
import yaml

from diagnoza.files.content import shipped
from diagnoza.files.yaml_text import parse_yaml


def _bank() -> str:
    areas = sorted((shipped("questionnaires") / "bank" / "areas").glob("*.yaml"))
    # One document: each area becomes an item of a list, so that both loaders read the same text in one go.
    return "".join(f"-\n{_indented(path)}" for path in areas)


def _indented(path: Path) -> str:
    return "".join(f"  {line}\n" for line in path.read_text(encoding="utf-8").splitlines())


TEXT = _bank()


@pytest.mark.parametrize("loader", ["strict", "csafe"])
def test_load_bank(benchmark: object, loader: str) -> None:
    read = {"strict": lambda: parse_yaml(TEXT, "bank.yaml"), "csafe": lambda: yaml.load(TEXT, Loader=yaml.CSafeLoader)}
    benchmark(read[loader])  # type: ignore[operator]


def test_ratio() -> None:
    """Both in turn, the ratio pair by pair, so that a drifting machine cancels out."""
    ratios = []
    for _ in range(15):
        start = perf_counter()
        parse_yaml(TEXT, "bank.yaml")
        middle = perf_counter()
        yaml.load(TEXT, Loader=yaml.CSafeLoader)
        ratios.append((middle - start) / (perf_counter() - middle))
    print(f"\nstrict loader / CSafeLoader: {median(ratios):.2f} ({len(TEXT) / 1000:.0f} kB)")
