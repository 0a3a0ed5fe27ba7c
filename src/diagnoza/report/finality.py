"""Draft or final: what must stand before a report may call itself final."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diagnoza.evaluation.model import Evaluation


def finality(evaluations: Sequence[Evaluation]) -> tuple[bool, tuple[str, ...]]:
    """Whether the report is a draft, and why it is one although the sheet calls itself final.

    A report nobody answers for with a name stays a draft, whatever the sheet says (design §3).
    """
    if evaluations[0].sheet.source.status == "projekt":
        return True, ()
    reasons = tuple(_missing(evaluations))
    return bool(reasons), reasons


def _missing(evaluations: Sequence[Evaluation]) -> Iterator[str]:
    if not evaluations[0].sheet.source.auditors:
        yield "nie wpisano audytora"
