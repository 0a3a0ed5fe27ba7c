"""What a field of a file may hold, read from its annotation: the loader's types as a small tree.

A before-validator of the models stands for a way of writing; each is named in `_WRITTEN` or `_SHORT`, and one that is
not is refused here, so a new one cannot be left out of schemas and guide in silence.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal, cast

from annotated_types import Ge, Gt, Le, MaxLen, MinLen
from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo
from pydantic.types import StringConstraints
from pydantic_core import PydanticUndefined

from content_format.sentences import field_sentence
from diagnoza.answers.source import AnswerPart, Raw

ScalarKind = Literal[
    "text", "note", "number", "whole", "day", "moment", "flag", "tak-nie", "vat-share", "last-day", "answer"
]


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value; bounds are of numbers, inclusive unless `is_above`; `pattern` is of texts."""

    kind: ScalarKind
    pattern: str = ""
    low: int | None = None
    high: int | None = None
    is_above: bool = False

    @property
    def is_id(self) -> bool:
        """Whether it is an identifier."""
        return self.pattern.startswith("^[a-z0-9]")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a closed list of words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with known keys."""

    model: type[BaseModel]


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list; `low` and `high` bound its length."""

    item: Shape
    low: int = 0
    high: int | None = None


@dataclass(frozen=True, slots=True)
class MapOf:
    """A mapping whose keys the author gives."""

    key: Shape
    value: Shape


@dataclass(frozen=True, slots=True)
class AnyOrder:
    """`{any: [a, b]}`: alternatives."""

    item: Shape


@dataclass(frozen=True, slots=True)
class Either:
    """Several ways of writing, the shortest first."""

    ways: tuple[Shape, ...]


Shape = Scalar | Choice | Record | ListOf | MapOf | AnyOrder | Either


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a record; `empties` are the ways of leaving nothing behind the key that the loader takes."""

    key: str
    shape: Shape
    is_needed: bool
    empties: tuple[str | None, ...]
    default: Any
    sentence: str


_WRITTEN: dict[str, ScalarKind] = {
    "fields._whole": "whole",
    "fields.to_decimal": "number",
    "fields.to_date": "day",
    "fields._flag": "flag",
    "fields._polish_flag": "tak-nie",
    "source._moment": "moment",
    "source._vat_share": "vat-share",
    "source._until": "last-day",
}
"""Validators that read a value from the text typed."""
_SHORT = (
    "fields._one_or_many",
    "conditions._as_text",
    "questions._point_only",
    "questions._label_only",
    "questionnaire._area_only",
    "findings._alternatives",
    "source._severity",
    "source._vat_rate",
    "source._variant",
)
"""Validators that take a shorter or another way of writing."""


def shape_of(annotation: Any, metadata: Iterable[Any] = ()) -> Shape:
    """The shape of a type as pydantic keeps it."""
    marks = list(_marks(metadata))
    if annotation == Raw:
        return Scalar("answer")
    if typing.get_origin(annotation) is typing.Annotated:
        inner, *own = typing.get_args(annotation)
        return shape_of(inner, [*own, *marks])
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        members = [member for member in typing.get_args(annotation) if member is not type(None)]
        if len(members) == 1:
            return shape_of(members[0], marks)
    validators = [_name(mark) for mark in marks if isinstance(mark, BeforeValidator)]
    for name in validators:
        if name not in _WRITTEN and name not in _SHORT:
            raise NotImplementedError(f"{name}: say in {__name__} how a value read by this validator is written")
    written = [_WRITTEN[name] for name in validators if name in _WRITTEN]
    shape = _bounded(Scalar(written[0]) if written else _plain(annotation), marks)
    for name in validators:
        shape = _with_short_forms(name, shape)
    return shape


@cache
def fields_of(model: type[BaseModel]) -> tuple[Field, ...]:
    """The keys of a record in the order of the model."""
    drops_empty = "_drop_empty" in dir(model)
    found = []
    for name, info in model.model_fields.items():
        found.append(
            Field(
                key=info.alias or name,
                shape=shape_of(info.annotation, info.metadata),
                is_needed=info.is_required(),
                empties=_empties(info, drops_empty),
                default=None if info.default is PydanticUndefined else info.default,
                sentence=field_sentence(model, name),
            )
        )
    return tuple(found)


def records_of(shape: Shape) -> Iterator[type[BaseModel]]:
    """The records a shape is made of, not those within them, in order."""
    match shape:
        case Record(model):
            yield model
        case ListOf(item=inner) | MapOf(value=inner) | AnyOrder(inner):
            yield from records_of(inner)
        case Either(ways):
            for way in ways:
                yield from records_of(way)


def _empties(info: FieldInfo, drops_empty: bool) -> tuple[str | None, ...]:
    if drops_empty and not info.is_required():
        return (None, "")
    may_be_none = type(None) in typing.get_args(info.annotation) or info.alias == "odpowiedzi"
    return (None,) if may_be_none else ()


def _plain(annotation: Any) -> Shape:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Literal:
        return Choice(arguments)
    if origin is tuple and arguments[-1] is Ellipsis:
        return ListOf(shape_of(arguments[0]))
    if origin is tuple:
        return ListOf(shape_of(arguments[0]), len(arguments), len(arguments))
    if origin is dict:
        return MapOf(shape_of(arguments[0]), shape_of(arguments[1]))
    if annotation is AnswerPart:
        return Either((Scalar("answer"), Record(AnswerPart)))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Record(annotation)
    if annotation is str:
        return Scalar("note")
    raise NotImplementedError(f"{annotation}: say in {__name__} what such a value is")


def _bounded(shape: Shape, marks: list[Any]) -> Shape:
    for mark in marks:
        if isinstance(shape, Scalar):
            shape = _bounded_scalar(shape, mark)
        elif isinstance(shape, ListOf) and isinstance(mark, MinLen):
            shape = replace(shape, low=mark.min_length)
        elif isinstance(shape, ListOf) and isinstance(mark, MaxLen):
            shape = replace(shape, high=mark.max_length)
    return shape


def _bounded_scalar(shape: Scalar, mark: Any) -> Scalar:
    if isinstance(mark, Ge):
        return replace(shape, low=cast(int, mark.ge))
    if isinstance(mark, Gt):
        return replace(shape, low=cast(int, mark.gt), is_above=True)
    if isinstance(mark, Le):
        return replace(shape, high=cast(int, mark.le))
    pattern = getattr(mark, "pattern", None)
    if pattern:
        return replace(shape, kind="text", pattern=pattern)
    if isinstance(mark, StringConstraints) and mark.min_length:
        return replace(shape, kind="text")
    return shape


def _with_short_forms(name: str, shape: Shape) -> Shape:
    match name.split(".")[-1]:
        case "_one_or_many" if isinstance(shape, ListOf):
            return Either((shape.item, shape))
        case "_point_only" | "_label_only":
            return Either((Scalar("text"), shape))
        case "_area_only" if isinstance(shape, Record):
            return Either((next(field.shape for field in fields_of(shape.model) if field.key == "id"), shape))
        case "_alternatives" if isinstance(shape, ListOf):
            return Either((shape.item, AnyOrder(shape.item), shape))
        case "_severity" if isinstance(shape, Choice):
            return Choice((*shape.words, "średnia"))
        case "_variant" if isinstance(shape, Choice):
            return Choice((*shape.words, "pelny"))
        case "_vat_rate":
            return Choice(("23", "8", "5", "0", "zw", "np"))
        case _:
            return shape


def _marks(metadata: Iterable[Any]) -> Iterator[Any]:
    for mark in metadata:
        if isinstance(mark, FieldInfo):
            yield from _marks(mark.metadata)
        else:
            yield mark


def _name(validator: BeforeValidator) -> str:
    function = cast(types.FunctionType, validator.func)
    return f"{function.__module__.split('.')[-1]}.{function.__name__}"
