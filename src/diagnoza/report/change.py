"""One thing that differs between two versions, and how two rows of things are matched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

Kind = Literal["unit", "sheet", "score", "opinion", "answer", "remark", "finding", "decision", "conformity", "measure",
               "position", "plan", "purchase"]  # fmt: skip
NONE = "—"

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs; `unit` is an id, empty for the plan; `id` names the thing within its kind."""

    unit: str
    kind: Kind
    id: str
    what: str
    before: str
    after: str


def matched(before: Mapping[K, V], after: Mapping[K, V]) -> Iterator[tuple[K, V | None, V | None]]:
    """Entries of both by key, in the order of the newer, what is gone last."""
    for key in dict.fromkeys((*after, *before)):
        yield key, before.get(key), after.get(key)


def differing(unit: str, kind: Kind, id_: str, what: str, before: str, after: str) -> Iterator[Change]:
    """A change where the two texts differ; „—” for none."""
    if before != after:
        yield Change(unit, kind, id_, what, before or NONE, after or NONE)
