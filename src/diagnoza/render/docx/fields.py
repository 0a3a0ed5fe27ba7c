"""What a template may name: the fields, groups and lists of the report, as types without values, made from its dataclasses.

The engine's plain data (`report.context_of`) have the same shape: a dataclass is a group, a tuple a list, and `fill` stands beside
every `tone`.
"""

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from diagnoza.report.model import Report

LeafKind = Literal["text", "number", "truth"]

ENGINE_NAMES: Final[Mapping[str, LeafKind]] = {"pictures": "truth"}
"""Names that are the engine's and not the report's."""
LEFT_OUT: Final = frozenset({"dated"})
"""The day in the file's properties; templates print `cover.conducted`."""
_LEAVES: Final[Mapping[object, LeafKind]] = {str: "text", int: "number", bool: "truth"}


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value: text to be printed, a whole number, or a truth to be asked with `if`."""

    kind: LeafKind


@dataclass(frozen=True, slots=True)
class Group:
    """Fields behind a dot. `name` is the dataclass they come from; `optional` tells that the whole group may be absent."""

    name: str
    fields: Mapping[str, "Shape"]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A list to loop over."""

    item: "Shape"


Shape = Leaf | Group | Listing


@cache
def report_shape() -> Group:
    """The report, with the engine's own names beside its fields."""
    whole = _group(Report)
    kept = {name: shape for name, shape in whole.fields.items() if name not in LEFT_OUT}
    return Group(whole.name, kept | {name: Leaf(kind) for name, kind in ENGINE_NAMES.items()})


def _shape(hint: Any) -> Shape:
    if hint in _LEAVES:
        return Leaf(_LEAVES[hint])
    inner = get_args(hint)
    if get_origin(hint) in (types.UnionType, Union):
        found = _shape(next(kind for kind in inner if kind is not type(None)))
        return Group(found.name, found.fields, optional=True) if isinstance(found, Group) else found
    if get_origin(hint) is tuple:
        return Listing(_shape(inner[0]))
    if get_origin(hint) is Literal:
        return Leaf("text")
    return _group(hint)


@cache
def _group(kind: type) -> Group:
    fields: dict[str, Shape] = {}
    for name, hint in get_type_hints(kind).items():
        if name in LEFT_OUT:
            continue
        fields[name] = _shape(hint)
        if name == "tone":
            fields["fill"] = Leaf("text")
    return Group(kind.__name__, fields)


@dataclass(frozen=True, slots=True)
class Entry:
    """A field as a template names it.

    `path` is what stands in the tag (`area.title`), `loops` the loops around it from the outermost (`unit in units`), `inside` the
    name of the group it belongs to ("Report" at the top). `first` tells whether that group is met for the first time.
    """

    path: str
    shape: Shape
    loops: tuple[str, ...]
    inside: str
    name: str
    first: bool

    @property
    def loop(self) -> str:
        """What a list is looped with, `area in unit.areas`; "" for anything else."""
        return f"{loop_variable(self.name, self.shape)} in {self.path}" if isinstance(self.shape, Listing) else ""


def entries(shape: Group | None = None) -> Iterator[Entry]:
    """Every field in the order of the model, groups and lists before what is in them."""
    seen: set[str] = set()
    yield from _entries(shape or report_shape(), "", (), seen)


def _entries(group: Group, prefix: str, loops: tuple[str, ...], seen: set[str]) -> Iterator[Entry]:
    first = group.name not in seen
    seen.add(group.name)
    for name, shape in group.fields.items():
        entry = Entry(f"{prefix}{name}", shape, loops, group.name, name, first)
        yield entry
        if isinstance(shape, Group):
            yield from _entries(shape, f"{entry.path}.", loops, seen)
        elif isinstance(shape, Listing):
            inner = (*loops, entry.loop)
            item = shape.item
            if isinstance(item, Group):
                yield from _entries(item, f"{loop_variable(name, shape)}.", inner, seen)
            elif isinstance(item, Leaf):
                yield Entry(loop_variable(name, shape), item, inner, group.name, name, first)


def is_within(way: str, above: str) -> bool:
    """Whether a way from the top (`units[].areas[].title`) is another one or leads through it."""
    return way == above or way.startswith((f"{above}.", f"{above}["))


_ENDINGS: Final = ("Entry", "Section", "Summary")


def loop_variable(name: str, shape: Listing) -> str:
    """A good name for one item of a list: `area` for `areas`, by the item's type where the list's own name is no plural."""
    word = name.rpartition("_")[2]
    if isinstance(shape.item, Group) and shape.item.name != "Pointer":
        kind = shape.item.name
        for ending in _ENDINGS:
            kind = kind.removesuffix(ending)
        camel = "".join(f" {letter}" if letter.isupper() else letter for letter in kind).split()
        return camel[-1].lower()
    return word[:-1] if word.endswith("s") and len(word) > 3 else "text"
