"""A field of the map → its value: the answer, state, score or datum, in the form's own words where `jako` gives them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from diagnoza import wording
from diagnoza.answers.model import Absent, Answer, Answered, NotApplicable, NotExamined, Response, Unknown
from diagnoza.definition.fields import to_decimal
from diagnoza.definition.model import Option, Question
from diagnoza.evaluation.model import Evaluation, PointResult
from diagnoza.forms.operator.check import FINDING_WORDS
from diagnoza.forms.operator.readings import NO_DATA, Choice, Empty, Reading, Share, Value, yes_or_no
from diagnoza.forms.operator.source import FieldPart, PointPart
from diagnoza.forms.operator.vocabulary import Facts, read_value
from diagnoza.problems import fold

_POLISH_DAY = re.compile(r"[0-9]{2}\.[0-9]{2}\.[0-9]{4}")


@dataclass(frozen=True, slots=True)
class Untranslated:
    """An answer for which `jako` has no word."""

    word: str


def read_field(part: FieldPart, units: Mapping[str, Facts], office: str) -> Reading | Untranslated:
    """What is to be written; `units` by id of the unit."""
    reading = _read(part, units[part.unit or office])
    if isinstance(reading, Choice) and set(part.words) - {NO_DATA}:
        return _translated(reading, part.words)
    if isinstance(reading, Empty) and NO_DATA in part.words:
        return part.words[NO_DATA] or reading
    return reading


def _translated(choice: Choice, words: Mapping[str, str]) -> Reading | Untranslated:
    folded = {fold(word): shown for word, shown in words.items()}
    said = []
    for id_, label in choice.chosen:
        shown = folded.get(fold(id_), folded.get(fold(label)))
        if shown is None:
            return Untranslated(id_)
        said.append(shown)
    return "; ".join(filter(None, said)) or Empty("mapa każe zostawić to pole puste")


def _read(part: FieldPart, facts: Facts) -> Reading:
    evaluation = facts.evaluation
    if part.text is not None:
        return part.text
    if part.value is not None:
        return read_value(part.value, facts)
    if part.conformity is not None:
        return _conformity(part.conformity, evaluation)
    if part.finding is not None:
        return _finding(part.finding, evaluation)
    question = evaluation.definition.bank.questions[part.question or ""]
    if question not in evaluation.results:
        return Empty("kwestionariusz nie zadaje tego pytania")
    result = evaluation.results[question]
    if result.visible is False:
        return Empty("pytanie nie ma tu zastosowania")
    return _of_answer(part, question, result.answer)


def _of_answer(part: FieldPart, question: Question, answer: Answer) -> Reading:
    if part.note is not None:
        return answer.note or Empty("nie ma uwag do tej odpowiedzi")
    if part.reason is not None:
        return answer.reason or Empty("nie ma uzasadnienia tej odpowiedzi")
    if part.evidence is not None:
        return "; ".join(answer.evidence) or Empty("nie zapisano dowodów")
    if part.verification is not None:
        kind = answer.verification
        return (
            Choice(((kind, wording.VERIFICATION[kind]),))
            if kind
            else Empty("nie zapisano, na czym opiera się odpowiedź")
        )
    return _response(part, question, answer.response)


def _response(part: FieldPart, question: Question, response: Response) -> Reading:
    match response:
        case Unknown():
            return Choice((("nie wiem", "nie wiem"),))
        case NotExamined():
            return Choice((("nie zbadano", "nie zbadano"),))
        case NotApplicable(accepted=accepted):
            return Choice((("nie dotyczy", "nie dotyczy" if accepted else "nie dotyczy (nieuznane)"),))
        case Absent():
            return Empty("brak odpowiedzi")
        case Answered(value):
            return _value(part, question, value)


def _value(part: FieldPart, question: Question, value: object) -> Reading:
    if isinstance(value, Decimal) and question.unit == "%":
        return Share(Fraction(value) / 100)
    if not isinstance(value, tuple):
        assert isinstance(value, Decimal | date | str)
        return Empty("brak odpowiedzi") if value == "" else value
    options = [entry for entry in value if isinstance(entry, Option)]
    if part.option is not None:
        return yes_or_no(any(fold(part.option) in (fold(option.id), fold(option.label)) for option in options))
    if options:
        return Choice(tuple((option.id, option.label) for option in options))
    if part.row is not None:
        return _cell(part, question, value)
    return "\n".join("; ".join(f"{label}: {text}" for label, text in row) for row in value) or Empty("brak wierszy")


def _cell(part: FieldPart, question: Question, rows: tuple[object, ...]) -> Reading:
    assert part.row is not None
    if part.row > len(rows):
        return Empty(f"tabela ma {wording.plural(len(rows), 'wiersz', 'wiersze', 'wierszy')}")
    column = next(column for column in question.columns if column.id == part.column)
    text = dict(rows[part.row - 1]).get(column.label, "")  # type: ignore[call-overload]
    if not text:
        return Empty("w tabeli tego nie podano")
    with suppress(ValueError):
        if column.kind == "date" and _POLISH_DAY.fullmatch(text):
            return datetime.strptime(text, "%d.%m.%Y").date()
        if column.kind == "number":
            return Decimal(to_decimal(text))
    return str(text)


def _finding(id_: str, evaluation: Evaluation) -> Reading:
    found = next((f for f in evaluation.findings if f.id == id_), None)
    rejected = any(f.id == id_ for f in evaluation.rejected)
    state = (
        ("stwierdzone" if found.state == "certain" else "do-ustalenia")
        if found
        else "odrzucone"
        if rejected
        else "nie-stwierdzono"
    )
    return Choice(((state, FINDING_WORDS[state]),))


def _conformity(named: PointPart, evaluation: Evaluation) -> Reading:
    found = [
        result
        for act in evaluation.conformity
        for result in act.points
        if (result.point.act.id, result.point.id) == (named.act, named.point)
    ]
    if not found:
        return Empty("kwestionariusz nie obejmuje tego punktu albo nie dotyczy on jednostki")
    result: PointResult = found[0]
    if named.aspect == "stan":
        return Choice(((result.state, wording.CONFORMITY[result.state]),))
    return _beside(named, result, evaluation)


def _beside(named: PointPart, result: PointResult, evaluation: Evaluation) -> Value | Empty:
    """Reason, remarks, evidence or findings of a point, a line each."""
    if named.aspect == "uzasadnienie":
        return result.overruling.reason if result.overruling else Empty("audytor nie zmienił oceny tego punktu")
    answers = [evaluation.results[question].answer for question in result.questions if question in evaluation.results]
    lines: dict[str, None] = {}
    if named.aspect == "uwagi":
        lines = dict.fromkeys(answer.note for answer in answers)
    elif named.aspect == "dowody":
        lines = dict.fromkeys(text for answer in answers for text in answer.evidence)
    else:
        behind = frozenset(result.questions)
        lines = dict.fromkeys(
            f.title
            for f in evaluation.findings
            if f.state == "certain"
            and (behind & frozenset(f.questions) or any(ref.point is result.point for ref in f.refs))
        )
    separator = "; " if named.aspect == "dowody" else "\n"
    return separator.join(filter(None, lines)) or Empty(f"nie ma wpisu: {named.aspect}")
