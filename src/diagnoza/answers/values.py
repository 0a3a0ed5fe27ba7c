"""What was typed as an answer → a response, by the question's kind; label or id, with or without diacritics."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic_core import PydanticCustomError

from diagnoza import wording
from diagnoza.answers.model import ABSENT, Answered, NotApplicable, NotExamined, Response, Row, Unknown, Value
from diagnoza.answers.source import Raw
from diagnoza.definition.fields import nearest_day, nearest_number, to_date, to_decimal
from diagnoza.definition.model import Column, Option, Question
from diagnoza.definition.terms import UNKNOWN_WORDS
from diagnoza.problems import Problem, fold, problem, suggestion

_NUMBER_LIKE = re.compile(r"[\d.,\s\u00a0-]+")
_TYPED = {"liczba": "liczbę", "data RRRR-MM-DD": "datę RRRR-MM-DD"}
_SEVERAL = re.compile(r"\s*[,;/|\n]\s*|\s+(?:i|oraz|lub|albo)\s+")
_REMARK = re.compile(r"\s*[,;:(–—]|\s+-\s")


class Misread(Exception):
    """The typed text is no answer to the question; `within` is the path inside the answer."""

    def __init__(
        self, code: str, hint: str = "", within: tuple[str | int, ...] = (), at_key: bool = False, **values: Any
    ) -> None:
        self.problem: Problem = problem(code, path=within, hint=hint, at_key=at_key, **values)
        super().__init__(self.problem.message)


def read_response(question: Question, raw: Raw, reason: str, accepted: bool) -> Response:
    """The response; raises `Misread` with A020 unknown option, A021–A026 by kind, A030 a reason is missing."""
    if raw is None:
        return ABSENT
    if raw == () and question.kind == "multi":
        raise Misread("A021", id=question.id)
    if isinstance(raw, str):
        word = fold(raw)
        if word == "nie wiem":
            return Unknown()
        if word in UNKNOWN_WORDS:
            if not reason.strip():
                raise Misread("A030", state=word)
            return NotExamined(reason) if word == "nie zbadano" else NotApplicable(reason, accepted)
    return Answered(_READERS[question.kind](question, raw))


def _single(question: Question, raw: Raw) -> tuple[Option, ...]:
    if not isinstance(raw, str):
        raise Misread("A022", expected="jedna opcja")
    return (_option(question, raw),)


def _multi(question: Question, raw: Raw) -> tuple[Option, ...]:
    typed = (raw,) if isinstance(raw, str) else raw or ()
    chosen = []
    for index, entry in enumerate(typed):
        within = () if isinstance(raw, str) else (index,)
        if not isinstance(entry, str):
            raise Misread("A022", within=within, expected="lista opcji")
        if fold(entry) in UNKNOWN_WORDS:
            raise Misread("A023", within=within, word=entry)
        chosen.append(_option(question, entry, within))
    exclusive = [option for option in chosen if option.exclusive]
    if exclusive and len(chosen) > 1:
        raise Misread("A024", label=exclusive[0].label)
    return tuple(option for option in question.options if option in chosen)


def _option(question: Question, typed: str, within: tuple[int, ...] = ()) -> Option:
    if (option := _named(question, typed)) is not None:
        return option
    wanted = fold(typed)
    if any("," in option.label and fold(option.label).startswith(f"{wanted},") for option in question.options):
        raise Misread(
            "A020", hint="etykietę z przecinkiem ujmij w cudzysłów", within=within, id=typed, question=question.id
        )
    raise Misread("A020", hint=_nearest_option(question, typed), within=within, id=typed, question=question.id)


def _nearest_option(question: Question, typed: str) -> str:
    """What to do about a text that is no option: several in one text, a remark behind one, a slip; else what is allowed."""
    parts = [_named(question, part) for part in _SEVERAL.split(typed)]
    several = [option.id for option in parts if option is not None]
    if 1 < len(several) == len(parts):
        listed = ", ".join(several)
        return f"wpisz listę: [{listed}]" if question.kind == "multi" else f"wybierz jedną z: {listed}"
    if fold(typed).replace(".", "") in ("n/d", "nd"):
        return "może chodziło o „nie dotyczy”?"
    names = [name for option in question.options for name in (option.id, option.label)]
    hint = suggestion(typed, (*names, *UNKNOWN_WORDS))
    if hint.startswith("może"):
        return hint
    before = _named(question, _REMARK.split(typed, maxsplit=1)[0])
    if before is not None:
        return f"może chodziło o „{before.id}”? dopisek wpisz w polu „uwagi”"
    return "dozwolone: " + "; ".join(f"{option.id} ({option.label})" for option in question.options)


def _named(question: Question, typed: str) -> Option | None:
    """The option of that id or label."""
    wanted = fold(typed)
    return next((option for option in question.options if wanted in (fold(option.label), fold(option.id))), None)


def _option_or(question: Question, typed: str, kind: str) -> Option:
    """One of the options beside a number or a date, „nigdy” mostly."""
    try:
        return _option(question, typed)
    except Misread as misread:
        if misread.problem.hint.startswith("może"):
            raise
        words = ", ".join(option.id for option in question.options)
        raise Misread("A022", hint=f"wpisz {_TYPED[kind]} albo: {words}", expected=kind) from None


def _number(question: Question, raw: Raw) -> tuple[Option, ...] | Decimal:
    if not isinstance(raw, str):
        raise Misread("A022", expected="jedna liczba")
    if question.options and not _NUMBER_LIKE.fullmatch(raw) and not nearest_number(raw):
        return (_option_or(question, raw, "liczba"),)
    value: Decimal = _convert(to_decimal, raw)
    low, high = question.minimum, question.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        raise Misread("A025", value=raw, low="–∞" if low is None else low, high="∞" if high is None else high)
    return value


def _date(question: Question, raw: Raw) -> tuple[Option, ...] | date:
    if not isinstance(raw, str):
        raise Misread("A022", expected="jedna data")
    if question.options and not _NUMBER_LIKE.fullmatch(raw) and not nearest_day(raw):
        return (_option_or(question, raw, "data RRRR-MM-DD"),)
    value: date = _convert(to_date, raw)
    return value


def _text(question: Question, raw: Raw) -> str:
    if not isinstance(raw, str):
        raise Misread("A022", expected="tekst")
    return raw.strip()


def _table(question: Question, raw: Raw) -> tuple[Row, ...]:
    if isinstance(raw, str) or raw is None:
        raise Misread("A022", expected="lista wierszy")
    return tuple(_row(question, index, row) for index, row in enumerate(raw, 1))


def _row(question: Question, index: int, row: object) -> Row:
    if not isinstance(row, dict):
        raise Misread("A022", expected="wiersze z polami: " + ", ".join(column.id for column in question.columns))
    columns = {column.id: column for column in question.columns}
    for name in row:
        if name not in columns:
            raise Misread(
                "A026",
                hint=suggestion(str(name), columns),
                within=(index - 1, name),
                at_key=True,
                row=index,
                reason=f"nie ma kolumny „{name}”",
            )
    cells = []
    for column in question.columns:
        text = row.get(column.id) or ""
        if column.required and not text:
            raise Misread("A026", within=(index - 1,), row=index, reason=f"brakuje „{column.id}”")
        if text:
            cells.append((column.label, _cell(column, text, index)))
    return tuple(cells)


def _cell(column: Column, text: str, index: int) -> str:
    if fold(text) == "nie wiem":
        return text
    try:
        if column.kind == "number":
            to_decimal(text)
        elif column.kind == "date":
            return wording.short_day(to_date(text))
    except PydanticCustomError as error:
        context = error.context or {}
        raise Misread(
            "A026", hint=context["hint"], within=(index - 1, column.id), row=index, reason=context["message"]
        ) from None
    if column.kind == "single":
        labels = {fold(name): label for id_, label in column.options for name in (id_, label)}
        if fold(text) not in labels:
            hint = suggestion(text, [id_ for id_, _ in column.options])
            raise Misread(
                "A026",
                hint=hint,
                within=(index - 1, column.id),
                row=index,
                reason=f"nie ma opcji „{text}” w kolumnie „{column.id}”",
            )
        return labels[fold(text)]
    return text


def _convert(convert: Callable[[Any], Any], raw: str) -> Any:
    try:
        return convert(raw)
    except PydanticCustomError as error:
        context = error.context or {}
        raise Misread("A005", hint=context["hint"], reason=context["message"]) from None


_READERS: dict[str, Callable[[Question, Raw], Value]] = {
    "single": _single,
    "multi": _multi,
    "number": _number,
    "date": _date,
    "text": _text,
    "table": _table,
}
