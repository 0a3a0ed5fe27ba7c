"""What is wrong with a template or with a value put into it; the sentences stand in `problems.catalogue`.

Codes: T00x the file, T01x its content, T02x tags, T04x rendering. A fault is raised where nothing can go on.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from diagnoza.problems import CATALOGUE, suggestion

LONGEST_QUOTE: Final = 120


class TemplateFault(Exception):
    """A template, or a value for it, that can't give a report.

    `message` says what is wrong and where, `hint` what to do (may be empty); both are Polish and, like those of `problems.CATALOGUE`,
    begin small and end without a full stop.
    """

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type["TemplateFault"], tuple[str, str, str]]:
        return type(self), (self.code, self.message, self.hint)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a tag stands: the part of the file, the text of its paragraph, and the tag as its author wrote it."""

    part: str
    paragraph: str
    tag: str = ""


def fault(code: str, place: Place | None = None, **fields: str) -> TemplateFault:
    """The fault of that code, its sentence filled from the place and the fields; never raises itself for long or odd text."""
    entry = CATALOGUE[code]
    if place is not None:
        fields = {"part": place.part, "paragraph": place.paragraph, "tag": place.tag, **fields}
    shown = {name: text if name in ("near", "right") else quoted(text) for name, text in fields.items()}
    return TemplateFault(code, entry.message.format_map(shown), entry.hint.format_map(shown))


def quoted(text: str) -> str:
    """Text fit for one line of a message: no control characters or surrogates, at most 120 characters."""
    line = "".join(letter if letter.isprintable() else " " for letter in text[: LONGEST_QUOTE * 2])
    line = " ".join(line.split())
    return line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1] + "…"


def near(name: str, choices: Iterable[str]) -> str:
    """The hint for a misspelt name: the nearest right one, or what there is; names of the engine's own are left out."""
    return suggestion(name, (choice for choice in choices if not choice.startswith("_")))
