"""Measures (zalecenia): what to do about a finding."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from diagnoza.definition.fields import Id, Ids, Number, Source, Text, Whole
from diagnoza.definition.terms import Role


class FreeHelpSource(Source):
    """A free public service that helps with a measure."""

    name: Text
    """Name of the service."""
    url: Text
    """Address of the service."""


class MeasureSource(Source):
    """A measure: what, why, how in steps, and what it costs in days and purchases."""

    id: Id
    """Name of the measure."""
    title: Text
    """What to do, in one sentence."""
    why: Text
    """What it protects from."""
    how: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Steps in the order in which they are taken."""
    effort_days: Annotated[Number, Field(ge=0)]
    """Working days the office spends on it."""
    term_months: Annotated[Whole, Field(ge=0)]
    """Months within which it should be done; 0 is at once."""
    owner_role: Role
    """Who is responsible for it."""
    free_help: tuple[FreeHelpSource, ...] = ()
    """Free public services that help."""
    purchases: Ids = ()
    """Purchase items the measure needs."""
