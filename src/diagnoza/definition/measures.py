"""Measures (zalecenia): what to do about a finding."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from diagnoza.definition.fields import Id, Ids, Number, Source, Text, Whole
from diagnoza.definition.terms import Role


class FreeHelpSource(Source):
    """A free public service that helps with a measure."""

    name: Text
    url: Text


class MeasureSource(Source):
    """A measure: what, why, how in steps, and what it costs in days and purchases."""

    id: Id
    title: Text
    why: Text
    how: Annotated[tuple[Text, ...], Field(min_length=1)]
    effort_days: Annotated[Number, Field(ge=0)]
    term_months: Annotated[Whole, Field(ge=0)]
    owner_role: Role
    free_help: tuple[FreeHelpSource, ...] = ()
    purchases: Ids = ()
