"""Blocks that don't nest: every opening tag without its closing one and the other way round, not only the first."""

from collections.abc import Iterable, Iterator

from lxml import etree

from diagnoza.render.docx.expressions import CLOSING, MIDDLE, OPENING
from diagnoza.render.docx.faults import TemplateFault, fault
from diagnoza.render.docx.lint.sites import Site
from diagnoza.render.docx.names import TC, P


def unpaired(sites: Iterable[Site]) -> Iterator[TemplateFault]:
    """T026 for a tag without its pair, T061 for a block that ends in another paragraph, cell or table than it began in."""
    stack: list[Site] = []
    for site in sites:
        if site.keyword in OPENING:
            stack.append(site)
        elif site.keyword in MIDDLE:
            yield from _middle(stack, site)
        elif site.keyword in CLOSING:
            yield from _close(stack, site)
    for site in stack:
        yield fault("T026", site.place)


def _middle(stack: list[Site], site: Site) -> Iterator[TemplateFault]:
    if not stack or (site.keyword == "elif" and stack[-1].keyword != "if"):
        yield fault("T026", site.place)
    else:
        yield from _apart(stack[-1], site)


def _close(stack: list[Site], site: Site) -> Iterator[TemplateFault]:
    wanted = site.keyword.removeprefix("end")
    depth = next((depth for depth in range(len(stack), 0, -1) if stack[depth - 1].keyword == wanted), 0)
    if not depth:
        yield fault("T026", site.place)
        return
    for left_open in stack[depth:]:
        yield fault("T026", left_open.place)
    opening = stack[depth - 1]
    del stack[depth - 1 :]
    yield from _apart(opening, site)


def _apart(opening: Site, site: Site) -> Iterator[TemplateFault]:
    """Whether two tags of one block stand where their block can't hold together."""
    if opening.scope != site.scope:
        yield fault("T026", site.place, tag=f"{site.place.tag} (otwarty jest {opening.place.tag})")
    elif opening.holder is not site.holder:
        start, end = _spots(opening.holder, site.holder)
        yield fault("T061", site.place, opening=opening.place.tag, start=start, end=end)


def _spots(first: etree._Element, second: etree._Element) -> tuple[str, str]:
    cells = [node if node.tag == TC else next(node.iterancestors(TC), None) for node in (first, second)]
    if cells[0] is not cells[1]:
        return "jednej komórce", "innej"
    if first.tag == P and second.tag == P:
        return "jednym akapicie", "innym"
    return "jednej tabeli lub części dokumentu", "innej"
