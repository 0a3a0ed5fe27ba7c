"""A line of a purchase plan: what, for whom, why, at what cost. Money is integer grosze; None is „no price”, never zero."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from diagnoza.definition.model import Citation, Item, Measure, Programme, Titled
from diagnoza.definition.terms import EligibilityStatus
from diagnoza.evaluation.model import FindingResult

Basis = Literal["finding", "programme", "wish"]
LineState = Literal["certain", "conditional"]
Hindrance = Literal[
    "", "owned", "omitted", "declined", "alternative", "conditional", "closed", "served", "price", "ineligible",
    "unclear", "variant", "useless", "unsupported", "money",
]  # fmt: skip
"""Why a line is not bought; "" where it is. `closed`: what is bought closes the same findings; `served`: the units get the
item by another line; `useless`: without other lines, which can't be bought, it closes nothing; `unsupported`: what an own need
makes no sense without can't be bought.
"""
Purpose = Mapping[Measure, tuple[FindingResult, ...]]
"""Measures with the findings that they answer in one unit."""
_NEEDLESS: frozenset[Hindrance] = frozenset(("omitted", "closed", "served", "variant"))


@dataclass(frozen=True, slots=True)
class Eligibility:
    """How a programme classes an item for this unit on this day."""

    programme: Programme
    area: Titled | None
    category: Titled | None
    status: EligibilityStatus
    reason: str
    source: Citation | None
    verified: bool


@dataclass(frozen=True, slots=True)
class Cost:
    """Of a whole line: net = quantity × netto, VAT half-up to the grosz, eligible by what nobody recovers of VAT.

    `yearly` is what it costs a year after the project, net; None where that is not known.
    """

    net: int
    vat: int
    eligible: int
    vat_rate: str
    method: str
    dated: date | None
    yearly: int | None = None

    @property
    def gross(self) -> int:
        """Net and VAT together."""
        return self.net + self.vat


@dataclass(frozen=True, slots=True)
class Line:
    """One purchase with its reason. `is_first_choice` is false for what only an alternative measure asks for.

    `is_perhaps_first`: and yet what is to be established may ask for it first. `is_declined`: the head accepted the risk or turned
    the measures down; the line stays, it is not bought. `is_support`: an own need makes no sense without it. `asking` holds by
    unit the measures that ask for it, `purposes` those of them it is or would be bought for.
    """

    item: Item
    certainty: LineState
    basis: Basis
    quantity: int
    owned: int
    units: Mapping[str, int]
    eligibility: tuple[Eligibility, ...]
    cost: Cost | None
    is_chosen: bool
    is_first_choice: bool
    is_declined: bool
    reason: str
    asking: Mapping[str, Purpose]
    purposes: Mapping[str, Purpose]
    consider: tuple[Item, ...]
    hindrance: Hindrance = ""
    is_perhaps_first: bool = False
    is_support: bool = False

    @property
    def state(self) -> LineState:
        """Whether it is certain that it is needed; what is bought in place of something else is."""
        return "conditional" if self.is_perhaps_first and not self.is_chosen else self.certainty

    @property
    def is_wanted(self) -> bool:
        """Whether somebody means to buy it, money and eligibility aside."""
        is_first_choice = self.is_first_choice or (self.is_perhaps_first and not self.is_chosen)
        return self.quantity > 0 and is_first_choice and not self.is_declined

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Of the measures that ask for it those it is or would be bought for."""
        return tuple(dict.fromkeys(measure for purpose in self.purposes.values() for measure in purpose))

    @property
    def findings(self) -> tuple[FindingResult, ...]:
        """What these measures answer, of several units the same once."""
        return _once(self.purposes)

    @property
    def asking_measures(self) -> tuple[Measure, ...]:
        """All measures that ask for it, also those that are not carried out."""
        return tuple(dict.fromkeys(measure for purpose in self.asking.values() for measure in purpose))

    @property
    def asking_findings(self) -> tuple[FindingResult, ...]:
        """All findings that ask for it."""
        return _once(self.asking)

    @property
    def is_needed(self) -> bool:
        """Whether it is bought or still would have to be: wanted, and nothing that is bought does its work."""
        return self.is_chosen or (self.is_wanted and self.hindrance not in _NEEDLESS)

    @property
    def is_yearly(self) -> bool:
        """Whether it costs something every year, be it known how much or not."""
        return self.item.yearly_cost or bool(self.cost and self.cost.yearly)

    @property
    def eligible_cost(self) -> int | None:
        """In grosze: nothing of what the first programme excludes; None without a price."""
        if self.cost is None:
            return None
        return 0 if self.eligibility and self.status == "ineligible" else self.cost.eligible

    @property
    def status(self) -> EligibilityStatus:
        """The status in the first programme; unclear where there is no programme to ask."""
        return self.eligibility[0].status if self.eligibility else "unclear"


def _once(purposes: Mapping[str, Purpose]) -> tuple[FindingResult, ...]:
    found = (f for purpose in purposes.values() for findings in purpose.values() for f in findings)
    return tuple({finding.id: finding for finding in found}.values())


@dataclass(frozen=True, slots=True)
class Expense:
    """Money already spent, gross; it lessens the budget."""

    item: Item
    unit: str
    gross: int
    state: str
    dated: date | None


@dataclass(frozen=True, slots=True)
class Amounts:
    """Net, VAT and eligible cost together, in grosze."""

    net: int
    vat: int
    eligible: int

    @property
    def gross(self) -> int:
        """Net and VAT together."""
        return self.net + self.vat

    @property
    def beyond(self) -> int:
        """What the eligible cost leaves out."""
        return self.gross - self.eligible
