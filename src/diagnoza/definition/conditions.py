"""Conditions as they stand in YAML: data, never an expression to evaluate.

A node is one of `all`, `any`, `not`, or a leaf over a question (`q`) or a fact of the unit (`fact`) with exactly one
operator. `resolve` turns them into the conditions of `model`.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from diagnoza.definition.fields import Flag, Id, Source, Text, Whole, wrong
from diagnoza.definition.terms import FactName

_OPERATORS = ("in_", "eq", "ne", "lt", "le", "gt", "ge", "has_any", "has_all", "answered", "na", "rows_ge")
_FACT_OPERATORS = ("in_", "eq", "lt", "le", "gt", "ge")
_ORDER = ("lt", "le", "gt", "ge")


def _as_text(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


_Operand = Annotated[Text, BeforeValidator(_as_text)]
_Operands = Annotated[tuple[_Operand, ...], Field(min_length=1)]


class ConditionSource(Source):
    """One node of a condition."""

    all: tuple[ConditionSource, ...] | None = Field(default=None, min_length=1)
    any: tuple[ConditionSource, ...] | None = Field(default=None, min_length=1)
    not_: ConditionSource | None = Field(default=None, alias="not")
    q: Id | None = None
    fact: FactName | None = None
    in_: _Operands | None = Field(default=None, alias="in")
    eq: _Operand | None = None
    ne: _Operand | None = None
    lt: _Operand | None = None
    le: _Operand | None = None
    gt: _Operand | None = None
    ge: _Operand | None = None
    has_any: _Operands | None = None
    has_all: _Operands | None = None
    answered: Flag | None = None
    na: Flag | None = None
    rows_ge: Whole | None = None

    @model_validator(mode="after")
    def _one_of_each(self) -> ConditionSource:
        heads = [name for name in ("all", "any", "not_", "q", "fact") if getattr(self, name) is not None]
        if len(heads) != 1:
            raise wrong("warunek musi mieć dokładnie jedno z pól: all, any, not, q, fact")
        operators = self.operators
        allowed = {"q": _OPERATORS, "fact": _FACT_OPERATORS}.get(heads[0], ())
        if len(operators) != (1 if allowed else 0) or any(name not in allowed for name in operators):
            shown = ", ".join(name.rstrip("_") for name in allowed) or "żadnego operatora"
            raise wrong(f"warunek musi mieć dokładnie jeden operator z: {shown}")
        if self.answered is False or self.na is False:
            raise wrong("zamiast „false” użyj warunku not")
        return self

    @property
    def operators(self) -> list[str]:
        """Names of the operators given; a valid leaf has exactly one."""
        return [name for name in _OPERATORS if getattr(self, name) is not None]

    @property
    def operands(self) -> tuple[str, ...]:
        """What the single operator compares with, always as a tuple."""
        value = getattr(self, self.operators[0])
        return value if isinstance(value, tuple) else (str(value),)
