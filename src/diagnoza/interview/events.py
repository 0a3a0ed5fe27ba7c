"""What happens in an interview. An event is a line of the journal; `question` is an id, texts are as they were typed.

Events that change an answer: `Answered`, `Noted`, `Evidenced`, `Verified`, `Stated`, `Merged`, `Removed`. The others move
about, take a change back, or say what stands in the file.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, get_args

Raw = str | tuple[Any, ...] | None
Entry = Any
"""An answer as it stands in a sheet: a text, a list or a map of the keys of design §3."""


@dataclass(frozen=True, slots=True)
class Began:
    """The journal begins, or begins anew: every answer of the sheet as it stood, and the sheet's SHA-256."""

    at: datetime
    questionnaire: str
    version: str
    entries: Mapping[str, Entry]
    sha256: str


@dataclass(frozen=True, slots=True)
class Asked:
    """From now on this person is asked."""

    at: datetime
    post: str


@dataclass(frozen=True, slots=True)
class Answered:
    """`value` as a sheet holds it, also nie wiem, nie zbadano and nie dotyczy with their `reason`."""

    at: datetime
    question: str
    value: Raw
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """A remark; it takes the place of the one there was."""

    at: datetime
    question: str
    text: str


@dataclass(frozen=True, slots=True)
class Evidenced:
    """A piece of evidence beside those there are: a number of the register or a description."""

    at: datetime
    question: str
    text: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What the answer rests on: oswiadczenie, dokument, ogledziny or test."""

    at: datetime
    question: str
    how: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """A nie dotyczy that came in a form is accepted by the auditor."""

    at: datetime
    question: str


@dataclass(frozen=True, slots=True)
class Stated:
    """What somebody else said; the answer stays the auditor's conclusion."""

    at: datetime
    question: str
    post: str
    value: Raw
    note: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Left open for now."""

    at: datetime
    question: str


@dataclass(frozen=True, slots=True)
class Went:
    """To a question out of turn."""

    at: datetime
    question: str


@dataclass(frozen=True, slots=True)
class WentBack:
    """To the question before."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Undone:
    """The last change taken back."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Redone:
    """The change taken back last, made again."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Merged:
    """An answer found in the file other than the journal knew it: edited by hand at `edited`.

    `is_taken` when it is the newer one; else the journal's answer stands and this one is kept in the history only.
    """

    at: datetime
    question: str
    entry: Entry
    edited: datetime
    is_taken: bool


@dataclass(frozen=True, slots=True)
class Removed:
    """Typed texts of an answer removed on request; what they were is nowhere any more."""

    at: datetime
    question: str


@dataclass(frozen=True, slots=True)
class Saved:
    """The sheet was written; its SHA-256."""

    at: datetime
    sha256: str


Event = (
    Began
    | Asked
    | Answered
    | Noted
    | Evidenced
    | Verified
    | Accepted
    | Stated
    | Skipped
    | Went
    | WentBack
    | Undone
    | Redone
    | Merged
    | Removed
    | Saved
)
_KINDS = {kind.__name__.lower(): kind for kind in get_args(Event)}
_MOMENTS = ("at", "edited")


def as_json(event: Event) -> dict[str, Any]:
    """Plain data for one line; moments in ISO 8601 with their offset."""
    plain: dict[str, Any] = {"event": type(event).__name__.lower()}
    for field in dataclasses.fields(event):
        value = getattr(event, field.name)
        plain[field.name] = value.isoformat() if isinstance(value, datetime) else value
    return plain


def from_json(plain: Mapping[str, Any]) -> Event:
    """The event of a line; ValueError, TypeError or KeyError where it is none."""
    values = {key: value for key, value in plain.items() if key != "event"}
    for name in _MOMENTS:
        if name in values:
            values[name] = datetime.fromisoformat(values[name])
    if isinstance(values.get("value"), list):
        values["value"] = tuple(values["value"])
    event: Event = _KINDS[plain["event"]](**values)
    return event
