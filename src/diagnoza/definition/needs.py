"""What is bought with an item: what it makes no sense without, and the parts of a composite."""

from __future__ import annotations

from collections.abc import Iterable

from diagnoza.definition.model import Item


def with_parts(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items themselves; a composite gives way to its parts."""
    found: dict[Item, None] = {}
    for item in items:
        found.update(dict.fromkeys(with_parts(item.parts) if item.parts else (item,)))
    return tuple(found)


def with_needs(items: Iterable[Item]) -> tuple[Item, ...]:
    """Items with all they make no sense without; a composite gives way to its parts."""
    found: dict[Item, None] = {}

    def add(item: Item) -> None:
        if item not in found:
            found[item] = None
            for needed in with_parts(item.needs):
                add(needed)

    for item in with_parts(items):
        add(item)
    return tuple(found)
