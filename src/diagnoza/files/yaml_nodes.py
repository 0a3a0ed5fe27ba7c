"""The mappings and lists of a YAML file with the places of what is in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

Span = tuple[int, int, int, int]


@dataclass(slots=True)
class Container:
    """A mapping or list being read: its data, the span of what began it and the nodes within by key or index.

    A span is (line, column, line, column) from start to end, counted from 0: plain numbers cost the garbage collector
    nothing, where the parser's own marks, kept by the hundred thousand, doubled the time of the loading.
    """

    data: Any
    span: Span
    children: dict[str | int, tuple[Any, Any]] = field(default_factory=dict)
    key: str | None = None
    key_span: Span | None = None


def path_in(stack: Sequence[Container]) -> tuple[str | int, ...]:
    """The way to the value being read, through the containers still open."""
    ways: list[str | int] = []
    for depth, container in enumerate(stack):
        if isinstance(container.data, list):
            # An open entry is in the list already, a value still to come is not.
            ways.append(len(container.data) - (depth + 1 < len(stack)))
        elif depth + 1 < len(stack):
            ways.append(next(reversed(container.children)))
        elif container.key is not None:
            ways.append(container.key)
    return tuple(ways)


def path_at(root: Any, line: int, column: int) -> tuple[str | int, ...]:
    """The way to the last key or value that begins at this place, counted from 0, or before it."""
    found: tuple[str | int, ...] = ()
    for path, start in _starts(root):
        if start > (line, column):
            break
        found = path
    return found


def scalars_within(root: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Span]]:
    """Way and span of every value typed under `path`, in the order of the file; an empty one is passed over."""
    node = root
    for segment in path:
        node = node.children.get(segment, (None, None))[1] if isinstance(node, Container) else None
    waiting: list[tuple[tuple[str | int, ...], Any]] = [(path, node)]
    while waiting:
        way, node = waiting.pop()
        if isinstance(node, Container):
            waiting.extend(((*way, key), child) for key, (_, child) in reversed(node.children.items()))
        elif node is not None and node[:2] != node[2:]:
            yield way, node


def _starts(root: Any) -> Iterator[tuple[tuple[str | int, ...], tuple[int, int]]]:
    """Every node with where it begins, in the order of the file; no recursion, for a file may be deep."""
    waiting: list[tuple[tuple[str | int, ...], Any, Any]] = [((), None, root)]
    while waiting:
        path, key_span, node = waiting.pop()
        span = key_span or (node.span if isinstance(node, Container) else node)
        if span is not None:
            yield path, span[:2]
        if isinstance(node, Container):
            entries = [((*path, key), spans, child) for key, (spans, child) in node.children.items()]
            waiting.extend(reversed(entries))
