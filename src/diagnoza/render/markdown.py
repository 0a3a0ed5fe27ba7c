"""The report as Markdown; every typed character stays, markup in it is escaped.

Numbers and ids are printed without links: no two readers of Markdown make the same anchors, and a search finds „U-7”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from diagnoza.render.chapters import blocks, blocks_of
from diagnoza.report.model import Report

# Characters Markdown would read as markup, and those that would end a cell or open HTML.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")
# What makes a list or a rule of a paragraph that begins with it.
_OPENING = re.compile(r"(\s*\d*)([-+=.)])")


def render_markdown(report: Report) -> str:
    """The text, ending in a newline."""
    return "\n\n".join(map(_block, blocks_of(report))) + "\n"


def _block(block: blocks.Block) -> str:
    match block:
        case blocks.Heading(level, text):
            return f"{'#' * level} {_escaped(text)}"
        case blocks.Paragraph(content, lead):
            return f"**{_content(content)}**" if lead else _opened(_content(content))
        case blocks.Notice(text):
            return f"> {_escaped(text)}"
        case blocks.Bullets(items):
            return "\n".join(f"- {_opened(_content(item))}" for item in items)
        case blocks.Entries(entries):
            return "\n".join(f"- **{_escaped(entry.label)}:** {_lines(entry.lines)}" for entry in entries)
        case blocks.Contents(headings):
            chapters = (heading.text for heading in headings if heading.level == 2)
            return "\n".join(("## Spis treści", "", *(f"- {_escaped(text)}" for text in chapters)))
        case blocks.Table(caption, head, rows):
            rule = (" ---: |" if index in block.amounts else " --- |" for index in range(len(head)))
            shown = [f"**{_escaped(caption)}**", "", _row(map(_escaped, head)), f"|{''.join(rule)}"]
            shown += (_row(_lines(cell.lines) or "—" for cell in row.cells) for row in rows)
            return "\n".join(shown)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _lines(lines: Iterable[blocks.Line]) -> str:
    return "<br>".join(_items(line) if isinstance(line, blocks.Items) else _content(line) for line in lines)


def _items(items: blocks.Items) -> str:
    marks = (f"{number}." if items.ordered else "•" for number in range(1, len(items.texts) + 1))
    return "<br>".join(f"{mark} {_escaped(text)}" for mark, text in zip(marks, items.texts, strict=True))


def _content(content: blocks.Content) -> str:
    spans = (content,) if isinstance(content, str) else content
    return "".join(map(_span, spans))


def _span(span: blocks.Span) -> str:
    if isinstance(span, str):
        return _escaped(span)
    return f"**{_escaped(span.text)}**" if isinstance(span, blocks.Strong) else _escaped(span.text)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace("&", "&amp;").replace("\n", "<br>")


def _opened(text: str) -> str:
    return _OPENING.sub(r"\1\\\2", text, count=1) if _OPENING.match(text) else text
