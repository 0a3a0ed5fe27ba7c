"""What changed in the plan of the whole case: sums, then lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from diagnoza import wording
from diagnoza.plan.line import Line
from diagnoza.plan.model import Plan
from diagnoza.plan.reasons import why_not
from diagnoza.report.change import NONE, Change, differing, matched
from diagnoza.report.text import joined


def plan_changes(old: Plan, new: Plan) -> Iterator[Change]:
    """Every difference; lines are matched by item and by what they rest on."""
    sums: tuple[tuple[str, str, Callable[[Plan], int | None]], ...] = (
        ("netto", "Plan zakupów, netto", lambda plan: plan.total.net),
        ("brutto", "Plan zakupów, brutto", lambda plan: plan.total.gross),
        ("kwalifikowalne", "Plan zakupów, koszt kwalifikowalny", lambda plan: plan.total.eligible),
        ("do-ustalenia", "Zakupy do ustalenia, brutto", lambda plan: plan.to_establish),
        ("wydatki", "Wydatki, brutto", lambda plan: plan.spent),
        ("srodki", "Dostępne środki", lambda plan: plan.budget),
    )
    for id_, what, of in sums:
        shown = (NONE if of(plan) is None else wording.money(of(plan)) for plan in (old, new))
        yield from differing("", "plan", id_, what, *shown)
    before, after = (_lines(plan) for plan in (old, new))
    for (item, _, _), earlier, later in matched(before, after):
        line = later or earlier
        assert line is not None  # a key comes from one of the two
        texts = (_line(entry, plan) if entry else NONE for entry, plan in ((earlier, old), (later, new)))
        yield from differing("", "purchase", item, f"Zakup: {line.item.name} ({wording.BASIS[line.basis]})", *texts)


def _lines(plan: Plan) -> Mapping[tuple[str, str, int], Line]:
    """Lines by item, what they rest on, and their place among those with the same (units that differ in eligibility)."""
    lines: dict[tuple[str, str, int], Line] = {}
    seen: Counter[tuple[str, str]] = Counter()
    for line in plan.lines:
        key = (line.item.id, line.basis)
        lines[(*key, seen[key])] = line
        seen[key] += 1
    return lines


def _line(line: Line, plan: Plan) -> str:
    price = wording.money(line.cost.gross if line.cost else None)
    status = wording.STATUS[line.status] if line.eligibility else ""
    quantity = wording.counted(line.quantity, line.item.unit)
    bought = "w planie" if line.is_chosen else f"poza planem: {why_not(line, plan)}"
    return joined([quantity, price, wording.PLAN_STATE[line.state], status, bought])
