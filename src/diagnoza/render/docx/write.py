"""A report from a compiled template: strings, deflate, zip. Imports no lxml and no python-docx; a test holds that."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from traceback import walk_tb
from typing import Final

from jinja2 import TemplateRuntimeError

from diagnoza.render.docx.additions import Additions
from diagnoza.render.docx.archive import assemble, pack
from diagnoza.render.docx.environment import BadValue, UnknownField
from diagnoza.render.docx.faults import Place, TemplateFault, fault, near
from diagnoza.render.docx.figures import Figures, Picture, settle_figures
from diagnoza.render.docx.markers import settle
from diagnoza.render.docx.references import resolve
from diagnoza.render.docx.template import LivePart, Template

DECLARATION: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
LARGEST: Final = 256 * 2**20
AT_ONCE: Final = 100_000


def render(
    template: Template, context: Mapping[str, object], *, created: datetime, pictures: Sequence[Picture] = ()
) -> bytes:
    """The report as the bytes of a .docx; equal template, context, moment and pictures give equal bytes.

    `context` holds plain data: mappings, sequences, text, whole numbers, None; objects are not looked into. `created` knows its time
    zone and goes to the document's properties. `pictures` stand where the template asks for them; the field of that name is their
    number. Raises TemplateFault T04x, which names the tag and its paragraph; ValueError for a moment without a time zone.
    """
    if created.tzinfo is None:
        raise ValueError("created has no time zone")
    values = {**context, "pictures": len(pictures), "_created": created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}
    additions = Additions(template.raw, frozenset(part.name.lower() for part in template.parts))
    figures = Figures(template.charts, tuple(pictures), additions)
    known: set[str] = set()
    parts = [
        pack(part.name, _xml(template, part, values, figures, known)) if isinstance(part, LivePart) else part
        for part in template.parts
    ]
    return assemble(additions.with_parts(parts))


def _xml(template: Template, part: LivePart, values: Mapping[str, object], figures: Figures, known: set[str]) -> bytes:
    program = template.programs[part.name]
    try:
        xml = _join(program.root_render_func(program.new_context(dict(values))))
    except (BadValue, TemplateRuntimeError, TypeError, ValueError) as error:
        raise _explained(error, template, part, values) from error
    if part.guarded:
        xml = settle(settle_figures(xml, part.name, figures), part.first_id)
    return DECLARATION + resolve(xml, known).encode()


def _join(pieces: Iterable[str]) -> str:
    """The text of a part; raises T045 over 256 Mi characters, which only loops in loops by mistake or malice reach."""
    made: list[str] = []
    size = 0
    rest = iter(pieces)
    while batch := "".join(islice(rest, AT_ONCE)):
        size += len(batch)
        if size > LARGEST:
            raise fault("T045", detail=f"ponad {LARGEST} znaków")
        made.append(batch)
    return "".join(made)


def _explained(error: Exception, template: Template, part: LivePart, values: Mapping[str, object]) -> TemplateFault:
    place = _place(error, template, part)
    if isinstance(error, BadValue):
        return fault(error.code, place, **error.fields)
    if isinstance(error, UnknownField):
        choices = {*values, *template.local_names} if error.owner is None else error.owner
        names = [str(name) for name in choices] if isinstance(choices, set | Mapping) else []
        return fault("T040", place, name=error.name, near=near(error.name, names))
    return fault("T044", place)


def _place(error: Exception, template: Template, part: LivePart) -> Place:
    """Where the tag stands that raised: its line in the Jinja source is its number (see LivePart)."""
    lines = [line for frame, line in walk_tb(error.__traceback__) if frame.f_code.co_filename == part.name]
    number = template.programs[part.name].get_corresponding_lineno(lines[-1]) - 2 if lines else -1
    return part.places[number] if 0 <= number < len(part.places) else Place(part.name, "")
