"""One text as YAML that every reader takes for that very text: plain where it can be, else quoted or a block.

The strict loader keeps what was typed; other readers guess a type (`no` is False, `0201011` is 66057, `12:30` is 750).
So whatever one of them would take for something else than a text is quoted, save dates, moments, and numbers that
come back as they were typed.
"""

from __future__ import annotations

import re
from datetime import date, datetime

MAX_KEY = 1000
"""YAML allows a key of 1024 characters before its colon; a longer one is written behind „? ”."""

_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
# What would break a line, hide itself or turn the direction of the text is written as an escape.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "=", "<<"))
_NUMBER_LIKE = re.compile(r"[-+.]*[0-9][0-9A-Fa-fxXoO_.,:+-]*")
_INTEGER = re.compile(r"-?[1-9][0-9]{0,14}|0")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,8})\.[0-9]{0,5}[1-9]")
_DAY_LIKE = re.compile(r"[0-9]{4}-[0-9][0-9]?-[0-9][0-9]?([Tt \t].*)?", re.DOTALL)
_BEGINS = frozenset("-+?:,[]{}#&*!|>'\"%@`.")
_FLOW = frozenset(",[]{}?")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\x85": "\\N", "\u2028": "\\L", "\u2029": "\\P"}
_ESCAPED = re.compile(f'[\\\\"\n\t]|{_HIDDEN.pattern}')


def storable(text: str) -> str:
    """The text as a sheet can hold it: line ends as `\\n`, what no sheet may hold as a visible sign.

    Control characters become the picture of their name (ESC „␛”), the rest „\ufffd”. Applied to what the loader reads
    it changes nothing.
    """
    return _REFUSED.sub(_picture, text.replace("\r\n", "\n").replace("\r", "\n"))


def _picture(found: re.Match[str]) -> str:
    code = ord(found.group())
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"


def inline(text: str, *, in_flow: bool = False) -> str:
    """The text on one line, as a value or a key; `in_flow` within `{…}` or `[…]`."""
    text = storable(text)
    if is_plain(text, in_flow=in_flow):
        return text
    if ('"' in text or "\\" in text) and "\n" not in text and "\t" not in text and not _HIDDEN.search(text):
        return "'" + text.replace("'", "''") + "'"
    return '"' + _ESCAPED.sub(lambda found: _escape(found.group()), text) + '"'


def is_plain(text: str, *, in_flow: bool = False) -> bool:
    """Whether the text may stand without quotation marks."""
    if not text or text != text.strip() or text.casefold() in _WORDS:
        return False
    if _NUMBER_LIKE.fullmatch(text) or _DAY_LIKE.fullmatch(text):
        return _is_number(text) or _is_day(text)
    if text[0] in _BEGINS or text.endswith(":") or ": " in text or " #" in text or "\n" in text or "\t" in text:
        return False
    return not (in_flow and _FLOW & set(text)) and not _HIDDEN.search(text)


def _is_number(text: str) -> bool:
    """Whether a reader that makes it a number could only write the same text again."""
    return bool(_INTEGER.fullmatch(text) or _DECIMAL.fullmatch(text))


def _is_day(text: str) -> bool:
    """Whether it is an ISO day, or a moment to the second with its zone; an impossible one makes readers fail."""
    try:
        if len(text) == 10:
            return date.fromisoformat(text).isoformat() == text
        return datetime.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def block(text: str, indent: int) -> str | None:
    """A text of several lines as `|-` or `|` with its lines at `indent`, or None where only quotes keep it exactly."""
    text = storable(text)
    if "\n" not in text or text[0] in " \t\n" or text.endswith("\n\n") or _HIDDEN.search(text):
        return None
    lines = text.removesuffix("\n").split("\n")
    if not lines[-1].strip():
        return None  # a last line of spaces would belong to the break behind it
    margin = " " * indent
    return "\n".join(("|" if text.endswith("\n") else "|-", *(margin + line if line else "" for line in lines)))


def _escape(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    code = ord(character)
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}"
