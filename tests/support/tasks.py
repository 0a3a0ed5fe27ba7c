"""Random tasks of choosing: lines, findings with groups of ways, needs, a budget that what is forced fits."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from diagnoza.plan.choose import Closable, Task


def random_task(dice: Random, lines: int, findings: int) -> Task:
    """Many ties on purpose: round prices, prices of nothing, small weights."""
    costs = tuple(
        dice.choice((0, 100, dice.randrange(1, 5_000_000), dice.randrange(1, 100) * 10_000)) for _ in range(lines)
    )
    forced = frozenset(dice.sample(range(lines), min(lines, dice.choice((0, 0, 1)))))
    pairs = [(dice.randrange(lines), dice.randrange(lines)) for _ in range(dice.randrange(3))] if lines else []
    shares = dice.choice((1, 2, 3, 10))
    budget = max(sum(costs) // shares, sum(costs[line] for line in forced))
    return Task(
        costs=costs,
        findings=tuple(_finding(dice, lines) for _ in range(findings)),
        needs=tuple(sorted({(line, needed) for line, needed in pairs if line != needed})),
        forced=forced,
        barred=frozenset(dice.sample(range(lines), min(lines, dice.choice((0, 0, 1, 2))))) - forced,
        budget=dice.choice((budget, budget, None)),
    )


def office_sized() -> Task:
    """60 lines and 80 findings with money for a quarter of what all costs."""
    task = random_task(Random(60), 60, 80)
    return within(task, sum(task.costs) // 4)


def within(task: Task, budget: int | None) -> Task:
    """The same task with another budget."""
    return replace(task, budget=budget)


def _finding(dice: Random, lines: int) -> Closable:
    def way() -> frozenset[int]:
        return frozenset(dice.sample(range(lines), min(lines, dice.choice((0, 1, 1, 1, 2, 3)))))

    groups = tuple(tuple(way() for _ in range(dice.randrange(1, 3))) for _ in range(dice.randrange(3)))
    return Closable(dice.randrange(1, 17), groups)
