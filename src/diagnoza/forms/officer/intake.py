"""Filled forms brought into one sheet: answers merged, the head completed, and the result proved to be a valid sheet."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from diagnoza.answers.entry import entry_of
from diagnoza.answers.merged import Dispute, Merged, Policy
from diagnoza.answers.merging import merge
from diagnoza.answers.saying import Saying, response_of
from diagnoza.answers.shown import response_text
from diagnoza.answers.source import AnswerPart, SheetSource
from diagnoza.definition.model import Definition, Question
from diagnoza.files.sheet_text import sheet_text
from diagnoza.files.sheets import LoadedSheet, SheetFile, link_sheet, sheet_in
from diagnoza.forms.officer.heading import NO_NAME, with_people, with_unit
from diagnoza.forms.officer.incoming import Incoming
from diagnoza.problems import Failure, Place, Problem, errors, fold, problem, suggestion

_KEYS = tuple(field.alias or name for name, field in SheetSource.model_fields.items())
"""The sheet's keys in their order."""
_MIGRATED = ("A013", "A015")
"""Told of the sheet that is written anew: its ids are of an older version."""


@dataclass(frozen=True, slots=True)
class Intake:
    """The sheet after: its text, what happened to each answer in the questionnaire's order, and what is to be told.

    `disputes` (A103, A132) must be decided before the text may be written.
    """

    text: str
    answers: tuple[Merged, ...]
    head_changed: bool
    disputes: tuple[Problem, ...]
    problems: tuple[Problem, ...]


def take_in(
    target: LoadedSheet | None,
    forms: Sequence[Incoming],
    definition: Definition,
    unit: str,
    policy: Policy,
    accepted: Collection[str] = (),
) -> Intake:
    """Bring the forms into the sheet, or into a new one of `unit`.

    `Failure`: A109 an id in `accepted` that has no nie dotyczy, and whatever would make the result no valid sheet.
    """
    held = dict(target.sheet.source.answers) if target else {}
    merged = _merged(held, forms, definition, policy)
    merged = _accepted(merged, held, definition, accepted)
    before = _data(target, definition, unit)
    data, problems = before, [problem for form in forms for problem in form.problems]
    for form in forms:
        known, differences = with_unit(data["jednostka"], form.file)
        data = {**data, "jednostka": known, **with_people(data, form.file)}
        problems += differences
    after = {**held, **{entry.question.id: entry.after for entry in merged}}
    raw = data.get("odpowiedzi") or {}
    answers = {id_: _raw(raw.get(id_), part) for id_, part in after.items() if part != AnswerPart()}
    text = sheet_text({key: {**data, "odpowiedzi": answers}[key] for key in _KEYS if key in data}, definition)
    disputes = tuple(_dispute(entry.question, dispute, forms) for entry in merged for dispute in entry.disputes)
    if not disputes:
        _prove(text, target.path if target else "", definition, forms)
    problems += [_outdated(entry, saying, forms) for entry in merged for saying in entry.outdated]
    if target is not None:
        problems += [told for told in target.problems if told.code in _MIGRATED]
        problems += [problem("A135", Place(target.path))] if target.sheet.source.status == "ostateczny" else []
    if data["jednostka"].get("nazwa") == NO_NAME:
        problems.append(problem("A136"))
    is_changed = any(data.get(key) != before.get(key) for key in ("jednostka", "przebieg"))
    return Intake(text, merged, is_changed, disputes, tuple(problems))


def _data(target: LoadedSheet | None, definition: Definition, unit: str) -> dict[str, Any]:
    """The plain data of the sheet brought to today's version, or of a new one."""
    if target is not None:
        return {**target.text.data, "wersja_kwestionariusza": definition.version}
    return {
        "format_arkusza": "1",
        "kwestionariusz": definition.id,
        "wersja_kwestionariusza": definition.version,
        "status": "projekt",
        "jednostka": {"id": unit, "nazwa": NO_NAME},
        "odpowiedzi": {},
    }


def _merged(
    held: Mapping[str, AnswerPart], forms: Sequence[Incoming], definition: Definition, policy: Policy
) -> tuple[Merged, ...]:
    said: dict[Question, list[Saying]] = {}
    for form in forms:
        for saying in form.sayings:
            said.setdefault(saying.question, []).append(saying)
    return tuple(merge(question, held.get(question.id, AnswerPart()), told, policy) for question, told in said.items())


def _accepted(
    merged: tuple[Merged, ...], held: Mapping[str, AnswerPart], definition: Definition, ids: Collection[str]
) -> tuple[Merged, ...]:
    """The auditor accepts nie dotyczy of these questions, whether it came now or was there; in the questionnaire's order."""
    by_id = {entry.question.id: entry for entry in merged}
    strangers: list[Problem] = []
    for id_ in ids:
        entry = by_id.get(id_)
        present = entry.after if entry else held.get(id_)
        part = _accept(present) if present else None
        if part is None or id_ not in definition.bank.questions:
            candidates = [
                key for key, value in {**held, **{k: e.after for k, e in by_id.items()}}.items() if _accept(value)
            ]
            strangers.append(problem("A109", hint=suggestion(id_, candidates) if candidates else "", id=id_))
        elif entry is not None:
            by_id[id_] = dataclasses.replace(entry, after=part)
        else:
            by_id[id_] = Merged(definition.bank.questions[id_], held[id_], part, (), (), ())
    if strangers:
        raise Failure(strangers)
    place = {question.id: index for index, question in enumerate(definition.questions)}
    return tuple(sorted(by_id.values(), key=lambda entry: place.get(entry.question.id, len(place))))


def _accept(part: AnswerPart) -> AnswerPart | None:
    """The answer with its nie dotyczy accepted; None where it is none."""
    if not isinstance(part.value, str) or fold(part.value) != "nie dotyczy":
        return None
    return part.model_copy(update={"accepted": True})


def _raw(raw: Any, part: AnswerPart) -> Any:
    """An answer that did not change stays as it was typed."""
    if raw is not None and AnswerPart.model_validate(raw) == part:
        return raw
    return entry_of(part)


def _prove(text: str, name: str, definition: Definition, forms: Sequence[Incoming]) -> None:
    """The result must be a sheet without errors; one that a form brought is told in the form."""
    file = sheet_in(text.encode(), name)
    try:
        link_sheet(file, definition)
    except Failure as failure:
        raise Failure([_in_form(fault, file, forms) for fault in errors(failure.problems)]) from None


def _in_form(fault: Problem, result: SheetFile, forms: Sequence[Incoming]) -> Problem:
    """The fault in the first form that says what the result has there, else in the first that speaks of the same question."""
    typed = _at(result.text.data, fault.path)
    for form in forms:
        text = form.file.text
        for path in _like(fault.path, text.data):
            if text.within(path) == path and _at(text.data, path) == typed:
                return dataclasses.replace(fault, place=text.place(path, key=fault.at_key))
    for form in forms:
        if len(fault.path) > 1 and form.file.text.within(fault.path[:2]) == fault.path[:2]:
            return dataclasses.replace(fault, place=form.file.text.place(fault.path))
    return dataclasses.replace(fault, place=Place(result.path))


def _like(path: tuple[str | int, ...], data: Any) -> Iterator[tuple[str | int, ...]]:
    """Where a form may have the same: there, as an answer without its key, or at another place of the list."""
    yield path
    if path[2:] == ("odpowiedz",):
        yield path[:2]
    others = _at(data, path[:-1])
    if isinstance(others, list):
        yield from ((*path[:-1], index) for index in range(len(others)))


def _at(data: Any, path: tuple[str | int, ...]) -> Any:
    """What stands at the path, None where nothing does."""
    for key in path:
        is_there = key in data if isinstance(data, dict) else isinstance(data, list) and key in range(len(data))
        if not is_there:
            return None
        data = data[key]
    return data


def _dispute(question: Question, dispute: Dispute, forms: Sequence[Incoming]) -> Problem:
    by = dispute.against.established.post if dispute.against.established else ""
    return problem(
        "A132" if dispute.is_undated else "A103",
        _place(dispute.saying, forms),
        ("odpowiedzi", question.id),
        question=question.id,
        post=dispute.saying.post,
        answer=_shown(question, dispute.saying.part),
        other=by or "arkusz",
        held=_shown(question, dispute.against),
        first=dispute.origin or "arkusz",
    )


def _outdated(entry: Merged, saying: Saying, forms: Sequence[Incoming]) -> Problem:
    question = entry.question
    return problem(
        "A108",
        _place(saying, forms),
        ("odpowiedzi", question.id),
        question=question.id,
        answer=_shown(question, saying.part),
        held=_shown(question, entry.before),
    )


def _place(saying: Saying, forms: Sequence[Incoming]) -> Place:
    text = next(form.file.text for form in forms if form.file.path == saying.origin)
    return text.place(("odpowiedzi", saying.question.id, "odpowiedz"))


def _shown(question: Question, part: AnswerPart) -> str:
    return response_text(response_of(question, part.value, part.reason, part.accepted), question)
