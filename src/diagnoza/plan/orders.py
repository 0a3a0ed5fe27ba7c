"""Similar purchases added up and held against the thresholds of orders; a hint, for the ordering party sets the value."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from diagnoza import wording
from diagnoza.definition.model import Item, Programme, Threshold
from diagnoza.definition.terms import ItemKind
from diagnoza.plan.line import Expense, Line
from diagnoza.problems import Problem, problem

Sort = Literal["sprzet", "oprogramowanie", "usluga", "szkolenie"]
"""What is ordered; whether a device is a fixed asset is the treasurer's business and makes no other order of it."""
Standing = Literal["reached", "perhaps", "below"]
"""`perhaps`: only together with purchases without a code, of which the ordering party judges whether they are similar."""
_SORTS: dict[ItemKind, Sort] = {
    "srodek-trwaly": "sprzet",
    "wyposazenie": "sprzet",
    "wnip": "oprogramowanie",
    "usluga": "usluga",
    "szkolenie": "szkolenie",
}


@dataclass(frozen=True, slots=True)
class Order:
    """Purchases of one sort and one division of CPV („48”, "" where items have no code).

    `lines` are chosen and sum to `net` grosze; `unpriced` are needed too, but have no price; `expenses` are what was already
    spent or committed on such items.
    """

    sort: Sort
    division: str
    lines: tuple[Line, ...]
    unpriced: tuple[Line, ...]
    net: int
    expenses: tuple[Expense, ...]

    @property
    def title(self) -> str:
        """What it is, in words."""
        division = f"dział CPV {self.division}" if self.division else "bez przypisanego kodu CPV"
        return f"{wording.ORDER_SORT[self.sort]}, {division}"

    @property
    def spent(self) -> int:
        """The expenses in grosze: gross, for an expense has no net, and so rather too much than too little."""
        return sum(expense.gross for expense in self.expenses)

    @property
    def value(self) -> int:
        """What is held against thresholds: planned net and spent gross together."""
        return self.net + self.spent

    def reaches(self, threshold: Threshold) -> bool:
        """Whether the value is the threshold's or more."""
        return self.value >= threshold.amount


def orders(lines: Sequence[Line], expenses: Iterable[Expense]) -> tuple[Order, ...]:
    """Chosen lines, and needed ones without a price, by sort and division of CPV in the order of the lines; then what was spent on
    others of these sorts.
    """
    groups: dict[tuple[Sort, str], list[Line]] = {}
    for line in lines:
        if line.is_chosen or _is_unpriced(line):
            groups.setdefault(_key(line.item), []).append(line)
    spent: dict[tuple[Sort, str], list[Expense]] = {}
    for expense in expenses:
        spent.setdefault(_key(expense.item), []).append(expense)
    for key in spent:
        if key not in groups and any(key[0] == sort for sort, _ in groups):
            groups[key] = []  # nothing more of it is bought, but it counts beside what is
    found = []
    for key, group in groups.items():
        chosen = tuple(line for line in group if line.is_chosen)
        net = sum(line.cost.net for line in chosen if line.cost is not None)
        found.append(Order(*key, chosen, tuple(filter(_is_unpriced, group)), net, tuple(spent.get(key, ()))))
    return tuple(found)


def thresholds_for(
    thresholds: Iterable[Threshold], programmes: Collection[Programme], day: date | None, end: date | None = None
) -> tuple[Threshold, ...]:
    """Those that hold for this money and are in force between the day of the diagnosis and the end of the project."""
    return tuple(
        threshold
        for threshold in thresholds
        if (not threshold.programmes or any(programme in programmes for programme in threshold.programmes))
        and (day is None or threshold.in_force.end is None or day <= threshold.in_force.end)
        and (end is None or threshold.in_force.start is None or threshold.in_force.start <= end)
    )


def together(found: Sequence[Order]) -> tuple[int, int, int]:
    """Net of the plan, what is spent, and both, over all orders, in grosze."""
    net, spent = (sum(amounts) for amounts in ([o.net for o in found], [o.spent for o in found]))
    return net, spent, net + spent


def kin(order: Order, found: Iterable[Order]) -> tuple[Order, ...]:
    """Those that may be similar to the group: of the same sort, where one of the two has no code."""
    return tuple(o for o in found if o is not order and o.sort == order.sort and not (o.division and order.division))


def with_kin(order: Order, found: Iterable[Order]) -> int:
    """The value of the group and the largest that may be similar to it, in grosze; two divisions are not similar to each other."""
    return order.value + max((other.value for other in kin(order, found)), default=0)


def standing(order: Order, found: Iterable[Order], threshold: Threshold) -> Standing:
    """How a group stands to a threshold."""
    if order.division and order.reaches(threshold):
        return "reached"
    return "perhaps" if with_kin(order, found) >= threshold.amount else "below"


def order_remarks(found: Sequence[Order], thresholds: Sequence[Threshold]) -> Iterator[Problem]:
    """P060 for similar purchases that reach a threshold together; P064 for those without a code that may do so."""
    for order in found:
        stands = {threshold: standing(order, found, threshold) for threshold in thresholds}
        reached = [f"{t.title}: {wording.money(t.amount)}" for t, how in stands.items() if how == "reached"]
        perhaps = [f"{t.title}: {wording.money(t.amount)}" for t, how in stands.items() if how == "perhaps"]
        if perhaps and not order.division:
            value = wording.money(with_kin(order, found))
            yield problem("P064", group=wording.ORDER_SORT[order.sort], value=value, thresholds="; ".join(perhaps))
        if reached and (order.lines or order.unpriced):
            spent = ""
            if order.spent:
                most = wording.money(order.value)
                spent = f", a z wydatkami {wording.money(order.spent)} brutto najwyżej {most}"
            yield problem("P060", group=order.title, net=wording.money(order.net), spent=spent,
                          thresholds="; ".join(reached))  # fmt: skip


def _key(item: Item) -> tuple[Sort, str]:
    return _SORTS[item.kind], item.cpv[:2]


def _is_unpriced(line: Line) -> bool:
    return line.is_needed and line.cost is None and line.status != "ineligible"
