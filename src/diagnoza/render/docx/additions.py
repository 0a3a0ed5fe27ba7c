"""What a report holds beside the parts of its template: charts with their workbooks, pictures, and the relationships to them."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Final

from diagnoza.render.docx.archive import Packed, pack, position
from diagnoza.render.docx.names import CONTENT_TYPES, RELS_NS, relations_of

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NO_RELATIONS: Final = f'{DECLARATION}<Relationships xmlns="{RELS_NS}"></Relationships>'
ID_STEM: Final = "rIdDiagnoza"


@dataclass(slots=True)
class Additions:
    """Collects while the parts are rendered.

    `raw` is the XML of content types and relationships by part name, each with a closing tag of its own, and `taken` are the names of
    all parts in small letters, as both came with the template.
    """

    raw: Mapping[str, str]
    taken: frozenset[str]
    _parts: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    _relations: dict[str, dict[tuple[str, str], str]] = field(default_factory=dict)

    def free_name(self, stem: str, suffix: str) -> str:
        """The first name `stem`1`suffix`, `stem`2`suffix`… that no part has."""
        names = (f"{stem}{number}{suffix}" for number in count(1))
        return next(name for name in names if name not in self._parts and name.lower() not in self.taken)

    def add(self, name: str, content: bytes, kind: str = "") -> None:
        """Add a part with its content type; relationships have theirs by their suffix. A name that is there changes nothing."""
        if name.lower() not in self.taken:
            self._parts.setdefault(name, (content, kind))

    def relate(self, source: str, kind: str, target: str) -> str:
        """The id of the relationship of that type from the part `source` to the part `target`; the same for the same two."""
        known = self._relations.setdefault(source, {})
        return known.setdefault((kind, target), f"{self._stem(source)}{len(known) + 1}")

    def _stem(self, source: str) -> str:
        """The beginning of ids that no relationship of the template has."""
        stem = ID_STEM
        while f'"{stem}' in self.raw.get(relations_of(source), ""):
            stem += "_"
        return stem

    def with_parts(self, parts: list[Packed]) -> list[Packed]:
        """The parts of the report in the order they are written."""
        if not (self._parts or self._relations):
            return parts
        changed = {part.name: part for part in (*self._rewritten(), *self._added())}
        kept = [part for part in parts if part.name not in changed]
        return sorted([*kept, *changed.values()], key=lambda part: position(part.name))

    def _added(self) -> Iterator[Packed]:
        return (pack(name, content) for name, (content, _) in self._parts.items())

    def _rewritten(self) -> Iterator[Packed]:
        rules = (
            f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, (_, kind) in self._parts.items() if kind
        )
        yield _extended(CONTENT_TYPES, self.raw[CONTENT_TYPES], "".join(rules))
        for source, known in self._relations.items():
            name = relations_of(source)
            links = (
                f'<Relationship Id="{id_}" Type="{kind}" Target="{posixpath.relpath(target, posixpath.dirname(source))}"/>'
                for (kind, target), id_ in known.items()
            )
            yield _extended(name, self.raw.get(name, NO_RELATIONS), "".join(links))


def _extended(name: str, xml: str, more: str) -> Packed:
    head, tag, tail = xml.rpartition("</")
    return pack(name, f"{head}{more}{tag}{tail}".encode())
