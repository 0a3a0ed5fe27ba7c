"""All problems of a template: errors that keep a report from being made from it, warnings about what its readers would lack."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from lxml import etree

from diagnoza.files.reading import read_bytes
from diagnoza.problems import CATALOGUE, Failure, Place, Problem, errors
from diagnoza.render.docx.accessibility import check_accessibility
from diagnoza.render.docx.compile import compile_template
from diagnoza.render.docx.faults import TemplateFault
from diagnoza.render.docx.gate import inspect_package
from diagnoza.render.docx.lint.layout import left_out, off_paper, without_status
from diagnoza.render.docx.lint.names import Usage, check_names
from diagnoza.render.docx.lint.pairs import unpaired
from diagnoza.render.docx.lint.sites import Site, property_sites, sites
from diagnoza.render.docx.lint.style_ids import missing_styles
from diagnoza.render.docx.names import CORE_TYPE, MAIN_TYPE, TEXT_TYPES
from diagnoza.render.docx.package import read_package
from diagnoza.render.docx.report import FILLS, MAX_TEMPLATE_BYTES
from diagnoza.render.docx.styles import read_styles

COMPILER_ONLY: Final = frozenset({"T027", "T028", "T029"})
"""What only the compiler finds, the first of them."""
UNREADABLE: Final = frozenset({"T012", "T013"})
"""A part that was not read; what the others name may be in it."""
MOST: Final = 1_000
"""So many problems are told; a hostile template could have a million."""


def check_template(path: Path) -> list[Problem]:
    """Everything wrong with the template at `path`; `Failure` where it can't be read."""
    place = Place(str(path))
    return [replace(found, place=place) for found in check_bytes(read_bytes(path, MAX_TEMPLATE_BYTES))]


def check_bytes(data: bytes) -> list[Problem]:
    """The same for a template's bytes; errors first, then warnings, each kind in the order of the document."""
    try:
        parts = read_package(data)
    except TemplateFault as refusal:
        return [as_problem(refusal)]
    looked = inspect_package(parts)
    found = [as_problem(fault) for fault in looked.faults]
    main = next((root for name, root in looked.roots.items() if looked.types.get(name) == MAIN_TYPE), None)
    if main is None or any(fault.code in UNREADABLE for fault in looked.faults):
        return list(dict.fromkeys(found))
    usage = Usage()
    found += map(as_problem, _faults(looked.roots, looked.types, usage))
    found += _compiled(data, found)
    found += [barrier.problem() for barrier in check_accessibility(looked.roots, looked.types, tuple(FILLS.values()))]
    found += [*off_paper(main), *without_status(usage), *left_out(usage)]
    unique = list(dict.fromkeys(found))
    return sorted(unique, key=lambda problem: problem.severity != "error")[:MOST]


def touched_fields(path: Path) -> frozenset[str]:
    """The ways from the top to every field the template at `path` names; `Failure` where it can't be read at all."""
    try:
        looked = inspect_package(read_package(read_bytes(path, MAX_TEMPLATE_BYTES)))
    except TemplateFault as refusal:
        raise Failure([replace(as_problem(refusal), place=Place(str(path)))]) from refusal
    usage = Usage()
    for _ in _faults(looked.roots, looked.types, usage):
        pass
    return frozenset(usage.touched)


def as_problem(found: TemplateFault) -> Problem:
    """A fault of the engine as a problem, an error or a warning as the catalogue says."""
    return Problem(found.code, "warning" if CATALOGUE[found.code].is_warning else "error", found.message, found.hint)


def _faults(roots: Mapping[str, etree._Element], types: Mapping[str, str], usage: Usage) -> Iterator[TemplateFault]:
    """What is wrong with the tags and styles of every part, the document before its headers and notes."""
    styles = read_styles(roots, types)
    for name in sorted(roots, key=lambda name: (types.get(name) != MAIN_TYPE, name)):
        kind = types.get(name, "")
        if kind in TEXT_TYPES or kind == CORE_TYPE:
            found = list(property_sites(name, roots[name]) if kind == CORE_TYPE else sites(name, roots[name]))
            tags = [site for site in found if not isinstance(site, TemplateFault)]
            yield from (site for site in found if isinstance(site, TemplateFault))
            yield from unpaired(site for site in tags if isinstance(site, Site))
            yield from check_names(tags, usage)
        if kind in TEXT_TYPES:
            yield from missing_styles(name, roots[name], styles)


def _compiled(data: bytes, found: Iterable[Problem]) -> list[Problem]:
    """What the compiler refuses beside that; its first fault only, and only when it tells something new."""
    known = errors(found)
    try:
        compile_template(data)
    except TemplateFault as fault:
        if not known or (fault.code in COMPILER_ONLY and all(problem.code != fault.code for problem in known)):
            return [as_problem(fault)]
    return []
