"""Conditions as they stand in YAML: data, never an expression to evaluate.

A node is one of `all`, `any`, `not`, or a leaf over a question (`q`) or a fact of the unit (`fact`) with exactly one
operator. `resolve` turns them into the conditions of `model`.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from diagnoza.definition.fields import Flag, Id, Source, Text, Whole, wrong
from diagnoza.definition.terms import FactName

_OPERATORS = ("in_", "eq", "ne", "lt", "le", "gt", "ge", "has_any", "has_all", "answered", "na", "disputed", "rows_ge")
_FACT_OPERATORS = ("in_", "eq", "lt", "le", "gt", "ge")
_ORDER = ("lt", "le", "gt", "ge")


def _as_text(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


_Operand = Annotated[Text, BeforeValidator(_as_text)]
_Operands = Annotated[tuple[_Operand, ...], Field(min_length=1)]


class ConditionSource(Source):
    """One node of a condition."""

    all: tuple[ConditionSource, ...] | None = Field(default=None, min_length=1)
    """True when every condition of the list is true."""
    any: tuple[ConditionSource, ...] | None = Field(default=None, min_length=1)
    """True when at least one condition of the list is true."""
    not_: ConditionSource | None = Field(default=None, alias="not")
    """True when the condition within is false."""
    q: Id | None = None
    """Id of the question that the operator beside it reads."""
    fact: FactName | None = None
    """A fact of the unit (from `jednostka` of the answer sheet) that the operator beside it reads."""
    in_: _Operands | None = Field(default=None, alias="in")
    """The answer is one of these options, or the fact one of these values."""
    eq: _Operand | None = None
    """The answer is this option, or the fact this value."""
    ne: _Operand | None = None
    """The answer is known and is not this option."""
    lt: _Operand | None = None
    """The number, or the age of the date in whole months, is less than this."""
    le: _Operand | None = None
    """The number, or the age of the date in whole months, is at most this."""
    gt: _Operand | None = None
    """The number, or the age of the date in whole months, is more than this."""
    ge: _Operand | None = None
    """The number, or the age of the date in whole months, is at least this."""
    has_any: _Operands | None = None
    """At least one of these options of a `multi` question is chosen."""
    has_all: _Operands | None = None
    """All these options of a `multi` question are chosen."""
    answered: Flag | None = None
    """True when the question is answered; only `true` may stand here, for the opposite use `not`."""
    na: Flag | None = None
    """True when nie dotyczy was accepted for the question; only `true` may stand here."""
    disputed: Flag | None = None
    """True when somebody else's recorded statement differs from the answer; only `true` may stand here."""
    rows_ge: Whole | None = None
    """The table has at least so many rows."""

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
        if False in (self.answered, self.na, self.disputed):
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
