"""Each block as HTML. Tables stand in a frame of their own that scrolls and takes the keyboard's focus."""

from __future__ import annotations

from collections.abc import Iterable

from diagnoza.render.chapters import blocks
from diagnoza.render.html.text import attribute, content_html, text_html, tone_class

_CONTENTS = "Spis treści"


def block_html(block: blocks.Block) -> str:
    """A block whole."""
    match block:
        case blocks.Heading():
            return _heading(block)
        case blocks.Paragraph(content, lead):
            return f'<p class="etykieta">{content_html(content)}</p>' if lead else f"<p>{content_html(content)}</p>"
        case blocks.Notice(text):
            return f'<p class="uwaga"><strong>{text_html(text)}</strong></p>'
        case blocks.Bullets(items):
            return f"<ul>{''.join(f'<li>{content_html(item)}</li>' for item in items)}</ul>"
        case blocks.Entries():
            return _entries(block)
        case blocks.Contents(headings):
            return _contents(headings)
        case blocks.Table():
            return _table(block)


def _heading(heading: blocks.Heading) -> str:
    return f'<h{heading.level} id="{attribute(heading.anchor)}">{text_html(heading.text)}</h{heading.level}>'


def _entries(block: blocks.Entries) -> str:
    shown = "".join(f"<div><dt>{text_html(e.label)}</dt><dd>{_lines(e.lines)}</dd></div>" for e in block.entries)
    return f"<dl>{shown}</dl>"


def _contents(headings: Iterable[blocks.Heading]) -> str:
    """Chapters as a list, the parts of each as a list within; a chapter of one part is that part."""
    chapters: list[tuple[str, list[str]]] = []
    for heading in headings:
        link = f'<a href="#{attribute(heading.anchor)}">{text_html(heading.text)}</a>'
        if heading.level == 2:
            chapters.append((link, []))
        else:
            chapters[-1][1].append(f"<li>{link}</li>")
    shown = "".join(f"<li>{link}{_list(parts)}</li>" for link, parts in chapters)
    return f'<nav aria-labelledby="spis"><h2 id="spis">{_CONTENTS}</h2><ul>{shown}</ul></nav>'


def _list(items: list[str]) -> str:
    return f"<ul>{''.join(items)}</ul>" if len(items) > 1 else ""


def _table(table: blocks.Table) -> str:
    columns = "".join(f'<col class="s{width}">' for width in table.widths)
    group = f"<colgroup>{columns}</colgroup>" if columns else ""
    heads = (f'<th scope="col"{_amount(index, table)}>{text_html(text)}</th>' for index, text in enumerate(table.head))
    caption = text_html(table.caption)
    rows = "\n".join(_row(row, table) for row in table.rows)
    return (
        f'<div class="ramka" role="group" tabindex="0" aria-label="{attribute(table.caption)}">'
        f'<table class="k{len(table.head)}"><caption>{caption}</caption>{group}\n'
        f"<thead><tr>{''.join(heads)}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>"
    )


def _amount(index: int, table: blocks.Table) -> str:
    return ' class="kwota"' if index in table.amounts else ""


def _row(row: blocks.TableRow, table: blocks.Table) -> str:
    anchor = f' id="{attribute(row.anchor)}"' if row.anchor else ""
    first, *others = row.cells
    name = f'<th scope="row"{tone_class(first.tone)}>{_cell(first)}</th>'
    rest = (f"<td{tone_class(c.tone) or _amount(index, table)}>{_cell(c)}</td>" for index, c in enumerate(others, 1))
    return f"<tr{anchor}>{name}{''.join(rest)}</tr>"


def _cell(cell: blocks.Cell) -> str:
    return f"{_lines(cell.lines) or '—'}{_bar(cell.bar) if cell.bar else ''}"


def _bar(bar: blocks.Bar) -> str:
    """The share as a bar; the text beside it says the same, so it is nothing to be read aloud."""
    return (
        '<svg class="slupek" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f'<rect class="pole" width="100" height="8"/><rect class="wynik" width="{bar.percent}" height="8"/>'
        f'<rect class="otwarte" x="{bar.percent}" width="{bar.open_percent}" height="8"/></svg>'
    )


def _lines(lines: Iterable[blocks.Line]) -> str:
    """Texts with breaks between; a list breaks by itself."""
    shown, was_text = [], False
    for line in lines:
        is_text = not isinstance(line, blocks.Items)
        shown += ["<br>"] if is_text and was_text else []
        shown.append(_items(line) if isinstance(line, blocks.Items) else content_html(line))
        was_text = is_text
    return "".join(shown)


def _items(items: blocks.Items) -> str:
    name = "ol" if items.ordered else "ul"
    return f"<{name}>{''.join(f'<li>{text_html(text)}</li>' for text in items.texts)}</{name}>"
