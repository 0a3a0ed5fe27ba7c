"""A purchase list as it is typed: `zakupy`, each entry a line of text or its parts."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from diagnoza.answers.source import Count, Money, SheetPart, VatRate
from diagnoza.definition.fields import Day, Id, Text
from diagnoza.plan.addressees import Addressee

LONGEST = 500
"""So many characters of an entry are looked at; nobody names a purchase with more."""
MOST = 2_000
"""Entries a list may have; each is compared with all that the bank knows."""


def _entry(value: Any) -> Any:
    return {"nazwa": value} if isinstance(value, str) else value


class EntrySource(SheetPart):
    """One purchase of a list; what is left out may stand in the words of `name`."""

    name: Text = Field(alias="nazwa")
    """What is bought, in the officer's words."""
    item: Id | None = Field(default=None, alias="pozycja")
    """Id of the purchase item, where somebody chose it."""
    quantity: Annotated[Count, Field(gt=0)] | None = Field(default=None, alias="ilosc")
    """How many."""
    net: Money | None = Field(default=None, alias="netto")
    """Net price of one piece in złoty."""
    vat: VatRate | None = None
    """VAT rate in percent, zw or np."""
    addressee: Addressee | None = Field(default=None, alias="dla")
    """For whom it is bought."""
    date: Day | None = Field(default=None, alias="data")
    """Day of the purchase."""


class ListSource(SheetPart):
    """A whole list."""

    entries: Annotated[
        tuple[Annotated[EntrySource, BeforeValidator(_entry)], ...], Field(min_length=1, max_length=MOST)
    ] = Field(alias="zakupy")
    """What is bought, in its order."""
