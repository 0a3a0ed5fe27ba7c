"""A compiled template: plain data, without lxml, so that the way of a report never loads it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import CodeType

from jinja2 import Template as JinjaTemplate

from diagnoza.render.docx.archive import Packed
from diagnoza.render.docx.chart import Chart
from diagnoza.render.docx.environment import environment
from diagnoza.render.docx.faults import Place


@dataclass(frozen=True, slots=True)
class LivePart:
    """A part with tags.

    `code` is what Jinja compiled from the part's XML; the file name in it is `name`. Tag k of the part, counted from 0 in the order
    of the XML, stands in line k + 2 of that source, and `places[k]` says where its author finds it. `guarded` tells whether
    `figures` and `markers` have work to do, `first_id` is the first drawing id no static drawing of the part uses.
    """

    name: str
    code: CodeType
    places: tuple[Place, ...]
    guarded: bool
    first_id: int


@dataclass(frozen=True)
class Template:
    """All parts in the order they are written.

    `local_names` are the names that loops and `set` give inside the template, `charts` the bound samples by the number of their marks,
    `raw` the XML of content types and relationships, which a report may have to extend.
    """

    parts: tuple[Packed | LivePart, ...]
    local_names: frozenset[str]
    charts: tuple[Chart, ...] = ()
    raw: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def programs(self) -> dict[str, JinjaTemplate]:
        """The ready Jinja template of each live part by part name; made once, at the first render."""
        live = (part for part in self.parts if isinstance(part, LivePart))
        return {part.name: JinjaTemplate.from_code(environment(), part.code, {}) for part in live}
