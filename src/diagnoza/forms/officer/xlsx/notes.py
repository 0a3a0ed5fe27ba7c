"""What the note of a question says: what to look at, when the best answer may be chosen, what proves it."""

from __future__ import annotations

from collections.abc import Iterator

from diagnoza import wording
from diagnoza.definition.model import Option, Question


def question_note(question: Question) -> str:
    """Paragraphs, or "" where there is nothing to tell."""
    return "\n\n".join(_paragraphs(question))


def option_note(option: Option) -> str:
    """When the option may be chosen."""
    return f"Można wybrać, gdy: {wording.sentence(option.requires)}" if option.requires else ""


def _paragraphs(question: Question) -> Iterator[str]:
    if question.help:
        yield question.help
    if question.kind != "multi":
        for option in question.options:
            if option.requires:
                yield f"„{option.label}” można wybrać, gdy: {wording.sentence(option.requires)}"
    for band in question.bands:
        if band.points == 1 and band.requires:
            yield f"Najlepszy wynik: {wording.sentence(band.requires)}"
    if question.evidence:
        yield "Co to potwierdza: " + wording.sentence("; ".join(question.evidence))
