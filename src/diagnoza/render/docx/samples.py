"""The fields of a template with a value of each, as an example report has them."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from typing import Any, Final

from diagnoza.render.docx.field_words import description
from diagnoza.render.docx.fields import ENGINE_NAMES, Entry, Group, Leaf, Listing, entries, is_within
from diagnoza.render.docx.report import context_of
from diagnoza.report.model import Report

LONGEST: Final = 60
TRUTHS: Final = {True: "tak", False: "nie"}


@dataclass(frozen=True, slots=True)
class Field:
    """A field as it is listed.

    `kind` is text, number, truth, list or group, `way` the way from the top (`units[].areas[].title`), `like` the list or group that has
    the same fields and was listed before; `is_repeated` tells that this field was listed there.
    """

    path: str
    way: str
    kind: str
    loop: str
    loops: tuple[str, ...]
    inside: str
    is_repeated: bool
    is_optional: bool
    like: str
    description: str
    sample: str

    def as_json(self) -> dict[str, object]:
        """The shape of `szablon pola --json`."""
        return {
            "path": self.path,
            "kind": self.kind,
            "loop": self.loop or None,
            "inside_loops": list(self.loops),
            "optional": self.is_optional,
            "description": self.description,
            "sample": self.sample,
        }


def listed(report: Report) -> tuple[Field, ...]:
    """Every field in the order of the model; a sample is the first value of the example that isn't empty."""
    context: dict[str, Any] = {**dict.fromkeys(ENGINE_NAMES, False), **context_of(report)}
    found: list[Field] = []
    groups: dict[str, str] = {}
    samples: dict[tuple[str, str], str] = {}
    for entry in entries():
        way = _way(entry, found)
        sample = _sample(entry, _values(context, way.split(".")))
        if not samples.get((entry.inside, entry.name)):
            samples[entry.inside, entry.name] = sample
        inner = entry.shape.item if isinstance(entry.shape, Listing) else entry.shape
        like = groups.setdefault(inner.name, entry.path) if isinstance(inner, Group) else ""
        found.append(
            Field(
                path=entry.path,
                way=way,
                kind=_kind(entry),
                loop=entry.loop,
                loops=entry.loops,
                inside=entry.inside,
                is_repeated=not entry.first,
                is_optional=isinstance(entry.shape, Group) and entry.shape.optional,
                like=like if like != entry.path else "",
                description=description(entry),
                sample=sample,
            )
        )
    # What the example has nothing of here it may have where the same group comes again.
    return tuple(replace(field, sample=field.sample or samples[field.inside, _name(field)]) for field in found)


def used(fields: Iterable[Field], touched: Set[str]) -> tuple[Field, ...]:
    """Those a template touches, and the lists and groups around them; told where they are met first."""
    kept = [field for field in fields if any(is_within(way, field.way) for way in touched)]
    return tuple(replace(field, is_repeated=False, like="") for field in kept)


def _name(field: Field) -> str:
    return field.way.rpartition(".")[2].rstrip("[]")


def _kind(entry: Entry) -> str:
    if isinstance(entry.shape, Leaf):
        return entry.shape.kind
    return "list" if isinstance(entry.shape, Listing) else "group"


def _way(entry: Entry, before: list[Field]) -> str:
    """The way from the top: that of the innermost loop's list, and what follows the loop's variable."""
    if not entry.loops:
        return entry.path
    variable, _, _ = entry.loops[-1].partition(" in ")
    outer = next(field for field in reversed(before) if (*field.loops, field.loop) == entry.loops)
    return f"{outer.way}[]{entry.path.removeprefix(variable)}"


def _values(value: Any, steps: list[str]) -> Iterator[Any]:
    """All values at the end of a way, without those that aren't there."""
    if not steps:
        yield value
        return
    name = steps[0].rstrip("[]")
    inner = value.get(name) if isinstance(value, Mapping) else None
    level = [inner] if inner is not None else []
    for _ in range(steps[0].count("[]")):
        level = [item for entry in level for item in entry]
    for entry in level:
        yield from _values(entry, steps[1:])


def _sample(entry: Entry, values: Iterator[Any]) -> str:
    if isinstance(entry.shape, Leaf) and entry.shape.kind == "truth":
        return next((TRUTHS[value] for value in values), "")
    if isinstance(entry.shape, Group):
        return ""
    if isinstance(entry.shape, Listing):
        longest = max((len(value) for value in values), default=0)
        return str(longest) if longest else ""
    text = " ".join(str(next((value for value in values if value not in ("", None)), "")).split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
