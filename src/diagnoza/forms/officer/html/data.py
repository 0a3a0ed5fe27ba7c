"""What the page reads: a form as plain data. Numbers are texts, so that the page compares them exactly."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from diagnoza import wording
from diagnoza.answers.saying import METHOD
from diagnoza.answers.source import UnitPart
from diagnoza.definition import model
from diagnoza.definition.model import Column, Condition, Option, Question
from diagnoza.definition.terms import UNIT_KINDS
from diagnoza.forms.officer.form import Form, Section
from diagnoza.forms.officer.reading import mark

Data = dict[str, Any]


def form_data(form: Form) -> Data:
    """The whole form; keys as in `script/form.js`."""
    definition = form.definition
    programme = definition.programme
    return {
        "key": form.key,
        "name": form.suggested_name,
        "questionnaire": definition.id,
        "version": definition.version,
        "sha256": definition.sha256,
        "mark": mark(definition.id, definition.version, definition.sha256),
        "method": METHOD,
        "title": definition.title,
        "introduction": [line for line in definition.introduction.split("\n") if line.strip()],
        "role": wording.ROLE[form.role] if form.role else "",
        "due": wording.day(form.due) if form.due else "",
        "contact": form.contact,
        "unit": _unit(form.unit) if form.unit else None,
        "kinds": [[kind, wording.UNIT_KIND[kind]] for kind in UNIT_KINDS],
        "kind": programme.applicants[0] if programme and programme.applicants else "gmina",
        "areas": [_area(section) for section in form.sections],
    }


def _unit(unit: UnitPart) -> Data:
    """The unit as it goes into the sheet, all its values as texts."""
    sheet = _texts(unit.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude_none=True))
    return {"id": unit.id, **sheet}


def _texts(value: Any) -> Any:
    return {key: _texts(part) for key, part in value.items()} if isinstance(value, dict) else str(value)


def _area(section: Section) -> Data:
    return {
        "id": section.area.id,
        "title": section.area.title,
        "questions": [_question(question) for question in section.questions],
    }


def _question(question: Question) -> Data:
    best = next((band.requires for band in question.bands if band.points == 1 and band.requires), "")
    return {
        "id": question.id,
        "text": question.text,
        "kind": question.kind,
        "help": question.help,
        "evidence": list(question.evidence),
        "basis": _basis(question),
        "best": best,
        "options": [_option(option) for option in question.options],
        "columns": [_column(column) for column in question.columns],
        "unit": question.unit,
        "min": None if question.minimum is None else decimal_text(question.minimum),
        "max": None if question.maximum is None else decimal_text(question.maximum),
        "condition": None if question.show_if is None else condition_data(question.show_if),
    }


def _basis(question: Question) -> list[str]:
    """The points cited, an entry an act."""
    cited: dict[str, list[str]] = {}
    for reference in question.refs:
        cited.setdefault(reference.point.act.short, []).append(reference.point.label)
    return [f"{act}: {', '.join(labels)}" for act, labels in cited.items()]


def _option(option: Option) -> Data:
    return {"id": option.id, "label": option.label, "requires": option.requires, "exclusive": option.exclusive}


def _column(column: Column) -> Data:
    return {
        "id": column.id,
        "label": column.label,
        "kind": column.kind,
        "required": column.required,
        "options": [list(option) for option in column.options],
    }


def condition_data(condition: Condition) -> Data:
    """A condition as a tree: `test` names the kind, questions and options stand by their ids."""
    match condition:
        case model.All(parts):
            return {"test": "all", "parts": [condition_data(part) for part in parts]}
        case model.AnyOf(parts):
            return {"test": "any", "parts": [condition_data(part) for part in parts]}
        case model.Not(part):
            return {"test": "not", "part": condition_data(part)}
        case model.AnswerTest(question, operator, options, number):
            return {
                "test": "answer",
                "question": question.id,
                "operator": operator,
                "options": sorted(option.id for option in options),
                "number": None if number is None else decimal_text(number),
            }
        case model.AnsweredTest(question):
            return {"test": "answered", "question": question.id}
        case model.NotApplicableTest(question):
            return {"test": "na", "question": question.id}
        case model.DisputedTest(question):
            return {"test": "disputed", "question": question.id}
        case model.RowsTest(question, at_least):
            return {"test": "rows", "question": question.id, "atLeast": at_least}
        case model.FactTest(fact, operator, kinds, numbers):
            return {
                "test": "fact",
                "fact": fact,
                "operator": operator,
                "kinds": sorted(kinds),
                "numbers": [decimal_text(number) for number in numbers],
            }


def decimal_text(value: Fraction) -> str:
    """A number that was typed as a decimal, as a decimal again, exactly: 5/2 → 2.5."""
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    whole, fraction = digits[: len(digits) - places], digits[len(digits) - places :]
    return f"{'-' if value < 0 else ''}{whole}{f'.{fraction}' if fraction else ''}"
