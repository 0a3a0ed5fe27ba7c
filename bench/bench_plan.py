"""Choosing among 60 lines for 80 findings: in under 2 s, and against the floor, one bare run of HiGHS on the same program.

What stands above the floor is the proof of least cost and of the first lines among equals.
"""

from __future__ import annotations

from statistics import median
from time import perf_counter

from diagnoza.plan.choose import _Model, choose, next_step
from support.tasks import office_sized

TASK = office_sized()


def test_choose(benchmark: object) -> None:
    benchmark(choose, TASK)  # type: ignore[operator]


def test_next_step(benchmark: object) -> None:
    benchmark(next_step, TASK, choose(TASK).removed)  # type: ignore[operator]


def test_ratio_and_bar() -> None:
    choose(TASK)  # loads highspy and numpy
    ratios, times = [], []
    for _ in range(9):
        start = perf_counter()
        assert choose(TASK).is_optimal
        middle = perf_counter()
        _Model(TASK, 20.0).heaviest()
        times.append(middle - start)
        ratios.append(times[-1] / (perf_counter() - middle))
    print(
        f"\nchoose / one run of HiGHS: {median(ratios):.1f}; 60 items and 80 findings: {median(times):.2f} s (bar: 2 s)"
    )
    assert median(times) < 2
