"""What a filled sheet says and where it says it, whether it came as YAML or as a workbook."""

from __future__ import annotations

from typing import Any, Protocol

from diagnoza.problems import Place


class Located(Protocol):
    """Data of a file (maps, lists, texts and None, as the strict YAML loader gives them) with the place of every node."""

    @property
    def file(self) -> str:
        """Name of the file, as problems tell it."""

    @property
    def data(self) -> Any:
        """What the file says."""

    def place(self, path: tuple[str | int, ...] = (), *, key: bool = False) -> Place:
        """The place of the value at `path`, or of its key; a segment that is not in the file is passed over."""

    def within(self, path: tuple[str | int, ...]) -> tuple[str | int, ...]:
        """The segments of `path` that are in the file."""
