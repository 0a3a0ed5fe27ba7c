"""A question as comments above its line in a YAML sheet: what is asked, of whom, and what may be typed."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from diagnoza import wording
from diagnoza.definition.model import Area, Column, Option, Question
from diagnoza.forms.condition_text import condition_text, with_id
from diagnoza.problems import fold

_WIDTH = 110
_COLUMN_HINT = {"text": "", "number": "liczba", "date": "data RRRR-MM-DD", "single": ""}


def comment(text: str, margin: str = "", hanging: str = "") -> Iterator[str]:
    """The text behind „# ”, folded; lines after the first are set in by `hanging`.

    `split` takes every kind of line end out of the text, so that none of it leaves the comment.
    """
    lead = f"{margin}# "
    return iter(
        textwrap.wrap(
            " ".join(text.split()),
            _WIDTH,
            initial_indent=lead,
            subsequent_indent=lead + hanging,
            break_on_hyphens=False,
            break_long_words=False,  # an address stays whole
        )
    )


def area_heading(area: Area) -> Iterator[str]:
    """The title of an area between blank lines."""
    yield ""
    yield from comment(f"═══ {area.title} ═══", "  ")


def question_lines(question: Question) -> Iterator[str]:
    """A blank line, the comments and the key with nothing behind it, as they stand under `odpowiedzi:`."""
    yield ""
    for text in _told(question):
        yield from comment(text, "  ")
    for option in question.options:
        yield from comment(_option(option), "  ", "    ")
    for text in _how(question):
        yield from comment(text, "  ")
    if question.kind == "table":
        yield from _columns(question.columns)
    yield f"  {question.id}:"


def _told(question: Question) -> Iterator[str]:
    yield question.text
    if question.ask:
        yield f"Kogo zapytać: {', '.join(wording.ROLE[role] for role in question.ask)}."
    if question.help:
        yield question.help
    if question.evidence:
        yield f"Dowody: {'; '.join(question.evidence)}."
    if question.show_if is not None:
        yield f"Odpowiedz tylko, jeżeli {condition_text(question.show_if, with_id)}."


def _option(option: Option) -> str:
    alone = " (wyklucza pozostałe)" if option.exclusive else ""
    requires = f" — {option.requires}" if option.requires else ""
    return f"· {option.id}: {option.label}{alone}{requires}"


def _how(question: Question) -> Iterator[str]:
    for band in question.bands:
        if band.points == 1 and band.requires:
            yield f"Najlepszy wynik: {band.requires}."
    other = " albo jedna z opcji powyżej" if question.options else ""
    match question.kind:
        case "multi":
            yield "Można wybrać kilka: [pierwsza, druga]."
        case "date":
            yield f"Data RRRR-MM-DD{other}."
        case "number":
            unit = f" ({question.unit})" if question.unit else ""
            yield f"Liczba{unit}{bounds_text(question)}{other}."
        case "table":
            yield "Tabela: każdy wiersz zaczyna się od myślnika, a jego pola stoją pod sobą:"


def bounds_text(question: Question) -> str:
    """„ od 0 do 100”, with a space in front; an empty text where a number has no bounds."""
    low = f" od {wording.number(question.minimum)}" if question.minimum is not None else ""
    high = f" do {wording.number(question.maximum)}" if question.maximum is not None else ""
    return low + high


def _columns(columns: tuple[Column, ...]) -> Iterator[str]:
    """The row as it is typed: a dash before the first column, the others under it."""
    for index, column in enumerate(columns):
        dash = "  " if index else "- "
        row = textwrap.wrap(f"{dash}{column.id}: {_column(column)}", _WIDTH - 8, subsequent_indent="      ")
        yield from (f"  #   {line}" for line in row)


def _column(column: Column) -> str:
    hints = ", ".join(filter(None, (_COLUMN_HINT[column.kind], "wymagane" if column.required else "")))
    told = f"{column.label}{f' ({hints})' if hints else ''}"
    options = [id_ if fold(label) == fold(id_) else f"{id_} ({label})" for id_, label in column.options]
    return f"{told} – jedno z: {', '.join(options)}" if options else told
