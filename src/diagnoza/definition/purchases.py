"""Purchase items: functional, brand-free, without prices."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from diagnoza.definition.conditions import ConditionSource
from diagnoza.definition.fields import Flag, Id, Ids, Note, Number, Source, Text, Texts, Whole
from diagnoza.definition.terms import ItemKind


class QuantitySource(Source):
    """How many a unit needs: `times` × the fact `per`, rounded up, at least `at_least`; without `per` just that."""

    per: Literal["etaty", "pracownicy", "stanowiska", "serwery", "lokalizacje"] | None = None
    times: Annotated[Number, Field(gt=0)] = Field(default=1, validate_default=True)
    at_least: Annotated[Whole, Field(ge=0)] = 1


class ItemSource(Source):
    """Something an office may buy."""

    id: Id
    name: Text
    synonyms: Texts = ()
    kind: ItemKind
    unit: Text
    cpv: Note = ""
    requirements: Texts = ()
    quantity: QuantitySource = QuantitySource()
    suits: ConditionSource | None = None
    needs: Ids = ()
    yearly_cost: Flag = False
    parts: Ids = ()
