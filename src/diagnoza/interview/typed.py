"""What was typed at the prompt → the value a sheet holds: a number of an option, its id, its label or a unique beginning.

Commands begin with a slash, so that none can be taken for an answer and no answer for a command.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from diagnoza.answers.values import Misread, read_response
from diagnoza.definition.model import Option, Question
from diagnoza.files.yaml_scalars import storable
from diagnoza.interview.events import Raw
from diagnoza.problems import fold

UNKNOWN = {"nw": "nie wiem", "nz": "nie zbadano", "nd": "nie dotyczy"}
"""Short for the three answers outside the options; also written out in full."""

_POLISH_DATE = re.compile(r"([0-9]{1,2})[.\-/ ]([0-9]{1,2})[.\-/ ]([0-9]{4})(?: ?r\.?)?")


@dataclass(frozen=True, slots=True)
class Typed:
    """A value the question takes; `needs_reason` for nie zbadano and nie dotyczy."""

    value: Raw
    needs_reason: bool = False


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """More than one option begins so."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Wrong:
    """No answer to this question: what is wrong, and what would be right."""

    message: str
    hint: str


def read_typed(question: Question, text: str) -> Typed | Ambiguous | Wrong:
    """The value meant; never a guess where two options begin alike."""
    text = cleaned(text).strip()
    word = UNKNOWN.get(fold(text)) or next((full for full in UNKNOWN.values() if fold(text) == full), None)
    if word is not None:
        return Typed(word, needs_reason=word != "nie wiem")
    if question.kind in ("single", "multi"):
        return _chosen(question, text)
    if question.kind == "date":
        text = _iso(text)
    if question.kind == "number":
        text = text.replace("\u00a0", "").replace(" ", "").replace(",", ".") if _is_number(text) else text
    if question.kind in ("date", "number") and question.options and not text[:1].isdigit() and text[:1] != "-":
        found = _option(question, text)
        if isinstance(found, Option):
            return Typed(found.id)
        if isinstance(found, Ambiguous):
            return found
    return _validated(question, text)


def cleaned(text: str) -> str:
    """Composed letters, no control characters but tab and line break: what may stand in a sheet and on a screen."""
    composed = unicodedata.normalize("NFC", text)
    return storable("".join(c for c in composed if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs")))


def _chosen(question: Question, text: str) -> Typed | Ambiguous | Wrong:
    whole = _option(question, text)
    if isinstance(whole, Option):
        return _validated(question, (whole.id,) if question.kind == "multi" else whole.id)
    if question.kind == "single" or isinstance(whole, Ambiguous):
        return whole
    parts = [part for part in re.split(r"\s*[,;]\s*|\s+(?=[0-9])", text) if part]
    chosen: list[str] = []
    for part in parts:
        found = _option(question, part)
        if not isinstance(found, Option):
            return found
        chosen.append(found.id)
    return _validated(question, tuple(dict.fromkeys(chosen))) if chosen else whole


def _option(question: Question, text: str) -> Option | Ambiguous | Wrong:
    """By number, id or label, else by a beginning that only one label or id has."""
    options = question.options
    if re.fullmatch(r"[0-9]{1,3}", text):
        number = int(text)
        if 1 <= number <= len(options):
            return options[number - 1]
        return Wrong(f"nie ma opcji {number}", f"wpisz liczbę od 1 do {len(options)}")
    wanted = fold(text)
    if not wanted:
        return Wrong("nic nie wpisano", "wpisz numer opcji albo /?")
    exact = [o for o in options if wanted in (fold(o.id), fold(o.label))]
    if exact:
        return exact[0]
    beginning = tuple(o for o in options if fold(o.label).startswith(wanted) or fold(o.id).startswith(wanted))
    if len(beginning) == 1:
        return beginning[0]
    if beginning:
        return Ambiguous(beginning)
    return Wrong(
        f"„{' '.join(text.split())[:60]}” nie jest żadną z opcji",
        "wpisz numer opcji, początek jej nazwy albo nw, nz, nd",
    )


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"-?[0-9][0-9  \u00a0]*(?:[.,][0-9]+)?", text))


def _iso(text: str) -> str:
    """12.03.2022 → 2022-03-12; anything else as it is."""
    found = _POLISH_DATE.fullmatch(text)
    if not found:
        return text
    day, month, year = (int(part) for part in found.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return text


def _validated(question: Question, value: Raw) -> Typed | Wrong:
    try:
        read_response(question, value, "", accepted=True)
    except Misread as misread:
        return Wrong(misread.problem.message, misread.problem.hint)
    return Typed(value)
