"""A kind of file → its JSON Schema (draft 7, which editors read).

The loader takes every scalar as the text that was typed; an editor has already made numbers and booleans of it. So
where the loader takes a text, the schema takes any scalar, and where the loader reads a number, a number or its text.
Bounds of texts that hold numbers, and whatever needs two files at once, stay with `diagnoza sprawdz`.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from content_format.kinds import Kind
from content_format.sentences import model_sentence
from content_format.shapes import (
    AnyOrder,
    Choice,
    Either,
    Field,
    ListOf,
    MapOf,
    Record,
    Scalar,
    Shape,
    fields_of,
    shape_of,
)
from diagnoza.definition import conditions

Schema = dict[str, Any]

_SCALAR = ["boolean", "number", "string"]
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_WHOLE = "^-?(0|[1-9][0-9]*)$"
_NUMBER = r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$"
_TAK_NIE = ["tak", "nie", "Tak", "Nie", "TAK", "NIE"]
_ROW = {"type": "object", "additionalProperties": {"type": [*_SCALAR, "null"]}}


def schema_text(kind: Kind) -> str:
    """The schema as it is checked in: sorted, with a newline at the end."""
    return json.dumps(schema_of(kind), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def schema_of(kind: Kind) -> Schema:
    """The schema; records stand under `definitions`, the topmost in the root."""
    builder = _Builder()
    shape = shape_of(kind.type)
    root = builder.record(shape.model) if isinstance(shape, Record) else builder.of(shape)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"diagnoza: {kind.title}",
        "definitions": builder.definitions,
        **root,
    }


class _Builder:
    """Collects the definitions of the records met."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def of(self, shape: Shape) -> Schema:
        """The schema of a shape."""
        match shape:
            case Scalar():
                return _scalar(shape)
            case Choice(words):
                return {"enum": [way for word in words for way in _ways(word)]}
            case Record(model):
                return self._reference(model)
            case ListOf(item, low, high):
                bounds = {"minItems": low or None, "maxItems": high}
                return {"type": "array", "items": self.of(item), **_given(bounds)}
            case MapOf(key, value):
                return {"type": "object", "propertyNames": _key(key), "additionalProperties": self.of(value)}
            case AnyOrder(item):
                within = {"type": "array", "items": self.of(item), "minItems": 1}
                return _closed({"any": within}, ["any"])
            case Either(ways):
                return {"anyOf": [self.of(way) for way in ways]}

    def record(self, model: type[BaseModel]) -> Schema:
        """The schema of a record in full."""
        fields = fields_of(model)
        if model is conditions.ConditionSource:  # a key with nothing behind it says nothing there
            fields = tuple(replace(field, empties=()) for field in fields)
        properties = {field.key: self._property(field) for field in fields}
        schema = _closed(properties, [field.key for field in fields if field.is_needed])
        if model is conditions.ConditionSource:
            schema |= _one_condition(list(properties))
            for key in ("answered", "na", "disputed"):
                properties[key] = {"description": properties[key]["description"], "enum": [True, "true"]}
        return schema | {"description": model_sentence(model)}

    def _reference(self, model: type[BaseModel]) -> Schema:
        name = model.__name__.removesuffix("Source").removesuffix("Part")
        if name not in self.definitions:
            self.definitions[name] = {}  # a condition holds conditions
            self.definitions[name] = self.record(model)
        return {"$ref": f"#/definitions/{name}"}

    def _property(self, field: Field) -> Schema:
        schema = self.of(field.shape)
        return _or_empty(schema, field.empties) | {"description": field.sentence}


def _scalar(shape: Scalar) -> Schema:
    edge = "exclusiveMinimum" if shape.is_above else "minimum"
    bounds = _given({edge: shape.low, "maximum": shape.high})
    match shape.kind:
        case "text" if shape.is_id:
            return {"type": ["boolean", "integer", "string"], "minimum": 0, "pattern": shape.pattern}
        case "text":
            return {"type": _SCALAR, "pattern": shape.pattern or r"\S"}
        case "note":
            return {"type": _SCALAR}
        case "number":
            return {"type": ["number", "string"], "pattern": _NUMBER, **bounds}
        case "whole":
            return {"type": ["integer", "string"], "pattern": _WHOLE, **bounds}
        case "day":
            return {"type": "string", "pattern": f"^{_DAY}$"}
        case "moment":
            return {"type": "string", "pattern": f"^{_DAY}(T.*)?$"}
        case "last-day":
            return {"anyOf": [{"enum": ["bezterminowo"]}, {"type": "string", "pattern": f"^{_DAY}$"}]}
        case "flag":
            return {"enum": [True, False, "true", "false"]}
        case "tak-nie":
            return {"enum": _TAK_NIE}
        case "vat-share":
            return {"anyOf": [{"enum": _TAK_NIE}, {"type": ["number", "string"], "pattern": _NUMBER, **bounds}]}
        case "answer":
            within = {"anyOf": [{"type": [*_SCALAR, "null"]}, _ROW]}
            return {"anyOf": [{"type": [*_SCALAR, "null"]}, {"type": "array", "items": within}]}


def _or_empty(schema: Schema, empties: tuple[str | None, ...]) -> Schema:
    if not empties:
        return schema
    types = schema.get("type")
    takes_empty_text = "" not in empties or (types == _SCALAR and "pattern" not in schema)
    if types is not None and takes_empty_text:
        return schema | {"type": [*([types] if isinstance(types, str) else types), "null"]}
    if "enum" in schema:
        return {"enum": [*schema["enum"], *empties]}
    return {"anyOf": [schema, {"enum": list(empties)}]}


def _key(shape: Shape) -> Schema:
    """Keys are always texts."""
    return {"pattern": shape.pattern or r"\S"} if isinstance(shape, Scalar) else {}


def _ways(word: str) -> list[Any]:
    """A word of a closed list as an editor may read it: „23” is a number to it."""
    return [word, int(word)] if word.isdigit() else [word]


def _closed(properties: Schema, needed: list[str]) -> Schema:
    schema: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
    return schema | ({"required": needed} if needed else {})


def _given(schema: Schema) -> Schema:
    return {key: value for key, value in schema.items() if value is not None}


def _one_condition(keys: list[str]) -> Schema:
    """Exactly one head; beside `q` or `fact` exactly one operator it knows."""
    heads = ("all", "any", "not", "q", "fact")
    known = {"fact": [name.rstrip("_") for name in conditions._FACT_OPERATORS]}
    known["q"] = [key for key in keys if key not in heads]
    alone: list[Schema] = [{"required": [head], "maxProperties": 1} for head in heads[:3]]
    leaves: list[Schema] = [
        {"required": [head], "minProperties": 2, "maxProperties": 2, "propertyNames": {"enum": [head, *operators]}}
        for head, operators in known.items()
    ]
    return {"oneOf": alone + leaves}
