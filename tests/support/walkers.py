"""Filling in a whole questionnaire as the best or the worst office would, question after question as they appear."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from diagnoza.definition.model import Definition, Option, Question
from diagnoza.definition.truth import UNKNOWN, Observation, compile_condition
from diagnoza.evaluation.evaluate import evaluate
from diagnoza.evaluation.model import Evaluation
from diagnoza.files.sheets import LoadedSheet, link_sheet, read_sheet

END = date(2027, 6, 8)
"""Late enough that every act of the bank has begun to bind."""
Typed = str | list[Any]
Choose = Callable[[Question, Definition], Typed]


def best(question: Question, definition: Definition) -> Typed:
    """What a very good office would type: the most points, and no finding where the points are the same."""
    return _scored(question, best=True) if question.is_scored else _anything(question, definition)


def worst(question: Question, definition: Definition) -> Typed:
    """What a very bad office would type: the fewest points, and a finding where there is one to be had."""
    return _scored(question, best=False) if question.is_scored else _anything(question, definition)


def unknown(question: Question, definition: Definition) -> Typed:
    """What one types who knows nothing."""
    return "nie wiem"


def sheet_data(definition: Definition, answers: dict[str, Typed], *, knows_size: bool = True) -> dict[str, Any]:
    """A sheet of an office of middle size that the programme is for, as data of texts, with these answers."""
    kind = definition.programme.applicants[0] if definition.programme else "gmina"
    size = {"pracownicy": "42", "etaty_1_stycznia": "39.5", "stanowiska": "38", "serwery": "3", "lokalizacje": "2"}
    return {
        "format_arkusza": "1",
        "kwestionariusz": definition.id,
        "wersja_kwestionariusza": definition.version,
        "jednostka": {"nazwa": "Urząd Wymyślony", "rodzaj": kind, "zasoby": size if knows_size else {}},
        "przeprowadzono": {"od": END.replace(day=6).isoformat(), "do": END.isoformat()},
        "odpowiedzi": answers,
    }


def load(definition: Definition, answers: dict[str, Typed], path: Path, *, knows_size: bool = True) -> LoadedSheet:
    """Write the sheet as YAML and read it as the program does."""
    data = sheet_data(definition, answers, knows_size=knows_size)
    path.write_text(yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True), encoding="utf-8")
    return link_sheet(read_sheet(path), definition)


def walk(definition: Definition, choose: Choose, path: Path) -> Evaluation:
    """Answer every question that shows, again and again, until no answer makes another appear.

    Who knows nothing does not know the size of the office either.
    """
    answers: dict[str, Typed] = {}
    while True:
        loaded = load(definition, answers, path, knows_size=choose is not unknown)
        shown = [q for q in definition.questions if loaded.route.visible[q] is not False and q.id not in answers]
        if not shown:
            return evaluate(loaded.sheet, loaded.route, definition)
        # One at a time: an answer may hide what now shows only because nothing is known yet.
        certain = [question for question in shown if loaded.route.visible[question]]
        for question in certain or (shown if choose is unknown else shown[:1]):
            answers[question.id] = choose(question, definition)


def _scored(question: Question, *, best: bool) -> Typed:
    sign = 1 if best else -1
    if question.kind == "multi":
        return _several(question, best=best)
    ways = [(sign * (o.points or Fraction(0)), sign * (o.finding is None), o.id) for o in question.options]
    low = Fraction(0)
    for band in question.bands:
        value = band.up_to if band.up_to is not None else low + 1
        typed = months_before(int(value)) if question.kind == "date" else str(int(value))
        ways.append((sign * band.points, sign * (band.finding is None), typed))
        low = value
    return max(ways, key=lambda way: way[:2])[2]


def _several(question: Question, *, best: bool) -> Typed:
    if best:
        return [option.id for option in question.options if not option.exclusive and _is_good(option)]
    return [min(question.options, key=lambda option: (option.points or Fraction(0), not option.exclusive)).id]


def _is_good(option: Option) -> bool:
    return bool(option.points) and option.finding is None


def months_before(months: int) -> str:
    """The day so many whole months before the end of the diagnosis."""
    years, month = divmod(END.year * 12 + END.month - 1 - months, 12)
    return date(years, month + 1, min(END.day, 28)).isoformat()


def _anything(question: Question, definition: Definition) -> Typed:
    """For an unscored choice the option that shows most."""
    if question.kind in ("single", "multi"):
        shown = max(question.options, key=lambda option: _shows(option, question, definition)).id
        return shown if question.kind == "single" else [shown]
    if question.kind == "number":
        return str(int(question.minimum or 1))
    if question.kind == "date":
        return END.isoformat()
    if question.kind == "text":
        return "opis"
    samples = {"text": "nazwa", "number": "1", "date": END.isoformat()}
    return [{c.id: c.options[0][0] if c.kind == "single" else samples[c.kind] for c in question.columns}]


def _shows(option: Option, question: Question, definition: Definition) -> int:
    """How many questions the option may make appear."""
    seen = Observation("answered", frozenset((option,)))
    conditions = (q.show_if for q in definition.questions if q.show_if is not None)
    return sum(
        compile_condition(condition)(lambda asked: seen if asked is question else UNKNOWN, {}) is not False
        for condition in conditions
    )
