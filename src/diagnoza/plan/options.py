"""What is asked of a plan beside the sheets: the money, the programmes, what to take in or leave out, prices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from diagnoza.answers.source import Price
from diagnoza.definition.model import Item, Programme
from diagnoza.plan.model import Variant


@dataclass(frozen=True, slots=True)
class PlanOptions:
    """`budget` and `reserve` in grosze; without `budget` it is the grant less what is spent and the reserve.

    `programmes` stand in place of the questionnaire's own, the first decides. `included` items are bought in any case,
    `omitted` never. `with_unclear` lets what is not clearly eligible be chosen. `prices` stand above those of the sheets.
    `seconds` is the time the search for the best set may take. `variant` is what is bought, by the sheet's decision where
    nothing is asked for.
    """

    budget: int | None = None
    reserve: int = 0
    programmes: tuple[Programme, ...] = ()
    included: frozenset[Item] = frozenset()
    omitted: frozenset[Item] = frozenset()
    with_unclear: bool = False
    prices: Mapping[Item, Price] = field(default_factory=lambda: MappingProxyType({}))
    seconds: float = 20.0
    variant: Variant | None = None
