"""What forms say beside the answers – the unit and who was asked – brought into a sheet's plain data.

What the sheet holds stands; what it lacks is taken; a difference is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from diagnoza.answers.source import SheetSource
from diagnoza.files.sheets import SheetFile
from diagnoza.problems import Problem, fold, problem

_TAKEN = frozenset(
    ("format_arkusza", "kwestionariusz", "wersja_kwestionariusza", "status", "jednostka", "przebieg", "odpowiedzi")
)
NO_NAME = "nie podano"
"""What an HTML form saves as the unit's name where none was typed, for a sheet must have one."""
_NOT_TAKEN = {field.alias or name for name, field in SheetSource.model_fields.items()} - _TAKEN


def with_unit(unit: Mapping[str, Any], form: SheetFile) -> tuple[dict[str, Any], list[Problem]]:
    """The unit's data with what the form knows of it; A105 where both say something else. The unit's id stays."""
    problems: list[Problem] = []
    given = _map(form.text.data, "jednostka")

    def merged(held: Mapping[str, Any], said: Mapping[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
        result = dict(held)
        for key, value in said.items():
            present = result.get(key)
            if value in (None, "", {}, NO_NAME) or (path, key) == (("jednostka",), "id"):
                continue
            if isinstance(value, Mapping):
                result[key] = merged(present if isinstance(present, Mapping) else {}, value, (*path, key))
            elif present in (None, "", NO_NAME):
                result[key] = value
            elif fold(str(present)) != fold(str(value)):
                place = form.text.place((*path, key))
                problems.append(problem("A105", place, (*path, key), field=key, value=value, held=present))
        return result

    return merged(unit, given, ("jednostka",)), problems


def with_people(data: Mapping[str, Any], form: SheetFile) -> dict[str, Any]:
    """The sheet's `przebieg` with those who filled the form among the people asked, each once; {} where it stays as it is."""
    known = _map(data, "przebieg").get("osoby") or []
    told = {_who(person) for person in known}
    filled = _map(form.text.data, "przebieg").get("osoby") or []
    new = [{k: v for k, v in person.items() if v} for person in filled if _who(person)[0] and _who(person) not in told]
    return {"przebieg": {**_map(data, "przebieg"), "osoby": [*known, *new]}} if new else {}


def not_taken(form: SheetFile) -> Iterator[Problem]:
    """A104 for everything in the form that is not for officers to say."""
    data = form.text.data
    for key, value in data.items():
        if key in _NOT_TAKEN and not _is_blank(value):
            yield problem("A104", form.text.place((key,), key=True), (key,), field=key)
    for key, value in _map(data, "przebieg").items():
        if key != "osoby" and not _is_blank(value):
            yield problem(
                "A104", form.text.place(("przebieg", key), key=True), ("przebieg", key), field=f"przebieg: {key}"
            )
    for id_, part in form.source.answers.items():
        if part.verification not in (None, "oswiadczenie"):
            path = ("odpowiedzi", id_, "weryfikacja")
            yield problem("A104", form.text.place(path, key=True), path, field=f"{id_}: weryfikacja")
        path = ("odpowiedzi", id_, "uznane")
        if part.accepted and form.text.within(path) == path:
            yield problem("A104", form.text.place(path, key=True), path, field=f"{id_}: uznane")


def _who(person: Mapping[str, Any]) -> tuple[str, str]:
    return fold(person.get("stanowisko") or ""), person.get("kiedy") or ""


def _map(data: Any, key: str) -> Mapping[str, Any]:
    value = data.get(key) if isinstance(data, Mapping) else None
    return value if isinstance(value, Mapping) else {}


def _is_blank(value: Any) -> bool:
    """Whether nothing was typed in it, at any depth."""
    if isinstance(value, Mapping):
        return all(_is_blank(part) for part in value.values())
    if isinstance(value, list):
        return all(_is_blank(part) for part in value)
    return value in (None, "")
