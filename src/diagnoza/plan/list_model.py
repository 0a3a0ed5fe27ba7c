"""A checked purchase list: what is known of each entry, and of whose list it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from diagnoza.answers.source import Owned
from diagnoza.definition.model import Item, Programme
from diagnoza.definition.terms import EligibilityStatus, UnitKind
from diagnoza.plan.addressees import Addressee, unit_kind
from diagnoza.plan.line import Amounts, Cost, Eligibility, Expense, Line
from diagnoza.plan.list_balance import Excess, Lacking
from diagnoza.plan.matching import Match
from diagnoza.plan.model import Plan
from diagnoza.plan.sums import summed
from diagnoza.problems import Problem


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """An entry: `addressees` as typed or read in its words, `quantity` None where neither tells it.

    `cost` is None without a price, a rate of VAT or a decided item; where no quantity is told it is of one piece.
    `reasons` are the lines of the plan behind it, `spent` grosze of its eligible cost that are an expense already.
    """

    text: str
    match: Match
    quantity: int | None
    addressees: tuple[Addressee, ...]
    day: date | None
    eligibility: tuple[Eligibility, ...]
    cost: Cost | None
    reasons: tuple[Line, ...]
    spent: int

    @property
    def item(self) -> Item | None:
        """The item, where it is decided."""
        return self.match.item

    @property
    def status(self) -> EligibilityStatus:
        """The status in the first programme."""
        return self.eligibility[0].status if self.eligibility else "unclear"


@dataclass(frozen=True, slots=True)
class Unfounded:
    """A line, by its index, that no finding, duty or own need is behind.

    `unexamined`: for whom it is bought, where the diagnosis looked at none of them; `lines` of the plan name the item, and
    yet it was turned down or `is_owned` already; `expenses` of the sheets are for the item.
    """

    index: int
    unexamined: tuple[Addressee, ...]
    is_owned: bool
    lines: tuple[Line, ...]
    expenses: tuple[Expense, ...]


@dataclass(frozen=True, slots=True)
class CheckedList:
    """Lines in the order of the list; without a `plan` nothing is compared and the last three are empty."""

    programmes: tuple[Programme, ...]
    lines: tuple[CheckedLine, ...]
    plan: Plan | None
    unfounded: tuple[Unfounded, ...]
    lacking: tuple[Lacking, ...]
    excess: tuple[Excess, ...]
    problems: tuple[Problem, ...]

    @property
    def total(self) -> Amounts:
        """All that has a cost."""
        return summed(self.lines)

    @property
    def eligible(self) -> Amounts:
        """What of that the first programme pays."""
        return summed(line for line in self.lines if line.status == "eligible")

    @property
    def unclear(self) -> Amounts:
        """What of that it may pay."""
        return summed(line for line in self.lines if line.status == "unclear")

    @property
    def spent(self) -> int:
        """Grosze of the eligible cost that are expenses already."""
        return sum(line.spent for line in self.lines if line.status == "eligible")

    @property
    def new(self) -> int:
        """Grosze of the eligible cost that are still to be spent."""
        return self.eligible.eligible - self.spent


@dataclass(frozen=True, slots=True)
class Examined:
    """A unit of the diagnosis, as a list would name it; `day` is the last of its diagnosis, `owned` what it has."""

    id: str
    addressee: Addressee
    kind: UnitKind
    day: date | None
    name: str = ""
    owned: tuple[tuple[Item, Owned], ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """Whose list it is: its kind, the percent of VAT nobody recovers, the units that were examined, none without a diagnosis.

    What names nobody is for the office; without a day of its own it is classed by that of the diagnosis, as the plan is.
    """

    kind: UnitKind
    vat_share: Decimal | None = None
    day: date | None = None
    units: tuple[Examined, ...] = ()

    def examined(self, addressees: Sequence[Addressee]) -> frozenset[str]:
        """Ids of the examined units that are meant; of all, where nobody is named."""
        return frozenset(unit.id for unit in self.units if not addressees or unit.addressee in addressees)

    def places(self, addressees: Sequence[Addressee]) -> dict[tuple[UnitKind, date | None], None]:
        """Kinds of units and days that what is planned for the addressees is classed by, in their order."""
        found: dict[tuple[UnitKind, date | None], None] = {}
        for addressee in addressees or ("urzad",):
            meant = [(unit.kind, unit.day) for unit in self.units if unit.addressee == addressee]
            found.update(dict.fromkeys(meant or [(unit_kind(addressee, self.kind), self.day)]))
        return found
