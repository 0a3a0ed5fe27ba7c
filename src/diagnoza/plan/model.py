"""A purchase plan: its lines, its money, what it closes. Money is integer grosze; None is „not known”, never zero."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from diagnoza.definition.model import Measure, Programme
from diagnoza.evaluation.model import FindingResult
from diagnoza.plan.line import Amounts, Expense, Hindrance, Line
from diagnoza.problems import Problem

Variant = Literal["minimum", "zalecany", "pełny"]
"""Obligatory items and what closes critical findings; the best for the money; all that may be bought."""
Openness = Hindrance | Literal["accepted", "own"]
"""Why a finding stays open: the hindrance of what would close it (`declined` also of measures without purchases), the risk is
accepted, or it is the auditor's own, with advice of its own.
"""


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
    the eligible cost in grosze by which the limit would have to be higher at the price of own needs, `missing_with_wishes` if
    those of the plan are kept.
    """

    gross: int
    weight: int
    findings: tuple[FindingResult, ...]
    reopened: tuple[FindingResult, ...]
    lines: tuple[Line, ...]
    dropped: tuple[Line, ...]
    missing: int
    missing_with_wishes: int

    @property
    def eligible(self) -> int:
        """What it takes beside the plan, eligible cost in grosze."""
        added, saved = (sum(line.cost.eligible for line in part if line.cost) for part in (self.lines, self.dropped))
        return added - saved


@dataclass(frozen=True, slots=True)
class Plan:
    """Lines in order of reason and urgency.

    `project_end` is the contract's last day and `vat_share` the percent of VAT nobody recovers, None where it tells neither.
    `grant` is the contract's and `reserve` what of it is to be left.
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
    vat_share: Decimal | None
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
    def spent(self) -> int:
        """Σ of the expenses, gross."""
        return sum(expense.gross for expense in self.expenses)

    @property
    def left(self) -> int | None:
        """What the plan leaves of the eligible cost there is money for, below 0 what is missing; None without a limit."""
        return None if self.available is None else self.available - self.total.eligible

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
