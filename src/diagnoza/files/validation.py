"""Pydantic's errors → problems with a place in the file, in Polish, with the nearest right thing.

The same five faults of shape have codes D001–D005 in definitions, A001–A005 in sheets and O001–O005 in maps of forms.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from diagnoza.files.located import Located
from diagnoza.problems import MAX_HINTS, Problem, problem, suggestion

_EXPECTING = "oczekiwano: "

_EXPECTED = {
    "string_type": "tekst",
    "int_type": "liczba całkowita",
    "decimal_type": "liczba",
    "is_instance_of": "liczba",
    "bool_type": "true albo false",
    "date_type": "data RRRR-MM-DD",
    "list_type": "lista (wiersze z myślnikiem)",
    "tuple_type": "lista (wiersze z myślnikiem)",
    "dict_type": "pola z dwukropkiem",
    "mapping_type": "pola z dwukropkiem",
    "model_type": "pola z dwukropkiem",
    "model_attributes_type": "pola z dwukropkiem",
    "string_too_short": "niepusty tekst",
    "too_short": "co najmniej jeden element",
}
_BOUNDS = {
    "greater_than": "liczba większa niż {gt}",
    "greater_than_equal": "liczba nie mniejsza niż {ge}",
    "less_than": "liczba mniejsza niż {lt}",
    "less_than_equal": "liczba nie większa niż {le}",
    "decimal_max_places": "liczba o najwyżej {decimal_places} miejscach po kropce",
    "too_long": "najwyżej {max_length} elementów",
}


_adapter = lru_cache(TypeAdapter)
"""The types are few, and each takes longer to make ready than a file to check."""


def validate(type_: Any, text: Located, letter: str, data: object = None) -> tuple[Any, list[Problem]]:
    """The file's data (or `data`, what is left of it) as `type_`, or None and every fault; `letter` is D, A or O."""
    try:
        return _adapter(type_).validate_python(text.data if data is None else data), []
    except ValidationError as error:
        fields = tuple(_fields(type_))
        return None, _merged(
            _problem(entry, text, letter, fields if index < MAX_HINTS else ())
            for index, entry in enumerate(error.errors())
        )


def _merged(problems: Iterable[Problem]) -> list[Problem]:
    """One problem a place: where several types were tried, what any of them would have taken."""
    found: dict[object, Problem] = {}
    for fault in problems:
        key = (fault.path, fault.code) if fault.code.endswith("004") else (fault.path, fault.message)
        first = found.setdefault(key, fault)
        if first is not fault and fault.message not in first.message:
            expected = fault.message.removeprefix(_EXPECTING)
            found[key] = dataclasses.replace(first, message=f"{first.message} albo {expected}")
    return list(found.values())


def _problem(entry: Any, text: Located, letter: str, fields: tuple[str, ...]) -> Problem:
    location = tuple(entry["loc"])
    path = text.within(location)
    kind = entry["type"]
    context = entry.get("ctx", {})
    value = entry.get("input")
    place = text.place(path)
    if kind == "extra_forbidden":
        hint = suggestion(str(path[-1]), fields)
        hint = hint if hint.startswith("może") else ""
        return problem(f"{letter}001", text.place(path, key=True), path, hint=hint, field=path[-1])
    if kind == "missing":
        path = text.within(location[:-1])
        return problem(f"{letter}002", text.place(path, key=True), (*path, location[-1]), field=location[-1])
    if kind == "literal_error":
        options = [option.strip("' ") for option in str(context.get("expected", "")).replace(" or ", ",").split(",")]
        return problem(f"{letter}003", place, path, hint=suggestion(str(value), options), value=value)
    if kind == "diagnoza":
        return problem(f"{letter}005", place, path, hint=context.get("hint", ""), reason=context["message"])
    if kind == "string_pattern_mismatch":
        return problem(f"{letter}003", place, path, hint=_pattern_hint(context), value=value)
    expected = _EXPECTED.get(kind) or _BOUNDS.get(kind, "inna wartość").format(**context)
    return problem(f"{letter}004", place, path, expected=expected)


def _pattern_hint(context: dict[str, Any]) -> str:
    if context.get("pattern", "").startswith("^[a-z0-9]"):
        return "identyfikator: małe litery bez ogonków, cyfry i myślniki"
    if context.get("pattern", "").startswith(r"^[0-9]{1,9}("):
        return "wersja: cyfry i kropki, np. 2026.1"
    return ""


def _fields(type_: Any) -> Iterator[str]:
    """Names of all fields of a model and of the models within, as they stand in YAML."""
    seen: set[Any] = set()
    queue = [type_]
    while queue:
        current = queue.pop()
        if isinstance(current, type) and issubclass(current, BaseModel):
            if current in seen:
                continue
            seen.add(current)
            for name, field in current.model_fields.items():
                yield field.alias or name
                queue.append(field.annotation)
        queue.extend(_arguments(current))


def _arguments(type_: Any) -> Iterable[Any]:
    return getattr(type_, "__args__", ())
