"""An interview without a terminal: lines in, the screen as text out, events kept in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from diagnoza.interview.events import Event
from diagnoza.interview.record import Opening
from diagnoza.interview.screen import Screen
from diagnoza.interview.session import Session, apply
from diagnoza.interview.terminal import run_interview
from diagnoza.problems import Failure, Place, problem
from interview.conftest import START

NOTHING = Opening(is_resumed=False, torn=None, merged=(), changes=(), shared=None, comments_lost=False)


class Keeper:
    """A record in memory; `refuse_from` is the number of the event that the disk takes no more."""

    def __init__(self, session: Session, opening: Opening = NOTHING, refuse_from: int | None = None) -> None:
        self.path = Path("/dane/arkusz.yaml")
        self.session = session
        self.opening = opening
        self.events: list[Event] = []
        self.saves = 0
        self._refuse_from = refuse_from

    def take(self, event: Event) -> None:
        if self._refuse_from is not None and len(self.events) >= self._refuse_from:
            path = Path("/dane/arkusz.yaml.dziennik")
            refused = problem("F003", Place(str(path)), file=path, reason="No space left on device")
            raise Failure([refused], unreadable=True)
        self.events.append(event)
        self.session = apply(self.session, event)

    def save(self) -> None:
        self.saves += 1


@dataclass
class Told:
    """What came of a talk: the exit code, the screen, the record, and the prompts."""

    code: int
    text: str
    keeper: Keeper
    prompts: list[str] = field(default_factory=list)

    @property
    def flat(self) -> str:
        """The screen without its line breaks, for sentences that may be folded."""
        return " ".join(self.text.split())

    def answer(self, id_: str) -> object:
        part = self.keeper.session.answers.get(id_)
        return part.value if part is not None else None


def talk(
    keeper: Keeper | Session,
    lines: Iterable[str],
    *,
    is_plain: bool = False,
    width: int = 80,
    read: Callable[[str], str | None] | None = None,
) -> Told:
    """The whole interview; lines after the last are the end of the input."""
    if isinstance(keeper, Session):
        keeper = Keeper(keeper)
    out: list[str] = []
    prompts: list[str] = []
    typed = iter(lines)
    minutes = iter(range(10**6))

    def read_line(prompt: str) -> str | None:
        prompts.append(prompt)
        line = read(prompt) if read else next(typed, None)
        out.append(f"{prompt}{'' if line is None else line}\n")
        return line

    def now() -> datetime:
        return START + timedelta(minutes=next(minutes))

    screen = Screen(out.append, lambda: width, is_plain=is_plain)
    code = run_interview(keeper, screen, read_line, now)
    return Told(code, "".join(out), keeper, prompts)
