"""What is bought with an item: what it makes no sense without, and the parts of a composite."""

from __future__ import annotations

from collections.abc import Iterable

from diagnoza.definition.model import Item


def with_needs(items: Iterable[Item]) -> tuple[Item, ...]:
    """Items with all they make no sense without; a composite gives way to its parts."""
    found: dict[Item, None] = {}

    def add(item: Item) -> None:
        if item in found:
            return
        if item.parts:
            for part in item.parts:
                add(part)
            return
        found[item] = None
        for needed_item in item.needs:
            add(needed_item)

    for item in items:
        add(item)
    return tuple(found)
