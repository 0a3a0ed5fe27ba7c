"""Putting things in an order in which each comes after those it needs; a loop and not a recursion, however long the chain."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

N = TypeVar("N", bound=Hashable)


def in_order(nodes: Iterable[N], needs: Callable[[N], Iterable[N]]) -> tuple[tuple[N, ...], tuple[tuple[N, ...], ...]]:
    """(nodes in order, cycles): each node after those it needs, otherwise as given; a cycle is cut where it closes.

    `needs` may name what is not among the nodes; that is passed over.
    """
    known = dict.fromkeys(nodes)
    done: dict[N, None] = {}
    cycles: list[tuple[N, ...]] = []
    for start in known:
        trail: dict[N, Iterator[N]] = {}
        if start not in done:
            trail[start] = iter(tuple(needs(start)))
        while trail:
            node = next(reversed(trail))
            following = next((n for n in trail[node] if n in known and n not in done), None)
            if following is None:
                done[node] = None
                del trail[node]
            elif following in trail:
                chain = tuple(trail)
                cycles.append((*chain[chain.index(following) :], following))
            else:
                trail[following] = iter(tuple(needs(following)))
    return tuple(done), tuple(cycles)
