"""What the two kinds of forms share: writing a value at a target, and refusing to, with a code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Protocol

from diagnoza.forms.operator.readings import Value
from diagnoza.forms.operator.source import FieldPart

PLAIN_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,9})?")
"""A word of `jako` that is meant as a number."""


class Refusal(Exception):
    """A field that is not filled: an error of the map or, where the code is a warning, left as it is for `reason`."""

    def __init__(self, code: str, reason: str = "", hint: str = "", **values: Any) -> None:
        super().__init__(code)
        self.code = code
        self.reason = reason
        self.hint = hint
        self.values = values


@dataclass(frozen=True, slots=True)
class Remark:
    """Worth a warning although the field was filled."""

    code: str
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Written:
    """What now stands in the field, as text."""

    text: str
    remarks: tuple[Remark, ...] = ()


class Writer(Protocol):
    """A form being filled. `locate` and `write` raise `Refusal`."""

    def locate(self, part: FieldPart) -> Any:
        """The field's place, to be handed to `write`."""

    def write(self, target: Any, value: Value, *, is_word: bool) -> Written:
        """Fill it; `is_word` tells that `jako` gave the value."""

    def unmapped(self) -> tuple[str, ...]:
        """What looks like a field and was never located."""

    def finish(self) -> bytes:
        """The filled form."""
