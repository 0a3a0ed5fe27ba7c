"""The walk through the tags of a part with the names in reach: what each loop binds, and every name that isn't there."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from jinja2 import TemplateSyntaxError, nodes

from diagnoza.problems import nearest
from diagnoza.render.docx.environment import environment
from diagnoza.render.docx.expressions import PRINTING, WHOLE, Tag
from diagnoza.render.docx.faults import Place, TemplateFault, fault
from diagnoza.render.docx.fields import Leaf, Listing, report_shape
from diagnoza.render.docx.lint.kinds import ANYTHING, Known, Names, Reader, lists_in, source_of, told
from diagnoza.render.docx.lint.sites import Chart, Site

TARGETS: Final = re.compile(r"\{%[-+]?(?:\w+\s)?\s*for\s+(\w+(?:\s*,\s*\w+)*)\s+in\b")
BINDING: Final = re.compile(r"\s*wykres\s*:\s*(\w+)\s+in\s+([^|]+)\|(.+)", re.I | re.DOTALL)


@dataclass(slots=True)
class Usage:
    """Which fields a template touches at all, and which it prints; by their ways from the top, over all parts."""

    touched: set[str] = field(default_factory=set)
    printed: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Walk:
    usage: Usage
    scopes: list[dict[str, Known]]
    gone: set[str] = field(default_factory=set)

    @property
    def names(self) -> Names:
        merged: dict[str, Known] = {}
        for scope in self.scopes:
            merged |= scope
        return merged

    def reader(self) -> Reader:
        return Reader(self.names, frozenset(self.gone))


def check_names(found: Iterable[Site | Chart], usage: Usage) -> Iterator[TemplateFault]:
    """T040 an unknown name, T041 something that can't be printed, T064–T066 wrong loops, T068 wrong charts; fills `usage`."""
    top = {name: Known(shape, name) for name, shape in report_shape().fields.items()}
    walk = _Walk(usage, [top])
    for site in found:
        if isinstance(site, Chart):
            yield from _chart(walk, site)
        elif site.keyword == "for":
            yield from _loop(walk, site)
        elif site.keyword == "endfor":
            if len(walk.scopes) > 1:
                walk.gone |= walk.scopes.pop().keys()
        elif site.tag is not None and (parsed := _parse(site.tag)) is not None:
            yield from _plain(walk, site.place, site.keyword, parsed)


def _plain(walk: _Walk, place: Place, keyword: str, parsed: nodes.Node) -> Iterator[TemplateFault]:
    reader = walk.reader()
    if isinstance(parsed, nodes.If):
        reader.kind(parsed.test)
    elif isinstance(parsed, nodes.Assign):
        known = reader.kind(parsed.node)
        walk.scopes[-1] |= {target.name: known for target in parsed.find_all(nodes.Name) if target.ctx == "store"}
    else:
        known = reader.kind(parsed)
        if keyword in ("value", "link"):
            walk.usage.printed.update(reader.touched)
        if keyword in ("value", *PRINTING):
            yield from _unprintable(place, known)
    walk.usage.touched.update(reader.touched)
    yield from _told(place, reader)


def _unprintable(place: Place, known: Known) -> Iterator[TemplateFault]:
    shape = known.shape
    if shape is not None and not (isinstance(shape, Leaf) and shape.kind != "truth"):
        yield fault("T041", place, detail=told(shape))


def _told(place: Place, reader: Reader) -> Iterator[TemplateFault]:
    for wrong in reader.wrong:
        yield fault(wrong.code, place, **dict(wrong.fields))


def _loop(walk: _Walk, site: Site) -> Iterator[TemplateFault]:
    """A scope for the loop, whatever is wrong with it, so that its own variable isn't told as unknown."""
    parsed = _parse(site.tag) if site.tag is not None else None
    if not isinstance(parsed, nodes.For):
        found = TARGETS.match(site.place.tag)
        walk.scopes.append(dict.fromkeys([name.strip() for name in found[1].split(",")] if found else (), ANYTHING))
        walk.scopes[-1]["loop"] = ANYTHING
        return
    reader = walk.reader()
    known = reader.kind(parsed.iter)
    walk.usage.touched.update(reader.touched)
    yield from _told(site.place, reader)
    item = ANYTHING
    if isinstance(known.shape, Listing):
        item = Known(known.shape.item, f"{known.path}[]")
    elif known.shape is not None:
        yield fault(
            "T064", site.place, name=source_of(parsed.iter), detail=told(known.shape), near=_lists(walk, parsed)
        )
    targets = [parsed.target] if isinstance(parsed.target, nodes.Name) else list(parsed.target.find_all(nodes.Name))
    bound = {target.name: item if len(targets) == 1 else ANYTHING for target in targets}
    walk.scopes.append({**bound, "loop": ANYTHING})
    if parsed.test is not None:
        reader = walk.reader()
        reader.kind(parsed.test)
        yield from _told(site.place, reader)


def _lists(walk: _Walk, loop: nodes.For) -> str:
    """The nearest list in reach; those of the group that was looped over, where it was one."""
    name = source_of(loop.iter)
    choices = dict(lists_in(walk.names))
    own = [choice for choice in choices if choice.startswith(f"{name}.")]
    if own:
        return f"listy w tej grupie: {', '.join(own)}"
    likely = nearest(name, choices) or nearest(f"{name}s", choices)
    return f"może chodziło o {choices[likely]}?" if likely else "listy pokaże polecenie: diagnoza szablon pola"


def _chart(walk: _Walk, chart: Chart) -> Iterator[TemplateFault]:
    """The binding of a chart: its list, then a text and one or more whole numbers of each item."""
    bound = BINDING.fullmatch(chart.text)
    columns = [column.strip() for column in bound[3].split("|")] if bound else []
    parsed = [_expression(text) for text in (bound[2], *columns)] if bound else [None]
    if bound is None or len(columns) < 2 or any(node is None for node in parsed):
        yield fault("T068", chart.place, detail="nie da się go odczytać")
        return
    reader = walk.reader()
    rows = reader.kind(parsed[0]) if parsed[0] is not None else ANYTHING
    yield from _told(chart.place, reader)
    if rows.shape is not None and not isinstance(rows.shape, Listing):
        yield fault("T068", chart.place, detail=f"„{bound[2].strip()}” to {told(rows.shape)}, a nie lista")
        return
    item = Known(rows.shape.item, f"{rows.path}[]") if isinstance(rows.shape, Listing) else ANYTHING
    reader = Reader({**walk.names, bound[1]: item})
    for position, (text, node) in enumerate(zip(columns, parsed[1:], strict=True)):
        known = reader.kind(node) if node is not None else ANYTHING
        wrong = known.shape is not None and (
            not isinstance(known.shape, Leaf) or known.shape.kind != ("number" if position else "text")
        )
        if wrong and known.shape is not None:
            wanted = "liczbą całkowitą" if position else "tekstem"
            yield fault("T068", chart.place, detail=f"„{text}” to {told(known.shape)}, a powinno być {wanted}")
    walk.usage.printed.update(reader.touched)
    walk.usage.touched.update(reader.touched)
    yield from _told(chart.place, reader)


def _expression(text: str) -> nodes.Node | None:
    try:
        body = environment().parse(f"<?v ({text}) ?>").body
    except (TemplateSyntaxError, RecursionError):
        return None
    return body[0].nodes[0] if body and isinstance(body[0], nodes.Output) else None


def _parse(tag: Tag) -> nodes.Node | None:
    """The tag's statement, or its expression for a tag that prints or names something."""
    word = f"<?b {tag.keyword} "
    if tag.keyword in WHOLE and tag.source.startswith(word):
        rest = tag.source.removeprefix(word).removesuffix(" ?>")
        return environment().parse(WHOLE[tag.keyword].format(rest)).body[0]
    if tag.source.startswith("<?v "):
        return _expression(tag.source.removeprefix("<?v ").removesuffix(" ?>"))
    return None
