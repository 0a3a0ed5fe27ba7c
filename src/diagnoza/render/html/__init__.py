"""The report as one HTML file: no script, nothing from outside, readable by eye, by ear and on paper."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from diagnoza.render.chapters import blocks_of
from diagnoza.render.chapters.blocks import Block, Contents, Heading
from diagnoza.render.html.blocks import block_html
from diagnoza.render.html.text import attribute, css_string
from diagnoza.report.model import Report

_SKIP = "Przejdź do treści"


def render_html(report: Report) -> str:
    """The document; the same report gives the same text."""
    return "\n".join((*_head(report), *_body(report), "</html>")) + "\n"


@cache
def _sheet() -> str:
    """The style sheet; line ends as a browser counts them for the hash."""
    return files(__name__).joinpath("raport.css").read_text("utf-8").replace("\r\n", "\n")


def _style(report: Report) -> str:
    """The style sheet with what stands at the foot of every printed page."""
    marks = (report.cover.status.upper() if report.cover.is_draft else "", report.cover.notice)
    foot = css_string(" · ".join(filter(None, marks)))
    return f"{_sheet()}@page {{ @bottom-left {{ content: {foot}; }} }}\n"


def _hash(style: str) -> str:
    """The hash by which the policy knows the style sheet."""
    return f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}"


def _head(report: Report) -> Iterator[str]:
    style = _style(report)
    policy = f"default-src 'none'; style-src '{_hash(style)}'; base-uri 'none'; form-action 'none'"
    title = " — ".join(filter(None, (report.cover.title, report.cover.unit, report.cover.status)))
    yield "<!DOCTYPE html>"
    yield '<html lang="pl">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{attribute(policy)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield '<meta name="robots" content="noindex">'
    yield '<meta name="format-detection" content="telephone=no">'
    yield f"<title>{attribute(title)}</title>"
    yield f"<style>{style}</style>"
    yield "</head>"


def _body(report: Report) -> Iterator[str]:
    """Title page, contents and chapters are landmarks."""
    blocks = blocks_of(report)
    start = next(index for index, block in enumerate(blocks) if isinstance(block, Contents))
    yield "<body>"
    yield f'<a class="pomin" href="#tresc">{_SKIP}</a>'
    yield "<header>"
    yield from map(block_html, blocks[:start])
    yield "</header>"
    yield block_html(blocks[start])
    yield '<main id="tresc">'
    yield from _sections(blocks[start + 1 :])
    yield "</main>"
    yield "</body>"


def _sections(blocks: Iterable[Block]) -> Iterator[str]:
    """A section a chapter."""
    is_open = False
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            if is_open:
                yield "</section>"
            yield "<section>"
            is_open = True
        yield block_html(block)
    if is_open:
        yield "</section>"
