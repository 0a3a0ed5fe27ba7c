"""From the bytes of a .docx to a `Template`: gate, heal, structure, proof, and Jinja's compiler. Needs lxml; done once per template."""

import re
from typing import Final

from jinja2 import TemplateSyntaxError
from lxml import etree

from diagnoza.render.docx.additions import DECLARATION
from diagnoza.render.docx.archive import BEST_LEVEL, Packed, pack, position
from diagnoza.render.docx.bindings import Package, bind_charts
from diagnoza.render.docx.environment import environment
from diagnoza.render.docx.expressions import Tag
from diagnoza.render.docx.faults import Place, fault
from diagnoza.render.docx.figures import FIGURE
from diagnoza.render.docx.gate import check_package
from diagnoza.render.docx.guards import place_guards
from diagnoza.render.docx.heal import strip_noise
from diagnoza.render.docx.markers import DRAWING, settle
from diagnoza.render.docx.names import (
    CONTENT_TYPES,
    CORE_TYPE,
    MAIN_TYPE,
    ROOT_RELS,
    TEXT_TYPES,
    WORD_TYPE,
    relations_of,
)
from diagnoza.render.docx.nesting import check_nesting, first_free_id
from diagnoza.render.docx.outline import mark_outline
from diagnoza.render.docx.package import read_package
from diagnoza.render.docx.properties import ensure_properties, tag_properties
from diagnoza.render.docx.references import resolve
from diagnoza.render.docx.structure import ATTRIBUTE, TaggedPart, place_tags
from diagnoza.render.docx.styles import Styles, read_styles
from diagnoza.render.docx.template import LivePart, Template

NUMBERED: Final = re.compile(r"<\?[vb] (\d+)\?>|" + ATTRIBUTE.format(r"(\w+)"))
LEFT_OVER: Final = re.compile(r"(\{\{|\{%)[^<\"]*")
WHOLE_TAG: Final = re.compile(r"\{\{[^<>]*\}\}|\{%[^<>]*%\}")
REWRITTEN: Final = (CONTENT_TYPES, ROOT_RELS)
MARKS: Final = {"id": DRAWING, "charted": "?>"}
"""Marks inside attributes, where no instruction can stand; the rest of them begin the mark of a chart."""
OUTLINE: Final = ("<?heading ", "<?contents ", "<?seq ")
SETTINGS_TYPE: Final = WORD_TYPE + "settings+xml"
UNTAGGED: Final = re.compile(r"word/(?!comments|glossary|people)")


def compile_template(data: bytes) -> Template:
    """Compile a template edited in Word.

    Raises TemplateFault: T00x for the file, T01x for content that is refused, T02x for a tag, with the text of its paragraph.
    """
    parts = read_package(data)
    roots, types = check_package(parts)
    ensure_properties(roots, types)
    styles = read_styles(roots, types)
    package = Package(roots, parts, types)
    live = sorted((name for name in roots if _is_live(types.get(name, ""))), key=position)
    tagged = {name: _tag(name, package, styles) for name in live}
    made: list[Packed | LivePart] = []
    for name in sorted({*parts, *roots}, key=position):
        if name in tagged:
            made.append(_finish(tagged[name]))
        elif name in REWRITTEN or name.endswith(".rels") or types.get(name) == SETTINGS_TYPE:
            strip_noise(roots[name])
            made.append(pack(name, _written(roots[name]).encode(), BEST_LEVEL))
        else:
            _refuse_tags(name, parts[name], name in roots)
            made.append(pack(name, parts[name], BEST_LEVEL))
    return Template(
        tuple(made),
        frozenset(name for part in tagged.values() for tag in part.tags for name in tag.names),
        tuple(chart for part in tagged.values() for chart in part.charts),
        {name: _written(roots[name]) for name in (CONTENT_TYPES, *map(relations_of, live)) if name in roots},
    )


def _is_live(kind: str) -> bool:
    return kind in TEXT_TYPES or kind == CORE_TYPE


def _tag(name: str, package: Package, styles: Styles) -> TaggedPart:
    root, kind = package.roots[name], package.types[name]
    if ATTRIBUTE[0] in _serialise(root):
        raise fault("T013", part=name, detail="niedozwolony znak U+FDD0")
    part = TaggedPart(name, root, styles.id_of("hyperlink", "character"))
    if kind == CORE_TYPE:
        tag_properties(part)
    else:
        strip_noise(root)
        if kind == MAIN_TYPE:
            bind_charts(part, package)
        place_tags(part)
        check_nesting(part)
        if kind == MAIN_TYPE:
            mark_outline(part, styles)
    return part


def _finish(part: TaggedPart) -> Packed | LivePart:
    """The part as Jinja code, or packed when it has no tags."""
    first_id = first_free_id(part)
    guarded = place_guards(part)
    xml = _serialise(part.root)
    if left := LEFT_OVER.search(xml):
        raise fault("T028", part=part.name, detail=left[0])
    if not part.tags and FIGURE not in xml:
        return pack(part.name, (DECLARATION + _settled(xml, first_id)).encode(), BEST_LEVEL)
    ordered: list[Tag] = []
    source = NUMBERED.sub(lambda match: _source(part, match, ordered), xml)
    places = tuple(tag.place for tag in ordered)
    try:
        code = environment().compile(source, part.name, part.name)
    except TemplateSyntaxError as error:
        raise fault("T022", places[error.lineno - 2]) from error
    return LivePart(part.name, code, places, guarded or DRAWING in source or FIGURE in source, first_id)


def _settled(xml: str, first_id: int) -> str:
    """A part without tags; only in the body are there marks for `resolve`, and its own links lead to its own bookmarks."""
    xml = settle(xml, first_id)
    return resolve(xml) if any(mark in xml for mark in OUTLINE) else xml


def _source(part: TaggedPart, match: re.Match[str], ordered: list[Tag]) -> str:
    """The Jinja tag for a number, on a line of its own so that the line of an error tells the tag."""
    number = match[1] or match[2]
    if not number.isdigit():
        return MARKS[number] if number in MARKS else f"<?chart {number.removeprefix('chart')} "
    tag = part.tags[int(number)]
    ordered.append(tag)
    return f"{tag.source[:4]}\n{tag.source[4:]}"


def _written(root: etree._Element) -> str:
    """A part as it is written; one without children keeps a closing tag, before which others can be put."""
    root.text = root.text or ""
    return DECLARATION + _serialise(root)


def _serialise(root: etree._Element) -> str:
    """XML on one line: line feeds would shift the lines that tell tags apart, and are spaces to Word."""
    return etree.tostring(root, encoding="unicode").replace("\n", "&#10;")


def _refuse_tags(name: str, data: bytes, is_xml: bool) -> None:
    """Raise T028 for a tag in a chart, a drawing and the like, where it would be printed as it stands."""
    if is_xml and UNTAGGED.match(name) and (found := WHOLE_TAG.search(data.decode(errors="replace"))):
        raise fault("T028", Place(name, ""), detail=found[0])
