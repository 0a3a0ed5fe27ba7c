"""Whether JSON has exactly the keys and types of a pattern.

A pattern is a type, None, a literal text, a list with the pattern of its elements, a dict of exactly these keys, a
`Map` from any text to a pattern, or a set of patterns of which one must fit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Map:
    """A map whose keys are data, not names of fields."""

    value: Any


def one_of(*patterns: Any) -> tuple[Any, ...]:
    """One of the patterns must fit."""
    return patterns


def misfits(value: Any, pattern: Any, at: str = "$") -> Iterator[str]:
    """Every place where `value` is not what `pattern` says; numbers of type float may be whole."""
    if isinstance(pattern, tuple):
        if not any(not list(misfits(value, entry, at)) for entry in pattern):
            yield f"{at}: {value!r} fits none of {pattern}"
    elif isinstance(pattern, Map):
        if not isinstance(value, dict):
            yield f"{at}: {value!r} is no object"
        else:
            for key, entry in value.items():
                yield from misfits(entry, pattern.value, f"{at}.{key}")
    elif isinstance(pattern, dict):
        yield from _object(value, pattern, at)
    elif isinstance(pattern, list):
        if not isinstance(value, list):
            yield f"{at}: {value!r} is no list"
        else:
            for index, entry in enumerate(value):
                yield from misfits(entry, pattern[0], f"{at}[{index}]")
    elif isinstance(pattern, type):
        allowed = (int, float) if pattern is float else (pattern,)
        if type(value) not in allowed:
            yield f"{at}: {value!r} is no {pattern.__name__}"
    elif value != pattern or type(value) is not type(pattern):
        yield f"{at}: {value!r} is not {pattern!r}"


def _object(value: Any, pattern: dict[str, Any], at: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{at}: {value!r} is no object"
        return
    if value.keys() != pattern.keys():
        yield f"{at}: missing {sorted(pattern.keys() - value.keys())}, beyond {sorted(value.keys() - pattern.keys())}"
    for key in value.keys() & pattern.keys():
        yield from misfits(value[key], pattern[key], f"{at}.{key}")
