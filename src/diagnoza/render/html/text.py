"""Texts in HTML: everything escaped, line breaks kept, a text of the other direction set apart."""

from __future__ import annotations

import html
import re

from diagnoza import wording
from diagnoza.render.chapters.blocks import Content, Link, Mark, Span, Strong

# Letters written from right to left, and characters that steer direction.
_OTHER_DIRECTION = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)

_LONG = re.compile(r"\S{40}(?=\S)")


def attribute(text: str) -> str:
    """A text between the quotation marks of an attribute."""
    return html.escape(text)


def text_html(text: str) -> str:
    """A text as it reads; short words and numbers are held to what follows them."""
    return "<br>".join(map(_line, wording.held_together(text).split("\n")))


def _line(line: str) -> str:
    """A line; a word no column could hold may break after every so many characters."""
    parts = _LONG.sub(r"\g<0>\n", line).split("\n")
    escaped = "<wbr>".join(html.escape(part, quote=False) for part in parts)
    return f"<bdi>{escaped}</bdi>" if _OTHER_DIRECTION.search(line) else escaped


def content_html(content: Content) -> str:
    """A text with its links."""
    return text_html(content) if isinstance(content, str) else "".join(map(_span, content))


def _span(span: Span) -> str:
    match span:
        case Strong(text):
            return f"<strong>{text_html(text)}</strong>"
        case Mark(text, tone):
            return f"<span{tone_class(tone)}>{text_html(text)}</span>"
        case Link(text, target):
            return f'<a href="{attribute(target)}">{text_html(text)}</a>'
        case str():
            return text_html(span)


def tone_class(tone: str) -> str:
    """The class that shades; none where there is nothing to show."""
    return f' class="t-{tone}"' if tone not in ("", "none") else ""


def css_string(text: str) -> str:
    """A text as CSS takes it: whatever is no plain letter or digit by its code, so that nothing can end the string."""
    coded = (char if char.isascii() and char.isalnum() else rf"\{ord(char):x} " for char in text)
    return f'"{"".join(coded)}"'
