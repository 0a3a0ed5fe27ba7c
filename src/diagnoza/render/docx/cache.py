"""A template once compiled is kept for the user, so that the next report loads no lxml and parses no XML.

The key is a hash over the template, the engine, Jinja and Python. An entry holds code that Jinja made, in `marshal`: as much to be
trusted as Python's own `.pyc` files, and therefore only ever one that this user wrote into this user's folder (`files.kept`), never one
that came with a template.
"""

import hashlib
import marshal
import sys
from pathlib import Path
from types import CodeType
from typing import Any, Final

import jinja2

from diagnoza.files.kept import cache_folder, code_facts, read_kept, write_kept
from diagnoza.render.docx.archive import Packed
from diagnoza.render.docx.chart import Chart
from diagnoza.render.docx.faults import Place
from diagnoza.render.docx.template import LivePart, Template
from diagnoza.version import __version__

SUFFIX: Final = ".szablon"
ENGINE: Final = Path(__file__).resolve().parent
CODE: Final = (ENGINE, Path(jinja2.__file__).resolve().parent)
"""What compiles. Jinja by its files: asking for its version would load more than the rest of this way."""


def load_template(data: bytes) -> Template:
    """The template compiled, from the cache where it is there; raises as `compile.compile_template`."""
    return load_through(cache_folder(), data)


def load_through(cache: Path | None, data: bytes) -> Template:
    """The same through a cache in a folder of one's choice; None for none."""
    key = template_key(data)
    path = cache / f"{key}{SUFFIX}" if cache is not None and key is not None else None
    if path is not None and (kept := read_entry(path)) is not None:
        return kept
    from diagnoza.render.docx.compile import compile_template

    template = compile_template(data)
    if path is not None:
        write_kept(path, _packed(template))
    return template


def template_key(data: bytes) -> str | None:
    """SHA-256 over all that a compiled template depends on; None where the code can't be looked at (a zipped program)."""
    try:
        facts = __version__, sys.version, sys.flags.optimize, code_facts(CODE)
    except OSError:
        return None
    digest = hashlib.sha256(repr(facts).encode())
    digest.update(hashlib.sha256(data).digest())
    return digest.hexdigest()


def read_entry(path: Path, owner: int | None = None) -> Template | None:
    """The template kept at `path`, or None where there is none to be trusted (see `kept.read_kept`)."""
    body = read_kept(path, owner)
    if body is None:
        return None
    try:
        return _unpacked(marshal.loads(body))
    except (EOFError, ValueError, TypeError, KeyError):
        return None


def _packed(template: Template) -> bytes:
    parts = [
        (part.name, part.code, tuple((p.part, p.paragraph, p.tag) for p in part.places), part.guarded, part.first_id)
        if isinstance(part, LivePart)
        else (part.name, part.method, part.crc, part.size, part.data)
        for part in template.parts
    ]
    charts = [(c.xml, c.series, c.formats, c.sheet, c.quoted, c.relations) for c in template.charts]
    return marshal.dumps((parts, sorted(template.local_names), charts, dict(template.raw)))


def _unpacked(kept: tuple[Any, ...]) -> Template:
    parts, names, charts, raw = kept
    return Template(
        tuple(_part(*part) for part in parts), frozenset(names), tuple(Chart(*chart) for chart in charts), dict(raw)
    )


def _part(name: str, second: CodeType | int, *rest: Any) -> Packed | LivePart:
    if isinstance(second, CodeType):
        places, guarded, first_id = rest
        return LivePart(name, second, tuple(Place(*place) for place in places), guarded, first_id)
    return Packed(name, second, *rest)
