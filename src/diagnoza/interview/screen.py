"""What the interview writes: lines one below the other, folded by words to the terminal's width as it is at that moment.

Nothing is ever drawn over, so neither a resize nor a signal leaves a broken screen. Text of files and people is shown,
never obeyed: control characters become „�”. `plain` is for screen readers and logs: no colour, no drawing characters.
"""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from io import TextIOWrapper
from typing import Literal, TextIO

from rich.cells import cell_len

from diagnoza.wording import NBSP, held_together

Style = Literal["", "heading", "dim", "good", "warning"]
_CODES: Mapping[Style, str] = {"heading": "1", "dim": "2", "good": "32", "warning": "33"}
_DRAWN = "█░✓·─"
_NARROWEST, _WIDEST = 40, 100
_LINE_BREAKS = re.compile("\r\n|[\n\v\f\r\x85\u2028\u2029]")
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of what follows them, and so could show one text as another."""


class Screen:
    """`write` takes whole lines; `width` tells the terminal's columns and is asked each time."""

    def __init__(
        self,
        write: Callable[[str], object],
        width: Callable[[], int],
        *,
        is_plain: bool = False,
        is_coloured: bool = False,
    ) -> None:
        self.is_plain = is_plain
        self._write = write
        self._width = width
        self._is_coloured = is_coloured and not is_plain

    @property
    def width(self) -> int:
        """Columns to fill, from 40 to 100."""
        return max(_NARROWEST, min(self._width(), _WIDEST))

    def say(self, text: str = "", style: Style = "", *, mark: str = "", most: int = 0) -> None:
        """A paragraph; `mark` stands before it and the lines after the first hang under its text.

        Line breaks in the text stay. With `most` only so many lines, the last one ends in „…”.
        """
        lines = list(folded(text, self.width - 1, mark))
        if most and len(lines) > most:
            last = lines[most - 1]
            hang = last[: len(last) - len(last.lstrip(" "))]
            lines = [*lines[: most - 1], hang + cut(f"{last} …", self.width - 1 - len(hang))]
        for line in lines:
            self._line(line, style)

    def whole(self, text: str, style: Style = "") -> None:
        """One line that must not be folded, a command to copy; the terminal breaks it where it must."""
        self._line(" ".join(harmless(text).split("\n")), style)

    def heading(self, text: str) -> None:
        """The name of what follows, with an empty line above."""
        self.say()
        self.say(text if self.is_plain else f"── {text} ──", "heading")

    def saved(self, text: str) -> None:
        """That something is on the disk."""
        self.say(f"Zapisano: {text}" if self.is_plain else f"✓ zapisano: {text}", "good", most=2)

    def _line(self, line: str, style: Style) -> None:
        line = line.rstrip().replace(NBSP, " ")
        code = _CODES.get(style) if self._is_coloured and line else None
        self._write(f"\x1b[{code}m{line}\x1b[0m\n" if code else f"{line}\n")


def terminal_screen(stream: TextIO, environment: Mapping[str, str], *, is_plain: bool) -> Screen:
    """A screen on the stream. Plain also with TERM=dumb and where its encoding has no drawing characters; NO_COLOR is kept.

    A stream that has gone (the window was closed) takes the lines no more; what was answered is in the journal.
    """
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="replace")
    try:
        _DRAWN.encode(stream.encoding or "ascii")
    except (UnicodeError, LookupError):
        is_plain = True
    is_plain = is_plain or environment.get("TERM") == "dumb"

    def write(text: str) -> None:
        try:
            stream.write(text)
            stream.flush()
        except (OSError, ValueError):
            return

    def width() -> int:
        try:
            return os.get_terminal_size(stream.fileno()).columns or 80
        except (OSError, ValueError):
            return shutil.get_terminal_size((80, 24)).columns

    is_coloured = stream.isatty() and not environment.get("NO_COLOR")
    return Screen(write, width, is_plain=is_plain, is_coloured=is_coloured)


def harmless(text: str) -> str:
    """The text without anything a terminal would obey; line breaks are „\\n”, tabs a space."""
    text = _LINE_BREAKS.sub("\n", text).replace("\t", " ")
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return "".join("�" if _is_harmful(char) else char for char in text)


def _is_harmful(char: str) -> bool:
    return char != "\n" and (char in _TURNING or unicodedata.category(char) in ("Cc", "Cs"))


def folded(text: str, width: int, mark: str = "") -> Iterator[str]:
    """Lines of at most `width` cells, broken between words; a word longer than a line is broken where it must be."""
    mark = harmless(mark)
    hang = " " * cell_len(mark)
    room = max(width - len(hang), 10)
    before = mark
    for paragraph in harmless(text).split("\n"):
        for line in _folded(held_together(paragraph), room):
            yield before + line
            before = hang


def _folded(paragraph: str, room: int) -> Iterator[str]:
    line, used = "", 0
    for word in paragraph.split(" "):
        needed = cell_len(word)
        if line and used + 1 + needed > room:
            yield line
            line, used = "", 0
        while needed > room:
            piece = _fitting(word, room)
            piece = piece[: piece.rfind(NBSP) + 1] or piece
            yield piece
            word = word[len(piece) :]
            needed = cell_len(word)
        line, used = (f"{line} {word}", used + 1 + needed) if line else (word, needed)
    yield line


def _fitting(word: str, room: int) -> str:
    """As much of the word as fits, one character at least."""
    used = 0
    for index, char in enumerate(word):
        used += cell_len(char)
        if used > room:
            return word[: max(index, 1)]
    return word


def cut(text: str, width: int) -> str:
    """The text in one line of at most `width` cells, with „…” where it was cut, between words if there are some."""
    text = " ".join(harmless(text[: width * 4 + 4]).split())
    if cell_len(text) <= width:
        return text
    fitting = _fitting(text, max(width - 2, 1))
    words = fitting.rpartition(" ")[0] if not text[len(fitting) :].startswith(" ") else fitting
    return f"{(words if len(words) > width // 2 else fitting).rstrip(' …')} …"
