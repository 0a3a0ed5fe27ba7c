"""One talk: a record to keep, a screen to write on, somebody to read lines from, and a clock.

Every prompt is a line that ends in „> ”. Where a detail is asked for (a reason, a name), `/p` gives it up and any other
command is told to wait; `//` begins a text with a slash.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from rich.cells import cell_len

from diagnoza.interview.events import Event
from diagnoza.interview.record import Opening
from diagnoza.interview.screen import Screen, harmless
from diagnoza.interview.session import Session
from diagnoza.interview.typed import cleaned
from diagnoza.wording import sentence

END = "."
"""A line with this alone ends a text of several lines, and a table."""
WAIT = "tu działa tylko /p (rezygnuję); tekst, który ma się zacząć ukośnikiem, zacznij dwoma: //"
GIVE_UP = ("/p", "/pomin", "/pomiń", "/w", "/wstecz")


ReadLine = Callable[[str], str | None]
"""Takes a prompt and gives the line typed, None at the end of the input."""


class Keeper(Protocol):
    """What the talk needs of a `Record`."""

    @property
    def path(self) -> Path: ...
    @property
    def session(self) -> Session: ...
    @property
    def opening(self) -> Opening: ...
    def take(self, event: Event, /) -> None: ...
    def save(self) -> None: ...


class Left(Exception):
    """The person leaves, or nothing more can be read; `is_cut` in the second case."""

    def __init__(self, *, is_cut: bool = False) -> None:
        super().__init__()
        self.is_cut = is_cut


@dataclass(frozen=True, slots=True)
class Talk:
    """`read_line` takes a prompt and gives the line typed, None at the end of the input."""

    record: Keeper
    screen: Screen
    read_line: ReadLine
    now: Callable[[], datetime]

    @property
    def session(self) -> Session:
        """The present one."""
        return self.record.session

    def take(self, event: Event) -> None:
        """On the disk, then in the session; `Failure` where it could not be written."""
        self.record.take(event)

    def save(self) -> None:
        """The sheet written; answers edited by hand in the file meanwhile are told."""
        before = self.session.answers
        self.record.save()
        after = self.session.answers
        edited = [id_ for id_ in after if after[id_] != before.get(id_)]
        if edited:
            self.screen.say(f"Z arkusza zmienionego ręcznie przyjęto odpowiedzi: {', '.join(edited)}.", "warning")

    def line(self, prompt: str) -> str:
        """What was typed, its control characters gone; raises `Left` at the end of the input."""
        return typed_line(self.screen, self.read_line, prompt)

    def detail(self, prompt: str, missing: str = "") -> str | None:
        """A text of one line; None when it was given up. Empty only without `missing`, the sentence that asks again."""
        while True:
            text = self.line(prompt).strip()
            if is_command(text):
                if text.casefold() in GIVE_UP:
                    return None
                self.wrong(WAIT)
            elif text or not missing:
                return unslashed(text)
            else:
                self.wrong(missing)

    def paragraphs(self, prompt: str, keep: Callable[[str], None], first: str | None = None) -> str | None:
        """Lines up to one with a full stop; None when given up. Cut short, what was typed goes to `keep` first.

        `first` is a line read already.
        """
        lines = [first] if first else []
        try:
            while True:
                line = self.line(prompt)
                if line.strip() == END:
                    return "\n".join(lines).strip()
                if not lines and is_command(line):
                    if line.strip().casefold() in GIVE_UP:
                        return None
                    self.wrong(WAIT)
                    continue
                lines.append(line.rstrip() if lines else unslashed(line.rstrip()))
        except BaseException:  # also Ctrl+C and a closed window: what was typed is not lost
            if text := "\n".join(lines).strip():
                keep(text)
            raise

    def wrong(self, message: str, hint: str = "") -> None:
        """What is wrong, and what would be right."""
        told = f"{message[:1].upper()}{message[1:]}"
        self.screen.say(sentence(f"{told}: {hint}" if hint else told), "warning", most=6)


def typed_line(screen: Screen, read_line: ReadLine, prompt: str) -> str:
    """What was typed at the prompt, its control characters gone; raises `Left` at the end of the input."""
    prompt = harmless(prompt).replace("\n", " ")
    if cell_len(prompt) > screen.width - 12:
        screen.say(prompt)
        prompt = ""
    while True:
        try:
            typed = read_line(f"{prompt} > " if prompt else "> ")
        except UnicodeDecodeError:
            screen.say("Tych znaków nie da się odczytać; wpisz jeszcze raz.", "warning")
            continue
        except OSError:  # the terminal is gone
            typed = None
        except BaseException:  # Ctrl+C: what is told next stands on a line of its own
            screen.say()
            raise
        if typed is None:
            screen.say()
            raise Left(is_cut=True)
        return cleaned(typed)


def is_command(line: str) -> bool:
    """Whether a line is a command rather than an answer."""
    text = line.lstrip()
    return text.startswith("/") and not text.startswith("//")


def unslashed(text: str) -> str:
    """`//text` is a text that begins with a slash."""
    return text[1:] if text.startswith("//") else text
