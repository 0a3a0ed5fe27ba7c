"""Random answers of an officer as the plain data of a sheet, the same whatever form she gives them in."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from diagnoza.definition.model import Column, Question
from diagnoza.forms.officer.form import Form
from support.draws import Dice

Data = dict[str, Any]

TEXTS = (
    "umowa z firmą",
    "Żółć, gęśl: jaźń",
    "„Kadry” & <płace>",
    "mówi \"tak\" i 'nie'",
    "co tydzień # i co miesiąc",
    "pierwszy wiersz\ndrugi: wiersz\n\n- trzeci",
    "zrobione 👍🏽 w 2026 r.",
    "=SUMA(A1)",
    "-12",
    "0123",
    "1.50",
    "2022-03-12",
    "no",
    "~",
    "[a, b]",
    "{x: y}",
    "@jan; ola",
    "C:\\kopie\\nowe",
    "'cytat",
    "_x0041_",
    "100 %",
)
_LINES = tuple(text for text in TEXTS if "\n" not in text)
_DAYS = ("2022-03-12", "2021-12-01", "1999-01-31", "2024-02-29", "2025-10-05")
_CELL_NUMBERS = ("3", "12.5", "0", "1200", "0.25")


def answers(questions: Sequence[Question], dice: Dice) -> dict[str, Data]:
    """What is said of seven questions of eight; ids, numbers and days as a sheet holds them."""
    return {question.id: part(question, dice) for question in questions if not dice.chance(8)}


def sheet_data(form: Form, dice: Dice) -> Data:
    """The unit, unless the form was made for one, the post and answers to the form's questions."""
    sizes = {"pracownicy": "42", "etaty_1_stycznia": "39.5", "stanowiska": "38", "serwery": "3", "lokalizacje": "1"}
    known = dice.some(tuple(sizes))
    unit = {
        "nazwa": dice.one(("Urząd Gminy Próbnej", "Szkoła: „Jutrzenka” #3", "O’Hara & Syn")),
        "rodzaj": dice.one(("gmina", "szkola", "powiat")),
        **({"zasoby": {key: sizes[key] for key in known}} if known else {}),
    }
    return {
        **({} if form.unit else {"jednostka": unit}),
        "przebieg": {"osoby": [{"stanowisko": dice.one(("informatyk", "inspektor ds. kadr, płac: „JRWA”"))}]},
        "odpowiedzi": answers(form.questions, dice),
    }


def part(question: Question, dice: Dice) -> Data:
    """One entry of `odpowiedzi`; now and then remarks or evidence without an answer."""
    if dice.chance(12):
        return {"uwagi": dice.one(TEXTS)} if dice.chance(2) else {"dowody": evidence(dice)}
    given: Data = {"odpowiedz": answer(question, dice)}
    if given["odpowiedz"] == "nie dotyczy":
        given["uzasadnienie"] = dice.one(TEXTS)
    if dice.chance(6):
        given["uwagi"] = dice.one(TEXTS)
    if dice.chance(6):
        given["dowody"] = evidence(dice)
    if given["odpowiedz"] == "nie dotyczy":
        given["uznane"] = "nie"
    return given


def evidence(dice: Dice) -> list[str]:
    """One to three pieces, each a line and named once."""
    return list(dict.fromkeys(dice.one(_LINES) for _ in range(dice.number(1, 3))))


def answer(question: Question, dice: Dice) -> Any:
    """An answer of the question's kind, nie wiem or nie dotyczy."""
    if dice.chance(6):
        return dice.one(("nie wiem", "nie dotyczy"))
    ids = [option.id for option in question.options if not option.exclusive]
    alone = [option.id for option in question.options if option.exclusive]
    match question.kind:
        case "single":
            return dice.one(ids)
        case "multi":
            return [dice.one(alone)] if alone and dice.chance(4) else dice.some(ids, least=1)
        case "table":
            return [_row(question.columns, dice) for _ in range(dice.number(0, 3))]
        case "text":
            return dice.one(TEXTS)
    if ids and dice.chance(4):
        return dice.one(ids)
    return dice.one(_DAYS) if question.kind == "date" else dice.one(_numbers(question))


def _numbers(question: Question) -> list[str]:
    """Both ends of the range and what lies between."""
    low = question.minimum if question.minimum is not None else 0
    high = question.maximum if question.maximum is not None else 5000
    ends = [str(Decimal(end.numerator) / Decimal(end.denominator)) for end in (low, high)]
    return [*ends, *(text for text in ("1", "7", "12.5", "0.75", "1234.5") if low <= Decimal(text) <= high)]


def _row(columns: Sequence[Column], dice: Dice) -> dict[str, str]:
    filled = {column.id for column in columns if column.required or dice.chance(2)} or {columns[0].id}
    return {column.id: _cell(column, dice) for column in columns if column.id in filled}


def _cell(column: Column, dice: Dice) -> str:
    if dice.chance(8):
        return "nie wiem"
    if column.kind == "single":
        return dice.one([id_ for id_, _ in column.options])
    return dice.one({"number": _CELL_NUMBERS, "date": _DAYS, "text": TEXTS}[column.kind])
