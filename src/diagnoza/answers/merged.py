"""What became of an answer when forms were brought in, and what is left to be decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from diagnoza.answers.saying import Saying
from diagnoza.answers.source import AnswerPart
from diagnoza.definition.model import Question

Policy = Literal["zatrzymaj", "nowsza", "pierwsza", "wypowiedzi"]
"""Where two officers differ: stop; the newer or the first answer is the conclusion; both are kept and it stays open."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """A saying against what the sheet or the form `origin` holds, `origin` "" for the sheet.

    `is_undated`: the newer one was to stand, and nothing tells which it is.
    """

    saying: Saying
    against: AnswerPart
    origin: str
    is_undated: bool


@dataclass(frozen=True, slots=True)
class Merged:
    """An answer before and after. `outdated` is not newer than the sheet's; `disputes` are left to be decided."""

    question: Question
    before: AnswerPart
    after: AnswerPart
    origins: tuple[str, ...]
    outdated: tuple[Saying, ...]
    disputes: tuple[Dispute, ...]

    @property
    def change(self) -> Literal["added", "changed", "unchanged"]:
        """What happened to the sheet's answer."""
        if self.after == self.before:
            return "unchanged"
        return "added" if self.before == AnswerPart() else "changed"
