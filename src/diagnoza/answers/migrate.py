"""A sheet of an older questionnaire version → the present ids, in memory; each change is told."""

from __future__ import annotations

from diagnoza.answers.source import AnswerPart, Raw, SheetSource
from diagnoza.definition.model import Definition, Migration
from diagnoza.problems import Problem, problem


def version_key(version: str) -> tuple[int, ...]:
    """„2026.10” comes after „2026.9”; „2026.1.0” is „2026.1”."""
    parts = [int(part) for part in version.split(".")]
    while parts and parts[-1] == 0:
        parts.pop()
    return tuple(parts)


def migrated(source: SheetSource, definition: Definition) -> tuple[SheetSource, list[Problem]]:
    """The sheet with today's ids.

    A013 (warning) per change, A015 (warning) an older version, A014 (error) a newer version than the definition.
    """
    own, present = version_key(source.version), version_key(definition.version)
    if own > present:
        where = ("wersja_kwestionariusza",)
        return source, [problem("A014", path=where, version=source.version, present=definition.version)]
    problems: list[Problem] = []
    if own < present:
        where = ("wersja_kwestionariusza",)
        problems.append(problem("A015", path=where, version=source.version, present=definition.version))
    answers = dict(source.answers)
    for step in sorted(definition.migrations, key=lambda s: version_key(s.to)):
        if own < version_key(step.to) <= present:
            answers = _step(answers, step, problems)
    return source.model_copy(update={"answers": answers}), problems


def _step(answers: dict[str, AnswerPart], step: Migration, problems: list[Problem]) -> dict[str, AnswerPart]:
    moved = {}
    for id_, part in answers.items():
        new_id = step.questions.get(id_, id_)
        renamed = step.options.get(new_id, {})
        value = _value(part.value, renamed)
        said = tuple(s.model_copy(update={"answer": _value(s.answer, renamed)}) for s in part.statements)
        if new_id != id_ or value != part.value or said != part.statements:
            problems.append(problem("A013", path=("odpowiedzi", id_), old=id_, new=new_id, version=step.to))
        # An answer typed under the new id stands; the old one must not overwrite it.
        if new_id not in moved or new_id == id_:
            moved[new_id] = part.model_copy(update={"value": value, "statements": said})
    return moved


def _value(value: Raw, renamed: dict[str, str] | object) -> Raw:
    names = renamed if isinstance(renamed, dict) else {}
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, tuple):
        return tuple(names.get(entry, entry) if isinstance(entry, str) else entry for entry in value)
    return value
