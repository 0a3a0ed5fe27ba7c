"""Own needs, bought from the money that what closes findings leaves, each with what it makes no sense without."""

from __future__ import annotations

from collections.abc import Collection

from diagnoza.plan.serving import Serving


def with_wishes(
    chosen: Collection[int], serving: Serving, buyable: Collection[int], left: int | None = None
) -> frozenset[int]:
    """`chosen` and the numbers of own needs that `left` grosze of eligible cost reach, in the order of the sheet.

    A need comes with all it makes no sense without or not at all; what is bought for a finding serves it too, and what
    only another need asks for is not bought alone. Without `left` money is not asked.
    """
    taken = frozenset(chosen)
    lines = serving.lines
    for index, line in enumerate(lines):
        if line.basis != "wish" or line.is_support or index in taken:
            continue
        wanted = {index, *serving.support(index, taken)}
        price = sum(cost.eligible for number in wanted if (cost := lines[number].cost) is not None)
        if wanted <= set(buyable) and (left is None or price <= left):
            taken |= wanted
            left = None if left is None else left - price
    return taken
