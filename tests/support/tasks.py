"""Random tasks of choosing: lines, findings with groups of ways, needs, a budget that what is forced fits."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from diagnoza.plan.choose import Closable, Task


def random_task(dice: Random, lines: int, findings: int) -> Task:
    """Many ties on purpose: round prices, prices of nothing, small weights. And prices to the grosz with a budget that just does
    or just does not reach for some of them, where a solver's floating point errs.
    """
    highest = dice.choice((5_000_000, 5_000_000, 100_000_000, 10**12))
    costs = tuple(
        dice.choice((0, 100, dice.randrange(1, highest), dice.randrange(1, 100) * 10_000)) for _ in range(lines)
    )
    forced = frozenset(dice.sample(range(lines), min(lines, dice.choice((0, 0, 1)))))
    pairs = [(dice.randrange(lines), dice.randrange(lines)) for _ in range(dice.randrange(3))] if lines else []
    barred = frozenset(dice.sample(range(lines), min(lines, dice.choice((0, 0, 1, 2))))) - forced
    open_lines = [line for line in range(lines) if line not in barred]
    needless = [line for line in open_lines if line not in [needing for needing, _ in pairs]]
    either = [(needless[0], open_lines[-1])] if needless and dice.randrange(4) == 0 else []
    least = forced | {first for first, _ in either}
    some = dice.sample(range(lines), dice.randrange(lines + 1))
    spent = sum(costs[line] for line in some)
    budget = dice.choice((sum(costs) // dice.choice((1, 2, 3, 10)), spent, spent - 1, spent - 1))
    budget = max(budget, sum(costs[line] for line in least))
    return Task(
        costs=costs,
        findings=tuple(_finding(dice, lines) for _ in range(findings)),
        needs=tuple(sorted({(line, needed) for line, needed in pairs if line != needed})),
        either=tuple(either),
        forced=forced,
        barred=barred,
        budget=dice.choice((budget, budget, None)),
    )


def office_sized() -> Task:
    """60 lines at prices to the grosz and 80 findings with money for a quarter of what all costs."""
    dice = Random(60)
    task = random_task(dice, 60, 80)
    task = replace(task, costs=tuple(dice.randrange(5_000, 6_000_000) for _ in task.costs))
    return within(task, sum(task.costs) // 4)


def within(task: Task, budget: int | None) -> Task:
    """The same task with another budget."""
    return replace(task, budget=budget)


def _finding(dice: Random, lines: int) -> Closable:
    def way() -> frozenset[int]:
        return frozenset(dice.sample(range(lines), min(lines, dice.choice((0, 1, 1, 1, 2, 3)))))

    groups = tuple(tuple(way() for _ in range(dice.randrange(1, 3))) for _ in range(dice.randrange(3)))
    return Closable(dice.randrange(1, 17), groups)
