"""Purchase items: functional, brand-free, without prices."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from diagnoza.definition.conditions import ConditionSource
from diagnoza.definition.fields import Flag, Id, Ids, Note, Number, Source, Text, Texts, Whole, wrong
from diagnoza.definition.terms import ItemKind


class QuantitySource(Source):
    """How many a unit needs: `times` × the fact `per` or the number answered, rounded up, at least `at_least`."""

    per: Literal["etaty", "pracownicy", "stanowiska", "serwery", "lokalizacje"] | None = None
    """Fact of the unit that the quantity grows with."""
    answer: Id | None = None
    """Question of kind `number` whose answer the quantity grows with, in place of `per`."""
    times: Annotated[Number, Field(gt=0)] = Field(default=1, validate_default=True)
    """How many pieces one of that fact needs."""
    at_least: Annotated[Whole, Field(ge=0)] = 1
    """Smallest quantity proposed."""

    @model_validator(mode="after")
    def _one_measure(self) -> QuantitySource:
        if self.per is not None and self.answer is not None:
            raise wrong("ilość może zależeć od „per” albo od „answer”, nie od obu", "zostaw jedno z nich")
        return self


class ItemSource(Source):
    """Something an office may buy."""

    id: Id
    """Name of the item."""
    name: Text
    """What it is, without a brand."""
    synonyms: Texts = ()
    """Other names under which it is looked for."""
    kind: ItemKind
    """Kind of asset: fixed asset, intangible, equipment, service or training."""
    unit: Text
    """Unit in which it is counted, such as „szt.”."""
    cpv: Note = ""
    """Code of the Common Procurement Vocabulary, in quotation marks."""
    requirements: Texts = ()
    """Functional requirements; a norm or certificate only with „lub równoważny”."""
    quantity: QuantitySource = QuantitySource()
    """How many pieces a unit needs."""
    suits: ConditionSource | None = None
    """Condition over facts of the unit under which the item is proposed; without it, always."""
    needs: Ids = ()
    """Items this one makes no sense without."""
    yearly_cost: Flag = False
    """Whether it costs the office money after the project too."""
    parts: Ids = ()
    """Items a composite one splits into."""
