"""What a purchase list is held against before a tender: thresholds of value, and names no description should rest on."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from diagnoza.definition.acts import CitationSource, PeriodSource
from diagnoza.definition.fields import Id, Ids, Note, Number, Source, Text, Texts


class ThresholdSource(Source):
    """A value of similar orders from which other rules of ordering apply."""

    id: Id
    """Name of the threshold."""
    title: Text
    """What begins to apply, in a few words that fit the head of a column."""
    amount: Annotated[Number, Field(gt=0)]
    """Net value in złoty that reaches the threshold, in quotation marks."""
    in_force: PeriodSource = PeriodSource()
    """Days on which the threshold is in force."""
    note: Note = ""
    """A remark printed with the threshold."""
    programmes: Ids = ()
    """Programmes whose money the threshold holds for; all orders when left out."""
    source: CitationSource
    """Where it was read."""


class BrandSource(Source):
    """A maker whose names a description of an order should not rest on."""

    id: Id
    """Name of the maker."""
    names: Annotated[Texts, Field(min_length=1)]
    """Names of the maker and its products, looked for as whole words."""
