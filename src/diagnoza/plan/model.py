"""A purchase plan. Money is integer grosze; None is „no price”, never zero."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from diagnoza.definition.model import Citation, Item, Measure, Programme, Titled
from diagnoza.definition.terms import EligibilityStatus
from diagnoza.evaluation.model import FindingResult
from diagnoza.problems import Problem

Variant = Literal["minimum", "zalecany", "pełny"]
"""Obligatory items and what closes critical findings; the best for the money; all that may be bought."""
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
Openness = Hindrance | Literal["accepted", "own"]
"""Why a finding stays open: the hindrance of what would close it (`declined` also of measures without purchases), the risk is
accepted, or it is the auditor's own, with advice of its own.
"""
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

    `is_declined`: the head accepted the risk or turned the measures down; the line stays, it is not bought. `is_support`:
    an own need makes no sense without it.
    """

    item: Item
    state: LineState
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
    measures: tuple[Measure, ...]
    findings: tuple[FindingResult, ...]
    consider: tuple[Item, ...]
    hindrance: Hindrance = ""
    is_support: bool = False

    @property
    def is_wanted(self) -> bool:
        """Whether somebody means to buy it, money and eligibility aside."""
        return self.quantity > 0 and self.is_first_choice and not self.is_declined

    @property
    def is_needed(self) -> bool:
        """Whether it is bought or still would have to be: wanted, and nothing that is bought does its work."""
        return self.is_chosen or (self.is_wanted and self.hindrance not in _NEEDLESS)

    @property
    def is_planned(self) -> bool:
        """Whether it is bought, or only a price is missing to buy it."""
        return self.is_chosen or (self.is_needed and self.hindrance == "price")

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


@dataclass(frozen=True, slots=True)
class Tranche:
    """A payment of the grant: percent, and grosze where the grant is known."""

    percent: Fraction
    amount: int | None


@dataclass(frozen=True, slots=True)
class Settlement:
    """Of the plan under its programme, in grosze; None and an empty `tranches` are „not known”, never nothing.

    `own` is the applicant's share of the eligible cost and `granted` the rest but for `above`, which the contract's grant has
    no money left for; `beyond` is what the plan costs over its eligible cost. `paid` is the grant the tranches divide: the
    contract's, else `granted`.
    """

    programme: Programme
    own: int | None
    granted: int | None
    above: int
    beyond: int
    paid: int | None
    is_of_contract: bool
    tranches: tuple[Tranche, ...]
    durable_until: date | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a programme would pay of what is certainly needed: lines by status.

    `eligible_cost` in grosze sums the eligible ones that have a price; the budget is not asked.
    """

    programme: Programme
    eligible: int
    unclear: int
    ineligible: int
    eligible_cost: int


@dataclass(frozen=True, slots=True)
class OpenFinding:
    """A certain finding of a unit that the plan does not close, and what stands in the way."""

    unit: str
    finding: FindingResult
    why: Openness


@dataclass(frozen=True, slots=True)
class NextStep:
    """What more money would bring: gross in grosze beside the plan, the findings it closes, the lines it adds.

    `dropped` are lines of the plan that the better set does without, `reopened` findings that it leaves open. `missing` is
    the eligible cost in grosze by which the limit would have to be higher, own needs of the plan kept.
    """

    gross: int
    weight: int
    findings: tuple[FindingResult, ...]
    reopened: tuple[FindingResult, ...]
    lines: tuple[Line, ...]
    dropped: tuple[Line, ...]
    missing: int


@dataclass(frozen=True, slots=True)
class Plan:
    """Lines in order of reason and urgency.

    `project_end` is the contract's last day. `grant` is the contract's and `reserve` what of it is to be left.
    `budget` is what was asked for or decided, or the grant less what is spent and the reserve, None where neither is
    known. `available` is the most eligible cost there is money for, set by `limiter` („budzet”, „decyzja”, „grant” or
    „program”); `limit` bounds the choice by it, None for „pełny”, which asks no money. `unproved_weight` is how much
    more weight a better choice could remove at most, 0 where this one is proved to be the best. The first of
    `programmes` decides what is chosen and `settlement` is under it, None without one; `coverage` compares all of
    them. `free` are measures that close certain findings and cost nothing: they are part of every plan. `closed` and
    `open_findings` are the certain findings that the plan does and does not close, unit by unit.
    """

    programmes: tuple[Programme, ...]
    variant: Variant
    project_end: date | None
    grant: int | None
    reserve: int
    budget: int | None
    budget_source: str
    limit: int | None
    available: int | None
    limiter: str
    lines: tuple[Line, ...]
    expenses: tuple[Expense, ...]
    total: Amounts
    free: tuple[Measure, ...]
    closed: tuple[FindingResult, ...]
    open_findings: tuple[OpenFinding, ...]
    unproved_weight: int
    next_step: NextStep | None
    settlement: Settlement | None
    coverage: tuple[Coverage, ...]
    problems: tuple[Problem, ...]

    @property
    def left_open(self) -> tuple[FindingResult, ...]:
        """The certain findings that the plan does not close, unit by unit."""
        return tuple(entry.finding for entry in self.open_findings)

    @property
    def removed_weight(self) -> int:
        """Σ likelihood × impact of what is closed."""
        return sum(finding.rank for finding in self.closed)

    @property
    def open_weight(self) -> int:
        """Σ likelihood × impact of what is left open."""
        return sum(finding.rank for finding in self.left_open)

    @property
    def to_establish(self) -> int:
        """Gross of conditional lines that are needed and have a price."""
        waiting = (line for line in self.lines if line.state == "conditional" and line.is_needed)
        return sum(line.cost.gross for line in waiting if line.cost)

    @property
    def is_complete(self) -> bool:
        """Whether all that is needed has a price."""
        return all(line.cost is not None for line in self.lines if line.is_needed)
